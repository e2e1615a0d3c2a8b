#pragma once

#include "input/gestures.h"

#include <cmath>
#include <string>
#include <vector>

namespace fl::test {

/// A screen of 1920 x 1080: map above, timeline below y = 800, buttons right of x = 1600, a list
/// right of x = 1300. The item is 7 in the map, 8 on the timeline, 9 a button, 10 the list.
class Screen : public TargetMap {
  public:
    ContactTarget target_at(PointPx p) const override {
        if (p.x > 1600)
            return {.region = 3, .item = 9, .draggable = false};
        if (p.x > 1300)
            return {.region = 4, .item = 10, .holdable = false};
        if (p.y > 800)
            return {.region = 2, .item = 8, .pinchable = true};
        return {.region = 1, .item = 7, .pinchable = true};
    }
};

inline std::string number(float value) {
    return std::to_string(std::lround(value));
}
inline std::string text(PointPx p) {
    return number(p.x) + "," + number(p.y);
}
inline std::string text(const ContactTarget& t) {
    return t.item == 7 ? "map" : t.item == 8 ? "time" : t.item == 9 ? "button" : "list";
}

/// One gesture as a few words; velocities as "slow" or "fast".
struct Words {
    static std::string speed(PointPx v) { return v == PointPx{} ? "rest" : "fling"; }
    std::string operator()(const Activity&) const { return "activity"; }
    std::string operator()(const Pressed& g) const { return "press " + text(g.target); }
    std::string operator()(const PressEnded& g) const { return "press-end " + text(g.target); }
    std::string operator()(const Tapped& g) const {
        return "tap " + text(g.target) + " " + text(g.point) + " x" + std::to_string(g.count) +
               (g.held ? " held" : "");
    }
    std::string operator()(const Held& g) const {
        return std::string(g.ended ? "hold-end " : "hold ") + text(g.point);
    }
    std::string operator()(const DragBegan& g) const {
        return "drag " + text(g.target) + " from " + text(g.start);
    }
    std::string operator()(const Dragged& g) const { return "by " + text(g.delta); }
    std::string operator()(const DragEnded& g) const { return "drag-end " + speed(g.velocity); }
    std::string operator()(const Pinched& g) const {
        return "pinch " + text(g.target) + " by " + text(g.delta) + " x" + number(g.factor * 100) +
               "%";
    }
    std::string operator()(const PinchEnded& g) const { return "pinch-end " + speed(g.velocity); }
    std::string operator()(const KeyPressed&) const { return "key"; }
    std::string operator()(const Resized&) const { return "resize"; }
    std::string operator()(const HeadphonesTurned& g) const {
        return g.plugged ? "headphones in" : "headphones out";
    }
};

/// A recogniser with its own clock. Each call feeds one event; `said()` gives what came of it since
/// the last call, without Activity.
class Rig {
  public:
    GestureRecogniser recogniser{GestureLimits{}};
    Instant now{};
    std::vector<Gesture> all; // everything since the start

    Rig& wait(long ms) {
        now += milliseconds(ms);
        feed({});
        return *this;
    }
    Rig& down(std::int64_t finger, float x, float y) {
        return touch(TouchPhase::down, finger, x, y);
    }
    Rig& move(std::int64_t finger, float x, float y) {
        return touch(TouchPhase::move, finger, x, y);
    }
    Rig& up(std::int64_t finger, float x, float y) { return touch(TouchPhase::up, finger, x, y); }
    Rig& cancel(std::int64_t finger) { return touch(TouchPhase::cancel, finger, 0, 0); }
    Rig& tap(float x, float y) { return down(0, x, y).wait(60).up(0, x, y); }
    /// From where the finger is to x, y in even steps of 10 ms.
    Rig& glide(std::int64_t finger, PointPx from, PointPx to, int steps) {
        for (int i = 1; i <= steps; ++i) {
            wait(10);
            const float k = static_cast<float>(i) / static_cast<float>(steps);
            move(finger, from.x + (to.x - from.x) * k, from.y + (to.y - from.y) * k);
        }
        return *this;
    }
    Rig& touch(TouchPhase phase, std::int64_t finger, float x, float y) {
        const InputEvent event = TouchEvent{now, phase, finger, {x, y}};
        feed({&event, 1});
        return *this;
    }
    void feed(std::span<const InputEvent> events) {
        const auto gestures = recogniser.feed(events, now, screen_);
        all.insert(all.end(), gestures.begin(), gestures.end());
    }

    std::string said() {
        std::string out;
        for (; told_ < all.size(); ++told_) {
            if (std::holds_alternative<Activity>(all[told_]))
                continue;
            out += (out.empty() ? "" : "; ") + std::visit(Words{}, all[told_]);
        }
        return out;
    }
    template <class T>
    std::vector<T> each() const {
        std::vector<T> found;
        for (const Gesture& gesture : all) {
            if (const T* g = std::get_if<T>(&gesture))
                found.push_back(*g);
        }
        return found;
    }

  private:
    Screen screen_;
    std::size_t told_ = 0;
};

} // namespace fl::test
