#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fl {

/// A RIFF WAVE file: PCM, mono, 16 bit, sample_rate. Samples beyond full scale (1) are held there.
std::string write_wav(std::span<const float> samples);

/// The samples of such a file, other chunks skipped.
///
/// @param name  of the file, for messages
/// Throws Error{Fault::asset} for anything else, saying what is wanted.
std::vector<float> read_wav(std::string_view bytes, std::string_view name);

} // namespace fl
