// How a visit begins: the finger is answered, the crack closes, the world takes its place.

#include "content/languages.h"
#include "scene/attract/attract_parts.h"
#include "scene/map/map_view.h"
#include "scene/parts/parts.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

// Shares of the opening's time.
constexpr float attract_gone = 0.22F, controls_come = 0.2F, controls_there = 0.6F,
                map_there = 0.75F;
// Radii of the ring, design px: as it appears, under the finger, and as it is gone.
constexpr float ring_first = 22, ring_held = 48, ring_last = 170;

float between(float t, float from, float to) {
    return std::clamp((t - from) / (to - from), 0.0F, 1.0F);
}

/// Attract as it was left, on the whole panel also where the visit goes on in its lower part.
LayoutContext attract_left(const LayoutContext& ctx, const AttractLoop& loop) {
    LayoutContext left =
        in_language(ctx, language_in_turn(ctx.exhibit(), ctx.state.house_language, loop.spoken()));
    const Screen& screen = ctx.state.screen;
    left.areas = areas_for(ctx.tokens(), make_screen(screen.panel(), screen.mounting));
    return left;
}

AttractLoop left_loop(const LayoutContext& ctx) {
    return attract_loop_at(ctx.materials, ctx.state.opening.loop_age);
}

RectPx on_way(RectPx from, RectPx to, float k) {
    return {mix(from.x, to.x, k), mix(from.y, to.y, k), mix(from.w, to.w, k), mix(from.h, to.h, k)};
}

/// From attract's place of the world to that of the map; both in left-to-right coordinates.
void approach(Areas& areas, const Areas& from, float k) {
    areas.map = on_way(from.map, areas.map, k);
    areas.map_scale = std::exp(mix(std::log(from.map_scale), std::log(areas.map_scale), k));
}

} // namespace

Opening opening_of(const LayoutContext& ctx) {
    const OpeningState& state = ctx.state.opening;
    if (!state.closing.active())
        return {};
    const auto& motion = ctx.tokens().motion;
    const float t = state.closing.at(ctx.now);
    Opening opening;
    opening.map = ctx.state.calm ? 1 : motion.standard(between(t, 0, map_there));
    opening.marks = between(t, map_there, 1);
    opening.controls = between(t, controls_come, controls_there);
    opening.attract = 1 - between(t, 0, attract_gone);
    const AttractTorn torn = attract_torn(ctx, left_loop(ctx));
    opening.torn = {torn.open * (1 - opening.map), mix(torn.bleed, 1.0F, opening.map)};
    return opening;
}

void put_opening_map(LayoutContext& ctx, const Opening& opening) {
    if (!ctx.state.opening.closing.active())
        return put_map(ctx);
    const AttractLoop loop = left_loop(ctx);
    LayoutContext left = attract_left(ctx, loop);
    LayoutContext house = in_language(left, ctx.state.house_language);
    const float above = ctx.state.screen.above;
    const Areas settled = ctx.areas;
    Areas from = house.areas;
    widen_map(from);
    // The picture of attract keeps the house's direction; the visit may begin in the other one.
    if (house.rtl() != ctx.rtl())
        from.map = mirrored(from.map, from.screen.w);
    from.map.y -= above;
    from.screen.y -= above;
    approach(ctx.areas, from, opening.map);
    put_map(ctx);
    ctx.areas = settled;
    // What is seen of it narrows; what answers, and its place in the reading order, is there.
    ctx.picture.map.clip = on_way(from.screen, ctx.picture.map.clip, opening.map);
    bleed_colours(ctx, opening.torn.bleed);

    DisplayList& list = ctx.list();
    list.begin_group(1, {0, -above});
    put_torn_map(house, list, opening.torn.open);
    if (opening.attract > 0) {
        const Foot foot = foot_of(left);
        list.begin_group(opening.attract, {});
        put_attract_ground(left, list, foot);
        put_brand(left, list, {left.px(64), left.px(44)}, 62, left.areas.screen.w - left.px(128));
        put_copy(left, list, foot, loop);
        list.end_group();
    }
    list.end_group();
}

void put_touch_ring(LayoutContext& ctx, DisplayList& list) {
    const OpeningState& state = ctx.state.opening;
    const bool opens = state.closing.active();
    if (!state.touched || (ctx.scene != SceneId::attract && !opens))
        return;
    const auto& motion = ctx.tokens().motion;
    const float held = between(seconds(ctx.now - state.touched_at), 0, seconds(motion.press));
    const float gone = opens ? motion.enter(state.closing.at(ctx.now)) : 0;
    if (gone >= 1)
        return;
    const float r = opens && !ctx.state.calm ? mix(ring_held, ring_last, gone)
                                             : mix(ring_first, ring_held, motion.enter(held));
    const PointPx at{state.touched->x, state.touched->y - ctx.state.screen.above};
    list.ring(at, ctx.px(r), ctx.px(10), ctx.theme.halo.faded(0.7F * (1 - gone)));
    list.ring(at, ctx.px(r), ctx.px(5), ctx.theme.text.faded(1 - gone));
}

} // namespace fl
