#pragma once

#include "input/contacts.h"
#include "input/gestures.h"

#include <array>
#include <cstdint>
#include <vector>

namespace fl {

/// The first tap of what may become a double tap.
struct RecentTap {
    bool waiting = false; // a second tap may still make it a double tap
    std::uint16_t region = 0;
    Instant at{};
    PointPx point;
};

/// Events and fingers: gestures.cpp; what one finger does: gestures_one.cpp; what two do together:
/// gestures_two.cpp.
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
    void take(const HeadphonesEvent& event, Instant now, const TargetMap& targets);
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

} // namespace fl
