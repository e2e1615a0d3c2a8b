#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace fl {

/// Integrated loudness of what is narrated: the mean of espeak-ng 1.51 at its usual volume,
/// measured over eight summaries in each of six languages (-20.1 in English to -22.4 in French), so
/// that one voice follows the other without a jump.
inline constexpr double narration_lufs = -21;

/// The longest narration. A guess: nobody stands and listens longer without a word from the
/// visitor.
inline constexpr double longest_narration_s = 180;

/// A recording as its narrator gave it, with all channels in one, at sample_rate.
struct Take {
    std::vector<float> samples; // full scale is 1
    int rate = 0;               // Hz, of the file
    int clipped = 0;            // places where the file stays at full scale
    double first_clipped_s = 0;
};

/// @throws Error{Fault::asset}: no sound, cut short, far too long; says what to do
Take read_take(const std::filesystem::path& file);

/// A take made ready for the exhibit: without the silence around it, at narration_lufs.
struct Master {
    std::vector<float> samples; // at sample_rate
    std::string problem;        // why it cannot be used and what to do, or empty
    std::vector<std::string> doubts;

    double length_s() const;
};
Master master(const Take& take);

/// An Ogg Opus file, mono, of some 32 kbit/s. The same samples give the same bytes.
/// @param samples  at sample_rate
std::string encode_opus(std::span<const float> samples);

} // namespace fl
