#include "scene/dossier_parts.h"

#include <algorithm>

namespace fl {
namespace {

constexpr float heading_height = 56, poles_height = 40;
constexpr float numeral_width = 44, name_height = 36, bar_top = 42, bar_height = 22;
constexpr float chevron = 22;

/// "Where it stands", and what filled and hollow marks mean at the cursor's date.
void put_heading(Dossier& d, RectPx row) {
    LayoutContext& ctx = d.ctx;
    const auto& type = ctx.tokens().type.label;
    const TextPlace line{.valign = VAlign::middle, .wrap = false};
    const RectPx head = put_text(ctx, d.list, ctx.words(Word::stands), type, row,
                                 ctx.theme.on_sheet_secondary, line);
    put_node(ctx, {.id = "stands",
                   .role = Role::heading,
                   .label = ctx.words(Word::stands).view(),
                   .box = head,
                   .region = Region::card});
    const auto by =
        filled(ctx, ctx.words(Word::by_date), {ctx.dates.full({d.day, DatePrecision::month})});
    const auto later = ctx.words(Word::later);
    const float r = ctx.px(11), step = ctx.px(12), between = ctx.px(34);
    const float needed = 4 * r + 2 * step + between + set_text(ctx, by, type, 0).size.w +
                         set_text(ctx, later, type, 0).size.w;
    float x = row.right() - needed;
    if (x < head.right() + between)
        return;
    for (const bool solid : {true, false}) {
        put_mark(ctx, d.list, {x + r, row.centre().y}, r, MarkShape::circle, solid,
                 d.mark_colors());
        x += 2 * r + step;
        x = put_text(ctx, d.list, solid ? by : later, type, {x, row.y, 0, row.h},
                     ctx.theme.on_sheet, line)
                .right() +
            between;
    }
}

Word standing_word(const StanceRecord& record) {
    if (record.now.cls != StanceClass::none)
        return class_word(record.now.cls);
    return record.empty() || record.later_count == 0 ? Word::no_position : Word::no_position_yet;
}

Rgba standing_color(const LayoutContext& ctx, StanceClass cls) {
    if (cls == StanceClass::plus_strong || cls == StanceClass::plus_lean)
        return ctx.theme.plus_on_sheet;
    if (cls == StanceClass::minus_strong || cls == StanceClass::minus_lean)
        return ctx.theme.minus_on_sheet;
    return ctx.theme.on_sheet_secondary;
}

/// Where a text of that width stands free of the years: at the trailing end if it can.
std::optional<float> free_place(RectPx row, std::span<const RectPx> years, float width,
                                float margin) {
    const auto is_free = [&](float x) {
        return std::ranges::none_of(years, [&](const RectPx& year) {
            return year.w > 0 && x < year.right() + margin && year.x < x + width + margin;
        });
    };
    for (const float x : {row.right() - width, row.x, row.centre().x - width / 2}) {
        if (is_free(x))
            return x;
    }
    return std::nullopt;
}

void put_bar(Dossier& d, const StanceRecord& record, RectPx bar) {
    LayoutContext& ctx = d.ctx;
    d.list.begin_group(record.empty() ? 0.45F : 1.0F, {});
    put_stance_bar(ctx, d.list, bar);
    d.list.end_group();
    std::array<ScaleMark, 3> marks;
    std::size_t count = 0;
    for (int i = 0; i < record.later_count; ++i) {
        const auto& later = record.later[static_cast<std::size_t>(i)];
        marks[count++] = {.value = later.value,
                          .solid = false,
                          .year = VisibleText::composed(ctx.dates.year(later.from))};
    }
    if (record.now.cls != StanceClass::none)
        marks[count++] = {.value = record.now.value};
    const auto years = put_marks(ctx, d.list, bar, std::span(marks).first(count), d.mark_colors());
    const VisibleText source = source_word(ctx, record.now.source);
    if (source.empty())
        return;
    const auto& type = ctx.tokens().type.minimum;
    const RectPx row{bar.x, bar.centre().y + ctx.px(19), bar.w, ctx.px(28)};
    const float w = set_text(ctx, source, type, 0).size.w;
    if (const auto x = free_place(row, years, w, ctx.px(14)))
        put_text(ctx, d.list, source, type, {*x, row.y, w, row.h}, ctx.theme.on_sheet_secondary,
                 {.wrap = false});
}

void put_row(Dossier& d, QuestionId id, RectPx row) {
    LayoutContext& ctx = d.ctx;
    const Question& question = ctx.exhibit().questions[id.index];
    const StanceRecord record = stance_record(ctx.exhibit(), d.state, id, d.day);
    const NodeId node("scale-", std::string_view("123456789").substr(id.index, 1));
    const bool open = d.view() == DossierView::evidence && ctx.state.dossier.question == id;
    const bool pressed = ctx.is_pressed(node.key());
    const RectPx face{row.x - ctx.px(16), row.y - ctx.px(8), row.w + ctx.px(30), row.h + ctx.px(4)};
    if (open || pressed)
        d.list.fill(ctx.turned(pressed ? face.grown(-ctx.px(3)) : face),
                    open ? ctx.theme.sheet2 : ctx.theme.sheet2.faded(0.6F),
                    ctx.px(ctx.tokens().radius_control));
    const auto& type = ctx.tokens().type;
    const auto number = VisibleText::composed(ctx.dates.number(id.index + 1L));
    put_text(ctx, d.list, number, type.numeral,
             {row.x, row.y - ctx.px(2), ctx.px(numeral_width), ctx.px(name_height)},
             ctx.theme.on_sheet_secondary, {.valign = VAlign::middle, .wrap = false});
    const float x = row.x + ctx.px(numeral_width);
    const RectPx line{x, row.y, row.right() - x, ctx.px(name_height)};
    // The chevron tells that the source is one touch away.
    const float arrow = record.empty() ? 0 : ctx.px(chevron + 4);
    if (arrow > 0)
        draw_icon(
            d.list, Icon::chevron_trailing,
            ctx.turned({line.right() - ctx.px(chevron - 5), line.centre().y - ctx.px(chevron / 2),
                        ctx.px(chevron), ctx.px(chevron)}),
            ctx.theme.on_sheet_secondary, ctx.px(2.6F), ctx.rtl());
    const VisibleText stands = ctx.words(standing_word(record));
    const bool known = record.now.cls != StanceClass::none;
    const RectPx word =
        put_text(ctx, d.list, stands, type.label, {line.x, line.y, line.w - arrow, line.h},
                 standing_color(ctx, record.now.cls),
                 {.align = Align::trailing,
                  .valign = VAlign::middle,
                  .wrap = false,
                  .weight = known ? 700 : 500});
    put_text(ctx, d.list, ctx.words(question.tab), type.button,
             {line.x, line.y, word.x - ctx.px(16) - line.x, line.h}, ctx.theme.on_sheet,
             {.valign = VAlign::middle, .max_lines = 1});
    put_bar(d, record, {x, row.y + ctx.px(bar_top), row.right() - x, ctx.px(bar_height)});
    Node made{.id = node,
              .role = record.empty() ? Role::text : Role::button,
              .label = ctx.words(question.tab).view(),
              .value = stands.view(),
              .hint = record.empty() ? std::string_view{} : ctx.words(Word::evidence_hint).view(),
              .box = face,
              .region = Region::card};
    if (!record.empty())
        made.on_tap = ShowInDossier{open ? DossierView::overview : DossierView::evidence, id};
    put_node(ctx, std::move(made));
}

} // namespace

void put_stands(Dossier& d, RectPx box) {
    LayoutContext& ctx = d.ctx;
    put_heading(d, {box.x, box.y, box.w, ctx.px(heading_height - 8)});
    const bool poles = !ctx.state.screen.portrait();
    const float top = box.y + ctx.px(heading_height + 4);
    const float bottom = box.bottom() - (poles ? ctx.px(poles_height) : 0);
    const auto count = ctx.exhibit().questions.size();
    const float pitch = (bottom - top) / static_cast<float>(count);
    for (std::size_t i = 0; i < count; ++i) {
        const float y = top + static_cast<float>(i) * pitch;
        put_row(d, QuestionId(i), {box.x, y, box.w, pitch - ctx.px(8)});
    }
    if (poles)
        put_pole_words(ctx, d.list,
                       {box.x + ctx.px(numeral_width), bottom + ctx.px(2),
                        box.w - ctx.px(numeral_width), ctx.px(poles_height - 4)},
                       ctx.theme.plus_on_sheet, ctx.theme.minus_on_sheet);
}

} // namespace fl
