#include "scene/map_view.h"

#include "geo/projection.h"
#include "scene/parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace fl {
namespace {

constexpr float dimmed = 0.3F;         // others, while a card is open
constexpr float dimmed_beside = 0.55F; // others, while a dossier is open: neighbours still compare
constexpr float dot_radius = 4.5F;     // design px
constexpr Instant arc_time = milliseconds(450);

bool takes_part(const Event& event, std::optional<StateId> state) {
    return state && std::ranges::find(event.states, *state) != event.states.end();
}

/// Pattern class as the palette's alpha holds it: 0 none, 40 for each of the four patterned
/// classes.
std::uint8_t pattern_alpha(StanceClass cls) {
    switch (cls) {
    case StanceClass::plus_strong:
        return 40;
    case StanceClass::plus_lean:
        return 80;
    case StanceClass::minus_lean:
        return 120;
    case StanceClass::minus_strong:
        return 160;
    case StanceClass::between:
    case StanceClass::none:
        break;
    }
    return 0;
}

void fill_palette(LayoutContext& ctx, MapLayer& layer) {
    const float card = card_progress(ctx), sheet = dossier_progress(ctx);
    const Event* event = ctx.state.event ? &ctx.exhibit().events[ctx.state.event->index] : nullptr;
    layer.palette = {};
    layer.lit.clear();
    for (std::size_t i = 0; i < ctx.materials.map.shapes.size(); ++i) {
        const auto& state = ctx.exhibit().shape_states[i];
        const ShapeColor shown =
            shape_color(ctx.state.shapes[i], ctx.theme, ctx.tokens().motion, ctx.now);
        const bool named = event != nullptr && takes_part(*event, state);
        Rgba color = shown.color;
        if (event != nullptr && !named)
            color = mix(color, ctx.theme.ink, (1 - dimmed) * card);
        const bool picked = state && ctx.state.picked == state;
        if (sheet > 0 && !(state && ctx.state.dossier.state == state))
            color = mix(color, ctx.theme.ink, (1 - dimmed_beside) * sheet);
        color.a = pattern_alpha(shown.pattern);
        layer.palette.fill[i] = color;
        if (!picked && !named)
            continue;
        Rgba outline = ctx.theme.text;
        if (named && !picked)
            outline = outline.faded(card);
        layer.palette.outline[i] = outline;
        layer.lit.push_back(ShapeId{static_cast<std::uint8_t>(i)});
    }
}

/// What the map may cover: its place beside the rail, or all above the dock when a card is open.
RectPx clip_of(const LayoutContext& ctx, float card) {
    const RectPx narrow = ctx.turned(ctx.areas.map_clip);
    const RectPx wide{0, 0, ctx.areas.screen.w, ctx.areas.dock.y};
    return {mix(narrow.x, wide.x, card), mix(narrow.y, wide.y, card), mix(narrow.w, wide.w, card),
            mix(narrow.h, wide.h, card)};
}

/// A marker's rings open three times after it has appeared, then rest.
void put_marker(LayoutContext& ctx, DisplayList& list, PointPx at) {
    const auto& motion = ctx.tokens().motion;
    const Instant age = ctx.now - ctx.state.marker_began;
    float pulse = 0;
    if (!ctx.state.calm && age < motion.marker_pulse * motion.pulse_beats && age >= Instant{}) {
        const auto phase = static_cast<float>(age.count() % motion.marker_pulse.count()) /
                           static_cast<float>(motion.marker_pulse.count());
        pulse = std::sin(phase * std::numbers::pi_v<float>);
    }
    const Rgba color = ctx.theme.text;
    list.ring(at, ctx.px(28 + 5 * pulse), ctx.px(2.5F), color.faded(0.3F + 0.2F * pulse));
    list.ring(at, ctx.px(19 + 3 * pulse), ctx.px(2.5F), color.faded(0.55F + 0.25F * pulse));
    list.disc(at, ctx.px(11), ctx.theme.halo);
    list.disc(at, ctx.px(7.5F), color);
}

/// A dotted arc that bends towards the upper edge and grows from the state to the place.
void put_arc(LayoutContext& ctx, DisplayList& list, PointPx from, PointPx to, float grown) {
    const float way = distance(from, to);
    if (way < ctx.px(24) || grown <= 0)
        return;
    const PointPx top{(from.x + to.x) / 2,
                      std::min(from.y, to.y) - std::min(way * 0.22F, ctx.px(150))};
    const auto at = [&](float t) {
        const float u = 1 - t;
        return from * (u * u) + top * (2 * u * t) + to * (t * t);
    };
    const float pitch = ctx.px(10);
    const auto dots = static_cast<int>(way * 1.1F / pitch);
    for (int pass = 0; pass < 2; ++pass) {
        for (int i = 0; i <= dots; ++i) {
            const float t = static_cast<float>(i) / static_cast<float>(dots);
            if (t > grown)
                break;
            list.disc(at(t), ctx.px(pass == 0 ? 4.2F : 2.4F),
                      pass == 0 ? ctx.theme.halo.faded(0.8F) : ctx.theme.text);
        }
    }
    list.disc(from, ctx.px(7.5F), ctx.theme.text);
    list.disc(from, ctx.px(4.5F), ctx.theme.halo);
}

void put_arcs(LayoutContext& ctx, DisplayList& list, const MapTransform& map) {
    if (!ctx.state.event || (ctx.scene != SceneId::event && !ctx.state.card.active()))
        return;
    const float card = card_progress(ctx);
    const Event& event = ctx.exhibit().events[ctx.state.event->index];
    const Instant landed = ctx.state.flight.active()
                               ? ctx.now
                               : std::max(ctx.state.camera_moved, ctx.state.scene_began);
    const float grown = ctx.state.flight.active()
                            ? 0
                            : std::clamp(seconds(ctx.now - landed) / seconds(arc_time), 0.0F, 1.0F);
    const PointPx place = map.to_px(project(event.location));
    list.begin_group(card, {});
    if (event.states.size() <= 12) { // more would be a web that nobody reads
        for (const StateId state : event.states) {
            const auto& capital = ctx.exhibit().states[state.index].capital_location;
            const auto shape = ctx.materials.main_shapes[state.index];
            if (!shape && !capital)
                continue;
            const PointPx from = map.to_px(
                capital ? project(*capital) : ctx.materials.map.shapes[shape->index].label_point);
            put_arc(ctx, list, from, place, ctx.tokens().motion.standard(grown));
        }
    }
    list.end_group();
}

/// What card or dossier leave of the map.
RectPx free_of_map(const LayoutContext& ctx, RectPx clip) {
    if (ctx.scene == SceneId::event)
        return ctx.turned(ctx.areas.free);
    if (ctx.scene != SceneId::dossier)
        return clip;
    const RectPx sheet = ctx.areas.dossier;
    if (ctx.state.screen.portrait())
        return {clip.x, clip.y, clip.w, sheet.y - clip.y};
    return ctx.turned({0, clip.y, sheet.x, clip.h});
}

} // namespace

float card_progress(const LayoutContext& ctx) {
    const auto& motion = ctx.tokens().motion;
    const bool open = ctx.scene == SceneId::event;
    if (!ctx.state.card.active())
        return open ? 1.0F : 0.0F;
    const float t = ctx.state.card.at(ctx.now);
    return open ? motion.enter(t) : 1 - motion.exit(t);
}

bool dossier_answers(const LayoutContext& ctx) {
    return ctx.scene == SceneId::dossier && !ctx.state.dossier.sheet.active();
}

float dossier_progress(const LayoutContext& ctx) {
    if (!ctx.state.dossier.state)
        return 0;
    const auto& motion = ctx.tokens().motion;
    const bool open = ctx.scene == SceneId::dossier;
    if (!ctx.state.dossier.sheet.active())
        return open ? 1.0F : 0.0F;
    const float t = ctx.state.dossier.sheet.at(ctx.now);
    return open ? motion.enter(t) : 1 - motion.exit(t);
}

void put_map(LayoutContext& ctx) {
    MapLayer& layer = ctx.picture.map;
    const Theme& t = ctx.theme;
    layer.shown = true;
    layer.shrink = 0;
    Areas physical = ctx.areas;
    physical.map = ctx.turned(physical.map);
    layer.transform = map_transform(physical, ctx.state.camera);
    layer.clip = clip_of(ctx, std::max(card_progress(ctx), dossier_progress(ctx)));
    layer.border = t.border;
    layer.graticule = t.line.faded(0.3F);
    layer.pattern_plus = t.pattern_plus;
    layer.pattern_minus = t.pattern_minus;
    layer.border_width_px = ctx.px(ctx.tokens().stroke_border);
    layer.pattern_scale = ctx.areas.scale * t.pattern_scale;
    layer.outline_casing = t.halo;
    layer.outline_width_px =
        ctx.px(ctx.state.picked ? ctx.tokens().stroke_selected : ctx.tokens().stroke_lit);
    layer.outline_casing_px =
        ctx.px(ctx.state.picked ? ctx.tokens().stroke_casing : ctx.tokens().stroke_lit * 2);
    fill_palette(ctx, layer);

    ctx.nodes.map = layer.transform;
    ctx.nodes.add({.id = "map",
                   .role = Role::map,
                   .label = ctx.words(Word::map).view(),
                   .box = layer.clip,
                   .touch = free_of_map(ctx, layer.clip).centre(),
                   .region = Region::map,
                   .drag = DragKind::map});
}

void put_map_marks(LayoutContext& ctx) {
    DisplayList& list = ctx.list();
    const MapLayer& layer = ctx.picture.map;
    list.push_clip(layer.clip);
    const float r = ctx.px(dot_radius) *
                    static_cast<float>(std::clamp(std::sqrt(ctx.state.camera.zoom), 1.0, 1.8));
    for (std::size_t i = 0; i < ctx.materials.map.shapes.size(); ++i) {
        const MapShape& shape = ctx.materials.map.shapes[i];
        if (!shape.dot)
            continue;
        const PointPx at = layer.transform.to_px(shape.label_point);
        if (!layer.clip.grown(r).contains(at))
            continue;
        Rgba color = layer.palette.fill[i];
        color.a = 255;
        // Dots without a position would be dust; they show once the map is close enough to touch
        // them apart.
        const bool silent = ctx.state.shapes[i].cls == StanceClass::none;
        if (silent && ctx.state.camera.zoom < 2)
            continue;
        list.disc(at, r + ctx.px(1.5F), ctx.theme.border);
        list.disc(at, r, color);
        if (ctx.state.picked && ctx.exhibit().shape_states[i] == ctx.state.picked)
            list.ring(at, r + ctx.px(5), ctx.px(3), ctx.theme.text);
    }
    put_arcs(ctx, list, layer.transform);
    if (ctx.state.marker && !ctx.state.scrubbing) {
        put_marker(
            ctx, list,
            layer.transform.to_px(project(ctx.exhibit().events[ctx.state.marker->index].location)));
    }
    list.pop_clip();
}

void put_state_nodes(LayoutContext& ctx, std::vector<NodeId>& ids) {
    const MapLayer& layer = ctx.picture.map;
    const RectPx clip = layer.clip;
    if (ids.empty()) { // the same for ever: states do not change
        for (const State& s : ctx.exhibit().states)
            ids.emplace_back("state-", s.iso3);
    }
    const std::string_view hint = ctx.words(Word::state_hint).view();
    const float half = ctx.px(ctx.tokens().map_pick_radius);
    for (std::size_t i = 0; i < ctx.materials.map.shapes.size(); ++i) {
        const auto& state = ctx.exhibit().shape_states[i];
        if (!state ||
            ctx.materials.main_shapes[state->index] != ShapeId{static_cast<std::uint8_t>(i)})
            continue;
        const PointPx at = layer.transform.to_px(ctx.materials.map.shapes[i].label_point);
        if (!clip.contains(at))
            continue;
        const State& s = ctx.exhibit().states[state->index];
        ctx.nodes.add({.id = ids[state->index],
                       .role = Role::state,
                       .label = ctx.words(s.name).view(),
                       .value = ctx.words(class_word(ctx.state.shapes[i].cls)).view(),
                       .hint = hint,
                       .box = {at.x - half, at.y - half, 2 * half, 2 * half},
                       .touch = at,
                       .region = Region::map,
                       .hit = false,
                       .on_tap = OpenDossier{*state}});
    }
}

} // namespace fl
