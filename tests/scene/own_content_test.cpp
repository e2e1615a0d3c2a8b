// The shipped content in the layout: what made-up content does not show, a full world does.

#include "support/own_world.h"
#include "support/sight.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

using namespace fl;
using namespace fl::test;

namespace {

std::string where(const Stand& s) {
    return iso_day(s.day()) + " zoom " + std::to_string(s.state().camera.zoom) + " span " +
           std::to_string(s.state().time.span);
}

bool is_named(const Stand& s, std::string_view name) {
    return std::ranges::any_of(names_of(s),
                               [&](const SeenText& seen) { return seen.text == name; });
}

} // namespace

TEST_CASE("names and heads of the shipped content keep apart through the years", "[own content]") {
    const OwnWorld world;
    for (const SizePx size : {SizePx{1920, 1080}, {1080, 1920}}) {
        Stand s(world.materials, size);
        s.open();
        Complaints complaints;
        const double first = to_days(world.exhibit.days.first);
        const double last = to_days(world.exhibit.days.last);
        for (const double closer : {1.0, 3.5, 5.0, 6.0}) {
            s.act(ZoomTime{s.state().cursor, closer});
            s.let_ticks_fade();
            for (double day = first; day <= last; day += 211) {
                s.act(SetCursor{day, CursorMotion::scrub});
                s.frame();
                const std::size_t before = complaints.list.size();
                check_sight(s, complaints);
                for (std::size_t i = before; i < complaints.list.size(); ++i)
                    complaints.list[i] += where(s);
            }
        }
        INFO(size.w << " x " << size.h << "\n" << complaints.text());
        CHECK(complaints.list.empty());
    }
}

TEST_CASE("names of the shipped content keep apart wherever the map is", "[own content]") {
    const OwnWorld world;
    Stand s(world.materials);
    s.open();
    Complaints complaints;
    for (const double zoom : {1.5, 2.0, 1.5, 1.7}) {
        s.act(ZoomMap{{0.1, 0.6}, zoom});
        s.rest();
        for (int i = 0; i < 6; ++i) {
            s.act(PanMap{0.06, i % 2 == 0 ? 0.05 : -0.04});
            s.frame();
            check_names(s, complaints);
            s.rest();
            check_sight(s, complaints);
        }
    }
    INFO(complaints.text());
    CHECK(complaints.list.empty());
    CHECK(names_of(s).size() > 5);
}

TEST_CASE("every event's card fits the screen, and its text its card", "[own content]") {
    const OwnWorld world;
    Stand s(world.materials);
    s.open();
    Complaints complaints;
    for (std::size_t i = 0; i < world.exhibit.events.size(); ++i) {
        s.act(OpenEvent{EventId(i)});
        s.settle();
        const std::string key = world.exhibit.events[i].key;
        const std::size_t before = complaints.list.size();
        check_sight(s, complaints);
        for (std::size_t k = before; k < complaints.list.size(); ++k)
            complaints.list[k] += key;
        const RectPx card = s.node("event-card").box;
        for (const char* part : {"card-title", "card-text", "close"}) {
            if (!card.grown(0.5F).contains(s.node(part).box))
                complaints.add(part, "leaves the card of", key);
        }
        if (s.node("card-text").box.h < 150)
            complaints.add("hardly any room for the text of", key);
        for (const DisplayList::Record& r : s.picture().over.records()) {
            if (r.paragraph != nullptr && r.paragraph->missing_glyphs > 0)
                complaints.add("no glyph for something in", r.paragraph->text);
        }
    }
    INFO(complaints.text());
    CHECK(complaints.list.empty());
}

TEST_CASE("every state of the shipped content can be touched close up", "[own content]") {
    const OwnWorld world;
    Stand s(world.materials);
    s.open();
    Complaints complaints;
    for (std::size_t i = 0; i < world.exhibit.states.size(); ++i) {
        const auto& shape = world.materials.main_shapes[i];
        if (!shape)
            continue;
        const SheetPoint at = world.map.shapes[shape->index].label_point;
        s.act(HomeMap{});
        s.settle();
        s.act(ZoomMap{at, 8});
        s.act(PickState{});
        s.rest();
        const PointPx point = s.on_map(at);
        if (!s.picture().map.clip.contains(point) || s.tree().at(point) == nullptr ||
            s.tree().at(point)->role != Role::map)
            continue; // under a button at the edge of the world
        s.tap(point);
        if (s.state().picked != StateId(i))
            complaints.add("a finger for", world.exhibit.states[i].iso3, "meets",
                           s.state().picked ? world.exhibit.states[s.state().picked->index].iso3
                                            : "nothing");
    }
    INFO(complaints.text());
    CHECK(complaints.list.empty());
}

TEST_CASE("a frame with the shipped content allocates nothing when steady", "[own content]") {
    const OwnWorld world;
    Stand s(world.materials);
    s.open();
    CHECK(s.wait(3) == 0);
}

TEST_CASE("in every scene, size and text size everything to touch can be touched",
          "[own content]") {
    const OwnWorld world;
    Complaints complaints;
    int seen = 0;
    for (const SizePx size : {SizePx{1920, 1080}, {1366, 768}, {1280, 800}, {1080, 1920}}) {
        for (const int text_step : {0, 3}) {
            for (int i = 1; i <= static_cast<int>(SceneId::idle_warning); ++i) {
                const std::string name(scene_name(static_cast<SceneId>(i)));
                Stand s(world.materials, size);
                s.act(RunIdleTimer{false, {}, {}});
                if (!s.session().start_in(name, s.now()))
                    continue;
                ++seen;
                s.act(SetTextStep{text_step});
                s.settle();
                const std::size_t before = complaints.list.size();
                check_nodes(s, complaints);
                for (std::size_t k = before; k < complaints.list.size(); ++k)
                    complaints.list[k] += "in " + name + " " + std::to_string(int(size.w)) +
                                          " text " + std::to_string(text_step);
            }
        }
    }
    INFO(complaints.text());
    CHECK(complaints.list.empty());
    CHECK(seen >= 8 * 6);
}

TEST_CASE("every scene at rest draws nothing", "[own content]") {
    const OwnWorld world;
    for (int i = 1; i <= static_cast<int>(SceneId::idle_warning); ++i) {
        const auto scene = static_cast<SceneId>(i);
        if (scene == SceneId::tour || scene == SceneId::idle_warning)
            continue; // these count time
        Stand s(world.materials);
        s.act(RunIdleTimer{false, {}, {}});
        if (!s.session().start_in(scene_name(scene), s.now()))
            continue;
        s.rest();
        INFO(scene_name(scene));
        CHECK(s.wait(2) == 0);
    }
}

TEST_CASE("from every scene the home button leads to explore, and the back key out of it",
          "[own content]") {
    const OwnWorld world;
    for (int i = 2; i <= static_cast<int>(SceneId::glossary); ++i) {
        const std::string name(scene_name(static_cast<SceneId>(i)));
        if (!is_offered(world.exhibit, static_cast<SceneId>(i)))
            continue;
        for (const bool by_key : {false, true}) {
            Stand s(world.materials);
            s.act(RunIdleTimer{false, {}, {}});
            if (!s.session().start_in(name, s.now()))
                continue;
            s.settle();
            INFO(name << (by_key ? " by key" : " by finger"));
            if (by_key) {
                s.feed(KeyEvent{s.now(), Key::back, true});
                s.feed(KeyEvent{s.now(), Key::back, false});
            } else {
                s.tap("home");
            }
            s.settle();
            CHECK(s.state().scene == SceneId::explore);
        }
    }
}

TEST_CASE("after a reset names stand where an untouched exhibit has them", "[own content]") {
    const OwnWorld world;
    const auto first_names = [](Stand& s) {
        s.act(Wake{s.state().house_language}); // attract has gone on to another
        s.wait(1);
        std::string out;
        for (const SeenText& name : names_of(s))
            out += name.text + ' ' + std::to_string(name.box.x) + '\n';
        return out;
    };
    Stand fresh(world.materials), s(world.materials);
    s.act(Wake{});
    s.act(SetTextStep{3}); // large names find other places
    s.act(ZoomMap{{0, 0.3}, 2});
    s.rest();
    s.act(HomeMap{});
    s.rest();
    s.wait(100);
    REQUIRE(s.state().scene == SceneId::attract);
    CHECK(first_names(s) == first_names(fresh));
}

TEST_CASE("a finger on a state's middle, and on its name, means that state", "[own content]") {
    const OwnWorld world;
    Stand s(world.materials);
    s.open();
    const double radius =
        static_cast<double>(world.materials.tokens.map_pick_radius) / s.tree().map->px_per_unit;
    Complaints complaints;
    for (std::size_t i = 0; i < world.exhibit.states.size(); ++i) {
        const auto shape = world.materials.main_shapes[i];
        if (!shape)
            continue;
        const SheetPoint middle = world.map.shapes[shape->index].label_point;
        if (world.map.pick(middle, radius) != shape)
            complaints.add("another state:", world.exhibit.states[i].iso3);
    }
    for (const char* iso3 : {"IND", "CHN", "BRA", "USA", "RUS", "ZAF", "AUS"}) {
        const PointPx at = s.node(std::string("state-") + iso3).touch;
        for (const float dx : {-20.0F, 20.0F}) {
            s.tap(at + PointPx{dx, 0});
            REQUIRE(s.state().scene == SceneId::dossier);
            const auto& state = world.exhibit.states[s.state().dossier.state->index];
            if (state.iso3 != iso3)
                complaints.add(std::string(iso3) + " beside its middle:", state.iso3);
            s.act(GoHome{});
            s.settle();
        }
    }
    INFO(complaints.text());
    CHECK(complaints.list.empty());
}

TEST_CASE("a finger on a written year means the first event of that year", "[own content]") {
    const OwnWorld world;
    Stand s(world.materials);
    s.open();
    const float y = s.areas().axis_y + 20;
    for (const int year : {2000, 2010, 2015, 2020}) {
        s.tap({s.x_of(make_day(year, 1, 1)) - 3, y});
        s.settle();
        INFO(year << " leads to " << iso_day(s.day()));
        CHECK(year_of(s.day()) == std::chrono::year(year));
        s.wait(1);
    }
    const Day exact = make_day(2012, 7, 1); // far from any written year the finger is exact
    s.tap({s.x_of(exact), s.areas().axis_y - 40});
    s.settle();
    CHECK(std::abs((s.day() - exact).count()) < 60);
}

TEST_CASE("the chip tells the year of an event that is not the flag's", "[own content]") {
    const OwnWorld world;
    Stand s(world.materials);
    s.open();
    const auto shows_year = [&](const char* year) {
        return std::ranges::any_of(s.picture().over.records(), [&](const auto& record) {
            return record.op == DisplayList::Op::text &&
                   record.paragraph->text.find(year) != std::string::npos &&
                   s.node("event-chip").box.contains(record.box.centre());
        });
    };
    s.act(SetCursor{to_days(make_day(2012, 6, 14)), CursorMotion::jump});
    s.settle();
    REQUIRE(year_of(world.exhibit.events[s.state().marker->index].date.first) ==
            std::chrono::year(2011));
    CHECK(shows_year("2011"));
    s.act(SetCursor{to_days(make_day(2011, 9, 14)), CursorMotion::jump});
    s.settle();
    CHECK_FALSE(shows_year("2011"));
}

TEST_CASE("a finger that rested on an event has looked, and opens nothing", "[own content]") {
    const OwnWorld world;
    Stand s(world.materials);
    s.open();
    const auto& nodes = s.tree().nodes();
    const auto head = std::ranges::find_if(nodes, [](const Node& node) {
        return node.region == Region::timeline && node.id.view().starts_with("event-");
    });
    REQUIRE(head != nodes.end());
    const PointPx at = head->touch;
    s.down(at);
    s.wait(0.7);
    s.up(at);
    s.frame();
    CHECK(s.state().scene == SceneId::explore);
    s.wait(1);
    s.tap(at);
    CHECK(s.state().scene == SceneId::event);
}

TEST_CASE("attract tells in each language on its side of the crack, and its glyphs find room",
          "[own content]") {
    const OwnWorld world;
    for (const SizePx size : {SizePx{1920, 1080}, {1280, 720}}) {
        TextEngine text(std::filesystem::path(FL_SHARE_DIR) / "fonts", "");
        Stand s(world.materials, size, text);
        Complaints complaints;
        std::size_t looked_at = 0;
        for (int tick = 0; tick < 100; ++tick) {
            s.wait(0.5);
            const MapSplit& split = s.picture().map.split;
            const RectPx copy = s.node("attract-copy").box;
            for (const auto& record : s.picture().over.records()) {
                const bool told = record.op == DisplayList::Op::text && record.color.a > 0 &&
                                  copy.contains(record.box.centre());
                if (!told || !split.on)
                    continue;
                ++looked_at;
                for (const PointPx corner : split.crack) {
                    if (corner.y > record.box.y - 40 && corner.y < record.box.bottom() + 40 &&
                        record.box.right() > corner.x)
                        complaints.add("across the crack:", record.paragraph->text);
                }
            }
        }
        INFO(size.w << "\n" << complaints.text());
        CHECK(complaints.list.empty());
        CHECK(looked_at > 100);
        CHECK(text.stats().evictions == 0);
    }
}

TEST_CASE("a dossier opened on the tour leads back to it, and home", "[own content]") {
    const OwnWorld world;
    Stand s(world.materials);
    s.open();
    s.act(OpenScene{SceneId::tour});
    s.settle();
    s.act(OpenDossier{StateId{0}});
    s.settle();
    REQUIRE(s.state().scene == SceneId::dossier);
    CHECK(s.shows("home"));
    s.tap("tour-continue");
    s.settle();
    CHECK(s.state().scene == SceneId::tour);
}

TEST_CASE("a card's states are named on the map, small ones too", "[own content]") {
    const OwnWorld world;
    Stand s(world.materials);
    s.open();
    s.act(OpenEvent{*world.exhibit.find_event("code-2011")});
    s.settle();
    for (const char* name : {"Russia", "China", "Tajikistan", "Uzbekistan"}) {
        INFO(name);
        CHECK(is_named(s, name));
    }
}

TEST_CASE("at 1280 x 720 heads above the line have names too", "[own content]") {
    const OwnWorld world;
    Stand s(world.materials, {1280, 720});
    s.open();
    s.settle();
    CHECK(is_named(s, "Budapest treaty"));
}
