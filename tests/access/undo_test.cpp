// A-36: every choice can be taken back, a wrong touch costs nothing, and who listens may have the
// screen dark.

#include "access/inspection.h"
#include "support/access_row.h"
#include "support/catch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

using namespace fl;
using namespace fl::test;

namespace {

/// What a visitor has chosen and sees chosen: not what moves, nor where a list is scrolled to.
std::string choices_of(const ExhibitState& s) {
    std::ostringstream out;
    const auto id = [&](const auto& maybe) { out << (maybe ? int{maybe->index} : -1) << ' '; };
    out << scene_name(s.scene) << ' ' << s.question.index << ' ' << s.language.index << ' '
        << static_cast<int>(s.theme) << ' ' << s.text_step << ' ' << s.reach_lower << s.calm << ' '
        << s.speech.on << s.speech.speed << s.speech.paused << ' ' << s.sound.volume << ' '
        << s.hidden_tracks << ' ' << s.tracks_open << s.menu_open << ' ';
    id(s.scene == SceneId::event ? s.event : std::nullopt);
    id(s.scene == SceneId::dossier ? s.dossier.state : std::nullopt);
    out << static_cast<int>(s.dossier.view) << ' ' << s.spectrum.on << ' ' << s.playing << ' '
        << s.dark << ' ';
    if (s.scene == SceneId::tour)
        out << s.tour.stop << s.tour.held << ' ';
    if (s.scene == SceneId::outcomes)
        out << s.outcomes.open_row.value_or(-1) << ' ';
    if (s.scene == SceneId::outcomes || s.scene == SceneId::sources)
        out << s.list.page << ' ';
    if (s.scene == SceneId::question)
        out << s.quiz.at << ' ' << s.quiz.chosen.value_or(9) << ' ';
    if (s.scene == SceneId::result)
        out << s.quiz.result_question << ' ';
    if (s.scene == SceneId::compare) {
        for (const auto& state : s.compare.states)
            id(state);
        out << s.compare.picking.value_or(-1) << s.compare.all << ' '
            << (s.compare.picking ? s.compare.letter : 0) << ' ';
    }
    const MapCamera& camera = s.flight.active() ? s.camera_to : s.camera;
    if (s.scene == SceneId::explore)
        out << std::lround(camera.zoom * 10) << ' ' << static_cast<int>(s.time.level) << ' ';
    return out.str();
}

/// Ways out, whose way back is to come again; what only says something; what a date cannot undo.
bool is_no_choice(const Node& node) {
    return node.on_tap &&
           (std::holds_alternative<GoHome>(*node.on_tap) ||
            std::holds_alternative<LeaveScene>(*node.on_tap) ||
            std::holds_alternative<CloseCard>(*node.on_tap) ||
            std::holds_alternative<GoToAttract>(*node.on_tap) ||
            std::holds_alternative<StillHere>(*node.on_tap) ||
            std::holds_alternative<ReadCard>(*node.on_tap) ||
            std::holds_alternative<RepeatSpeech>(*node.on_tap) ||
            std::holds_alternative<SayWhere>(*node.on_tap) ||
            std::holds_alternative<SayKeys>(*node.on_tap) ||
            std::holds_alternative<RestartQuiz>(*node.on_tap) || // itself the way back
            std::holds_alternative<Wake>(*node.on_tap));
}

bool is_ground(const Inspection& visit, const Node& node) {
    return node.box.w >= visit.circumstances().panel.w - 1 &&
           node.box.h >= visit.circumstances().panel.h - 1;
}

void tap(Inspection& visit, const Node& node) {
    const PointPx at = node.touch;
    for (const TouchPhase phase : {TouchPhase::down, TouchPhase::up}) {
        const std::array<InputEvent, 1> events{TouchEvent{visit.now(), phase, 1, at}};
        visit.frame(1.0 / 60, events);
    }
    visit.rest();
}

bool can_be_tapped(const Inspection& visit, const Node& node) {
    if (!node.hit || !node.enabled || !node.on_tap || is_ground(visit, node))
        return false;
    const Node* met = visit.tree().at(node.touch);
    return met != nullptr && met->id.key() == node.id.key();
}

/// Ids of what can be tapped, those first that are likely to lead back: the same thing again, its
/// opposite, close, back.
std::vector<std::string> ways_back(const Inspection& visit, const std::string& from) {
    std::vector<std::string> first, rest;
    const std::string stem = from.substr(0, from.rfind('-'));
    for (const Node& node : visit.tree().nodes()) {
        if (!can_be_tapped(visit, node))
            continue;
        const std::string id(node.id.view());
        const bool likely = id == from || id == "close" || id == "back" || id == "start-again" ||
                            id == "dossier-back" || id.starts_with(stem) || id == "home";
        (likely ? first : rest).push_back(id);
    }
    first.insert(first.end(), rest.begin(), rest.end());
    return first;
}

class Undo {
  public:
    Undo(Inspection& visit, std::string wanted)
        : visit_(visit)
        , wanted_(std::move(wanted)) {}

    /// Touches that lead back to what was chosen before, 0: none within so many.
    int touches(const std::string& from, int most) {
        if (choices_of(visit_.state()) == wanted_)
            return 0;
        const ExhibitState kept = visit_.state();
        const Instant then = visit_.now();
        for (int depth = 1; depth <= most; ++depth) {
            if (const int found = search(kept, then, from, depth))
                return found;
        }
        return 0;
    }

  private:
    int search(const ExhibitState& kept, Instant then, const std::string& from, int depth) {
        visit_.restore(kept, then);
        const auto ways = ways_back(visit_, from);
        for (const std::string& id : ways) {
            visit_.restore(kept, then);
            const Node* node = visit_.tree().find(id);
            if (node == nullptr)
                continue;
            tap(visit_, *node);
            if (choices_of(visit_.state()) == wanted_)
                return 1;
            if (depth > 1) {
                const ExhibitState next = visit_.state();
                const Instant when = visit_.now();
                if (const int more = search(next, when, id, depth - 1))
                    return more + 1;
            }
            if (++tried_ > most_tries)
                return 0;
        }
        return 0;
    }

    static constexpr int most_tries = 400;
    Inspection& visit_;
    std::string wanted_;
    int tried_ = 0;
};

} // namespace

TEST_CASE("every choice can be taken back by touches that are in sight", "[access]") {
    AccessRow row("A-36", "undo",
                  "On all kinds of pages each control is touched that chooses something; then "
                  "touches are looked for, among those that the page then offers, that bring all "
                  "choices back: scene, question, language, theme, text size, reach, motion, "
                  "speech, volume, filter, answer, compared states, zoom of map and time.");
    Inspection visit({});
    std::set<std::string> known;
    std::map<int, int> by_touches;
    int choices = 0;
    visit.see_all([&](std::string_view page) {
        const ExhibitState kept = visit.state();
        const Instant then = visit.now();
        const std::string before = choices_of(kept);
        std::vector<std::string> ids;
        for (const Node& node : visit.tree().nodes()) {
            const std::string id(node.id.view());
            // One of many alike stands for all; what stands on several pages is tried once.
            const bool one_of_many = node.role == Role::state || id.starts_with("event-") ||
                                     id.starts_with("letter-") || id.starts_with("pick-") ||
                                     id.starts_with("state-") || id.starts_with("term-");
            const std::string name = std::string(scene_name(kept.scene)) + ' ' +
                                     (one_of_many ? id.substr(0, id.find('-')) : id) + ' ' +
                                     std::to_string(static_cast<int>(kept.dossier.view)) +
                                     std::to_string(kept.speech.help_open) +
                                     std::to_string(kept.tracks_open);
            if (can_be_tapped(visit, node) && !is_no_choice(node) && known.insert(name).second)
                ids.push_back(id);
        }
        for (const std::string& id : ids) {
            visit.restore(kept, then);
            const Node* node = visit.tree().find(id);
            if (node == nullptr)
                continue;
            tap(visit, *node);
            if (choices_of(visit.state()) == before)
                continue; // chosen already
            ++choices;
            const int touches = Undo(visit, before).touches(id, 2);
            ++by_touches[touches];
            if (touches == 0)
                row.complain(page, ": #", id, " is not taken back by two touches");
        }
        visit.restore(kept, then);
    });
    for (const auto& [touches, count] : by_touches)
        row.figure(count, " of ", choices, " choices are taken back by ", touches,
                   touches == 1 ? " touch" : " touches");
    row.done();
    INFO(row.text());
    CHECK(choices > 60);
    CHECK(row.complaints() == 0);
}

TEST_CASE("a touch where there is nothing costs nothing", "[access]") {
    AccessRow row("A-36", "errors",
                  "On all kinds of pages but the loop and the warning: touches at a grid of "
                  "places where nothing can be acted on, and of what is disabled. Nothing that "
                  "was chosen changes, nothing is counted, nothing is said against it.");
    Inspection visit({});
    int touches = 0;
    visit.see_all([&](std::string_view page) {
        if (visit.state().scene == SceneId::attract || visit.state().scene == SceneId::idle_warning)
            return;
        const ExhibitState kept = visit.state();
        const Instant then = visit.now();
        const std::string before = choices_of(kept);
        for (float y = 30; y < 1080; y += 60) {
            for (float x = 30; x < 1920; x += 60) {
                const Node* node = visit.tree().at({x, y});
                const bool nothing =
                    node == nullptr || (!node->on_tap && !is_control(*node)) || !node->enabled;
                if (!nothing)
                    continue;
                ++touches;
                for (const TouchPhase phase : {TouchPhase::down, TouchPhase::up}) {
                    const std::array<InputEvent, 1> events{
                        TouchEvent{visit.now(), phase, 1, {x, y}}};
                    visit.frame(1.0 / 60, events);
                }
                if (choices_of(visit.state()) == before && visit.state().tally == kept.tally &&
                    visit.state().quiz == kept.quiz)
                    continue;
                row.complain(page, ": a touch at ", x, ",", y, " changes something");
                visit.restore(kept, then);
            }
        }
        visit.restore(kept, then);
    });
    row.figure(touches, " touches beside everything change nothing");
    row.done();
    INFO(row.text());
    CHECK(touches > 500);
    CHECK(row.complaints() == 0);
}

TEST_CASE("who listens may have the screen dark, and any touch brings the light back", "[access]") {
    AccessRow row("A-36", "dark",
                  "Headphones are plugged in; from the sheet of language and reading by touch, "
                  "and from the help menu by keys, the screen is made dark. Then keys are used, "
                  "the screen is touched, the warning and the end of the visit come.");
    const auto key = [](Inspection& visit, Key which) {
        for (const bool down : {true, false}) {
            const std::array<InputEvent, 1> events{KeyEvent{visit.now(), which, down}};
            visit.frame(1.0 / 60, events);
        }
        visit.rest();
    };
    const auto painted = [](const Inspection& visit) {
        const Picture& picture = visit.session().picture();
        return picture.under.records().size() + picture.over.records().size() +
               (picture.map.shown ? 1 : 0);
    };
    const auto touch = [](Inspection& visit, PointPx at) {
        for (const TouchPhase phase : {TouchPhase::down, TouchPhase::up}) {
            const std::array<InputEvent, 1> events{TouchEvent{visit.now(), phase, 1, at}};
            visit.frame(1.0 / 60, events);
        }
        visit.rest();
    };
    const auto demand = [&](bool holds, const char* what) {
        INFO(what);
        CHECK(holds);
        if (!holds)
            row.complain(what);
    };
    for (const char* language : {"ar", "zh", "en", "fr", "ru", "es"}) {
        Inspection visit({{1920, 1080}, {}, false, language});
        visit.act(Wake{own_world().exhibit.find_language(language)});
        visit.act(OpenScene{SceneId::reading});
        visit.rest();
        demand(visit.tree().find("screen-dark") == nullptr, "offered to who does not listen");
        const std::array<InputEvent, 1> plug{HeadphonesEvent{visit.now(), true}};
        visit.frame(1.0 / 60, plug);
        visit.rest();
        visit.act(EndGreeting{});
        visit.rest();
        const Node* offered = visit.tree().find("screen-dark");
        REQUIRE(offered != nullptr);
        touch(visit, offered->touch);
        demand(visit.state().dark && painted(visit) == 0, "a touch makes the screen dark");
        const NodeKey before = visit.state().focus;
        key(visit, Key::right);
        key(visit, Key::right);
        demand(visit.state().focus != before && painted(visit) == 0, "keys go on in the dark");
        demand(!visit.session().utterance().empty(), "and are told");
        // Where Close stands: in the dark it only brings the light back.
        const PointPx close = visit.tree().find("close")->touch;
        touch(visit, close);
        demand(!visit.state().dark && painted(visit) > 0, "a touch brings the light back");
        demand(visit.state().scene == SceneId::reading, "and does nothing else");
        touch(visit, close);
        demand(visit.state().scene == SceneId::explore, "the next touch closes");
        // By keys, from the help menu, there and back.
        for (const bool dark : {true, false}) {
            key(visit, Key::help);
            const Node* entry = visit.tree().find("help-dark");
            REQUIRE(entry != nullptr);
            visit.act(SetFocus{entry->id.key()});
            visit.frame(1.0 / 60);
            key(visit, Key::select);
            demand(visit.state().dark == dark && (painted(visit) == 0) == dark,
                   "the help menu turns it");
        }
        visit.act(SetDark{true});
        visit.act(RunIdleTimer{true, {}, {}});
        for (int i = 0; i < 4000 && visit.state().scene != SceneId::idle_warning; ++i)
            visit.frame(0.1);
        visit.frame(0.1); // that shows it
        demand(visit.state().scene == SceneId::idle_warning && painted(visit) > 0,
               "the warning is seen");
        for (int i = 0; i < 4000 && visit.state().scene != SceneId::attract; ++i)
            visit.frame(0.1);
        visit.frame(0.1);
        demand(visit.state().scene == SceneId::attract && !visit.state().dark && painted(visit) > 0,
               "the end of the visit brings the light back");
        row.figure(language, ": dark by touch and by key, nothing painted; keys go on; light again "
                             "by a touch, a key, for the warning and at the end");
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}
