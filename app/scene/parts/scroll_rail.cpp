#include "scene/parts/scroll_rail.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

// The rail stands half in the margin that every window has at its trailing side. Design px.
constexpr float overhang = 30, space = 10, bar_width = 6, bar_gap = 10;
/// Share of the window that a button turns: a line or two stay, to read on from.
constexpr float turned_share = 0.85F;

bool of_card(const ScrollRail& rail) {
    return rail.drag == DragKind::card;
}

/// Glides so far, or is there at once where motion is unwelcome.
Intent turn_by(const LayoutContext& ctx, const ScrollRail& rail, float px) {
    if (ctx.state.calm)
        return of_card(rail) ? Intent(ScrollCard{px}) : Intent(ScrollList{px});
    // v * exp(-t / T) until it is as slow as what stops covers T * (v - stop).
    const Motion& motion = ctx.tokens().motion;
    const float v = px / motion.fling_time_constant_s + std::copysign(motion.fling_stop_px_s, px);
    return of_card(rail) ? Intent(FlingCard{v}) : Intent(FlingList{v});
}

void put_turn(LayoutContext& ctx, DisplayList& list, const ScrollRail& rail, bool down, RectPx box,
              float px) {
    const NodeId id = of_card(rail) ? NodeId(down ? "card-down" : "card-up")
                                    : NodeId(down ? "list-down" : "list-up");
    put_button(ctx, list,
               {.id = id,
                .label = ctx.words(down ? Word::scroll_down : Word::scroll_up),
                .icon = down ? Icon::chevron_down : Icon::chevron_up,
                .show_label = false,
                .look = rail.look,
                .on_tap = turn_by(ctx, rail, down ? px : -px),
                .region = rail.region},
               box);
}

float scrolled(const LayoutContext& ctx, const ScrollRail& rail) {
    return of_card(rail) ? ctx.state.card_scroll : ctx.state.list.scroll;
}

void put_fades(LayoutContext& ctx, DisplayList& list, const ScrollRail& rail, RectPx text,
               float scrollable) {
    const Rgba clear = rail.paper.faded(0);
    const float fade = ctx.px(44);
    if (scrolled(ctx, rail) > 1)
        list.fill_gradient(ctx.turned({text.x, text.y, text.w, fade / 2}), rail.paper, clear);
    if (scrolled(ctx, rail) < scrollable - 1)
        list.fill_gradient(ctx.turned({text.x, text.bottom() - fade, text.w, fade}), clear,
                           rail.paper);
}

void put_turns(LayoutContext& ctx, DisplayList& list, const ScrollRail& rail, RectPx up,
               RectPx down, float window_h, float scrollable) {
    const float scroll = scrolled(ctx, rail), step = turned_share * window_h;
    if (scroll > 1)
        put_turn(ctx, list, rail, false, up, step);
    if (scroll < scrollable - 1)
        put_turn(ctx, list, rail, true, down, step);
}

void put_bar(LayoutContext& ctx, DisplayList& list, const ScrollRail& rail, RectPx track,
             float window_h, float scrollable) {
    const float bar = track.h * window_h / (window_h + scrollable);
    if (bar < ctx.px(24))
        return; // too short a way to tell anything
    const float y = track.y + (track.h - bar) * scrolled(ctx, rail) / scrollable;
    list.fill(ctx.turned({track.x, y, track.w, bar}),
              mix(rail.paper, ctx.theme.text_tertiary, 0.6F), track.w / 2);
}

} // namespace

float rail_width_px(const LayoutContext& ctx) {
    return ctx.px(ctx.tokens().target_min - overhang + space);
}

RectPx beside_rail(const LayoutContext& ctx, RectPx window, DragKind drag) {
    const float length = drag == DragKind::card ? ctx.state.card_length : ctx.state.list.length;
    if (length > 1)
        window.w -= rail_width_px(ctx);
    return window;
}

RectPx rail_place(const LayoutContext& ctx, RectPx window) {
    const float w = ctx.px(ctx.tokens().target_min);
    // A window that is lower than two buttons has a rail that is not.
    const float h = std::max(window.h, 2 * w + ctx.px(bar_gap));
    return {window.right() + ctx.px(overhang) - w, window.centre().y - h / 2, w, h};
}

float scroll_row_width(const LayoutContext& ctx) {
    return 2 * ctx.px(ctx.tokens().target_min) + ctx.px(bar_gap);
}

void put_scroll_rail(LayoutContext& ctx, DisplayList& list, const ScrollRail& rail, RectPx text,
                     RectPx place, float scrollable) {
    if (scrollable <= 1)
        return;
    const float h = ctx.px(ctx.tokens().target_min), gap = ctx.px(bar_gap);
    const RectPx up{place.x, place.y, place.w, h}, down{place.x, place.bottom() - h, place.w, h};
    put_fades(ctx, list, rail, text, scrollable);
    put_turns(ctx, list, rail, up, down, text.h, scrollable);
    const RectPx track{place.centre().x - ctx.px(bar_width / 2), up.bottom() + gap,
                       ctx.px(bar_width), down.y - up.bottom() - 2 * gap};
    put_bar(ctx, list, rail, track, text.h, scrollable);
}

void put_scroll_steps(LayoutContext& ctx, DisplayList& list, const ScrollRail& rail, RectPx text,
                      RectPx row) {
    const float length = of_card(rail) ? ctx.state.card_length : ctx.state.list.length;
    if (length <= 1)
        return;
    const float w = ctx.px(ctx.tokens().target_min);
    put_turns(ctx, list, rail, {row.x, row.y, w, row.h}, {row.right() - w, row.y, w, row.h}, text.h,
              length);
}

void put_scroll_marks(LayoutContext& ctx, DisplayList& list, const ScrollRail& rail, RectPx text,
                      float scrollable) {
    if (scrollable <= 1)
        return;
    put_fades(ctx, list, rail, text, scrollable);
    const RectPx track{text.right() + ctx.px(bar_gap), text.y, ctx.px(bar_width), text.h};
    put_bar(ctx, list, rail, track, text.h, scrollable);
}

} // namespace fl
