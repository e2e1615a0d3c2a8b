#pragma once

// A small debate with made-up states on a flat map, so that no test depends on the shipped content.

#include "content/exhibit.h"
#include "content/stance.h"
#include "content/wording.h"
#include "core/file.h"
#include "design/tokens.h"
#include "geo/projection.h"
#include "geo/world_map.h"
#include "state/exhibit_state.h"

namespace fl::test {

inline TextId add_text(Exhibit& exhibit, std::string text) {
    exhibit.texts[0].push_back(std::move(text));
    return {static_cast<std::uint32_t>(exhibit.texts[0].size() - 1)};
}

inline Event make_event(Exhibit& exhibit, std::string key, const char* date, int importance,
                        LonLat at, int track) {
    Event event;
    event.key = key;
    event.date = *parse_date(date);
    event.importance = importance;
    event.track = TrackId(static_cast<std::size_t>(track));
    event.title = add_text(exhibit, "Title of " + key);
    event.summary = add_text(exhibit, "Summary of " + key);
    event.body = add_text(exhibit, "A longer text about " + key + ".");
    event.timeline_label = add_text(exhibit, key);
    event.location = at;
    return event;
}

/// Three states A, B, C; two questions; events in 2000, 2005 (two), 2010, 2020.
inline Exhibit make_exhibit() {
    Exhibit e;
    e.texts.resize(1);
    e.texts[0].push_back("");
    e.languages = {{"en", "English", TextDirection::left_to_right}};
    e.days = {make_day(1998, 1, 1), make_day(2025, 12, 31)};
    e.span = {make_day(1996, 6, 1), make_day(2026, 6, 1)};
    e.opening_day = make_day(2011, 9, 14);
    e.as_of = e.days.last;
    for (const char* key : {"first", "second"}) {
        Question q;
        q.key = key;
        q.tab = add_text(e, std::string("Tab ") + key);
        q.asked = add_text(e, std::string("What about the ") + key + "?");
        q.full = q.asked;
        q.pole_plus = q.legend_plus = add_text(e, "Plus pole");
        q.pole_minus = q.legend_minus = add_text(e, "Minus pole");
        e.questions.push_back(q);
    }
    e.tracks = {{"shared", add_text(e, "Shared"), 0},
                {"plus", add_text(e, "Plus"), 1},
                {"minus", add_text(e, "Minus"), -1}};
    for (const char* iso : {"AAA", "BBB", "CCC"}) {
        State s;
        s.iso3 = iso;
        s.name = add_text(e, std::string("State ") + iso);
        s.label_priority = 1;
        e.states.push_back(s);
    }
    e.states[0].capital_location = LonLat{-60, 0};
    e.events = {make_event(e, "e2000", "2000-03-01", 3, {-60, 0}, 1),
                make_event(e, "e2005a", "2005-05-05", 1, {0, 10}, 0),
                make_event(e, "e2005b", "2005-06", 2, {0, 10}, 2),
                make_event(e, "e2010", "2010-01-20", 2, {80, 20}, 2),
                make_event(e, "e2020", "2020-02-02", 3, {80, 20}, 0)};
    e.events[0].states = {StateId{0}, StateId{1}};
    e.sources = {{"s1", "Document A/1", ""}};
    // A is plus from 2000, minus from 2015; B is minus on the first question from 2005; C never
    // says anything.
    const auto position = [&](int state, int stance, const char* from) {
        Position p;
        p.state = StateId(static_cast<std::size_t>(state));
        p.stance = stance;
        p.counts_from = *parse_day(from);
        p.year = static_cast<int>(std::chrono::year_month_day{p.counts_from}.year());
        e.positions.push_back(p);
    };
    position(0, 2, "2000-01-01");
    position(0, -2, "2015-01-01");
    position(1, -1, "2005-01-01");
    e.shape_states = {StateId{0}, StateId{1}, StateId{2}, std::nullopt};
    e.wording.assign(static_cast<std::size_t>(Word::count), TextId{});
    for (std::size_t i = 0; i < e.wording.size(); ++i)
        e.wording[i] = add_text(e, std::string(word_key(static_cast<Word>(i))));
    compute_stance_steps(e);
    return e;
}

inline MapShape make_shape(std::string key, std::string state, double x0, double y0, double x1,
                           double y1) {
    MapShape s;
    s.key = std::move(key);
    s.state = std::move(state);
    s.extent = s.main_extent = {x0, y0, x1, y1};
    s.label_point = s.extent.centre();
    s.area = s.main_area = (x1 - x0) * (y1 - y0);
    const auto f = [](double v) { return static_cast<float>(v); };
    s.rings = {{{f(x0), f(y0)}, {f(x1), f(y0)}, {f(x1), f(y1)}, {f(x0), f(y1)}}};
    return s;
}

/// Rectangles: A in the west, B in the middle, C in the east, and a shape that belongs to nobody.
inline WorldMap make_map() {
    WorldMap map;
    map.shapes = {make_shape("a", "AAA", -2, -0.6, -1, 0.6),
                  make_shape("b", "BBB", -0.5, -0.5, 0.5, 0.5),
                  make_shape("c", "CCC", 1, -0.6, 2, 0.6), make_shape("x", "", -0.2, 0.8, 0.2, 1)};
    map.land = {-2.4, -0.9, 2.4, 1.2};
    map.levels.resize(1);
    return map;
}

inline const Tokens& shipped_tokens() {
    static const Tokens tokens =
        parse_tokens(read_file(FL_SOURCE_DIR "/assets/design/tokens.json"), "tokens.json");
    return tokens;
}

/// Exhibit, map and design together.
struct World {
    Exhibit exhibit = make_exhibit();
    WorldMap map = make_map();
    Materials materials = make_materials(exhibit, map, shipped_tokens());
};

/// A state with a clock: acts and lets time pass in frames of 1/60 s.
struct Visit {
    World world;
    ExhibitState state;
    Instant now{};

    Visit()
        : state(initial_state(world.materials, make_screen({1920, 1080}), LanguageId{0},
                              Instant{})) {}
    void act(const Intent& intent) { state = apply(state, intent, world.materials, now); }
    void run(double s) {
        const int frames = static_cast<int>(std::lround(s * 60));
        for (int i = 0; i < frames; ++i) {
            const Instant dt{1'000'000 / 60};
            now += dt;
            state = advance(state, world.materials, {now, dt});
        }
    }
    Day day() const { return to_day(state.cursor); }
};

} // namespace fl::test
