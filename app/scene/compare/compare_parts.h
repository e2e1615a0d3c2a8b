#pragma once

// Parts of the comparison, private to its files.

#include "scene/parts/page.h"
#include "scene/parts/stance_scale.h"

namespace fl {

/// Two states in one frame. Boxes in left-to-right coordinates.
struct Comparison {
    LayoutContext& ctx;
    DisplayList& list;
    const CompareMemory& memory;
    std::array<StateId, 2> states;
    Day day;                        // of the cursor
    std::optional<RectPx> window{}; // of the one column of large text: what is outside is not there

    const State& state(std::size_t slot) const { return ctx.exhibit().states[states[slot].index]; }
};

/// The first is the circle, the second the square.
inline MarkShape shape_of(std::size_t slot) {
    return slot == 0 ? MarkShape::circle : MarkShape::square;
}

/// What both joined, or all that either did: a table with a column for each. Returns how far it
/// scrolls, px.
float put_compared_joined(Comparison& c, RectPx box);
/// The same for large text, under the scales. Returns the lower edge.
float put_joined_column(Comparison& c, RectPx at);

/// Adds what belongs to the column: cut at its window, and moved with it.
void put_column_node(Comparison& c, Node node);

/// Letters, and the states under the chosen one. Returns how far the list scrolls, px.
float put_state_picker(LayoutContext& ctx, DisplayList& list, const CompareMemory& memory,
                       RectPx box);

} // namespace fl
