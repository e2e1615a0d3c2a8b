#pragma once

#include <chrono>

namespace fl {

/// Time since the program's start; monotonic; the script's own clock when headless.
using Instant = std::chrono::microseconds;
using Seconds = std::chrono::duration<float>;

/// One frame's time, as a value: nothing below platform/ asks a clock.
struct FrameTime {
    Instant now{};
    Instant dt{};
};

constexpr float seconds(Instant t) {
    return std::chrono::duration<float>(t).count();
}
constexpr Instant milliseconds(long ms) {
    return std::chrono::milliseconds(ms);
}

} // namespace fl
