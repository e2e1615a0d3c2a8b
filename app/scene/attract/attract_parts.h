#pragma once

#include "gfx/display_list.h"
#include "scene/parts/context.h"
#include "state/attract_loop.h"

namespace fl {

// What attract shows, and what is still seen of it while a visit opens.

/// The dark band at the foot, with the invitation and a button for each language.
struct Foot {
    float invitation = 0;  // width, framebuffer px
    bool two_rows = false; // they share a row as long as each language has its place
    float band = 0;        // height, framebuffer px
};

Foot foot_of(const LayoutContext& ctx);

/// How far the world is torn and coloured, 0 to 1 each.
struct AttractTorn {
    float open = 0, bleed = 0;
};
AttractTorn attract_torn(const LayoutContext& ctx, const AttractLoop& loop);

/// The same in another language.
LayoutContext in_language(const LayoutContext& ctx, LanguageId language);

/// Lets the world fill a screen down to the shade.
void widen_map(Areas& areas);

/// Stance colours bleed into the grey world of the map that has been put, 1: all of them.
void bleed_colours(LayoutContext& ctx, float bleed);

/// Tears the map that has been put along the crack, and draws the crack. 0: whole.
void put_torn_map(LayoutContext& ctx, DisplayList& list, float open);

/// The shade that the copy stands on, and the band.
void put_attract_ground(LayoutContext& ctx, DisplayList& list, const Foot& foot);

/// What was told goes, and a second later the next comes: nothing flashes (ACCESSIBILITY A-25), and
/// no two scripts lie over each other.
void put_copy(LayoutContext& ctx, DisplayList& list, const Foot& foot, const AttractLoop& loop);

/// A screen on which attract still goes, and the map comes (DESIGN.md, 01). All 1, and nothing left
/// of attract, once it is over.
struct Opening {
    float map = 1;      // 0: where attract had it
    float marks = 1;    // names and marks on the map
    float controls = 1; // all around it
    float attract = 0;  // what is left of its copy
    AttractTorn torn{}; // what is left of the crack
};
Opening opening_of(const LayoutContext& ctx);
/// The map on its way, and attract's copy and crack as they go.
void put_opening_map(LayoutContext& ctx, const Opening& opening);

/// Answers the finger on attract within 90 ms (DESIGN.md, 01), and opens with the map.
void put_touch_ring(LayoutContext& ctx, DisplayList& list);

} // namespace fl
