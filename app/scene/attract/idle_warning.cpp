#include "scene/parts/page.h"

#include <array>
#include <cmath>
#include <numbers>

namespace fl {
namespace {

constexpr float ring_radius = 150, ring_width = 15, button_height = 112;

/// What is left of the countdown: whole seconds, and the share of it in [0, 1].
struct Countdown {
    int seconds = 0;
    float left = 0;
};

Countdown countdown(const LayoutContext& ctx) {
    const WarningTime time = warning_time(ctx.state, ctx.materials, ctx.now);
    const int whole = static_cast<int>(std::ceil(time.left_s));
    return {whole, time.total_s > 0 ? static_cast<float>(whole) / time.total_s : 0};
}

/// An arc from the top, clockwise (anticlockwise when mirrored), covering `share` of the circle.
void put_arc(LayoutContext& ctx, DisplayList& list, PointPx centre, float share) {
    constexpr int steps = 96;
    std::array<PointPx, steps + 1> points;
    const int n = std::max(static_cast<int>(share * steps), 1);
    for (int i = 0; i <= n; ++i) {
        const float turn =
            share * static_cast<float>(i) / static_cast<float>(n) * (ctx.rtl() ? -1.0F : 1.0F);
        const float angle = (turn - 0.25F) * 2 * std::numbers::pi_v<float>;
        points[static_cast<std::size_t>(i)] =
            centre + PointPx{std::cos(angle), std::sin(angle)} * ctx.px(ring_radius);
    }
    const std::span line = std::span(points).first(static_cast<std::size_t>(n) + 1);
    list.line(line, ctx.px(ring_width), ctx.theme.sheet);
    for (const PointPx end : {line.front(), line.back()})
        list.disc(end, ctx.px(ring_width) / 2, ctx.theme.sheet);
}

} // namespace

void put_idle_warning(LayoutContext& ctx) {
    DisplayList& list = ctx.list();
    const RectPx screen = ctx.areas.screen;
    // The theme's own ground: in daylight dark words on a dark one could not be read.
    list.fill(screen, ctx.theme.ink.faded(0.93F * page_progress(ctx)));
    // Any touch anywhere says that somebody is here; the buttons lie over it.
    ctx.nodes.add({.id = "screen",
                   .role = Role::button,
                   .label = ctx.words(Word::still_here).view(),
                   .box = screen,
                   .region = Region::page,
                   .on_tap = StillHere{}});
    put_home_name(ctx); // as in every scene: one who is still here may want to begin with the map

    const Countdown left = countdown(ctx);
    const float w = std::min(ctx.px(1000), screen.w - ctx.px(80)), x = (screen.w - w) / 2;
    const auto height = [&](Word word, const TypeToken& type) {
        return set_text(ctx, ctx.words(word), type, w).size.h;
    };
    const auto& type = ctx.tokens().type;
    // Large words move the ring up.
    const float below_ring = ctx.px(200 + 6 + 48 + button_height + 24) +
                             height(Word::still_there, type.question) +
                             height(Word::starts_over, type.body);
    const PointPx centre{screen.w / 2, std::max(std::min(screen.h * 0.363F, screen.h - below_ring),
                                                ctx.px(ring_radius + ring_width))};
    list.ring(centre, ctx.px(ring_radius), ctx.px(ring_width), ctx.theme.line);
    if (left.seconds > 0)
        put_arc(ctx, list, centre, left.left);
    TypeToken number = ctx.tokens().type.display;
    number.size = 128;
    const auto digits = VisibleText::composed(ctx.dates.number(left.seconds));
    put_text(ctx, list, digits, number,
             {centre.x - ctx.px(130), centre.y - ctx.px(90), ctx.px(260), ctx.px(168)},
             ctx.theme.text, {.align = Align::centre, .valign = VAlign::middle, .wrap = false});

    TypeToken title = ctx.tokens().type.question;
    const RectPx asked =
        put_text(ctx, list, ctx.words(Word::still_there), title, {x, centre.y + ctx.px(200), w, 0},
                 ctx.theme.text, {.align = Align::centre});
    put_node(ctx, {.id = "still-there",
                   .role = Role::heading,
                   .label = ctx.words(Word::still_there).view(),
                   .value = ctx.words(Word::starts_over).view(),
                   .box = asked,
                   .hit = false});
    const RectPx told =
        put_text(ctx, list, ctx.words(Word::starts_over), ctx.tokens().type.body,
                 {x, asked.bottom() + ctx.px(6), w, 0}, ctx.theme.text, {.align = Align::centre});

    const ButtonSpec here{.id = "still-here",
                          .label = ctx.words(Word::still_here),
                          .icon = Icon::finger,
                          .primary = true,
                          .look = ButtonLook::selected,
                          .on_tap = StillHere{},
                          .region = Region::page,
                          .padding = 32,
                          .text_size = 36};
    const ButtonSpec over{.id = "start-over",
                          .label = ctx.words(Word::start_over),
                          .centred = true,
                          .on_tap = GoToAttract{},
                          .region = Region::page,
                          .padding = 40,
                          .text_size = 32};
    const float gap = ctx.px(24), row = screen.w - ctx.px(80) - gap;
    const float here_w = std::min(std::max(button_width(ctx, here), ctx.px(440)), row * 0.6F),
                over_w = std::min(std::max(button_width(ctx, over), ctx.px(256)), row * 0.4F);
    const float left_x = (screen.w - here_w - gap - over_w) / 2, y = told.bottom() + ctx.px(48);
    put_button(ctx, list, here, {left_x, y, here_w, ctx.px(button_height)});
    put_button(ctx, list, over, {left_x + here_w + gap, y, over_w, ctx.px(button_height)});
}

} // namespace fl
