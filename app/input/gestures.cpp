#include "input/gestures.h"

#include "core/error.h"
#include "input/contacts.h"
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

struct RecentTap {
    bool waiting = false; // a second tap may still make it a double tap
    std::uint16_t region = 0;
    Instant at{};
    PointPx point;
};

} // namespace

struct GestureRecogniser::Impl {
    GestureLimits limits;
    ContactTable contacts;
    std::array<Pinch, ContactTable::capacity / 2> pinches{};
    std::array<RecentTap, 4> taps{}; // several, so that two visitors do not break each other's
    std::size_t next_tap = 0;
    Instant clock{}; // never goes back
    std::vector<Gesture> out;

    explicit Impl(const GestureLimits& limits_in)
        : limits(limits_in) {
        out.reserve(512);
    }

    void take(const TouchEvent& event, Instant now, const TargetMap& targets);
    void take(const KeyEvent& event, Instant now, const TargetMap& targets);
    void take(const ResizeEvent& event, Instant now, const TargetMap& targets);
    void advance_to(Instant at);

    void land(const TouchEvent& event, const TargetMap& targets);
    void move(Contact& c, PointPx point);
    void lift(Contact& c);
    void withdraw(Contact& c);

    bool drop_palm(const Contact& newest);
    Contact* user_of_region(const Contact& c);
    bool may_join(const Contact& first, const Contact& second) const;

    void press(Contact& c);
    void move_press(Contact& c);
    void lift_press(Contact& c);
    int count_tap(const Contact& c);
    void begin_drag(Contact& c);
    void end_drag(Contact& c, PointPx velocity);
    PointPx drag_velocity(const Contact& c) const;
    void begin_pinch(Contact& first, Contact& second);
    void move_pinch(const Contact& c);
    void end_pinch(const Contact& leaving, bool lifted);
    Pinch& pinch_of(const Contact& c);
};

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

// ---- one finger ---------------------------------------------------------------------------------

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

// ---- two fingers --------------------------------------------------------------------------------

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
