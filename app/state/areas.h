#pragma once

#include "core/geometry.h"
#include "design/tokens.h"

namespace fl {

/// The glass in the room. The default is the smallest panel of the design; hung that high, all of
/// it is within reach of a visitor in a wheelchair.
struct Mounting {
    float diagonal_in = 27;
    float bottom_mm = 780; // lower edge of the picture above the floor
    friend bool operator==(const Mounting&, const Mounting&) = default;
};

/// No control may stand higher for a seated visitor who reaches over an obstruction (2010 ADA
/// Standards 308.2.2 and 308.3.2: 44 in; ACCESSIBILITY A-19).
inline constexpr float highest_reach_mm = 1120;

/// Size and scale of the screen as the layout sees it. In reach mode that is the lower part of the
/// panel only; what is above it shows, and cannot be touched.
///
///     +-----------------+ panel       ^
///     |    display only |  above      |
///     +-----------------+ <= 1120 mm  | Mounting::bottom_mm + height of the glass
///     |    size         |             |
///     +-----------------+             |
///                          bottom_mm  |
struct Screen {
    SizePx size{1920, 1080};
    float scale = 1; // ui_scale
    float above = 0; // px of the panel above `size`
    Mounting mounting{};
    bool lower() const { return above > 0; }
    bool portrait() const { return !lower() && size.h > size.w; }
    /// Smaller than any kiosk: a preview, where everything is simply small.
    bool preview() const { return !lower() && scale < 0.6F; }
    /// So small that controls keep a finger's size and the layout gives way: 1280 x 720, a small
    /// panel, or the lower part of one.
    bool compact() const {
        return !portrait() && !preview() && (lower() || scale < 0.75F || small_glass());
    }
    /// Has room for capitals of 7.4 mm everywhere: the lower part of a small panel has not, where a
    /// page of the largest letters would hold a few words.
    bool takes_large_letters() const { return !lower() || size.h * mm_per_px() >= 250; }
    SizePx panel() const { return {size.w, size.h + above}; }
    float mm_per_px() const;
    /// Upper edge of the picture above the floor.
    float top_mm() const { return mounting.bottom_mm + panel().h * mm_per_px(); }
    /// Above the floor, of a place on the panel.
    float height_mm(float y_px) const {
        return mounting.bottom_mm + (panel().h - y_px) * mm_per_px();
    }
    friend bool operator==(const Screen&, const Screen&) = default;

  private:
    /// Too small for the millimetres of the usual layout.
    bool small_glass() const;
};
Screen make_screen(SizePx panel, Mounting mounting = {});
/// The part of a panel that a seated visitor reaches, at most 68 % of its height (DESIGN.md, 20);
/// at least what a finger and an eye need, even where the panel hangs higher than this allows.
Screen make_lower_screen(SizePx panel, Mounting mounting);
/// Whether make_lower_screen() keeps below highest_reach_mm.
bool can_be_reached(SizePx panel, Mounting mounting);

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
