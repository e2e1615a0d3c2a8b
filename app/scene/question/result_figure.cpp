#include "scene/question/result_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace fl {
namespace {

// Lengths of picture 09, at ui_scale 1.
constexpr float flag_height = 64, flag_width = 124, flag_pad = 28, line_width = 5;
constexpr float bars_below_axis = 12, bar_gap = 8, poles_height = 40, share_of_bars = 0.27F;
constexpr int poles_lines = 3; // at most, of the words in that row
/// Fewer answers than these say more about single visitors than about all of them.
constexpr std::uint32_t enough_answers = 30;

PointPx turned(const LayoutContext& ctx, PointPx p) {
    return ctx.turned({p.x, p.y, 0, 0}).origin();
}

/// Upright, the largest words of the ends and between them stand in several lines, and those before
/// the rows have the margin only.
bool is_narrow(const LayoutContext& ctx) {
    return ctx.large_text() && ctx.state.screen.portrait();
}

/// "States" and "Visitors" before their rows, where the margin has room for the word.
void put_row_word(LayoutContext& ctx, DisplayList& list, Word word, PointPx at, float room) {
    TypeToken type = ctx.tokens().type.label;
    type.weight = 700;
    if (set_text(ctx, ctx.words(word), type, 0).size.w > room)
        return;
    put_text(ctx, list, ctx.words(word), type, {at.x, at.y, 0, 0}, ctx.theme.text, {.wrap = false});
}

/// Bars hang from the axis, ten of one width over the whole scale.
void put_bars(LayoutContext& ctx, DisplayList& list, const ResultFigure& figure,
              const std::array<std::uint32_t, 10>& counts) {
    const std::uint32_t most = std::max(*std::ranges::max_element(counts), 1U);
    const float pitch = (figure.x_minus - figure.x_plus) / 10, between = ctx.px(bar_gap);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0)
            continue;
        // Tenth 9 ends at +2, the leading end.
        const auto place = static_cast<float>(counts.size() - 1 - i);
        const float share = static_cast<float>(counts[i]) / static_cast<float>(most);
        const StanceClass cls = stance_class(-1.8F + 0.4F * static_cast<float>(i));
        put_swatch(ctx, list, cls,
                   {figure.x_plus + place * pitch + between / 2, figure.bars.y, pitch - between,
                    std::max(figure.bars.h * share, ctx.px(4))},
                   ctx.px(ctx.tokens().radius_swatch));
    }
}

void put_visitors(LayoutContext& ctx, DisplayList& list, const ResultFigure& figure,
                  QuestionId question) {
    if (question.index >= ctx.state.tally.size())
        return;
    const auto& counts = ctx.state.tally[question.index];
    const auto total = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    TypeToken type = ctx.tokens().type.label;
    put_row_word(ctx, list, Word::visitors, {figure.box.x, figure.bars.y + ctx.px(4)},
                 figure.bars.x - figure.box.x - ctx.px(12));
    VisibleText text;
    RectPx used;
    if (total < enough_answers) {
        text = filled(ctx, ctx.words(Word::first_visitors), {ctx.dates.number(enough_answers)});
        const RectPx frame{figure.x_plus, figure.bars.y, figure.x_minus - figure.x_plus,
                           figure.bars.h};
        const RectPx room{frame.x + ctx.px(16), frame.y, frame.w - ctx.px(32), frame.h};
        draw_dashed_frame(list, ctx.turned(frame), ctx.theme.line, ctx.px(2.5F),
                          ctx.px(ctx.tokens().radius_control), ctx.px(10));
        used = put_text(
            ctx, list, text, type, room, ctx.theme.text_secondary,
            {.align = Align::centre, .valign = VAlign::middle, .max_lines = 2, .shrink = true});
    } else {
        put_bars(ctx, list, figure, counts);
        text = filled(ctx, ctx.words(Word::visitors_here),
                      {ctx.dates.number(static_cast<long>(total))});
        const RectPx row = figure.poles;
        used = put_text(ctx, list, text, type, {row.x + row.w * 0.36F, row.y, row.w * 0.28F, row.h},
                        ctx.theme.text_secondary,
                        {.align = Align::centre,
                         .valign = VAlign::middle,
                         .max_lines = poles_lines,
                         .shrink = true});
    }
    put_node(ctx, {.id = "visitors",
                   .role = Role::text,
                   .label = ctx.words(Word::visitors).view(),
                   .value = text.view(),
                   .box = used,
                   .region = Region::page});
}

/// The ends in the words of the question.
void put_poles(LayoutContext& ctx, DisplayList& list, const ResultFigure& figure,
               const Question& question) {
    TypeToken type = ctx.tokens().type.button;
    type.weight = 700;
    const RectPx row = figure.poles;
    const float size = ctx.px(24), step = size + ctx.px(10), top = row.centre().y - size / 2;
    draw_icon(list, Icon::arrow_leading, ctx.turned({row.x, top, size, size}), ctx.theme.plus,
              ctx.px(3), ctx.rtl());
    const float w = row.w * 0.35F - step;
    put_text(ctx, list, ctx.words(question.legend_plus), type, {row.x + step, row.y, w, row.h},
             ctx.theme.plus, {.valign = VAlign::middle, .max_lines = 2, .shrink = true});
    draw_icon(list, Icon::arrow_trailing, ctx.turned({row.right() - size, top, size, size}),
              ctx.theme.minus, ctx.px(3), ctx.rtl());
    put_text(ctx, list, ctx.words(question.legend_minus), type,
             {row.right() - step - w, row.y, w, row.h}, ctx.theme.minus,
             {.align = Align::trailing, .valign = VAlign::middle, .max_lines = 2, .shrink = true});
    put_node(ctx, {.id = "poles",
                   .role = Role::text,
                   .label = ctx.words(question.legend_plus).view(),
                   .value = ctx.words(question.legend_minus).view(),
                   .hint = ctx.words(Word::view_states).view(),
                   .box = row,
                   .region = Region::page,
                   .hit = false});
}

void put_line(LayoutContext& ctx, DisplayList& list, float x, float top, float bottom) {
    const PointPx from = turned(ctx, {x, top}), to = turned(ctx, {x, bottom});
    list.line(from, to, ctx.px(line_width + 8), ctx.theme.halo);
    list.line(from, to, ctx.px(line_width), ctx.theme.text);
}

void put_flag(LayoutContext& ctx, DisplayList& list, const ResultFigure& figure, float x) {
    TypeToken type = ctx.tokens().type.lead;
    type.weight = 700;
    type.line = 1.1F;
    const VisibleText you = ctx.words(Word::you);
    const float w =
        std::max(set_text(ctx, you, type, 0).size.w + 2 * ctx.px(flag_pad), ctx.px(flag_width));
    const RectPx flag{std::clamp(x - w / 2, figure.box.x, figure.box.right() - w), figure.box.y, w,
                      ctx.px(flag_height)};
    list.fill(ctx.turned(flag), ctx.theme.sheet, ctx.px(ctx.tokens().radius_control));
    const RectPx room{flag.x, flag.y + flag.h * 0.1F, flag.w, flag.h * 0.8F};
    put_text(ctx, list, you, type, room, ctx.theme.on_sheet,
             {.align = Align::centre, .valign = VAlign::middle, .wrap = false, .shrink = true});
    put_node(ctx, {.id = "you",
                   .role = Role::text,
                   .label = you.view(),
                   .value = ctx.words(Word::answer_scale).view(),
                   .box = flag,
                   .region = Region::page});
}

} // namespace

ResultFigure figure_in(const LayoutContext& ctx, RectPx box) {
    ResultFigure f;
    f.box = box;
    const float inset = box.w * 0.085F;
    f.x_plus = box.x + inset;
    f.x_minus = box.right() - inset;
    const float lines = ctx.least_text_px() * 1.35F * poles_lines;
    const float poles_h =
        is_narrow(ctx) ? std::max(ctx.px(poles_height), lines) : ctx.px(poles_height);
    f.poles = {box.x, box.bottom() - poles_h, box.w, poles_h};
    const float bars = (f.poles.y - box.y) * share_of_bars;
    f.bars = {f.x_plus, f.poles.y - ctx.px(12) - bars, f.x_minus - f.x_plus, bars};
    f.axis_y = f.bars.y - ctx.px(bars_below_axis);
    const float top = box.y + ctx.px(flag_height + 12);
    f.circles = {box.x, top, box.w, f.axis_y - ctx.px(14) - top};
    return f;
}

void put_figure(LayoutContext& ctx, DisplayList& list, const ResultFigure& figure,
                const ResultMemory& memory, QuestionId question, std::optional<float> value) {
    const float x = figure.x(value.value_or(0));
    const float word_h =
        set_text(ctx, ctx.words(Word::view_states), ctx.tokens().type.label, 0).size.h;
    put_row_word(ctx, list, Word::view_states, {figure.box.x, figure.axis_y - ctx.px(6) - word_h},
                 is_narrow(ctx) ? figure.x_plus - figure.box.x : figure.box.w);
    list.fill(ctx.turned({figure.box.x, figure.axis_y - ctx.px(1.5F), figure.box.w, ctx.px(3)}),
              ctx.theme.text_secondary);
    if (value)
        put_line(ctx, list, x, figure.box.y + ctx.px(flag_height), figure.axis_y);
    put_result_circles(ctx, list, figure, memory, value);
    put_visitors(ctx, list, figure, question);
    put_poles(ctx, list, figure, ctx.exhibit().questions[question.index]);
    if (value) {
        put_line(ctx, list, x, figure.axis_y, figure.bars.bottom());
        put_flag(ctx, list, figure, x);
    }
}

} // namespace fl
