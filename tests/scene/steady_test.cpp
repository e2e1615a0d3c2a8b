// What a frame costs when nothing happens, and what it allocates when something does.

#include "support/count_new.h"
#include "support/listener.h"

using namespace fl;
using namespace fl::test;

namespace {

/// Allocations of each frame while `act` moves something for a second, after a warm-up of one.
template <class Act>
std::size_t allocations_of(Stand& s, Act&& act) {
    for (int i = 0; i < 60; ++i) {
        act(i);
        s.frame();
    }
    const std::size_t before = allocations;
    for (int i = 0; i < 60; ++i) {
        act(i);
        s.frame();
    }
    return allocations - before;
}

/// Back and forth, so that the second round meets nothing new.
float swing(int i) {
    return static_cast<float>(i % 30 < 15 ? i % 15 : 15 - i % 15);
}

} // namespace

TEST_CASE("when nothing moves no frame is drawn and nothing is allocated", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    s.frame();
    const std::size_t before = allocations;
    CHECK(s.wait(5) == 0);
    CHECK(allocations == before);
}

TEST_CASE("an open card that has come to rest draws nothing", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    s.act(OpenEvent{EventId{0}});
    s.rest();
    CHECK(s.wait(5) == 0);
}

TEST_CASE("a finger that rests on the map draws nothing once the map is at rest", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    s.down({1200, 400});
    s.wait(1);
    CHECK(s.wait(2) == 0);
}

TEST_CASE("one touch of a button draws few frames", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    s.down(s.node("issue-1").touch); // the one that is selected already
    s.up(s.node("issue-1").touch);
    CHECK(s.wait(2) < 10);
}

TEST_CASE("a steady frame allocates nothing while the map is panned", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    s.act(ZoomMap{{0, 0}, 3});
    s.frame();
    s.down({1200, 400});
    CHECK(allocations_of(s, [&](int i) {
              s.queue(TouchPhase::move, 0, {1100 + 4 * swing(i), 400});
          }) == 0);
}

TEST_CASE("a steady frame allocates nothing while two fingers pinch", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    s.down({1100, 400}, 1);
    s.down({1250, 400}, 2);
    CHECK(allocations_of(s, [&](int i) {
              s.queue(TouchPhase::move, 1, {1100 - 2 * swing(i), 400});
              s.queue(TouchPhase::move, 2, {1250 + 2 * swing(i), 400});
          }) == 0);
}

TEST_CASE("a steady frame allocates nothing while the flag scrubs over known dates", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    const PointPx flag = s.node("time-flag").touch;
    s.down(flag);
    CHECK(allocations_of(s, [&](int i) {
              s.queue(TouchPhase::move, 0, flag + PointPx{30 + 2 * swing(i), 0});
          }) == 0);
}

TEST_CASE("a steady frame allocates nothing while a card scrolls", "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    s.act(OpenEvent{EventId{4}});
    s.settle();
    const PointPx text = s.node("card-text").touch;
    s.down(text);
    CHECK(allocations_of(s, [&](int i) {
              s.queue(TouchPhase::move, 0, text - PointPx{0, 20 + 3 * swing(i)});
          }) == 0);
}

TEST_CASE("states on the scale at rest draw nothing, and a walking finger allocates nothing",
          "[scene]") {
    World world;
    Stand s(world.materials);
    s.open();
    s.act(ShowView{SceneId::spectrum});
    s.rest();
    CHECK(s.wait(2) == 0);
    const PointPx a = s.node("state-AAA").touch, b = s.node("state-BBB").touch;
    s.down(a);
    CHECK(allocations_of(s, [&](int i) {
              s.queue(TouchPhase::move, 0, i % 20 < 10 ? a + PointPx{swing(i), 0} : b);
          }) == 0);
}

TEST_CASE("with the voice on, frames in which nothing is said allocate nothing", "[speech]") {
    World world;
    Listener s(world.materials);
    s.act(SetFocus{node_key("time-flag")});
    s.be_silent();
    const std::size_t before = allocations;
    CHECK(s.wait(5) == 0);
    CHECK(allocations == before);
}
