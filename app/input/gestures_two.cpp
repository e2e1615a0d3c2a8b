#include "core/error.h"
#include "input/gestures_impl.h"

#include <algorithm>

namespace fl {

/// The finger that uses the pinchable region where `c` landed, if any.
Contact* GestureRecogniser::Impl::user_of_region(const Contact& c) {
    if (!c.target.pinchable)
        return nullptr;
    for (Contact& other : contacts.slots()) {
        if (&other != &c && other.active() && other.target.pinchable &&
            other.target.region == c.target.region)
            return &other;
    }
    return nullptr;
}

/// A finger that lands later and further away is another visitor's.
bool GestureRecogniser::Impl::may_join(const Contact& first, const Contact& second) const {
    return first.role != ContactRole::pinching &&
           (second.began - first.began <= limits.pinch_join ||
            distance(first.point, second.point) <= limits.pinch_join_px);
}

Pinch& GestureRecogniser::Impl::pinch_of(const Contact& c) {
    const auto found =
        std::find_if(pinches.begin(), pinches.end(), [&](const Pinch& p) { return p.has(c); });
    FL_ASSERT(found != pinches.end(), "a pinching finger has a pinch");
    return *found;
}

void GestureRecogniser::Impl::begin_pinch(Contact& first, Contact& second) {
    withdraw(first);
    first.role = second.role = ContactRole::pinching;
    const auto free = std::find_if(pinches.begin(), pinches.end(),
                                   [](const Pinch& p) { return p.first == nullptr; });
    FL_ASSERT(free != pinches.end(), "ten fingers make five pinches at most");
    free->first = &first;
    free->second = &second;
    free->centre = free->centre_now();
    free->distance_px = free->distance_now();
    free->trail.start(clock, free->centre);
    out.emplace_back(Pinched{first.target, free->centre, {}, 1});
}

void GestureRecogniser::Impl::move_pinch(const Contact& c) {
    Pinch& pinch = pinch_of(c);
    const PointPx centre = pinch.centre_now();
    const float distance_px = pinch.distance_now();
    out.emplace_back(Pinched{pinch.first->target, centre, centre - pinch.centre,
                             distance_px / pinch.distance_px});
    pinch.centre = centre;
    pinch.distance_px = distance_px;
    pinch.trail.add(clock, centre);
}

/// The other finger goes on as a drag from where it is, so that nothing jumps and nothing is
/// tapped.
void GestureRecogniser::Impl::end_pinch(const Contact& leaving, bool lifted) {
    Pinch& pinch = pinch_of(leaving);
    Contact& other = pinch.other(leaving);
    const ContactTarget target = pinch.first->target;
    const PointPx velocity = lifted ? pinch.trail.velocity(clock) : PointPx{};
    pinch.first = pinch.second = nullptr;
    if (!other.target.draggable) {
        out.emplace_back(PinchEnded{target, velocity});
        other.role = ContactRole::ignored;
        return;
    }
    out.emplace_back(PinchEnded{target, {}});
    other.start = other.point;
    other.trail.start(clock, other.point);
    other.was_pinching = true;
    other.pinched_until = clock;
    other.pinch_velocity = velocity;
    begin_drag(other);
}

} // namespace fl
