#include "input/motion_trail.h"

#include <algorithm>

namespace fl {
namespace {

// Panels send up to 1000 readings a second; finer steps than this add noise and fill the ring.
constexpr Instant finest_step = std::chrono::milliseconds(4);
// The "up" follows the last movement by one reading of a usual panel (60 Hz) without meaning rest.
constexpr Instant reading_gap = std::chrono::milliseconds(20);
constexpr Instant shortest_trail = std::chrono::milliseconds(5);
// Across a 4K screen in a fifth of a second: no hand is faster, a faulty reading is.
constexpr float fastest_px_s = 20000;

/// Sums for the least squares line of one axis pair over time.
struct LineFit {
    double n = 0, t = 0, tt = 0, x = 0, y = 0, tx = 0, ty = 0;
    void add(double time_s, PointPx p) {
        const double px = static_cast<double>(p.x), py = static_cast<double>(p.y);
        n += 1, t += time_s, tt += time_s * time_s;
        x += px, y += py, tx += time_s * px, ty += time_s * py;
    }
    PointPx slope() const {
        const double spread = n * tt - t * t;
        if (spread <= 0)
            return {};
        return {static_cast<float>((n * tx - t * x) / spread),
                static_cast<float>((n * ty - t * y) / spread)};
    }
};

PointPx capped(PointPx velocity) {
    const float speed = length(velocity);
    return speed > fastest_px_s ? velocity * (fastest_px_s / speed) : velocity;
}

} // namespace

void MotionTrail::start(Instant at, PointPx point) {
    next_ = count_ = 0;
    add(at, point);
}

const MotionTrail::Place& MotionTrail::newest(std::size_t back) const {
    return places_[(next_ + places_.size() - 1 - back) % places_.size()];
}

MotionTrail::Place& MotionTrail::newest(std::size_t back) {
    return places_[(next_ + places_.size() - 1 - back) % places_.size()];
}

void MotionTrail::add(Instant at, PointPx point) {
    if (count_ >= 2 && at - newest(1).at < finest_step) {
        newest(0) = {at, point};
        return;
    }
    places_[next_] = {at, point};
    next_ = (next_ + 1) % places_.size();
    count_ = std::min(count_ + 1, places_.size());
}

std::size_t MotionTrail::places_since(Instant from) const {
    std::size_t n = 0;
    while (n < count_ && newest(n).at >= from)
        ++n;
    return n;
}

PointPx MotionTrail::velocity(Instant lift) const {
    if (count_ < 2 || lift - newest(0).at >= fling_window)
        return {};
    // A slow panel may give one reading in the window: the one before it still tells the movement.
    const std::size_t inside = places_since(lift - fling_window);
    const std::size_t used = std::clamp(inside, std::size_t{2}, count_);
    if (newest(0).at - newest(used - 1).at < shortest_trail)
        return {};
    LineFit fit;
    for (std::size_t back = 0; back < used; ++back) {
        fit.add(static_cast<double>(seconds(newest(back).at - lift)), newest(back).point);
    }
    if (lift - newest(0).at > reading_gap)
        fit.add(0, newest(0).point); // it slowed down before it lifted
    return capped(fit.slope());
}

} // namespace fl
