#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

namespace fl {

/// Samples of a voice on their way to the device: a ring with one writer and one reader, neither of
/// which waits. Anybody may hush or hold it.
class SpeechStream {
  public:
    /// Room for 1.4 s at 48 kHz: a voice is made faster than it is heard.
    static constexpr std::uint32_t capacity = 1U << 16;

    /// @return how many were taken; the rest finds no room yet
    std::size_t push(std::span<const float> samples) noexcept;
    /// Samples that were pushed and not yet taken.
    std::size_t waiting() const noexcept;
    /// Drops what waits.
    void hush() noexcept { dropped_.store(written_.load()); }
    /// While held nothing is taken, and nothing is lost.
    void hold(bool held) noexcept { held_.store(held); }

    /// For the device: the next sample. @return false when none waits, or it is held
    bool take(float& sample) noexcept;

  private:
    std::uint32_t next() const noexcept;

    std::vector<float> ring_ = std::vector<float>(capacity);
    // Indices grow for ever and are taken modulo the capacity.
    std::atomic<std::uint32_t> written_{0}, read_{0}, dropped_{0};
    std::atomic<bool> held_{false};
};

} // namespace fl
