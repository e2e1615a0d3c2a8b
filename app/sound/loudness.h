#pragma once

#include <span>

namespace fl {

inline constexpr int sample_rate = 48'000; // Hz, of everything in sound/

/// K-weighted level of a whole mono sound, in LUFS: the mean square over its length after the two
/// filters of Recommendation ITU-R BS.1770-4, annex 1 (tables 1 and 2: a shelf of +4 dB for the
/// head, a high pass), as -0.691 + 10 log10(mean square).
///
/// Without the gate of the same annex: its blocks last 400 ms, longer than any cue. A sound shorter
/// than the ear's integration time of some 200 ms is therefore heard as softer than a longer one of
/// the same level, which is meant: ticks are light, chords are full.
///
/// @param samples  full scale is 1, at sample_rate
/// @return  minus infinity for silence; a full-scale sine of 997 Hz gives -3.01
double k_weighted_level(std::span<const float> samples);

/// Integrated loudness of a whole mono sound, in LUFS, with both gates of Recommendation ITU-R
/// BS.1770-4, annex 1: blocks of 400 ms, each 100 ms after the one before; of those above -70 LUFS
/// only the ones that are no more than 10 LU below their mean. Pauses of speech do not count.
///
/// @param samples  full scale is 1, at sample_rate; what is shorter than a block is one block
/// @return  minus infinity where no block is above -70 LUFS
double integrated_loudness(std::span<const float> samples);

} // namespace fl
