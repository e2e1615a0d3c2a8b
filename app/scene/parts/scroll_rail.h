#pragma once

#include "scene/parts/parts.h"

namespace fl {

/// What scrolls has a rail at its trailing edge: a button at each end that turns a windowful, and
/// between them a bar that tells where one is. Nothing needs a drag (ACCESSIBILITY A-17).
struct ScrollRail {
    DragKind drag = DragKind::list; // what it scrolls: the list of the scene, or the card
    Region region = Region::card;
    ButtonLook look = ButtonLook::sheet;
    Rgba paper{}; // under the text
};

/// What a rail takes of a window, framebuffer px.
float rail_width_px(const LayoutContext& ctx);

/// The window without what its rail takes; the whole of it where nothing scrolls. Left to right, as
/// all boxes here.
RectPx beside_rail(const LayoutContext& ctx, RectPx window, DragKind drag);

/// The same two buttons side by side in a row, for a window that has no width to give; marks alone
/// are then at its side.
void put_scroll_steps(LayoutContext& ctx, DisplayList& list, const ScrollRail& rail, RectPx text,
                      RectPx row);
void put_scroll_marks(LayoutContext& ctx, DisplayList& list, const ScrollRail& rail, RectPx text,
                      float scrollable);

/// What a row of them needs.
float scroll_row_width(const LayoutContext& ctx);

/// The end of a row, so wide.
inline RectPx trailing_part(RectPx row, float w) {
    return {row.right() - w, row.y, w, row.h};
}

/// Where the rail of a window stands: half in the margin at its trailing side.
RectPx rail_place(const LayoutContext& ctx, RectPx window);

/// Fades where more of the text waits, and the rail. Buttons are there only where they lead
/// somewhere.
/// @param scrollable  how far, framebuffer px; nothing is put where that is 1 or less
void put_scroll_rail(LayoutContext& ctx, DisplayList& list, const ScrollRail& rail, RectPx text,
                     RectPx place, float scrollable);

} // namespace fl
