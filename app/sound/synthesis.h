#pragma once

#include "sound/cue.h"

#include <vector>

namespace fl {

/// Level of every cue, by k_weighted_level().
inline constexpr double cue_level_lufs = -18;

/// No cue is as long as that.
inline constexpr double longest_cue_s = 0.25;

/// Frequency of a note in equal temperament, A4 (note 69) = 440 Hz (ISO 16).
double note_hz(int note);

/// The note that a cue is tuned to: its only one, or the first of several.
int cue_note(Cue cue);

/// Makes the samples of a cue: sums of decaying sines without noise or echo, at cue_level_lufs,
/// beginning and ending with zero. Same program, same samples.
///
/// @return  full scale is 1, at sample_rate, at most longest_cue_s
std::vector<float> synthesise(Cue cue);

} // namespace fl
