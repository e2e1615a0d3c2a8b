#pragma once

#include "input/events.h"

#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace fl {

/// What lies under a finger when it lands; it owns the finger until that lifts (DESIGN.md section
/// 5).
struct ContactTarget {
    std::uint16_t region = 0; // fingers of one region may pinch together
    std::uint32_t item = 0;   // the thing in it; given back with every gesture
    bool pinchable = false;   // map and timeline
    bool draggable = true;    // false: the finger stays a press however far it goes (button)
    bool holdable = true; // false: no Held; a finger that has rested may still drag (list, slider)
    friend bool operator==(const ContactTarget&, const ContactTarget&) = default;
};

/// Answers what lies at a point. Implemented by the accessibility tree.
class TargetMap {
  public:
    virtual ~TargetMap() = default;
    virtual ContactTarget target_at(PointPx point) const = 0;
};

/// Sizes and times of gestures, from design/tokens.json; px already multiplied by ui_scale.
struct GestureLimits {
    float tap_slop_px = 12;
    Instant hold = milliseconds(500);
    Instant double_tap = milliseconds(300);
    float double_tap_px = 48;
    Instant pinch_join = milliseconds(500); // a second finger joins a pinch within this time ...
    float pinch_join_px = 260;              // ... or this distance of the first
    float palm_px = 130;              // 40 mm: three or more contacts that begin this close ...
    Instant palm = milliseconds(150); // ... within this time are a palm
    std::size_t max_fingers = 10;
    Instant stuck = std::chrono::seconds(20); // a contact that has not moved for so long is ignored
};

struct Pressed {
    ContactTarget target;
    std::int64_t finger;
    PointPx point;
};
/// The finger left the press: became a drag or pinch, slid off, was a palm, or is stuck.
struct PressEnded {
    ContactTarget target;
    std::int64_t finger;
};
/// Finger up within the slop (or, for an undraggable target, anywhere: the receiver checks that
/// `point`, where it lifted, is still inside it). `held`: the hold time or longer. `count`: 2 for
/// the second of a double tap, which lands within the double tap time after the first has lifted,
/// near it and in the same region; a third is 1 again. A held tap counts 1 and starts no double
/// tap.
struct Tapped {
    ContactTarget target;
    PointPx point;
    int count;
    bool held;
};
/// The finger has rested for the hold time; then one for each move (it never drags any more), and
/// `ended` at the end, before the Tapped or PressEnded of the same finger: Tapped only if it stayed
/// within the slop, or on an undraggable target.
struct Held {
    ContactTarget target;
    PointPx point;
    bool ended;
};
struct DragBegan {
    ContactTarget target;
    std::int64_t finger;
    PointPx start;
};
/// `delta` since the last gesture of this finger, so that sums are exact; first one starts at
/// `start`.
struct Dragged {
    ContactTarget target;
    std::int64_t finger;
    PointPx start, point, delta;
};
/// Velocity over the last 80 ms, px/s; zero when the finger rested before lifting or was cancelled.
/// When both fingers of a pinch lift within 80 ms, the velocity of their midpoint.
struct DragEnded {
    ContactTarget target;
    std::int64_t finger;
    PointPx point, velocity;
};
/// Two fingers: midpoint moved by `delta`, distance changed by `factor` (> 0) since the last one.
/// The first of a pinch has delta 0 and factor 1. The target is that of the finger that was there
/// first; its Pressed or drag has ended before, the second finger's never began.
struct Pinched {
    ContactTarget target;
    PointPx centre, delta;
    float factor;
};
/// One finger has left. The other one goes on as a drag (DragBegan follows at once, also when it
/// does not move), and then `velocity` is zero: the drag's end will tell. Otherwise the midpoint's.
struct PinchEnded {
    ContactTarget target;
    PointPx velocity;
};
struct KeyPressed {
    Key key;
};
struct Resized {
    SizePx size;
};
struct HeadphonesTurned {
    bool plugged;
};
/// Any contact or key at all, also of an ignored finger and a key's release: wakes from attract,
/// feeds the idle timer. First gesture of its event. A stuck finger gives none.
struct Activity {};

using Gesture = std::variant<Activity, Pressed, PressEnded, Tapped, Held, DragBegan, Dragged,
                             DragEnded, Pinched, PinchEnded, KeyPressed, Resized, HeadphonesTurned>;

/// Turns contacts into gestures. Pure apart from its own state: same events and times, same
/// gestures.
///
/// Every Pressed is followed by exactly one Tapped or PressEnded, every DragBegan by one DragEnded,
/// every run of Pinched by one PinchEnded, whatever the driver sends; only reset() leaves them
/// open. Events without a finger that has landed, or with coordinates that are no place, are
/// dropped ("up" and "cancel" excepted: the finger is gone). Time never goes back: an earlier time
/// counts as the latest one, an event later than `now` as `now`. A second "down" of a finger ends
/// what it did before. A resize ends what all fingers did; they are ignored until they lift.
class GestureRecogniser {
  public:
    explicit GestureRecogniser(const GestureLimits& limits);
    ~GestureRecogniser();
    GestureRecogniser(GestureRecogniser&&) noexcept;
    GestureRecogniser& operator=(GestureRecogniser&&) noexcept;

    void set_limits(const GestureLimits& limits);

    /// Feeds the events of one frame; `now` lets holds and palms mature without new events.
    /// The result refers to storage that is reused by the next call; no allocation when steady.
    std::span<const Gesture> feed(std::span<const InputEvent> events, Instant now,
                                  const TargetMap& targets);

    /// True while a finger that is not ignored is down, so that a hold may mature or the finger be
    /// found stuck: keep the frame clock running.
    bool busy() const;

    /// Forgets all fingers without ending their gestures, as after a change of scene by the idle
    /// timer; those still down are ignored until they lift.
    void reset();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace fl
