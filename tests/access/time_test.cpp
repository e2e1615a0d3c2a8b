// A-22, A-23, A-26, A-31: time to think, movement, and what has no words.

#include "access/inspection.h"
#include "scene/interaction/focus_order.h"
#include "support/access_row.h"
#include "support/catch.h"

#include <map>

using namespace fl;
using namespace fl::test;

namespace {

constexpr double tick = 1.0 / 60;

void touch(Inspection& visit, PointPx at) {
    for (const TouchPhase phase : {TouchPhase::down, TouchPhase::up}) {
        const std::array<InputEvent, 1> events{
            TouchEvent{visit.now() + Instant{16'666}, phase, 1, at}};
        visit.frame(tick, events);
    }
}

double seconds_until(Inspection& visit, SceneId scene, double most) {
    double waited = 0;
    for (; visit.state().scene != scene && waited < most; waited += 0.1)
        visit.frame(0.1);
    return waited;
}

} // namespace

TEST_CASE("nobody is sent away without a warning that any touch or key ends", "[access]") {
    AccessRow row("A-22", "warning",
                  "Explore without a touch until the warning and until attract; then twenty times "
                  "the warning, ended in turn by a touch somewhere and by a key; what it counts is "
                  "shown, and sounds by the cue of the countdown.");
    Inspection visit({});
    visit.act(Wake{});
    visit.frame(tick);
    const double warned = seconds_until(visit, SceneId::idle_warning, 1000);
    const double ended = seconds_until(visit, SceneId::attract, 1000);
    row.figure("warning after ", std::round(warned), " s, lasts ", std::round(ended), " s");
    if (ended < 29.5)
        row.complain("the warning lasts ", ended, " s");
    if (warned + ended < 89)
        row.complain("the visit ends after ", warned + ended, " s");
    visit.act(Wake{});
    visit.frame(tick);
    int extended = 0;
    for (int i = 0; i < 20; ++i) {
        seconds_until(visit, SceneId::idle_warning, 1000);
        REQUIRE(visit.state().scene == SceneId::idle_warning);
        if (i % 2 == 0) {
            touch(visit, {300 + 60.0F * static_cast<float>(i), 900});
        } else {
            const std::array<InputEvent, 1> key{
                KeyEvent{visit.now() + Instant{16'666}, Key::down, true}};
            visit.frame(tick, key);
        }
        visit.frame(0.2);
        extended += visit.state().scene == SceneId::explore ? 1 : 0;
    }
    row.figure("extended ", extended, " times of 20, without a limit");
    if (extended < 20)
        row.complain("extended only ", extended, " times of 20");
    // In access mode three times as long is asked for.
    visit.act(UseKeys{});
    const IdleLimits limits = idle_limits(visit.state(), own_world().materials);
    row.figure("with the keypad in use: warning after ", std::lround(seconds(limits.warn)),
               " s, end after ", std::lround(seconds(limits.attract)), " s");
    if (seconds(limits.attract) < 3 * 90 - 1)
        row.complain("with the keypad in use the time is not three times as long");
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
    CHECK(extended == 20);
}

TEST_CASE("with less motion everything is at its place within 200 ms", "[access]") {
    AccessRow row(
        "A-26", "calm",
        "Less motion: after each of twelve changes all places of the page (boxes of the "
        "tree, camera of the map, span of time) are after 200 ms what they are after 5 s; "
        "it is chosen in two touches and kept until the session ends.");
    Inspection visit({});
    visit.act(Wake{});
    visit.act(RunIdleTimer{false, {}, {}});
    visit.rest();
    touch(visit, visit.tree().find("nav-reading")->touch);
    visit.rest();
    touch(visit, visit.tree().find("motion-less")->touch);
    visit.rest();
    if (!visit.state().calm)
        row.complain("two touches do not reach it");
    visit.act(LeaveScene{});
    visit.rest();
    const Exhibit& exhibit = own_world().exhibit;
    const auto places = [&] {
        std::map<std::string, RectPx> boxes;
        for (const Node& node : visit.tree().nodes())
            boxes[std::string(node.id.view())] = node.box;
        return boxes;
    };
    const std::vector<std::pair<const char*, Intent>> changes{
        {"question", SelectQuestion{QuestionId{1}}},
        {"date", SetCursor{to_days(make_day(2020, 1, 1)), CursorMotion::glide}},
        {"event", OpenEvent{*exhibit.find_event("code-2011")}},
        {"event closed", LeaveScene{}},
        {"dossier", OpenDossier{*exhibit.find_state("BRA")}},
        {"dossier closed", LeaveScene{}},
        {"states", ShowView{SceneId::spectrum}},
        {"map", ShowView{SceneId::explore}},
        {"map nearer", StepZoomMap{std::nullopt, 2}},
        {"time nearer", StepTimeLevel{1}},
        {"outcomes", OpenScene{SceneId::outcomes}},
        {"reading", OpenScene{SceneId::reading}},
    };
    for (const auto& [name, intent] : changes) {
        visit.act(intent);
        for (int i = 0; i < 12; ++i)
            visit.frame(tick);
        const auto soon = places();
        const MapCamera camera = visit.state().camera;
        const TimeView time = visit.state().time;
        for (int i = 0; i < 300; ++i)
            visit.frame(tick);
        if (!(camera == visit.state().camera) || !(time == visit.state().time))
            row.complain(name, ": map or time still moves after 200 ms");
        const auto late = places();
        for (const auto& [id, box] : soon) {
            const auto it = late.find(id);
            if (it != late.end() &&
                (std::abs(it->second.x - box.x) > 1 || std::abs(it->second.y - box.y) > 1))
                row.complain(name, ": #", id, " still moves after 200 ms");
        }
    }
    CHECK(visit.state().calm);
    visit.act(GoToAttract{});
    visit.act(Wake{});
    CHECK_FALSE(visit.state().calm);
    row.figure(changes.size(), " changes; reached by 2 touches from explore");
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}

TEST_CASE("the warning says what will be cleared", "[access]") {
    AccessRow row("A-23", "words",
                  "The warning's words in six languages are there and have a translation; what the "
                  "reset clears is asked of a person, and that answers are kept for a while.");
    for (const Language& language : own_world().exhibit.languages) {
        const Catalogue words(own_world().exhibit,
                              *own_world().exhibit.find_language(language.code));
        row.figure(language.code, ": ", words(Word::starts_over).view());
        if (words(Word::starts_over).empty())
            row.complain(language.code, ": no words");
    }
    row.needs_person("Whether a visitor understands from these words what is lost.");
    row.done();
    CHECK(row.complaints() == 0);
}

TEST_CASE("whatever is shown has words", "[access]") {
    AccessRow row(
        "A-31", "words",
        "Every part of all kinds of pages that can be read, touched or focused has a name "
        "in the tree, in six languages. The pack's format holds no pictures; the codes for "
        "phones stand beside their text.");
    for (const Language& language : own_world().exhibit.languages) {
        Inspection visit({{1920, 1080}, {}, false, language.code});
        int named = 0, pictures = 0;
        visit.see_all([&](std::string_view page) {
            for (const Node& node : visit.tree().nodes()) {
                ++named;
                pictures += node.role == Role::image ? 1 : 0;
                if (node.label.empty())
                    row.complain(language.code, " ", page, ": #", node.id.view(), " has no name");
            }
        });
        row.figure(language.code, ": ", named, " parts with names, ", pictures,
                   " of them pictures or codes");
        CHECK(named > 1000);
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}
