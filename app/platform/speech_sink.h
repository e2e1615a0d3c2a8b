#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace fl {

/// Where a voice's samples go: the mixer of the exhibit, or a test.
class SpeechSink {
  public:
    enum class Device : std::uint8_t { opening, open, none };

    virtual ~SpeechSink() = default;
    /// Something is about to be said: opens what it needs, without waiting for it.
    virtual void wake() = 0;
    virtual Device device() const = 0;
    /// Samples at sample_rate. @return how many were taken; the rest finds no room yet
    virtual std::size_t push(std::span<const float> samples) = 0;
    /// Samples that nobody has heard yet.
    virtual std::size_t waiting() const = 0;
    /// Silence within a few milliseconds; what waits is dropped.
    virtual void hush() = 0;
    virtual void hold(bool held) = 0;
};

} // namespace fl
