#include "scene/interaction/focus_order.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

bool is_ground(const ExhibitState& state, const Node& node) {
    const SizePx screen = state.screen.size;
    return node.box.w >= screen.w - 1 && node.box.h >= screen.h - 1;
}

/// Under a menu that fills the screen with its ground, nothing can be reached.
bool is_covered(const ExhibitState& state, const NodeTree& tree, const Node& node) {
    const auto& nodes = tree.nodes();
    return std::any_of(nodes.rbegin(), nodes.rend(), [&](const Node& other) {
        return &other > &node && other.on_tap && is_ground(state, other);
    });
}

bool is_inside_part(const Node& node) {
    return (node.role == Role::state && !node.hit) ||
           (node.role == Role::event && node.region == Region::timeline);
}

bool scrolls(const Node& node) {
    return node.drag == DragKind::card || node.drag == DragKind::list;
}

float length_of(const ExhibitState& state, const Node& node) {
    return node.drag == DragKind::card ? state.card_length : state.list.length;
}

float scroll_of_state(const ExhibitState& state, const Node& node) {
    return node.drag == DragKind::card ? state.card_scroll : state.list.scroll;
}

/// Items of a list that can be acted on are walked through; a text is scrolled.
bool has_items(const NodeTree& tree, const Node& list) {
    return std::ranges::any_of(tree.nodes(), [&](const Node& n) {
        return n.on_tap && n.drag == list.drag && list.box.contains(n.box.centre());
    });
}

/// Side by side and of a height: a map beside buttons is no row.
bool share_row(const Node& a, const Node& b) {
    if (std::max(a.box.h, b.box.h) > 2 * std::min(a.box.h, b.box.h))
        return false;
    const float top = std::max(a.box.y, b.box.y);
    const float bottom = std::min(a.box.bottom(), b.box.bottom());
    return bottom - top > std::min(a.box.h, b.box.h) / 2;
}

/// Scrolled by hand, the list is where the visitor left it: only so far as it goes.
float as_far_as_it_goes(const ExhibitState& state, const Node& node, float px) {
    const float at = scroll_of_state(state, node);
    return std::clamp(at + px, 0.0F, std::max(length_of(state, node), 0.0F)) - at;
}

/// Steps of what scrolls: the keys scroll by themselves, and who listens need not pass these.
bool turns_for_a_hand(const Node& node) {
    const std::string_view id = node.id.view();
    return id == "list-up" || id == "list-down" || id == "card-up" || id == "card-down";
}

} // namespace

bool holds_states(const Node& node) {
    return node.role == Role::map || node.drag == DragKind::circles;
}

bool holds_time(const Node& node) {
    return node.role == Role::timeline || node.drag == DragKind::cursor;
}

bool can_be_entered(const Node& node) {
    return holds_states(node) || holds_time(node) ||
           (node.role == Role::slider && node.drag == DragKind::answer);
}

bool scrolls_by_keys(const ExhibitState& state, const NodeTree& tree, const Node& node) {
    if (node.role != Role::text || !scrolls(node) || length_of(state, node) <= 1)
        return false;
    return node.reads || !has_items(tree, node);
}

bool takes_focus(const ExhibitState& state, const NodeTree& tree, const Node& node) {
    if (!node.enabled || is_inside_part(node) || is_ground(state, node) || turns_for_a_hand(node))
        return false;
    const bool acts = node.on_tap || can_be_entered(node) || scrolls_by_keys(state, tree, node);
    return acts && !is_covered(state, tree, node);
}

const Node* focused_node(const ExhibitState& state, const NodeTree& tree) {
    if (state.focus == 0)
        return nullptr;
    const Node* node = tree.find(state.focus);
    if (node == nullptr)
        return nullptr;
    return state.keypad.state || takes_focus(state, tree, *node) ? node : nullptr;
}

const Node* step_from(const ExhibitState& state, const NodeTree& tree, const Node* from,
                      FocusStep step, int by) {
    const auto& nodes = tree.nodes();
    const auto count = static_cast<int>(nodes.size());
    const int at = from ? static_cast<int>(from - nodes.data()) : by > 0 ? -1 : count;
    const Node* found = nullptr;
    for (int i = 1; i <= count; ++i) {
        const int index = ((at + by * i) % count + count) % count;
        const Node& node = nodes[static_cast<std::size_t>(index)];
        if (!takes_focus(state, tree, node))
            continue;
        if (step == FocusStep::node || from == nullptr)
            return &node;
        if (found != nullptr && !share_row(*found, node))
            break;
        if (found == nullptr && share_row(*from, node))
            continue;
        // The row's first node is meant, or the one in it that holds more: the flag of the time.
        const bool holds_more = found != nullptr && can_be_entered(*found);
        if (found == nullptr || can_be_entered(node) || (by < 0 && !holds_more))
            found = &node;
    }
    return found != nullptr ? found : step_from(state, tree, from, FocusStep::node, by);
}

const Node* scrolled_place(const NodeTree& tree, const Node& item) {
    if (!scrolls(item))
        return nullptr;
    const auto& nodes = tree.nodes();
    const auto it = std::ranges::find_if(nodes, [&](const Node& n) {
        return n.role == Role::text && !n.on_tap && n.drag == item.drag &&
               n.box.grown(1).contains(item.box.centre());
    });
    return it == nodes.end() || &*it == &item ? nullptr : &*it;
}

float scroll_to_show(const ExhibitState& state, const NodeTree& tree, const Node& item) {
    const Node* place = scrolled_place(tree, item);
    if (place == nullptr)
        return 0;
    // An item at the edge may go on beyond it: its box is cut there.
    constexpr float at_edge = 0.5F;
    const float more = std::min(item.box.h, (place->box.h - item.box.h) / 3);
    if (more <= 0)
        return 0;
    float px = 0;
    if (item.box.y < place->box.y + at_edge) {
        px = item.box.y - place->box.y - more;
    } else if (item.box.bottom() > place->box.bottom() - at_edge) {
        px = item.box.bottom() - place->box.bottom() + more;
    }
    px = as_far_as_it_goes(state, item, px);
    return std::abs(px) < 1 ? 0 : px;
}

float scroll_before_step(const ExhibitState& state, const NodeTree& tree, const Node& from,
                         const Node* next, int by) {
    const Node* place = scrolled_place(tree, from);
    if (place == nullptr || place->reads)
        return 0;
    const bool follows = next != nullptr && scrolled_place(tree, *next) == place;
    const bool same_way = follows && (by > 0 ? next > &from : next < &from);
    if (same_way)
        return 0;
    // What has the focus comes to the far edge and stays in sight.
    const float far = by > 0 ? from.box.y - place->box.y : from.box.bottom() - place->box.bottom();
    const float px = std::abs(far) < 1 ? place->box.h * 0.5F * static_cast<float>(by) : far;
    const float goes = as_far_as_it_goes(state, from, px);
    return std::abs(goes) < 1 ? 0 : goes;
}

const Node* step_after_scroll(const ExhibitState& state, const NodeTree& tree, RectPx box, int by) {
    const auto& nodes = tree.nodes();
    const auto place = std::ranges::find_if(nodes, [&](const Node& n) {
        return n.role == Role::text && !n.on_tap && scrolls(n) && n.box.contains(box.centre());
    });
    if (place == nodes.end())
        return nullptr;
    if (by > 0) // the first item that stands there now, or what follows the list
        return step_from(state, tree, &*place, FocusStep::node, by);
    const auto last = std::ranges::find_if(nodes.rbegin(), nodes.rend(), [&](const Node& n) {
        return takes_focus(state, tree, n) && scrolled_place(tree, n) == &*place;
    });
    if (last != nodes.rend())
        return &*last;
    return takes_focus(state, tree, *place) ? &*place
                                            : step_from(state, tree, &*place, FocusStep::node, by);
}

Intent scroll_of(const Node& item, float px) {
    if (item.drag == DragKind::card)
        return ScrollCard{px};
    return ScrollList{px};
}

} // namespace fl
