// Ways in and out: what a walk through everything once found closed.

#include "support/stand.h"

using namespace fl;
using namespace fl::test;

TEST_CASE("the last page of the sources tells of the exhibit itself", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    s.tap("nav-sources");
    s.settle();
    REQUIRE(s.node("page-next").enabled);
    s.tap("page-next");
    s.settle();
    CHECK(s.shows("about-1"));
    CHECK_FALSE(s.node("page-next").enabled);
}

TEST_CASE("at either end of the story there is no step further", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    CHECK(s.node("time-previous").enabled);
    CHECK(s.node("time-next").enabled);
    s.act(OpenEvent{EventId{0}});
    s.settle();
    CHECK_FALSE(s.node("time-previous").enabled);
    s.act(OpenEvent{EventId{4}});
    s.settle();
    CHECK_FALSE(s.node("time-next").enabled);
    s.act(GoHome{});
    s.act(SetCursor{to_days(world.exhibit.days.first), CursorMotion::jump});
    s.settle();
    CHECK_FALSE(s.node("time-previous").enabled);
}

TEST_CASE("home is also in the warning and in the open menu", "[scene]") {
    World world;
    Stand s(world.materials, {1080, 1920});
    s.open();
    s.act(OpenScene{SceneId::sources});
    s.act(OpenScene{SceneId::idle_warning});
    s.settle();
    s.tap("home");
    s.settle();
    CHECK(s.state().scene == SceneId::explore);
    s.act(ShowView{SceneId::spectrum});
    s.settle();
    s.tap("nav-more");
    s.settle();
    s.tap("home");
    s.settle();
    CHECK(s.state().scene == SceneId::explore);
    CHECK_FALSE(s.state().menu_open);
}

TEST_CASE("what lies under the open menu cannot be touched", "[scene]") {
    World world;
    Stand s(world.materials, {1080, 1920});
    s.open();
    s.tap("nav-more");
    s.settle();
    CHECK(s.shows("nav-sources"));
    for (const char* under : {"map", "issue-1", "time-strip", "state-AAA"})
        CHECK_FALSE(s.shows(under));
}

TEST_CASE("no state is offered where a button lies over it", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    s.act(ZoomMap{{0, 0}, 2});
    const PointPx under = s.node("map-zoom-out").touch;
    const PointPx b = s.on_map(world.map.shapes[1].label_point);
    const double units = s.tree().map->px_per_unit;
    REQUIRE(s.shows("state-BBB"));
    s.act(PanMap{static_cast<double>(b.x - under.x) / units,
                 -static_cast<double>(b.y - under.y) / units});
    s.frame();
    CHECK_FALSE(s.shows("state-BBB"));
}

TEST_CASE("small land that speaks for nobody draws no finger away from a state", "[scene]") {
    World world;
    world.map.shapes.push_back(make_shape("nobody", "", -1.5, 0, -1.485, 0.015));
    world.exhibit.shape_states.emplace_back();
    const Materials materials = make_materials(world.exhibit, world.map, shipped_tokens());
    Stand s(materials);
    s.open();
    const PointPx beside = s.on_map({-1.4925, 0.0075}) + PointPx{0, 20};
    s.tap(beside);
    CHECK(s.state().picked == StateId{0});
}
