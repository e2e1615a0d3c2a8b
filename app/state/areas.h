#pragma once

#include "core/geometry.h"
#include "design/tokens.h"

namespace fl {

/// Size and scale of the screen as the layout sees it.
struct Screen {
    SizePx size{1920, 1080};
    float scale = 1; // ui_scale
    bool portrait() const { return size.h > size.w; }
    /// Smaller than any kiosk: a preview, where everything is simply small.
    bool preview() const { return scale < 0.6F; }
    /// So small that controls keep a finger's size and the layout gives way: 1280 x 720.
    bool compact() const { return !portrait() && scale < 0.75F && !preview(); }
    friend bool operator==(const Screen&, const Screen&) = default;
};
Screen make_screen(SizePx size);

/// Where things stand on a screen, framebuffer pixels. Written for left to right; mirrored() turns
/// it.
///
///     +--------+---------------------------------+
///     | brand  | nav                             |
///     +--------+---------------------------------+
///     | rail   | map                   +-------+ |
///     |        |                       | card  | |
///     +--------+-----------------------+-------+-+
///     | dock:  play, level | strip               |
///     +------------------------------------------+
struct Areas {
    float scale = 1; // of lengths; on a compact screen a little more than ui_scale
    RectPx screen;
    RectPx header;   // brand and nav
    RectPx rail;     // questions and heading
    RectPx legend;   // classes and poles
    RectPx chip;     // latest event; empty: beside the flag
    RectPx views;    // map or states
    RectPx map;      // where the world fits at zoom 1
    RectPx map_clip; // what the map may cover in explore
    RectPx dock;
    RectPx more;          // button that holds the main menu; empty: the menu stands in the header
    RectPx controls;      // play and level buttons inside the dock
    RectPx strip;         // timeline: trace and axis
    RectPx card;          // event card
    RectPx free;          // what a card leaves of the map
    RectPx dossier;       // state dossier
    RectPx page;          // full-screen scenes, below their header
    float map_scale = 1;  // px per sheet unit at zoom 1
    float axis_y = 0;     // axis line
    float baseline_y = 0; // trace at rest
    float flag_y = 0;     // top of the flag; it ends at strip.y
};
Areas areas_for(const Tokens& tokens, const Screen& screen);

/// The box as seen in a mirrored (right-to-left) layout of that width.
inline RectPx mirrored(RectPx box, float width) {
    return {width - box.right(), box.y, box.w, box.h};
}

} // namespace fl
