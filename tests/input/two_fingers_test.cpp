#include "rig.h"
#include "support/catch.h"

using namespace fl;
using namespace fl::test;

TEST_CASE("two fingers pinch about their midpoint and never tap", "[input]") {
    Rig rig;
    CHECK(rig.down(1, 400, 400).wait(100).down(2, 600, 400).said() ==
          "press map; press-end map; pinch map by 0,0 x100%");
    CHECK(rig.move(2, 800, 400).said() == "pinch map by 100,0 x200%");
    CHECK(rig.move(1, 600, 400).said() == "pinch map by 100,0 x50%");
    CHECK(rig.wait(100).up(1, 600, 400).said() == "pinch-end rest; drag map from 800,400");
    CHECK(rig.up(2, 800, 400).said() == "drag-end rest");
    CHECK(rig.each<Tapped>().empty());
}

TEST_CASE("the factors of a pinch multiply to the change of distance", "[input]") {
    Rig rig;
    rig.down(1, 400, 400).down(2, 500, 400);
    rig.glide(1, {400, 400}, {100, 300}, 17).glide(2, {500, 400}, {900, 700}, 23);
    float factor = 1;
    PointPx centre{450, 400};
    for (const Pinched& g : rig.each<Pinched>()) {
        factor *= g.factor;
        centre = centre + g.delta;
    }
    CHECK(factor == Approx(std::hypot(800.0, 400.0) / 100).epsilon(0.001));
    CHECK(centre.x == Approx(500).margin(0.01));
    CHECK(centre.y == Approx(500).margin(0.01));
}

TEST_CASE("fingers on the same point do not give an endless factor", "[input]") {
    Rig rig;
    rig.down(1, 400, 400).down(2, 400, 400).move(2, 500, 400).move(2, 400, 400);
    for (const Pinched& g : rig.each<Pinched>())
        CHECK((g.factor >= 0.2F && g.factor <= 5.0F));
}

TEST_CASE("a second finger joins within 500 ms or 260 px, otherwise it is ignored", "[input]") {
    struct Row {
        long after_ms;
        float x;
        bool pinches;
    };
    const auto row = GENERATE(Row{500, 1200, true}, Row{501, 1200, false}, Row{5000, 460, true},
                              Row{5000, 461, false});
    Rig rig;
    rig.down(1, 200, 400).wait(row.after_ms).down(2, row.x, 400);
    CHECK(rig.each<Pinched>().empty() != row.pinches);
    if (!row.pinches) {
        rig.said();
        CHECK(rig.move(2, row.x - 100, 500).wait(600).up(2, row.x - 100, 500).said().empty());
        CHECK(rig.up(1, 200, 400).said() == "hold-end 200,400; tap map 200,400 x1 held");
    }
}

TEST_CASE("the distance for joining is from where the first finger is now", "[input]") {
    Rig rig;
    rig.down(1, 100, 400).glide(1, {100, 400}, {900, 400}, 80).said();
    CHECK(rig.down(2, 1000, 400).said() == "drag-end rest; pinch map by 0,0 x100%");
}

TEST_CASE("a held finger may still become half of a pinch", "[input]") {
    Rig rig;
    rig.down(1, 400, 400).wait(700).said();
    CHECK(rig.down(2, 500, 400).said() ==
          "hold-end 400,400; press-end map; pinch map by 0,0 x100%");
}

TEST_CASE("a third finger in a region is ignored", "[input]") {
    Rig rig;
    rig.down(1, 400, 400).down(2, 700, 400).wait(300).said();
    CHECK(rig.down(3, 500, 400).move(3, 600, 500).up(3, 600, 500).said().empty());
    CHECK(rig.move(1, 300, 400).said() == "pinch map by -50,0 x133%");
}

TEST_CASE("the finger that stays after a pinch drags on without a jump and may pinch again",
          "[input]") {
    Rig rig;
    rig.down(1, 400, 400).down(2, 600, 400).move(2, 700, 450).wait(100).said();
    CHECK(rig.up(2, 700, 450).said() == "pinch-end rest; drag map from 400,400");
    CHECK(rig.move(1, 403, 400).said() == "by 3,0");
    CHECK(rig.wait(2000).down(4, 600, 400).said() == "drag-end rest; pinch map by 0,0 x100%");
}

TEST_CASE("two fingers that fly off together fling with their midpoint", "[input]") {
    Rig rig;
    rig.down(1, 400, 400).down(2, 600, 400);
    for (int i = 1; i <= 20; ++i) {
        const auto x = static_cast<float>(i) * 10;
        rig.wait(10).move(1, 400 + x, 400).move(2, 600 + x, 400);
    }
    rig.up(1, 600, 400).wait(16).up(2, 800, 400);
    CHECK(rig.each<PinchEnded>().at(0).velocity == PointPx{});
    CHECK(rig.each<DragEnded>().at(0).velocity.x == Approx(1000).epsilon(0.1));
}

TEST_CASE("a pinch that spreads does not fling with its last finger", "[input]") {
    Rig rig;
    rig.down(1, 500, 400).down(2, 600, 400);
    for (int i = 1; i <= 20; ++i) {
        const auto x = static_cast<float>(i) * 10;
        rig.wait(10).move(1, 500 - x, 400).move(2, 600 + x, 400);
    }
    rig.up(1, 300, 400).wait(16).up(2, 800, 400);
    CHECK(length(rig.each<DragEnded>().at(0).velocity) < 100);
}

TEST_CASE("one visitor scrubs time while the other pans the map", "[input]") {
    Rig rig;
    const InputEvent landing[] = {TouchEvent{rig.now, TouchPhase::down, 1, {500, 400}},
                                  TouchEvent{rig.now, TouchPhase::down, 2, {500, 900}}};
    rig.feed(landing);
    CHECK(rig.said() == "press map; press time");
    rig.now += milliseconds(20);
    const InputEvent moves[] = {TouchEvent{rig.now, TouchPhase::move, 1, {560, 400}},
                                TouchEvent{rig.now, TouchPhase::move, 2, {440, 900}}};
    rig.feed(moves);
    CHECK(rig.said() == "press-end map; drag map from 500,400; by 60,0; "
                        "press-end time; drag time from 500,900; by -60,0");
}

TEST_CASE("a finger belongs to the region where it landed until it lifts", "[input]") {
    Rig rig;
    rig.down(1, 500, 780).move(1, 500, 1000).said();
    CHECK(rig.down(2, 520, 950).said() == "press time");
    CHECK(rig.wait(10).move(1, 500, 1010).said() == "by 0,10");
    CHECK(rig.each<Pinched>().empty());
}

TEST_CASE("two pinches at once stay apart", "[input]") {
    Rig rig;
    rig.down(1, 100, 400).down(2, 300, 400).down(3, 100, 900).down(4, 500, 900).said();
    CHECK(rig.move(2, 500, 400).said() == "pinch map by 100,0 x200%");
    CHECK(rig.move(4, 300, 900).said() == "pinch time by -100,0 x50%");
    CHECK(rig.wait(100).up(1, 100, 400).said() == "pinch-end rest; drag map from 500,400");
    CHECK(rig.move(4, 400, 900).said() == "pinch time by 50,0 x150%");
}

TEST_CASE("an ignored finger does not take the region when the first one has left", "[input]") {
    Rig rig;
    rig.down(1, 100, 400).wait(900).down(2, 900, 400).up(1, 100, 400).said();
    CHECK(rig.move(2, 800, 400).said().empty());
    CHECK(rig.down(3, 850, 400).said() == "press map");
    CHECK(rig.up(3, 850, 400).up(2, 800, 400).said() == "tap map 850,400 x1");
}
