// Every claim reaches its source in one tap, and the cross leads back to the claim.

#include "support/own_world.h"
#include "support/sight.h"

using namespace fl;
using namespace fl::test;

TEST_CASE("an opened row of what happened next has its sources one tap away", "[own content]") {
    const OwnWorld world;
    Stand s(world.materials);
    s.open();
    s.act(OpenScene{SceneId::outcomes});
    s.act(OpenOutcome{0});
    s.settle();
    s.tap("outcome-sources");
    s.settle();
    REQUIRE(s.state().scene == SceneId::sources);
    const SourceId first =
        world.exhibit.events[world.exhibit.predictions[0].evidence[1].index].sources[0];
    CHECK(s.shows("source-" + world.exhibit.sources[first.index].key));
    s.tap("close");
    s.settle();
    CHECK(s.state().scene == SceneId::outcomes);
    CHECK(s.state().outcomes.open_row == 0);
}

TEST_CASE("two compared states have theirs one tap away", "[own content]") {
    const OwnWorld world;
    const auto size = GENERATE(SizePx{1920, 1080}, SizePx{1080, 1920}, SizePx{1280, 720});
    Stand s(world.materials, size);
    s.open();
    const StateId brazil = *world.exhibit.find_state("BRA");
    s.act(Compare{brazil});
    s.settle();
    s.tap("compare-sources");
    s.settle();
    REQUIRE(s.state().scene == SceneId::sources);
    CHECK(std::get<StatePair>(s.state().sources.subject).states[0] == brazil);
    s.tap("close");
    s.settle();
    CHECK(s.state().scene == SceneId::compare);
}

TEST_CASE("an event's sources lead back to its card, and home", "[own content]") {
    const OwnWorld world;
    Stand s(world.materials);
    s.open();
    s.act(OpenEvent{EventId{3}});
    s.settle();
    s.tap("card-sources");
    s.settle();
    s.tap("close");
    s.settle();
    CHECK(s.state().scene == SceneId::event);
    CHECK(s.state().event == EventId{3});
    s.tap("card-sources");
    s.settle();
    s.tap("home");
    s.settle();
    CHECK(s.state().scene == SceneId::explore);
}
