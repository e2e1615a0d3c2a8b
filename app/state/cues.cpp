#include "state/cues.h"

#include "state/attract_loop.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

std::uint32_t open_parts(const ExhibitState& s) {
    std::uint32_t bits = 0;
    const auto add = [&](bool open) { bits = bits << 1 | (open ? 1U : 0U); };
    add(s.menu_open);
    add(s.tracks_open);
    add(s.outcomes.open_row.has_value());
    add(s.scene == SceneId::compare && s.compare.picking.has_value());
    add(s.scene == SceneId::dossier && s.dossier.view != DossierView::overview);
    return bits;
}

/// A thing that a scene shows counts while that scene is shown; else it may change unseen.
Seen::Choice choice_of(const ExhibitState& s) {
    Seen::Choice c;
    const auto in = [&](SceneId scene) { return s.scene == scene; };
    if (in(SceneId::event))
        c.event = s.event;
    if (in(SceneId::dossier)) {
        c.state = s.dossier.state;
        c.view = s.dossier.view;
        c.evidence = s.dossier.question;
    }
    if (in(SceneId::sources))
        c.sources = s.sources.subject;
    if (in(SceneId::glossary))
        c.term = s.glossary.term;
    if (in(SceneId::outcomes))
        c.row = s.outcomes.open_row.value_or(-1);
    if (in(SceneId::result))
        c.result = s.quiz.result_question;
    if (in(SceneId::compare)) {
        c.compared = s.compare.states;
        c.all_compared = s.compare.all;
        c.letter = s.compare.picking ? s.compare.letter : 0;
    }
    c.question = s.question;
    c.page = s.list.page;
    c.reach = s.reach_lower;
    c.calm = s.calm;
    c.language = s.language;
    c.theme = s.theme;
    c.text_step = s.text_step;
    return c;
}

std::size_t events_up_to(const ExhibitState& s, const Exhibit& exhibit) {
    const auto latest = latest_event(s, exhibit, s.cursor);
    return latest ? latest->index + 1U : 0U;
}

/// A glide longer than a snap is a fling, except on the tour, whose journeys take their time.
bool is_flung(const ExhibitState& s, const Materials& m) {
    return s.cursor_glide.duration > m.tokens.motion.snap && s.scene != SceneId::tour;
}

/// Scenes whose map and strip mark an event.
bool marks_events(SceneId scene) {
    return scene == SceneId::explore || scene == SceneId::event || scene == SceneId::dossier ||
           scene == SceneId::spectrum;
}

bool is_new(const std::array<NodeKey, 4>& before, NodeKey key) {
    return key != 0 && std::ranges::find(before, key) == before.end();
}

} // namespace

Seen seen_in(const ExhibitState& s, const NodeTree& nodes, const Materials& m, Instant now) {
    Seen seen;
    seen.scene = s.scene;
    seen.depth = s.depth;
    seen.circles = s.spectrum.on;
    if (s.scene == SceneId::attract)
        seen.attract_stage = attract_loop(s, m, now).stage();
    seen.open = open_parts(s);
    seen.choice = choice_of(s);
    seen.pressed = nodes.pressed_shown();
    seen.focus = s.focus;
    seen.circle = s.scene == SceneId::spectrum ? s.spectrum.picked : std::nullopt;
    seen.passed = events_up_to(s, m.exhibit);
    seen.held = s.scrubbing;
    seen.swept = s.scrubbing || is_flung(s, m);
    seen.marker = s.marker;
    seen.marker_stays = s.scene == SceneId::event || !s.cursor_glide.active() ||
                        s.marker == latest_event(s, m.exhibit, s.cursor_to);
    seen.stop = s.tour.stop;
    seen.quiz_at = s.quiz.at;
    if (s.quiz.chosen)
        seen.answer = static_cast<int>(std::lround(*s.quiz.chosen));
    if (s.scene == SceneId::idle_warning)
        seen.seconds_left = static_cast<int>(std::ceil(warning_time(s, m, now).left_s));
    return seen;
}

bool CueWatch::Gate::lets_pass(Instant now) {
    if (last && now - *last < least)
        return false;
    last = now;
    return true;
}

CueList CueWatch::look(const Seen& seen, const ExhibitState& state, const Materials& m,
                       Instant now) {
    cues_.clear();
    const bool allowed = state.sound.volume >= least_volume &&
                         (seen.scene != SceneId::attract || state.sound.in_attract);
    if (before_ && allowed) {
        hear_touch(seen, now);
        hear_scene(seen);
        hear_time(seen, m.exhibit, now);
        hear_attract(seen);
    }
    before_ = seen;
    return cues_;
}

/// Something under a finger or on the keypad's way has answered.
void CueWatch::hear_touch(const Seen& seen, Instant now) {
    const bool pressed = std::ranges::any_of(
        seen.pressed, [&](NodeKey key) { return is_new(before_->pressed, key); });
    const bool focused = seen.focus != 0 && seen.focus != before_->focus;
    if (pressed || focused)
        cues_.add(Cue::touch);
    // A finger that walks along circles or answers touches one after the other.
    const bool circle = seen.circle && seen.circle != before_->circle;
    const bool answer = seen.answer && seen.answer != before_->answer &&
                        seen.scene == SceneId::question && seen.quiz_at == before_->quiz_at;
    if ((circle || answer) && clicks_.lets_pass(now))
        cues_.add(Cue::touch);
}

void CueWatch::hear_scene(const Seen& seen) {
    const SceneId from = before_->scene, to = seen.scene;
    if (from == to)
        return hear_parts(seen);
    if (from == SceneId::question && to == SceneId::result)
        return cues_.add(Cue::saved);
    // "Still there?" comes without anybody's doing, and the reset forgets by itself.
    if (to == SceneId::idle_warning || to == SceneId::attract)
        return;
    const bool back = from != SceneId::attract &&
                      (seen.depth < before_->depth || (before_->circles && !seen.circles));
    cues_.add(back ? Cue::close : Cue::select);
}

/// The scene is still the same; something in it may have opened, closed, or made room for another.
void CueWatch::hear_parts(const Seen& seen) {
    if (seen.seconds_left != before_->seconds_left && seen.seconds_left >= 1 &&
        seen.seconds_left <= 5)
        cues_.add(Cue::countdown);
    if (seen.scene == SceneId::attract)
        return;
    if (seen.scene == SceneId::tour && seen.stop != before_->stop)
        return cues_.add(Cue::tour_step); // which may bring another question with it
    if (seen.scene == SceneId::question && seen.quiz_at != before_->quiz_at)
        return cues_.add(seen.quiz_at > before_->quiz_at ? Cue::saved : Cue::close);
    const bool opened = (seen.open & ~before_->open) != 0;
    const bool closed = (before_->open & ~seen.open) != 0;
    const bool another_pair = seen.choice.compared != before_->choice.compared;
    const bool another_page = seen.choice.page != before_->choice.page;
    if (closed && !opened && !another_pair && !another_page)
        return cues_.add(Cue::close);
    if (opened || seen.choice != before_->choice)
        cues_.add(Cue::select);
}

void CueWatch::hear_time(const Seen& seen, const Exhibit& exhibit, Instant now) {
    if (seen.scene == SceneId::attract || before_->scene == SceneId::attract)
        return;
    const bool swept = seen.swept || before_->swept;
    const bool marked = seen.marker && seen.marker != before_->marker;
    // Under a finger events only click; the one where a flung cursor will rest is felt.
    const bool held = seen.held || before_->held;
    const bool felt = marked && seen.marker_stays && !held && marks_events(seen.scene);
    if (felt && tremors_.lets_pass(now)) {
        const Event& event = exhibit.events[seen.marker->index];
        cues_.add(tremor_cue(exhibit.tracks[event.track.index].side, event.importance));
    } else if (swept && seen.passed != before_->passed && clicks_.lets_pass(now)) {
        cues_.add(Cue::scrub);
    }
}

void CueWatch::hear_attract(const Seen& seen) {
    if (seen.scene != SceneId::attract || before_->scene != SceneId::attract ||
        seen.attract_stage <= before_->attract_stage)
        return;
    cues_.add(seen.attract_stage == AttractLoop::cracked ? Cue::tremor_shared_3 : Cue::tour_step);
}

} // namespace fl
