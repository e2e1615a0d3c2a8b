#include "scene/outcomes/outcome_parts.h"

#include <array>
#include <cmath>
#include <numbers>

namespace fl {
namespace {

constexpr float pi = std::numbers::pi_v<float>;

/// The half at the leading side.
void draw_half(const LayoutContext& ctx, DisplayList& list, PointPx c, float r, Rgba color) {
    std::array<PointPx, 17> arc{};
    const float side = ctx.rtl() ? 1.0F : -1.0F;
    for (std::size_t i = 0; i < arc.size(); ++i) {
        const float a = -pi / 2 + pi * static_cast<float>(i) / static_cast<float>(arc.size() - 1);
        arc[i] = {c.x + side * r * std::cos(a), c.y + r * std::sin(a)};
    }
    list.polygon(arc, color);
}

void draw_dashes(DisplayList& list, PointPx c, float r, float width, Rgba color) {
    constexpr int dashes = 8, steps = 5;
    for (int d = 0; d < dashes; ++d) {
        std::array<PointPx, steps> arc{};
        for (int i = 0; i < steps; ++i) {
            const float turn = static_cast<float>(d) + 0.58F * static_cast<float>(i) / (steps - 1);
            const float a = 2 * pi * turn / dashes;
            arc[static_cast<std::size_t>(i)] = {c.x + r * std::cos(a), c.y + r * std::sin(a)};
        }
        list.line(arc, width, color);
    }
}

} // namespace

Word verdict_word(Verdict verdict) {
    constexpr Word words[] = {Word::verdict_held, Word::verdict_partly, Word::verdict_not_so,
                              Word::verdict_open};
    return words[static_cast<std::size_t>(verdict)];
}

Word type_word(const Prediction& prediction) {
    if (prediction.type == "recommendation")
        return Word::type_advice;
    return prediction.type == "observation" ? Word::type_observation : Word::type_forecast;
}

void draw_verdict(const LayoutContext& ctx, DisplayList& list, Verdict verdict, PointPx c, float r,
                  Rgba color) {
    const float width = ctx.px(3.2F);
    if (verdict == Verdict::borne_out)
        return list.disc(c, r, color);
    if (verdict == Verdict::open)
        return draw_dashes(list, c, r - width / 2, width, color);
    if (verdict == Verdict::partly)
        draw_half(ctx, list, c, r - width / 2, color);
    list.ring(c, r, width, color);
}

float verdict_pill_width(LayoutContext& ctx) {
    float widest = 0;
    for (const Verdict v : {Verdict::borne_out, Verdict::partly, Verdict::not_so, Verdict::open})
        widest = std::max(widest, set_text(ctx, ctx.words(verdict_word(v)),
                                           ctx.tokens().type.button, 0, {.weight = 700})
                                      .size.w);
    // Upright it stands between two texts, not beside them.
    const Screen& screen = ctx.state.screen;
    const float large = screen.lower() ? 0.34F : 0.27F;
    const float share = screen.portrait() ? 0.45F : ctx.large_text() ? large : 0.2F;
    return std::min(widest + ctx.px(104), ctx.areas.header.w * share);
}

void put_verdict_pill(LayoutContext& ctx, DisplayList& list, Verdict verdict, RectPx box,
                      bool on_paper) {
    const Theme& t = ctx.theme;
    const bool filled_pill = (verdict == Verdict::borne_out) != on_paper;
    const Rgba ground = filled_pill ? t.sheet : on_paper ? t.on_sheet : t.ink;
    Rgba content = filled_pill ? t.on_sheet : on_paper ? t.sheet : t.text;
    const float radius = box.h / 2;
    if (on_paper && verdict != Verdict::borne_out) {
        list.fill(ctx.turned(box), t.sheet, radius);
        list.frame(ctx.turned(box), t.on_sheet, ctx.px(3), radius);
        content = t.on_sheet;
    } else {
        list.fill(ctx.turned(box), ground, radius);
        if (!filled_pill && !on_paper)
            list.frame(ctx.turned(box), t.text, ctx.px(3), radius);
    }
    const float r = ctx.px(18);
    const RectPx disc{box.x + ctx.px(24), box.centre().y - r, 2 * r, 2 * r};
    draw_verdict(ctx, list, verdict, ctx.turned(disc).centre(), r, content);
    TypeToken type = ctx.tokens().type.button;
    type.weight = 700;
    const float x = disc.right() + ctx.px(12);
    put_text(ctx, list, ctx.words(verdict_word(verdict)), type,
             {x, box.y, box.right() - ctx.px(16) - x, box.h}, content,
             {.valign = VAlign::middle, .wrap = false, .shrink = true});
}

namespace {

/// Kind of a row and the mark behind it, at one size that fits a width.
struct RowKind {
    TypeToken kind, mark;
    float kind_w = 0, mark_w = 0; // mark_w 0: there is none
    float width = 0;
};

constexpr float mark_gap = 24, mark_radius = 6, mark_text_gap = 8;

RowKind row_kind(LayoutContext& ctx, const Prediction& prediction, float room) {
    RowKind row{ctx.tokens().type.minimum, ctx.tokens().type.minimum};
    row.kind.weight = 700;
    const bool marked = is_marked(prediction);
    for (;;) {
        row.kind_w = set_text(ctx, ctx.words(type_word(prediction)), row.kind, 0).size.w;
        row.mark_w = marked ? set_text(ctx, ctx.words(Word::recalled_mark), row.mark, 0).size.w : 0;
        row.width = row.kind_w + row.mark_w +
                    (marked ? ctx.px(mark_gap + 2 * mark_radius + mark_text_gap) : 0);
        if (row.width <= room || style_of(ctx, row.kind).size_px <= ctx.least_text_px())
            return row;
        row.kind.size *= 0.93F;
        row.mark.size *= 0.93F;
    }
}

} // namespace

bool is_marked(const Prediction& prediction) {
    return prediction.confidence != Confidence::verified &&
           prediction.confidence != Confidence::derived;
}

float row_kind_width(LayoutContext& ctx, const Prediction& prediction, float room) {
    return row_kind(ctx, prediction, room).width;
}

float put_row_kind(LayoutContext& ctx, DisplayList* list, const Prediction& prediction, RectPx box,
                   Rgba color) {
    const RowKind row = row_kind(ctx, prediction, box.w);
    const float line = set_text(ctx, ctx.words(type_word(prediction)), row.kind, 0).size.h;
    const bool below = row.mark_w > 0 && row.width > box.w; // the mark: beside it is no room
    const float h = below ? 2 * line : line;
    if (list == nullptr)
        return h;
    const RectPx first = put_text(ctx, *list, ctx.words(type_word(prediction)), row.kind, box,
                                  color, {.wrap = false});
    if (row.mark_w <= 0)
        return h;
    // An open ring: seen, not yet looked up in the document itself.
    const float r = ctx.px(mark_radius), y = box.y + (below ? line : 0);
    const float x = below ? box.x : first.right() + ctx.px(mark_gap);
    const RectPx ring{x, y + first.h / 2 - r, 2 * r, 2 * r};
    list->ring(ctx.turned(ring).centre(), r, ctx.px(2), color);
    put_text(ctx, *list, ctx.words(Word::recalled_mark), row.mark,
             {ring.right() + ctx.px(mark_text_gap), y, 0, 0}, color, {.wrap = false});
    return h;
}

} // namespace fl
