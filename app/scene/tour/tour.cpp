#include "scene/parts/page.h"
#include "scene/tour/tour_parts.h"

#include <array>

namespace fl {
namespace {

constexpr float button_height = 72;

void put_header(LayoutContext& ctx, DisplayList& list) {
    const RectPx header = ctx.areas.header;
    const float h = ctx.px(button_height);
    const ButtonSpec leave{.id = "home",
                           .label = ctx.words(Word::tour_leave),
                           .hint = ctx.words(Word::home),
                           .icon = Icon::close,
                           .primary = true,
                           .on_tap = GoHome{}};
    const float w = std::clamp(button_width(ctx, leave), ctx.px(180), header.w * 0.26F);
    put_button(ctx, list, leave, {header.x, header.y, w, h});
    TypeToken type = ctx.tokens().type.body;
    type.weight = 600;
    const VisibleText title = ctx.words(Word::nav_tour);
    const float x = header.x + w + ctx.px(28), end = page_header_end(ctx) - ctx.px(24);
    const RectPx used =
        put_text(ctx, list, title, type, {x, header.y, end - x, h}, ctx.theme.text_secondary,
                 {.valign = VAlign::middle, .max_lines = 2, .shrink = true});
    put_node(ctx, {.id = "page-title", .role = Role::heading, .label = title.view(), .box = used});
    put_settings_buttons(ctx, list);
}

/// What the colours mean and the date they are of: one quiet line at the foot of the map, not
/// wider than `room`. Where it cannot be, the poles' words go (DESIGN.md section 10).
RectPx put_map_key(LayoutContext& ctx, DisplayList& list, float room) {
    const Question& question = ctx.exhibit().questions[ctx.state.question.index];
    TypeToken when = ctx.tokens().type.label, pole = ctx.tokens().type.minimum;
    const float h = ctx.px(40), gap = ctx.px(14), scale_w = ctx.px(190);
    const float y = ctx.areas.dock.y - h - ctx.px(14);
    const VisibleText date = VisibleText::composed(ctx.dates.medium(to_day(ctx.state.cursor)));
    const VisibleText plus = ctx.words(question.legend_plus),
                      minus = ctx.words(question.legend_minus);
    const auto width = [&](VisibleText text, const TypeToken& token) {
        return set_text(ctx, text, token, 0).size.w;
    };
    const auto bare = [&] { return width(date, when) + ctx.px(36) + scale_w; };
    const auto all = [&] { return bare() + width(plus, pole) + width(minus, pole) + 2 * gap; };
    const auto least = [&](const TypeToken& type) {
        return style_of(ctx, type).size_px <= ctx.least_text_px();
    };
    while ((all() > room || set_text(ctx, date, when, 0).size.h > h) &&
           !(least(when) && least(pole)))
        when.size *= 0.93F, pole.size *= 0.93F;
    const bool words = all() <= room;
    const float w = words ? all() : bare();
    float x = ctx.areas.header.right() - w;
    const RectPx box{x, y, w, h};
    list.fill(ctx.turned(box.grown(ctx.px(8))), ctx.theme.ink.faded(0.72F), ctx.px(12));
    const auto put = [&](VisibleText text, const TypeToken& token, Rgba color) {
        x = put_text(ctx, list, text, token, {x, y, 0, h}, color,
                     {.valign = VAlign::middle, .wrap = false})
                .right();
    };
    put(date, when, ctx.theme.text);
    x += ctx.px(36);
    if (words) {
        put(plus, pole, ctx.theme.plus);
        x += gap;
    }
    put_scale(ctx, list, {x, y + ctx.px(9), scale_w, h - ctx.px(18)}, ctx.px(4));
    x += scale_w + gap;
    if (words)
        put(minus, pole, ctx.theme.minus);
    put_node(
        ctx,
        {.id = "tour-date",
         .role = Role::text,
         .label = ctx.words(Word::date_shown).view(),
         .value = date.view(),
         .hint = together(ctx, {ctx.words(question.tab).view(), plus.view(), minus.view()}).view(),
         .box = box,
         .hit = false});
    return box;
}

} // namespace

const TourStop& shown_stop(const LayoutContext& ctx) {
    return ctx.exhibit().tour[static_cast<std::size_t>(ctx.state.tour.stop)];
}

VisibleText stop_mark(const LayoutContext& ctx, const TourStop& stop) {
    const bool digit = stop.mark.size() == 1 && stop.mark[0] >= '0' && stop.mark[0] <= '9';
    return VisibleText::composed(digit ? ctx.dates.number(stop.mark[0] - '0')
                                       : std::string_view(stop.mark));
}

LayoutFacts lay_out_tour(LayoutContext& ctx, SceneMemory& memory) {
    if (ctx.exhibit().tour.empty())
        return {};
    DisplayList& list = ctx.list();
    put_map(ctx);
    put_map_marks(ctx);
    put_state_nodes(ctx, memory.state_ids);
    const Areas& a = ctx.areas;
    const std::array<RectPx, 1> words{
        ctx.turned({0, 0, ctx.state.screen.portrait() ? 0 : a.rail.x + ctx.px(560), a.dock.y})};
    const RectPx place = put_place_name(ctx, memory.labels, words);
    list.fill(ctx.areas.dock, ctx.theme.dock);
    LayoutFacts facts;
    const RectPx story = put_tour_story(ctx, list, memory.terms, facts);
    const float key_room = ctx.state.screen.portrait()
                               ? ctx.areas.header.w
                               : ctx.areas.header.right() - story.right() - ctx.px(40);
    const RectPx key = put_map_key(ctx, list, key_room);
    const RectPx header =
        ctx.turned({0, 0, ctx.areas.screen.w, ctx.areas.header.bottom() + ctx.px(8)});
    const std::array<RectPx, 4> taken{place, ctx.turned(story), ctx.turned(key), header};
    put_map_labels(ctx, memory.labels, taken);
    put_header(ctx, list);
    put_tour_dock(ctx, list);
    return facts;
}

} // namespace fl
