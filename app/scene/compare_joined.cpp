#include "scene/compare_parts.h"
#include "scene/scrolled.h"

#include <algorithm>

namespace fl {
namespace {

constexpr float pad = 32, head_height = 84, row_height = 84, column_width = 168;

RectPx column(const Comparison& c, RectPx row, std::size_t slot) {
    const float w = c.ctx.px(column_width);
    return {row.right() - static_cast<float>(2 - slot) * w, row.y, w, row.h};
}

/// Year and role of one state, or a dash.
void put_cell(Comparison& c, std::size_t slot, InstrumentId id, RectPx cell) {
    LayoutContext& ctx = c.ctx;
    const auto& joined = c.memory.joined[slot];
    const auto it = std::ranges::find(joined, id, &Joined::instrument);
    if (it == joined.end()) {
        const float w = ctx.px(32);
        c.list.fill(
            ctx.turned({cell.centre().x - w / 2, cell.centre().y - ctx.px(2), w, ctx.px(4)}),
            ctx.theme.text_tertiary, ctx.px(2));
        return;
    }
    // What comes later than the cursor is dim, like the trace ahead of the needle.
    const bool recorded = it->date.first <= c.day;
    const Rgba color = recorded ? ctx.theme.text : ctx.theme.text_tertiary;
    TypeToken year = ctx.tokens().type.button;
    year.tabular = true;
    const TextPlace middle{.align = Align::centre, .max_lines = 1, .weight = recorded ? 700 : 500};
    const RectPx first =
        put_text(ctx, c.list, VisibleText::composed(ctx.dates.year(it->date.first)), year,
                 {cell.x, cell.y + ctx.px(12), cell.w, 0}, color, middle);
    put_text(ctx, c.list, ctx.words(role_word(ctx.exhibit(), *it)), ctx.tokens().type.minimum,
             {cell.x, first.bottom() - ctx.px(1), cell.w, 0}, ctx.theme.text_tertiary,
             {.align = Align::centre, .max_lines = 1});
}

void put_row(Comparison& c, InstrumentId id, RectPx row, RectPx box) {
    LayoutContext& ctx = c.ctx;
    const auto& type = ctx.tokens().type;
    const Instrument& instrument = ctx.exhibit().instruments[id.index];
    const float w = column(c, row, 0).x - ctx.px(16) - row.x;
    const VisibleText name =
        ctx.words(instrument.short_name ? instrument.short_name : instrument.name);
    const std::string_view year = ctx.dates.year(instrument.date.first);
    const auto opened = instrument.place ? filled(ctx, ctx.words(Word::place_year),
                                                  {ctx.words(instrument.place).view(), year})
                                         : VisibleText::composed(year);
    TypeToken title = type.button;
    title.size = 25;
    const bool one_line = set_text(ctx, name, title, 0).size.w <= w;
    const RectPx used = put_text(
        ctx, c.list, name, title,
        {row.x, row.y + ctx.px(one_line ? 12 : 4), w, ctx.px(one_line ? 0 : 76)}, ctx.theme.text,
        {.valign = one_line ? VAlign::top : VAlign::middle, .max_lines = 2});
    if (one_line)
        put_text(ctx, c.list, opened, type.minimum, {row.x, used.bottom() - ctx.px(1), w, 0},
                 ctx.theme.text_tertiary, {.max_lines = 1});
    for (std::size_t slot = 0; slot < 2; ++slot)
        put_cell(c, slot, id, column(c, row, slot));
    c.list.fill(ctx.turned({row.x, row.bottom() - ctx.px(1), row.w, ctx.px(2)}), ctx.theme.line);
    const RectPx seen = inside(row, box);
    if (seen.h > row.h / 2)
        put_node(ctx, {.id = NodeId("joined-", instrument.key),
                       .role = Role::text,
                       .label = name.view(),
                       .value = opened.view(),
                       .box = seen,
                       .region = Region::page,
                       .drag = DragKind::list});
}

/// The title, and the marks of the two columns.
void put_head(Comparison& c, RectPx row, VisibleText title) {
    LayoutContext& ctx = c.ctx;
    const RectPx used = put_text(ctx, c.list, title, ctx.tokens().type.button,
                                 {row.x, row.y, column(c, row, 0).x - row.x, row.h}, ctx.theme.text,
                                 {.valign = VAlign::middle, .max_lines = 2, .weight = 700});
    put_node(ctx, {.id = "joined",
                   .role = Role::heading,
                   .label = title.view(),
                   .box = used,
                   .region = Region::page});
    for (std::size_t slot = 0; slot < 2; ++slot)
        put_mark(ctx, c.list, column(c, row, slot).centre(), ctx.px(18), shape_of(slot), true,
                 {ctx.theme.text, ctx.theme.raise});
    c.list.fill(ctx.turned({row.x, row.bottom() - ctx.px(1), row.w, ctx.px(2)}), ctx.theme.line);
}

/// Switches between what both joined and all that either did.
void put_toggle(Comparison& c, RectPx row) {
    LayoutContext& ctx = c.ctx;
    const bool all = ctx.state.compare.all;
    const ButtonSpec toggle{.id = "compare-all",
                            .role = Role::toggle,
                            .label = ctx.words(all ? Word::show_shared : Word::show_all),
                            .centred = true,
                            .look = ButtonLook::bare,
                            .on_tap = ShowAllCompared{!all},
                            .region = Region::page};
    const Rgba face = ctx.is_pressed(toggle.id.key()) ? ctx.theme.line : ctx.theme.raise2;
    c.list.fill(ctx.turned(row), face, ctx.px(ctx.tokens().radius_control));
    put_button(ctx, c.list, toggle, row);
}

} // namespace

float put_compared_joined(Comparison& c, RectPx box) {
    LayoutContext& ctx = c.ctx;
    c.list.fill(ctx.turned(box), ctx.theme.raise, ctx.px(ctx.tokens().radius_card));
    const float inset = ctx.px(pad);
    const Word title = ctx.state.compare.all ? Word::joined_either : Word::joined_both;
    const RectPx head{box.x + inset, box.y, box.w - 2 * inset, ctx.px(head_height)};
    put_head(c, head, ctx.words(title));
    const float h = ctx.px(row_height), button = ctx.px(ctx.tokens().target_min);
    const float button_y = box.bottom() - ctx.px(16) - button;
    put_toggle(c, {box.x + ctx.px(16), button_y, box.w - ctx.px(32), button});
    const RectPx rows{head.x, head.bottom(), head.w, button_y - ctx.px(12) - head.bottom()};
    const auto& shown = ctx.state.compare.all ? c.memory.either : c.memory.shared;
    if (shown.empty()) {
        put_text(ctx, c.list, ctx.words(Word::nothing_shared), ctx.tokens().type.label,
                 {rows.x, rows.y + ctx.px(24), rows.w, 0}, ctx.theme.text_secondary,
                 {.weight = 500});
        return 0;
    }
    return put_scrolled_list(ctx, c.list, "compare-list", ctx.words(title), rows, ctx.theme.raise,
                             [&](RectPx at) {
                                 float y = at.y;
                                 for (const InstrumentId id : shown) {
                                     put_row(c, id, {at.x, y, at.w, h}, rows);
                                     y += h;
                                 }
                                 return y - at.y;
                             });
}

} // namespace fl
