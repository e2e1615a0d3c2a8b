#include "scene/map/map_view.h"

#include "geo/projection.h"
#include "scene/parts/parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace fl {
namespace {

constexpr float dimmed = 0.3F;         // others, while a card is open
constexpr float dimmed_beside = 0.55F; // others, while a dossier is open: neighbours still compare
constexpr float dot_radius = 4.5F;     // design px
constexpr std::size_t most_arcs = 12;  // more would be a web that nobody reads

bool holds(std::span<const StateId> states, std::optional<StateId> state) {
    return state && std::ranges::find(states, *state) != states.end();
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
    const Emphasis emphasis = emphasis_of(ctx);
    const float sheet = dossier_progress(ctx);
    layer.palette = {};
    layer.lit.clear();
    for (std::size_t i = 0; i < ctx.materials.map.shapes.size(); ++i) {
        const auto& state = ctx.exhibit().shape_states[i];
        const ShapeColor shown =
            shape_color(ctx.state.shapes[i], ctx.theme, ctx.tokens().motion, ctx.now);
        Rgba color = mix(shown.color, ctx.theme.ink, (1 - dimmed) * emphasis.dimming(state));
        if (sheet > 0 && !(state && ctx.state.dossier.state == state))
            color = mix(color, ctx.theme.ink, (1 - dimmed_beside) * sheet);
        color.a = pattern_alpha(shown.pattern);
        layer.palette.fill[i] = color;
        const bool picked =
            state && (ctx.state.picked == state || ctx.state.keypad.state == state ||
                      ctx.state.look.state == state);
        const float outline = picked ? 1 : emphasis.outline(state);
        if (outline <= 0)
            continue;
        // Lines of many states overlap at their joints: they are mixed, not seen through.
        const bool many = !picked && emphasis.states.size() > most_arcs;
        const Rgba ground = Rgba{color.r, color.g, color.b, 255};
        layer.palette.outline[i] =
            many ? mix(ground, ctx.theme.text, outline) : ctx.theme.text.faded(outline);
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

/// From the lit states that take part in the event to its place.
void put_arcs(LayoutContext& ctx, DisplayList& list, const MapTransform& map) {
    const Emphasis emphasis = emphasis_of(ctx);
    if (emphasis.event == nullptr || emphasis.states.size() > most_arcs)
        return;
    const PointPx place = map.to_px(project(emphasis.event->location));
    list.begin_group(emphasis.strength, {});
    for (const StateId state : emphasis.states) {
        const auto& capital = ctx.exhibit().states[state.index].capital_location;
        const auto shape = ctx.materials.main_shapes[state.index];
        if (!holds(emphasis.event->states, state) || (!shape && !capital))
            continue;
        const PointPx from = map.to_px(
            capital ? project(*capital) : ctx.materials.map.shapes[shape->index].label_point);
        put_arc(ctx, list, from, place, ctx.tokens().motion.standard(emphasis.grown));
    }
    list.end_group();
}

float grown_since(const LayoutContext& ctx, Instant landed) {
    return ctx.state.flight.active()
               ? 0
               : std::clamp(seconds(ctx.now - landed) / seconds(arc_time), 0.0F, 1.0F);
}

Emphasis emphasis_of_event(const LayoutContext& ctx) {
    const Event& event = ctx.exhibit().events[ctx.state.event->index];
    Emphasis e;
    e.states = event.states;
    e.dims = true;
    e.event = &event;
    e.place_name = ctx.words(event.place);
    e.strength = card_progress(ctx);
    e.grown = grown_since(ctx, std::max(ctx.state.camera_moved, ctx.state.scene_began));
    e.key = (std::uint64_t{1} << 32) + ctx.state.event->index;
    return e;
}

Emphasis emphasis_of_stop(const LayoutContext& ctx) {
    const TourState& tour = ctx.state.tour;
    const TourStop& stop = ctx.exhibit().tour[static_cast<std::size_t>(tour.stop)];
    const auto& motion = ctx.tokens().motion;
    Emphasis e;
    e.states = stop.states;
    e.dims = !stop.states.empty();
    if (tour.from) {
        e.before = ctx.exhibit().tour[static_cast<std::size_t>(*tour.from)].states;
        e.dimmed_before = !e.before.empty();
    }
    e.change = std::clamp(seconds(ctx.now - tour.shown_since) / seconds(motion.stance_recolour),
                          0.0F, 1.0F);
    e.strength = 1;
    e.grown = grown_since(ctx, tour.shown_since + motion.tour_step);
    e.event = stop.event ? &ctx.exhibit().events[stop.event->index] : nullptr;
    e.place_name = ctx.words(stop.place_name);
    e.key = (std::uint64_t{2} << 32) + static_cast<std::uint64_t>(tour.stop);
    return e;
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

Emphasis emphasis_of(const LayoutContext& ctx) {
    if (ctx.scene == SceneId::tour && !ctx.exhibit().tour.empty())
        return emphasis_of_stop(ctx);
    if (ctx.state.event && (ctx.scene == SceneId::event || ctx.state.card.active()))
        return emphasis_of_event(ctx);
    return {};
}

bool Emphasis::lights(StateId state) const {
    return holds(states, state);
}

float Emphasis::dimming(std::optional<StateId> state) const {
    const bool now = dims && !holds(states, state);
    const bool then = dimmed_before && !holds(before, state);
    return strength * mix(then ? 1.0F : 0.0F, now ? 1.0F : 0.0F, change);
}

float Emphasis::outline(std::optional<StateId> state) const {
    // Whole regions are shown by their light; a full line around each state would be a web.
    const auto line = [&](std::span<const StateId> lit) {
        return !holds(lit, state) ? 0.0F : lit.size() > most_arcs ? 0.4F : 1.0F;
    };
    return strength * mix(line(before), line(states), change);
}

float card_progress(const LayoutContext& ctx) {
    const auto& motion = ctx.tokens().motion;
    const bool open = ctx.scene == SceneId::event;
    if (!ctx.state.card.active())
        return open ? 1.0F : 0.0F;
    const float t = ctx.state.card.at(ctx.now);
    return open ? motion.enter(t) : 1 - motion.exit(t);
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

bool dossier_answers(const LayoutContext& ctx) {
    constexpr float there = 0.8F; // it hardly moves any more
    return ctx.scene == SceneId::dossier && dossier_progress(ctx) >= there;
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
    const bool picked = ctx.state.picked || ctx.state.keypad.state || ctx.state.look.state;
    layer.outline_width_px =
        ctx.px(picked ? ctx.tokens().stroke_selected : ctx.tokens().stroke_lit);
    layer.outline_casing_px =
        ctx.px(picked ? ctx.tokens().stroke_casing : ctx.tokens().stroke_lit * 2);
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
    // Under the exhibit's name no place is marked.
    const RectPx header = ctx.areas.header;
    const RectPx name = ctx.turned({0, 0, header.x + ctx.px(372), header.bottom() + ctx.px(14)});
    const float r = ctx.px(dot_radius) *
                    static_cast<float>(std::clamp(std::sqrt(ctx.state.camera.zoom), 1.0, 1.8));
    for (std::size_t i = 0; i < ctx.materials.map.shapes.size(); ++i) {
        const MapShape& shape = ctx.materials.map.shapes[i];
        if (!shape.dot)
            continue;
        const PointPx at = layer.transform.to_px(shape.label_point);
        if (!layer.clip.grown(r).contains(at) || name.contains(at))
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
    const Event* marked = ctx.scene == SceneId::tour ? emphasis_of(ctx).event
                          : ctx.state.marker ? &ctx.exhibit().events[ctx.state.marker->index]
                                             : nullptr;
    if (marked != nullptr && !ctx.state.scrubbing) {
        const PointPx at = layer.transform.to_px(project(marked->location));
        if (!name.contains(at))
            put_marker(ctx, list, at);
    }
    list.pop_clip();
}

namespace {

/// How much of a box lies over land, 0 to 21.
int land_under(const LayoutContext& ctx, RectPx box) {
    int hits = 0;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 7; ++column) {
            const PointPx p{box.x + box.w * static_cast<float>(column) / 6,
                            box.y + box.h * static_cast<float>(row) / 2};
            hits += ctx.materials.map.shape_at(ctx.picture.map.transform.to_sheet(p)) ? 1 : 0;
        }
    }
    return hits;
}

using PlaceBoxes = std::array<RectPx, 6>;

/// Below the place and at its sides.
PlaceBoxes place_name_boxes(const LayoutContext& ctx, PointPx at, SizePx text) {
    const float away = ctx.px(40), low = at.y + ctx.px(8);
    return {{{at.x - text.w / 2, at.y + ctx.px(34), text.w, text.h},
             {at.x + away, low, text.w, text.h},
             {at.x - away - text.w, low, text.w, text.h},
             {at.x + away * 0.7F, at.y + ctx.px(30), text.w, text.h},
             {at.x - away * 0.7F - text.w, at.y + ctx.px(30), text.w, text.h},
             {at.x - text.w / 2, at.y - ctx.px(34) - text.h, text.w, text.h}}};
}

/// Where nothing is covered and least land is hidden; behind the last where it would be covered
/// everywhere: no name rather than one that lies under something (DESIGN.md section 7).
std::size_t best_side(const LayoutContext& ctx, const PlaceBoxes& boxes,
                      std::span<const RectPx> keep_free) {
    const RectPx clip = ctx.picture.map.clip.grown(-ctx.px(12));
    std::size_t best = boxes.size();
    int least = 99;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const bool taken = std::ranges::any_of(
            keep_free, [&](const RectPx& other) { return other.overlaps(boxes[i]); });
        const int hidden = land_under(ctx, boxes[i]);
        if (!taken && hidden < least && clip.contains(boxes[i])) {
            least = hidden;
            best = i;
        }
    }
    return best;
}

} // namespace

RectPx put_place_name(LayoutContext& ctx, LabelMemory& memory, std::span<const RectPx> keep_free) {
    const Emphasis emphasis = emphasis_of(ctx);
    if (emphasis.event == nullptr || emphasis.place_name.empty() || emphasis.grown <= 0) {
        memory.place_of = 0;
        return {};
    }
    const Paragraph& text = set_text(ctx, emphasis.place_name, ctx.tokens().type.label, 0,
                                     {.casing = ctx.theme.halo, .casing_px = 3});
    const PointPx at = ctx.picture.map.transform.to_px(project(emphasis.event->location));
    const PlaceBoxes boxes = place_name_boxes(ctx, at, text.size);
    if (memory.place_of != emphasis.key) {
        memory.place_of = emphasis.key;
        memory.place_side = best_side(ctx, boxes, keep_free);
    }
    if (memory.place_side >= boxes.size())
        return {};
    const RectPx box = boxes[memory.place_side];
    DisplayList& list = ctx.list();
    list.begin_group(emphasis.grown, {});
    put_paragraph(list, text, box.origin(), ctx.theme.text, ctx.theme.halo);
    list.end_group();
    return box.grown(ctx.px(6));
}

void put_state_nodes(LayoutContext& ctx, std::vector<NodeId>& ids) {
    const MapLayer& layer = ctx.picture.map;
    const RectPx clip = layer.clip;
    if (ids.empty()) { // the same for ever: states do not change
        for (const State& s : ctx.exhibit().states)
            ids.emplace_back("state-", s.iso3);
    }
    const auto put = [&](StateId state, PointPx at, StanceClass cls) {
        const float half = ctx.px(ctx.tokens().map_pick_radius);
        ctx.nodes.add({.id = ids[state.index],
                       .role = Role::state,
                       .label = ctx.words(ctx.exhibit().states[state.index].name).view(),
                       .value = ctx.words(class_word(cls)).view(),
                       .hint = ctx.hint(Word::state_hint, Word::state_hint_keys),
                       .box = {at.x - half, at.y - half, 2 * half, 2 * half},
                       .touch = at,
                       .region = Region::map,
                       .hit = false,
                       .on_tap = OpenDossier{state}});
    };
    const auto& focused = ctx.state.keypad.state;
    for (std::size_t i = 0; i < ctx.materials.map.shapes.size(); ++i) {
        const auto& state = ctx.exhibit().shape_states[i];
        if (!state ||
            ctx.materials.main_shapes[state->index] != ShapeId{static_cast<std::uint8_t>(i)})
            continue;
        const PointPx at = layer.transform.to_px(ctx.materials.map.shapes[i].label_point);
        // What the keypad has reached is there, also while the map still flies to it.
        if (clip.contains(at) || focused == state)
            put(*state, at, ctx.state.shapes[i].cls);
    }
    if (!focused || ctx.materials.main_shapes[focused->index])
        return;
    // The map draws no shape for it: it is named at its capital.
    const ShownStance shown =
        shown_stance(ctx.exhibit(), *focused, ctx.state.question, to_day(ctx.state.cursor));
    if (const auto place = place_of_state(ctx.materials, *focused))
        put(*focused, layer.transform.to_px(*place), shown.cls);
}

} // namespace fl
