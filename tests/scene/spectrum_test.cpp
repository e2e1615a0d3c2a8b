// States as circles on the scale: who is there, how a finger takes them, how they come and go.

#include "content/pack.h"
#include "support/sight.h"

#include <set>

using namespace fl;
using namespace fl::test;

namespace {

/// The made-up debate with all three states counted.
World counted_world() {
    World world;
    for (State& state : world.exhibit.states) {
        state.un_status = "un_member";
        state.iso2 = state.iso3.substr(0, 2);
    }
    return world;
}

struct States {
    World world = counted_world();
    Stand stand{world.materials};
    States() {
        stand.open();
        stand.act(ShowView{SceneId::spectrum});
        stand.rest();
    }
    PointPx at(std::string_view state) const {
        return stand.node("state-" + std::string(state)).touch;
    }
    std::optional<StateId> picked() const { return stand.state().spectrum.picked; }
};

struct OwnWorld {
    Exhibit exhibit = load_exhibit(std::filesystem::path(FL_SHARE_DIR) / "content.sqlite");
    WorldMap map = decode_world_map(exhibit.map_blob);
    Materials materials = make_materials(exhibit, map, shipped_tokens());
};

/// The circle's middle as it is painted: the disc under the state's touch point.
bool has_disc(const Stand& s, PointPx at) {
    return std::ranges::any_of(s.picture().over.records(), [&](const DisplayList::Record& r) {
        return r.op == DisplayList::Op::disc && distance(r.box.centre(), at) < 0.1F;
    });
}

} // namespace

TEST_CASE("every state with a position is one circle, the others are counted", "[own content]") {
    const OwnWorld world;
    Stand s(world.materials);
    s.open();
    s.act(ShowView{SceneId::spectrum});
    s.rest();
    for (std::size_t q = 0; q < world.exhibit.questions.size(); ++q) {
        for (const Day day :
             {make_day(2011, 9, 14), make_day(2018, 12, 31), make_day(2025, 12, 31)}) {
            s.act(SelectQuestion{QuestionId(q)});
            s.act(SetCursor{to_days(day), CursorMotion::scrub});
            s.rest();
            std::set<std::string_view> shown;
            for (const Node& node : s.tree().nodes()) {
                if (node.role == Role::state) {
                    CHECK(shown.insert(node.id.view()).second);
                    CHECK(has_disc(s, node.touch));
                }
            }
            std::size_t standing = 0, silent = 0;
            for (std::size_t i = 0; i < world.exhibit.states.size(); ++i) {
                const State& state = world.exhibit.states[i];
                const bool stands =
                    shown_stance(world.exhibit, StateId(i), QuestionId(q), day).cls !=
                    StanceClass::none;
                const bool member = state.un_status == "un_member";
                standing += stands && (member || world.materials.main_shapes[i]) ? 1 : 0;
                silent += !stands && member ? 1 : 0;
            }
            INFO(world.exhibit.questions[q].key << " " << iso_day(day));
            CHECK(shown.size() == standing);
            const std::string said(s.node("no-position").label);
            CHECK(said.substr(0, said.find(' ')) == std::to_string(silent));
            Complaints complaints;
            check_nodes(s, complaints);
            INFO(complaints.text());
            CHECK(complaints.list.empty());
        }
    }
}

TEST_CASE("circles stand in the order of the scale, the plus side leading", "[scene]") {
    States v;
    CHECK(v.at("AAA").x < v.at("BBB").x);
    CHECK_FALSE(v.stand.shows("state-CCC"));
    CHECK(v.stand.node("no-position").label == "silent_state");
    CHECK_FALSE(v.stand.shows("map"));
    CHECK_FALSE(v.stand.picture().map.shown);
}

TEST_CASE("from right to left the plus side stands right", "[scene]") {
    World world = counted_world();
    world.exhibit.languages[0].direction = TextDirection::right_to_left;
    Stand s(world.materials);
    s.open();
    s.tap("view-states");
    s.rest();
    CHECK(s.node("state-AAA").touch.x > s.node("state-BBB").touch.x);
    CHECK(s.node("view-map").box.x > s.node("view-states").box.x);
    s.tap("state-AAA");
    CHECK(s.areas().screen.contains(s.node("state-bubble").box));
    Complaints complaints;
    check_nodes(s, complaints);
    INFO(complaints.text());
    CHECK(complaints.list.empty());
}

TEST_CASE("a touch takes the nearest circle within the magnet", "[scene]") {
    States v;
    v.stand.tap(v.at("AAA") + PointPx{40, 40});
    CHECK(v.picked() == StateId{0});
    v.stand.tap(v.at("AAA") + PointPx{80, 40});
    CHECK_FALSE(v.picked());
    CHECK_FALSE(v.stand.shows("state-bubble"));
}

TEST_CASE("a sliding finger walks along the circles and keeps the last", "[scene]") {
    States v;
    const PointPx a = v.at("AAA"), b = v.at("BBB");
    v.stand.down(a);
    CHECK(v.picked() == StateId{0});
    for (int i = 1; i <= 10; ++i)
        v.stand.move(Stand::between(a, b, i, 10));
    CHECK(v.picked() == StateId{1});
    v.stand.move(b + PointPx{0, 150});
    CHECK(v.picked() == StateId{1});
    v.stand.up(b + PointPx{0, 150});
    v.stand.frame();
    CHECK(v.stand.state().scene == SceneId::spectrum);
    CHECK(v.stand.shows("state-bubble"));
}

TEST_CASE("the second tap on a circle opens its dossier, and so does its name", "[scene]") {
    States v;
    v.stand.tap(v.at("BBB"));
    CHECK(v.stand.state().scene == SceneId::spectrum);
    v.stand.wait(0.5);
    v.stand.tap(v.at("BBB"));
    CHECK(v.stand.state().scene == SceneId::dossier);
    CHECK(v.stand.state().dossier.state == StateId{1});
    v.stand.act(LeaveScene{});
    v.stand.rest();
    CHECK(v.stand.state().scene == SceneId::spectrum);
    v.stand.tap("state-bubble");
    CHECK(v.stand.state().scene == SceneId::dossier);
}

TEST_CASE("turned round in mid-flight the circles go back from where they are", "[scene]") {
    States v;
    Stand& s = v.stand;
    s.tap("view-map");
    s.wait(0.3);
    REQUIRE(s.state().spectrum.morph.active());
    const float before = s.state().spectrum.progress(s.now());
    CHECK(before > 0.3F);
    CHECK(before < 0.8F);
    s.act(ShowView{SceneId::spectrum});
    CHECK(s.state().spectrum.progress(s.now()) == Approx(before).margin(0.01));
    s.wait(0.1);
    CHECK(s.state().spectrum.progress(s.now()) > before);
    s.rest();
    CHECK(s.state().scene == SceneId::spectrum);
    CHECK_FALSE(s.picture().map.shown);
    s.tap("view-map");
    s.rest();
    CHECK(s.state().scene == SceneId::explore);
    CHECK(s.picture().map.shown);
    CHECK(s.picture().map.shrink == 0);
    CHECK(s.shows("map"));
}

TEST_CASE("going to the states and back leaves the map as it was", "[scene]") {
    World world = counted_world();
    Stand s(world.materials);
    s.open();
    const std::string before = s.dump();
    s.act(ShowView{SceneId::spectrum});
    s.rest();
    s.act(ShowView{SceneId::explore});
    s.rest();
    CHECK(s.dump() == before);
}

TEST_CASE("the back key leads from the states to the map", "[scene]") {
    States v;
    v.stand.act(LeaveScene{});
    v.stand.rest();
    CHECK(v.stand.state().scene == SceneId::explore);
    CHECK(v.stand.picture().map.shown);
}

TEST_CASE("the flag under a finger moves circles in the same frame", "[scene]") {
    States v;
    Stand& s = v.stand;
    const PointPx before = v.at("AAA");
    const PointPx flag = s.node("time-flag").touch;
    const float way = s.x_of(make_day(2016, 1, 1)) - s.x_of(s.day());
    s.down(flag);
    s.move(flag + PointPx{20, 0});
    s.move(flag + PointPx{way, 0});
    const PointPx after = v.at("AAA");
    CHECK(after.x > v.at("BBB").x); // from one end to the other
    CHECK(distance(before, after) > 900);
    CHECK(has_disc(s, after));
    s.wait(0.3);
    CHECK(v.at("AAA") == after);
}

TEST_CASE("a step of the cursor lets circles glide", "[scene]") {
    States v;
    Stand& s = v.stand;
    const PointPx before = v.at("AAA");
    s.act(SetCursor{to_days(make_day(2016, 1, 1)), CursorMotion::glide});
    s.wait(0.08);
    const PointPx midway = v.at("AAA");
    s.rest();
    const PointPx after = v.at("AAA");
    CHECK(midway.x > before.x + 20);
    CHECK(midway.x < after.x - 20);
    CHECK(s.wait(2) == 0);
}

TEST_CASE("with less motion the change is a fade of 120 ms", "[scene]") {
    World world = counted_world();
    Stand s(world.materials);
    s.open();
    s.act(SetCalm{true});
    s.act(ShowView{SceneId::spectrum});
    const PointPx at = [&] {
        s.wait(0.06);
        return s.node("state-AAA").touch;
    }();
    CHECK(s.picture().map.shrink == 0);
    s.wait(0.1);
    CHECK_FALSE(s.picture().map.shown);
    CHECK(s.node("state-AAA").touch == at);
}
