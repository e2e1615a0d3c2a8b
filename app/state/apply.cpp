// What each intent does. One short function for each; apply() only dispatches.

#include "sound/cue.h"
#include "state/attract_loop.h"
#include "state/exhibit_state.h"
#include "state/flow.h"
#include "state/scene_flow.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

/// Lengths are sums over positions that scroll along: in whole pixels they are the same wherever a
/// list stands.
float whole_px(float length) {
    return std::max(std::round(length), 0.0F);
}

struct Applier {
    ExhibitState& s;
    const Materials& m;
    Instant now;

    const Motion& motion() const { return m.tokens.motion; }

    void operator()(const Wake& wake) {
        if (s.scene != SceneId::attract)
            return;
        const LanguageId language = wake.language.value_or(s.language);
        const bool access = s.speech.access;
        OpeningState opening = s.opening;
        opening.loop_age = attract_age(s, now);
        opening.closing = {now, paced(s, m, motion().map_to_states)};
        begin_visit(s, m, now);
        s.opening = opening;
        s.language = language;
        if (wake.lower)
            (*this)(SetReach{true});
        s.speech.access = s.speech.on = access; // whoever came by key goes on by ear
    }
    void operator()(const TouchAttract& touch) {
        if (s.scene != SceneId::attract)
            return;
        s.opening.touched = touch.at;
        s.opening.touched_at = now;
    }
    void operator()(const HoldAttract& hold) { hold_attract(s, hold.held, now); }
    void operator()(const GoHome&) {
        if (s.scene != SceneId::attract)
            go_home(s, m, now);
    }
    void operator()(const GoToAttract&) {
        if (s.scene == SceneId::attract)
            return;
        go_to_attract(s, m, now);
    }

    void operator()(const SelectQuestion& select) {
        if (select.question.index >= m.exhibit.questions.size())
            return;
        if (s.scene == SceneId::result) {
            s.quiz.result_question = select.question.index;
        } else {
            s.question = select.question;
        }
    }

    // time
    void operator()(const SetCursor& set) {
        stop_time(s);
        if (set.motion == CursorMotion::scrub) {
            s.cursor = clamp_cursor(m, set.day);
            s.cursor_moved = now;
        } else {
            glide_cursor(s, m, set.day, motion().snap, now);
        }
    }
    void operator()(const GrabCursor&) {
        s.tour.held = s.tour.held || s.scene == SceneId::tour;
        stop_time(s);
        s.scrubbing = true;
        s.grabbed_cursor = s.cursor;
    }
    void operator()(const ScrubCursor& scrub) {
        if (!s.scrubbing)
            return;
        s.cursor = clamp_cursor(m, s.grabbed_cursor + scrub.days);
        s.cursor_moved = now;
        keep_cursor_in_view(s, m, 0.02);
    }
    void operator()(const ReleaseCursor& release) {
        if (!s.scrubbing)
            return;
        s.scrubbing = false;
        s.cursor_moved = now;
        const double tau = static_cast<double>(motion().fling_time_constant_s);
        const double aim = clamp_cursor(m, s.cursor + release.days_per_s * tau);
        const double snapped =
            nearest_event_day(s, m.exhibit, aim, release.snap_days).value_or(aim);
        if (std::abs(snapped - s.cursor) < 0.5)
            return;
        const bool flung = std::abs(aim - s.cursor) > release.snap_days;
        glide_cursor(s, m, snapped, flung ? milliseconds(900) : motion().snap, now);
    }
    void operator()(const GrabTime&) {
        s.tour.held = s.tour.held || s.scene == SceneId::tour;
        s.time_velocity = 0;
        s.time_zoom = {};
    }
    void operator()(const PanTime& pan) {
        s.time_zoom = {};
        s.time.start += pan.days;
        s.time = clamped(s.time, m.exhibit.span);
        s.restore_time = false;
    }
    void operator()(const FlingTime& fling) { s.time_velocity = s.calm ? 0 : fling.days_per_s; }
    void operator()(const ZoomTime& zoom) {
        if (!(zoom.factor > 0))
            return;
        s.time_zoom = {};
        s.time = time_zoomed(s.time, zoom.anchor_day, zoom.factor, m);
        s.restore_time = false;
    }
    void operator()(const StepTimeLevel& step) {
        const TimeView from = s.time_zoom.active() ? s.time_to : s.time;
        const int level =
            std::clamp(static_cast<int>(from.level) + step.by, 0, time_level_count - 1);
        const double span = typical_span(static_cast<TimeLevel>(level));
        // The cursor stays where it is on the strip, or comes to the middle when it was out of
        // sight.
        double along = (s.cursor - from.start) / from.span;
        if (along < 0.05 || along > 0.95)
            along = 0.5;
        zoom_time_to(s, {s.cursor - along * span, span, static_cast<TimeLevel>(level)}, m, now);
    }
    void operator()(const ShowTimeRange& range) {
        const double middle = (range.first_day + range.last_day) / 2;
        const double span = std::max((range.last_day - range.first_day) * 1.8, 14.0);
        zoom_time_to(s, {middle - span / 2, span, level_for(span, s.time.level, 0)}, m, now);
    }
    void operator()(const StepEvent& step) {
        const auto next = neighbour_event(s, m.exhibit, step.by);
        if (!next)
            return;
        if (s.scene == SceneId::event) {
            open_event(s, m, *next, now);
        } else {
            glide_cursor(s, m, to_days(m.exhibit.events[next->index].date.first), motion().snap,
                         now);
            s.playing = false;
        }
    }
    void operator()(const TogglePlay&) {
        s.playing = !s.playing;
        s.cursor_glide = {};
        s.play_hold_until = now;
        // At the end of the story play starts it again.
        if (s.playing && s.cursor >= to_days(m.exhibit.days.last))
            s.cursor = to_days(m.exhibit.days.first);
    }

    // cards
    void operator()(const OpenEvent& open) {
        if (open.event.index >= m.exhibit.events.size() || s.scene == SceneId::attract)
            return;
        open_event(s, m, open.event, now);
    }
    void operator()(const CloseCard&) {
        s.picked.reset();
        leave_scene(s, m, now);
    }
    void operator()(const ScrollCard& scroll) {
        s.card_velocity = 0;
        s.card_scroll = std::clamp(s.card_scroll + scroll.px, 0.0F, s.card_length);
    }
    void operator()(const FlingCard& fling) { s.card_velocity = s.calm ? 0 : fling.px_per_s; }

    void operator()(const CardMeasured& card) {
        s.card_length = whole_px(card.scrollable_px);
        s.card_scroll = std::clamp(s.card_scroll, 0.0F, s.card_length);
    }

    // map
    void operator()(const PickState& pick) {
        s.picked = pick.state;
        s.picked_at = now;
    }
    void operator()(const LookAtMap& look) {
        s.look.map = look.at;
        s.look.state = look.at ? look.state : std::nullopt;
    }
    void operator()(const LookAtDay& look) {
        s.look.day.reset();
        if (look.day)
            s.look.day = clamp_cursor(m, *look.day);
    }
    void operator()(const GrabMap&) {
        stop_map(s);
        s.tour.held = s.tour.held || s.scene == SceneId::tour;
    }
    void operator()(const ReleaseMap&) {
        // It may have stopped the map on its way back from a card, beyond the limits.
        if (s.scene == SceneId::explore)
            settle_camera(s, m, now);
    }
    void operator()(const PanMap& pan) {
        stop_map(s);
        pull_map(s, m, pan.dx, pan.dy);
        map_touched(s, now);
    }
    void operator()(const FlingMap& fling) {
        s.map_velocity_x = s.calm ? 0 : fling.dx_per_s;
        s.map_velocity_y = s.calm ? 0 : fling.dy_per_s;
        s.camera_moved = now;
        if (s.map_velocity_x == 0 && s.map_velocity_y == 0)
            settle_camera(s, m, now);
    }
    void operator()(const ZoomMap& zoom) {
        if (!(zoom.factor > 0))
            return;
        stop_map(s);
        const MapCamera to = zoomed(s.camera, zoom.anchor, zoom.factor, m.tokens);
        s.camera.zoom = to.zoom;
        // A point between fingers far from the middle would carry the map out of sight.
        pull_map(s, m, to.centre.x - s.camera.centre.x, to.centre.y - s.camera.centre.y);
        map_touched(s, now);
    }
    void operator()(const StepZoomMap& step) {
        const MapCamera from = s.flight.active() ? s.camera_to : s.camera;
        const MapCamera to = zoomed(from, step.anchor.value_or(from.centre), step.factor, m.tokens);
        fly(s, limited(to, m, s.screen), motion().fly_min, now);
        s.restore_camera = false;
    }
    void operator()(const HomeMap&) {
        fly(s, home_camera(m.map), motion().fly_min, now);
        s.restore_camera = false;
    }

    // other scenes
    void operator()(const OpenScene& open) {
        switch (open.scene) {
        case SceneId::tour:
            return start_tour(s, m, now);
        case SceneId::outcomes:
            return open_outcomes(s, now);
        case SceneId::question:
            return start_quiz(s, now);
        case SceneId::sources:
            return open_sources(s, {}, now);
        case SceneId::reading:
            return enter_scene(s, SceneId::reading, now);
        case SceneId::glossary:
            enter_scene(s, SceneId::glossary, now);
            s.glossary.term.reset();
            return;
        case SceneId::idle_warning:
            return enter_scene(s, SceneId::idle_warning, now);
        default:
            return; // the others need to know what to show
        }
    }
    void operator()(const LeaveScene&) { leave_scene(s, m, now); }
    void operator()(const OpenDossier& open) { open_dossier(s, m, open.state, now); }
    void operator()(const ShowInDossier& show) { show_in_dossier(s, m, show); }
    void operator()(const ShowView& show) { show_view(s, m, show.view, now); }
    void operator()(const PickCircle& pick) { s.spectrum.picked = pick.state; }
    void operator()(const GoToStop& go) { go_to_stop(s, m, go.stop, now); }
    void operator()(const StepTour& step) { go_to_stop(s, m, s.tour.stop + step.by, now); }
    void operator()(const HoldTour& hold) { hold_tour(s, m, hold.held, now); }
    void operator()(const TurnPage& turn) { turn_page(s, m, turn.by); }
    void operator()(const OpenOutcome& open) { open_outcome(s, m, open.row, now); }
    void operator()(const ChooseAnswer& choose) { choose_answer(s, choose.value); }
    void operator()(const GiveAnswer& give) { give_answer(s, m, give.sure, now); }
    void operator()(const StepQuiz& step) { step_quiz(s, m, step.by, now); }
    void operator()(const RestartQuiz&) { start_quiz(s, now); }
    void operator()(const VoteTaken&) { s.quiz.vote_ready = false; }
    void operator()(const Compare& compare) { open_compare(s, m, compare.first, now); }
    void operator()(const ChangeCompared& change) {
        s.compare.picking = s.compare.picking == change.slot
                                ? std::nullopt
                                : std::optional(std::clamp(change.slot, 0, 1));
        s.list = {};
    }
    void operator()(const SetCompared& set) { set_compared(s, m, set.state); }
    void operator()(const ShowAllCompared& show) {
        s.compare.all = show.all;
        s.list = {};
    }
    void operator()(const PickLetter& pick) {
        s.compare.letter = std::max(pick.index, 0);
        s.list = {};
    }
    void operator()(const OpenSources& open) { open_sources(s, open.subject, now); }
    void operator()(const OpenTerm& open) { open_term(s, m, open.term, now); }
    void operator()(const ToggleTrack& toggle) {
        if (toggle.track.index >= m.exhibit.tracks.size() || toggle.track.index >= 32)
            return;
        const std::uint32_t hidden = s.hidden_tracks ^ (1U << toggle.track.index);
        const std::uint32_t all = (1U << m.exhibit.tracks.size()) - 1;
        if (hidden != all) // a timeline without any event tells nothing
            s.hidden_tracks = hidden;
    }
    void operator()(const ShowTracks& show) { s.tracks_open = show.open; }
    void operator()(const ShowMenu& show) { s.menu_open = show.open; }
    void operator()(const SetReach& set) {
        s.reach_lower = set.lower;
        fit_screen(s);
        refit();
    }
    void operator()(const SetHouseReach& set) {
        s.house_reach_lower = set.lower;
        (*this)(SetReach{set.lower});
    }
    void operator()(const SetCalm& set) {
        s.calm = set.calm;
        if (s.calm)
            stop_map(s);
    }
    void operator()(const StillHere&) {
        s.last_activity = now;
        if (s.scene == SceneId::idle_warning)
            leave_scene(s, m, now);
    }
    void operator()(const ScrollList& scroll) {
        s.list.velocity = 0;
        if (scroll.px != 0)
            read_on();
        s.list.scroll = std::clamp(s.list.scroll + scroll.px, 0.0F, s.list.length);
    }
    void operator()(const FlingList& fling) {
        s.list.velocity = s.calm ? 0 : fling.px_per_s;
        if (fling.px_per_s != 0)
            read_on();
    }
    /// Somebody reads: the tour waits.
    void read_on() {
        if (s.scene == SceneId::tour && !s.tour.held)
            hold_tour(s, m, true, now);
    }
    void operator()(const ListMeasured& list) {
        s.list.length = whole_px(list.scrollable_px);
        s.list.scroll = std::clamp(s.list.scroll, 0.0F, s.list.length);
    }
    void operator()(const SetTally& set) { s.tally = set.answers; }

    // people
    void operator()(const Touched&) { s.last_activity = now; }
    void operator()(const SetLanguage& set) {
        if (set.language.index < m.exhibit.languages.size())
            s.language = set.language;
    }
    void operator()(const SetTheme& set) {
        s.theme = set.theme;
        for (ShapeFade& fade : s.shapes)
            fade.active = false;
    }
    void operator()(const SetHouseTheme& set) {
        s.house_theme = set.theme;
        (*this)(SetTheme{set.theme});
    }
    void operator()(const SetTextStep& set) { s.text_step = std::clamp(set.step, 0, 3); }
    void operator()(const SetVolume& set) { s.sound.volume = std::clamp(set.percent, 0, 100); }
    void operator()(const StepVolume& step) {
        s.sound.volume = stepped_volume(s.sound.volume, step.by);
    }
    void operator()(const SetHouseSound& set) {
        s.sound.volume = s.sound.house_volume = std::clamp(set.volume, 0, 100);
        s.sound.in_attract = set.in_attract;
    }
    void operator()(const RunIdleTimer& timer) {
        s.idle_stopped = !timer.running;
        s.last_activity = now;
        if (timer.warn_after)
            s.warn_after = *timer.warn_after;
        if (timer.attract_after)
            s.idle_after = *timer.attract_after;
    }
    void operator()(const Resize& resize) {
        if (resize.size.w < 1 || resize.size.h < 1)
            return;
        s.screen = make_screen(resize.size, s.screen.mounting);
        fit_screen(s);
        refit();
    }
    /// Brings into a screen of another size what the scene shows of the map.
    void refit() {
        if (s.scene == SceneId::event && s.event) {
            fly(s, event_camera(m, s.screen, *s.event, direction_of(s, m)), motion().fly_min, now);
        } else if (s.scene == SceneId::dossier && s.dossier.state) {
            fly(s, dossier_camera(m, s.screen, *s.dossier.state, direction_of(s, m)),
                motion().fly_min, now);
        } else if (s.scene == SceneId::tour) {
            go_to_stop(s, m, s.tour.stop, now);
        } else if (s.scene != SceneId::attract) {
            settle_camera(s, m, now);
        }
    }
    void operator()(const SetPressed& press) {
        auto slot = std::ranges::find(s.pressed, press.down ? PressedKey{0} : press.node);
        if (slot != s.pressed.end())
            *slot = press.down ? press.node : 0;
    }
    void operator()(const SetFocus& focus) { set_focus(s, m, focus, now); }
    void operator()(const UseKeys&) { s.keypad.on = true; }
    void operator()(const StepFocus& step) { s.keypad.step_due = step.by; }
    void operator()(const StepYear& step) { step_year(s, m, step.by, now); }
    void operator()(const SetSpeech& speech) {
        s.speech.on = speech.on;
        if (!speech.on)
            s.speech.speaking = s.speech.paused = s.dark = false;
    }
    void operator()(const StepSpeechSpeed& step) {
        s.speech.speed = std::clamp(s.speech.speed + step.by, 0, 3);
    }
    void operator()(const PauseSpeech& pause) {
        if (pause.paused == s.speech.paused)
            return;
        s.speech.paused = pause.paused;
        if (pause.paused) {
            s.speech.paused_at = now;
        } else {
            s.speech.began += now - s.speech.paused_at;
        }
    }
    void operator()(const SpeechBegan& speech) {
        s.speech.speaking = true;
        s.speech.paused = false; // whoever asks for something else wants to hear it
        s.speech.began = now;
        s.speech.lasts = speech.lasts;
        s.speech.greeted_before = s.speech.greets;
        s.speech.greets = speech.greets;
        s.speech.greeted += speech.greets ? 1 : 0;
    }
    void operator()(const SpeechEnded&) {
        if (s.speech.speaking && in_visit(s))
            s.last_activity = now; // the idle timer begins once there is nothing to hear
        s.speech.speaking = s.speech.paused = false;
    }
    void operator()(const SetVoice& voice) { s.speech.voiced = voice.there; }
    void operator()(const ReadCard&) { ++s.speech.read_card; }
    void operator()(const SetAccess& access) {
        s.speech.access = s.speech.greeting = access.on;
        s.speech.by_touch = access.by_touch;
        s.speech.greeted = 0;
        s.speech.greets.reset();
        if (s.scene != SceneId::attract)
            (*this)(SetSpeech{access.on});
    }
    void operator()(const SetDark& set) {
        s.dark = set.dark && s.speech.on;
        s.speech.help_open = false;
    }
    void operator()(const TakeGreeting&) {
        // Nobody knows their language within the first syllable: the one before was meant.
        const bool too_early = now < s.speech.began + greeting_grace;
        const auto taken =
            too_early && s.speech.greeted_before ? s.speech.greeted_before : s.speech.greets;
        (*this)(EndGreeting{});
        if (s.scene == SceneId::attract)
            return (*this)(Wake{taken});
        if (taken)
            (*this)(SetLanguage{*taken});
    }
    void operator()(const EndGreeting&) { s.speech.greeting = false; }
    // What is said stands under the menu: it makes way.
    void operator()(const RepeatSpeech&) {
        ++s.speech.repeat;
        s.speech.help_open = false;
    }
    void operator()(const SayWhere&) {
        ++s.speech.where;
        s.speech.help_open = false;
    }
    void operator()(const SayKeys&) {
        ++s.speech.instructed;
        s.speech.help_open = false;
    }
    void operator()(const ShowHelp& help) { s.speech.help_open = help.open; }
};

} // namespace

ExhibitState apply(const ExhibitState& state, const Intent& intent, const Materials& materials,
                   Instant now) {
    ExhibitState next = state;
    std::visit(Applier{next, materials, now}, intent);
    fade_ticks(next, state, materials.tokens.motion, now);
    return next;
}

} // namespace fl
