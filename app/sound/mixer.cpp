#include "sound/mixer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace fl {
namespace {

/// A stolen voice loses so much of its last value with each sample: -60 dB in 2 ms.
constexpr float step_decay = 0.93F;

/// Of cues during speech: -22 dB (A-06 asks for 20), reached within some 10 ms.
constexpr float ducked = 0.08F, duck_pace = 0.004F;

/// Straight up to the knee, then bent towards 1, which it never reaches.
float bent(float x) {
    constexpr float knee = 0.75F;
    const float size = std::abs(x);
    if (size <= knee)
        return x;
    return std::copysign(knee + (1 - knee) * std::tanh((size - knee) / (1 - knee)), x);
}

} // namespace

Mixer::Mixer(SoundBank bank)
    : bank_(std::move(bank)) {}

void Mixer::play(Cue cue, float gain) noexcept {
    const std::uint32_t at = written_.load(std::memory_order_relaxed);
    if (at - read_.load(std::memory_order_acquire) >= requests_.size())
        return;
    requests_[at % requests_.size()] = {cue, gain};
    written_.store(at + 1, std::memory_order_release);
}

void Mixer::take_requests() noexcept {
    const std::uint32_t end = written_.load(std::memory_order_acquire);
    std::uint32_t at = read_.load(std::memory_order_relaxed);
    for (; at != end; ++at)
        start(requests_[at % requests_.size()]);
    read_.store(at, std::memory_order_release);
}

void Mixer::start(const Request& request) noexcept {
    Voice& voice =
        *std::ranges::min_element(voices_, {}, [](const Voice& v) { return v.left.size(); });
    if (!voice.left.empty())
        step_ += voice.left.front() * voice.gain;
    voice = {bank_[static_cast<std::size_t>(request.cue)], request.gain};
}

/// The next sample of speech. Speech that is cut short ends as a stolen voice does, without a
/// click.
float Mixer::next_spoken() noexcept {
    float sample = 0;
    const bool speaks = speech_.take(sample);
    cue_gain_ += ((speaks ? ducked : 1.0F) - cue_gain_) * duck_pace;
    if (!speaks)
        step_ += spoken_;
    spoken_ = sample * speech_gain_.load(std::memory_order_relaxed);
    return spoken_;
}

float Mixer::next() noexcept {
    const float spoken = next_spoken();
    float cues = 0;
    for (Voice& voice : voices_) {
        if (voice.left.empty())
            continue;
        cues += voice.left.front() * voice.gain;
        voice.left = voice.left.subspan(1);
    }
    const float sum = step_ + cues * cue_gain_ + spoken;
    step_ *= step_decay;
    if (std::abs(step_) < 1e-5F) // a third of the smallest step of 16 bits
        step_ = 0;
    return sum;
}

void Mixer::mix(std::span<std::int16_t> out) noexcept {
    take_requests();
    for (std::int16_t& sample : out)
        sample = static_cast<std::int16_t>(std::lround(bent(next()) * 32767));
}

void Mixer::forget() noexcept {
    read_.store(written_.load(std::memory_order_acquire), std::memory_order_release);
    voices_ = {};
    step_ = 0;
}

std::size_t Mixer::voices() const noexcept {
    return static_cast<std::size_t>(
        std::ranges::count_if(voices_, [](const Voice& voice) { return !voice.left.empty(); }));
}

} // namespace fl
