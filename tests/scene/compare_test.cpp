#include "scene/visitor.h"
#include "support/pack.h"

#include <set>

using namespace fl;
using namespace fl::test;

namespace {

struct OwnWorld {
    WorldMap map;
    Materials materials;
    OwnWorld()
        : map(empty_map())
        , materials(make_materials(own_exhibit(), map, shipped_tokens())) {}
    static WorldMap empty_map() {
        WorldMap map;
        map.shapes.resize(own_exhibit().shape_states.size());
        map.land = {-2.4, -0.9, 2.4, 1.2};
        map.levels.resize(1);
        return map;
    }
};

void open_comparison(Visitor& visitor, const char* iso3) {
    visitor.act(Compare{*own_exhibit().find_state(iso3)});
    visitor.run(1);
}

} // namespace

TEST_CASE("a comparison never shows one state twice", "[compare]") {
    const OwnWorld world;
    Visitor visitor(world.materials);
    for (const State& state : own_exhibit().states) {
        open_comparison(visitor, state.iso3.c_str());
        const auto& states = visitor.state().compare.states;
        REQUIRE(states[1]);
        CHECK(states[0] != states[1]);
        visitor.act(GoHome{});
    }
}

TEST_CASE("picking the other state makes the two change places", "[compare]") {
    const OwnWorld world;
    Visitor visitor(world.materials);
    open_comparison(visitor, "BRA");
    const auto before = visitor.state().compare.states;
    visitor.tap("change-1");
    visitor.tap(std::string("state-") + own_exhibit().states[before[1]->index].iso3);
    CHECK(visitor.state().compare.states[0] == before[1]);
    CHECK(visitor.state().compare.states[1] == before[0]);
    CHECK_FALSE(visitor.state().compare.picking);
}

TEST_CASE("the picker reaches every state by letter, in the order of the language", "[compare]") {
    const OwnWorld world;
    Visitor visitor(world.materials);
    open_comparison(visitor, "BRA");
    visitor.tap("change-2");
    std::set<std::string, std::less<>> reached;
    std::vector<std::string> letters;
    for (const Node& node : visitor.session.nodes().nodes()) {
        if (node.role == Role::tab)
            letters.emplace_back(node.id.view());
    }
    REQUIRE(letters.size() > 20);
    for (const std::string& letter : letters) {
        visitor.tap(letter);
        for (const Node& node : visitor.session.nodes().nodes()) {
            if (node.id.view().starts_with("state-"))
                reached.emplace(node.id.view().substr(6));
        }
        CHECK(visitor.outside().empty());
    }
    for (const State& state : own_exhibit().states) {
        INFO(state.iso3);
        CHECK(reached.contains(state.iso3) == state.is_state);
    }
}

TEST_CASE("both markers follow the cursor", "[compare]") {
    const World world;
    Visitor visitor(world.materials);
    visitor.act(Compare{StateId{0}});
    visitor.run(1);
    REQUIRE(visitor.state().compare.states[1] == StateId{1});
    CHECK(visitor.value("scale-1") == "State AAA: plus_strong");
    CHECK(visitor.session.nodes().find("scale-1")->hint == "State BBB: minus_lean");
    visitor.drag("time-flag", {420, 0});
    CHECK(visitor.value("scale-1") == "State AAA: minus_strong");
}

TEST_CASE("only shared instruments are listed until all are asked for", "[compare]") {
    const OwnWorld world;
    Visitor visitor(world.materials);
    open_comparison(visitor, "BRA");
    visitor.act(ChangeCompared{1});
    visitor.act(SetCompared{*own_exhibit().find_state("RUS")});
    visitor.run(1);
    CHECK_FALSE(visitor.sees("joined-sco"));
    CHECK(visitor.sees("joined-gge-2004"));
    visitor.tap("compare-all");
    CHECK(visitor.sees("joined-sco"));
}

TEST_CASE("close leads back to the dossier, home to the map", "[compare]") {
    const OwnWorld world;
    Visitor visitor(world.materials);
    visitor.act(OpenDossier{*own_exhibit().find_state("BRA")});
    visitor.run(1);
    visitor.tap("compare");
    REQUIRE(visitor.state().scene == SceneId::compare);
    CHECK(visitor.outside().empty());
    visitor.tap("close");
    CHECK(visitor.state().scene == SceneId::dossier);
    visitor.tap("compare");
    visitor.tap("home");
    CHECK(visitor.state().scene == SceneId::explore);
}
