// A-17, A-18: what a finger has to do, and what it may take back.

#include "access/inspection.h"
#include "support/access_row.h"
#include "support/catch.h"

#include <set>

using namespace fl;
using namespace fl::test;

namespace {

constexpr double tick = 1.0 / 60;

void touch(Inspection& visit, TouchPhase phase, PointPx at) {
    const std::array<InputEvent, 1> events{TouchEvent{visit.now() + Instant{16'666}, phase, 1, at}};
    visit.frame(tick, events);
}

/// What a control could have done: all of the state but the hand itself and what runs by itself.
ExhibitState without_hand(ExhibitState s, DragKind drag) {
    if (drag != DragKind::none) { // a drag from there near the needle takes the needle
        s.cursor = s.cursor_from = s.cursor_to = s.grabbed_cursor = 0;
        s.cursor_glide = {};
        s.marker.reset();
        s.scrubbing = s.shapes_known = false;
        s.shapes_cursor = 0;
        s.playing = false;
        s.spectrum.regrouped = {};
    }
    s.last_activity = s.camera_moved = s.cursor_moved = {};
    s.pressed = {};
    s.focus = 0;
    s.keypad = {};
    s.shapes = {};
    s.marker_began = {};
    s.map_velocity_x = s.map_velocity_y = s.time_velocity = 0;
    s.card_velocity = s.list.velocity = 0;
    // A drag that begins on a control of strip, map or list moves these, as anywhere there.
    s.time = {};
    s.time_from = {};
    s.time_to = {};
    s.camera = s.camera_from = s.camera_to = {};
    s.restore_camera = s.restore_time = false;
    s.card_scroll = s.card_length = 0; // lengths are told by the layout
    s.list.scroll = s.list.length = 0;
    if (drag == DragKind::answer) { // a finger that slides along the scale means the answer there
        s.quiz.chosen.reset();
        s.quiz.drafts = {};
    }
    s.tour.held = false; // who reads or drags, holds the tour
    return s;
}

/// Beyond the control, and over nothing that a release could act on as well.
PointPx away_from(const Node& node, RectPx screen) {
    const float x = node.box.centre().x < screen.w / 2 ? screen.w - 2 : 2;
    const float y = node.box.centre().y < screen.h / 2 ? screen.h - 2 : 2;
    if (!node.box.grown(30).contains(PointPx{x, y}))
        return {x, y};
    return {-40, -40};
}

} // namespace

TEST_CASE("each control acts on release inside it, and sliding off takes it back", "[access]") {
    AccessRow row(
        "A-18", "controls",
        "Each control of all kinds of pages: after the touch alone nothing has happened; "
        "after sliding off and lifting nothing has happened (heads of the timeline and items "
        "of lists may be dragged from, which moves time or list); after lifting inside it "
        "has.");
    int controls = 0, acted = 0;
    std::set<std::string> silent;
    for (const SizePx panel : {SizePx{1920, 1080}, SizePx{1080, 1920}}) {
        Inspection visit({panel});
        visit.see_all([&](std::string_view page) {
            if (visit.state().scene == SceneId::attract ||
                visit.state().scene == SceneId::idle_warning)
                return; // there any touch means the same, wherever it is lifted
            const ExhibitState kept = visit.state();
            const Instant then = visit.now();
            std::vector<Node> nodes;
            for (const Node& node : visit.tree().nodes()) {
                if (node.hit && node.on_tap && node.enabled && visit.tree().at(node.touch) == &node)
                    nodes.push_back(node);
            }
            const RectPx screen{0, 0, panel.w, panel.h};
            for (const Node& node : nodes) {
                ++controls;
                const std::string name(node.id.view());
                visit.restore(kept, then);
                visit.frame(tick);
                const ExhibitState before = without_hand(visit.state(), node.drag);
                touch(visit, TouchPhase::down, node.touch);
                if (without_hand(visit.state(), node.drag) != before)
                    row.complain(page, ": #", name, " acts before the finger lifts");
                touch(visit, TouchPhase::move, away_from(node, screen));
                touch(visit, TouchPhase::up, away_from(node, screen));
                if (without_hand(visit.state(), node.drag) != before)
                    row.complain(page, ": #", name, " acts though the finger has slid off");
                visit.restore(kept, then);
                visit.frame(tick);
                touch(visit, TouchPhase::down, node.touch);
                touch(visit, TouchPhase::up, node.touch);
                // What is chosen already stays so.
                if (without_hand(visit.state(), node.drag) != before)
                    ++acted;
                else
                    silent.insert(name);
            }
            visit.restore(kept, then);
        });
    }
    CHECK(controls > 500);
    std::string names;
    for (const std::string& name : silent)
        names += (names.empty() ? "#" : ", #") + name;
    row.figure(controls, " controls on wide and upright pages; ", acted,
               " change something, the others are chosen already: ", names);
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
    CHECK(acted * 10 > controls * 8);
}

TEST_CASE("each drag has a button that does the same", "[access]") {
    AccessRow row("A-17", "drags",
                  "All kinds of pages: whatever a drag moves has buttons or single taps for it in "
                  "the same tree. Scripts reach every scene by single taps (tests/scripts).");
    std::set<DragKind> met;
    Inspection visit({});
    visit.see_all([&](std::string_view page) {
        const auto has = [&](std::string_view id) { return visit.tree().find(id) != nullptr; };
        const auto need = [&](bool there, std::string_view what) {
            if (!there)
                row.complain(page, ": no button for ", what);
        };
        std::set<DragKind> here;
        for (const Node& node : visit.tree().nodes()) {
            if (node.enabled)
                here.insert(node.drag);
        }
        met.insert(here.begin(), here.end());
        if (here.contains(DragKind::cursor))
            need(has("time-next") && has("time-previous"), "the date");
        if (here.contains(DragKind::time))
            need(has("time-zoom-in") && has("time-next"), "the scale of time");
        if (here.contains(DragKind::map) && visit.state().scene == SceneId::explore)
            need(has("map-zoom-in"), "the zoom of the map");
        if (here.contains(DragKind::answer))
            need(has("answer-1") && has("answer-5"), "the answer");
        const bool long_list = here.contains(DragKind::list) && visit.state().list.length > 1;
        if (long_list)
            need(has("list-down"), "scrolling the list");
        const bool long_card = here.contains(DragKind::card) && visit.state().card_length > 1;
        if (long_card)
            need(has("card-down"), "scrolling the card");
    });
    row.figure(met.size(), " kinds of drags met on 1920x1080");
    CHECK(met.contains(DragKind::cursor));
    CHECK(met.contains(DragKind::map));
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}
