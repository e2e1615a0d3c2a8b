#include "geo/projection.h"
#include "state/flow.h"

#include <algorithm>
#include <chrono>

namespace fl {
namespace {

/// How near to the edge of the map a state may stand before the map moves, design px.
constexpr float edge = 60;

/// What the visitor sees of the map: beside rail, card or dossier.
RectPx seen_map(const ExhibitState& s, const Materials& m) {
    const Areas areas = areas_for(m.tokens, s.screen);
    RectPx seen = areas.map_clip;
    if (s.scene == SceneId::event) {
        seen = areas.free;
    } else if (s.scene == SceneId::dossier) {
        const float top = areas.header.bottom();
        seen = s.screen.portrait() ? RectPx{0, top, areas.screen.w, areas.dossier.y - top}
                                   : RectPx{0, top, areas.dossier.x, areas.flag_y - top};
    }
    return direction_of(s, m) == TextDirection::right_to_left ? mirrored(seen, areas.screen.w)
                                                              : seen;
}

/// The map stands still as long as the state shows, so that eyes need not search it.
void bring_into_sight(ExhibitState& s, const Materials& m, SheetPoint place, Instant now) {
    Areas areas = areas_for(m.tokens, s.screen);
    if (direction_of(s, m) == TextDirection::right_to_left)
        areas.map = mirrored(areas.map, areas.screen.w);
    const MapCamera from = s.flight.active() ? s.camera_to : s.camera;
    const MapTransform map = map_transform(areas, from);
    const RectPx seen = seen_map(s, m);
    if (seen.grown(-edge * areas.scale).contains(map.to_px(place)))
        return;
    const PointPx shift = seen.centre() - areas.map.centre();
    MapCamera to = from;
    to.centre = {place.x - static_cast<double>(shift.x) / map.px_per_unit,
                 place.y + static_cast<double>(shift.y) / map.px_per_unit};
    if (s.scene == SceneId::explore)
        to = limited(to, m, s.screen);
    if (to == from)
        return;
    fly(s, to, m.tokens.motion.fly_min, now);
    s.restore_camera = s.restore_camera && s.scene != SceneId::explore;
}

int year_of(double day) {
    return static_cast<int>(std::chrono::year_month_day{to_day(day)}.year());
}

} // namespace

std::optional<SheetPoint> place_of_state(const Materials& m, StateId state) {
    if (const auto& shape = m.main_shapes[state.index])
        return m.map.shapes[shape->index].label_point;
    const auto& capital = m.exhibit.states[state.index].capital_location;
    return capital ? std::optional(project(*capital)) : std::nullopt;
}

void set_focus(ExhibitState& s, const Materials& m, const SetFocus& focus, Instant now) {
    s.focus = focus.node;
    KeypadState& keys = s.keypad;
    keys.on = focus.node != 0;
    keys.inside = focus.inside;
    keys.step_due = 0;
    keys.state.reset();
    if (!focus.state || focus.state->index >= m.exhibit.states.size())
        return;
    keys.state = keys.last_state = focus.state;
    const auto place = place_of_state(m, *focus.state);
    if (place && !s.spectrum.on)
        bring_into_sight(s, m, *place, now);
}

void step_year(ExhibitState& s, const Materials& m, int by, Instant now) {
    const int year = year_of(s.cursor_glide.active() ? s.cursor_to : s.cursor);
    std::optional<int> other;
    const Event* first = nullptr;
    for (const Event& event : m.exhibit.events) { // by date
        const int its = year_of(to_days(event.date.first));
        if (is_hidden(s, event.track))
            continue;
        const bool beyond = by > 0 ? its > year : its < year;
        if (!beyond || other == its || (by > 0 && other))
            continue;
        other = its;
        first = &event;
    }
    if (first == nullptr)
        return;
    s.playing = false;
    glide_cursor(s, m, to_days(first->date.first), m.tokens.motion.snap, now);
}

} // namespace fl
