#include "scene/interaction/key_reader.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

/// Share of a text's place that one key press scrolls by: the last lines stay to read on from.
constexpr float scrolled_share = 0.8F;
/// Of the quiz's scale from -2 to +2: half of the way from answer to answer, and all of it.
constexpr float fine_step = 0.5F, whole_step = 1;

/// Levels of the volume key, percent. Steps of 3 dB at most, over 40 dB (the gain goes with the
/// square of the percentage): ACCESSIBILITY A-05.
constexpr std::array<int, 16> volumes{10, 11, 13, 15, 17, 20, 23, 27,
                                      32, 38, 45, 53, 62, 73, 86, 100};

/// A menu or panel of the scene that Back closes before it leaves the scene.
std::optional<Intent> way_out_of_part(const ExhibitState& s) {
    if (s.menu_open)
        return ShowMenu{false};
    if (s.tracks_open)
        return ShowTracks{false};
    if (s.scene == SceneId::compare && s.compare.picking)
        return ChangeCompared{*s.compare.picking};
    if (s.scene == SceneId::dossier && s.dossier.view != DossierView::overview)
        return ShowInDossier{DossierView::overview, s.dossier.question};
    return std::nullopt;
}

bool is_arrow(Key key) {
    return key == Key::up || key == Key::down || key == Key::left || key == Key::right;
}

} // namespace

int next_volume(int percent) {
    const auto louder = std::ranges::upper_bound(volumes, percent);
    return louder == volumes.end() ? volumes.front() : *louder;
}

void KeyReader::want(const Intent& intent) {
    if (wanted_ < intents_.size())
        intents_[wanted_++] = intent;
}

std::span<const Intent> KeyReader::read(Key key, const ExhibitState& state, const NodeTree& tree) {
    state_ = &state;
    tree_ = &tree;
    wanted_ = 0;
    press(key);
    return std::span(intents_).first(wanted_);
}

void KeyReader::press(Key key) {
    const ExhibitState& s = *state_;
    if (s.scene == SceneId::attract)
        return wake(key);
    if (s.speech.greeting) {
        if (key == Key::select && s.speech.greets)
            return want(TakeGreeting{});
        want(EndGreeting{});
    }
    if (s.scene == SceneId::idle_warning) {
        want(StillHere{});
        if (key == Key::help && !s.speech.on) { // begins the reading aloud from here too
            want(UseKeys{});
            want(SetSpeech{true});
        }
        return;
    }
    if (key == Key::help)
        return toggle_help();
    if (key == Key::volume)
        return want(SetVolume{next_volume(s.sound.volume)});
    if (key == Key::back)
        return go_back();
    // The first key only shows where the focus is: nobody can act on what they have not seen.
    if (focused_node(s, *tree_) == nullptr)
        return want(UseKeys{});
    if (is_arrow(key))
        return step(key);
    select();
}

/// Whoever comes by key may not see: each language greets in turn, until one is taken.
void KeyReader::wake(Key key) {
    const SpeechState& speech = state_->speech;
    const bool taken = speech.greeting && speech.greets && key == Key::select;
    want(taken ? Intent(TakeGreeting{}) : Intent(Wake{}));
    want(UseKeys{});
    if (!taken)
        want(SetAccess{true});
}

const Node* KeyReader::entered() const {
    return state_->keypad.inside == 0 ? nullptr : tree_->find(state_->keypad.inside);
}

void KeyReader::toggle_help() {
    want(ShowHelp{!state_->speech.help_open});
    want(UseKeys{});
    if (!state_->speech.on)
        want(SetSpeech{true}); // the key that starts reading aloud, wherever one is
}

void KeyReader::go_back() {
    const ExhibitState& s = *state_;
    if (s.speech.help_open)
        return want(ShowHelp{false});
    if (const Node* inside = entered())
        return want(SetFocus{inside->id.key()});
    if (const auto out = way_out_of_part(s))
        return want(*out);
    if (s.scene == SceneId::explore)
        return want(SetFocus{0});
    want(LeaveScene{});
}

void KeyReader::select() {
    const Node& node = *focused_node(*state_, *tree_);
    const Node* inside = entered();
    if (inside != nullptr && holds_time(*inside)) {
        const ExhibitState& s = *state_;
        // Where a running glide will end: that is what the visitor was told.
        const double day = s.cursor_glide.active() ? s.cursor_to : s.cursor;
        if (const auto event = latest_event(s, materials_.exhibit, day))
            want(OpenEvent{*event});
        return;
    }
    if (inside != nullptr && !holds_states(*inside))
        return want(SetFocus{inside->id.key()}); // the value on the scale stays
    if (inside == nullptr && can_be_entered(node))
        return enter(node);
    if (node.on_tap)
        want(*node.on_tap);
}

void KeyReader::enter(const Node& node) {
    if (!holds_states(node))
        return want(SetFocus{node.id.key(), node.id.key()});
    order_.prepare(materials_, state_->language);
    const auto there = [&](StateId state) { return stands(node, state); };
    const auto& last = state_->keypad.last_state;
    const auto state = last && there(*last) ? last : order_.first(there);
    if (state)
        focus_state(*state, node);
}

/// On the map every state can have the focus; on the scale those that stand there.
bool KeyReader::stands(const Node& inside, StateId state) const {
    const NodeId id("state-", materials_.exhibit.states[state.index].iso3);
    return inside.drag != DragKind::circles || tree_->find(id.key()) != nullptr;
}

void KeyReader::focus_state(StateId state, const Node& inside) {
    if (inside.drag == DragKind::circles)
        want(PickCircle{state}); // names it
    const NodeId id("state-", materials_.exhibit.states[state.index].iso3);
    want(SetFocus{id.key(), inside.id.key(), state});
}

/// `along`: Left and Right, towards `by` in the direction of reading.
void KeyReader::step(Key key) {
    const bool along = key == Key::left || key == Key::right;
    const bool rtl = direction_of(*state_, materials_) == TextDirection::right_to_left;
    const bool on = along ? (key == Key::right) != rtl : key == Key::down;
    const int by = on ? 1 : -1;
    if (const Node* inside = entered()) {
        if (holds_states(*inside))
            return step_in_states(along, by);
        if (holds_time(*inside))
            return step_in_time(along, by);
        return step_on_scale(along, by);
    }
    const Node& node = *focused_node(*state_, *tree_);
    if (!along && scroll_text(node, by))
        return;
    move_focus(along ? FocusStep::node : FocusStep::row, by);
}

/// Up and Down from region to region, Left and Right from state to state.
void KeyReader::step_in_states(bool along, int by) {
    order_.prepare(materials_, state_->language);
    const Node& inside = *entered();
    const StateId from = *state_->keypad.state;
    const auto there = [&](StateId state) { return stands(inside, state); };
    if (const auto to =
            along ? order_.in_region(from, by, there) : order_.first_of_region(from, by, there))
        focus_state(*to, inside);
}

/// Left and Right from event to event, Up and Down from year to year.
void KeyReader::step_in_time(bool along, int by) {
    if (along)
        return want(StepEvent{by});
    want(StepYear{by});
}

/// The plus pole stands at the leading end: towards it the value grows.
void KeyReader::step_on_scale(bool along, int by) {
    const auto& chosen = state_->quiz.chosen;
    const float step = along ? fine_step : whole_step;
    const float value = chosen.value_or(0) - step * static_cast<float>(by);
    want(ChooseAnswer{std::clamp(value, -2.0F, 2.0F)});
}

bool KeyReader::scroll_text(const Node& node, int by) {
    if (!scrolls_by_keys(*state_, *tree_, node))
        return false;
    const bool card = node.drag == DragKind::card;
    const float at = card ? state_->card_scroll : state_->list.scroll;
    const float end = card ? state_->card_length : state_->list.length;
    if (by > 0 ? at >= end - 1 : at <= 1)
        return false;
    want(scroll_of(node, scrolled_share * node.box.h * static_cast<float>(by)));
    return true;
}

void KeyReader::move_focus(FocusStep step, int by) {
    const Node* from = focused_node(*state_, *tree_);
    const Node* to = step_from(*state_, *tree_, from, step, by);
    const float scroll = scroll_before_step(*state_, *tree_, *from, to, by);
    if (scroll != 0) {
        want(scroll_of(*from, scroll));
        return want(StepFocus{by});
    }
    if (to != nullptr)
        want(SetFocus{to->id.key()});
}

} // namespace fl
