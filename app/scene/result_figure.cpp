#include "scene/circle.h"
#include "scene/result_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace fl {
namespace {

// Lengths of picture 09, at ui_scale 1.
constexpr float flag_height = 64, flag_width = 124, flag_pad = 28, line_width = 5;
constexpr float bars_below_axis = 12, bar_gap = 8, poles_height = 40, share_of_bars = 0.27F;
constexpr float ring_width = 5, name_pitch = 34, name_gap = 20;
/// Fewer answers than these say more about single visitors than about all of them.
constexpr std::uint32_t enough_answers = 30;

PointPx turned(const LayoutContext& ctx, PointPx p) {
    return {ctx.rtl() ? ctx.areas.screen.w - p.x : p.x, p.y};
}

void put_row_word(LayoutContext& ctx, DisplayList& list, Word word, PointPx at) {
    TypeToken type = ctx.tokens().type.label;
    type.weight = 700;
    put_text(ctx, list, ctx.words(word), type, {at.x, at.y, 0, 0}, ctx.theme.text, {.wrap = false});
}

/// Circle that each named state takes: circles of one score are alike, and these stand at the edge
/// of their block where the names go.
struct Named {
    StateId state;
    PointPx centre;
    float side = 1; // the name stands on the trailing side of its circle, -1: leading
};

std::size_t index_of(const ResultMemory& memory, StateId state) {
    return static_cast<std::size_t>(std::ranges::find(memory.states, state) -
                                    memory.states.begin());
}

/// The circle of one score that stands farthest to a side and is not taken yet.
PointPx edge_circle(const ResultMemory& memory, float score, float side,
                    std::span<const Named> taken) {
    std::optional<PointPx> best;
    for (std::size_t i = 0; i < memory.scores.size(); ++i) {
        const PointPx c = memory.packing.centres[i];
        if (std::abs(memory.scores[i] - score) > 1e-3F ||
            std::ranges::any_of(taken, [&](const Named& n) { return n.centre == c; }))
            continue;
        const auto farther = [&](PointPx other) {
            const float by = (c.x - other.x) * side;
            return by > 0.5F || (by > -0.5F && c.y < other.y);
        };
        if (!best || farther(*best))
            best = c;
    }
    return best.value_or(PointPx{});
}

std::size_t find_named(const LayoutContext& ctx, const ResultMemory& memory, float value,
                       std::array<Named, named_states>& out) {
    std::size_t count = 0;
    for (const StateId state : memory.nearest.states) {
        const std::size_t at = index_of(memory, state);
        if (count == out.size() || at == memory.states.size())
            break;
        const float score = memory.scores[at];
        // Away from the visitor's line, and never out of the figure.
        float side = score > value ? -1.0F : 1.0F;
        if (score == value)
            side = value >= 0 ? 1.0F : -1.0F;
        if (std::abs(score) > 1.5F)
            side = score > 0 ? 1.0F : -1.0F;
        out[count] = {state, edge_circle(memory, score, side, std::span(out).first(count)), side};
        ++count;
    }
    (void)ctx;
    return count;
}

/// Names beside the block, one below the other, each with a line to its circle.
void put_names(LayoutContext& ctx, DisplayList& list, const ResultMemory& memory,
               std::span<Named> named) {
    TypeToken type = ctx.tokens().type.label;
    type.weight = 700;
    std::ranges::sort(named, {}, [](const Named& n) { return n.centre.y; });
    const float pitch = ctx.px(name_pitch) * ctx.text_factor(), r = memory.packing.radius;
    for (const float side : {-1.0F, 1.0F}) {
        float middle = 0, edge = -1e9F, count = 0;
        for (const Named& n : named) {
            if (n.side != side)
                continue;
            middle += n.centre.y;
            edge = std::max(edge, n.centre.x * side);
            ++count;
        }
        if (count == 0)
            continue;
        float y = middle / count - pitch * (count - 1) / 2;
        const float x = (edge + r + ctx.px(name_gap + 18)) * side;
        for (const Named& n : named) {
            if (n.side != side)
                continue;
            const PointPx to{x - side * ctx.px(8), y};
            const PointPx way = to - n.centre;
            const PointPx from = n.centre + way * ((r + ctx.px(3)) / length(way));
            list.line(turned(ctx, from), turned(ctx, to), ctx.px(6), ctx.theme.halo);
            list.line(turned(ctx, from), turned(ctx, to), ctx.px(2), ctx.theme.text);
            const VisibleText name = ctx.words(ctx.exhibit().states[n.state.index].name);
            const float w = set_text(ctx, name, type, 0, {.casing = ctx.theme.halo}).size.w;
            put_text(ctx, list, name, type, {side > 0 ? x : x - w, y - pitch / 2, w, pitch},
                     ctx.theme.text,
                     {.valign = VAlign::middle, .wrap = false, .casing = ctx.theme.halo});
            y += pitch;
        }
    }
}

void put_circles(LayoutContext& ctx, DisplayList& list, const ResultMemory& memory, float value,
                 bool known) {
    const float r = memory.packing.radius;
    for (std::size_t i = 0; i < memory.states.size(); ++i) {
        const StanceClass cls = stance_class(memory.scores[i]);
        put_stance_disc(ctx, list, cls, ctx.theme.stance[static_cast<std::size_t>(cls)],
                        turned(ctx, memory.packing.centres[i]), r);
    }
    if (!known)
        return;
    // Circles of one score are alike: ring as many as there are views, the named ones first.
    std::array<Named, named_states> named{};
    const std::size_t count = find_named(ctx, memory, value, named);
    for (std::size_t i = 0; i < count; ++i)
        list.ring(turned(ctx, named[i].centre), r + ctx.px(1), ctx.px(ring_width), ctx.theme.text);
    put_names(ctx, list, memory, std::span(named).first(count));
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
    put_row_word(ctx, list, Word::visitors, {figure.box.x, figure.bars.y + ctx.px(4)});
    VisibleText text;
    RectPx used;
    if (total < enough_answers) {
        text = filled(ctx, ctx.words(Word::first_visitors), {ctx.dates.number(enough_answers)});
        const RectPx room{figure.x_plus, figure.bars.y, figure.x_minus - figure.x_plus,
                          figure.bars.h};
        draw_dashed_frame(list, ctx.turned(room), ctx.theme.line, ctx.px(2.5F),
                          ctx.px(ctx.tokens().radius_control), ctx.px(10));
        used = put_text(ctx, list, text, type, room, ctx.theme.text_secondary,
                        {.align = Align::centre, .valign = VAlign::middle, .max_lines = 2});
    } else {
        put_bars(ctx, list, figure, counts);
        text = filled(ctx, ctx.words(Word::visitors_here),
                      {ctx.dates.number(static_cast<long>(total))});
        used = put_text(ctx, list, text, type, figure.poles, ctx.theme.text_secondary,
                        {.align = Align::centre, .valign = VAlign::middle, .wrap = false});
    }
    put_node(ctx, {.id = "visitors",
                   .role = Role::text,
                   .label = text.view(),
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
    put_text(ctx, list, ctx.words(question.legend_plus), type, {row.x + step, row.y, 0, row.h},
             ctx.theme.plus, {.valign = VAlign::middle, .wrap = false});
    draw_icon(list, Icon::arrow_trailing, ctx.turned({row.right() - size, top, size, size}),
              ctx.theme.minus, ctx.px(3), ctx.rtl());
    put_text(ctx, list, ctx.words(question.legend_minus), type, {row.x, row.y, row.w - step, row.h},
             ctx.theme.minus, {.align = Align::trailing, .valign = VAlign::middle, .wrap = false});
}

void put_line(LayoutContext& ctx, DisplayList& list, const ResultFigure& figure, float x, float top,
              float bottom) {
    const PointPx from = turned(ctx, {x, top}), to = turned(ctx, {x, bottom});
    list.line(from, to, ctx.px(line_width + 8), ctx.theme.halo);
    list.line(from, to, ctx.px(line_width), ctx.theme.text);
    (void)figure;
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
    put_text(ctx, list, you, type, flag, ctx.theme.on_sheet,
             {.align = Align::centre, .valign = VAlign::middle, .wrap = false});
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
    f.poles = {box.x, box.bottom() - ctx.px(poles_height), box.w, ctx.px(poles_height)};
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
    put_row_word(ctx, list, Word::view_states, {figure.box.x, figure.box.y + ctx.px(16)});
    list.fill(ctx.turned({figure.box.x, figure.axis_y - ctx.px(1.5F), figure.box.w, ctx.px(3)}),
              ctx.theme.text_secondary);
    if (value)
        put_line(ctx, list, figure, x, figure.box.y + ctx.px(flag_height), figure.axis_y);
    put_circles(ctx, list, memory, value.value_or(0), value.has_value());
    put_visitors(ctx, list, figure, question);
    put_poles(ctx, list, figure, ctx.exhibit().questions[question.index]);
    if (value) {
        put_line(ctx, list, figure, x, figure.axis_y, figure.bars.bottom());
        put_flag(ctx, list, figure, x);
    }
}

} // namespace fl
