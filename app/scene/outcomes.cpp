#include "scene/outcome_parts.h"
#include "scene/page.h"

#include <array>
#include <cmath>

namespace fl {
namespace {

constexpr float row_gap = 12, button_size = 72, heading_height = 46;

/// Columns of the list: what was expected, the crack, what came of it.
struct Columns {
    RectPx page; // all rows
    float expected_w = 0, outcome_x = 0, outcome_w = 0, crack_x = 0;
    float row_h = 0;
    bool stacked = false; // portrait: the outcome stands under what was expected
    RectPx row(int index) const {
        return {page.x, page.y + static_cast<float>(index) * (row_h + row_gap_px), page.w, row_h};
    }
    float row_gap_px = 0;
};

Columns columns_of(LayoutContext& ctx) {
    const RectPx header = ctx.areas.header;
    Columns c;
    c.stacked = ctx.state.screen.portrait();
    c.row_gap_px = ctx.px(row_gap);
    const float top = header.bottom() + ctx.px(8 + heading_height);
    const float bottom = ctx.areas.screen.h - ctx.px(c.stacked ? 130 : 28);
    c.page = {header.x, top, header.w, bottom - top};
    const auto rows = static_cast<float>(outcomes_per_page);
    c.row_h = (c.page.h - (rows - 1) * c.row_gap_px) / rows;
    const float middle = std::max(verdict_pill_width(ctx) + ctx.px(84), ctx.px(264));
    c.expected_w = (c.page.w - middle) / 2;
    c.outcome_x = c.page.x + c.expected_w + middle;
    c.outcome_w = c.expected_w;
    c.crack_x = c.page.centre().x;
    if (c.stacked) {
        c.expected_w = c.outcome_w = c.page.w;
        c.outcome_x = c.page.x;
    }
    return c;
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
    TypeToken type = ctx.tokens().type.button;
    type.weight = 700;
    const float y = c.page.y - ctx.px(heading_height), h = ctx.px(heading_height - 8);
    const VisibleText expected = ctx.words(Word::outcomes_expected);
    const VisibleText by = filled(ctx, ctx.words(Word::outcomes_by),
                                  {ctx.dates.full({ctx.exhibit().as_of, DatePrecision::day})});
    const auto put = [&](const char* id, VisibleText text, RectPx box, Align align) {
        const RectPx used = put_text(ctx, list, text, type, box, ctx.theme.text_secondary,
                                     {.align = align, .valign = VAlign::middle, .max_lines = 1});
        put_node(ctx, {.id = id, .role = Role::heading, .label = text.view(), .box = used});
    };
    put("outcomes-expected", expected, {c.page.x, y, c.expected_w, h}, Align::leading);
    put("outcomes-by", by, {c.outcome_x, y, c.outcome_w, h},
        c.stacked ? Align::trailing : Align::leading);
}

void put_expected(LayoutContext& ctx, DisplayList& list, const Prediction& prediction, RectPx box) {
    const float pad = ctx.px(32), kind_h = ctx.px(32);
    TypeToken type = ctx.tokens().type.heading;
    type.line = 1.1F;
    constexpr std::array<float, 2> sizes{37, 34};
    const VisibleText text = ctx.words(prediction.statement);
    const RectPx place{box.x + pad, box.y + ctx.px(14) + kind_h, box.w - 2 * pad,
                       box.h - kind_h - ctx.px(24)};
    type = fitting(ctx, text, type, sizes, {place.w, place.h});
    put_row_kind(ctx, list, prediction, {place.x, box.y + ctx.px(14), place.w, kind_h},
                 ctx.theme.text_secondary);
    put_text(ctx, list, text, type, place, ctx.theme.text,
             {.valign = VAlign::middle, .max_lines = lines_in(ctx, type, place.h)});
}

void put_outcome(LayoutContext& ctx, DisplayList& list, const Prediction& prediction, RectPx box) {
    const float pad = ctx.px(32), icon = ctx.px(34);
    TypeToken type = ctx.tokens().type.body;
    type.line = 1.34F;
    constexpr std::array<float, 3> sizes{28, 25, 23};
    const VisibleText text = ctx.words(prediction.brief);
    const RectPx place{box.x + pad, box.y + ctx.px(10), box.w - 2 * pad - icon - ctx.px(20),
                       box.h - ctx.px(20)};
    const float four = 4 * ctx.px(26) * type.line *
                       ctx.tokens().text_steps[static_cast<std::size_t>(ctx.state.text_step)];
    type = fitting(ctx, text, type, sizes, {place.w, std::min(place.h, four * 1.08F)});
    put_text(ctx, list, text, type, place, ctx.theme.text,
             {.valign = VAlign::middle, .max_lines = std::min(lines_in(ctx, type, place.h), 4)});
    draw_icon(
        list, Icon::chevron_trailing,
        ctx.turned({box.right() - pad - icon + ctx.px(10), box.centre().y - icon / 2, icon, icon}),
        ctx.theme.text_secondary, ctx.px(2.6F), ctx.rtl());
}

void put_row(LayoutContext& ctx, DisplayList& list, int index, const Columns& c, RectPx row) {
    const Prediction& prediction = ctx.exhibit().predictions[static_cast<std::size_t>(index)];
    const NodeId id("outcome-", prediction.key);
    const bool pressed = ctx.is_pressed(id.key());
    const Rgba ground = pressed ? ctx.theme.raise2 : ctx.theme.raise;
    const float radius = ctx.px(ctx.tokens().radius_control), inset = pressed ? ctx.px(3) : 0;
    RectPx expected{row.x, row.y, c.expected_w, row.h},
        outcome{c.outcome_x, row.y, c.outcome_w, row.h};
    const float pill_w = verdict_pill_width(ctx), pill_h = ctx.px(c.stacked ? 64 : 80);
    RectPx pill{c.crack_x - pill_w / 2, row.centre().y - pill_h / 2, pill_w, pill_h};
    if (c.stacked) {
        expected.h = row.h * 0.53F;
        outcome = {row.x, row.y + expected.h, row.w, row.h - expected.h};
        pill.y = expected.bottom() - pill_h / 2;
        list.fill(ctx.turned(row.grown(-inset)), ground, radius);
        list.fill(ctx.turned({row.x, expected.bottom() - ctx.px(1), row.w, ctx.px(2)}),
                  ctx.theme.line);
        expected.h -= pill_h * 0.3F;
        outcome.y += pill_h * 0.3F;
        outcome.h -= pill_h * 0.3F;
    } else {
        list.fill(ctx.turned({expected.right(), row.centre().y - ctx.px(1),
                              outcome.x - expected.right(), ctx.px(2)}),
                  ctx.theme.line);
        list.fill(ctx.turned(expected.grown(-inset)), ground, radius);
        list.fill(ctx.turned(outcome.grown(-inset)), ground, radius);
    }
    put_expected(ctx, list, prediction, expected);
    put_outcome(ctx, list, prediction, outcome);
    put_verdict_pill(ctx, list, prediction.verdict, pill, false);
    const VisibleText value = filled(ctx, VisibleText::composed("{0}, {1}"),
                                     {ctx.words(type_word(prediction)).view(),
                                      ctx.words(verdict_word(prediction.verdict)).view()});
    put_node(ctx, {.id = id,
                   .role = Role::button,
                   .label = ctx.words(prediction.statement).view(),
                   .value = value.view(),
                   .hint = ctx.words(Word::open_evidence).view(),
                   .box = row,
                   .region = Region::page,
                   .on_tap = OpenOutcome{index}});
}

int page_total(const LayoutContext& ctx) {
    const auto rows = static_cast<int>(ctx.exhibit().predictions.size());
    return (rows + outcomes_per_page - 1) / outcomes_per_page;
}

/// Beside the title in landscape, at the foot in portrait.
void put_paging(LayoutContext& ctx, DisplayList& list, const Columns& c) {
    const int page = ctx.state.list.page, total = page_total(ctx);
    const float size = ctx.px(button_size), label_w = ctx.px(150);
    const RectPx header = ctx.areas.header;
    RectPx bar{header.right() - ctx.px(330) - 2 * size - label_w, header.y, 2 * size + label_w,
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
                 {.align = Align::centre, .valign = VAlign::middle, .wrap = false});
    put_node(ctx, {.id = "page-number", .role = Role::text, .label = label.view(), .box = used});
    if (page + 1 < total)
        put("page-next", Word::next_page, Icon::chevron_trailing, bar.right() - size, 1);
}

} // namespace

LayoutFacts lay_out_outcomes(LayoutContext& ctx, SceneMemory& memory) {
    DisplayList& list = ctx.list();
    const Columns c = columns_of(ctx);
    put_page_header(ctx, list, ctx.words(Word::view_map), Icon::chevron_leading,
                    ctx.words(Word::nav_outcomes));
    put_paging(ctx, list, c);
    list.begin_group(page_progress(ctx), {});
    if (!c.stacked)
        put_crack(ctx, list, c);
    const bool open = ctx.state.outcomes.open_row.has_value();
    if (!open)
        put_headings(ctx, list, c); // the opened row has its own
    ctx.nodes.mute(open);           // what lies under the opened row cannot be touched
    const int first = ctx.state.list.page * outcomes_per_page;
    const int count = static_cast<int>(ctx.exhibit().predictions.size());
    for (int i = 0; i < outcomes_per_page && first + i < count; ++i)
        put_row(ctx, list, first + i, c, c.row(i));
    ctx.nodes.mute(false);
    list.end_group();
    if (!open)
        return {};
    const float more = ctx.px(heading_height - 8);
    const RectPx sheet{c.page.x, c.page.y - more, c.page.w, c.page.h + more};
    return put_outcome_panel(ctx, list, memory.terms,
                             c.row(*ctx.state.outcomes.open_row % outcomes_per_page), sheet);
}

} // namespace fl
