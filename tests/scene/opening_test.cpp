// How a visit begins: the finger on attract is answered, the crack closes, the world takes its
// place.

#include "support/stand.h"

#include <algorithm>

using namespace fl;
using namespace fl::test;

namespace {

/// The widest ring around a point in the picture, px; 0: none.
float ring_at(const Stand& s, PointPx at) {
    float widest = 0;
    for (const DisplayList::Record& record : s.picture().over.records()) {
        if (record.op == DisplayList::Op::ring && distance(record.box.centre(), at) < 1)
            widest = std::max(widest, record.box.w / 2);
    }
    return widest;
}

/// Late enough in the loop for the crack to stand open, and in the language of the house.
constexpr double torn_at = 9;
constexpr PointPx finger{700, 300};

} // namespace

TEST_CASE("a finger on attract is answered by a ring within 90 ms", "[scene]") {
    World world;
    Stand s(world.materials);
    s.wait(torn_at);
    REQUIRE(ring_at(s, finger) == 0);
    s.down(finger);
    s.frame();
    CHECK(ring_at(s, finger) > 15); // at once there is something to see
    s.wait(0.09);
    const float held = ring_at(s, finger);
    CHECK(held > 40);
    CHECK(s.state().scene == SceneId::attract); // the finger still rests
    s.up(finger);
    s.frame();
    CHECK(s.state().scene == SceneId::explore);
    s.wait(0.2);
    CHECK(ring_at(s, finger) > held);
    s.settle();
    CHECK(ring_at(s, finger) == 0);
}

TEST_CASE("a finger that slides off a button of attract leaves no ring", "[scene]") {
    World world;
    world.exhibit.languages.push_back({"xx", "Xx", TextDirection::left_to_right});
    world.exhibit.texts.push_back(world.exhibit.texts[0]);
    Stand s(world.materials);
    s.wait(3);
    const PointPx button = s.node("lang-xx").touch;
    s.down(button);
    s.wait(0.2);
    REQUIRE(ring_at(s, button) > 40);
    s.move(button - PointPx{0, 400});
    s.up(button - PointPx{0, 400});
    s.frame();
    CHECK(s.state().scene == SceneId::attract);
    CHECK(ring_at(s, button) == 0);
}

TEST_CASE("the pause of attract begins no visit and is answered by itself alone", "[scene]") {
    World world;
    Stand s(world.materials);
    s.wait(2);
    const PointPx pause = s.node("attract-pause").touch;
    s.down(pause);
    s.wait(0.2);
    CHECK(ring_at(s, pause) == 0);
}

TEST_CASE("the crack closes while the world takes its place", "[scene]") {
    World world;
    Stand s(world.materials);
    s.wait(torn_at);
    REQUIRE(s.picture().map.split.on);
    const PointPx slip = s.picture().map.split.slip;
    const MapTransform wide = s.picture().map.transform;
    s.tap(finger);
    REQUIRE(s.state().scene == SceneId::explore);
    // The first picture of the visit is the last of attract, moved on by a frame or two.
    CHECK(s.picture().map.split.on);
    CHECK(s.picture().map.transform.px_per_unit == Approx(wide.px_per_unit).epsilon(0.1));
    float open = s.picture().map.split.slip.y;
    CHECK(open <= slip.y);
    const Node& chip = s.node("event-chip"); // buttons answer while they come
    CHECK(s.tree().at(chip.touch) == &chip);
    for (int frames = 0; s.picture().map.split.on; ++frames) {
        REQUIRE(frames < 60);
        s.frame();
        CHECK(s.picture().map.split.slip.y <= open);
        open = s.picture().map.split.slip.y;
    }
    s.settle();
    const MapTransform placed = s.picture().map.transform;
    const MapTransform own = map_transform(s.areas(), s.state().camera);
    CHECK(placed.px_per_unit == own.px_per_unit);
    CHECK(placed.box.x == own.box.x);
    CHECK(placed.box.y == own.box.y);
}

TEST_CASE("where the world was whole it stays whole", "[scene]") {
    World world;
    Stand s(world.materials);
    s.wait(2);
    REQUIRE_FALSE(s.picture().map.split.on);
    s.tap(finger);
    for (int i = 0; i < 40; ++i) {
        s.frame();
        CHECK_FALSE(s.picture().map.split.on);
    }
}

TEST_CASE("who begins by key has touched nothing", "[scene]") {
    World world;
    Stand s(world.materials);
    s.wait(torn_at);
    s.act(Wake{});
    s.frame();
    CHECK(s.picture().map.split.on);
    CHECK_FALSE(s.state().opening.touched);
}

TEST_CASE("a dossier can be opened before the world has come to rest", "[scene]") {
    World world;
    Stand s(world.materials);
    s.wait(torn_at);
    s.tap(finger);
    s.act(OpenDossier{StateId{0}});
    s.settle();
    CHECK(s.state().scene == SceneId::dossier);
    CHECK_FALSE(s.picture().map.split.on);
}

TEST_CASE("what the first touch opens is set before it comes, a little in each frame", "[scene]") {
    World world;
    TextEngine text(std::filesystem::path(FL_SHARE_DIR) / "fonts", "");
    Stand s(world.materials, {1920, 1080}, text);
    s.wait(0.05); // what attract itself shows
    std::uint64_t before = text.stats().layouts;
    int frames = 0;
    s.each_frame = [&](bool) {
        CHECK(text.stats().layouts - before <= 2);
        frames += text.stats().layouts > before ? 1 : 0;
        before = text.stats().layouts;
    };
    s.wait(1.5);
    CHECK(frames > 3);
    s.each_frame = {};
    s.tap(finger);
    REQUIRE(s.state().scene == SceneId::explore);
    s.settle();
    CHECK(text.stats().layouts == before);
}
