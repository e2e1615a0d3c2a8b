#include "scene/page.h"
#include "scene/tour_parts.h"

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
    const float w = std::max(button_width(ctx, leave), ctx.px(180));
    put_button(ctx, list, leave, {header.x, header.y, w, h});
    TypeToken type = ctx.tokens().type.body;
    type.weight = 600;
    const VisibleText title = ctx.words(Word::nav_tour);
    const RectPx used =
        put_text(ctx, list, title, type, {header.x + w + ctx.px(28), header.y, header.w / 2, h},
                 ctx.theme.text_secondary, {.valign = VAlign::middle, .wrap = false});
    put_node(ctx, {.id = "page-title", .role = Role::heading, .label = title.view(), .box = used});
    put_settings_buttons(ctx, list);
}

/// What the colours mean and the date they are of: one quiet line at the foot of the map.
RectPx put_map_key(LayoutContext& ctx, DisplayList& list) {
    const auto& type = ctx.tokens().type;
    const Question& question = ctx.exhibit().questions[ctx.state.question.index];
    const float h = ctx.px(40), gap = ctx.px(14), scale_w = ctx.px(190);
    const float y = ctx.areas.dock.y - h - ctx.px(14);
    const VisibleText date = VisibleText::composed(ctx.dates.medium(to_day(ctx.state.cursor)));
    const auto width = [&](VisibleText text, const TypeToken& token) {
        return set_text(ctx, text, token, 0).size.w;
    };
    const float plus_w = width(ctx.words(question.legend_plus), type.minimum);
    const float minus_w = width(ctx.words(question.legend_minus), type.minimum);
    const float date_w = width(date, type.label);
    const float w = date_w + ctx.px(36) + plus_w + gap + scale_w + gap + minus_w;
    const float right = ctx.areas.header.right();
    float x = right - w;
    const RectPx box{x, y, w, h};
    list.fill(ctx.turned(box.grown(ctx.px(8))), ctx.theme.ink.faded(0.72F), ctx.px(12));
    const auto put = [&](VisibleText text, const TypeToken& token, Rgba color, float text_w) {
        put_text(ctx, list, text, token, {x, y, text_w, h}, color,
                 {.valign = VAlign::middle, .wrap = false});
        x += text_w;
    };
    put(date, type.label, ctx.theme.text, date_w);
    x += ctx.px(36);
    put(ctx.words(question.legend_plus), type.minimum, ctx.theme.plus, plus_w);
    x += gap;
    put_scale(ctx, list, {x, y + ctx.px(9), scale_w, h - ctx.px(18)}, ctx.px(4));
    x += scale_w + gap;
    put(ctx.words(question.legend_minus), type.minimum, ctx.theme.minus, minus_w);
    put_node(ctx, {.id = "tour-date",
                   .role = Role::text,
                   .label = ctx.words(Word::date_shown).view(),
                   .value = date.view(),
                   .hint = ctx.words(question.tab).view(),
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
    const RectPx place = put_place_name(ctx, memory.labels);
    list.fill(ctx.areas.dock, ctx.theme.dock);
    const RectPx key = put_map_key(ctx, list);
    const RectPx story = put_tour_story(ctx, list, memory.terms);
    const RectPx header =
        ctx.turned({0, 0, ctx.areas.screen.w, ctx.areas.header.bottom() + ctx.px(8)});
    const std::array<RectPx, 4> taken{place, ctx.turned(story), ctx.turned(key), header};
    put_map_labels(ctx, memory.labels, taken);
    put_header(ctx, list);
    put_tour_dock(ctx, list);
    return {};
}

} // namespace fl
