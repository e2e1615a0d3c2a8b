#pragma once

#include "sound/cue.h"
#include "sound/speech_stream.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

namespace fl {

/// Samples of all cues by Cue, full scale 1, at sample_rate. An empty one is silent.
using SoundBank = std::array<std::vector<float>, cue_count>;

/// Mixes cues and speech into the stream of an audio device. While something is said, cues are 22
/// dB softer. Two threads use it: one asks with play(), the other, the device's, takes with mix();
/// neither waits for the other, and nothing is allocated.
class Mixer {
  public:
    static constexpr std::size_t most_voices = 8;

    explicit Mixer(SoundBank bank);
    Mixer(const Mixer&) = delete;
    Mixer& operator=(const Mixer&) = delete;

    /// Asks for a cue. When too many wait already it is dropped: nobody could tell them apart.
    /// @param gain  0 to 1
    void play(Cue cue, float gain) noexcept;

    /// What is said; samples at sample_rate.
    SpeechStream& speech() { return speech_; }
    const SpeechStream& speech() const { return speech_; }
    /// @param gain  0 to 1
    void set_speech_gain(float gain) noexcept { speech_gain_.store(gain); }

    /// Fills the device's buffer with what sounds next. Sums up to three quarters of full scale are
    /// left as they are, larger ones are bent to stay within it. With all voices in use, a new cue
    /// takes the voice that is nearest to its end, which fades within 2 ms.
    void mix(std::span<std::int16_t> out) noexcept;

    /// Drops the cues that wait and that sound. Only while no device calls mix().
    void forget() noexcept;

    /// Voices that sound, for tests. Only while no device calls mix().
    std::size_t voices() const noexcept;

  private:
    struct Request {
        Cue cue{};
        float gain = 0;
    };
    struct Voice {
        std::span<const float> left; // what is still to be heard
        float gain = 0;
    };
    void take_requests() noexcept;
    void start(const Request& request) noexcept;
    float next() noexcept;
    float next_spoken() noexcept;

    const SoundBank bank_;
    // A ring with one writer and one reader; indices grow for ever and are taken modulo its size.
    std::array<Request, 32> requests_{};
    std::atomic<std::uint32_t> written_{0}, read_{0};
    std::array<Voice, most_voices> voices_{};
    float step_ = 0; // what a stolen voice would have left as a click
    SpeechStream speech_;
    std::atomic<float> speech_gain_{1};
    float spoken_ = 0; // last sample of speech
    float cue_gain_ = 1;
};

} // namespace fl
