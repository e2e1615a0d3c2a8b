#pragma once

#include "core/geometry.h"
#include "core/time.h"

#include <cstdint>
#include <variant>

namespace fl {

enum class TouchPhase : std::uint8_t { down, move, up, cancel };

/// One contact of a finger, in framebuffer pixels, after the touch matrix.
struct TouchEvent {
    Instant at{};
    TouchPhase phase = TouchPhase::down;
    std::int64_t finger = 0;
    PointPx point;
};

/// The eight keys of the keypad.
enum class Key : std::uint8_t { up, down, left, right, select, back, help, volume };

struct KeyEvent {
    Instant at{};
    Key key = Key::select;
    bool pressed = true;
};

struct ResizeEvent {
    Instant at{};
    SizePx size;
};

/// Headphones were plugged in, or pulled out.
struct HeadphonesEvent {
    Instant at{};
    bool plugged = true;
};

using InputEvent = std::variant<TouchEvent, KeyEvent, ResizeEvent, HeadphonesEvent>;

} // namespace fl
