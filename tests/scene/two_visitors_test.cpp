// Two visitors at one table, and what remains of them.

#include "support/stand.h"

using namespace fl;
using namespace fl::test;

namespace {

enum class Who { scrubber, panner, both };

/// One scrubs from 2011 to 2020 with finger 1, the other pans the map, zoomed in, with finger 2.
struct Visit2 {
    World world;
    Stand stand{world.materials};

    explicit Visit2(Who who) {
        Stand& s = stand.open();
        s.act(ZoomMap{{0, 0}, 3});
        s.rest();
        const PointPx flag = s.node("time-flag").touch, map{1200, 400};
        const PointPx to = flag + PointPx{s.x_of(make_day(2020, 6, 1)) - s.x_of(s.day()), 0};
        const bool scrubs = who != Who::panner, pans = who != Who::scrubber;
        for (int i = 0; i <= 62; ++i) {
            const TouchPhase phase = i == 0    ? TouchPhase::down
                                     : i == 62 ? TouchPhase::up
                                               : TouchPhase::move;
            const int step = std::min(i, 50); // both rest before they lift
            if (scrubs)
                s.queue(phase, 1, Stand::between(flag, to, step, 50));
            if (pans)
                s.queue(phase, 2, Stand::between(map, {1000, 500}, step, 50));
            s.frame();
        }
        s.rest();
    }
};

} // namespace

TEST_CASE("one scrubs while the other pans: each gets what they would get alone", "[scene]") {
    const Visit2 scrubber(Who::scrubber), panner(Who::panner), both(Who::both);
    REQUIRE(scrubber.stand.day() > make_day(2019, 12, 1));
    REQUIRE(panner.stand.state().camera.centre.x > 0.1);
    CHECK(both.stand.state().cursor == scrubber.stand.state().cursor);
    CHECK(both.stand.state().time == scrubber.stand.state().time);
    CHECK(both.stand.state().camera == panner.stand.state().camera);
    CHECK(both.stand.picture().map.palette == scrubber.stand.picture().map.palette);
}

TEST_CASE("a tap of one does not end the drag of the other", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    const PointPx flag = s.node("time-flag").touch;
    s.pull(flag, flag + PointPx{200, 0}, 10, 1);
    s.tap(s.node("issue-2").touch, 2);
    CHECK(s.state().question == QuestionId{1});
    CHECK(s.state().scrubbing);
    const double before = s.state().cursor;
    s.move(flag + PointPx{300, 0}, 1);
    CHECK(s.state().cursor > before);
}

TEST_CASE("a card opened by one stays while the other drags the map", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    s.act(OpenEvent{EventId{4}});
    s.settle();
    s.drag({500, 400}, {700, 420});
    s.settle();
    CHECK(s.state().scene == SceneId::event);
    CHECK(s.shows("event-card"));
}

TEST_CASE("a second finger far away and late pinches nothing", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    s.pull({800, 400}, {830, 400}, 5, 1);
    s.wait(1);
    s.down({1700, 600}, 2);
    for (int i = 1; i <= 10; ++i)
        s.move({1700, 600 - 20.0F * static_cast<float>(i)}, 2);
    CHECK(s.state().camera.zoom == 1);
    CHECK_FALSE(s.state().picked);
}

TEST_CASE("ten fingers at once leave everything inside its limits", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    std::uint32_t seed = 7;
    const auto random = [&](float limit) {
        seed = seed * 1664525 + 1013904223;
        return limit * static_cast<float>(seed >> 8) / static_cast<float>(1 << 24);
    };
    for (int i = 0; i < 4000; ++i) {
        for (int n = 0; n < 3; ++n) {
            const auto phase = static_cast<TouchPhase>(static_cast<int>(random(3.999F)));
            s.queue(phase, static_cast<int>(random(9.999F)), {random(1920), random(1080)});
        }
        s.frame();
        const ExhibitState& state = s.state();
        REQUIRE(to_day(state.cursor) >= world.exhibit.days.first);
        REQUIRE(to_day(state.cursor) <= world.exhibit.days.last);
        REQUIRE(state.camera.zoom >= 0.7);
        REQUIRE(state.camera.zoom <= 8.001);
        REQUIRE(std::isfinite(state.camera.centre.x));
    }
    for (int finger = 0; finger < 10; ++finger)
        s.up({0, 0}, finger);
    s.settle();
    CHECK(std::ranges::count(s.state().pressed, 0U) == 4);
}

TEST_CASE("a finger that comes in the frame in which another starts over presses nothing",
          "[scene]") {
    World world;
    Stand s(world.materials);
    s.act(Wake{});
    s.act(OpenScene{SceneId::idle_warning});
    s.wait(1);
    const PointPx at = s.node("start-over").touch;
    s.down(at, 1);
    s.queue(TouchPhase::up, 1, at);
    s.queue(TouchPhase::down, 2, at);
    s.frame();
    REQUIRE(s.state().scene == SceneId::attract);
    CHECK(std::ranges::count(s.state().pressed, 0U) == 4);
}

TEST_CASE("after an idle reset nothing of the visit is left, not even a resting finger",
          "[scene]") {
    World world;
    Stand fresh(world.materials), s(world.materials);
    for (Stand* stand : {&fresh, &s}) {
        stand->act(Wake{});
        stand->wait(10);
    }
    s.tap("issue-2");
    s.act(ZoomMap{{0, 0}, 4});
    s.act(ZoomTime{s.state().cursor, 5});
    s.tap(s.on_map({0, 0}));
    s.settle();
    s.tap("close");
    s.settle();
    s.tap("event-chip");
    s.settle();
    // A finger rests on the map; what does not move for so long is no visitor.
    s.down({500, 400}, 5);
    s.wait(160);
    REQUIRE(s.state().scene == SceneId::attract);
    CHECK(std::ranges::count(s.state().pressed, 0U) == 4);

    // That finger goes on and lifts: it is in nobody's hand any more.
    s.move({700, 400}, 5);
    s.move({900, 400}, 5);
    s.wait(1);
    const bool still_attract = s.state().scene == SceneId::attract;
    s.up({900, 400}, 5);
    s.wait(1);
    CHECK(still_attract);
    CHECK(s.state().scene == SceneId::attract);

    s.tap({600, 500}, 6);
    REQUIRE(s.state().scene == SceneId::explore);
    s.rest();
    fresh.rest();
    CHECK(s.dump() == fresh.dump());
    CHECK(s.state().question == fresh.state().question);
    CHECK(s.state().camera == fresh.state().camera);
    CHECK(s.state().time == fresh.state().time);
    CHECK(s.state().cursor == fresh.state().cursor);
    CHECK_FALSE(s.state().picked);
    CHECK_FALSE(s.state().event);
}

TEST_CASE("a finger that rested through a reset moves nothing in the next visit", "[scene]") {
    World world;
    Stand s(world.materials);
    s.act(Wake{});
    s.act(RunIdleTimer{true, std::chrono::seconds(5), std::chrono::seconds(8)});
    s.wait(1);
    s.down({1200, 400}, 5);
    s.wait(10); // shorter than the time after which a resting finger is no finger
    REQUIRE(s.state().scene == SceneId::attract);
    s.tap({600, 700}, 6);
    REQUIRE(s.state().scene == SceneId::explore);
    s.wait(1);
    for (int i = 1; i <= 20; ++i)
        s.move({1200 + 10 * static_cast<float>(i), 400}, 5);
    CHECK(s.state().camera == home_camera(world.map));
    s.up({1400, 400}, 5);
    s.wait(1);
    CHECK(s.state().scene == SceneId::explore);
    s.drag({1200, 400}, {1000, 400}, 10, 5); // lifted and put down again it is a finger as any
    CHECK_FALSE(s.state().camera == home_camera(world.map));
}

TEST_CASE("a flag in one hand is let go although the other has opened a page", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    const PointPx flag = s.node("time-flag").touch;
    s.pull(flag, flag + PointPx{200, 0}, 10, 1);
    REQUIRE(s.state().scrubbing);
    s.tap(s.node("nav-sources").touch, 2);
    s.settle();
    REQUIRE(s.state().scene == SceneId::sources);
    s.move(flag + PointPx{300, 0}, 1);
    s.up(flag + PointPx{300, 0}, 1);
    CHECK_FALSE(s.state().scrubbing);
    s.tap("home");
    s.settle();
    CHECK_FALSE(s.state().scrubbing);
}

TEST_CASE("a map pulled beyond its edge comes back although the other has opened a page",
          "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    const MapCamera home = home_camera(world.map);
    s.pull({1200, 400}, {1500, 600}, 10, 1);
    s.tap(s.node("nav-sources").touch, 2);
    s.settle();
    s.up({1500, 600}, 1);
    s.tap("home");
    s.settle();
    CHECK(s.state().camera.centre.x == Approx(home.centre.x));
    CHECK(s.state().camera.centre.y == Approx(home.centre.y));
}

TEST_CASE("a card opened by one stays while the other drags time, flag or map", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    s.act(OpenEvent{EventId{3}});
    s.settle();
    const PointPx flag = s.node("time-flag").touch, strip = s.node("time-strip").touch;
    for (const PointPx from : {flag, strip, PointPx{500, 400}}) {
        s.drag(from, from + PointPx{-120, 0});
        s.settle();
        CHECK(s.state().scene == SceneId::event);
        CHECK(s.shows("event-card"));
    }
}

TEST_CASE("a second finger pinches within half a second or near the first, not else", "[scene]") {
    World world;
    const auto zoom_after = [&](double later, PointPx second) {
        Stand s(world.materials);
        s.open();
        s.pull({900, 400}, {920, 400}, 4, 1);
        s.wait(later);
        s.pull(second, second + PointPx{100, 80}, 10, 2);
        return s.state().camera.zoom;
    };
    CHECK(zoom_after(0.1, {1600, 400}) > 1);
    CHECK(zoom_after(2, {1020, 600}) > 1);
    CHECK(zoom_after(2, {1600, 400}) == 1);
}

TEST_CASE("a palm on buttons, strip and card does nothing", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    for (const char* under : {"issue-2", "time-strip", "nav-sources", "time-play"}) {
        const ExhibitState before = s.state();
        const PointPx at = s.node(under).touch;
        for (int finger = 1; finger <= 4; ++finger)
            s.queue(TouchPhase::down, finger, at + PointPx{static_cast<float>(finger) * 20, 0});
        s.frame();
        for (int finger = 1; finger <= 4; ++finger)
            s.queue(TouchPhase::up, finger, at + PointPx{static_cast<float>(finger) * 20, 0});
        s.frame();
        s.settle();
        INFO(under);
        CHECK(s.state().scene == before.scene);
        CHECK(s.state().question == before.question);
        CHECK(s.state().cursor == before.cursor);
        CHECK(s.state().playing == before.playing);
        CHECK(std::ranges::count(s.state().pressed, 0U) == 4);
    }
}

TEST_CASE("fifty quick touches of a button are fifty, of two hands too", "[scene]") {
    World world;
    for (const int hands : {1, 2}) {
        Stand s(world.materials);
        s.open();
        const PointPx at = s.node("time-play").touch;
        for (int i = 0; i < 50; ++i)
            s.tap(at, i % hands);
        CHECK_FALSE(s.state().playing);
        s.tap(at);
        CHECK(s.state().playing);
    }
}

TEST_CASE("fifty quick touches where a page opens open it once, and one touch leads back",
          "[scene]") {
    World world;
    for (const char* button : {"nav-sources", "nav-reading", "event-chip"}) {
        Stand s(world.materials);
        s.open();
        const PointPx at = s.node(button).touch;
        for (int i = 0; i < 50; ++i)
            s.tap(at);
        s.settle();
        INFO(button);
        CHECK(s.state().depth <= 1);
        if (s.shows("home"))
            s.tap("home");
        s.settle();
        CHECK(s.state().scene == SceneId::explore);
    }
}
