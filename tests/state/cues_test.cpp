// Which cue falls due when, without a screen: states before and after.

#include "state/cues.h"
#include "support/catch.h"
#include "support/make_exhibit.h"

#include <algorithm>
#include <string>

using namespace fl;
using namespace fl::test;

namespace {

using Names = std::vector<std::string>;

/// A visit that is listened to, frame by frame.
struct HeardVisit : Visit {
    struct Heard {
        Instant at;
        Cue cue;
    };
    NodeTree nodes; // nothing is laid out, so nothing is drawn as pressed
    CueWatch watch;
    std::vector<Heard> log;

    HeardVisit() {
        add_quiz();
        add_tour();
        frame();
        act(Wake{});
        act(RunIdleTimer{false, {}, {}});
        run_frames(0.2);
        log.clear();
    }
    void frame() {
        const Instant dt{1'000'000 / 60};
        now += dt;
        state = advance(state, world.materials, {now, dt});
        const CueList list =
            watch.look(seen_in(state, nodes, world.materials, now), state, world.materials, now);
        for (const Cue cue : list.cues())
            log.push_back({now, cue});
    }
    void run_frames(double s) {
        for (auto n = std::lround(s * 60); n > 0; --n)
            frame();
    }
    /// What sounded since the last call.
    Names take() {
        Names names;
        for (const Heard& heard : log)
            names.emplace_back(cue_name(heard.cue));
        log.clear();
        return names;
    }
    /// What sounds in the frame after an intent; whatever it sets moving has come to rest then.
    Names with(const Intent& intent) {
        run_frames(2);
        log.clear();
        act(intent);
        frame();
        const Names names = take();
        run_frames(2);
        log.clear();
        return names;
    }
    /// What sounds in the two seconds after it.
    Names after(const Intent& intent) {
        run_frames(2);
        log.clear();
        act(intent);
        run_frames(2);
        return take();
    }

  private:
    void add_quiz() {
        for (int i = 0; i < 3; ++i) {
            QuizQuestion q;
            for (int value = 2; value >= -2; --value)
                q.answers.push_back({.text = {}, .value = value, .resembles = {}, .note = {}});
            world.exhibit.quiz.push_back(q);
        }
    }
    void add_tour() {
        for (const char* day : {"2005-05-05", "2010-01-20", "2020-02-02"}) {
            TourStop stop;
            stop.day = *parse_day(day);
            stop.question = QuestionId{world.exhibit.tour.size() % 2};
            world.exhibit.tour.push_back(stop);
        }
    }
};

void set_day(HeardVisit& visit, const char* day) {
    visit.act(SetCursor{to_days(*parse_day(day)), CursorMotion::glide});
    visit.run_frames(1);
    visit.log.clear();
}

std::size_t count_of(const Names& names, std::string_view name) {
    return static_cast<std::size_t>(std::ranges::count(names, name));
}

/// An event every `days` days from 1999 on.
void fill_with_events(HeardVisit& visit, int count, int days) {
    Exhibit& e = visit.world.exhibit;
    e.events.clear();
    for (int i = 0; i < count; ++i) {
        Event event;
        event.date.first = make_day(1999, 1, 1) + std::chrono::days(days * i);
        event.importance = 1 + i % 2; // play holds at none
        e.events.push_back(event);
    }
}

} // namespace

TEST_CASE("nothing sounds in a frame in which nothing happens", "[state][sound]") {
    HeardVisit visit;
    visit.run_frames(20);
    CHECK(visit.take().empty());
}

TEST_CASE("the first touch wakes with a rise", "[state][sound]") {
    HeardVisit visit;
    visit.act(GoToAttract{});
    visit.run_frames(1);
    CHECK(visit.take().empty());
    CHECK(visit.with(Wake{}) == Names{"select"});
}

TEST_CASE("what opens rises, and falls when it is left", "[state][sound]") {
    HeardVisit visit;
    const auto intent = GENERATE(values<Intent>(
        {OpenDossier{StateId{0}}, OpenScene{SceneId::outcomes}, OpenScene{SceneId::sources},
         OpenScene{SceneId::reading}, OpenScene{SceneId::tour}, OpenScene{SceneId::question},
         ShowView{SceneId::spectrum}, Compare{StateId{0}}, OpenTerm{TermId{0}}}));
    visit.world.exhibit.terms.resize(1);
    CHECK(visit.with(intent) == Names{"select"});
    CHECK(visit.with(LeaveScene{}) == Names{"close"});
    CHECK(visit.with(LeaveScene{}).empty());
}

TEST_CASE("going home from afar is one fall", "[state][sound]") {
    HeardVisit visit;
    visit.act(OpenDossier{StateId{0}});
    visit.act(OpenEvent{EventId{1}});
    CHECK(visit.with(GoHome{}) == Names{"close"});
}

TEST_CASE("another one in place of what is shown rises", "[state][sound]") {
    HeardVisit visit;
    CHECK(visit.with(SelectQuestion{QuestionId{1}}) == Names{"select"});
    CHECK(visit.with(SelectQuestion{QuestionId{1}}).empty());
    CHECK(visit.with(SetTheme{ThemeId::daylight}) == Names{"select"});
    CHECK(visit.with(SetTextStep{2}) == Names{"select"});
    CHECK(visit.with(OpenDossier{StateId{0}}) == Names{"select"});
    CHECK(visit.with(OpenDossier{StateId{1}}) == Names{"select"});
    CHECK(visit.with(ShowInDossier{DossierView::instruments}) == Names{"select"});
    CHECK(visit.with(ShowInDossier{DossierView::overview}) == Names{"close"});
}

TEST_CASE("parts of a scene rise and fall like scenes", "[state][sound]") {
    HeardVisit visit;
    visit.world.exhibit.predictions.resize(12);
    CHECK(visit.with(ShowMenu{true}) == Names{"select"});
    CHECK(visit.with(ShowMenu{false}) == Names{"close"});
    CHECK(visit.with(ShowTracks{true}) == Names{"select"});
    CHECK(visit.with(ShowTracks{false}) == Names{"close"});
    visit.with(OpenScene{SceneId::outcomes});
    CHECK(visit.with(OpenOutcome{1}) == Names{"select"});
    CHECK(visit.with(OpenOutcome{2}) == Names{"select"});
    CHECK(visit.with(OpenOutcome{2}) == Names{"close"});
    CHECK(visit.with(TurnPage{1}) == Names{"select"});
    visit.with(LeaveScene{});
    visit.with(Compare{StateId{0}});
    CHECK(visit.with(ChangeCompared{1}) == Names{"select"});
    CHECK(visit.with(ChangeCompared{1}) == Names{"close"});
    visit.with(ChangeCompared{1});
    CHECK(visit.with(SetCompared{StateId{2}}) == Names{"select"});
}

TEST_CASE("a scene that a menu leads to is one rise", "[state][sound]") {
    HeardVisit visit;
    visit.act(ShowMenu{true});
    CHECK(visit.with(OpenScene{SceneId::outcomes}) == Names{"select"});
}

TEST_CASE("an event's card rises with the event's own tremor", "[state][sound]") {
    HeardVisit visit; // at e2010 by its cursor
    CHECK(visit.after(OpenEvent{EventId{4}}) == Names{"select", "tremor-shared-3"});
    CHECK(visit.after(StepEvent{-1}) == Names{"select", "tremor-minus-2"});
    CHECK(visit.after(CloseCard{}) == Names{"close"});
    CHECK(visit.after(OpenEvent{EventId{3}}) == Names{"select"}); // it was marked already
}

TEST_CASE("stepping to an event gives its tremor once, forth and back", "[state][sound]") {
    HeardVisit visit;
    CHECK(visit.after(StepEvent{1}) == Names{"tremor-shared-3"});
    CHECK(visit.after(StepEvent{-1}) == Names{"tremor-minus-2"});
    set_day(visit, "2004-01-01");
    CHECK(visit.after(StepEvent{-1}).empty()); // to the day of the one that was marked already
    CHECK(visit.after(SetCursor{to_days(make_day(1998, 6, 1)), CursorMotion::glide}).empty());
    CHECK(visit.after(StepEvent{1}) == Names{"tremor-plus-3"});
}

TEST_CASE("a long glide gives the tremor of where it ends, not of what it passes",
          "[state][sound]") {
    HeardVisit visit;
    set_day(visit, "1998-06-01");
    CHECK(visit.after(SetCursor{to_days(make_day(2021, 1, 1)), CursorMotion::glide}) ==
          Names{"tremor-shared-3"});
    CHECK(visit.after(SetCursor{to_days(make_day(2000, 6, 1)), CursorMotion::glide}) ==
          Names{"tremor-plus-3"});
}

TEST_CASE("a hand that drags the flag clicks over each event, both ways", "[state][sound]") {
    HeardVisit visit;
    set_day(visit, "2003-01-01");
    visit.act(GrabCursor{});
    const double start = visit.state.cursor;
    for (int i = 1; i <= 120; ++i) { // two of the three lie so close that one click is enough
        visit.act(ScrubCursor{to_days(make_day(2011, 1, 1)) * i / 120 - start * i / 120});
        visit.frame();
    }
    CHECK(visit.take() == Names{"scrub", "scrub"});
    for (int i = 120; i >= 0; --i) {
        visit.act(ScrubCursor{to_days(make_day(2011, 1, 1)) * i / 120 - start * i / 120});
        visit.frame();
    }
    CHECK(visit.take() == Names{"scrub", "scrub"});
    visit.act(ReleaseCursor{0, 0});
    visit.run_frames(2);
    CHECK(visit.take().empty());
}

TEST_CASE("no more than 12 clicks fall in any second, however fast the hand", "[state][sound]") {
    HeardVisit visit;
    fill_with_events(visit, 600, 16);
    set_day(visit, "1999-01-01");
    visit.act(GrabCursor{});
    for (int i = 1; i <= 300; ++i) {
        visit.act(ScrubCursor{9000.0 * i / 300});
        visit.frame();
    }
    REQUIRE(visit.log.size() > 45); // nearly as many as may be
    for (std::size_t i = 0; i < visit.log.size(); ++i) {
        CHECK(visit.log[i].cue == Cue::scrub);
        if (i >= 12)
            CHECK(visit.log[i].at - visit.log[i - 12].at >= std::chrono::milliseconds(999));
    }
}

TEST_CASE("a flung flag clicks over what it passes and is felt where it comes to rest",
          "[state][sound]") {
    HeardVisit visit;
    set_day(visit, "1999-06-01");
    visit.act(GrabCursor{});
    visit.act(ScrubCursor{10});
    visit.frame();
    visit.log.clear();
    // As far as e2010: aim = cursor + velocity * 0.325 s.
    visit.act(ReleaseCursor{(to_days(make_day(2010, 1, 20)) - visit.state.cursor) / 0.325, 100});
    visit.run_frames(2);
    const Names names = visit.take();
    CHECK(count_of(names, "scrub") >= 2);
    CHECK(names.back() == "tremor-minus-2");
    CHECK(count_of(names, "tremor-minus-2") == 1);
    CHECK(names.size() == count_of(names, "scrub") + 1);
}

TEST_CASE("play gives each event's tremor as it comes", "[state][sound]") {
    HeardVisit visit;
    set_day(visit, "2009-12-01");
    visit.act(TogglePlay{});
    visit.run_frames(2);
    CHECK(visit.take() == Names{"tremor-minus-2"});
    visit.run_frames(60);
    CHECK(visit.take() == Names{"tremor-shared-3"});
}

TEST_CASE("where events crowd, play stays a row of thumps", "[state][sound]") {
    HeardVisit visit;
    fill_with_events(visit, 600, 4); // 19 a second
    set_day(visit, "1999-01-01");
    visit.act(TogglePlay{});
    visit.run_frames(10);
    REQUIRE(visit.log.size() > 40);
    for (std::size_t i = 1; i < visit.log.size(); ++i)
        CHECK(visit.log[i].at - visit.log[i - 1].at >= milliseconds(140));
}

TEST_CASE("with less motion a step is felt at once", "[state][sound]") {
    HeardVisit visit;
    visit.with(SetCalm{true});
    CHECK(visit.with(StepEvent{1}) == Names{"tremor-shared-3"});
}

TEST_CASE("each stop of the tour has its bell, also the one it goes to by itself",
          "[state][sound]") {
    HeardVisit visit;
    CHECK(visit.after(OpenScene{SceneId::tour}) == Names{"select"});
    CHECK(visit.after(StepTour{1}) == Names{"tour-step"});
    CHECK(visit.after(StepTour{-1}) == Names{"tour-step"});
    CHECK(visit.after(StepTour{-1}).empty()); // there is none before the first
    CHECK(visit.after(GoToStop{2}) == Names{"tour-step"});
    CHECK(visit.after(HoldTour{true}).empty());
    visit.after(GoToStop{0});
    visit.act(HoldTour{false});
    visit.log.clear();
    visit.run_frames(22);
    CHECK(visit.take() == Names{"tour-step"});
}

TEST_CASE("the last five seconds of the warning tick, one each", "[state][sound]") {
    HeardVisit visit;
    visit.act(RunIdleTimer{true, std::chrono::seconds(60), std::chrono::seconds(90)});
    visit.run_frames(84.9);
    CHECK(visit.state.scene == SceneId::idle_warning);
    CHECK(visit.take().empty());
    visit.run_frames(10);
    CHECK(visit.state.scene == SceneId::attract);
    REQUIRE(visit.log.size() == 5);
    for (std::size_t i = 0; i < 5; ++i)
        CHECK(visit.log[i].cue == Cue::countdown);
    for (std::size_t i = 1; i < 5; ++i)
        CHECK(std::abs((visit.log[i].at - visit.log[i - 1].at).count() - 1'000'000) < 20'000);
}

TEST_CASE("an answer to the warning ends its ticks", "[state][sound]") {
    HeardVisit visit;
    visit.act(RunIdleTimer{true, std::chrono::seconds(60), std::chrono::seconds(90)});
    visit.run_frames(87.5);
    CHECK(visit.take() == Names(3, "countdown"));
    visit.act(StillHere{});
    visit.run_frames(20);
    CHECK(visit.take() == Names{"close"});
}

TEST_CASE("each answer that is kept has its chord, also the last and one that is not sure",
          "[state][sound]") {
    HeardVisit visit;
    visit.with(OpenScene{SceneId::question});
    CHECK(visit.with(GiveAnswer{true}).empty()); // none is chosen yet
    CHECK(visit.with(ChooseAnswer{1}) == Names{"touch"});
    CHECK(visit.with(GiveAnswer{true}) == Names{"saved"});
    CHECK(visit.with(GiveAnswer{false}) == Names{"saved"});
    CHECK(visit.with(StepQuiz{-1}) == Names{"close"});
    CHECK(visit.with(GiveAnswer{false}) == Names{"saved"});
    visit.with(ChooseAnswer{-2});
    CHECK(visit.with(GiveAnswer{true}) == Names{"saved"});
    CHECK(visit.state.scene == SceneId::result);
    CHECK(visit.with(RestartQuiz{}) == Names{"select"});
}

TEST_CASE("a handle ticks from answer to answer, not on its way", "[state][sound]") {
    HeardVisit visit;
    visit.with(OpenScene{SceneId::question});
    for (int i = 0; i <= 120; ++i) {
        visit.act(ChooseAnswer{2 - 4 * static_cast<float>(i) / 120});
        visit.frame();
    }
    CHECK(visit.take() == Names(5, "touch"));
}

TEST_CASE("a finger that walks along circles ticks from one to the next", "[state][sound]") {
    HeardVisit visit;
    visit.with(ShowView{SceneId::spectrum});
    CHECK(visit.with(PickCircle{StateId{0}}) == Names{"touch"});
    CHECK(visit.with(PickCircle{StateId{0}}).empty());
    CHECK(visit.with(PickCircle{StateId{2}}) == Names{"touch"});
    CHECK(visit.with(PickCircle{std::nullopt}).empty());
}

TEST_CASE("the keypad's ring ticks from place to place", "[state][sound]") {
    HeardVisit visit;
    CHECK(visit.with(SetFocus{17}) == Names{"touch"});
    CHECK(visit.with(SetFocus{18}) == Names{"touch"});
    CHECK(visit.with(SetFocus{0}).empty());
}

TEST_CASE("nothing sounds in attract, unless the house wants it", "[state][sound]") {
    HeardVisit visit;
    visit.act(GoToAttract{});
    visit.run_frames(100);
    CHECK(visit.take().empty());
    visit.act(SetHouseSound{60, true});
    visit.act(Wake{});
    visit.act(GoToAttract{});
    visit.run_frames(44.9);
    // The crack, and the two questions of this exhibit.
    CHECK(visit.take() == Names{"tremor-shared-3", "tour-step", "tour-step"});
    visit.run_frames(45);
    CHECK(visit.take().size() == 3);
}

TEST_CASE("a reset by the idle timer is silent", "[state][sound]") {
    HeardVisit visit;
    visit.act(OpenDossier{StateId{1}});
    visit.run_frames(1);
    visit.log.clear();
    CHECK(visit.with(GoToAttract{}).empty());
}

TEST_CASE("below five percent nothing is due, and the next visit begins with the house's volume",
          "[state][sound]") {
    HeardVisit visit;
    visit.act(SetHouseSound{40, false});
    CHECK(visit.state.sound.volume == 40);
    visit.act(SetVolume{4});
    CHECK(visit.with(SelectQuestion{QuestionId{1}}).empty());
    CHECK(visit.after(StepEvent{1}).empty());
    visit.act(SetVolume{5});
    CHECK(visit.with(SelectQuestion{QuestionId{0}}) == Names{"select"});
    visit.act(SetVolume{250});
    CHECK(visit.state.sound.volume == 100);
    visit.act(GoToAttract{});
    CHECK(visit.state.sound.volume == 40);
    visit.act(Wake{});
    CHECK(visit.state.sound.volume == 40);
    CHECK_FALSE(visit.state.sound.in_attract);
}

TEST_CASE("the same visit sounds the same", "[state][sound]") {
    const auto play = [] {
        HeardVisit visit;
        visit.act(TogglePlay{});
        visit.run_frames(20);
        visit.act(OpenEvent{EventId{1}});
        visit.run_frames(3);
        visit.act(GoHome{});
        visit.run_frames(3);
        return visit.take();
    };
    CHECK(play() == play());
}
