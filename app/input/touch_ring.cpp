#include "input/touch_ring.h"

#include "input/recording.h"

#include <algorithm>
#include <cmath>

namespace fl {

TouchRing::TouchRing(Instant span, std::size_t capacity)
    : span_(span)
    , ring_(std::max(capacity, std::size_t{1})) {}

void TouchRing::add(const InputEvent& event) {
    if (const auto* touch = std::get_if<TouchEvent>(&event)) {
        if (!std::isfinite(touch->point.x) || !std::isfinite(touch->point.y))
            return;
    }
    if (count_ == ring_.size()) {
        first_ = (first_ + 1) % ring_.size();
        --count_;
    }
    InputEvent& kept = ring_[(first_ + count_) % ring_.size()];
    kept = event;
    // A clock that went back must not make the minute endless.
    latest_ = count_ == 0 ? time_of(event) : std::max(latest_, time_of(event));
    std::visit([&](auto& e) { e.at = latest_; }, kept);
    ++count_;
    while (latest_ - time_of(oldest(0)) > span_) {
        first_ = (first_ + 1) % ring_.size();
        --count_;
    }
}

std::vector<InputEvent> TouchRing::events() const {
    std::vector<InputEvent> out;
    out.reserve(count_);
    for (std::size_t i = 0; i < count_; ++i) {
        out.push_back(oldest(i));
        std::visit([&](auto& e) { e.at -= time_of(oldest(0)); }, out.back());
    }
    return out;
}

} // namespace fl
