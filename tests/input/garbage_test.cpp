#include "rig.h"
#include "support/catch.h"
#include "support/count_new.h"

#include <limits>
#include <map>
#include <random>

using namespace fl;
using namespace fl::test;

namespace {

constexpr float no_number = std::numeric_limits<float>::quiet_NaN();
constexpr float infinite = std::numeric_limits<float>::infinity();

/// Counts what is open, and finds anything that ends without having begun, or is no number.
struct Ledger {
    std::map<std::int64_t, int> drags;
    int presses = 0, pinches = 0;
    bool sound = true;

    void check(bool condition) { sound = sound && condition; }
    static bool finite(PointPx p) { return std::isfinite(p.x) && std::isfinite(p.y); }
    static bool opens(const Pinched& g) { return g.factor == 1.0F && g.delta == PointPx{}; }

    void operator()(const Activity&) {}
    void operator()(const KeyPressed&) {}
    void operator()(const Resized&) {}
    void operator()(const HeadphonesTurned&) {}
    void operator()(const Pressed& g) { ++presses, check(finite(g.point)); }
    void operator()(const PressEnded&) { check(--presses >= 0); }
    void operator()(const Tapped& g) { check(--presses >= 0 && finite(g.point)); }
    void operator()(const Held& g) { check(presses > 0 && finite(g.point)); }
    void operator()(const DragBegan& g) { check(++drags[g.finger] == 1); }
    void operator()(const Dragged& g) { check(drags[g.finger] == 1 && finite(g.delta)); }
    void operator()(const DragEnded& g) { check(--drags[g.finger] == 0 && finite(g.velocity)); }
    void operator()(const Pinched& g) {
        pinches += opens(g) ? 1 : 0;
        check(pinches > 0 && finite(g.centre) && finite(g.delta));
        check(std::isfinite(g.factor) && g.factor > 0);
    }
    void operator()(const PinchEnded& g) { check(--pinches >= 0 && finite(g.velocity)); }

    bool settled() const {
        for (const auto& [finger, open] : drags) {
            if (open != 0)
                return false;
        }
        return presses == 0 && pinches == 0;
    }
};

/// Anything a broken driver may send: mostly plausible, now and then absurd.
InputEvent any_event(std::mt19937& random, Instant now) {
    const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    if (below(300) == 0)
        return ResizeEvent{now, {1920, 1080}};
    if (below(50) == 0)
        return KeyEvent{now, static_cast<Key>(below(8)), below(2) == 0};
    PointPx point{static_cast<float>(below(1920)), static_cast<float>(below(1080))};
    if (below(60) == 0)
        point.x = below(3) == 0 ? no_number : below(2) == 0 ? infinite : -3e38F;
    const unsigned kind = below(20);
    const TouchPhase phase = kind < 5    ? TouchPhase::down
                             : kind < 14 ? TouchPhase::move
                             : kind < 19 ? TouchPhase::up
                                         : TouchPhase::cancel;
    const Instant at =
        below(100) == 0 ? Instant{static_cast<long>(below(1u << 30)) - (1 << 29)} : now;
    return TouchEvent{at, phase, below(14), point};
}

} // namespace

TEST_CASE("events that make no sense are dropped", "[input]") {
    Rig rig;
    CHECK(rig.up(1, 5, 5).move(2, 5, 5).cancel(3).said().empty());
    CHECK(rig.down(1, no_number, 5).down(2, 5, infinite).down(3, 1e30F, 5).said().empty());
    CHECK(rig.all.empty());
    CHECK_FALSE(rig.recogniser.busy());
}

TEST_CASE("a move to nowhere is dropped, an up from nowhere still lifts", "[input]") {
    Rig rig;
    rig.down(1, 500, 400).said();
    CHECK(rig.move(1, no_number, no_number).said().empty());
    CHECK(rig.up(1, no_number, no_number).said() == "tap map 500,400 x1");
    CHECK_FALSE(rig.recogniser.busy());
}

TEST_CASE("a second down of the same finger ends what it did before", "[input]") {
    Rig rig;
    rig.down(1, 500, 400).said();
    CHECK(rig.down(1, 1700, 400).said() == "press-end map; press button");
    CHECK(rig.up(1, 1700, 400).said() == "tap button 1700,400 x1");
    CHECK_FALSE(rig.recogniser.busy());
}

TEST_CASE("time that goes backwards stands still", "[input]") {
    Rig rig;
    rig.wait(5000).down(1, 500, 400).said();
    rig.now = milliseconds(1000);
    CHECK(rig.move(1, 600, 400).up(1, 600, 400).said() ==
          "press-end map; drag map from 500,400; by 100,0; drag-end rest");
}

TEST_CASE("an event from the future counts as now", "[input]") {
    Rig rig;
    const InputEvent down = TouchEvent{Instant::max(), TouchPhase::down, 1, {500, 400}};
    rig.feed({&down, 1});
    CHECK(rig.wait(500).said() == "press map; hold 500,400");
}

TEST_CASE("200000 random events leave nothing open", "[input]") {
    std::mt19937 random(20111017);
    Screen screen;
    GestureRecogniser recogniser{GestureLimits{}};
    Ledger ledger;
    Instant now{};
    for (int frame = 0; frame < 50000; ++frame) {
        now += milliseconds(static_cast<long>(random() % 40));
        if (random() % 2000 == 0)
            now += milliseconds(25000);
        const InputEvent events[] = {any_event(random, now), any_event(random, now),
                                     any_event(random, now), any_event(random, now)};
        for (const Gesture& gesture : recogniser.feed(events, now, screen))
            std::visit([&](const auto& g) { ledger(g); }, gesture);
        if (!ledger.sound)
            FAIL("frame " << frame);
    }
    for (std::int64_t finger = 0; finger < 14; ++finger) {
        const InputEvent up = TouchEvent{now, TouchPhase::up, finger, {1, 1}};
        for (const Gesture& gesture : recogniser.feed({&up, 1}, now, screen))
            std::visit([&](const auto& g) { ledger(g); }, gesture);
    }
    CHECK(ledger.sound);
    CHECK(ledger.settled());
    CHECK_FALSE(recogniser.busy());
}

TEST_CASE("gestures allocate nothing once the recogniser stands", "[input]") {
    std::mt19937 random(7);
    Screen screen;
    GestureRecogniser recogniser{GestureLimits{}};
    std::vector<InputEvent> events;
    events.reserve(32);
    Instant now{};
    const std::size_t before = allocations;
    for (int frame = 0; frame < 2000; ++frame) {
        now += milliseconds(16);
        events.clear();
        for (int i = 0; i < 30; ++i)
            events.push_back(any_event(random, now));
        recogniser.feed(events, now, screen);
    }
    CHECK(allocations == before);
}
