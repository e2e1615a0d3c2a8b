#include "scene/session.h"

#include "scene/focus_ring.h"
#include "scene/help_menu.h"
#include "scene/look.h"
#include "scene/upper_part.h"

namespace fl {
namespace {

GestureLimits limits_for(const Tokens& tokens, const Screen& screen) {
    GestureLimits limits;
    const float scale = ui_scale_for(screen.panel()); // hands are as large in the lower part
    limits.tap_slop_px = tokens.slop * scale;
    limits.hold = tokens.hold;
    limits.double_tap_px *= scale;
    limits.pinch_join_px *= scale;
    limits.palm_px *= scale;
    return limits;
}

} // namespace

Session::Session(const Materials& materials, TextEngine& text, const Screen& screen,
                 LanguageId language)
    : materials_(materials)
    , text_(text)
    , state_(initial_state(materials, screen, language, Instant{}))
    , gestures_(limits_for(materials.tokens, screen))
    , reader_(materials) {
    for (const Language& l : materials.exhibit.languages)
        dates_.push_back(std::make_unique<DateFormatter>(l.code));
}

void Session::act(const Intent& intent, Instant now) {
    const Screen before = state_.screen;
    state_ = apply(state_, intent, materials_, now);
    changed_ = true;
    if (!(before == state_.screen))
        gestures_.set_limits(limits_for(materials_.tokens, state_.screen));
}

bool Session::start_in(std::string_view scene, Instant now) {
    if (scene == scene_name(SceneId::attract))
        return true;
    act(Wake{}, now);
    if (scene == scene_name(SceneId::explore))
        return true;
    if (scene == scene_name(SceneId::event) && state_.marker)
        act(OpenEvent{*state_.marker}, now);
    if (scene == scene_name(SceneId::spectrum))
        act(ShowView{SceneId::spectrum}, now);
    for (const SceneId id : {SceneId::tour, SceneId::outcomes, SceneId::question, SceneId::reading,
                             SceneId::sources, SceneId::glossary}) {
        if (scene == scene_name(id) && is_offered(materials_.exhibit, id))
            act(OpenScene{id}, now);
    }
    if (scene == scene_name(SceneId::dossier) || scene == scene_name(SceneId::compare)) {
        const auto first =
            std::ranges::max_element(materials_.exhibit.states, {}, &State::label_priority);
        const StateId state(static_cast<std::size_t>(first - materials_.exhibit.states.begin()));
        act(scene == scene_name(SceneId::dossier) ? Intent(OpenDossier{state})
                                                  : Intent(Compare{state}),
            now);
    }
    return scene == scene_name(state_.scene);
}

void Session::restore(const ExhibitState& state) {
    state_ = state;
    gestures_.reset();
    gestures_.set_limits(limits_for(materials_.tokens, state_.screen));
    reader_.reset();
    memory_ = {}; // its times may lie ahead
    changed_ = was_animating_ = true;
}

bool Session::step(std::span<const InputEvent> events, FrameTime t) {
    const SceneId scene_before = state_.scene;
    for (const Gesture& gesture : gestures_.feed(events, t.now, nodes_)) {
        reader_.read(gesture, state_, nodes_, [&](const Intent& intent) { act(intent, t.now); });
    }
    const bool moving = animating(state_, materials_, t.now) || was_animating_;
    if (moving || changed_ || next_wake(state_, t.now) == t.now) {
        state_ = advance(state_, materials_, t);
    }
    // A reset by the idle timer takes the exhibit out of any hand that still rests on it.
    if (state_.scene == SceneId::attract && scene_before != SceneId::attract) {
        gestures_.reset();
        reader_.reset();
        focus_keeper_.reset();
        memory_.labels = {}; // names would stay where the last visitor's map had room for them
        changed_ = true;
    }
    const bool draw = changed_ || moving;
    was_animating_ = animating(state_, materials_, t.now);
    changed_ = false;
    cues_.clear();
    if (draw) {
        lay_out(t.now);
        cues_ = watch_.look(seen_in(state_, nodes_, materials_, t.now), state_, materials_, t.now);
    }
    return draw;
}

void Session::lay_out(Instant now) {
    // Where the focus may go is known once all stands; a list that scrolls to it is laid out anew.
    constexpr int most_layouts = 5;
    for (int n = 1;; ++n) {
        text_.begin_frame();
        nodes_.clear();
        picture_.under.clear();
        picture_.over.clear();
        picture_.map.shown = false;
        picture_.map.split.on = false;
        const Theme& theme = materials_.tokens.themes[static_cast<std::size_t>(state_.theme)];
        picture_.ground = theme.ink;
        LayoutContext ctx{materials_,
                          state_,
                          areas_for(materials_.tokens, state_.screen),
                          words(),
                          theme,
                          text_,
                          *dates_[state_.language.index],
                          now,
                          picture_,
                          nodes_,
                          state_.scene};
        const PointPx down{0, state_.screen.above};
        for (DisplayList* list : {&picture_.under, &picture_.over})
            list->begin_group(1, down);
        lay_out_once(ctx);
        const auto change =
            n < most_layouts ? focus_keeper_.after_layout(state_, nodes_) : std::nullopt;
        if (!change) {
            put_focus_ring(ctx, picture_.over);
            for (DisplayList* list : {&picture_.under, &picture_.over})
                list->end_group();
            if (state_.screen.lower())
                put_on_panel(ctx);
            return;
        }
        state_ = apply(state_, *change, materials_, now);
    }
}

/// Everything was laid out for the lower part as for a screen of its own.
void Session::put_on_panel(LayoutContext& ctx) {
    const float down = state_.screen.above;
    nodes_.move_down(down);
    picture_.map.transform.box.y += down;
    picture_.map.clip.y += down;
    put_upper_part(ctx);
}

void Session::lay_out_once(LayoutContext& ctx) {
    const LayoutFacts facts = lay_out_scene(ctx, memory_);
    put_look(ctx);
    if (state_.speech.help_open && state_.scene != SceneId::attract)
        put_help_menu(ctx);
    if (facts.card_scrollable_px != state_.card_length)
        state_ = apply(state_, CardMeasured{facts.card_scrollable_px}, materials_, ctx.now);
    if (facts.list_scrollable_px != state_.list.length)
        state_ = apply(state_, ListMeasured{facts.list_scrollable_px}, materials_, ctx.now);
}

std::optional<Vote> Session::take_vote() {
    if (!state_.quiz.vote_ready)
        return std::nullopt;
    const Vote vote = state_.quiz.vote;
    state_ = apply(state_, VoteTaken{}, materials_, Instant{}); // nothing on screen shows it
    return vote;
}

bool Session::busy(Instant now) const {
    return gestures_.busy() || changed_ || was_animating_ || animating(state_, materials_, now);
}

} // namespace fl
