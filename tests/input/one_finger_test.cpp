#include "rig.h"
#include "support/catch.h"

using namespace fl;
using namespace fl::test;

TEST_CASE("a short touch is a tap where the finger lifted", "[input]") {
    Rig rig;
    CHECK(rig.down(1, 500, 400).said() == "press map");
    CHECK(rig.wait(80).move(1, 503, 404).said().empty());
    CHECK(rig.up(1, 503, 404).said() == "tap map 503,404 x1");
}

TEST_CASE("every contact and key is activity, before anything else of its event", "[input]") {
    Rig rig;
    rig.down(1, 500, 400);
    REQUIRE(rig.all.size() == 2);
    CHECK(std::holds_alternative<Activity>(rig.all[0]));
    rig.move(1, 501, 400).up(1, 501, 400);
    CHECK(rig.each<Activity>().size() == 3);
    const InputEvent keys[] = {KeyEvent{rig.now, Key::help, true},
                               KeyEvent{rig.now, Key::help, false}};
    rig.feed(keys);
    CHECK(rig.each<Activity>().size() == 5);
    CHECK(rig.each<KeyPressed>().size() == 1);
    rig.wait(1000);
    CHECK(rig.each<Activity>().size() == 5);
}

TEST_CASE("two quick taps near each other are a double tap, a third begins anew", "[input]") {
    Rig rig;
    CHECK(rig.tap(500, 400).said() == "press map; tap map 500,400 x1");
    CHECK(rig.wait(200).tap(520, 410).said() == "press map; tap map 520,410 x2");
    CHECK(rig.wait(200).tap(520, 410).said() == "press map; tap map 520,410 x1");
    CHECK(rig.wait(200).tap(520, 410).said() == "press map; tap map 520,410 x2");
}

TEST_CASE("a second tap counts only within 300 ms, 48 px and the same region", "[input]") {
    struct Row {
        long pause_ms;
        float x, y;
        int count;
    };
    const auto row = GENERATE(Row{300, 500, 780, 2}, Row{301, 500, 780, 1}, Row{200, 548, 780, 2},
                              Row{200, 549, 780, 1}, Row{200, 500, 801, 1});
    Rig rig;
    rig.tap(500, 780).wait(row.pause_ms).tap(row.x, row.y);
    CHECK(rig.each<Tapped>().back().count == row.count);
}

TEST_CASE("taps of another visitor do not break a double tap", "[input]") {
    Rig rig;
    rig.tap(500, 400).wait(50).tap(500, 900).wait(50).tap(500, 400);
    CHECK(rig.each<Tapped>()[1].count == 1);
    CHECK(rig.each<Tapped>()[2].count == 2);
}

TEST_CASE("a resting finger holds, its bubble follows, and it lifts as a held tap", "[input]") {
    Rig rig;
    CHECK(rig.down(1, 500, 400).wait(499).said() == "press map");
    CHECK(rig.wait(1).said() == "hold 500,400");
    CHECK(rig.wait(900).said().empty());
    CHECK(rig.move(1, 505, 400).said() == "hold 505,400");
    CHECK(rig.up(1, 505, 400).said() == "hold-end 505,400; tap map 505,400 x1 held");
}

TEST_CASE("a bubble that was carried away taps nothing and never drags", "[input]") {
    Rig rig;
    rig.down(1, 500, 400).wait(500).said();
    CHECK(rig.move(1, 600, 400).said() == "hold 600,400");
    CHECK(rig.move(1, 501, 400).said() == "hold 501,400");
    CHECK(rig.up(1, 501, 400).said() == "hold-end 501,400; press-end map");
}

TEST_CASE("a hold matures before a late event of the same frame", "[input]") {
    Rig rig;
    rig.down(1, 500, 400);
    const InputEvent up = TouchEvent{milliseconds(600), TouchPhase::up, 1, {500, 400}};
    rig.now = milliseconds(1000);
    rig.feed({&up, 1});
    CHECK(rig.said() == "press map; hold 500,400; hold-end 500,400; tap map 500,400 x1 held");
}

TEST_CASE("a held tap does not begin a double tap", "[input]") {
    Rig rig;
    rig.down(1, 500, 400).wait(600).up(1, 500, 400).wait(100).tap(500, 400);
    CHECK(rig.each<Tapped>().back().count == 1);
}

TEST_CASE("a finger drags from 12 px on, and nothing of the way is lost", "[input]") {
    Rig rig;
    CHECK(rig.down(1, 500, 400).move(1, 511, 400).said() == "press map");
    CHECK(rig.move(1, 512, 400).said() == "press-end map; drag map from 500,400; by 12,0");
    CHECK(rig.move(1, 520, 410).said() == "by 8,10");
    CHECK(rig.move(1, 500, 400).said() == "by -20,-10");
    CHECK(rig.wait(100).up(1, 500, 400).said() == "drag-end rest");
}

TEST_CASE("the deltas of a drag sum up to the way of the finger", "[input]") {
    Rig rig;
    rig.down(1, 100, 100).glide(1, {100, 100}, {900, 612}, 37).glide(1, {900, 612}, {333, 222}, 91);
    PointPx sum;
    for (const Dragged& g : rig.each<Dragged>())
        sum = sum + g.delta;
    CHECK(sum.x == Approx(233).margin(0.01));
    CHECK(sum.y == Approx(122).margin(0.01));
    CHECK(rig.each<Dragged>().back().point == PointPx{333, 222});
    CHECK(rig.each<Dragged>().back().start == PointPx{100, 100});
}

TEST_CASE("an up beyond the slop without a move before it is a drag, not a tap", "[input]") {
    Rig rig;
    CHECK(rig.down(1, 500, 400).wait(30).up(1, 560, 400).said() ==
          "press map; press-end map; drag map from 500,400; by 60,0; drag-end fling");
}

TEST_CASE("a flung finger keeps the velocity of its last 80 ms", "[input]") {
    Rig rig;
    // Slow first: 100 px/s for half a second, then 1000 px/s to the right and 500 px/s up.
    rig.down(1, 500, 700).glide(1, {500, 700}, {550, 700}, 50).glide(1, {550, 700}, {700, 625}, 15);
    rig.wait(10).up(1, 700, 625);
    const PointPx velocity = rig.each<DragEnded>().at(0).velocity;
    CHECK(velocity.x == Approx(1000).epsilon(0.02));
    CHECK(velocity.y == Approx(-500).epsilon(0.02));
}

TEST_CASE("a finger that rested before lifting does not fling", "[input]") {
    Rig rig;
    rig.down(1, 500, 700).glide(1, {500, 700}, {700, 700}, 20);
    SECTION("80 ms: at rest") {
        rig.wait(80).up(1, 700, 700);
        CHECK(rig.each<DragEnded>().at(0).velocity == PointPx{});
    }
    SECTION("50 ms: slower") {
        rig.wait(50).up(1, 700, 700);
        CHECK(rig.each<DragEnded>().at(0).velocity.x < 900);
        CHECK(rig.each<DragEnded>().at(0).velocity.x > 0);
    }
}

TEST_CASE("a faulty jump does not fling faster than a hand", "[input]") {
    Rig rig;
    rig.down(1, 10, 10).wait(6).move(1, 1200, 10).up(1, 1200, 10);
    CHECK(length(rig.each<DragEnded>().at(0).velocity) <= 20001.0F);
    Rig at_once;
    at_once.down(1, 10, 10).move(1, 1200, 10).up(1, 1200, 10);
    CHECK(at_once.each<DragEnded>().at(0).velocity == PointPx{});
}

TEST_CASE("a thousand readings a second give the same velocity", "[input]") {
    Rig rig;
    rig.down(1, 100, 100);
    for (int i = 1; i <= 400; ++i)
        rig.wait(1).move(1, 100 + static_cast<float>(i), 100);
    rig.up(1, 500, 100);
    CHECK(rig.each<DragEnded>().at(0).velocity.x == Approx(1000).epsilon(0.02));
}

TEST_CASE("a button keeps its finger however far it goes and leaves the choice to the receiver",
          "[input]") {
    Rig rig;
    CHECK(rig.down(1, 1700, 500).move(1, 1750, 500).move(1, 200, 500).said() == "press button");
    CHECK(rig.wait(50).up(1, 200, 500).said() == "tap button 200,500 x1");
}

TEST_CASE("a slow tap on a button is still a tap", "[input]") {
    Rig rig;
    rig.down(1, 1700, 500).wait(1500).up(1, 1700, 500);
    CHECK(rig.each<Tapped>().at(0).held);
}

TEST_CASE("a finger that has rested on a list may still drag it", "[input]") {
    Rig rig;
    CHECK(rig.down(1, 1400, 500).wait(2000).said() == "press list");
    CHECK(rig.move(1, 1400, 540).said() == "press-end list; drag list from 1400,500; by 0,40");
}

TEST_CASE("cancelled fingers end what they began, without effect", "[input]") {
    Rig rig;
    CHECK(rig.down(1, 500, 400).cancel(1).said() == "press map; press-end map");
    CHECK(rig.down(1, 500, 400).wait(500).cancel(1).said() ==
          "press map; hold 500,400; hold-end 500,400; press-end map");
    rig.down(1, 500, 400).glide(1, {500, 400}, {700, 400}, 5).said();
    CHECK(rig.cancel(1).said() == "drag-end rest");
    CHECK_FALSE(rig.recogniser.busy());
}

TEST_CASE("a resize ends what the fingers did; they are ignored until they lift", "[input]") {
    Rig rig;
    rig.down(1, 500, 400).said();
    const InputEvent resize = ResizeEvent{rig.now, {1080, 1920}};
    rig.feed({&resize, 1});
    CHECK(rig.said() == "press-end map; resize");
    CHECK(rig.move(1, 700, 400).up(1, 700, 400).said().empty());
    CHECK(rig.tap(500, 400).said() == "press map; tap map 500,400 x1");
}

TEST_CASE("the recogniser is busy while a finger is down that matters", "[input]") {
    Rig rig;
    CHECK_FALSE(rig.recogniser.busy());
    CHECK(rig.down(1, 500, 400).recogniser.busy());
    CHECK(rig.wait(600).recogniser.busy());
    CHECK_FALSE(rig.up(1, 500, 400).recogniser.busy());
    rig.down(1, 500, 400).recogniser.reset();
    CHECK_FALSE(rig.recogniser.busy());
    rig.said();
    CHECK(rig.move(1, 600, 400).up(1, 600, 400).said().empty());
}
