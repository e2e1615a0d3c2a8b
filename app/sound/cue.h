#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace fl {

/// A short sound that goes with something seen (DESIGN.md section 9). What each goes with stands in
/// state/cues.h.
enum class Cue : std::uint8_t {
    touch,     // soft tick
    select,    // two notes up
    close,     // two notes down
    scrub,     // light click
    tour_step, // bell
    countdown, // tick
    saved,     // chord
    tremor_minus_1,
    tremor_minus_2,
    tremor_minus_3, // low thumps, by side and importance
    tremor_shared_1,
    tremor_shared_2,
    tremor_shared_3,
    tremor_plus_1,
    tremor_plus_2,
    tremor_plus_3,
};
inline constexpr std::size_t cue_count = 16;

/// "tour-step": the name of its file (without ".wav") and in the log of a script.
std::string_view cue_name(Cue cue);

/// @param side  of the event's track: -1 minus, 0 shared, +1 plus
/// @param importance  1 to 3; others count as the nearest
Cue tremor_cue(int side, int importance);

/// The cues of one frame, each once, in the order in which they fell due. Keeps them in place.
class CueList {
  public:
    /// A cue that is there already is not added: the same sound twice at once is only louder.
    void add(Cue cue);
    void clear() { size_ = 0; }
    bool empty() const { return size_ == 0; }
    std::span<const Cue> cues() const { return std::span(cues_).first(size_); }

  private:
    std::array<Cue, cue_count> cues_{};
    std::size_t size_ = 0;
};

/// Below this volume, in percent, nothing sounds.
inline constexpr int least_volume = 5;

/// Factor for the samples at a volume from 0 to 100 %: 0 below least_volume, else the square, so
/// that even steps of the volume are heard as even steps (100 %: 0 dB, 50 %: -12 dB). The square is
/// the usual taper of a volume control; not measured with visitors.
float volume_gain(int percent);

/// The next step of a volume control, up (+1) or down (-1): at most 3 dB away, from silence (0) to
/// 100 %. The lowest that can be heard is 40 dB and more below the highest.
int stepped_volume(int percent, int by);

} // namespace fl
