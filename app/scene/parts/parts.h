#pragma once

#include "content/languages.h"
#include "scene/parts/context.h"
#include "scene/parts/icons.h"

#include <array>
#include <span>
#include <string_view>

namespace fl {

/// Looks of a button, DESIGN.md section 8 and picture 23.
enum class ButtonLook : std::uint8_t {
    raised,   // ink surface
    selected, // paper
    sheet,    // on a paper sheet
    strong,   // ink on a paper sheet: the main action
    bare,     // no surface: inside another part
    waiting,  // dashes: cannot be used yet, and its label says why
};

struct ButtonSpec {
    NodeId id{};
    Role role = Role::button;
    VisibleText label{}; // shown where there is room, always spoken
    VisibleText shown{}; // shown instead, where there is less room
    VisibleText value{}, hint{};
    std::optional<Icon> icon{};
    bool icon_after = false; // behind the label, as the chevron of "Next"
    bool show_label = true;
    bool centred = false;
    bool primary = false;
    bool enabled = true;
    ButtonLook look = ButtonLook::raised;
    std::optional<Intent> on_tap{};
    Region region = Region::controls;
    DragKind drag = DragKind::none;
    float padding = 24;  // design px, at the sides
    float text_size = 0; // design px; 0: as all buttons have it
};

/// Colours of a surface and what stands on it.
struct SurfaceColors {
    Rgba surface, content;
};
SurfaceColors button_colors(const LayoutContext& ctx, ButtonLook look, bool pressed);

/// The face of something that is touched: its surface, inset by 3 px while a finger presses it, and
/// the outline of themes that have one. `box` in left-to-right coordinates; returns the face there.
RectPx put_face(LayoutContext& ctx, DisplayList& list, RectPx box, Rgba surface, bool pressed);
RectPx put_face(LayoutContext& ctx, DisplayList& list, RectPx box, Rgba surface, bool pressed,
                float radius);

/// Paints a button and puts its node into the tree. `box` in left-to-right coordinates.
void put_button(LayoutContext& ctx, DisplayList& list, const ButtonSpec& spec, RectPx box);

/// The outline of something that cannot be used now: dashes along the edge of a box on the screen.
void draw_dashed_frame(DisplayList& list, RectPx box, Rgba color, float width, float radius,
                       float dash);

/// A cross, whose word is only spoken; the rest is as `button` says.
ButtonSpec close_button(const LayoutContext& ctx, ButtonSpec button);

/// Width that a button with icon and label wants, framebuffer px.
float button_width(LayoutContext& ctx, const ButtonSpec& spec);

/// A node without any look of its own. `box` in left-to-right coordinates.
Node& put_node(LayoutContext& ctx, Node node);

/// One dot of a pattern. Tiny ones are squares: nobody sees the corners of three pixels.
void put_dot(DisplayList& list, PointPx at, float radius, Rgba color);

/// The class's colour and pattern as a small bar. `box` in left-to-right coordinates.
void put_swatch(LayoutContext& ctx, DisplayList& list, StanceClass cls, RectPx box, float radius);

/// The legend's five classes in a row.
void put_scale(LayoutContext& ctx, DisplayList& list, RectPx box, float gap);

/// The exhibit's name, as it is said.
VisibleText exhibit_name(LayoutContext& ctx);

/// The exhibit's name with the crack through it, not wider than `width`.
void put_brand(LayoutContext& ctx, DisplayList& list, PointPx at, float size, float width);

/// Head of an event: square text, circle meeting, diamond decision, triangle incident, page
/// article.
void draw_event_head(DisplayList& list, EventKind kind, PointPx centre, float size, Rgba color,
                     bool hollow, float stroke);

Word class_word(StanceClass cls);
Word kind_word(EventKind kind);

} // namespace fl
