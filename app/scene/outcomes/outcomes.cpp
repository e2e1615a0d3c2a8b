#include "scene/outcomes/outcome_parts.h"
#include "scene/parts/scroll_rail.h"
#include "scene/parts/scrolled.h"

#include <array>
#include <cmath>

namespace fl {
namespace {

constexpr float row_gap = 12, button_size = 72, heading_height = 46, below_heading = 8;

/// Columns of the list: what was expected, the crack, what came of it.
struct Columns {
    RectPx page;         // all rows
    float heading_h = 0; // of the two headings above them
    float expected_w = 0, outcome_x = 0, outcome_w = 0, crack_x = 0;
    bool stacked = false; // portrait: the outcome stands under what was expected
    std::array<RectPx, outcomes_per_page> rows{}; // as high as their texts ask; empty: no row
    float size = 1;                               // of the rows' texts: one size for all of a page
    float scrollable = 0;
};

struct Headings {
    VisibleText expected, by;
};

Headings headings_of(LayoutContext& ctx) {
    return {ctx.words(Word::outcomes_expected),
            filled(ctx, ctx.words(Word::outcomes_by),
                   {ctx.dates.full({ctx.exhibit().as_of, DatePrecision::day})})};
}

TypeToken heading_type(const LayoutContext& ctx) {
    TypeToken type = ctx.tokens().type.button;
    type.weight = 700;
    return type;
}

/// One line; large words take two where they must.
float headings_height(LayoutContext& ctx, float width) {
    float h = ctx.px(heading_height - below_heading);
    if (!ctx.large_text())
        return h;
    const Headings headings = headings_of(ctx);
    for (const VisibleText text : {headings.expected, headings.by})
        h = std::max(
            h, set_fitting(ctx, text, heading_type(ctx), {width, h}, {.max_lines = 2}).size.h);
    return h;
}

/// @param railed  beside a rail, where the rows need more than the page
Columns columns_of(LayoutContext& ctx, bool railed) {
    const RectPx header = ctx.areas.header;
    Columns c;
    c.stacked = ctx.state.screen.portrait();
    const float w = header.w - (railed ? rail_width_px(ctx) : 0);
    const float around = ctx.px(ctx.state.screen.compact() ? 30 : 84);
    const float middle = std::max(verdict_pill_width(ctx) + around, ctx.px(264));
    c.expected_w = (w - middle) / 2;
    c.heading_h = headings_height(ctx, c.stacked ? w / 2 - ctx.px(12) : c.expected_w);
    const float top = header.bottom() + c.heading_h + ctx.px(8 + below_heading);
    const float bottom = ctx.areas.screen.h - ctx.px(c.stacked ? 130 : 28);
    c.page = {header.x, top, w, bottom - top};
    c.outcome_x = c.page.x + c.expected_w + middle;
    c.outcome_w = c.expected_w;
    c.crack_x = c.page.centre().x;
    if (c.stacked) {
        c.expected_w = c.outcome_w = c.page.w;
        c.outcome_x = c.page.x;
    }
    return c;
}

constexpr float pad = 32, kind_top = 10, expected_foot = 12, outcome_pad = 10, chevron = 34;
constexpr float pill_height = 80, stacked_pill_height = 64;

TypeToken expected_type(const LayoutContext& ctx, float size) {
    TypeToken type = ctx.tokens().type.heading;
    type.size = 37 * size;
    type.line = 1.1F;
    return type;
}

TypeToken outcome_type(const LayoutContext& ctx, float size) {
    TypeToken type = ctx.tokens().type.body;
    type.size = 28 * size;
    type.line = 1.34F;
    return type;
}

float outcome_text_width(const LayoutContext& ctx, const Columns& c) {
    return c.outcome_w - ctx.px(2 * pad + chevron + 20);
}

/// Heights of the two texts of a row, with their air, at a share of their usual size.
struct RowHeights {
    float expected = 0, outcome = 0;
    float all(const LayoutContext& ctx, bool stacked) const {
        return stacked ? expected + outcome + ctx.px(stacked_pill_height * 1.1F)
                       : std::max(expected, outcome);
    }
};

RowHeights row_heights(LayoutContext& ctx, const Columns& c, const Prediction& prediction,
                       float size) {
    const TypeToken expected = expected_type(ctx, size), outcome = outcome_type(ctx, size);
    const float w = c.expected_w - ctx.px(2 * pad);
    RowHeights h;
    h.expected = put_row_kind(ctx, nullptr, prediction, {0, 0, w, 0}, {}) +
                 set_text(ctx, ctx.words(prediction.statement), expected, w).size.h +
                 ctx.px(kind_top + expected_foot);
    h.outcome =
        set_text(ctx, ctx.words(prediction.brief), outcome, outcome_text_width(ctx, c)).size.h +
        ctx.px(2 * outcome_pad);
    return h;
}

/// Rows of one height where all texts fit it; else each as high as it must be, at the largest size
/// at which the page holds them; else the page scrolls.
void place_rows(LayoutContext& ctx, Columns& c, int first, int count) {
    const float gap = ctx.px(row_gap), all = static_cast<float>(outcomes_per_page);
    const float even = (c.page.h - (all - 1) * gap) / all;
    const float room = even * static_cast<float>(count) + gap * static_cast<float>(count - 1);
    std::array<float, outcomes_per_page> heights{};
    float sum = 0;
    bool alike = false;
    for (const float size : {1.0F, 0.92F, 0.84F, 0.77F, 0.7F, 0.62F, 0.55F}) {
        alike = true;
        c.size = size;
        sum = gap * static_cast<float>(count - 1);
        for (int i = 0; i < count; ++i) {
            const auto& prediction = ctx.exhibit().predictions[static_cast<std::size_t>(first + i)];
            auto& h = heights[static_cast<std::size_t>(i)];
            h = row_heights(ctx, c, prediction, size).all(ctx, c.stacked);
            alike = alike && h <= even;
            sum += h;
        }
        // As the design has it down to a little smaller type; then rows may differ.
        if (alike || (sum <= room && size < 0.9F))
            break;
    }
    const float spare = alike ? 0 : std::max(room - sum, 0.0F) / static_cast<float>(count);
    c.scrollable = alike ? 0 : std::max(sum - c.page.h, 0.0F);
    float y = c.page.y;
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        c.rows[at] = {c.page.x, y, c.page.w, alike ? even : heights[at] + spare};
        y = c.rows[at].bottom() + gap;
    }
}

/// Two parallel strokes that zigzag down the middle; the pills stand on them.
void put_crack(LayoutContext& ctx, DisplayList& list, const Columns& c) {
    constexpr std::array<float, 8> bends{0, -16, 14, -6, 18, -12, 8, -18};
    std::array<PointPx, 24> points{};
    const float top = ctx.areas.header.bottom() - ctx.px(10);
    const float bottom = ctx.areas.screen.h - ctx.px(10);
    for (const float side : {-5.0F, 5.0F}) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            const float along = static_cast<float>(i) / static_cast<float>(points.size() - 1);
            const float x = c.crack_x + ctx.px(bends[i % bends.size()] + side);
            points[i] = {ctx.rtl() ? ctx.areas.screen.w - x : x, mix(top, bottom, along)};
        }
        list.line(points, ctx.px(2.4F), ctx.theme.line);
    }
}

void put_headings(LayoutContext& ctx, DisplayList& list, const Columns& c) {
    const TypeToken type = heading_type(ctx);
    const float h = c.heading_h, y = c.page.y - h - ctx.px(below_heading);
    const auto [expected, by] = headings_of(ctx);
    const int lines = ctx.large_text() ? 2 : 1;
    const auto put = [&](const char* id, VisibleText text, RectPx box) {
        const RectPx used =
            put_text(ctx, list, text, type, box, ctx.theme.text_secondary,
                     {.valign = VAlign::middle, .max_lines = lines, .shrink = true});
        put_node(ctx, {.id = id, .role = Role::heading, .label = text.view(), .box = used});
        return used;
    };
    if (!c.stacked) {
        put("outcomes-expected", expected, {c.page.x, y, c.expected_w, h});
        put("outcomes-by", by, {c.page.right() - c.expected_w, y, c.expected_w, h});
        return;
    }
    // Each row goes on from the one to the other, from above to below.
    const float icon = ctx.px(22), between = icon + ctx.px(28);
    const float half = (c.page.w - between) / 2;
    const RectPx first = put("outcomes-expected", expected, {c.page.x, y, half, h});
    const float x = first.right() + between;
    draw_icon(list, Icon::arrow_down,
              ctx.turned({first.right() + ctx.px(14), y + (h - icon) / 2, icon, icon}),
              ctx.theme.text_secondary, ctx.px(2.6F), false);
    put("outcomes-by", by, {x, y, c.page.right() - x, h});
}

void put_expected(LayoutContext& ctx, DisplayList& list, const Prediction& prediction,
                  const Columns& c, RectPx box) {
    const float in = ctx.px(pad), top = ctx.px(kind_top), w = box.w - 2 * in;
    const float kind_h = put_row_kind(ctx, &list, prediction, {box.x + in, box.y + top, w, 0},
                                      ctx.theme.text_secondary);
    const float y = box.y + top + kind_h;
    put_text(ctx, list, ctx.words(prediction.statement), expected_type(ctx, c.size),
             {box.x + in, y, w, box.bottom() - ctx.px(expected_foot) - y}, ctx.theme.text,
             {.valign = VAlign::middle, .shrink = true});
}

void put_outcome(LayoutContext& ctx, DisplayList& list, const Prediction& prediction,
                 const Columns& c, RectPx box) {
    const float in = ctx.px(pad), icon = ctx.px(chevron);
    put_text(ctx, list, ctx.words(prediction.brief), outcome_type(ctx, c.size),
             {box.x + in, box.y + ctx.px(outcome_pad), outcome_text_width(ctx, c),
              box.h - ctx.px(2 * outcome_pad)},
             ctx.theme.text, {.valign = VAlign::middle, .shrink = true});
    draw_icon(
        list, Icon::chevron_trailing,
        ctx.turned({box.right() - in - icon + ctx.px(10), box.centre().y - icon / 2, icon, icon}),
        ctx.theme.text_secondary, ctx.px(2.6F), ctx.rtl());
}

/// `seen` is the part of the row that the page shows.
void put_row(LayoutContext& ctx, DisplayList& list, int index, const Columns& c, RectPx row,
             RectPx seen) {
    const Prediction& prediction = ctx.exhibit().predictions[static_cast<std::size_t>(index)];
    const NodeId id("outcome-", prediction.key);
    const bool pressed = ctx.is_pressed(id.key());
    const Rgba ground = pressed ? ctx.theme.raise2 : ctx.theme.raise;
    const float radius = ctx.px(ctx.tokens().radius_control), inset = pressed ? ctx.px(3) : 0;
    RectPx expected{row.x, row.y, c.expected_w, row.h},
        outcome{c.outcome_x, row.y, c.outcome_w, row.h};
    const float pill_w = verdict_pill_width(ctx),
                pill_h = std::min(ctx.px(c.stacked ? stacked_pill_height : pill_height), row.h);
    RectPx pill{c.crack_x - pill_w / 2, row.centre().y - pill_h / 2, pill_w, pill_h};
    if (c.stacked) {
        const RowHeights wanted = row_heights(ctx, c, prediction, 0.55F);
        const float spare = row.h - wanted.all(ctx, true);
        expected.h = wanted.expected + ctx.px(stacked_pill_height * 0.55F) + spare * 0.55F;
        outcome = {row.x, row.y + expected.h, row.w, row.h - expected.h};
        pill.y = expected.bottom() - pill_h / 2;
        list.fill(ctx.turned(row.grown(-inset)), ground, radius);
        list.fill(ctx.turned({row.x, expected.bottom() - ctx.px(1), row.w, ctx.px(2)}),
                  ctx.theme.line);
        expected.h -= pill_h * 0.55F;
        outcome.y += pill_h * 0.55F;
        outcome.h -= pill_h * 0.55F;
    } else {
        list.fill(ctx.turned({expected.right(), row.centre().y - ctx.px(1),
                              outcome.x - expected.right(), ctx.px(2)}),
                  ctx.theme.line);
        list.fill(ctx.turned(expected.grown(-inset)), ground, radius);
        list.fill(ctx.turned(outcome.grown(-inset)), ground, radius);
    }
    put_expected(ctx, list, prediction, c, expected);
    put_outcome(ctx, list, prediction, c, outcome);
    put_verdict_pill(ctx, list, prediction.verdict, pill, false);
    const VisibleText value = together(
        ctx,
        {ctx.words(type_word(prediction)).view(),
         ctx.words(verdict_word(prediction.verdict)).view(), ctx.words(prediction.brief).view(),
         is_marked(prediction) ? ctx.words(Word::recalled_mark).view() : ""},
        ". ");
    put_node(ctx, {.id = id,
                   .role = Role::button,
                   .label = ctx.words(prediction.statement).view(),
                   .value = value.view(),
                   .hint = ctx.hint(Word::open_evidence, Word::open_evidence_keys),
                   .box = seen,
                   .region = c.scrollable > 0 ? Region::card : Region::page,
                   .drag = c.scrollable > 0 ? DragKind::list : DragKind::none,
                   .on_tap = OpenOutcome{index}});
}

int page_total(const LayoutContext& ctx) {
    const auto rows = static_cast<int>(ctx.exhibit().predictions.size());
    return (rows + outcomes_per_page - 1) / outcomes_per_page;
}

float paging_width(const LayoutContext& ctx) {
    return ctx.px(2 * button_size + 150);
}

/// Beside the title in landscape, at the foot in portrait.
void put_paging(LayoutContext& ctx, DisplayList& list, const Columns& c) {
    const int page = ctx.state.list.page, total = page_total(ctx);
    const float size = ctx.px(button_size), label_w = ctx.px(150);
    const RectPx header = ctx.areas.header;
    RectPx bar{page_header_end(ctx) - ctx.px(24) - paging_width(ctx), header.y, paging_width(ctx),
               size};
    if (c.stacked)
        bar = {c.page.centre().x - bar.w / 2, ctx.areas.screen.h - size - ctx.px(36), bar.w, size};
    const auto put = [&](const char* id, Word word, Icon icon, float x, int by) {
        put_button(ctx, list,
                   {.id = id,
                    .label = ctx.words(word),
                    .icon = icon,
                    .show_label = false,
                    .on_tap = TurnPage{by}},
                   {x, bar.y, size, size});
    };
    if (page > 0)
        put("page-previous", Word::previous_page, Icon::chevron_leading, bar.x, -1);
    const VisibleText label = filled(ctx, ctx.words(Word::page_of),
                                     {ctx.dates.number(page + 1), ctx.dates.number(total)});
    TypeToken type = ctx.tokens().type.button;
    type.tabular = true;
    const RectPx used =
        put_text(ctx, list, label, type, {bar.x + size, bar.y, label_w, size}, ctx.theme.text,
                 {.align = Align::centre, .valign = VAlign::middle, .wrap = false, .shrink = true});
    put_node(ctx, {.id = "page-number", .role = Role::text, .label = label.view(), .box = used});
    if (page + 1 < total)
        put("page-next", Word::next_page, Icon::chevron_trailing, bar.right() - size, 1);
}

} // namespace

LayoutFacts lay_out_outcomes(LayoutContext& ctx, SceneMemory& memory) {
    DisplayList& list = ctx.list();
    Columns c = columns_of(ctx, false);
    const int first = ctx.state.list.page * outcomes_per_page;
    const int count =
        std::min(static_cast<int>(ctx.exhibit().predictions.size()) - first, outcomes_per_page);
    place_rows(ctx, c, first, count);
    const RectPx rail = rail_place(ctx, c.page);
    if (c.scrollable > 1) {
        c = columns_of(ctx, true);
        place_rows(ctx, c, first, count);
    }
    put_page_title(ctx, list, ctx.words(Word::view_map), Icon::chevron_leading,
                   ctx.words(Word::nav_outcomes), c.stacked ? 0 : paging_width(ctx) + ctx.px(24));
    if (!c.stacked)
        put_paging(ctx, list, c);
    put_settings_buttons(ctx, list);
    list.begin_group(page_progress(ctx), {});
    if (!c.stacked)
        put_crack(ctx, list, c);
    const bool open = ctx.state.outcomes.open_row.has_value();
    if (!open)
        put_headings(ctx, list, c); // the opened row has its own
    ctx.nodes.mute(open);           // what lies under the opened row cannot be touched
    // While a row is open the list's scroll is that of its text.
    const float scroll = open ? 0 : ctx.state.list.scroll;
    if (c.scrollable > 0) {
        put_node(ctx, {.id = "outcomes-list",
                       .role = Role::text,
                       .label = ctx.words(Word::nav_outcomes).view(),
                       .box = c.page,
                       .region = Region::card,
                       .drag = DragKind::list});
        list.push_clip(ctx.turned(c.page));
    }
    for (int i = 0; i < count; ++i) {
        const RectPx row = c.rows[static_cast<std::size_t>(i)].moved({0, -scroll});
        const RectPx seen = inside(row, c.page);
        // Under an open row the list does not scroll: what it would cut stays away.
        const bool whole = row.bottom() <= c.page.bottom() + 1;
        if (seen.h > ctx.px(24) && (!open || whole))
            put_row(ctx, list, first + i, c, row, seen);
    }
    if (c.scrollable > 0) {
        list.pop_clip();
        if (!open)
            put_scroll_rail(ctx, list, {.look = ButtonLook::raised, .paper = ctx.theme.ink}, c.page,
                            rail, c.scrollable);
    }
    ctx.nodes.mute(false);
    list.end_group();
    if (c.stacked)
        put_paging(ctx, list, c);
    if (!open)
        return {.list_scrollable_px = c.scrollable};
    const float more = c.heading_h;
    const RectPx sheet{c.page.x, c.page.y - more, c.page.w, c.page.h + more};
    const auto at = static_cast<std::size_t>(*ctx.state.outcomes.open_row % outcomes_per_page);
    return put_outcome_panel(ctx, list, memory.terms, c.rows[at], sheet);
}

} // namespace fl
