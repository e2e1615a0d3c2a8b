#include "scene/interaction/focus_ring.h"

#include <algorithm>

namespace fl {
namespace {

// Design px. The casing on both sides makes the ring's contrast the same on every ground.
constexpr float ring_width = 5, ring_gap = 3, casing = 3, ring_radius = 18;
constexpr float entered_width = 3; // a second ring: the arrows move inside
constexpr float state_radius = 24, name_pad = 14;

void put_ring(LayoutContext& ctx, DisplayList& list, RectPx outer, float width) {
    const float edge = ctx.px(casing);
    list.frame(outer.grown(edge), ctx.theme.halo, width + 2 * edge, ctx.px(ring_radius) + edge);
    list.frame(outer, ctx.theme.text, width, ctx.px(ring_radius));
}

/// Around the box; at the screen's edge inside it, where it still shows.
RectPx ring_box(const LayoutContext& ctx, RectPx box) {
    const RectPx outer = box.grown(ctx.px(ring_gap + ring_width));
    const RectPx seen = ctx.areas.screen.grown(-ctx.px(casing));
    const float x = std::max(outer.x, seen.x), y = std::max(outer.y, seen.y);
    return {x, y, std::min(outer.right(), seen.right()) - x,
            std::min(outer.bottom(), seen.bottom()) - y};
}

/// The map lies under the rail, and flag and chip rise into it; upright the legend hangs from it.
/// Its ring keeps clear of them.
RectPx shown_map(const LayoutContext& ctx, RectPx box) {
    const float ring = ctx.px(ring_gap + ring_width + casing);
    const bool portrait = ctx.state.screen.portrait();
    const float below = portrait ? ctx.areas.legend.y : ctx.areas.flag_y;
    box.h = std::min(box.bottom(), below - ring) - box.y;
    if (portrait)
        return box;
    const RectPx rail = ctx.turned(ctx.areas.rail).grown(ring);
    const float left = ctx.rtl() ? box.x : std::max(box.x, rail.right());
    const float right = ctx.rtl() ? std::min(box.right(), rail.x) : box.right();
    return {left, box.y, right - left, box.h};
}

/// The date stands on all of the flag, also where its ends are buttons.
RectPx shown_box(const LayoutContext& ctx, const Node& node) {
    if (node.drag == DragKind::map)
        return shown_map(ctx, node.box);
    const Node* before = ctx.nodes.find("time-previous");
    const Node* after = ctx.nodes.find("time-next");
    if (node.drag != DragKind::cursor || before == nullptr || after == nullptr)
        return node.box;
    const float x = std::min(before->box.x, after->box.x);
    return {x, node.box.y, std::max(before->box.right(), after->box.right()) - x, node.box.h};
}

/// Beside its place, where the screen leaves room.
RectPx name_box(const LayoutContext& ctx, PointPx at, SizePx text) {
    const float pad = ctx.px(name_pad), away = ctx.px(state_radius + 10);
    const SizePx size{text.w + 2 * pad, text.h + pad};
    const RectPx screen = ctx.areas.screen;
    const bool below = at.y - away - size.h < screen.y + ctx.px(8);
    const float y = below ? at.y + away : at.y - away - size.h;
    return {std::clamp(at.x - size.w / 2, ctx.px(8), screen.w - size.w - ctx.px(8)), y, size.w,
            size.h};
}

/// A ring at its place, and its name on a plate of ink: small states have no outline to see.
void put_focused_state(LayoutContext& ctx, DisplayList& list, PointPx at, StateId state) {
    const float r = ctx.px(state_radius), edge = ctx.px(casing), w = ctx.px(ring_width);
    list.ring(at, r, w + 2 * edge, ctx.theme.halo);
    list.ring(at, r, w, ctx.theme.text);
    if (ctx.scene == SceneId::spectrum)
        return; // its bubble names it
    const Paragraph& name = set_text(ctx, ctx.words(ctx.exhibit().states[state.index].name),
                                     ctx.tokens().type.button, 0);
    const RectPx box = name_box(ctx, at, name.size);
    list.fill(box.grown(edge), ctx.theme.text, ctx.px(10) + edge);
    list.fill(box, ctx.theme.halo, ctx.px(10));
    put_paragraph(list, name, {box.x + ctx.px(name_pad), box.y + ctx.px(name_pad) / 2},
                  ctx.theme.text);
}

} // namespace

void put_focus_ring(LayoutContext& ctx, DisplayList& list) {
    if (ctx.state.focus == 0)
        return;
    const Node* node = ctx.nodes.find(ctx.state.focus);
    if (node == nullptr)
        return;
    if (ctx.state.keypad.state)
        return put_focused_state(ctx, list, node->touch, *ctx.state.keypad.state);
    const RectPx box = shown_box(ctx, *node);
    put_ring(ctx, list, ring_box(ctx, box), ctx.px(ring_width));
    const float apart = ctx.px(2 * casing + ring_width);
    if (ctx.state.keypad.inside == ctx.state.focus)
        put_ring(ctx, list, ring_box(ctx, box.grown(apart)), ctx.px(entered_width));
}

} // namespace fl
