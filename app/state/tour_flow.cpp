#include "state/flow.h"
#include "state/scene_flow.h"

#include <algorithm>

namespace fl {
namespace {

/// After the journey to a stop and its text, DESIGN.md section 4 (06).
constexpr Instant time_at_stop = std::chrono::seconds(20);

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
    s.tour = {};
    go_to_stop(s, m, 0, now);
}

void go_to_stop(ExhibitState& s, const Materials& m, int stop, Instant now) {
    if (s.scene != SceneId::tour || m.exhibit.tour.empty())
        return;
    s.tour.stop = std::clamp(stop, 0, static_cast<int>(m.exhibit.tour.size()) - 1);
    s.tour.stop_began = now;
    const TourStop& at = m.exhibit.tour[static_cast<std::size_t>(s.tour.stop)];
    if (at.question)
        s.question = *at.question;
    if (at.day)
        glide_cursor(s, m, to_days(*at.day), m.tokens.motion.tour_step, now);
    fly(s, home_camera(m.map), m.tokens.motion.tour_step, now);
    s.restore_camera = true;
}

void run_tour(ExhibitState& s, const Materials& m, Instant now) {
    if (s.scene != SceneId::tour || s.tour.held)
        return;
    s.last_activity = now; // a tour that moves on by itself is watched
    const bool last = s.tour.stop + 1 >= static_cast<int>(m.exhibit.tour.size());
    if (now < s.tour.stop_began + m.tokens.motion.tour_step + time_at_stop)
        return;
    if (last) {
        s.tour.held = true;
    } else {
        go_to_stop(s, m, s.tour.stop + 1, now);
    }
}

void end_tour(ExhibitState& s, const Materials& m, Instant now) {
    if (s.restore_camera)
        fly(s, s.camera_before_card, m.tokens.motion.fly_min, now);
    s.restore_camera = false;
}

} // namespace fl
