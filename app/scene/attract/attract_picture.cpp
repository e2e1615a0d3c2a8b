#include "scene/attract/attract_parts.h"
#include "scene/parts/parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace fl {
namespace {

/// The crack of picture 01, in design px of a 1920 x 1080 screen, from the upper edge to the trace.
constexpr std::array<PointPx, 12> crack{{{1320, -20},
                                         {1290, 20},
                                         {1318, 126},
                                         {1236, 210},
                                         {1258, 278},
                                         {1192, 342},
                                         {1224, 418},
                                         {1158, 480},
                                         {1184, 590},
                                         {1098, 640},
                                         {1138, 724},
                                         {1068, 804}}};
constexpr PointPx crack_end{1096, 902};

void put_strata(LayoutContext& ctx, DisplayList& list, std::span<const PointPx> line, float side,
                Rgba color) {
    for (int i = 5; i >= 1; --i) {
        const float reach = side * ctx.px(static_cast<float>(i) * 24);
        for (std::size_t k = 0; k + 1 < line.size(); ++k) {
            const PointPx a = line[k], b = line[k + 1];
            list.fill_quad({a, b, {b.x + reach, b.y}, {a.x + reach, a.y}}, color.faded(0.045F));
        }
    }
}

/// The crack on this screen, mirrored for right-to-left languages as the rest of the picture.
std::array<PointPx, 13> placed_crack(const LayoutContext& ctx) {
    const float sx = ctx.areas.screen.w / ctx.tokens().reference_w,
                sy = ctx.areas.screen.h / ctx.tokens().reference_h;
    std::array<PointPx, 13> placed{};
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const PointPx p = i < crack.size() ? crack[i] : crack_end;
        placed[i] = {ctx.rtl() ? ctx.areas.screen.w - p.x * sx : p.x * sx, p.y * sy};
    }
    return placed;
}

void put_crack(LayoutContext& ctx, DisplayList& list, float open) {
    if (open <= 0)
        return;
    const auto placed = placed_crack(ctx);
    std::array<PointPx, crack.size() + 1> left{}, right{};
    const float half = ctx.px(9) * open;
    for (std::size_t i = 0; i <= crack.size(); ++i) {
        const PointPx at = placed[i];
        left[i] = {at.x - half, at.y};
        right[i] = {at.x + half, at.y};
    }
    const auto shown =
        static_cast<std::size_t>(std::ceil(open * static_cast<float>(left.size() - 1))) + 1;
    const auto a = std::span(left).first(std::min(shown, left.size()));
    const auto b = std::span(right).first(std::min(shown, right.size()));
    put_strata(ctx, list, a, -1, ctx.theme.stance[0].faded(open));
    put_strata(ctx, list, b, 1, ctx.theme.stance[4].faded(open));
    for (std::size_t k = 0; k + 1 < a.size(); ++k)
        list.fill_quad({a[k], a[k + 1], b[k + 1], b[k]}, ctx.theme.ink);
    list.line(a, ctx.px(4), ctx.theme.stance[0]);
    list.line(b, ctx.px(4), ctx.theme.stance[4]);
}

constexpr float copy_margin = 64; // design px
/// Where the copy ends in landscape, of the design's width: no word may cross the crack.
constexpr float copy_end = 1034;

float copy_width(const LayoutContext& ctx) {
    const float screen = ctx.areas.screen.w, margin = ctx.px(copy_margin);
    if (ctx.state.screen.portrait())
        return std::min(ctx.px(1080), screen - 2 * margin);
    return screen * copy_end / ctx.tokens().reference_w - margin;
}

/// The copy stays on its side of the crack, whatever direction it is read in.
float copy_x(const LayoutContext& ctx, float width) {
    const LanguageId house = ctx.state.house_language;
    const bool turned =
        ctx.words.language().direction != ctx.exhibit().languages[house.index].direction;
    const float margin = ctx.px(copy_margin);
    return turned ? ctx.areas.screen.w - margin - width : margin;
}

/// The headline, or one of the questions, in the context's language.
void put_told(LayoutContext& ctx, DisplayList& list, const Foot& below,
              std::optional<std::size_t> question, float shown) {
    const auto& type = ctx.tokens().type;
    const RectPx screen = ctx.areas.screen;
    const float width = copy_width(ctx), x = copy_x(ctx, width);
    const float bottom = screen.h - ctx.px(116) - below.band;
    list.begin_group(shown, {});
    const RectPx lead = put_text(
        ctx, list, ctx.words(Word::attract_lead), type.lead,
        {x, bottom - ctx.px(160), std::min(ctx.px(920), width), ctx.px(160)}, ctx.theme.text,
        {.valign = VAlign::bottom, .max_lines = 3, .weight = 500, .shrink = true});
    const TextPlace line{.valign = VAlign::bottom, .max_lines = 1};
    if (!question) {
        // Both lines at one size: the one at which the longer fits.
        TypeToken display = type.display;
        for (const Word word : {Word::attract_line_1, Word::attract_line_2})
            display = fitting_type(ctx, ctx.words(word), display, {width, 0}, line);
        const RectPx second = put_text(ctx, list, ctx.words(Word::attract_line_2), display,
                                       {x, lead.y - ctx.px(20), width, 0}, ctx.theme.text, line);
        put_text(ctx, list, ctx.words(Word::attract_line_1), display, {x, second.y, width, 0},
                 ctx.theme.text, line);
    } else {
        const float top = ctx.px(160), end = lead.y - ctx.px(20);
        put_text(ctx, list, ctx.words(ctx.exhibit().questions[*question].asked), type.question,
                 {x, top, width, end - top}, ctx.theme.text,
                 {.valign = VAlign::bottom, .max_lines = 4, .shrink = true});
    }
    list.end_group();
}

} // namespace

LayoutContext in_language(const LayoutContext& ctx, LanguageId language) {
    LayoutContext other = ctx;
    other.words = {ctx.exhibit(), language};
    return other;
}

void bleed_colours(LayoutContext& ctx, float bleed) {
    auto& fill = ctx.picture.map.palette.fill;
    const Rgba grey = ctx.theme.stance[static_cast<std::size_t>(StanceClass::none)];
    for (Rgba& color : fill) {
        const std::uint8_t pattern = bleed > 0.5F ? color.a : std::uint8_t{0};
        Rgba opaque = color;
        opaque.a = 255;
        color = mix(grey, opaque, bleed);
        color.a = pattern;
    }
}

void widen_map(Areas& areas) {
    const RectPx screen = areas.screen;
    const RectPx wide{screen.w * 0.19F, screen.h * 0.05F, screen.w * 0.7F, screen.h * 0.74F};
    areas.map_scale *= std::min(wide.w / areas.map.w, wide.h / areas.map.h);
    areas.map = areas.map_clip = wide;
}

void put_torn_map(LayoutContext& ctx, DisplayList& list, float open) {
    ctx.picture.map.split = {
        .on = open > 0, .crack = placed_crack(ctx), .slip = {ctx.px(32) * open, ctx.px(64) * open}};
    put_crack(ctx, list, open);
}

void put_attract_ground(LayoutContext& ctx, DisplayList& list, const Foot& foot) {
    const RectPx screen = ctx.areas.screen;
    list.fill_gradient({0, screen.h * 0.42F, screen.w, screen.h * 0.34F}, ctx.theme.ink.faded(0),
                       ctx.theme.ink.faded(0.82F));
    list.fill({0, screen.h * 0.76F, screen.w, screen.h * 0.24F}, ctx.theme.ink.faded(0.82F));
    list.fill({0, screen.h - foot.band, screen.w, foot.band}, ctx.theme.dock);
}

void put_copy(LayoutContext& ctx, DisplayList& list, const Foot& foot, const AttractLoop& loop) {
    const float age = loop.slot_age();
    const bool first = loop.told() == 0;
    const float gone = first ? 1 : age / AttractLoop::goes_s;
    const float come = (age - (first ? 0 : AttractLoop::comes_at_s)) / AttractLoop::goes_s;
    const float shown = std::clamp(std::max(1 - gone, come), 0.0F, 1.0F);
    if (shown > 0)
        put_told(ctx, list, foot, loop.question_of(loop.spoken_slot()), shown);
}

AttractTorn attract_torn(const LayoutContext& ctx, const AttractLoop& loop) {
    const auto& motion = ctx.tokens().motion;
    const float left = loop.fade();
    return {motion.standard(loop.rise(AttractLoop::crack_at, seconds(motion.split))) * left,
            motion.standard(loop.rise(AttractLoop::crack_at, 3)) * left};
}

} // namespace fl
