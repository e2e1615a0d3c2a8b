#include "state/nodes.h"
#include "support/catch.h"

using namespace fl;

TEST_CASE("what fades away is in no tree", "[state]") {
    NodeTree tree;
    tree.mute(true);
    tree.add({.id = "gone", .box = {0, 0, 10, 10}});
    tree.mute(false);
    tree.add({.id = "here", .box = {0, 0, 10, 10}});
    CHECK(tree.find("gone") == nullptr);
    CHECK(tree.find("here") != nullptr);
    CHECK(tree.nodes().size() == 1);
}

TEST_CASE("the topmost node is touched, and a tree that is cleared answers nothing", "[state]") {
    NodeTree tree;
    tree.add({.id = "below", .box = {0, 0, 100, 100}});
    tree.add({.id = "above", .box = {20, 20, 20, 20}});
    tree.add({.id = "unseen", .box = {20, 20, 20, 20}, .hit = false});
    CHECK(tree.at({30, 30})->id.view() == "above");
    CHECK(tree.at({80, 80})->id.view() == "below");
    CHECK(tree.at({200, 80}) == nullptr);
    tree.clear();
    CHECK(tree.at({30, 30}) == nullptr);
}

TEST_CASE("ids are kept whole up to 47 characters and never hash to zero", "[state]") {
    const NodeId id("event-", "a-key-of-some-length");
    CHECK(id.view() == "event-a-key-of-some-length");
    CHECK(id.key() == node_key("event-a-key-of-some-length"));
    CHECK(NodeId(std::string(80, 'x')).view().size() == 47);
    CHECK(node_key("") != 0);
}

TEST_CASE("two ids that are too long and begin alike do not become one", "[state]") {
    const std::string key = "a-report-of-a-press-agency-of-november-2019-listed-as";
    const NodeId one("source-", key), other("source-", key + "-2");
    CHECK(one.view().size() == 47);
    CHECK(one.view().substr(0, 20) == "source-a-report-of-a");
    CHECK(one.view() != other.view());
    CHECK(one.key() != other.key());
    CHECK(one.key() == node_key(one.view()));
}
