#include "input/gestures_impl.h"

namespace fl {

void GestureRecogniser::Impl::press(Contact& c) {
    c.role = ContactRole::pressed;
    out.emplace_back(Pressed{c.target, c.finger, c.point});
}

void GestureRecogniser::Impl::move_press(Contact& c) {
    if (!c.left_slop || !c.target.draggable)
        return;
    out.emplace_back(PressEnded{c.target, c.finger});
    begin_drag(c);
    out.emplace_back(Dragged{c.target, c.finger, c.start, c.point, c.point - c.start});
}

void GestureRecogniser::Impl::lift_press(Contact& c) {
    if (c.role == ContactRole::held)
        out.emplace_back(Held{c.target, c.point, true});
    if (c.left_slop && c.target.draggable) { // the name bubble was carried elsewhere
        out.emplace_back(PressEnded{c.target, c.finger});
        return;
    }
    const bool held = clock - c.began >= limits.hold;
    out.emplace_back(Tapped{c.target, c.point, held ? 1 : count_tap(c), held});
}

/// 1, or 2 when it follows another tap; remembers the tap for the next one.
int GestureRecogniser::Impl::count_tap(const Contact& c) {
    for (RecentTap& tap : taps) {
        if (tap.waiting && tap.region == c.target.region && c.began >= tap.at &&
            c.began - tap.at <= limits.double_tap &&
            distance(tap.point, c.point) <= limits.double_tap_px) {
            tap.waiting = false;
            return 2;
        }
    }
    taps[next_tap] = {true, c.target.region, clock, c.point};
    next_tap = (next_tap + 1) % taps.size();
    return 1;
}

void GestureRecogniser::Impl::begin_drag(Contact& c) {
    c.role = ContactRole::dragging;
    out.emplace_back(DragBegan{c.target, c.finger, c.start});
}

void GestureRecogniser::Impl::end_drag(Contact& c, PointPx velocity) {
    out.emplace_back(DragEnded{c.target, c.finger, c.point, velocity});
}

PointPx GestureRecogniser::Impl::drag_velocity(const Contact& c) const {
    // Two fingers never lift at once. The flight of both is that of their midpoint; the last one
    // alone may have moved outwards in a pinch that left the middle at rest.
    if (c.was_pinching && clock - c.pinched_until < fling_window)
        return c.pinch_velocity;
    return c.trail.velocity(clock);
}

} // namespace fl
