#include "scene/visitor.h"

using namespace fl;
using namespace fl::test;

namespace {

Visitor at_card(SizePx size = {1920, 1080}) {
    Visitor visitor(own_materials(), size);
    for (std::size_t i = 0; i < own_exhibit().events.size(); ++i) {
        if (own_exhibit().events[i].key == "code-2011")
            visitor.act(OpenEvent{EventId(i)});
    }
    visitor.run(2);
    return visitor;
}

} // namespace

TEST_CASE("a word of a card opens its explanation, and closing it leads back", "[scene]") {
    Visitor visitor = at_card();
    REQUIRE(visitor.sees("term-code-of-conduct"));
    visitor.tap("term-code-of-conduct");
    CHECK(visitor.state().scene == SceneId::glossary);
    CHECK(visitor.value("term-text").find("rules for behaviour") != std::string::npos);
    visitor.tap("close");
    CHECK(visitor.state().scene == SceneId::event);
}

TEST_CASE("each term is touchable once, however often a card has it", "[scene]") {
    const Visitor visitor = at_card();
    const auto& nodes = visitor.session.nodes().nodes();
    CHECK(std::ranges::count_if(
              nodes, [](const Node& n) { return n.id.view() == "term-code-of-conduct"; }) == 1);
}

TEST_CASE("words that are scrolled out of a card cannot be touched", "[scene]") {
    Visitor visitor = at_card();
    visitor.drag("card-text", {0, -400});
    REQUIRE(visitor.state().card_scroll > 100);
    const Node* card = visitor.session.nodes().find("event-card");
    REQUIRE(card != nullptr);
    for (const Node& node : visitor.session.nodes().nodes()) {
        if (node.id.view().starts_with("term-"))
            CHECK(card->box.contains(node.touch));
    }
}

TEST_CASE("a finger that drags from a word scrolls the card", "[scene]") {
    Visitor visitor = at_card();
    visitor.drag("term-code-of-conduct", {0, -200});
    CHECK(visitor.state().scene == SceneId::event);
    CHECK(visitor.state().card_scroll > 50);
}

TEST_CASE("the glossary fits both ways of the screen", "[scene]") {
    for (const SizePx size : {SizePx{1920, 1080}, SizePx{1080, 1920}, SizePx{1280, 720}}) {
        Visitor visitor = at_card(size);
        visitor.tap("term-code-of-conduct");
        CHECK(visitor.outside().empty());
        visitor.tap("home");
        CHECK(visitor.state().scene == SceneId::explore);
    }
}
