#pragma once

#include "core/geometry.h"
#include "core/time.h"

#include <array>
#include <cstddef>

namespace fl {

/// Only movement of the last 80 ms counts for a fling. A guess that others share (Android looks at
/// 100 ms, iOS at 50 to 80): shorter is noisy, longer remembers a movement that the hand has ended.
constexpr Instant fling_window = std::chrono::milliseconds(80);

/// The last places of a finger, or of the midpoint of two, and how fast it went when it lifted.
class MotionTrail {
  public:
    /// Forgets what was before.
    void start(Instant at, PointPx point);

    /// `at` must not be earlier than the place before.
    void add(Instant at, PointPx point);

    /// Slope of the least squares line through the places of the last 80 ms before `lift`, px/s per
    /// axis. Zero when there was no movement for 80 ms, or when the whole trail is shorter than 5
    /// ms (one reading proves no movement). Never faster than 20000 px/s.
    PointPx velocity(Instant lift) const;

  private:
    struct Place {
        Instant at{};
        PointPx point;
    };
    const Place& newest(std::size_t back) const;
    Place& newest(std::size_t back);
    std::size_t places_since(Instant from) const;

    std::array<Place, 24> places_{}; // 24 of at least 4 ms: longer than the window
    std::size_t next_ = 0;
    std::size_t count_ = 0;
};

} // namespace fl
