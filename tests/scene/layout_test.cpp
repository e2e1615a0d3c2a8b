// Where things stand: heads, ticks, names, and the mirrored screen.

#include "scene/scenes.h"
#include "support/sight.h"

using namespace fl;
using namespace fl::test;

namespace {

/// A layout whose records can be looked at, for a state of the test's own.
struct Desk {
    const Materials& materials;
    ExhibitState state;
    Picture picture;
    NodeTree nodes;
    SceneMemory memory;
    DateFormatter dates;
    Instant now{std::chrono::seconds(60)};

    explicit Desk(const Materials& m)
        : materials(m)
        , state(initial_state(m, make_screen({1920, 1080}), LanguageId{0}, Instant{}))
        , dates(m.exhibit.languages[0].code) {
        act(Wake{});
    }
    void act(const Intent& intent) { state = apply(state, intent, materials, now); }
    void show_time(TimeView view) {
        state.time = clamped(view, materials.exhibit.span);
        state.time.level = level_for(state.time.span, TimeLevel::decades, 0);
    }
    void set_cursor(double day) {
        act(SetCursor{day, CursorMotion::scrub});
        state.marker = latest_event(state, materials.exhibit, state.cursor);
    }
    LayoutContext context() {
        return {materials,
                state,
                areas_for(materials.tokens, state.screen),
                Catalogue(materials.exhibit, LanguageId{0}),
                materials.tokens.themes[0],
                shared_text(),
                dates,
                now,
                picture,
                nodes,
                state.scene};
    }
    std::vector<TimelineHead>& heads() {
        LayoutContext ctx = context();
        prepare_heads(ctx, time_transform(ctx), memory.timeline);
        return memory.timeline.heads;
    }
};

/// `count` events, `days` apart, from 2005 on.
World crowded(int count, int days) {
    World world;
    world.exhibit.events.clear();
    for (int i = 0; i < count; ++i) {
        const Day day = make_day(2005, 1, 1) + std::chrono::days(i * days);
        world.exhibit.events.push_back(make_event(world.exhibit, "n" + std::to_string(i),
                                                  iso_day(day).c_str(), 1 + i % 3, {0, 0}, i % 3));
    }
    return world;
}

Exhibit mirrored_exhibit() {
    Exhibit e = make_exhibit();
    e.languages = {{"en", "English, mirrored", TextDirection::right_to_left}};
    return e;
}

} // namespace

TEST_CASE("heads and those merged into them are all events in sight, counted once", "[scene]") {
    const World world = crowded(60, 23);
    const Materials materials = make_materials(world.exhibit, world.map, shipped_tokens());
    Desk desk(materials);
    for (const double span : {11000.0, 6000.0, 3000.0, 1200.0, 700.0, 200.0, 60.0, 14.0}) {
        for (double day = 12500; day < 15000; day += 170) {
            desk.show_time({day, span, TimeLevel::decades});
            desk.set_cursor(day + span / 3);
            const auto level = static_cast<std::size_t>(desk.state.time.level);
            const int from = shipped_tokens().timeline.levels[level].heads_from;
            const double margin = 40.0 / 1554 * desk.state.time.span;
            int wanted = 0;
            for (std::size_t i = 0; i < world.exhibit.events.size(); ++i) {
                const Event& event = world.exhibit.events[i];
                const double at = to_days(event.date.first);
                const bool in_sight = at >= desk.state.time.start - margin - 31 &&
                                      at <= desk.state.time.end() + margin;
                const bool weighty = event.importance >= from || desk.state.marker == EventId(i);
                wanted += in_sight && weighty ? 1 : 0;
            }
            int found = 0;
            for (const TimelineHead& head : desk.heads())
                found += 1 + head.merged;
            INFO("span " << span << " from " << day);
            REQUIRE(found == wanted);
        }
    }
}

TEST_CASE("a count on the strip says how many further events its head stands for", "[scene]") {
    World world = crowded(5, 3);
    const Materials materials = make_materials(world.exhibit, world.map, shipped_tokens());
    Stand s(materials);
    s.open();
    s.act(ZoomTime{to_days(make_day(2005, 1, 10)), 8});
    s.rest();
    const auto texts = texts_of(s.picture().over);
    CHECK(std::ranges::count(texts, "+4", &SeenText::text) == 1);
}

TEST_CASE("a tap on a head that stands for several unfolds it", "[scene]") {
    World world = crowded(5, 3);
    world.exhibit.events.push_back(
        make_event(world.exhibit, "last", "2010-01-01", 3, {0, 0}, 0)); // takes the ring
    const Materials materials = make_materials(world.exhibit, world.map, shipped_tokens());
    Stand s(materials);
    s.open();
    s.act(ZoomTime{to_days(make_day(2005, 1, 10)), 6});
    s.rest();
    const auto& nodes = s.tree().nodes();
    const auto head = std::ranges::find_if(nodes, [](const Node& n) {
        return n.on_tap && std::holds_alternative<ShowTimeRange>(*n.on_tap);
    });
    REQUIRE(head != nodes.end());
    s.tap(head->touch);
    s.settle();
    CHECK(s.state().scene == SceneId::explore);
    CHECK(std::ranges::count(s.tree().nodes(), Role::event, &Node::role) == 5);
}

TEST_CASE("the ringed head opens its event, and a tap on its count unfolds the others", "[scene]") {
    const World world = crowded(5, 3);
    const Materials materials = make_materials(world.exhibit, world.map, shipped_tokens());
    Stand s(materials);
    s.open();
    s.act(ZoomTime{to_days(make_day(2005, 1, 10)), 8});
    s.rest();
    const Node* count = s.tree().find("time-more");
    REQUIRE(count != nullptr);
    CHECK(count->value == "+4");
    s.tap(count->touch);
    s.settle();
    CHECK(s.state().scene == SceneId::explore);
    CHECK(std::ranges::count(s.tree().nodes(), Role::event, &Node::role) == 5);
    CHECK(s.tree().find("time-more") == nullptr);
}

TEST_CASE("the flag points at the needle, or to the side on which it lies", "[scene]") {
    World world = crowded(60, 23);
    if (GENERATE(false, true))
        world.exhibit.languages = mirrored_exhibit().languages;
    const Materials materials = make_materials(world.exhibit, world.map, shipped_tokens());
    Desk desk(materials);
    desk.show_time({13000, 700, TimeLevel::decades});
    const bool rtl = desk.context().rtl();
    const auto tip = [&](double cursor) {
        desk.set_cursor(cursor);
        desk.picture.over.clear();
        LayoutContext ctx = desk.context();
        put_flag(ctx, ctx.list(), time_transform(ctx).to_x(cursor));
        const auto records = desk.picture.over.records();
        const auto it =
            std::ranges::find(records, DisplayList::Op::polygon, &DisplayList::Record::op);
        REQUIRE(it != records.end());
        return desk.picture.over.points(*it).back();
    };
    const auto flag = [&] {
        const auto records = desk.picture.over.records();
        return std::ranges::find(records, DisplayList::Op::fill, &DisplayList::Record::op)->box;
    };
    const PointPx down = tip(13350);
    CHECK(down.y > flag().bottom());
    CHECK(std::abs(down.x - time_transform(desk.context()).to_x(13350)) <= 1);
    const PointPx earlier = tip(12800);
    CHECK((rtl ? earlier.x > flag().right() : earlier.x < flag().x));
    CHECK(std::abs(earlier.y - flag().centre().y) <= 1);
    const PointPx later = tip(13900);
    CHECK((rtl ? later.x < flag().x : later.x > flag().right()));
    CHECK(std::abs(later.y - flag().centre().y) <= 1);
}

TEST_CASE("two heads never stand closer than they would merge", "[scene]") {
    const World world = crowded(60, 23);
    const Materials materials = make_materials(world.exhibit, world.map, shipped_tokens());
    Desk desk(materials);
    for (const double span : {11000.0, 3000.0, 700.0, 100.0}) {
        desk.show_time({12700, span, TimeLevel::decades});
        desk.set_cursor(13000);
        const auto& heads = desk.heads();
        for (std::size_t i = 0; i < heads.size(); ++i) {
            for (std::size_t k = i + 1; k < heads.size(); ++k) {
                REQUIRE(std::abs(heads[i].centre.x - heads[k].centre.x) >=
                        shipped_tokens().timeline.cluster);
            }
        }
    }
}

TEST_CASE("labels of ticks do not touch at any zoom of the timeline", "[scene]") {
    for (const SizePx size : {SizePx{1920, 1080}, {1280, 720}, {1080, 1920}}) {
        World world;
        Stand s(world.materials, size);
        s.open();
        Complaints complaints;
        for (int i = 0; i < 160; ++i) {
            s.act(ZoomTime{to_days(make_day(2012, 3, 5)), 1.045});
            s.let_ticks_fade();
            check_ticks(s, complaints);
        }
        CHECK(s.state().time.span == Approx(14));
        for (int i = 0; i < 160; ++i) { // back, where the levels change elsewhere
            s.act(ZoomTime{to_days(make_day(2012, 3, 5)), 1 / 1.045});
            s.let_ticks_fade();
            check_ticks(s, complaints);
        }
        INFO(size.w << " x " << size.h << "\n" << complaints.text());
        CHECK(complaints.list.empty());
    }
}

TEST_CASE("names, heads and nodes keep apart on every day and at every zoom", "[scene]") {
    const World world = crowded(40, 90);
    const Materials materials = make_materials(world.exhibit, world.map, shipped_tokens());
    for (const SizePx size : {SizePx{1920, 1080}, {1366, 768}, {1080, 1920}}) {
        Stand s(materials, size);
        s.open();
        Complaints complaints;
        for (const double zoom : {1.0, 2.5, 2.0, 4.0, 4.0}) {
            s.act(ZoomTime{s.state().cursor, zoom});
            s.let_ticks_fade();
            for (int i = 0; i < 40; ++i) {
                s.act(SetCursor{to_days(make_day(2005, 1, 1)) + i * 97.0, CursorMotion::scrub});
                s.frame();
                check_sight(s, complaints);
            }
        }
        INFO(size.w << " x " << size.h << "\n" << complaints.text());
        CHECK(complaints.list.empty());
    }
}

TEST_CASE("names on the map are whole once it has come to rest", "[scene]") {
    World world;
    Stand s(world.materials);
    const auto check = [&](const char* after) {
        INFO(after);
        const auto names = names_of(s);
        CHECK(std::ranges::any_of(
            names, [&](const SeenText& name) { return s.picture().map.clip.contains(name.box); }));
        for (const SeenText& name : names) {
            INFO(name.text);
            CHECK(name.casing.a == 255);
            CHECK(name.color.a == 255);
        }
    };
    s.open();
    check("the start");
    s.act(OpenEvent{EventId{4}});
    s.rest();
    s.drag({500, 400}, {540, 400});
    s.tap("close");
    s.rest();
    check("a card");
    s.act(ZoomMap{{0, 0}, 1.2});
    s.rest();
    check("a pinch");
    s.feed(ResizeEvent{s.now(), {1080, 1920}});
    s.act(HomeMap{}); // a narrow screen shows less of a close map than any label point
    s.rest();
    check("a turn of the screen");
}

TEST_CASE("a screen read from right to left is the exact mirror", "[scene]") {
    World ltr;
    const Exhibit exhibit = mirrored_exhibit();
    const Materials materials = make_materials(exhibit, ltr.map, shipped_tokens());
    for (const double closer : {1.0, 3.0, 12.0}) {
        Stand left(ltr.materials), right(materials);
        for (Stand* s : {&left, &right}) {
            s->open();
            s->act(ZoomTime{to_days(make_day(2005, 6, 1)), closer});
            s->act(SetCursor{to_days(make_day(2006, 1, 1)), CursorMotion::scrub});
            s->rest();
        }
        REQUIRE(left.tree().nodes().size() == right.tree().nodes().size());
        for (const Node& node : left.tree().nodes()) {
            if (node.role == Role::state)
                continue; // the map is as it is
            if (node.id.view() == "nav-language")
                continue; // as wide as the language's own name
            const Node& other = right.node(node.id.view());
            const RectPx wanted = mirrored(node.box, 1920);
            INFO(node.id.view() << " at zoom " << closer);
            CHECK(std::abs(other.box.x - wanted.x) < 0.6F);
            CHECK(other.box.y == Approx(wanted.y));
            CHECK(other.box.w == Approx(wanted.w));
            CHECK(std::abs(other.touch.x - (1920 - node.touch.x)) < 0.6F);
        }
        const auto ticks = tick_labels_of(left), turned = tick_labels_of(right);
        REQUIRE(ticks.size() == turned.size());
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            CHECK(ticks[i].text == turned[i].text);
            CHECK(std::abs(mirrored(ticks[i].box, 1920).x - turned[i].box.x) <= 1);
        }
    }
}

TEST_CASE("fingers on a mirrored timeline go the way they are seen to go", "[scene]") {
    const Exhibit exhibit = mirrored_exhibit();
    const WorldMap map = make_map();
    const Materials materials = make_materials(exhibit, map, shipped_tokens());
    Stand s(materials);
    s.open();
    const double cursor = s.state().cursor;
    const PointPx flag = s.node("time-flag").touch;
    s.drag(flag, flag - PointPx{200, 0}); // to the left: later
    CHECK(s.state().cursor > cursor + 500);
    s.act(ZoomTime{s.state().cursor, 4});
    s.rest();
    const double start = s.state().time.start;
    const float needle = s.tree().time->to_x(s.state().cursor), y = s.areas().axis_y + 10;
    s.drag({needle - 400, y}, {needle - 300, y});
    CHECK(s.state().time.start > start + 5); // to the right: later days come into sight
    s.pull({needle - 400, y}, {needle - 200, y}, 5);
    s.up({needle - 200, y});
    const double released = s.state().time.start;
    s.wait(0.3);
    CHECK(s.state().time.start > released);
}

TEST_CASE("what an event speaks of is seen beside its card, mirrored too", "[scene]") {
    const Exhibit exhibit = mirrored_exhibit();
    World world;
    const Materials materials = make_materials(exhibit, world.map, shipped_tokens());
    for (const Materials* m :
         std::initializer_list<const Materials*>{&world.materials, &materials}) {
        Stand s(*m);
        s.open();
        for (std::size_t i = 0; i < m->exhibit.events.size(); ++i) {
            s.act(OpenEvent{EventId(i)});
            s.rest();
            const PointPx at = s.on_map(project(m->exhibit.events[i].location));
            INFO("event " << i << (m == &materials ? " mirrored" : ""));
            CHECK(s.areas().screen.contains(at));
            CHECK_FALSE(s.node("event-card").box.contains(at));
        }
    }
}

TEST_CASE("attract can be woken anywhere, and by each of its languages", "[scene]") {
    World world;
    world.exhibit.languages.push_back({"xx", "Xx", TextDirection::left_to_right});
    world.exhibit.texts.push_back(world.exhibit.texts[0]);
    Stand s(world.materials);
    s.wait(3);
    Complaints complaints;
    for (const Node& node : s.tree().nodes()) {
        if (node.role == Role::language && s.tree().at(node.touch) != &node)
            complaints.add("covered:", std::string(node.id.view()));
    }
    CHECK(complaints.list.empty());
    s.tap("lang-xx");
    CHECK(s.state().scene == SceneId::explore);
    CHECK(s.state().language == LanguageId{1});
    s.act(GoToAttract{});
    s.wait(1);
    s.tap({40, 40});
    CHECK(s.state().scene == SceneId::explore);
    CHECK(s.state().language == LanguageId{0});
}
