#include "scene/interaction/gesture_reader.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

constexpr float snap = 24;       // design px: a flung flag comes to rest on an event that near
constexpr float year_reach = 30; // design px: from the middle of a written year to its ends
constexpr float magnet = 60;     // design px: a finger takes the circle whose centre is that near

} // namespace

void GestureReader::want(const Intent& intent) {
    if (wanted_ < intents_.size())
        intents_[wanted_++] = intent;
}

const Node* GestureReader::node_of(const ContactTarget& target) const {
    const auto& nodes = reading_.nodes->nodes();
    const auto it = std::ranges::find_if(nodes, [&](const Node& n) {
        return static_cast<std::uint32_t>(n.id.key()) == target.item;
    });
    return it == nodes.end() ? nullptr : &*it;
}

/// A drag on the strip that begins near the needle takes the needle.
DragKind GestureReader::kind_of(const ContactTarget& target, PointPx start) const {
    const Node* node = node_of(target);
    if (node == nullptr)
        return DragKind::none;
    const auto& grab = reading_.nodes->cursor_grab;
    if (node->drag == DragKind::time && grab && grab->contains(start))
        return DragKind::cursor;
    return node->drag;
}

DragKind& GestureReader::drag_of(std::int64_t finger) {
    auto it = std::ranges::find(drags_, finger, &Drag::finger);
    if (it == drags_.end())
        it = std::ranges::find(drags_, DragKind::none, &Drag::kind);
    if (it == drags_.end())
        it = drags_.begin();
    it->finger = finger;
    return it->kind;
}

void GestureReader::on(const Activity&) {
    want(Touched{});
}

void GestureReader::on(const Pressed& press) {
    const Node* node = node_of(press.target);
    if (node == nullptr)
        return;
    want(SetPressed{press.target.item, true});
    if (node->on_tap && std::holds_alternative<Wake>(*node->on_tap))
        want(TouchAttract{press.point});
    if (reading_.state->speech.greeting && !reading_.state->speech.by_touch)
        want(EndGreeting{}); // whoever touches has found a way in
    if (reading_.state->keypad.on)
        want(SetFocus{0}); // a finger takes over from the keypad
    if (node->drag == DragKind::map)
        want(GrabMap{});
    if (node->drag == DragKind::time)
        want(GrabTime{});
    if (node->drag == DragKind::circles) {
        picked_before_ = reading_.state->spectrum.picked;
        if (const auto state = circle_at(press.point))
            want(PickCircle{state});
    }
}

void GestureReader::on(const PressEnded& press) {
    // By the target's own key: the node may have gone from under the finger.
    want(SetPressed{press.target.item, false});
    if (reading_.state->scene == SceneId::attract)
        want(TouchAttract{});
    if (static_cast<Region>(press.target.region) == Region::map)
        want(ReleaseMap{});
}

void GestureReader::on(const Tapped& tap) {
    want(SetPressed{tap.target.item, false});
    if (static_cast<Region>(tap.target.region) == Region::map)
        want(ReleaseMap{});
    const SpeechState& speech = reading_.state->speech;
    if (speech.greeting && speech.by_touch)
        return want(TakeGreeting{}); // wherever the finger meets the glass
    const Node* node = node_of(tap.target);
    if (node == nullptr && reading_.state->scene == SceneId::idle_warning)
        want(StillHere{}); // above the lower part too, any touch says that somebody is here
    if (node == nullptr)
        return;
    const bool second_on_map = node->drag == DragKind::map && tap.count >= 2;
    if (node->role == Role::map || second_on_map)
        return tap_map(tap);
    if (node->role == Role::timeline)
        return tap_strip(tap);
    if (node->drag == DragKind::circles)
        return tap_circle(tap);
    // A finger that rested on the timeline has looked at its days through the loupe.
    if (tap.held && static_cast<Region>(tap.target.region) == Region::timeline)
        return;
    // Sliding off cancels; a slow press by an unsteady hand still counts.
    if (node->enabled && node->on_tap && node->box.contains(tap.point))
        return want(*node->on_tap);
    if (reading_.state->scene == SceneId::attract)
        want(TouchAttract{});
}

/// The state under the finger, or the nearest within the radius that the design gives it.
std::optional<StateId> GestureReader::state_at(PointPx point) const {
    const MapTransform& map = *reading_.nodes->map;
    const SheetPoint at = map.to_sheet(point);
    const double radius =
        static_cast<double>(materials_.tokens.map_pick_radius * reading_.state->screen.scale) /
        map.px_per_unit;
    const auto state_of = [&](std::optional<ShapeId> shape) {
        return shape ? materials_.exhibit.shape_states[shape->index] : std::nullopt;
    };
    if (const auto near = state_of(materials_.map.pick(at, radius)))
        return near;
    // Small land that speaks for nobody draws no finger away from a state.
    return state_of(materials_.map.shape_at(at));
}

/// Opens the dossier of the state under or nearest the finger; a double tap comes closer, or goes
/// home when close already.
void GestureReader::tap_map(const Tapped& tap) {
    if (!reading_.nodes->map || tap.held)
        return;
    if (tap.count >= 2)
        return double_tap_map(tap.point);
    if (const auto state = state_at(tap.point))
        want(OpenDossier{*state});
}

/// Comes closer, or goes home when close already. The first of the two taps has opened a state: it
/// is closed again, and the point is meant as it lay before the map began to fly.
void GestureReader::double_tap_map(PointPx point) {
    const ExhibitState& s = *reading_.state;
    MapTransform map = *reading_.nodes->map;
    double zoom = s.camera.zoom;
    if (s.scene == SceneId::dossier && s.restore_camera) {
        map.px_per_unit *= s.camera_before_card.zoom / s.camera.zoom;
        map.centre = s.camera_before_card.centre;
        zoom = s.camera_before_card.zoom;
        want(LeaveScene{});
    }
    const auto factor = static_cast<double>(materials_.tokens.zoom_double_tap);
    if (zoom > factor - 0.01) {
        want(HomeMap{});
    } else {
        want(StepZoomMap{map.to_sheet(point), factor});
    }
}

/// The nearest circle whose centre the magnet reaches.
std::optional<StateId> GestureReader::circle_at(PointPx point) const {
    std::optional<StateId> nearest;
    float least = magnet * reading_.state->screen.scale;
    for (const CirclePoint& circle : reading_.nodes->circles) {
        const float away = distance(circle.at, point);
        if (away < least) {
            least = away;
            nearest = circle.state;
        }
    }
    return nearest;
}

/// A tap on the circle that was picked already opens its dossier; beside all circles it lets go.
void GestureReader::tap_circle(const Tapped& tap) {
    const auto state = circle_at(tap.point);
    if (state && state == picked_before_ && !tap.held)
        return want(OpenDossier{*state});
    want(PickCircle{state});
}

/// A finger on a written year means what happened in it: its first event that the filter shows,
/// else its first day.
std::optional<double> GestureReader::year_at(PointPx point) const {
    const ExhibitState& s = *reading_.state;
    if (point.y < areas_for(materials_.tokens, s.screen).axis_y + s.screen.above)
        return std::nullopt;
    const TimeTransform& time = *reading_.nodes->time;
    const double near =
        std::abs(time.days_per_px()) * static_cast<double>(year_reach * s.screen.scale);
    const auto year = year_of(to_day(time.to_days(point.x) + near));
    const Day first = year / std::chrono::January / 1,
              next = (year + std::chrono::years{1}) / std::chrono::January / 1;
    if (to_days(first) < time.to_days(point.x) - near || first < materials_.exhibit.days.first ||
        first > materials_.exhibit.days.last)
        return std::nullopt;
    for (const Event& event : materials_.exhibit.events) {
        if (event.date.first >= first && event.date.first < next && !is_hidden(s, event.track))
            return to_days(event.date.first);
    }
    return to_days(first);
}

void GestureReader::tap_strip(const Tapped& tap) {
    if (!reading_.nodes->time || tap.held)
        return;
    const double there = reading_.nodes->time->to_days(tap.point.x);
    const double day = year_at(tap.point).value_or(there);
    if (tap.count >= 2) {
        want(ZoomTime{there, 2});
    } else {
        want(SetCursor{day, CursorMotion::glide});
    }
}

/// A finger that rests looks: at the name of what is under it, or at the exact date.
void GestureReader::on(const Held& held) {
    const auto region = static_cast<Region>(held.target.region);
    if (region == Region::timeline) {
        const auto& time = reading_.nodes->time;
        const bool looks = time && !held.ended;
        want(LookAtDay{looks ? std::optional(time->to_days(held.point.x)) : std::nullopt});
    }
    const auto& map = reading_.nodes->map;
    if (region != Region::map)
        return;
    if (held.ended || !map)
        return want(LookAtMap{});
    want(LookAtMap{map->to_sheet(held.point), state_at(held.point)});
}

void GestureReader::on(const DragBegan& drag) {
    const DragKind kind = kind_of(drag.target, drag.start);
    drag_of(drag.finger) = kind;
    if (kind == DragKind::cursor)
        want(GrabCursor{});
}

/// The plus pole stands at the leading end: +2 there, -2 at the other.
void GestureReader::choose_answer_at(PointPx point) {
    const auto& scale = reading_.nodes->answer_scale;
    if (!scale || scale->w <= 0)
        return;
    const float along = std::clamp((point.x - scale->x) / scale->w, 0.0F, 1.0F);
    want(ChooseAnswer{2 - 4 * (reading_.nodes->mirrored ? 1 - along : along)});
}

void GestureReader::on(const Dragged& drag) {
    const auto& map = reading_.nodes->map;
    const auto& time = reading_.nodes->time;
    switch (drag_of(drag.finger)) {
    case DragKind::map:
        if (map)
            want(PanMap{-static_cast<double>(drag.delta.x) / map->px_per_unit,
                        static_cast<double>(drag.delta.y) / map->px_per_unit});
        break;
    case DragKind::time:
        if (time)
            want(PanTime{time->to_days(drag.point.x - drag.delta.x) - time->to_days(drag.point.x)});
        break;
    case DragKind::cursor:
        if (time)
            want(ScrubCursor{time->to_days(drag.point.x) - time->to_days(drag.start.x)});
        break;
    case DragKind::card:
        want(ScrollCard{-drag.delta.y});
        break;
    case DragKind::list:
        want(ScrollList{-drag.delta.y});
        break;
    case DragKind::answer:
        choose_answer_at(drag.point);
        break;
    case DragKind::circles:
        if (const auto state = circle_at(drag.point))
            want(PickCircle{state});
        break;
    case DragKind::none:
        break;
    }
}

/// What was grabbed is let go even where its surface has gone meanwhile, because another visitor
/// has opened a page; then there is no fling.
void GestureReader::on(const DragEnded& drag) {
    const auto& map = reading_.nodes->map;
    const auto& time = reading_.nodes->time;
    DragKind& kind = drag_of(drag.finger);
    const double days = time ? time->days_per_px() * (time->mirrored ? -1 : 1) : 0;
    const double units = map ? 1 / map->px_per_unit : 0;
    switch (kind) {
    case DragKind::map:
        want(FlingMap{-static_cast<double>(drag.velocity.x) * units,
                      static_cast<double>(drag.velocity.y) * units});
        break;
    case DragKind::time:
        want(FlingTime{-static_cast<double>(drag.velocity.x) * days});
        break;
    case DragKind::cursor:
        want(ReleaseCursor{static_cast<double>(drag.velocity.x) * days,
                           static_cast<double>(snap * reading_.state->screen.scale) *
                               std::abs(days)});
        break;
    case DragKind::card:
        want(FlingCard{-drag.velocity.y});
        break;
    case DragKind::list:
        want(FlingList{-drag.velocity.y});
        break;
    case DragKind::answer:
    case DragKind::circles:
        break;
    case DragKind::none:
        break;
    }
    kind = DragKind::none;
}

/// Both fingers of a pinch move within one frame. The tree still tells where map and time stood
/// before the first of them; the state tells where they are now.
std::optional<MapTransform> GestureReader::map_now() const {
    std::optional<MapTransform> map = reading_.nodes->map;
    if (!map)
        return map;
    const ExhibitState& state = *reading_.state;
    map->centre = state.camera.centre;
    map->px_per_unit =
        map_transform(areas_for(materials_.tokens, state.screen), state.camera).px_per_unit;
    return map;
}

std::optional<TimeTransform> GestureReader::time_now() const {
    std::optional<TimeTransform> time = reading_.nodes->time;
    if (!time)
        return time;
    time->start = reading_.state->time.start;
    time->span = reading_.state->time.span;
    return time;
}

void GestureReader::on(const Pinched& pinch) {
    const auto map = map_now();
    const auto time = time_now();
    const auto region = static_cast<Region>(pinch.target.region);
    const auto factor = static_cast<double>(pinch.factor);
    const PointPx before = pinch.centre - pinch.delta;
    if (region == Region::map && map) {
        const SheetPoint anchor = map->to_sheet(before);
        want(PanMap{-static_cast<double>(pinch.delta.x) / map->px_per_unit,
                    static_cast<double>(pinch.delta.y) / map->px_per_unit});
        want(ZoomMap{anchor, factor});
    } else if (region == Region::timeline && time) {
        const double anchor = time->to_days(before.x);
        want(PanTime{anchor - time->to_days(pinch.centre.x)});
        want(ZoomTime{anchor, factor});
    }
}

void GestureReader::on(const PinchEnded& pinch) {
    if (static_cast<Region>(pinch.target.region) == Region::map)
        want(FlingMap{0, 0});
}

void GestureReader::on(const Resized& resized) {
    want(Resize{resized.size});
}

/// Pulled out, they leave nothing to hear to whoever stands around.
void GestureReader::on(const HeadphonesTurned& headphones) {
    want(SetAccess{headphones.plugged, true});
}

void GestureReader::on(const KeyPressed& key) {
    for (const Intent& intent : keys_.read(key.key, *reading_.state, *reading_.nodes))
        want(intent);
}

} // namespace fl
