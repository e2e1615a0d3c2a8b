#include "scene/map/track_filter.h"

#include "scene/scenes.h"

#include <algorithm>

namespace fl {
namespace {

constexpr float row_height = 72, row_gap = 10.5F, pad = 12, mark = 30, inset = 20;

RectPx button_box(LayoutContext& ctx) {
    const RectPx map = ctx.areas.map;
    const float side = ctx.px(ctx.tokens().target_min), gap = ctx.px(16);
    if (ctx.state.screen.portrait())
        return {ctx.areas.header.x, map.bottom() - side - gap, side, side};
    return {map.x + gap, ctx.areas.views.y, side, side};
}

float row_width(LayoutContext& ctx) {
    float widest = 0;
    for (const Track& track : ctx.exhibit().tracks)
        widest = std::max(widest,
                          set_text(ctx, ctx.words(track.name), ctx.tokens().type.label, 0).size.w);
    return widest + ctx.px(mark + 3 * inset);
}

RectPx panel_box(LayoutContext& ctx) {
    const RectPx button = button_box(ctx);
    const auto rows = static_cast<float>(ctx.exhibit().tracks.size());
    const float h = rows * ctx.px(row_height + row_gap) - ctx.px(row_gap) + 2 * ctx.px(pad);
    return {button.x, button.y - ctx.px(12) - h, row_width(ctx) + 2 * ctx.px(pad), h};
}

/// A timeline without any event tells nothing: the last kind that is shown stays.
bool only_one_shown(const LayoutContext& ctx) {
    int shown = 0;
    for (std::size_t i = 0; i < ctx.exhibit().tracks.size(); ++i)
        shown += is_hidden(ctx.state, TrackId(i)) ? 0 : 1;
    return shown == 1;
}

/// A filled box where its events are shown, an empty one where they are not.
void put_row(LayoutContext& ctx, DisplayList& list, TrackId id, RectPx row) {
    const Track& track = ctx.exhibit().tracks[id.index];
    const bool shown = !is_hidden(ctx.state, id);
    const bool last = shown && only_one_shown(ctx);
    const NodeId node("track-", track.key);
    const bool pressed = ctx.is_pressed(node.key());
    put_face(ctx, list, row, pressed ? ctx.theme.raise2 : ctx.theme.raise, pressed);
    const float side = ctx.px(mark);
    const RectPx box = ctx.turned({row.x + ctx.px(inset), row.centre().y - side / 2, side, side});
    list.frame(box, ctx.theme.text_secondary, ctx.px(3), ctx.px(5));
    if (shown)
        list.fill(box.grown(-ctx.px(6)), last ? ctx.theme.text_tertiary : ctx.theme.text,
                  ctx.px(2));
    const float x = row.x + ctx.px(mark + 1.6F * inset);
    put_text(ctx, list, ctx.words(track.name), ctx.tokens().type.label,
             {x, row.y, row.right() - ctx.px(inset) - x, row.h},
             shown ? ctx.theme.text : ctx.theme.text_secondary,
             {.valign = VAlign::middle, .max_lines = 1});
    put_node(ctx, {.id = node,
                   .role = Role::toggle,
                   .label = ctx.words(track.name).view(),
                   .value = ctx.words(shown ? Word::track_shown : Word::track_hidden).view(),
                   .box = row,
                   .enabled = !last,
                   .on_tap = ToggleTrack{id}});
}

void put_panel(LayoutContext& ctx, DisplayList& list) {
    const RectPx panel = panel_box(ctx);
    list.shadow(ctx.turned(panel), ctx.px(16), ctx.px(ctx.tokens().shadow_spread),
                Rgba{0, 0, 0, 110});
    list.fill(ctx.turned(panel), ctx.theme.dock, ctx.px(16));
    if (ctx.theme.outline_width > 0)
        list.frame(ctx.turned(panel), ctx.theme.line, ctx.px(ctx.theme.outline_width), ctx.px(16));
    put_node(ctx, {.id = "track-panel",
                   .role = Role::card,
                   .label = ctx.words(Word::track_filter).view(),
                   .box = panel});
    float y = panel.y + ctx.px(pad);
    for (std::size_t i = 0; i < ctx.exhibit().tracks.size(); ++i) {
        put_row(ctx, list, TrackId(i),
                {panel.x + ctx.px(pad), y, panel.w - 2 * ctx.px(pad), ctx.px(row_height)});
        y += ctx.px(row_height + row_gap);
    }
}

} // namespace

RectPx track_filter_box(LayoutContext& ctx) {
    if (ctx.exhibit().tracks.size() < 2)
        return {};
    const RectPx button = button_box(ctx);
    if (!ctx.state.tracks_open)
        return button;
    const RectPx panel = panel_box(ctx);
    return {panel.x, panel.y, std::max(panel.w, button.w), button.bottom() - panel.y};
}

void put_track_filter(LayoutContext& ctx, DisplayList& list) {
    if (ctx.exhibit().tracks.size() < 2)
        return;
    const bool open = ctx.state.tracks_open, some_hidden = ctx.state.hidden_tracks != 0;
    put_button(ctx, list,
               {.id = "tracks",
                .role = Role::toggle,
                .label = ctx.words(Word::track_filter),
                .value = ctx.words(some_hidden ? Word::track_hidden : Word::track_shown),
                .icon = open ? Icon::close : Icon::filter,
                .show_label = false,
                .look = open || some_hidden ? ButtonLook::selected : ButtonLook::raised,
                .on_tap = ShowTracks{!open}},
               button_box(ctx));
    if (open)
        put_panel(ctx, list);
}

} // namespace fl
