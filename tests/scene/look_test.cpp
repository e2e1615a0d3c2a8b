// A finger that rests for half a second looks closely: a name on the map, a date on the timeline.

#include "support/own_world.h"
#include "support/sight.h"

using namespace fl;
using namespace fl::test;

namespace {

const OwnWorld& world() {
    static const OwnWorld world;
    return world;
}

PointPx place_of(const Stand& s, const char* iso3) {
    return s.node("state-" + std::string(iso3)).touch;
}

std::string text_of(const Stand& s, std::string_view id) {
    const Node* node = s.tree().find(id);
    return node == nullptr ? "nothing" : std::string(node->label) + ": " + std::string(node->value);
}

/// Where the strip shows a day, between the heads and the axis' labels.
PointPx place_of_day(const Stand& s, Day day) {
    return {s.x_of(day), s.areas().axis_y - 4};
}

} // namespace

TEST_CASE("a finger that rests on a state sees its name and its position, and opens nothing",
          "[scene][look]") {
    Stand s(world().materials);
    s.open();
    const PointPx brazil = place_of(s, "BRA"), russia = place_of(s, "RUS");
    s.down(brazil);
    s.wait(0.4);
    CHECK_FALSE(s.shows("map-look"));
    s.wait(0.2);
    CHECK(text_of(s, "map-look") == "Brazil: In between");
    CHECK_FALSE(s.tree().find("map-look")->box.contains(brazil));
    SECTION("the bubble follows the finger") {
        s.move(russia);
        s.wait(0.1);
        CHECK(text_of(s, "map-look").starts_with("Russia"));
        s.up(russia);
    }
    SECTION("over the sea it names nothing") {
        s.move(s.tree().map->to_px({-0.4, 0}));
        s.wait(0.1);
        CHECK_FALSE(s.shows("map-look"));
        s.up(s.tree().map->to_px({-0.4, 0}));
    }
    SECTION("it lifts") {
        s.up(brazil);
    }
    s.wait(1);
    CHECK_FALSE(s.shows("map-look"));
    CHECK(s.state().scene == SceneId::explore);
}

TEST_CASE("a finger that rests on the timeline sees the exact date, and moves nothing",
          "[scene][look]") {
    Stand s(world().materials);
    s.open();
    const double cursor = s.state().cursor, start = s.state().time.start;
    const Day day = make_day(2017, 5, 12);
    s.down(place_of_day(s, make_day(2003, 1, 1)));
    s.wait(0.6);
    CHECK(s.shows("time-look"));
    s.move(place_of_day(s, day));
    s.wait(0.1);
    CHECK(text_of(s, "time-look").find("May 2017") != std::string::npos);
    CHECK(text_of(s, "time-look").find("WannaCry") != std::string::npos);
    s.up(place_of_day(s, day));
    s.wait(1);
    CHECK_FALSE(s.shows("time-look"));
    CHECK(s.state().cursor == cursor);
    CHECK(s.state().time.start == start);
}

TEST_CASE("a finger that rests on the needle before it drags still takes the cursor along",
          "[scene][look]") {
    Stand s(world().materials);
    s.open();
    const double cursor = s.state().cursor;
    const PointPx needle = place_of_day(s, to_day(cursor));
    s.down(needle);
    s.wait(0.8);
    CHECK_FALSE(s.shows("time-look"));
    s.move(needle + PointPx{200, 0});
    s.wait(0.1);
    CHECK(s.state().cursor > cursor + 365);
    s.up(needle + PointPx{200, 0});
}

TEST_CASE("the bubble stays on the screen and beside the finger, wherever that is",
          "[scene][look]") {
    for (const SizePx size : {SizePx{1920, 1080}, {1080, 1920}, {1280, 720}}) {
        Stand s(world().materials, size);
        s.open();
        const StateId state = *world().exhibit.find_state("GBR");
        for (float x = 0.02F; x < 1; x += 0.06F) {
            for (float y = 0.02F; y < 1; y += 0.06F) {
                const PointPx at{size.w * x, size.h * y};
                s.act(LookAtMap{s.tree().map->to_sheet(at), state});
                s.wait(0.02);
                const Node* bubble = s.tree().find("map-look");
                REQUIRE(bubble != nullptr);
                CAPTURE(size.w, at.x, at.y, bubble->box.x, bubble->box.y);
                CHECK(s.areas().screen.contains(bubble->box));
                CHECK_FALSE(bubble->box.contains(at));
            }
        }
    }
}

TEST_CASE("two visitors look at map and timeline at once; a page that opens ends both",
          "[scene][look]") {
    Stand s(world().materials);
    s.open();
    s.down(place_of(s, "BRA"));
    s.down(place_of_day(s, make_day(2003, 1, 1)), 1);
    s.wait(0.7);
    CHECK(s.shows("map-look"));
    CHECK(s.shows("time-look"));
    s.act(OpenScene{SceneId::reading});
    s.wait(0.2);
    CHECK_FALSE(s.shows("map-look"));
    CHECK_FALSE(s.shows("time-look"));
    s.up({900, 500});
    s.up({900, 960}, 1);
    s.wait(0.1);
    CHECK(s.state().look == LookState{});
}
