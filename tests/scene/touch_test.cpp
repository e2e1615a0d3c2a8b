// What one visitor's fingers do, from contact to picture.

#include "support/stand.h"

using namespace fl;
using namespace fl::test;

namespace {

struct OneVisitor {
    World world;
    Stand stand{world.materials};
    OneVisitor() { stand.open(); }
};

/// A state so small that no finger meets it: 4 px wide at zoom 1, east of B.
World world_with_a_dot() {
    World world;
    world.map.shapes.push_back(make_shape("d", "CCC", 0.7, 0, 0.715, 0.015));
    world.exhibit.shape_states.push_back(StateId{2});
    return world;
}

} // namespace

TEST_CASE("the flag under a finger recolours the map in the same frame", "[scene]") {
    OneVisitor v;
    Stand& s = v.stand;
    REQUIRE(s.shown_class(0) == StanceClass::plus_strong);
    const Rgba before = s.fill(0);
    const PointPx flag = s.node("time-flag").touch;
    const float way = s.x_of(make_day(2016, 1, 1)) - s.x_of(s.day());
    s.down(flag);
    s.move(flag + PointPx{20, 0});
    s.queue(TouchPhase::move, 0, flag + PointPx{way, 0});
    REQUIRE(s.frame());
    INFO(iso_day(s.day()));
    CHECK(s.day() >= make_day(2015, 12, 25));
    CHECK(s.shown_class(0) == StanceClass::minus_strong);
    CHECK(s.fill(0) != before);
    const Rgba wanted = shipped_tokens().themes[0].stance[4];
    CHECK(s.fill(0).r == wanted.r);
    CHECK(s.fill(0).b == wanted.b);
}

TEST_CASE("the needle stays under the finger that drags the flag", "[scene]") {
    OneVisitor v;
    Stand& s = v.stand;
    const PointPx flag = s.node("time-flag").touch;
    const float offset = flag.x - s.x_of(s.day());
    s.down(flag);
    for (int x = 20; x <= 400; x += 20) {
        s.move(flag + PointPx{static_cast<float>(x), 0});
        const float needle = s.tree().time->to_x(s.state().cursor);
        CHECK(std::abs(needle + offset - flag.x - static_cast<float>(x)) < 8);
    }
}

TEST_CASE("a drag on the strip near the needle scrubs, away from it scrolls time", "[scene]") {
    OneVisitor v;
    Stand& s = v.stand;
    s.act(ZoomTime{s.state().cursor, 4});
    s.frame();
    const float y = s.areas().axis_y + 10, needle = s.tree().time->to_x(s.state().cursor);
    const double start = s.state().time.start, cursor = s.state().cursor;
    s.drag({needle + 60, y}, {needle + 160, y});
    CHECK(s.state().cursor > cursor + 10);
    CHECK(s.state().time.start == start);
    const double rested = s.state().cursor;
    s.drag({needle + 500, y}, {needle + 400, y});
    CHECK(s.state().cursor == rested);
    CHECK(s.state().time.start > start + 10);
}

TEST_CASE("a tap on a state opens its dossier, the cross closes it", "[scene]") {
    OneVisitor v;
    Stand& s = v.stand;
    s.tap(s.on_map({-1.2, -0.4}));
    CHECK(s.state().picked == StateId{0});
    CHECK(s.state().scene == SceneId::dossier);
    s.settle();
    s.tap("close");
    s.settle();
    CHECK_FALSE(s.state().picked);
    CHECK(s.state().scene == SceneId::explore);
}

TEST_CASE("a tap on the sea picks nothing", "[scene]") {
    OneVisitor v;
    Stand& s = v.stand;
    s.tap(s.on_map({-0.75, -0.7}));
    CHECK_FALSE(s.state().picked);
}

TEST_CASE("a tap beside a very small state picks it", "[scene]") {
    const World world = world_with_a_dot();
    const Materials materials = make_materials(world.exhibit, world.map, shipped_tokens());
    Stand s(materials);
    s.open();
    const PointPx dot = s.on_map({0.7075, 0.0075});
    s.tap(dot + PointPx{25, 10});
    CHECK(s.state().picked == StateId{2});
    s.act(PickState{});
    s.wait(0.5);
    s.tap(dot + PointPx{0, 60});
    CHECK_FALSE(s.state().picked);
}

TEST_CASE("a double tap comes closer, another one goes home", "[scene]") {
    OneVisitor v;
    Stand& s = v.stand;
    const SheetPoint sea{-0.75, -0.2};
    const PointPx at = s.on_map(sea);
    s.double_tap(at);
    s.settle();
    CHECK(s.state().camera.zoom == Approx(2));
    CHECK(distance(s.on_map(sea), at) < 2);
    s.wait(1);
    s.double_tap(at);
    s.settle();
    CHECK(s.state().camera == home_camera(v.world.map));
}

TEST_CASE("a double tap comes closer wherever on a state it lands", "[scene]") {
    for (const SheetPoint at : {SheetPoint{-1.9, 0}, {-1.5, 0}, {-1.3, 0}, {-1.1, -0.1}}) {
        OneVisitor v;
        Stand& s = v.stand;
        s.double_tap(s.on_map(at));
        s.settle();
        INFO(at.x);
        CHECK(s.state().camera.zoom == Approx(2));
        CHECK_FALSE(s.state().picked);
    }
}

TEST_CASE("a tap on the strip lets the cursor glide there", "[scene]") {
    OneVisitor v;
    Stand& s = v.stand;
    const double before = s.state().cursor;
    s.tap({s.x_of(make_day(2017, 6, 1)), s.areas().axis_y - 30});
    CHECK(s.state().cursor > before);
    CHECK(s.day() < make_day(2017, 5, 1));
    s.settle();
    CHECK(std::abs((s.day() - make_day(2017, 6, 1)).count()) <= 8);
}

TEST_CASE("a double tap on the strip comes closer to that day", "[scene]") {
    OneVisitor v;
    Stand& s = v.stand;
    const double span = s.state().time.span;
    s.double_tap({s.x_of(make_day(2017, 6, 1)), s.areas().axis_y + 10});
    s.settle();
    CHECK(s.state().time.span == Approx(span / 2));
}

TEST_CASE("a head on the strip opens its card, and the cross closes it", "[scene]") {
    OneVisitor v;
    Stand& s = v.stand;
    s.tap("event-e2020");
    s.settle();
    CHECK(s.state().scene == SceneId::event);
    CHECK(s.node("card-title").label == "Title of e2020");
    CHECK(iso_day(s.day()) == "2020-02-02");
    s.tap("close");
    s.settle();
    CHECK(s.state().scene == SceneId::explore);
    CHECK_FALSE(s.shows("event-card"));
}

TEST_CASE("the chip beside the flag opens the event that it names", "[scene]") {
    OneVisitor v;
    Stand& s = v.stand;
    CHECK(s.node("event-chip").label == "Title of e2010");
    s.tap("event-chip");
    s.settle();
    CHECK(s.state().scene == SceneId::event);
    CHECK(s.state().event == EventId{3});
}

TEST_CASE("a finger that slides off a button does nothing", "[scene]") {
    OneVisitor v;
    Stand& s = v.stand;
    const RectPx box = s.node("issue-2").box;
    s.down(box.centre());
    CHECK(std::ranges::count(s.state().pressed, pressed_key(node_key("issue-2"))) == 1);
    s.move({box.centre().x, box.bottom() + 40});
    s.up({box.centre().x, box.bottom() + 40});
    s.settle();
    CHECK(s.state().question == QuestionId{0});
    CHECK(std::ranges::count(s.state().pressed, 0U) == 4);
    s.tap("issue-2");
    CHECK(s.state().question == QuestionId{1});
}

TEST_CASE("a slow press by an unsteady hand still counts", "[scene]") {
    OneVisitor v;
    Stand& s = v.stand;
    const PointPx at = s.node("issue-2").touch;
    s.down(at);
    for (int i = 0; i < 90; ++i)
        s.move(at + PointPx{i % 2 == 0 ? 7.0F : -7.0F, i % 3 == 0 ? 5.0F : -5.0F});
    s.up(at);
    CHECK(s.state().question == QuestionId{1});
}

TEST_CASE("a pinch zooms the map between the fingers and never taps", "[scene]") {
    OneVisitor v;
    Stand& s = v.stand;
    const SheetPoint middle{-1.5, 0};
    const PointPx at = s.on_map(middle);
    s.down(at - PointPx{60, 0}, 1);
    s.down(at + PointPx{60, 0}, 2);
    for (int i = 1; i <= 20; ++i) {
        const PointPx apart{60.0F + 6.0F * static_cast<float>(i), 0};
        s.queue(TouchPhase::move, 1, at - apart);
        s.queue(TouchPhase::move, 2, at + apart);
        s.frame();
    }
    CHECK(s.state().camera.zoom == Approx(3).epsilon(0.02));
    CHECK(distance(s.on_map(middle), at) < 3);
    s.queue(TouchPhase::up, 1, at - PointPx{180, 0});
    s.queue(TouchPhase::up, 2, at + PointPx{180, 0});
    s.settle();
    CHECK_FALSE(s.state().picked);
    CHECK(s.state().camera.zoom == Approx(3).epsilon(0.02));
}

TEST_CASE("two fingers that land and lift without moving pick nothing", "[scene]") {
    OneVisitor v;
    Stand& s = v.stand;
    const PointPx at = s.on_map({-1.5, 0});
    s.down(at, 1);
    s.down(at + PointPx{90, 0}, 2);
    s.wait(0.1);
    s.up(at, 1);
    s.up(at + PointPx{90, 0}, 2);
    s.settle();
    CHECK_FALSE(s.state().picked);
    CHECK(s.state().camera.zoom == 1);
}

TEST_CASE("a palm on the map moves and picks nothing", "[scene]") {
    OneVisitor v;
    Stand& s = v.stand;
    const PointPx at = s.on_map({-1.5, 0});
    s.down(at, 1);
    s.down(at + PointPx{50, 20}, 2);
    s.down(at + PointPx{20, 60}, 3);
    for (int i = 1; i <= 20; ++i) {
        const PointPx by{static_cast<float>(4 * i), 0};
        s.queue(TouchPhase::move, 1, at + by);
        s.queue(TouchPhase::move, 2, at + PointPx{50, 20} + by);
        s.queue(TouchPhase::move, 3, at + PointPx{20, 60} + by);
        s.frame();
    }
    for (const int finger : {1, 2, 3})
        s.up(at, finger);
    s.settle();
    CHECK(s.state().camera == home_camera(v.world.map));
    CHECK_FALSE(s.state().picked);
}

TEST_CASE("the map keeps gliding after a fling and stops under a finger", "[scene]") {
    OneVisitor v;
    Stand& s = v.stand;
    s.act(ZoomMap{{0, 0}, 4});
    s.frame();
    const PointPx from{1300, 400};
    s.pull(from, from - PointPx{300, 0}, 6);
    s.up(from - PointPx{300, 0});
    const double at_release = s.state().camera.centre.x;
    s.wait(0.2);
    const double later = s.state().camera.centre.x;
    CHECK(later > at_release + 0.01);
    s.down({1200, 300});
    const double caught = s.state().camera.centre.x;
    s.wait(0.3);
    CHECK(s.state().camera.centre.x == caught);
}

TEST_CASE("a long card scrolls under the finger to its end and not further", "[scene]") {
    World world;
    std::string words;
    for (int i = 0; i < 400; ++i)
        words += "many words ";
    world.exhibit.events[4].body = add_text(world.exhibit, words);
    const Materials materials = make_materials(world.exhibit, world.map, shipped_tokens());
    Stand s(materials);
    s.open();
    s.act(OpenEvent{EventId{4}});
    s.settle();
    REQUIRE(s.state().card_length > 500);
    const PointPx text = s.node("card-text").touch;
    s.pull(text, text - PointPx{0, 120}, 12);
    CHECK(s.state().card_scroll == Approx(120));
    s.move(text - PointPx{0, s.state().card_length + 500});
    CHECK(s.state().card_scroll == s.state().card_length);
    s.move(text + PointPx{0, 500});
    CHECK(s.state().card_scroll == 0);
    s.up(text);
    s.settle();
    CHECK(s.state().scene == SceneId::event);
}

TEST_CASE("dragging the flag to a date leaves the same picture as jumping there", "[scene]") {
    OneVisitor dragged, direct;
    Stand &a = dragged.stand, &b = direct.stand;
    const PointPx flag = a.node("time-flag").touch;
    a.drag(flag, flag + PointPx{a.x_of(make_day(2021, 3, 1)) - a.x_of(a.day()), 0}, 40);
    a.rest();
    b.act(SetCursor{a.state().cursor, CursorMotion::jump});
    b.rest();
    REQUIRE(a.day() > make_day(2019, 12, 31));
    CHECK(a.dump() == b.dump());
    CHECK(a.picture().map.palette == b.picture().map.palette);
}

TEST_CASE("a card opened and closed leaves the picture as it was on that day", "[scene]") {
    OneVisitor visited, direct;
    Stand &a = visited.stand, &b = direct.stand;
    a.tap("event-e2020");
    a.settle();
    a.tap("close");
    a.rest();
    b.act(SetCursor{a.state().cursor, CursorMotion::jump});
    b.rest();
    CHECK(a.dump() == b.dump());
}
