#include "scene/session.h"

#include "scene/explore/look.h"
#include "scene/explore/upper_part.h"
#include "scene/interaction/focus_ring.h"
#include "scene/pages/help_menu.h"

#include <algorithm>
#include <iterator>

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

/// Side of the square at each corner that asks for access mode: 40 mm and more on the panels that
/// we count with, found by following the frame.
constexpr float corner_side = 130; // design px

/// A finger or a key comes down, or headphones are turned.
bool begins_something(const InputEvent& event) {
    if (const auto* touch = std::get_if<TouchEvent>(&event))
        return touch->phase == TouchPhase::down;
    if (std::holds_alternative<HeadphonesEvent>(event))
        return true;
    const auto* key = std::get_if<KeyEvent>(&event);
    return key != nullptr && key->pressed;
}

} // namespace

Session::Session(const Materials& materials, TextEngine& text, const Screen& screen,
                 LanguageId language)
    : materials_(materials)
    , text_(text)
    , state_(initial_state(materials, screen, language, Instant{}))
    , gestures_(limits_for(materials.tokens, screen))
    , reader_(materials)
    , announcer_(materials) {
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
    state_.opening = {}; // nobody has seen attract
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
    corners_.reset();
    memory_ = {}; // its times may lie ahead
    changed_ = was_animating_ = true;
}

bool Session::step(std::span<const InputEvent> events, FrameTime t) {
    const SceneId scene_before = state_.scene;
    end_speech(events, t.now);
    read_gestures(events, t.now);
    const bool moving = animating(state_, materials_, t.now) || was_animating_;
    if (moving || changed_ || next_wake(state_, t.now) == t.now) {
        state_ = advance(state_, materials_, t);
    }
    // A reset by the idle timer takes the exhibit out of any hand that still rests on it.
    if (state_.scene == SceneId::attract && scene_before != SceneId::attract) {
        gestures_.reset();
        state_.pressed = {}; // also what a finger pressed in the same frame, after the reset
        reader_.reset();
        corners_.reset();
        focus_keeper_.reset();
        rehearsal_.forget();
        memory_.labels = {}; // names would stay where the last visitor's map had room for them
        changed_ = true;
    }
    const bool draw = changed_ || moving;
    was_animating_ = animating(state_, materials_, t.now);
    changed_ = false;
    cues_.clear();
    if (draw) {
        lay_out(t.now);
        if (state_.scene == SceneId::attract)
            rehearsal_.go_on(materials_, state_, text_, *dates_[state_.language.index], t.now);
        cues_ = watch_.look(seen_in(state_, nodes_, materials_, t.now), state_, materials_, t.now);
    }
    speak(t.now);
    return draw;
}

/// In the dark a finger finds nothing: wherever it comes down, it only brings the light back.
std::span<const InputEvent> Session::light_up(std::span<const InputEvent> events, Instant now) {
    const auto comes_down = [](const InputEvent& event) {
        const auto* touch = std::get_if<TouchEvent>(&event);
        return touch != nullptr && touch->phase == TouchPhase::down;
    };
    if (!is_dark(state_) || std::ranges::none_of(events, comes_down))
        return events;
    act(SetDark{false}, now);
    without_touches_.clear();
    std::ranges::remove_copy_if(events, std::back_inserter(without_touches_), comes_down);
    return without_touches_;
}

/// What fingers and keys mean; a finger that has held a corner means nothing else any more.
void Session::read_gestures(std::span<const InputEvent> events, Instant now) {
    events = light_up(events, now);
    const auto read = [&](std::span<const InputEvent> some) {
        for (const Gesture& gesture : gestures_.feed(some, now, nodes_))
            reader_.read(gesture, state_, nodes_, [&](const Intent& intent) { act(intent, now); });
    };
    read(events);
    const Screen& screen = state_.screen;
    const SizePx panel{screen.size.w, screen.size.h + screen.above}; // also in reach mode
    const auto held = corners_.feed(events, now, panel, corner_side * screen.scale);
    if (!held)
        return;
    const std::array<InputEvent, 1> gone{TouchEvent{now, TouchPhase::cancel, *held, {}}};
    read(gone);
    const bool told_already = state_.speech.on && !state_.speech.greeting;
    act(told_already ? Intent(SayWhere{}) : Intent(SetAccess{true, true}), now);
}

/// A new touch or key cuts what is being said; without a voice it ends when its time is over.
void Session::end_speech(std::span<const InputEvent> events, Instant now) {
    const SpeechState& speech = state_.speech;
    if (!speech.speaking)
        return;
    // A voice that is long overdue is not waited for.
    const Instant limit =
        speech.voiced ? speech.lasts * 3 + std::chrono::seconds(30) : speech.lasts;
    const bool over = !speech.paused && now >= speech.began + limit;
    if (over || std::ranges::any_of(events, begins_something))
        act(SpeechEnded{}, now);
    changed_ = changed_ || caption_.turns(state_.speech, now);
}

void Session::speak(Instant now) {
    if (announcer_.greeting_is_over(state_, now)) // in attract then nobody has come
        act(state_.scene == SceneId::attract ? Intent(SetAccess{false}) : Intent(EndGreeting{}),
            now);
    order_ = {};
    order_.cut = was_speaking_ && !state_.speech.speaking;
    // A timer may have changed the scene; its tree comes with the next frame.
    const bool seen = state_.scene == shown_scene_ && state_.language == shown_language_;
    if (seen && announcer_.look({state_, nodes_, words(), *dates_[state_.language.index], now})) {
        order_ = {was_speaking_, true};
        const Instant lasts =
            speech_time(materials_.exhibit, announcer_.utterance(), state_.speech.speed);
        caption_.begin(announcer_.utterance(), state_.language);
        act(SpeechBegan{lasts, announcer_.greets()}, now);
    }
    was_speaking_ = state_.speech.speaking;
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
        // Beside its rail a text is narrower: what begins to scroll is laid out anew.
        if (lay_out_once(ctx) && n < most_layouts)
            continue;
        const auto change =
            n < most_layouts ? focus_keeper_.after_layout(state_, nodes_) : std::nullopt;
        if (!change)
            return finish(ctx);
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

/// What lies over everything.
void Session::finish(LayoutContext& ctx) {
    put_caption(ctx, picture_.over, caption_);
    put_focus_ring(ctx, picture_.over);
    for (DisplayList* list : {&picture_.under, &picture_.over})
        list->end_group();
    if (state_.screen.lower())
        put_on_panel(ctx);
    if (is_dark(state_)) {
        picture_.under.clear();
        picture_.over.clear();
        picture_.map.shown = false;
        picture_.ground = Rgba{0, 0, 0, 255};
    }
    shown_scene_ = state_.scene;
    shown_language_ = state_.language;
}

bool Session::lay_out_once(LayoutContext& ctx) {
    const auto railed = [&] { return std::pair(state_.card_length > 1, state_.list.length > 1); };
    const auto before = railed();
    const LayoutFacts facts = lay_out_scene(ctx, memory_);
    put_look(ctx);
    if (state_.speech.help_open && state_.scene != SceneId::attract)
        put_help_menu(ctx);
    if (facts.card_scrollable_px != state_.card_length)
        state_ = apply(state_, CardMeasured{facts.card_scrollable_px}, materials_, ctx.now);
    if (facts.list_scrollable_px != state_.list.length)
        state_ = apply(state_, ListMeasured{facts.list_scrollable_px}, materials_, ctx.now);
    return railed() != before;
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
