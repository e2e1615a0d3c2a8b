#include "scene/parts/stance_scale.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

/// Values closer than this share one place for the eye.
constexpr float same_place = 0.15F;
/// Hollow markers closer than this would have their years collide.
constexpr float same_year_place = 0.6F;

constexpr float year_gap = 4;

/// Where a year stands inside the bar's width: under its marker, or beside the years that stand.
float free_x(RectPx year, RectPx bar, std::span<const RectPx> others, float gap) {
    const auto inside = [&](float x) { return std::clamp(x, bar.x, bar.right() - year.w); };
    const float wanted = inside(year.x);
    const auto is_free = [&](float x) {
        return std::ranges::none_of(others, [&](const RectPx& other) {
            return x < other.right() + gap && other.x < x + year.w + gap;
        });
    };
    float best = wanted, way = 1e9F;
    if (is_free(wanted))
        return wanted;
    for (const RectPx& other : others) {
        for (const float x : {other.x - gap - year.w, other.right() + gap}) {
            if (inside(x) == x && is_free(x) && std::abs(x - wanted) < way)
                best = x, way = std::abs(x - wanted);
        }
    }
    return best;
}

} // namespace

StanceRecord stance_record(const Exhibit& exhibit, StateId state, QuestionId question, Day day) {
    StanceRecord record;
    record.now = shown_stance(exhibit, state, question, day);
    const auto& steps =
        exhibit.stance_steps[state.index * exhibit.questions.size() + question.index];
    std::optional<StanceRecord::Later> next, last;
    for (const StanceStep& step : steps) {
        if (step.source == StanceSource::none)
            continue;
        if (!record.first)
            record.first = step.from;
        if (step.from <= day)
            continue;
        const bool moved = record.now.cls == StanceClass::none ||
                           std::abs(step.value - record.now.value) >= same_place;
        const StanceRecord::Later later{step.value, step.from};
        if (!next && moved)
            next = later;
        // The last one is known by the date from which on its value holds.
        if (!last || std::abs(step.value - last->value) >= same_place)
            last = later;
    }
    const bool same_year = next && last && year_of(next->from) == year_of(last->from);
    if (next && last && !same_year && std::abs(last->value - next->value) >= same_year_place)
        record.later[static_cast<std::size_t>(record.later_count++)] = *next;
    const bool back_again = last && record.now.cls != StanceClass::none &&
                            std::abs(last->value - record.now.value) < same_place;
    if (next && last && !back_again)
        record.later[static_cast<std::size_t>(record.later_count++)] = *last;
    return record;
}

float stance_mark_radius(const LayoutContext& ctx) {
    return ctx.px(ctx.state.screen.compact() ? 12 : 15);
}

float scale_x(RectPx bar, float value) {
    return bar.x + bar.w * (2 - std::clamp(value, -2.0F, 2.0F)) / 4;
}

void put_stance_bar(LayoutContext& ctx, DisplayList& list, RectPx bar) {
    constexpr std::array<float, 6> limits{2, 1.25F, 0.34F, -0.34F, -1.25F, -2};
    const float gap = ctx.px(4);
    for (std::size_t i = 0; i < 5; ++i) {
        const float from = scale_x(bar, limits[i]) + (i > 0 ? gap / 2 : 0);
        const float to = scale_x(bar, limits[i + 1]) - (i < 4 ? gap / 2 : 0);
        put_swatch(ctx, list, static_cast<StanceClass>(i), {from, bar.y, to - from, bar.h},
                   ctx.px(ctx.tokens().radius_swatch));
    }
}

void put_mark(LayoutContext& ctx, DisplayList& list, PointPx centre, float radius, MarkShape shape,
              bool solid, MarkColors colors) {
    PointPx at = centre;
    if (ctx.rtl())
        at.x = ctx.areas.screen.w - at.x;
    const float casing = ctx.px(4), stroke = ctx.px(4);
    if (shape == MarkShape::circle) {
        list.disc(at, radius + casing, colors.ground);
        if (solid)
            list.disc(at, radius, colors.ink);
        else
            list.ring(at, radius - stroke / 2 + ctx.px(1), stroke, colors.ink);
        return;
    }
    const float side = radius * 1.8F; // as heavy as the circle
    const RectPx box{at.x - side / 2, at.y - side / 2, side, side};
    list.fill(box.grown(casing), colors.ground, ctx.px(6));
    if (solid)
        list.fill(box, colors.ink, ctx.px(3));
    else
        list.frame(box.grown(ctx.px(1)), colors.ink, stroke, ctx.px(4));
}

std::array<RectPx, 4> put_marks(LayoutContext& ctx, DisplayList& list, RectPx bar,
                                std::span<const ScaleMark> marks, MarkColors colors, float foot) {
    std::array<RectPx, 4> years{};
    std::size_t count = 0;
    const float r = stance_mark_radius(ctx), y = bar.centre().y;
    for (const bool solid : {false, true}) {
        for (const ScaleMark& mark : marks) {
            if (mark.solid != solid)
                continue;
            const PointPx at{std::clamp(scale_x(bar, mark.value), bar.x + r, bar.right() - r),
                             y + mark.shift_y};
            put_mark(ctx, list, at, r, mark.shape, solid, colors);
            if (mark.year.empty() || count == years.size())
                continue;
            const float gap = ctx.px(ctx.state.screen.compact() ? 3 : year_gap);
            const float top = at.y + r + gap;
            TypeToken type = ctx.tokens().type.minimum;
            type.line = 1.1F;
            type.weight = 600;
            type = fitting_type(ctx, mark.year, type, {bar.w, std::max(foot - top, ctx.px(20))},
                                {.wrap = false});
            const float w = set_text(ctx, mark.year, type, 0).size.w;
            const float x =
                free_x({at.x - w / 2, top, w, 1}, bar, std::span(years).first(count), ctx.px(8));
            years[count++] =
                put_text(ctx, list, mark.year, type, {x, top, w, 0}, colors.ink, {.wrap = false});
        }
    }
    return years;
}

void put_pole_words(LayoutContext& ctx, DisplayList& list, RectPx row, Rgba plus, Rgba minus) {
    TypeToken type = ctx.tokens().type.label;
    type.weight = 700;
    const float size = ctx.px(22), gap = ctx.px(8), between = ctx.px(16);
    const auto width = [&](Word word) { return set_text(ctx, ctx.words(word), type, 0).size.w; };
    const auto both = [&] { return width(Word::plus_side) + width(Word::minus_side) + between; };
    const float arrows = 2 * (size + gap);
    while (both() + arrows > row.w && style_of(ctx, type).size_px > ctx.least_text_px())
        type.size *= 0.93F;
    // Where even the smallest words fill the row, the arrows go: the words stand at their ends.
    const float inset = both() + arrows <= row.w ? size + gap : 0;
    const float top = row.y + (row.h - size) / 2, stroke = ctx.px(3);
    const TextPlace line{.valign = VAlign::middle, .wrap = false};
    TextPlace end = line;
    end.align = Align::trailing;
    if (inset > 0) {
        draw_icon(list, Icon::arrow_leading, ctx.turned({row.x, top, size, size}), plus, stroke,
                  ctx.rtl());
        draw_icon(list, Icon::arrow_trailing, ctx.turned({row.right() - size, top, size, size}),
                  minus, stroke, ctx.rtl());
    }
    put_text(ctx, list, ctx.words(Word::plus_side), type, {row.x + inset, row.y, 0, row.h}, plus,
             line);
    put_text(ctx, list, ctx.words(Word::minus_side), type, {row.x, row.y, row.w - inset, row.h},
             minus, end);
}

VisibleText source_word(const LayoutContext& ctx, StanceSource source) {
    switch (source) {
    case StanceSource::view:
        return ctx.words(Word::from_view);
    case StanceSource::acts:
        return ctx.words(Word::from_acts);
    case StanceSource::range:
        return ctx.words(Word::from_range);
    case StanceSource::none:
        break;
    }
    return {};
}

} // namespace fl
