#include "scene/dossier_parts.h"

#include <algorithm>

namespace fl {
namespace {

constexpr float heading_height = 48, all_height = 46, joined_pitch = 70;
constexpr float moment_height = 72, moment_gap = 8;

/// "All 16": a small face in a full touch box, so that the heading's row stays low.
void put_all_button(Dossier& d, NodeId id, std::size_t count, DossierView view, RectPx row) {
    LayoutContext& ctx = d.ctx;
    const VisibleText label =
        filled(ctx, ctx.words(Word::all_of), {ctx.dates.number(static_cast<long>(count))});
    const auto& type = ctx.tokens().type.label;
    const float text = set_text(ctx, label, type, 0).size.w, icon = ctx.px(22);
    const float w = std::max(text + icon + ctx.px(8 + 2 * 18), ctx.px(84));
    const RectPx face{row.right() - w, row.centre().y - ctx.px(all_height) / 2, w,
                      ctx.px(all_height)};
    const bool pressed = ctx.is_pressed(id.key());
    const auto colors = button_colors(ctx, ButtonLook::sheet, pressed);
    d.list.fill(ctx.turned(pressed ? face.grown(-ctx.px(3)) : face), colors.surface,
                ctx.px(ctx.tokens().radius_control));
    put_text(ctx, d.list, label, type, {face.x + ctx.px(18), face.y, text, face.h}, colors.content,
             {.valign = VAlign::middle, .wrap = false});
    draw_icon(
        d.list, Icon::chevron_trailing,
        ctx.turned({face.right() - ctx.px(14) - icon, face.centre().y - icon / 2, icon, icon}),
        colors.content, ctx.px(2.6F), ctx.rtl());
    const float target = ctx.px(ctx.tokens().target_min);
    put_node(ctx, {.id = id,
                   .role = Role::button,
                   .label = label.view(),
                   .box = {face.x, face.centre().y - target / 2, w, target},
                   .region = Region::card,
                   .on_tap = ShowInDossier{view}});
}

void put_heading(Dossier& d, NodeId id, Word word, RectPx row) {
    const RectPx used =
        put_text(d.ctx, d.list, d.ctx.words(word), d.ctx.tokens().type.label, row,
                 d.ctx.theme.on_sheet_secondary, {.valign = VAlign::middle, .wrap = false});
    put_node(d.ctx, {.id = id,
                     .role = Role::heading,
                     .label = d.ctx.words(word).view(),
                     .box = used,
                     .region = Region::card});
}

float put_joined_part(Dossier& d, RectPx box) {
    LayoutContext& ctx = d.ctx;
    const RectPx head{box.x, box.y, box.w, ctx.px(heading_height)};
    put_heading(d, "joined", Word::joined, head);
    if (d.memory.joined.size() > d.memory.telling.size())
        put_all_button(d, "all-instruments", d.memory.joined.size(), DossierView::instruments,
                       head);
    float y = head.bottom() + ctx.px(8);
    if (d.memory.telling.empty())
        put_text(ctx, d.list, ctx.words(Word::joined_nothing), ctx.tokens().type.label,
                 {box.x, y, box.w, 0}, ctx.theme.on_sheet_secondary, {.weight = 500});
    const float pitch = std::min((box.bottom() - y) / 3, ctx.px(joined_pitch));
    for (const Joined& joined : d.memory.telling) {
        put_joined(d, joined, {box.x, y, box.w, pitch});
        y += pitch;
    }
    return y;
}

void put_moments_part(Dossier& d, RectPx box) {
    LayoutContext& ctx = d.ctx;
    if (d.memory.moments.empty())
        return;
    const RectPx head{box.x, box.y, box.w, ctx.px(heading_height)};
    put_heading(d, "moments", Word::moments, head);
    const float first = head.bottom() + ctx.px(8), h = ctx.px(moment_height),
                gap = ctx.px(moment_gap);
    const auto room =
        static_cast<std::size_t>(std::max((box.bottom() - first + gap + 1) / (h + gap), 1.0F));
    const std::size_t shown = std::min(room, d.memory.best.size());
    if (d.memory.moments.size() > shown)
        put_all_button(d, "all-moments", d.memory.moments.size(), DossierView::moments, head);
    for (std::size_t i = 0; i < shown; ++i) {
        const RectPx place{box.x, first + static_cast<float>(i) * (h + gap), box.w, h};
        put_moment(d, d.memory.best[i], place, place);
    }
}

} // namespace

float put_joined(Dossier& d, const Joined& joined, RectPx row) {
    LayoutContext& ctx = d.ctx;
    const auto& type = ctx.tokens().type;
    const bool recorded = joined.date.first <= d.day;
    const float r = ctx.px(10), x = row.x + ctx.px(36), name_x = x + ctx.px(72);
    const float w = row.right() - name_x, h = ctx.px(34);
    put_mark(ctx, d.list, {row.x + r + ctx.px(2), row.y + h / 2}, r, MarkShape::circle, recorded,
             d.mark_colors());
    TypeToken year = type.label;
    year.tabular = true;
    put_text(ctx, d.list, VisibleText::composed(ctx.dates.year(joined.date.first)), year,
             {x, row.y, ctx.px(68), h}, ctx.theme.on_sheet_secondary,
             {.valign = VAlign::middle, .wrap = false});
    TypeToken name = type.button;
    name.size = 25;
    const VisibleText short_text = short_name(ctx, joined.instrument);
    const RectPx first = put_text(ctx, d.list, short_text, name, {name_x, row.y, w, h},
                                  ctx.theme.on_sheet, {.valign = VAlign::middle, .max_lines = 1});
    const VisibleText role = ctx.words(role_word(ctx.exhibit(), joined));
    put_text(ctx, d.list, role, type.minimum, {name_x, row.y + h - ctx.px(2), w, 0},
             ctx.theme.on_sheet_secondary, {.max_lines = 1});
    put_node(ctx, {.id = NodeId("joined-", ctx.exhibit().instruments[joined.instrument.index].key),
                   .role = Role::text,
                   .label = short_text.view(),
                   .value = role.view(),
                   .hint = ctx.dates.full(joined.date),
                   .box = {row.x, first.y, row.w, h},
                   .region = Region::card,
                   .drag = DragKind::list});
    return ctx.px(joined_pitch);
}

void put_moment(Dossier& d, EventId id, RectPx box, RectPx seen) {
    LayoutContext& ctx = d.ctx;
    const Event& event = ctx.exhibit().events[id.index];
    const NodeId node("moment-", event.key);
    const bool pressed = ctx.is_pressed(node.key());
    const auto colors = button_colors(ctx, ButtonLook::sheet, pressed);
    d.list.fill(ctx.turned(pressed ? box.grown(-ctx.px(3)) : box), colors.surface,
                ctx.px(ctx.tokens().radius_control));
    const PointPx mark = ctx.turned({box.x + ctx.px(20), box.y, ctx.px(28), box.h}).centre();
    draw_event_head(d.list, event.kind, mark, ctx.px(20), colors.content, event.date.first > d.day,
                    ctx.px(3));
    const auto& type = ctx.tokens().type;
    const RectPx year =
        put_text(ctx, d.list, VisibleText::composed(ctx.dates.year(event.date.first)), type.label,
                 {box.x, box.y, box.w - ctx.px(20), box.h}, ctx.theme.on_sheet_secondary,
                 {.align = Align::trailing, .valign = VAlign::middle, .wrap = false});
    TypeToken name = type.label;
    name.line = 1.1F;
    const float x = box.x + ctx.px(64), w = year.x - ctx.px(12) - x;
    const TextPlace two_lines{.valign = VAlign::middle, .max_lines = 2};
    const bool fits = !set_text(ctx, ctx.words(event.title), name, w, two_lines).truncated;
    put_text(ctx, d.list, fits ? ctx.words(event.title) : short_name(ctx, id), name,
             {x, box.y, w, box.h}, colors.content, two_lines);
    if (seen.h < ctx.px(24))
        return;
    put_node(ctx, {.id = node,
                   .role = Role::event,
                   .label = ctx.words(event.title).view(),
                   .value = ctx.dates.full(event.date),
                   .hint = ctx.words(Word::open_card).view(),
                   .box = seen,
                   .region = Region::card,
                   .drag = DragKind::list,
                   .on_tap = OpenEvent{id}});
}

float put_dossier_side(Dossier& d, RectPx box) {
    LayoutContext& ctx = d.ctx;
    if (d.view() != DossierView::overview)
        return put_dossier_list(d, box);
    if (ctx.state.screen.portrait()) {
        const float w = (box.w - ctx.px(40)) / 2;
        put_joined_part(d, {box.x, box.y, w, box.h});
        put_moments_part(d, {box.right() - w, box.y, w, box.h});
        return 0;
    }
    const float split = box.y + ctx.px(heading_height + 8 + 3 * joined_pitch);
    put_joined_part(d, {box.x, box.y, box.w, split - box.y});
    if (!d.memory.moments.empty())
        d.list.fill(ctx.turned({box.x, split + ctx.px(2), box.w, ctx.px(2)}), ctx.theme.sheet_line);
    const float y = split + ctx.px(10);
    put_moments_part(d, {box.x, y, box.w, box.bottom() - y});
    return 0;
}

} // namespace fl
