#include "scene/dossier_parts.h"
#include "scene/page.h"

#include <algorithm>

namespace fl {
namespace {

constexpr float button_height = 72, gap = 16;
constexpr float large_name = 84, small_name = 46, line_beside = 280;

/// The first day on which anything about the state is on record; nothing: never.
std::optional<Day> first_record(const Dossier& d, bool& known_now) {
    std::optional<Day> first;
    for (std::size_t i = 0; i < d.ctx.exhibit().questions.size(); ++i) {
        const auto record = stance_record(d.ctx.exhibit(), d.state, QuestionId(i), d.day);
        known_now = known_now || record.now.cls != StanceClass::none;
        if (record.first && (!first || *record.first < *first))
            first = record.first;
    }
    return first;
}

/// The article's range; or that nothing is on record, and what to do.
VisibleText head_line(Dossier& d) {
    LayoutContext& ctx = d.ctx;
    bool known_now = false;
    const auto first = first_record(d, known_now);
    if (!first)
        return filled(ctx, ctx.words(Word::nothing_on_record),
                      {ctx.dates.full({ctx.exhibit().as_of, DatePrecision::month})});
    if (!known_now)
        return filled(ctx, ctx.words(Word::nothing_before), {ctx.dates.year(*first)});
    if (d.facts().range_value)
        return ctx.words(Word::source_range);
    return {};
}

float put_buttons(Dossier& d, RectPx head) {
    LayoutContext& ctx = d.ctx;
    const float h = ctx.px(button_height);
    const ButtonSpec close{.id = "close",
                           .label = ctx.words(Word::close),
                           .icon = Icon::close,
                           .show_label = false,
                           .look = ButtonLook::sheet,
                           .on_tap = LeaveScene{},
                           .region = Region::card};
    float x = head.right() - h;
    put_button(ctx, d.list, close, {x, head.y, h, h});
    if (!d.facts().is_state || !is_offered(ctx.exhibit(), SceneId::compare))
        return x;
    const ButtonSpec compare{.id = "compare",
                             .label = ctx.words(Word::compare),
                             .icon = Icon::compare,
                             .primary = true,
                             .look = ButtonLook::sheet,
                             .on_tap = Compare{d.state},
                             .region = Region::card};
    const float w = button_width(ctx, compare);
    x -= ctx.px(gap) + w;
    put_button(ctx, d.list, compare, {x, head.y, w, h});
    return x;
}

VisibleText range_in_one_line(Dossier& d) {
    const StanceClass cls = stance_class(*d.facts().range_value);
    return filled(d.ctx, d.ctx.words(Word::range_line), {d.ctx.words(class_word(cls)).view()});
}

/// The article's class, and below it whose word that is.
void put_range(Dossier& d, VisibleText whose, RectPx place) {
    LayoutContext& ctx = d.ctx;
    const auto& type = ctx.tokens().type;
    const StanceClass cls = stance_class(*d.facts().range_value);
    const float half = place.h / 2;
    put_text(ctx, d.list, ctx.words(class_word(cls)), type.label, {place.x, place.y, place.w, half},
             ctx.theme.on_sheet, {.valign = VAlign::bottom, .max_lines = 1});
    put_text(ctx, d.list, whose, type.minimum, {place.x, place.y + half, place.w, half},
             ctx.theme.on_sheet_secondary, {.max_lines = 1});
}

} // namespace

void put_dossier_head(Dossier& d, RectPx head) {
    LayoutContext& ctx = d.ctx;
    const float room = put_buttons(d, head) - ctx.px(24) - head.x;
    const VisibleText name = ctx.words(d.facts().name), line = head_line(d);
    const TypeToken& small = ctx.tokens().type.minimum;
    TypeToken type = ctx.tokens().type.title;
    type.size = large_name;
    type.line = 1;
    // What the article says stands before the words that say so.
    const bool by_range = line.view() == ctx.words(Word::source_range).view();
    const float gap_px = ctx.px(32), beside = line.empty() ? 0 : ctx.px(line_beside) + gap_px;
    const bool fits = set_text(ctx, name, type, 0).size.w + beside <= room;
    RectPx used;
    if (fits) {
        used = put_text(ctx, d.list, name, type, {head.x, head.y, room, ctx.px(button_height)},
                        ctx.theme.on_sheet, {.valign = VAlign::middle, .wrap = false});
        const float x = used.right() + gap_px;
        const RectPx place{x, head.y, std::min(head.x + room - x, ctx.px(420)),
                           ctx.px(button_height)};
        if (by_range)
            put_range(d, line, place);
        else
            put_text(ctx, d.list, line, ctx.tokens().type.label, place,
                     ctx.theme.on_sheet_secondary,
                     {.valign = VAlign::middle, .max_lines = 2, .weight = 500});
    } else {
        type.size = small_name;
        used = put_text(ctx, d.list, name, type, {head.x, head.y - ctx.px(6), room, ctx.px(54)},
                        ctx.theme.on_sheet, {.valign = VAlign::middle, .max_lines = 1});
        const RectPx below{head.x, used.bottom() + ctx.px(2), room, 0};
        const VisibleText shown = by_range ? range_in_one_line(d) : line;
        put_text(ctx, d.list, shown, small, below, ctx.theme.on_sheet_secondary, {.max_lines = 1});
    }
    put_node(ctx, {.id = "state-name",
                   .role = Role::heading,
                   .label = name.view(),
                   .value = line.view(),
                   .box = used,
                   .region = Region::card});
}

} // namespace fl
