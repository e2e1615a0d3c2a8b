#include "scene/interaction/focus_keeper.h"

#include <algorithm>
#include <string_view>

namespace fl {
namespace {

/// What a visitor comes to a scene for, where that is not simply what follows its heading; the
/// second where the first is not there or has nothing to scroll.
std::array<std::string_view, 2> aims_of(const ExhibitState& s) {
    if (s.speech.help_open)
        return {"help-repeat"};
    switch (s.scene) {
    case SceneId::explore:
        return {"map"};
    case SceneId::spectrum:
        return {"states"};
    case SceneId::event:
        return {"card-text", "card-next"};
    case SceneId::tour:
        return {"tour-next", "tour-outcomes"};
    case SceneId::question:
        return {"answer-1"};
    default:
        return {};
    }
}

/// Ways out and what is the same on every page: sensible only where there is nothing else.
bool is_common(const Node& node) {
    constexpr std::string_view common[] = {"home",        "close",         "nav-language",
                                           "nav-reading", "page-previous", "page-next",
                                           "screen-dark"};
    return std::ranges::find(common, node.id.view()) != std::end(common);
}

/// Cards, sheets and circles come in after their scene has begun.
bool is_opening(const ExhibitState& s, const NodeTree& tree) {
    if (s.speech.help_open)
        return false;
    switch (s.scene) {
    case SceneId::event:
        return tree.find("event-card") == nullptr;
    case SceneId::dossier:
        return tree.find("dossier") == nullptr;
    case SceneId::spectrum:
        return tree.find("states") == nullptr;
    default:
        return false;
    }
}

int part_of(const ExhibitState& s) {
    switch (s.scene) {
    case SceneId::explore:
    case SceneId::spectrum:
        return s.menu_open ? 1 : 0;
    case SceneId::dossier:
        return static_cast<int>(s.dossier.view);
    case SceneId::outcomes:
        return s.outcomes.open_row ? 1 : 0;
    case SceneId::compare:
        return s.compare.picking ? 1 : 0;
    case SceneId::question:
        return s.quiz.at;
    default:
        return 0;
    }
}

const Node* nearest_to(const ExhibitState& state, const NodeTree& tree, RectPx box) {
    const Node* best = nullptr;
    float least = 0;
    for (const Node& node : tree.nodes()) {
        if (!takes_focus(state, tree, node))
            continue;
        const float away = distance(node.box.centre(), box.centre());
        if (best == nullptr || away < least) {
            best = &node;
            least = away;
        }
    }
    return best;
}

SetFocus focus_of(const ExhibitState& s) {
    return {s.focus, s.keypad.inside, s.keypad.state};
}

} // namespace

const Node* first_focus(const ExhibitState& state, const NodeTree& tree) {
    for (const std::string_view id : aims_of(state)) {
        const Node* aim = tree.find(id);
        if (aim != nullptr && takes_focus(state, tree, *aim))
            return aim;
    }
    const Node* any = nullptr;
    const Node* good = nullptr;
    bool headed = false;
    for (const Node& node : tree.nodes()) {
        headed = headed || node.role == Role::heading;
        if (!takes_focus(state, tree, node))
            continue;
        if (any == nullptr || (is_common(*any) && node.id.view() == "close"))
            any = &node;
        if (is_common(node))
            continue;
        if (headed)
            return &node;
        if (good == nullptr)
            good = &node;
    }
    return good != nullptr ? good : any;
}

void FocusKeeper::reset() {
    *this = {};
}

FocusKeeper::Place FocusKeeper::place_of(const ExhibitState& s) {
    return {s.scene, part_of(s), s.speech.help_open};
}

std::optional<Intent> FocusKeeper::after_layout(const ExhibitState& state, const NodeTree& tree) {
    if (!state.keypad.on) {
        if (depth_ != 0 || focus_.node != 0)
            reset();
        here_ = place_of(state);
        return std::nullopt;
    }
    const Place place = place_of(state);
    if (state.scene == SceneId::idle_warning)
        return std::nullopt; // any key answers it; the focus waits where it was
    if (!(place == here_))
        return arrive(state, tree, place);
    return stay(state, tree);
}

std::optional<Intent> FocusKeeper::arrive(const ExhibitState& state, const NodeTree& tree,
                                          Place place) {
    const auto end = visited_.begin() + static_cast<std::ptrdiff_t>(depth_);
    const auto known =
        std::find_if(visited_.begin(), end, [&](const Visited& v) { return v.place == place; });
    if (known != end) { // what lay over it has closed
        depth_ = static_cast<std::size_t>(known - visited_.begin());
        here_ = place;
        const Node* node = tree.find(known->focus.node);
        const bool there = known->focus.state || (node && takes_focus(state, tree, *node));
        arriving_ = !there;
        if (there)
            return known->focus;
        return stay(state, tree);
    }
    if (place == Place{SceneId::explore}) {
        depth_ = 0; // everything else lies over it
    } else if (depth_ == visited_.size()) {
        std::rotate(visited_.begin(), visited_.begin() + 1, visited_.end());
        --depth_;
    }
    if (!(place == Place{SceneId::explore}))
        visited_[depth_++] = {here_, focus_};
    const bool same_frame = here_.scene != place.scene && here_.part == 0 && place.part == 0 &&
                            (place.scene == SceneId::spectrum || place.scene == SceneId::explore);
    here_ = place;
    // Map and states are two views of one scene: the switch between them keeps the focus.
    const Node* node = focused_node(state, tree);
    arriving_ = !(same_frame && node != nullptr && state.keypad.inside == 0);
    return stay(state, tree);
}

std::optional<Intent> FocusKeeper::stay(const ExhibitState& state, const NodeTree& tree) {
    const Node* node = arriving_ ? nullptr : focused_node(state, tree);
    if (node == nullptr) {
        if (is_opening(state, tree))
            return std::nullopt;
        const bool gone = !arriving_ && focus_.node != 0 && !box_.empty();
        const int by = gone ? state.keypad.step_due : 0; // scrolled away on its way to the next
        node = by != 0 ? step_after_scroll(state, tree, box_, by) : nullptr;
        if (node == nullptr)
            node = gone ? nearest_to(state, tree, box_) : first_focus(state, tree);
        if (node == nullptr)
            return std::nullopt;
        arriving_ = false;
        focus_ = {node->id.key()};
        return focus_;
    }
    if (state.keypad.step_due != 0)
        return finish_step(state, tree, *node);
    focus_ = focus_of(state);
    box_ = node->box;
    const float px = state.keypad.inside == 0 ? scroll_to_show(state, tree, *node) : 0;
    if (px != 0)
        return scroll_of(*node, px);
    return std::nullopt;
}

std::optional<Intent> FocusKeeper::finish_step(const ExhibitState& state, const NodeTree& tree,
                                               const Node& from) {
    const int by = state.keypad.step_due;
    const Node* to = step_from(state, tree, &from, FocusStep::node, by);
    const float scroll = scroll_before_step(state, tree, from, to, by);
    if (scroll != 0)
        return scroll_of(from, scroll);
    return SetFocus{to != nullptr ? to->id.key() : from.id.key()};
}

} // namespace fl
