#pragma once

#include "input/events.h"

#include <array>
#include <optional>
#include <span>

namespace fl {

/// A finger that rests in any corner of the screen for two seconds asks for access mode: it can be
/// found without seeing anything (ACCESSIBILITY A-01).
///
///     +--+------------+--+
///     |  |            |  |   a square of `side_px` in each corner
///     +--+            +--+
///
/// Leaving the square ends it, a hand that trembles inside does not.
class CornerHold {
  public:
    static constexpr Instant hold_time = std::chrono::seconds(2);

    /// Feeds the events of one frame. @return the finger that has just held long enough, once
    std::optional<std::int64_t> feed(std::span<const InputEvent> events, Instant now, SizePx screen,
                                     float side_px);
    void reset() { fingers_ = {}; }

  private:
    struct Finger {
        std::int64_t id = 0;
        Instant since{};
        bool rests = false;
    };
    void take(const TouchEvent& event, SizePx screen, float side_px);

    std::array<Finger, 4> fingers_; // one a corner is enough
};

} // namespace fl
