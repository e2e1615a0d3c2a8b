#include "scene/dossier/dossier_parts.h"
#include "scene/parts/page.h"

#include <algorithm>

namespace fl {
namespace {

constexpr float button_height = 72, gap = 16;
constexpr float large_name = 84, low_name = 66, small_name = 46, line_most = 420;

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

/// Where the article has put it, and that the article says so; or that nothing is on record, and
/// what to do.
VisibleText head_line(Dossier& d) {
    LayoutContext& ctx = d.ctx;
    bool known_now = false;
    const auto first = first_record(d, known_now);
    if (!first)
        return filled(ctx, ctx.words(Word::nothing_on_record),
                      {ctx.dates.full({ctx.exhibit().as_of, DatePrecision::month})});
    if (!known_now)
        return filled(ctx, ctx.words(Word::nothing_before), {ctx.dates.year(*first)});
    if (!d.facts().range_value)
        return {};
    const StanceClass cls = stance_class(*d.facts().range_value);
    return filled(ctx, ctx.words(Word::range_line), {ctx.words(class_word(cls)).view()});
}

float put_buttons(Dossier& d, RectPx head) {
    LayoutContext& ctx = d.ctx;
    const float h = ctx.px(button_height), close_x = head.right() - h;
    float x = close_x;
    if (d.facts().is_state && is_offered(ctx.exhibit(), SceneId::compare)) {
        const ButtonSpec compare{.id = "compare",
                                 .label = ctx.words(Word::compare),
                                 .icon = Icon::compare,
                                 .primary = true,
                                 .look = ButtonLook::sheet,
                                 .on_tap = Compare{d.state},
                                 .region = Region::card};
        const float w = std::min(button_width(ctx, compare), head.w * 0.26F);
        x -= ctx.px(gap) + w;
        put_button(ctx, d.list, compare, {x, head.y, w, h});
    }
    const ButtonSpec close = close_button(
        ctx, {.look = ButtonLook::sheet, .on_tap = LeaveScene{}, .region = Region::card});
    put_button(ctx, d.list, close, {close_x, head.y, h, h});
    return x;
}

/// What stands beside a short name, in at most two lines.
struct Aside {
    TypeToken type;
    float width = 0;
    bool fits = false;
};

Aside aside_for(Dossier& d, VisibleText line, SizePx room) {
    Aside aside{d.ctx.tokens().type.label};
    aside.type.weight = 500;
    const Paragraph& set = set_text(d.ctx, line, aside.type, room.w);
    aside.width = room.w;
    aside.fits = set.lines.size() <= 2 && !set.broken_word && set.size.h <= room.h;
    return aside;
}

} // namespace

float put_dossier_head(Dossier& d, RectPx head) {
    LayoutContext& ctx = d.ctx;
    const float room = put_buttons(d, head) - ctx.px(24) - head.x;
    const VisibleText name = ctx.words(d.facts().name), line = head_line(d);
    TypeToken type = ctx.tokens().type.title;
    type.size = ctx.state.screen.compact() ? low_name : large_name;
    type.line = 1;
    const float button = ctx.px(button_height), gap_px = ctx.px(32);
    const SizePx large = set_text(ctx, name, type, 0).size;
    const float left = room - large.w - gap_px;
    const Aside aside =
        aside_for(d, line, {std::min(std::max(left, 1.0F), ctx.px(line_most)), button});
    float bottom = head.bottom();
    RectPx used;
    if (line.empty() ? large.w <= room : left > 0 && aside.fits) {
        used = put_text(ctx, d.list, name, type, {head.x, head.y, room, button}, ctx.theme.on_sheet,
                        {.valign = VAlign::middle, .wrap = false});
        if (!line.empty())
            put_text(ctx, d.list, line, aside.type,
                     {used.right() + gap_px, head.y, aside.width, button},
                     ctx.theme.on_sheet_secondary, {.valign = VAlign::middle, .max_lines = 2});
    } else {
        type.size = small_name;
        type.line = 1.14F;
        used = put_text(ctx, d.list, name, type, {head.x, head.y - ctx.px(6), room, ctx.px(54)},
                        ctx.theme.on_sheet,
                        {.valign = VAlign::middle, .max_lines = 1, .shrink = true});
        const float y = std::max(used.bottom(), head.y + ctx.px(40));
        const TypeToken small =
            fitting_type(ctx, line, ctx.tokens().type.minimum, {room, 0}, {.max_lines = 1});
        const RectPx below =
            put_text(ctx, d.list, line, small, {head.x, y, room, 0}, ctx.theme.on_sheet_secondary,
                     {.max_lines = ctx.large_text() ? 3 : 2});
        bottom = std::max(bottom, below.bottom());
    }
    put_node(ctx, {.id = "state-name",
                   .role = Role::heading,
                   .label = name.view(),
                   .value = line.view(),
                   .box = used,
                   .region = Region::card});
    return bottom;
}

} // namespace fl
