// Name of the picked circle, where it hides least, and the way to its dossier.

#include "scene/parts/parts.h"
#include "scene/spectrum/spectrum.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace fl {
namespace {

constexpr float pad = 22, ring_gap = 4, ring_width = 4.5F; // design px

const Circle* picked_circle(const LayoutContext& ctx, const SpectrumMemory& memory) {
    const auto it = std::ranges::find_if(
        memory.circles, [&](const Circle& c) { return ctx.state.spectrum.picked == c.state; });
    return it == memory.circles.end() ? nullptr : &*it;
}

/// Circles that the box would hide, the picked one counting more than all others.
float hidden(const SpectrumMemory& memory, const Circle& picked, RectPx box) {
    float count = 0;
    for (const Circle& circle : memory.circles) {
        const RectPx around = box.grown(circle.now.radius * 0.8F);
        if (circle.stands && around.contains(circle.now.at))
            count += &circle == &picked ? 1000.0F : 1.0F;
    }
    return count;
}

PointPx leader_end(PointPx at, RectPx box) {
    return {std::clamp(at.x, box.x, box.right()), std::clamp(at.y, box.y, box.bottom())};
}

/// Circles that the line from the picked one to the box would cross.
float crossed(const SpectrumMemory& memory, const Circle& picked, RectPx box) {
    const PointPx a = picked.now.at, b = leader_end(a, box);
    const PointPx way = b - a;
    const float len = std::max(length(way), 1.0F);
    float count = 0;
    for (const Circle& circle : memory.circles) {
        if (!circle.stands || &circle == &picked)
            continue;
        const PointPx d = circle.now.at - a;
        const float along = (d.x * way.x + d.y * way.y) / len;
        const float beside = std::abs(d.x * way.y - d.y * way.x) / len;
        if (along > 0 && along < len && beside < circle.now.radius * 0.6F)
            count += 1;
    }
    return count;
}

/// Of many places around the circle the one that hides fewest others; of equals the nearest, first
/// on the trailing side.
RectPx bubble_place(const LayoutContext& ctx, const SpectrumMemory& memory, const Circle& picked,
                    SizePx size, RectPx room) {
    const PointPx at = picked.now.at;
    const float trailing = ctx.rtl() ? -1.0F : 1.0F;
    RectPx best{};
    float least = std::numeric_limits<float>::max();
    for (const float away : {56.0F, 110.0F, 190.0F, 290.0F}) {
        for (const float side : {trailing, -trailing, 0.0F}) {
            for (const float up : {0.0F, -0.6F, 0.6F, -1.3F, 1.3F, -2.2F, 2.2F}) {
                const float dx = side * (picked.now.radius + ctx.px(away) + size.w / 2);
                const float dy = up * (size.h + (side == 0 ? ctx.px(away) : 0.0F));
                RectPx box{at.x + dx - size.w / 2, at.y + dy - size.h / 2, size.w, size.h};
                box.x = std::clamp(box.x, room.x, std::max(room.right() - box.w, room.x));
                box.y = std::clamp(box.y, room.y, std::max(room.bottom() - box.h, room.y));
                const float cost =
                    1.5F * hidden(memory, picked, box) + crossed(memory, picked, box) +
                    distance(box.centre(), at) / ctx.px(110) + (side == trailing ? 0.0F : 0.6F);
                if (cost < least) {
                    least = cost;
                    best = box;
                }
            }
        }
    }
    return best;
}

/// From the ring to the nearest edge of the bubble.
void put_leader(LayoutContext& ctx, DisplayList& list, PointPx at, float radius, RectPx box) {
    const PointPx end = leader_end(at, box);
    const float way = distance(at, end);
    if (way <= radius)
        return;
    const PointPx start = at + (end - at) * (radius / way);
    list.line(start, end, ctx.px(8), ctx.theme.halo);
    list.line(start, end, ctx.px(3), ctx.theme.sheet);
}

} // namespace

std::optional<CircleBubble> lay_out_bubble(LayoutContext& ctx, const SpectrumMemory& memory) {
    const Circle* circle = picked_circle(ctx, memory);
    if (circle == nullptr)
        return std::nullopt;
    const State& state = ctx.exhibit().states[circle->state.index];
    const VisibleText cls = ctx.words(class_word(circle->cls));
    TypeToken type = ctx.tokens().type.button;
    type.size = 28;
    type.weight = 700;
    type = fitting_type(ctx, ctx.words(state.name), type, {ctx.px(420), 0});
    const Paragraph& name = set_text(ctx, ctx.words(state.name), type, ctx.px(420));
    const Paragraph& below = set_text(ctx, cls, ctx.tokens().type.label, 0);
    const float chevron = ctx.px(34), inner = std::max(name.size.w, below.size.w);
    const SizePx size{std::max(inner + 2 * ctx.px(pad) + chevron + ctx.px(20), ctx.px(230)),
                      std::max(name.size.h + below.size.h + ctx.px(2 * pad - 8), ctx.px(96))};
    const RectPx room = ctx.turned(spectrum_areas(ctx).box);
    return CircleBubble{circle, bubble_place(ctx, memory, *circle, size, room), type};
}

void put_circle_bubble(LayoutContext& ctx, DisplayList& list, const CircleBubble& bubble) {
    const Circle* circle = bubble.circle;
    const RectPx box = bubble.box;
    const TypeToken& type = bubble.name;
    const CirclePlace& place = circle->now;
    const float ring = place.radius + ctx.px(ring_gap + ring_width), chevron = ctx.px(34);
    const State& state = ctx.exhibit().states[circle->state.index];
    const VisibleText cls = ctx.words(class_word(circle->cls));
    const Paragraph& name = set_text(ctx, ctx.words(state.name), type, ctx.px(420));
    const Paragraph& below = set_text(ctx, cls, ctx.tokens().type.label, 0);
    put_leader(ctx, list, place.at, ring, box);
    list.ring(place.at, place.radius + ctx.px(ring_gap / 2), ctx.px(ring_gap + 1), ctx.theme.halo);
    list.ring(place.at, ring - ctx.px(ring_width / 2), ctx.px(ring_width), ctx.theme.sheet);
    const bool pressed = ctx.is_pressed(node_key("state-bubble"));
    list.shadow(box, ctx.px(16), ctx.px(ctx.tokens().shadow_spread), Rgba{0, 0, 0, 140});
    list.fill(pressed ? box.grown(-ctx.px(3)) : box, pressed ? ctx.theme.sheet2 : ctx.theme.sheet,
              ctx.px(ctx.tokens().radius_card));
    const RectPx in = ctx.turned(box);
    const float x = in.x + ctx.px(pad), h = name.size.h + below.size.h;
    const float y = in.centre().y - h / 2;
    put_text(ctx, list, ctx.words(state.name), type, {x, y, ctx.px(420), 0}, ctx.theme.on_sheet);
    put_text(ctx, list, cls, ctx.tokens().type.label, {x, y + name.size.h, 0, 0},
             ctx.theme.on_sheet_secondary, {.wrap = false});
    draw_icon(list, Icon::chevron_trailing,
              ctx.turned({in.right() - ctx.px(pad) - chevron + ctx.px(8),
                          in.centre().y - chevron / 2, chevron, chevron}),
              ctx.theme.on_sheet, ctx.px(3), ctx.rtl());
    ctx.nodes.add({.id = "state-bubble",
                   .role = Role::card,
                   .label = ctx.words(state.name).view(),
                   .value = cls.view(),
                   .box = box,
                   .region = Region::card,
                   .on_tap = OpenDossier{circle->state}});
}

} // namespace fl
