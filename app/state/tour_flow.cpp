#include "state/flow.h"
#include "state/scene_flow.h"

#include <algorithm>

namespace fl {
namespace {

/// After the journey to a stop and its text, DESIGN.md section 4 (06).
constexpr Instant time_at_stop = std::chrono::seconds(20);

int last_stop(const Materials& m) {
    return static_cast<int>(m.exhibit.tour.size()) - 1;
}

/// The whole world, a little smaller and away from the text at the leading side.
MapCamera tour_camera(const ExhibitState& s, const Materials& m) {
    MapCamera camera = home_camera(m.map);
    if (s.screen.portrait())
        return camera;
    constexpr double smaller = 0.96, aside_px = 40; // at ui_scale 1
    camera.zoom = smaller;
    const Areas areas = areas_for(m.tokens, s.screen);
    const double way = aside_px * static_cast<double>(areas.scale) /
                       (static_cast<double>(areas.map_scale) * smaller);
    camera.centre.x -= direction_of(s, m) == TextDirection::right_to_left ? -way : way;
    return camera;
}

Instant moves_on_at(const ExhibitState& s, const Materials& m) {
    return s.tour.stop_began + m.tokens.motion.tour_step + time_at_stop;
}

} // namespace

void start_tour(ExhibitState& s, const Materials& m, Instant now) {
    if (m.exhibit.tour.empty())
        return;
    const bool was_explore = s.scene == SceneId::explore;
    enter_scene(s, SceneId::tour, now);
    if (s.scene != SceneId::tour)
        return;
    if (was_explore) {
        s.camera_before_card = s.flight.active() ? s.camera_to : s.camera;
        s.restore_camera = true;
    }
    s.picked.reset();
    s.tour = {};
    go_to_stop(s, m, 0, now);
    s.tour.from.reset();
}

void go_to_stop(ExhibitState& s, const Materials& m, int stop, Instant now) {
    if (s.scene != SceneId::tour || m.exhibit.tour.empty())
        return;
    s.tour.from = s.tour.stop;
    s.tour.stop = std::clamp(stop, 0, last_stop(m));
    s.tour.shown_since = s.tour.stop_began = now;
    s.list = {};
    s.picked.reset();
    const TourStop& at = m.exhibit.tour[static_cast<std::size_t>(s.tour.stop)];
    if (at.question)
        s.question = *at.question;
    if (at.day)
        glide_cursor(s, m, to_days(*at.day), m.tokens.motion.tour_step, now);
    const MapCamera to = tour_camera(s, m);
    if (s.flight.active() || !(s.camera == to))
        fly(s, to, m.tokens.motion.tour_step, now);
    s.restore_camera = true;
}

void hold_tour(ExhibitState& s, const Materials& m, bool held, Instant now) {
    if (s.scene != SceneId::tour)
        return;
    const bool ended = s.tour.held && s.tour.stop == last_stop(m);
    s.tour.held = held;
    s.tour.stop_began = now;
    if (held)
        return;
    // Going on shows the stop as it was meant, wherever a hand has taken map and time meanwhile.
    const Instant shown = s.tour.shown_since;
    go_to_stop(s, m, ended ? 0 : s.tour.stop, now);
    if (!ended)
        s.tour.shown_since = shown;
}

void run_tour(ExhibitState& s, const Materials& m, Instant now) {
    if (s.scene != SceneId::tour || s.tour.held)
        return;
    s.last_activity = now; // a tour that moves on by itself is watched
    if (s.speech.speaking)
        s.tour.stop_began = now - m.tokens.motion.tour_step; // it waits until all is said
    if (now < moves_on_at(s, m))
        return;
    if (s.tour.stop >= last_stop(m)) {
        s.tour.held = true;
    } else {
        go_to_stop(s, m, s.tour.stop + 1, now);
    }
}

int tour_seconds_left(const ExhibitState& s, const Materials& m, Instant now) {
    if (s.tour.held)
        return 0;
    const Instant left = std::clamp(moves_on_at(s, m) - now, Instant{}, time_at_stop);
    return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count());
}

void end_tour(ExhibitState& s, const Materials& m, Instant now) {
    if (s.restore_camera)
        fly_back(s, m, now);
    s.restore_camera = false;
}

} // namespace fl
