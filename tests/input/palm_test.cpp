#include "rig.h"
#include "support/catch.h"

using namespace fl;
using namespace fl::test;

TEST_CASE("three contacts close together and at once are a palm and do nothing", "[input]") {
    Rig rig;
    rig.down(1, 500, 400).wait(50).down(2, 560, 420).said();
    CHECK(rig.wait(50).down(3, 540, 470).said().rfind("pinch-end rest", 0) == 0);
    CHECK_FALSE(rig.recogniser.busy());
    CHECK(rig.move(1, 300, 300).move(3, 700, 700).wait(900).said().empty());
    CHECK(rig.up(1, 300, 300).up(2, 560, 420).up(3, 700, 700).said().empty());
    CHECK(rig.tap(500, 400).said() == "press map; tap map 500,400 x1");
}

TEST_CASE("the fourth part of a palm is found too", "[input]") {
    Rig rig;
    rig.down(1, 500, 400).down(2, 560, 420).down(3, 540, 470).wait(100).said();
    CHECK(rig.down(4, 520, 440).up(4, 520, 440).said().empty());
}

TEST_CASE("a palm on buttons presses none", "[input]") {
    Rig rig;
    CHECK(rig.down(1, 1700, 500).down(2, 1750, 500).down(3, 1720, 560).said() ==
          "press button; press button; press-end button; press-end button");
}

TEST_CASE("fingers further apart than a palm, or later, are fingers", "[input]") {
    struct Row {
        float x;
        long after_ms;
        bool palm;
    };
    const auto row = GENERATE(Row{1750, 150, true}, Row{1750, 151, false}, Row{1820, 0, true},
                              Row{1821, 0, false});
    Rig rig;
    rig.down(1, 1700, 500).down(2, 1690, 500).wait(row.after_ms).said();
    rig.down(3, row.x, 500);
    CHECK(rig.each<PressEnded>().size() == (row.palm ? 2U : 0U));
}

TEST_CASE("a drag that a palm began ends without a fling", "[input]") {
    Rig rig;
    rig.down(1, 500, 400).wait(10).move(1, 520, 400).said();
    rig.down(2, 530, 430).down(3, 550, 400);
    for (const DragEnded& g : rig.each<DragEnded>())
        CHECK(g.velocity == PointPx{});
    CHECK(rig.each<DragBegan>().size() == rig.each<DragEnded>().size());
    CHECK_FALSE(rig.recogniser.busy());
}

TEST_CASE("fingers beyond the tenth are ignored", "[input]") {
    Rig rig;
    for (int i = 0; i < 12; ++i)
        rig.wait(200).down(i, 1700, 50 + static_cast<float>(i) * 80);
    CHECK(rig.each<Pressed>().size() == 10);
    rig.up(11, 1700, 900).up(10, 1700, 900);
    CHECK(rig.each<Tapped>().empty());
    for (int i = 0; i < 10; ++i)
        rig.up(i, 1700, 50);
    CHECK(rig.each<Tapped>().size() == 10);
    CHECK_FALSE(rig.recogniser.busy());
}

TEST_CASE("a finger that is stuck for 20 s ends its press and no longer counts", "[input]") {
    Rig rig;
    rig.down(1, 500, 400).wait(19999).said();
    CHECK(rig.recogniser.busy());
    CHECK(rig.wait(1).said() == "hold-end 500,400; press-end map");
    CHECK_FALSE(rig.recogniser.busy());

    rig.down(2, 520, 400); // near it, and yet no pinch
    CHECK(rig.said() == "press map");
    CHECK(rig.move(2, 600, 400).said() == "press-end map; drag map from 520,400; by 80,0");
    CHECK(rig.down(3, 700, 400).said() == "drag-end rest; pinch map by 0,0 x100%");

    const auto active = rig.each<Activity>().size();
    rig.move(1, 505, 400).up(1, 505, 400);
    CHECK(rig.said().empty());
    CHECK(rig.each<Activity>().size() == active);
    rig.up(3, 700, 400).up(2, 600, 400).said();
    CHECK(rig.down(1, 500, 400).said() == "press map");
}

TEST_CASE("trembling does not keep a stuck finger alive, moving does", "[input]") {
    Rig trembling, moving;
    trembling.down(1, 500, 400);
    moving.down(1, 500, 400);
    for (int i = 0; i < 30; ++i) {
        trembling.wait(1000).move(1, i % 2 == 0 ? 503 : 500, 400);
        moving.wait(1000).move(1, 500 + static_cast<float>(i) * 3, 400);
    }
    CHECK_FALSE(trembling.recogniser.busy());
    CHECK(moving.recogniser.busy());
}

TEST_CASE("a stuck half of a pinch leaves the other finger dragging", "[input]") {
    Rig rig;
    rig.down(1, 500, 400).wait(19000).down(2, 600, 400).said();
    CHECK(rig.wait(1000).said() == "pinch-end rest; drag map from 600,400");
    CHECK(rig.move(2, 640, 400).said() == "by 40,0");
}

TEST_CASE("stuck fingers whose up is lost leave room for ten new ones", "[input]") {
    Rig rig;
    for (int i = 0; i < 10; ++i)
        rig.wait(200).down(i, 1700, 50 + static_cast<float>(i) * 80);
    rig.wait(20000).said();
    for (int i = 20; i < 30; ++i)
        rig.wait(200).down(i, 1700, 50 + static_cast<float>(i) * 80);
    CHECK(rig.each<Pressed>().size() == 20);
}
