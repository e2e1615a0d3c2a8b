#pragma once

#include "input/gestures.h"
#include "input/motion_trail.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace fl {

/// What a finger on the glass is doing.
enum class ContactRole : std::uint8_t {
    none,     // free slot
    pressed,  // may become a tap, a hold, a drag or half of a pinch
    held,     // rested for the hold time: its name bubble follows it
    dragging, // left the slop, or is what remains of a pinch
    pinching, // one of two
    ignored,  // palm, third finger, second finger too far or too late: until it lifts
};

struct Contact {
    ContactRole role = ContactRole::none;
    std::int64_t finger = 0;
    ContactTarget target;
    Instant began{};
    PointPx landed;
    PointPx start; // where it landed, or where its drag took over from a pinch
    PointPx point; // where it is
    bool left_slop = false;

    MotionTrail trail;
    Instant rested_since{}; // last time that it went further than the slop from `rest`
    PointPx rest;
    Instant pinched_until{}; // when its pinch ended, with the midpoint's velocity then
    PointPx pinch_velocity;
    bool was_pinching = false;

    bool down() const { return role != ContactRole::none; }
    /// Down and not ignored.
    bool active() const { return down() && role != ContactRole::ignored; }
};

/// The fingers on the glass, in a fixed place each, so that pointers hold until the finger lifts.
class ContactTable {
  public:
    static constexpr std::size_t capacity = 10;

    /// Nullptr when the finger is not known: it never landed, or is forgotten.
    Contact* find(std::int64_t finger);

    /// A slot with everything as new and the role `ignored`; nullptr when `limit` fingers or
    /// `capacity` are down already. The finger must not be known yet.
    Contact* add(std::int64_t finger, Instant at, PointPx point, std::size_t limit);

    void clear();

    std::array<Contact, capacity>& slots() { return slots_; }
    const std::array<Contact, capacity>& slots() const { return slots_; }

  private:
    std::array<Contact, capacity> slots_{};
};

/// Two fingers in one region.
struct Pinch {
    Contact* first = nullptr; // nullptr: not in use
    Contact* second = nullptr;
    PointPx centre;
    float distance_px = 0;
    MotionTrail trail; // of the centre

    bool has(const Contact& c) const { return first == &c || second == &c; }
    Contact& other(const Contact& c) const { return first == &c ? *second : *first; }
    PointPx centre_now() const { return (first->point + second->point) * 0.5F; }
    /// At least 20 px: fingertips cannot be closer, and the factor must stay finite.
    float distance_now() const { return std::max(20.0F, distance(first->point, second->point)); }
};

} // namespace fl
