#include "input/gestures.h"

#include "input/gestures_impl.h"
#include "input/palm.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

// No screen is this wide: a driver that says so is faulty, and larger numbers would overflow.
constexpr float widest_px = 100000;

bool is_place(PointPx p) {
    return std::isfinite(p.x) && std::isfinite(p.y) && std::abs(p.x) <= widest_px &&
           std::abs(p.y) <= widest_px;
}

} // namespace

// ---- events -------------------------------------------------------------------------------------

void GestureRecogniser::Impl::take(const TouchEvent& event, Instant now, const TargetMap& targets) {
    advance_to(std::clamp(event.at, clock, now));
    const bool place = is_place(event.point);
    if (event.phase == TouchPhase::down) {
        if (place)
            land(event, targets);
        return;
    }
    Contact* c = contacts.find(event.finger);
    if (c == nullptr || (event.phase == TouchPhase::move && !place))
        return;
    out.emplace_back(Activity{});
    if (event.phase == TouchPhase::cancel) {
        withdraw(*c);
        c->role = ContactRole::none;
        return;
    }
    if (place)
        move(*c, event.point);
    if (event.phase == TouchPhase::up)
        lift(*c);
}

void GestureRecogniser::Impl::take(const KeyEvent& event, Instant now, const TargetMap&) {
    advance_to(std::clamp(event.at, clock, now));
    out.emplace_back(Activity{});
    if (event.pressed)
        out.emplace_back(KeyPressed{event.key});
}

void GestureRecogniser::Impl::take(const HeadphonesEvent& event, Instant now, const TargetMap&) {
    advance_to(std::clamp(event.at, clock, now));
    out.emplace_back(Activity{});
    out.emplace_back(HeadphonesTurned{event.plugged});
}

void GestureRecogniser::Impl::take(const ResizeEvent& event, Instant now, const TargetMap&) {
    advance_to(std::clamp(event.at, clock, now));
    // Everything moves under the fingers: what they hold is no longer what they landed on.
    for (Contact& c : contacts.slots())
        withdraw(c);
    out.emplace_back(Resized{event.size});
}

void GestureRecogniser::Impl::advance_to(Instant at) {
    clock = at;
    for (Contact& c : contacts.slots()) {
        if (c.role == ContactRole::pressed && c.target.holdable && !c.left_slop &&
            clock - c.began >= limits.hold) {
            c.role = ContactRole::held;
            out.emplace_back(Held{c.target, c.point, false});
        }
        // Forgotten, not only ignored: should its "up" be lost, it holds no slot, and later moves
        // of an unknown finger are nothing, not even activity.
        if (c.down() && clock - c.rested_since >= limits.stuck) {
            withdraw(c);
            c.role = ContactRole::none;
        }
    }
}

// ---- fingers ------------------------------------------------------------------------------------

void GestureRecogniser::Impl::land(const TouchEvent& event, const TargetMap& targets) {
    out.emplace_back(Activity{});
    if (Contact* known = contacts.find(event.finger)) { // its "up" was lost
        withdraw(*known);
        known->role = ContactRole::none;
    }
    Contact* c = contacts.add(event.finger, clock, event.point, limits.max_fingers);
    if (c == nullptr || drop_palm(*c))
        return;
    c->target = targets.target_at(event.point);
    Contact* first = user_of_region(*c);
    if (first == nullptr)
        press(*c);
    else if (may_join(*first, *c))
        begin_pinch(*first, *c);
}

void GestureRecogniser::Impl::move(Contact& c, PointPx point) {
    if (point == c.point)
        return;
    const PointPx delta = point - c.point;
    c.point = point;
    c.trail.add(clock, point);
    if (distance(point, c.rest) >= limits.tap_slop_px) { // less may be a drop of water trembling
        c.rest = point;
        c.rested_since = clock;
    }
    c.left_slop = c.left_slop || distance(point, c.landed) >= limits.tap_slop_px;
    if (c.role == ContactRole::pressed)
        move_press(c);
    else if (c.role == ContactRole::held)
        out.emplace_back(Held{c.target, point, false});
    else if (c.role == ContactRole::dragging)
        out.emplace_back(Dragged{c.target, c.finger, c.start, point, delta});
    else if (c.role == ContactRole::pinching)
        move_pinch(c);
}

void GestureRecogniser::Impl::lift(Contact& c) {
    if (c.role == ContactRole::pressed || c.role == ContactRole::held)
        lift_press(c);
    else if (c.role == ContactRole::dragging)
        end_drag(c, drag_velocity(c));
    else if (c.role == ContactRole::pinching)
        end_pinch(c, true);
    c.role = ContactRole::none;
}

/// Ends what the finger does without any effect; it is ignored from now on.
void GestureRecogniser::Impl::withdraw(Contact& c) {
    if (!c.active())
        return;
    if (c.role == ContactRole::held)
        out.emplace_back(Held{c.target, c.point, true});
    if (c.role == ContactRole::held || c.role == ContactRole::pressed)
        out.emplace_back(PressEnded{c.target, c.finger});
    else if (c.role == ContactRole::dragging)
        end_drag(c, {});
    else if (c.role == ContactRole::pinching)
        end_pinch(c, false);
    c.role = ContactRole::ignored;
}

bool GestureRecogniser::Impl::drop_palm(const Contact& newest) {
    const auto palm = find_palm(contacts, newest, limits);
    bool found = false;
    for (std::size_t i = 0; i < palm.size(); ++i) {
        if (palm[i]) {
            withdraw(contacts.slots()[i]);
            found = true;
        }
    }
    return found;
}

// ---- public -------------------------------------------------------------------------------------

GestureRecogniser::GestureRecogniser(const GestureLimits& limits)
    : impl_(std::make_unique<Impl>(limits)) {}
GestureRecogniser::~GestureRecogniser() = default;
GestureRecogniser::GestureRecogniser(GestureRecogniser&&) noexcept = default;
GestureRecogniser& GestureRecogniser::operator=(GestureRecogniser&&) noexcept = default;

void GestureRecogniser::set_limits(const GestureLimits& limits) {
    impl_->limits = limits;
}

std::span<const Gesture> GestureRecogniser::feed(std::span<const InputEvent> events, Instant now,
                                                 const TargetMap& targets) {
    Impl& impl = *impl_;
    impl.out.clear();
    now = std::max(now, impl.clock);
    for (const InputEvent& event : events) {
        std::visit([&](const auto& e) { impl.take(e, now, targets); }, event);
    }
    impl.advance_to(now);
    return impl.out;
}

bool GestureRecogniser::busy() const {
    const auto& slots = impl_->contacts.slots();
    return std::any_of(slots.begin(), slots.end(), [](const Contact& c) { return c.active(); });
}

void GestureRecogniser::reset() {
    impl_->contacts.clear();
    impl_->pinches = {};
    impl_->taps = {};
    impl_->clock = {};
}

} // namespace fl
