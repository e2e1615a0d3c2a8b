#include "scene/parts/stance_scale.h"
#include "scene/visitor.h"
#include "support/pack.h"

#include <algorithm>
#include <ranges>

using namespace fl;
using namespace fl::test;

TEST_CASE("a tap on a state of the map opens its dossier", "[dossier]") {
    const World world;
    Visitor visitor(world.materials);
    visitor.tap(place_of(visitor, -1.5, 0));
    CHECK(visitor.state().scene == SceneId::dossier);
    CHECK(visitor.state().dossier.state == StateId{0});
    for (const char* id : {"close", "home", "compare", "scale-1", "scale-2", "time-flag"})
        CHECK(visitor.sees(id));
    CHECK_FALSE(visitor.sees("issue-1"));
}

TEST_CASE("a tap on land that is no state's opens nothing", "[dossier]") {
    const World world;
    Visitor visitor(world.materials);
    visitor.tap(place_of(visitor, 0, 0.9));
    CHECK(visitor.state().scene == SceneId::explore);
}

TEST_CASE("dragging time fills and moves the markers of an open dossier", "[dossier]") {
    const World world;
    Visitor visitor(world.materials);
    visitor.act(OpenDossier{StateId{0}});
    visitor.run(1);
    CHECK(visitor.value("scale-1") == "plus_strong, from_view");
    visitor.drag("time-flag", {420, 0});
    CHECK(visitor.state().scene == SceneId::dossier);
    CHECK(visitor.value("scale-1") == "minus_strong, from_view");
}

TEST_CASE("what comes later is one hollow marker with the date from which it holds", "[dossier]") {
    const World world;
    const auto day = make_day(2011, 9, 14);
    const auto record = stance_record(world.exhibit, StateId{0}, QuestionId{0}, day);
    CHECK(record.now.value == 2);
    REQUIRE(record.later_count == 1);
    CHECK(record.later[0].value == -2);
    CHECK(record.later[0].from == make_day(2015, 1, 1));
    CHECK(stance_record(world.exhibit, StateId{2}, QuestionId{0}, day).empty());
}

TEST_CASE("a scale's source is one tap away and closes by the next", "[dossier]") {
    const World world;
    Visitor visitor(world.materials);
    visitor.act(OpenDossier{StateId{0}});
    visitor.run(1);
    visitor.tap("scale-1");
    CHECK(visitor.sees("evidence-1"));
    CHECK(visitor.sees("evidence-2"));
    visitor.tap("scale-1");
    CHECK_FALSE(visitor.sees("evidence-1"));
}

TEST_CASE("a state that is silent says so and offers no source", "[dossier]") {
    const World world;
    Visitor visitor(world.materials);
    visitor.act(OpenDossier{StateId{2}});
    visitor.run(1);
    CHECK(visitor.value("scale-1") == "no_position");
    CHECK(visitor.value("state-name") == "nothing_on_record");
    CHECK_FALSE(visitor.session.nodes().find("scale-1")->on_tap);
}

TEST_CASE("a dossier's head says in one sentence where the article has put the state",
          "[dossier]") {
    const Catalogue words(own_exhibit(), LanguageId{0});
    const std::string line(words(Word::range_line).view());
    const std::string whose = line.substr(line.find('}') + 1);
    REQUIRE(whose.size() > 12);
    int told_so = 0;
    for (const SizePx size : {SizePx{1920, 1080}, SizePx{1080, 1920}}) {
        Visitor visitor(own_materials(), size);
        for (std::size_t i = 0; i < own_exhibit().states.size(); i += 4) {
            if (!own_exhibit().states[i].range_value)
                continue;
            visitor.act(OpenDossier{StateId(i)});
            visitor.run(0.5);
            const std::string told = visitor.value("state-name");
            if (told.find(whose) == std::string::npos)
                continue; // nothing on record yet
            INFO(own_exhibit().states[i].iso3 << ": " << told);
            CHECK(told.ends_with(whose));
            CHECK(told.find(whose) == told.size() - whose.size());
            ++told_so;
        }
    }
    CHECK(told_so > 0);
}

TEST_CASE("a moment moves the cursor and opens the card, which leads back", "[dossier]") {
    const World world;
    Visitor visitor(world.materials);
    visitor.act(OpenDossier{StateId{1}});
    visitor.run(1);
    visitor.tap("moment-e2000");
    CHECK(visitor.state().scene == SceneId::event);
    CHECK(iso_day(to_day(visitor.state().cursor)) == "2000-03-01");
    visitor.tap("close");
    CHECK(visitor.state().scene == SceneId::dossier);
    CHECK(visitor.state().dossier.state == StateId{1});
    visitor.tap("close");
    CHECK(visitor.state().scene == SceneId::explore);
    CHECK_FALSE(visitor.state().dossier.state);
}

TEST_CASE("a hand on the map does not close the dossier of another", "[dossier]") {
    const World world;
    Visitor visitor(world.materials);
    visitor.act(OpenDossier{StateId{0}});
    visitor.run(1);
    visitor.touch(TouchPhase::down, {300, 500});
    for (int i = 1; i < 12; ++i)
        visitor.touch(TouchPhase::move, {300 - 10.0F * static_cast<float>(i), 500});
    visitor.touch(TouchPhase::up, {190, 500});
    visitor.run(1);
    CHECK(visitor.state().scene == SceneId::dossier);
}

TEST_CASE("every state of the pack has a dossier inside the screen", "[dossier]") {
    for (const SizePx size : {SizePx{1920, 1080}, SizePx{1080, 1920}}) {
        Visitor visitor(own_materials(), size);
        const std::size_t step = size.w > size.h ? 1 : 9;
        for (std::size_t i = 0; i < own_exhibit().states.size(); i += step) {
            visitor.act(OpenDossier{StateId(i)});
            visitor.run(0.5);
            INFO(own_exhibit().states[i].iso3);
            CHECK(visitor.sees("state-name"));
            CHECK(visitor.outside().empty());
        }
    }
}

TEST_CASE("a dossier answers as soon as it has nearly come in", "[dossier]") {
    const World world;
    Visitor visitor(world.materials);
    visitor.act(OpenDossier{StateId{0}});
    visitor.run(0.03);
    CHECK_FALSE(visitor.sees("compare"));
    visitor.run(0.12);
    REQUIRE(visitor.sees("compare"));
    const auto left = [&] { return visitor.session.nodes().find("compare")->box.x; };
    const float coming = left();
    visitor.run(1);
    CHECK(coming > left()); // it is touched where it is seen
}
