#include "core/error.h"
#include "geo/projection.h"
#include "state/flow.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

/// Room that event places and states keep from the edge of the free area, px at ui_scale 1.
constexpr float event_margin = 90;
/// A state much wider than the others is shown by its main part only up to this width, in sheet
/// units.
constexpr double widest_state = 1.6;

SheetRect point_rect(SheetPoint p) {
    return {p.x, p.y, p.x, p.y};
}

void include_state(SheetRect& rect, const Materials& m, StateId state) {
    const auto& shape_id = m.main_shapes[state.index];
    if (!shape_id)
        return;
    const MapShape& shape = m.map.shapes[shape_id->index];
    const SheetRect& part = shape.main_extent;
    if (part.max_x - part.min_x > widest_state) {
        rect.include(shape.label_point);
    } else {
        // The middle half of a state has to show; its far ends may lie under the card.
        const SheetPoint c = part.centre();
        rect.include({(c.x + part.min_x) / 2, (c.y + part.min_y) / 2});
        rect.include({(c.x + part.max_x) / 2, (c.y + part.max_y) / 2});
    }
}

/// From the middle of the map's place to that of the free area; mirrored, both lie at the other
/// side.
PointPx shift_between(RectPx map, RectPx free, TextDirection direction) {
    const PointPx shift = free.centre() - map.centre();
    return direction == TextDirection::right_to_left ? PointPx{-shift.x, shift.y} : shift;
}

} // namespace

Materials make_materials(const Exhibit& exhibit, const WorldMap& map, const Tokens& tokens) {
    Materials materials{exhibit, map, tokens, {}};
    materials.main_shapes.resize(exhibit.states.size());
    FL_ASSERT(exhibit.shape_states.size() == map.shapes.size(),
              "the pack's shape table belongs to its map");
    for (std::size_t i = 0; i < exhibit.shape_states.size(); ++i) {
        const auto& state = exhibit.shape_states[i];
        if (state && !materials.main_shapes[state->index]) {
            materials.main_shapes[state->index] = ShapeId{static_cast<std::uint8_t>(i)};
        }
    }
    return materials;
}

MapCamera home_camera(const WorldMap& map) {
    return {map.land.centre(), 1};
}

MapTransform map_transform(const Areas& areas, const MapCamera& camera) {
    return {areas.map, camera.centre, static_cast<double>(areas.map_scale) * camera.zoom};
}

TextDirection direction_of(const ExhibitState& state, const Materials& m) {
    return m.exhibit.languages[state.language.index].direction;
}

MapCamera event_camera(const Materials& m, const Screen& screen, EventId id,
                       TextDirection direction) {
    const Areas areas = areas_for(m.tokens, screen);
    const Event& event = m.exhibit.events[id.index];
    SheetRect wanted = point_rect(project(event.location));
    for (const StateId state : event.states)
        include_state(wanted, m, state);

    const RectPx free = areas.free.grown(-event_margin * areas.scale);
    const double base = static_cast<double>(areas.map_scale);
    const double fit =
        std::min(static_cast<double>(free.w) / std::max(wanted.max_x - wanted.min_x, 0.01),
                 static_cast<double>(free.h) / std::max(wanted.max_y - wanted.min_y, 0.01)) /
        base;
    MapCamera camera;
    camera.zoom = std::clamp(fit, static_cast<double>(m.tokens.zoom_min),
                             static_cast<double>(m.tokens.zoom_event) * 2);
    // The camera's centre is shown in the middle of the map box; what is wanted goes into the free
    // area.
    const PointPx shift = shift_between(areas.map, free, direction);
    camera.centre = wanted.centre();
    camera.centre.x -= static_cast<double>(shift.x) / (base * camera.zoom);
    camera.centre.y += static_cast<double>(shift.y) / (base * camera.zoom);
    return camera;
}

MapCamera dossier_camera(const Materials& m, const Screen& screen, StateId state,
                         TextDirection direction) {
    const Areas areas = areas_for(m.tokens, screen);
    const auto& shape_id = m.main_shapes[state.index];
    if (!shape_id)
        return home_camera(m.map);
    const SheetRect& extent = m.map.shapes[shape_id->index].main_extent;
    const float top = areas.header.bottom();
    const RectPx free = screen.portrait() ? RectPx{0, top, areas.screen.w, areas.dossier.y - top}
                                          : RectPx{0, top, areas.dossier.x, areas.dock.y - top};
    const double base = static_cast<double>(areas.map_scale);
    const double fit =
        std::min(static_cast<double>(free.w) * 0.62 / std::max(extent.max_x - extent.min_x, 0.01),
                 static_cast<double>(free.h) * 0.7 / std::max(extent.max_y - extent.min_y, 0.01)) /
        base;
    MapCamera camera;
    camera.zoom = std::clamp(fit, static_cast<double>(m.tokens.zoom_min),
                             static_cast<double>(m.tokens.zoom_dossier) * 2);
    const PointPx shift = shift_between(areas.map, free, direction);
    camera.centre = extent.centre();
    camera.centre.x -= static_cast<double>(shift.x) / (base * camera.zoom);
    camera.centre.y += static_cast<double>(shift.y) / (base * camera.zoom);
    return camera;
}

void stop_map(ExhibitState& s) {
    s.flight = {};
    s.map_velocity_x = s.map_velocity_y = 0;
}

void map_touched(ExhibitState& s, Instant now) {
    s.camera_moved = now;
    s.restore_camera = false;
}

void fly(ExhibitState& s, const MapCamera& to, Instant duration, Instant now) {
    stop_map(s);
    s.camera_from = s.camera;
    s.camera_to = to;
    s.flight = {now, duration};
    if (!s.calm)
        return; // no flight: the map is there at once
    s.camera = to;
    s.camera_moved = now;
    s.flight = {};
}

MapCamera zoomed(const MapCamera& camera, SheetPoint anchor, double factor, const Tokens& tokens) {
    MapCamera to = camera;
    to.zoom = std::clamp(camera.zoom * factor, static_cast<double>(tokens.zoom_min),
                         static_cast<double>(tokens.zoom_max));
    const double k = camera.zoom / to.zoom; // the anchor stays under the fingers
    to.centre.x = anchor.x + (camera.centre.x - anchor.x) * k;
    to.centre.y = anchor.y + (camera.centre.y - anchor.y) * k;
    return to;
}

void pull_map(ExhibitState& s, const Materials& m, double dx, double dy) {
    const SheetRect& land = m.map.land;
    SheetPoint& at = s.camera.centre; // a card's camera may stand outside already
    at.x = std::clamp(at.x + dx, std::min(at.x, land.min_x), std::max(at.x, land.max_x));
    at.y = std::clamp(at.y + dy, std::min(at.y, land.min_y), std::max(at.y, land.max_y));
}

void fly_back(ExhibitState& s, const Materials& m, Instant now) {
    fly(s, limited(s.camera_before_card, m, s.screen), m.tokens.motion.fly_min, now);
}

MapCamera limited(const MapCamera& camera, const Materials& m, const Screen& screen) {
    const Areas areas = areas_for(m.tokens, screen);
    const double scale = static_cast<double>(areas.map_scale) * camera.zoom;
    const double half_w = static_cast<double>(areas.map.w) / scale / 2;
    const double half_h = static_cast<double>(areas.map.h) / scale / 2;
    const SheetRect& land = m.map.land;
    const SheetPoint middle = land.centre();
    const double reach_x = std::max((land.max_x - land.min_x) / 2 - half_w, 0.0);
    const double reach_y = std::max((land.max_y - land.min_y) / 2 - half_h, 0.0);
    MapCamera to = camera;
    to.centre.x = std::clamp(camera.centre.x, middle.x - reach_x, middle.x + reach_x);
    to.centre.y = std::clamp(camera.centre.y, middle.y - reach_y, middle.y + reach_y);
    return to;
}

void settle_camera(ExhibitState& s, const Materials& m, Instant now) {
    const MapCamera aim = s.flight.active() ? s.camera_to : s.camera;
    const MapCamera to = limited(aim, m, s.screen);
    if (!(to == aim))
        fly(s, to, milliseconds(300), now);
}

StanceClass shape_class(const Exhibit& exhibit, ShapeId shape, QuestionId question, double cursor) {
    const auto& state = exhibit.shape_states[shape.index];
    return state ? shown_stance(exhibit, *state, question, to_day(cursor)).cls : StanceClass::none;
}

ShapeColor shape_color(const ShapeFade& fade, const Theme& theme, const Motion& motion,
                       Instant now) {
    const Rgba to = theme.stance[static_cast<std::size_t>(fade.cls)];
    if (!fade.active)
        return {to, fade.cls};
    const float k =
        std::clamp(seconds(now - fade.began) / seconds(motion.stance_recolour), 0.0F, 1.0F);
    return {mix(fade.from, to, k), k < 0.5F ? fade.from_class : fade.cls};
}

} // namespace fl
