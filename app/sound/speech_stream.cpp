#include "sound/speech_stream.h"

#include <algorithm>

namespace fl {

/// The first sample that was neither taken nor dropped.
std::uint32_t SpeechStream::next() const noexcept {
    const std::uint32_t read = read_.load(std::memory_order_acquire), dropped = dropped_.load();
    return static_cast<std::int32_t>(dropped - read) > 0 ? dropped : read;
}

std::size_t SpeechStream::waiting() const noexcept {
    return written_.load(std::memory_order_acquire) - next();
}

std::size_t SpeechStream::push(std::span<const float> samples) noexcept {
    const std::uint32_t written = written_.load(std::memory_order_relaxed);
    // Dropped samples free their room only once the reader has passed them.
    const std::uint32_t used = written - read_.load(std::memory_order_acquire);
    const std::size_t count = std::min<std::size_t>(samples.size(), capacity - used);
    for (std::size_t i = 0; i < count; ++i)
        ring_[(written + i) % capacity] = samples[i];
    written_.store(written + static_cast<std::uint32_t>(count), std::memory_order_release);
    return count;
}

bool SpeechStream::take(float& sample) noexcept {
    const std::uint32_t at = next();
    if (held_.load() || at == written_.load(std::memory_order_acquire)) {
        read_.store(at, std::memory_order_release);
        return false;
    }
    sample = ring_[at % capacity];
    read_.store(at + 1, std::memory_order_release);
    return true;
}

} // namespace fl
