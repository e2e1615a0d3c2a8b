// what moves by itself can be stopped, and nothing moves behind what is read.

#include "access/inspection.h"
#include "support/access_row.h"
#include "support/catch.h"

#include <set>

using namespace fl;
using namespace fl::test;

namespace {

constexpr double tick = 0.1;
constexpr float most_s = 5; // WCAG 2.2.2: what moves longer can be paused

/// Everything that is painted, as text: one line a record, and the colours of the map.
std::multiset<std::string> painted(const Inspection& visit) {
    std::multiset<std::string> lines;
    const Picture& picture = visit.session().picture();
    for (const DisplayList* list : {&picture.under, &picture.over}) {
        const std::string dump = list->dump();
        for (std::size_t at = 0; at < dump.size();) {
            const std::size_t end = std::min(dump.find('\n', at), dump.size());
            lines.insert(dump.substr(at, end - at));
            at = end + 1;
        }
    }
    const MapTransform& map = picture.map.transform;
    std::string colours = "map " + std::to_string(picture.map.shown) + ' ' +
                          std::to_string(map.px_per_unit) + ' ' + std::to_string(map.centre.x) +
                          ' ' + std::to_string(map.centre.y) + ' ' +
                          std::to_string(picture.map.split.slip.x);
    for (const Rgba c : picture.map.palette.fill)
        for (const int part : {c.r, c.g, c.b, c.a})
            colours += ' ' + std::to_string(part);
    lines.insert(colours);
    return lines;
}

/// Seconds until the last change within so many, 0 when nothing changes.
float moves_for(Inspection& visit, float watched_s) {
    float last = 0;
    auto before = painted(visit);
    for (float t = 0; t < watched_s; t += static_cast<float>(tick)) {
        visit.frame(tick);
        auto now = painted(visit);
        if (now != before)
            last = t + static_cast<float>(tick);
        before = std::move(now);
    }
    return last;
}

void tap(Inspection& visit, std::string_view id) {
    const Node* node = visit.tree().find(id);
    INFO("no node " << id);
    REQUIRE(node != nullptr);
    const PointPx at = node->touch;
    for (const TouchPhase phase : {TouchPhase::down, TouchPhase::up}) {
        const std::array<InputEvent, 1> events{TouchEvent{visit.now(), phase, 1, at}};
        visit.frame(1.0 / 60, events);
    }
}

void begin(Inspection& visit) {
    visit.act(GoToAttract{});
    visit.act(Wake{});
    visit.act(RunIdleTimer{false, {}, {}});
    visit.rest();
}

/// Pages that move on until somebody stops them have a button for it, which stops all of it.
void try_pause(Inspection& visit, AccessRow& row, const char* page, std::string_view button) {
    const float before = moves_for(visit, 30);
    if (before < most_s)
        row.complain(visit.name(), " ", page, " does not move: nothing was tried");
    tap(visit, button);
    visit.rest();
    visit.rest();
    const float paused = moves_for(visit, 60);
    if (paused > 0)
        row.complain(visit.name(), " ", page, " still moves ", paused, " s after its pause");
    tap(visit, button);
    const float after = moves_for(visit, 30);
    if (after < most_s)
        row.complain(visit.name(), " ", page, " does not go on after its pause");
}

} // namespace

TEST_CASE("what moves by itself for more than 5 s has a pause that stops all of it", "[access]") {
    AccessRow row("A-24", "pause",
                  "Attract, the tour and the timeline that plays, in two languages on a wide and "
                  "an upright panel: it moves; the pause button is touched, and for 60 s every "
                  "record of the picture and every colour of the map stays as it is; touched "
                  "again it goes on.");
    for (const SizePx panel : {SizePx{1920, 1080}, SizePx{1080, 1920}}) {
        for (const char* language : {"en", "ar"}) {
            Inspection visit({panel, {}, false, language});
            visit.frame(1);
            try_pause(visit, row, "attract", "attract-pause");
            begin(visit);
            visit.act(OpenScene{SceneId::tour});
            visit.rest();
            visit.act(GoToStop{1});
            visit.rest();
            try_pause(visit, row, "tour", "tour-pause");
            begin(visit);
            visit.act(SetCursor{to_days(make_day(2012, 1, 1)), CursorMotion::jump});
            visit.rest();
            tap(visit, "time-play");
            try_pause(visit, row, "timeline", "time-play");
            row.figure(visit.name(), ": attract, tour and timeline stop and go on");
        }
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}

TEST_CASE("a paused attract loop goes on by itself once nobody is there", "[access]") {
    Inspection visit({});
    visit.frame(1);
    tap(visit, "attract-pause");
    CHECK(visit.state().scene == SceneId::attract);
    CHECK(moves_for(visit, 60) == 0);
    for (int i = 0; i < 400; ++i)
        visit.frame(tick);
    CHECK(moves_for(visit, 30) > most_s);
}

TEST_CASE("nothing moves behind what is read", "[access]") {
    AccessRow row("A-24", "still",
                  "All kinds of pages, in English and Arabic: from 2 s after a page has opened, "
                  "the time until the last change of any record of the picture or colour of the "
                  "map within 15 s. Left out is what has the pause button above, and the "
                  "countdown of the warning, which is what that page says.");
    for (const char* language : {"en", "ar"}) {
        Inspection visit({{1920, 1080}, {}, false, language});
        float longest = 0;
        std::string where = "none";
        int pages = 0;
        visit.see_all([&](std::string_view page) {
            if (visit.state().scene == SceneId::attract ||
                visit.state().scene == SceneId::idle_warning)
                return;
            ++pages;
            const float moved = moves_for(visit, 15);
            // Two of the five seconds have gone by before it is looked at.
            if (moved > most_s - 2)
                row.complain(visit.name(), " ", page, ": moves for ", moved + 2, " s");
            if (moved > longest) {
                longest = moved;
                where = page;
            }
        });
        row.figure(visit.name(), ": ", pages, " pages; the longest movement ends ", longest,
                   " s after that (", where, ")");
        CHECK(pages > 20);
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}
