#include "gfx/display_list.h"
#include "support/catch.h"

#include <array>

using namespace fl;

TEST_CASE("a dump has one line a record, with place, colour and stroke", "[gfx]") {
    DisplayList list;
    list.fill({1, 2, 30, 40}, {255, 0, 16, 128});
    list.frame({0, 0, 10, 10}, {1, 2, 3, 255}, 2.5F);
    list.disc({50, 60}, 10, {0, 0, 0, 255});
    list.line({0, 0}, {7, 8}, 2, {9, 9, 9, 255});
    list.push_clip({0, 0, 5, 5});
    list.pop_clip();
    CHECK(list.dump() == "fill 1.0,2.0 30.0x40.0 #ff001080\n"
                         "frame 0.0,0.0 10.0x10.0 #010203ff w2.5\n"
                         "disc 40.0,50.0 20.0x20.0 #000000ff\n"
                         "line 0.0,0.0 0.0x0.0 #090909ff w2.0 0.0,0.0 7.0,8.0\n"
                         "clip 0.0,0.0 5.0x5.0 #000000ff\n"
                         "unclip 0.0,0.0 0.0x0.0 #000000ff\n");
}

TEST_CASE("a dump tells how many glyphs a text has", "[gfx]") {
    Paragraph words;
    words.glyphs.resize(7);
    words.size = {80, 20};
    DisplayList list;
    list.text(words, {5, 6}, {255, 255, 255, 255});
    CHECK(list.dump() == "text 5.0,6.0 80.0x20.0 #ffffffff glyphs 7\n");
}

TEST_CASE("points of a record are moved by the group that they were added in", "[gfx]") {
    DisplayList list;
    list.begin_group(1, {100, 10});
    list.line({0, 0}, {7, 8}, 2, {});
    list.end_group();
    list.line({1, 1}, {2, 2}, 2, {});
    REQUIRE(list.records().size() == 2);
    CHECK(list.points(list.records()[0])[1] == PointPx{107, 18});
    CHECK(list.points(list.records()[1])[0] == PointPx{1, 1});
}

TEST_CASE("a cleared list is empty and begins outside any group", "[gfx]") {
    DisplayList list;
    list.begin_group(0.5F, {9, 9});
    list.fill({0, 0, 1, 1}, {255, 255, 255, 255});
    list.clear();
    CHECK(list.dump().empty());
    list.fill({0, 0, 1, 1}, {255, 255, 255, 255});
    CHECK(list.dump() == "fill 0.0,0.0 1.0x1.0 #ffffffff\n");
}
