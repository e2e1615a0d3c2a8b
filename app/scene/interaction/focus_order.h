#pragma once

#include "state/exhibit_state.h"
#include "state/nodes.h"

#include <optional>

namespace fl {

/// Whether the keypad's focus may rest on a node of the tree. States on the map and events on the
/// strip are reached from inside map and timeline; grounds that fill the screen have a button as
/// their twin.
bool takes_focus(const ExhibitState& state, const NodeTree& tree, const Node& node);

/// A text longer than its place, which Up and Down scroll.
bool scrolls_by_keys(const ExhibitState& state, const NodeTree& tree, const Node& node);

/// Maps and scales of states, which arrow keys move in once entered.
bool holds_states(const Node& node);
bool holds_time(const Node& node);
bool can_be_entered(const Node& node);

/// The node that has the focus and may have it, or nothing.
const Node* focused_node(const ExhibitState& state, const NodeTree& tree);

enum class FocusStep : std::uint8_t { node, row };

/// The next (+1) or previous (-1) node in reading order, or the first one of the next or previous
/// row; round at the ends. Nothing when nothing takes the focus.
const Node* step_from(const ExhibitState& state, const NodeTree& tree, const Node* from,
                      FocusStep step, int by);

/// The list or text that an item scrolls with, or nothing.
const Node* scrolled_place(const NodeTree& tree, const Node& item);

/// How far to scroll so that the item, or more of it, comes into sight; 0: it is.
float scroll_to_show(const ExhibitState& state, const NodeTree& tree, const Node& item);

/// How far to scroll before a step so that what follows in the list is there; 0: nothing follows.
float scroll_before_step(const ExhibitState& state, const NodeTree& tree, const Node& from,
                         const Node* next, int by);

/// Where a step goes on whose item has been scrolled out of sight: `box` is where that item stood.
/// Nothing where no list or text stands there.
const Node* step_after_scroll(const ExhibitState& state, const NodeTree& tree, RectPx box, int by);

/// The intent that scrolls what a node lies in.
Intent scroll_of(const Node& item, float px);

} // namespace fl
