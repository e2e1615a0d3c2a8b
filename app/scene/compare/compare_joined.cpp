#include "scene/compare/compare_parts.h"
#include "scene/parts/scrolled.h"

#include <algorithm>

namespace fl {
namespace {

constexpr float pad = 32, head_height = 84, row_height = 84;
constexpr float column_share = 0.29F;

RectPx column(const Comparison&, RectPx row, std::size_t slot) {
    const float w = row.w * column_share;
    return {row.right() - static_cast<float>(2 - slot) * w, row.y, w, row.h};
}

/// What one row says, and how high each part of it is.
struct RowTexts {
    VisibleText name, opened;
    TypeToken name_type, opened_type;
    std::array<const Joined*, 2> joined{};
    float name_w = 0, cell_w = 0, name_h = 0, opened_h = 0, height = 0;
};

TypeToken year_type(const LayoutContext& ctx) {
    TypeToken year = ctx.tokens().type.button;
    year.tabular = true;
    return year;
}

TypeToken role_type(Comparison& c, const Joined& joined, float width) {
    TypeToken type = c.ctx.tokens().type.minimum;
    type.line = 1.15F;
    return fitting_type(c.ctx, c.ctx.words(role_word(c.ctx.exhibit(), joined)), type, {width, 0},
                        {.max_lines = 2});
}

RowTexts texts_of(Comparison& c, InstrumentId id, float width) {
    LayoutContext& ctx = c.ctx;
    const auto& type = ctx.tokens().type;
    const Instrument& instrument = ctx.exhibit().instruments[id.index];
    RowTexts t;
    t.name = ctx.words(instrument.short_name ? instrument.short_name : instrument.name);
    const std::string_view year = ctx.dates.year(instrument.date.first);
    t.opened = instrument.place ? filled(ctx, ctx.words(Word::place_year),
                                         {ctx.words(instrument.place).view(), year})
                                : VisibleText::composed(year);
    t.cell_w = width * column_share - ctx.px(8);
    t.name_w = width * (1 - 2 * column_share) - ctx.px(16);
    TypeToken title = type.button;
    title.size = 25;
    t.name_type = fitting_type(ctx, t.name, title, {t.name_w, 0}, {.max_lines = 3});
    t.opened_type = type.minimum;
    t.opened_type.line = 1.2F;
    t.opened_type = fitting_type(ctx, t.opened, t.opened_type, {t.name_w, 0}, {.max_lines = 2});
    t.name_h = set_text(ctx, t.name, t.name_type, t.name_w).size.h;
    t.opened_h = set_text(ctx, t.opened, t.opened_type, t.name_w).size.h;
    float cells = 0;
    for (std::size_t slot = 0; slot < 2; ++slot) {
        const auto it = std::ranges::find(c.memory.joined[slot], id, &Joined::instrument);
        if (it == c.memory.joined[slot].end())
            continue;
        t.joined[slot] = &*it;
        const VisibleText role = ctx.words(role_word(ctx.exhibit(), *it));
        cells = std::max(cells, set_text(ctx, role, role_type(c, *it, t.cell_w), t.cell_w).size.h);
    }
    cells += set_text(ctx, VisibleText::composed(year), year_type(ctx), 0).size.h;
    t.height =
        std::max({ctx.px(row_height), t.name_h + t.opened_h + ctx.px(20), cells + ctx.px(20)});
    return t;
}

/// Year and role of one state, or a dash.
void put_cell(Comparison& c, const Joined* joined, float width, RectPx cell) {
    LayoutContext& ctx = c.ctx;
    if (joined == nullptr) {
        const float w = ctx.px(32);
        c.list.fill(
            ctx.turned({cell.centre().x - w / 2, cell.centre().y - ctx.px(2), w, ctx.px(4)}),
            ctx.theme.text_tertiary, ctx.px(2));
        return;
    }
    // What comes later than the cursor is dim, like the trace ahead of the needle.
    const bool recorded = joined->date.first <= c.day;
    const Rgba color = recorded ? ctx.theme.text : ctx.theme.text_tertiary;
    const VisibleText year = VisibleText::composed(ctx.dates.year(joined->date.first));
    const VisibleText role = ctx.words(role_word(ctx.exhibit(), *joined));
    const TypeToken type = role_type(c, *joined, width);
    const float year_h = set_text(ctx, year, year_type(ctx), 0).size.h;
    const float role_h = set_text(ctx, role, type, width).size.h;
    const RectPx in{cell.centre().x - width / 2, cell.centre().y - (year_h + role_h) / 2, width, 0};
    put_text(ctx, c.list, year, year_type(ctx), in, color,
             {.align = Align::centre, .wrap = false, .weight = recorded ? 700 : 500});
    put_text(ctx, c.list, role, type, in.moved({0, year_h}), ctx.theme.text_tertiary,
             {.align = Align::centre});
}

/// "Brazil: Signed, 2001": of one state in a row, for those who listen.
VisibleText told_cell(Comparison& c, const Joined* joined, std::size_t slot) {
    if (joined == nullptr)
        return {};
    LayoutContext& ctx = c.ctx;
    const State& state = ctx.exhibit().states[c.states[slot].index];
    const auto what = together(ctx, {ctx.words(role_word(ctx.exhibit(), *joined)).view(),
                                     ctx.dates.year(joined->date.first)});
    return together(ctx, {ctx.words(state.name).view(), what.view()}, ": ");
}

/// Returns its height.
float put_row(Comparison& c, InstrumentId id, RectPx at, RectPx box) {
    LayoutContext& ctx = c.ctx;
    const RowTexts t = texts_of(c, id, at.w);
    const RectPx row{at.x, at.y, at.w, t.height};
    const float y = row.centre().y - (t.name_h + t.opened_h) / 2;
    put_text(ctx, c.list, t.name, t.name_type, {row.x, y, t.name_w, 0}, ctx.theme.text);
    put_text(ctx, c.list, t.opened, t.opened_type, {row.x, y + t.name_h, t.name_w, 0},
             ctx.theme.text_tertiary);
    for (std::size_t slot = 0; slot < 2; ++slot)
        put_cell(c, t.joined[slot], t.cell_w, column(c, row, slot));
    c.list.fill(ctx.turned({row.x, row.bottom() - ctx.px(1), row.w, ctx.px(2)}), ctx.theme.line);
    const RectPx seen = inside(row, box);
    if (seen.h > ctx.px(24)) // a line of it can be read
        put_node(ctx, {.id = NodeId("joined-", ctx.exhibit().instruments[id.index].key),
                       .role = Role::text,
                       .label = t.name.view(),
                       .value = t.opened.view(),
                       .hint = together(ctx,
                                        {told_cell(c, t.joined[0], 0).view(),
                                         told_cell(c, t.joined[1], 1).view()},
                                        ". ")
                                   .view(),
                       .box = seen,
                       .region = Region::page,
                       .drag = DragKind::list});
    return row.h;
}

/// The title, and the marks of the two columns.
void put_head(Comparison& c, RectPx row, VisibleText title) {
    LayoutContext& ctx = c.ctx;
    const RectPx used =
        put_text(ctx, c.list, title, ctx.tokens().type.button,
                 {row.x, row.y, column(c, row, 0).x - ctx.px(12) - row.x, row.h}, ctx.theme.text,
                 {.valign = VAlign::middle, .max_lines = 2, .weight = 700, .shrink = true});
    put_column_node(c, {.id = "joined",
                        .role = Role::heading,
                        .label = title.view(),
                        .box = used,
                        .region = Region::page});
    for (std::size_t slot = 0; slot < 2; ++slot)
        put_mark(ctx, c.list, column(c, row, slot).centre(), ctx.px(18), shape_of(slot), true,
                 {ctx.theme.text, ctx.theme.raise});
    c.list.fill(ctx.turned({row.x, row.bottom() - ctx.px(1), row.w, ctx.px(2)}), ctx.theme.line);
}

/// A button below the table; in the column its face is cut as its touch box is.
void put_below_table(Comparison& c, const ButtonSpec& spec, RectPx box) {
    LayoutContext& ctx = c.ctx;
    const Rgba face = ctx.is_pressed(spec.id.key()) ? ctx.theme.line : ctx.theme.raise2;
    c.list.fill(ctx.turned(box), face, ctx.px(ctx.tokens().radius_control));
    ctx.nodes.mute(c.window.has_value());
    put_button(ctx, c.list, spec, box);
    ctx.nodes.mute(false);
    if (c.window)
        put_column_node(c, {.id = spec.id,
                            .role = spec.role,
                            .label = spec.label.view(),
                            .box = box,
                            .region = spec.region,
                            .on_tap = spec.on_tap});
}

/// Switches between what both joined and all that either did; and the sources of all of it.
void put_foot(Comparison& c, RectPx row) {
    LayoutContext& ctx = c.ctx;
    const bool all = ctx.state.compare.all;
    const RectPx end = trailing_part(row, ctx.px(ctx.tokens().target_min));
    put_below_table(c,
                    {.id = "compare-all",
                     .role = Role::toggle,
                     .label = ctx.words(all ? Word::show_shared : Word::show_all),
                     .centred = true,
                     .look = ButtonLook::bare,
                     .on_tap = ShowAllCompared{!all},
                     .region = Region::page},
                    {row.x, row.y, row.w - end.w - ctx.px(12), row.h});
    put_below_table(c,
                    {.id = "compare-sources",
                     .label = ctx.words(Word::sources),
                     .icon = Icon::sources,
                     .show_label = false,
                     .look = ButtonLook::bare,
                     .on_tap = OpenSources{StatePair{c.states}},
                     .region = Region::page},
                    end);
}

} // namespace

float put_compared_joined(Comparison& c, RectPx box) {
    LayoutContext& ctx = c.ctx;
    c.list.fill(ctx.turned(box), ctx.theme.raise, ctx.px(ctx.tokens().radius_card));
    const float inset = ctx.px(pad);
    const Word title = ctx.state.compare.all ? Word::joined_either : Word::joined_both;
    const RectPx head{box.x + inset, box.y, box.w - 2 * inset, ctx.px(head_height)};
    put_head(c, head, ctx.words(title));
    const float button = ctx.px(ctx.tokens().target_min);
    const float button_y = box.bottom() - ctx.px(16) - button;
    RectPx row{box.x + ctx.px(16), button_y, box.w - ctx.px(32), button};
    const RectPx rows{head.x, head.bottom(), head.w, button_y - ctx.px(12) - head.bottom()};
    const auto& shown = ctx.state.compare.all ? c.memory.either : c.memory.shared;
    if (shown.empty()) {
        put_foot(c, row);
        put_text(ctx, c.list, ctx.words(Word::nothing_shared), ctx.tokens().type.label,
                 {rows.x, rows.y + ctx.px(24), rows.w, 0}, ctx.theme.text_secondary,
                 {.weight = 500});
        return 0;
    }
    const auto put_rows = [&](RectPx at) {
        float y = at.y;
        for (const InstrumentId id : shown)
            y += put_row(c, id, {at.x, y, at.w, 0}, rows);
        return y - at.y;
    };
    const float scrollable =
        put_clipped_list(ctx, c.list, "compare-list", ctx.words(title), rows, rows, put_rows);
    // Its columns have no width to give: the steps stand beside the button below.
    const ScrollRail rail{.look = ButtonLook::bare, .paper = ctx.theme.raise};
    put_scroll_marks(ctx, c.list, rail, rows, scrollable);
    const RectPx steps = trailing_part(row, scroll_row_width(ctx));
    if (scrollable > 1)
        row.w -= steps.w + ctx.px(12);
    put_foot(c, row);
    put_scroll_steps(ctx, c.list, rail, rows, steps);
    return scrollable;
}

float put_joined_column(Comparison& c, RectPx at) {
    LayoutContext& ctx = c.ctx;
    const Word title = ctx.state.compare.all ? Word::joined_either : Word::joined_both;
    const auto& shown = ctx.state.compare.all ? c.memory.either : c.memory.shared;
    const RectPx head{at.x, at.y, at.w, ctx.px(head_height) * ctx.text_factor()};
    put_head(c, head, ctx.words(title));
    float y = head.bottom();
    for (const InstrumentId id : shown)
        y += put_row(c, id, {at.x, y, at.w, 0}, *c.window);
    if (shown.empty())
        y = put_text(ctx, c.list, ctx.words(Word::nothing_shared), ctx.tokens().type.label,
                     {at.x, y + ctx.px(24), at.w, 0}, ctx.theme.text_secondary, {.weight = 500})
                .bottom();
    const RectPx foot{at.x, y + ctx.px(16), at.w, ctx.px(ctx.tokens().target_min)};
    put_foot(c, foot);
    return foot.bottom() + ctx.px(4);
}

} // namespace fl
