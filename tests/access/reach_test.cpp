// A-19: what a visitor in a wheelchair has to reach.

#include "access/inspection.h"
#include "support/access_row.h"
#include "support/catch.h"

using namespace fl;
using namespace fl::test;

namespace {

/// As they are hung in museums: the picture's lower edge at about the height of a table, larger
/// panels lower.
constexpr std::array<std::pair<SizePx, Mounting>, 8> configurations{{
    {{1920, 1080}, {27, 900}},
    {{1920, 1080}, {32, 850}},
    {{1920, 1080}, {43, 800}},
    {{1920, 1080}, {55, 700}},
    {{1080, 1920}, {27, 750}},
    {{1080, 1920}, {32, 700}},
    {{1080, 1920}, {43, 600}},
    {{1080, 1920}, {55, 550}},
}};

std::string name_of(const std::pair<SizePx, Mounting>& c) {
    return std::to_string(static_cast<int>(c.second.diagonal_in)) + " in " +
           (c.first.w > c.first.h ? "wide" : "upright") + ", lower edge at " +
           std::to_string(static_cast<int>(c.second.bottom_mm)) + " mm";
}

float highest_control(const Inspection& visit, std::string_view page, AccessRow& row) {
    float highest = 0;
    for (const Node& node : visit.tree().nodes()) {
        if (!is_control(node) && !node.focusable())
            continue;
        const float mm = visit.state().screen.height_mm(node.hit ? node.box.y : node.touch.y);
        highest = std::max(highest, mm);
        if (mm > highest_reach_mm)
            row.complain(visit.name(), " ", page, ": #", node.id.view(), " at ", std::lround(mm),
                         " mm");
    }
    return highest;
}

} // namespace

TEST_CASE("in reach mode no control is higher than 1120 mm", "[access]") {
    AccessRow row("A-19", "reach mode",
                  "The upper edge of every control on all kinds of pages, from diagonal, shape and "
                  "mounting height, in 8 configurations; at most 1120 mm above the floor.");
    for (const auto& configuration : configurations) {
        REQUIRE(can_be_reached(configuration.first, configuration.second));
        Inspection visit({configuration.first, configuration.second, true});
        float highest = 0;
        int pages = 0;
        visit.see_all([&](std::string_view page) {
            if (visit.state().scene == SceneId::attract)
                return; // a touch anywhere begins the visit
            highest = std::max(highest, highest_control(visit, page, row));
            ++pages;
        });
        CHECK(pages > 20);
        row.figure(name_of(configuration), ": highest control ", std::lround(highest), " mm, ",
                   pages, " pages");
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}

TEST_CASE("attract offers reach mode where the panel's top is out of reach, low on the panel",
          "[access]") {
    AccessRow row("A-19", "attract",
                  "The button of the attract loop is there exactly where the picture's upper edge "
                  "is above 1120 mm, and itself below that; a tap begins the visit in reach mode.");
    for (const auto& configuration : configurations) {
        Inspection visit({configuration.first, configuration.second, false});
        visit.frame(2);
        const Node* button = visit.tree().find("reach-lower");
        REQUIRE(button != nullptr);
        const float mm = visit.state().screen.height_mm(button->box.y);
        if (mm > highest_reach_mm)
            row.complain(name_of(configuration), ": at ", std::lround(mm), " mm");
        row.figure(name_of(configuration), ": ", std::lround(mm), " mm");
        const std::array<InputEvent, 1> down{
            TouchEvent{visit.now(), TouchPhase::down, 1, button->touch}};
        const std::array<InputEvent, 1> up{
            TouchEvent{visit.now() + milliseconds(50), TouchPhase::up, 1, button->touch}};
        visit.frame(0.02, down);
        visit.frame(0.05, up);
        visit.rest();
        CHECK(visit.state().scene == SceneId::explore);
        CHECK(visit.state().screen.lower());
    }
    Inspection low({{1920, 1080}, {27, 780}, false});
    low.frame(2);
    CHECK(low.tree().find("reach-lower") == nullptr);
    row.done();
    CHECK(row.complaints() == 0);
}

TEST_CASE("reach mode ends with the session, or begins each one where the house says so",
          "[access]") {
    Inspection visit({{1920, 1080}, {43, 800}, false});
    visit.act(Wake{std::nullopt, true});
    CHECK(visit.state().screen.lower());
    visit.act(GoToAttract{});
    CHECK_FALSE(visit.state().screen.lower());
    visit.act(Wake{});
    CHECK_FALSE(visit.state().screen.lower());
    visit.act(SetHouseReach{true});
    visit.act(SetReach{false});
    CHECK_FALSE(visit.state().screen.lower());
    visit.act(GoToAttract{});
    CHECK_FALSE(visit.state().screen.lower()); // attract always has the whole panel
    visit.act(Wake{});
    CHECK(visit.state().screen.lower());
}

TEST_CASE("reach mode and back leaves everything where it was", "[access]") {
    const auto places = [](const Inspection& visit) {
        std::string out;
        for (const Node& node : visit.tree().nodes())
            out += std::string(node.id.view()) + ' ' + std::to_string(node.box.x) + ' ' +
                   std::to_string(node.box.y) + '\n';
        return out;
    };
    Inspection visit({{1920, 1080}, {43, 800}, false});
    visit.act(Wake{});
    visit.act(RunIdleTimer{false, {}, {}});
    visit.frame(20);
    visit.rest();
    const std::string before = places(visit);
    visit.act(SetReach{true});
    visit.rest();
    CHECK(places(visit) != before);
    visit.act(SetReach{false});
    visit.rest();
    CHECK(places(visit) == before);
}

TEST_CASE("in reach mode a finger meets what it sees", "[access]") {
    for (const SizePx panel : {SizePx{1920, 1080}, SizePx{1080, 1920}}) {
        Inspection visit({panel, {43, 600}, true});
        visit.act(Wake{});
        visit.act(RunIdleTimer{false, {}, {}});
        visit.rest();
        const auto tap = [&](PointPx at) {
            const std::array<InputEvent, 1> down{
                TouchEvent{visit.now() + milliseconds(20), TouchPhase::down, 1, at}};
            visit.frame(0.02, down);
            const std::array<InputEvent, 1> up{
                TouchEvent{visit.now() + milliseconds(20), TouchPhase::up, 1, at}};
            visit.frame(0.02, up);
            visit.rest();
        };
        const StateId brazil = *own_world().exhibit.find_state("BRA");
        tap(visit.tree().find("state-BRA")->touch);
        REQUIRE(visit.state().scene == SceneId::dossier);
        CHECK(visit.state().dossier.state == brazil);
        tap(visit.tree().find("close")->touch);
        CHECK(visit.state().scene == SceneId::explore);
        const double before = visit.state().cursor;
        const RectPx strip = visit.tree().find("time-strip")->box;
        tap({strip.x + strip.w * 0.1F, strip.bottom() - 4});
        CHECK(visit.state().cursor < before);
        CHECK(visit.state().scene == SceneId::explore);
        tap({panel.w / 2, visit.state().screen.above / 2}); // to be read only
        CHECK(visit.state().scene == SceneId::explore);
    }
}

TEST_CASE("a touch above the lower part says that somebody is still there", "[access]") {
    Inspection visit({{1920, 1080}, {43, 800}, true});
    visit.act(Wake{});
    visit.frame(61);
    visit.rest();
    REQUIRE(visit.state().scene == SceneId::idle_warning);
    const std::array<InputEvent, 1> down{
        TouchEvent{visit.now() + milliseconds(20), TouchPhase::down, 1, {900, 100}}};
    visit.frame(0.02, down);
    const std::array<InputEvent, 1> up{
        TouchEvent{visit.now() + milliseconds(20), TouchPhase::up, 1, {900, 100}}};
    visit.frame(0.02, up);
    CHECK(visit.state().scene == SceneId::explore);
}
