#pragma once

#include "scene/parts/context.h"

namespace fl {

// Beside the map, on upright screens under it: the questions, the one that is asked, and what the
// colours mean.

void put_rail(LayoutContext& ctx, DisplayList& list);

/// What a legend says: all of it; at the largest text without "No position on record", and where
/// the question's own poles have no room with the shorter ones of the timeline (DESIGN.md section
/// 10: words go, never swatches).
struct LegendParts {
    bool none = true, own_poles = true;
};

/// Height of a legend, px, that is `width` px wide and has `room` px for its height: its words
/// become smaller, down to the smallest type, to stay inside.
float legend_height(LayoutContext& ctx, float width, float room, const LegendParts& parts);

/// In a box, as high as its words ask, but not higher than that; on_foot: at the box's lower edge.
/// Returns its upper edge, px.
float put_legend(LayoutContext& ctx, DisplayList& list, RectPx box, const LegendParts& parts,
                 bool on_foot);

} // namespace fl
