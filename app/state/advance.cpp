// What moves by itself. Each function moves one thing; advance() calls them in order.

#include "content/languages.h"
#include "geo/projection.h"
#include "state/attract_loop.h"
#include "state/flow.h"
#include "state/scene_flow.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

/// Distance on the sheet over which a change of stance spreads in the longest stagger.
constexpr double stagger_reach = 4;

void move_cursor(ExhibitState& s, const Materials& m, Instant now) {
    if (!s.cursor_glide.active())
        return;
    const bool flung = s.cursor_glide.duration > m.tokens.motion.snap;
    const Easing& ease = flung ? m.tokens.motion.enter : m.tokens.motion.standard;
    s.cursor = mix(s.cursor_from, s.cursor_to, static_cast<double>(ease(s.cursor_glide.at(now))));
    s.cursor_moved = now;
    if (s.cursor_glide.over(now)) {
        s.cursor = s.cursor_to;
        s.cursor_glide = {};
    }
    if (!s.time_zoom.active())
        keep_cursor_in_view(s, m, 0.04);
}

/// Days a second at each level: one month in 0.4 s at decades, one day in 0.25 s at days (DESIGN.md
/// section 6), between them in even steps of the logarithm.
double play_speed(TimeLevel level) {
    constexpr double speeds[] = {76, 28, 11, 4};
    return speeds[static_cast<std::size_t>(level)];
}

/// The scene is shown or waits under what is shown.
bool lies_under(const ExhibitState& s, SceneId scene) {
    return std::ranges::find(s.under.begin(), s.under.begin() + s.depth, scene) !=
           s.under.begin() + s.depth;
}

void play(ExhibitState& s, const Materials& m, FrameTime t) {
    if (!s.playing || t.now < s.play_hold_until)
        return;
    const double last = to_days(m.exhibit.days.last);
    double next =
        std::min(s.cursor + play_speed(s.time.level) * static_cast<double>(seconds(t.dt)), last);
    for (const Event& event : m.exhibit.events) {
        const double day = to_days(event.date.first);
        if (event.importance == 3 && !is_hidden(s, event.track) && day > s.cursor && day <= next) {
            next = day;
            s.play_hold_until = t.now + play_hold;
            break;
        }
    }
    s.cursor = next;
    if (s.cursor >= last)
        s.playing = false;
    s.last_activity = t.now;
    keep_cursor_in_view(s, m, 0.2);
}

double decay(const Motion& motion, FrameTime t) {
    return std::exp(-static_cast<double>(seconds(t.dt) / motion.fling_time_constant_s));
}

void move_time(ExhibitState& s, const Materials& m, FrameTime t) {
    if (s.time_zoom.active()) {
        const auto k = static_cast<double>(m.tokens.motion.standard(s.time_zoom.at(t.now)));
        // Spans grow evenly in their logarithm, so that zooming in looks as fast as zooming out.
        s.time.span = s.time_from.span * std::pow(s.time_to.span / s.time_from.span, k);
        const double along =
            s.time_from.span == s.time_to.span
                ? k
                : (s.time.span - s.time_from.span) / (s.time_to.span - s.time_from.span);
        s.time.start = mix(s.time_from.start, s.time_to.start, along);
        s.time.level =
            level_for(s.time.span, s.time.level, static_cast<double>(m.tokens.timeline.hysteresis));
        if (s.time_zoom.over(t.now)) {
            s.time = s.time_to;
            s.time_zoom = {};
        }
        return;
    }
    if (s.time_velocity == 0)
        return;
    const TimeView before = s.time;
    s.time.start += s.time_velocity * static_cast<double>(seconds(t.dt));
    s.time = clamped(s.time, m.exhibit.span);
    s.time_velocity *= decay(m.tokens.motion, t);
    const float strip_w = areas_for(m.tokens, s.screen).strip.w;
    const double stop = static_cast<double>(m.tokens.motion.fling_stop_px_s) * s.time.span /
                        static_cast<double>(strip_w);
    if (std::abs(s.time_velocity) < stop || s.time == before)
        s.time_velocity = 0;
}

/// Ease-in-out cubic on the logarithm of the scale; a long way zooms out a little on its course.
void fly_on(ExhibitState& s, Instant now) {
    const float t = s.flight.at(now);
    const double k = t < 0.5F ? 4 * std::pow(static_cast<double>(t), 3)
                              : 1 - std::pow(-2 * static_cast<double>(t) + 2, 3) / 2;
    const MapCamera &from = s.camera_from, &to = s.camera_to;
    const double way = std::hypot(to.centre.x - from.centre.x, to.centre.y - from.centre.y);
    const double dip =
        1 - 0.18 * std::min(way * std::min(from.zoom, to.zoom) / 3, 1.0) * 4 * k * (1 - k);
    s.camera.zoom = std::exp(mix(std::log(from.zoom), std::log(to.zoom), k)) * dip;
    s.camera.centre = {mix(from.centre.x, to.centre.x, k), mix(from.centre.y, to.centre.y, k)};
    s.camera_moved = now;
    if (s.flight.over(now)) {
        s.camera = to;
        s.flight = {};
    }
}

void move_map(ExhibitState& s, const Materials& m, FrameTime t) {
    if (s.flight.active()) {
        fly_on(s, t.now);
        return;
    }
    if (s.map_velocity_x == 0 && s.map_velocity_y == 0)
        return;
    const auto dt = static_cast<double>(seconds(t.dt));
    s.camera.centre.x += s.map_velocity_x * dt;
    s.camera.centre.y += s.map_velocity_y * dt;
    s.camera_moved = t.now;
    const double k = decay(m.tokens.motion, t);
    s.map_velocity_x *= k;
    s.map_velocity_y *= k;
    const MapCamera inside = limited(s.camera, m, s.screen);
    if (!(inside == s.camera)) { // inertia clamps at the edge
        s.camera = inside;
        s.map_velocity_x = s.map_velocity_y = 0;
    }
    const double px = map_transform(areas_for(m.tokens, s.screen), s.camera).px_per_unit;
    if (std::hypot(s.map_velocity_x, s.map_velocity_y) * px <
        static_cast<double>(m.tokens.motion.fling_stop_px_s)) {
        s.map_velocity_x = s.map_velocity_y = 0;
    }
}

void move_card(ExhibitState& s, const Materials& m, FrameTime t) {
    if (s.card.active() && s.card.over(t.now)) {
        s.card = {};
        if (s.scene != SceneId::event && !lies_under(s, SceneId::event))
            s.event.reset();
    }
    if (s.card_velocity == 0)
        return;
    s.card_scroll += s.card_velocity * seconds(t.dt);
    s.card_velocity *= static_cast<float>(decay(m.tokens.motion, t));
    const float inside = std::clamp(s.card_scroll, 0.0F, s.card_length);
    if (inside != s.card_scroll || std::abs(s.card_velocity) < m.tokens.motion.fling_stop_px_s)
        s.card_velocity = 0;
    s.card_scroll = inside;
}

/// Marks the latest event and lets its pulse begin when it is another one.
void mark(ExhibitState& s, const Materials& m, Instant now) {
    const auto latest = s.scene == SceneId::event ? s.event : latest_event(s, m.exhibit, s.cursor);
    if (latest == s.marker)
        return;
    s.marker = latest;
    s.marker_began = now;
}

/// Where a change of stance starts: at the place of the event that the cursor has reached.
SheetPoint spread_origin(const ExhibitState& s, const Materials& m) {
    return s.marker ? project(m.exhibit.events[s.marker->index].location) : m.map.land.centre();
}

void recolour(ExhibitState& s, const Materials& m, Instant now) {
    const double cursor = s.cursor_glide.active() && !s.scrubbing ? s.cursor_to : s.cursor;
    const bool same_day = to_day(cursor) == to_day(s.shapes_cursor);
    if (s.shapes_known && same_day && s.question == s.shapes_question)
        return;

    const bool at_once = !s.shapes_known || s.scrubbing;
    const Theme& theme = m.tokens.themes[static_cast<std::size_t>(s.theme)];
    const SheetPoint origin = spread_origin(s, m);
    for (std::size_t i = 0; i < m.map.shapes.size(); ++i) {
        ShapeFade& fade = s.shapes[i];
        const ShapeId shape{static_cast<std::uint8_t>(i)};
        const StanceClass cls = shape_class(m.exhibit, shape, s.question, cursor);
        if (cls == fade.cls && (s.shapes_known || cls == StanceClass::none))
            continue;
        const ShapeColor now_shown = shape_color(fade, theme, m.tokens.motion, now);
        const SheetPoint at = m.map.shapes[i].label_point;
        const double away =
            std::min(std::hypot(at.x - origin.x, at.y - origin.y) / stagger_reach, 1.0);
        fade.from = now_shown.color;
        fade.from_class = now_shown.pattern;
        fade.cls = cls;
        fade.began =
            now + Instant(static_cast<long>(
                      away * static_cast<double>(m.tokens.motion.recolour_stagger.count())));
        fade.active = !at_once;
    }
    if (!at_once && s.spectrum.on)
        s.spectrum.regrouped = now;
    s.shapes_known = true;
    s.shapes_question = s.question;
    s.shapes_cursor = cursor;
}

void end_fades(ExhibitState& s, const Materials& m, Instant now) {
    for (ShapeFade& fade : s.shapes) {
        if (fade.active && now >= fade.began + m.tokens.motion.stance_recolour)
            fade.active = false;
    }
}

/// Whoever has stopped the loop has gone by then.
std::optional<Instant> loop_goes_on(const ExhibitState& s) {
    if (!s.attract_held)
        return std::nullopt;
    return *s.attract_held + s.idle_after;
}

/// Copy in attract changes its language with each turn; whoever is greeted by ear chooses by ear.
void turn_language(ExhibitState& s, const Materials& m, Instant now) {
    if (s.scene != SceneId::attract || s.speech.on)
        return;
    const AttractLoop loop = attract_loop(s, m, now);
    s.language = language_in_turn(m.exhibit, s.house_language, loop.spoken());
}

void watch_idle(ExhibitState& s, const Materials& m, Instant now) {
    if (const auto due = loop_goes_on(s); due && now >= *due)
        hold_attract(s, false, now);
    if (s.idle_stopped || s.scene == SceneId::attract)
        return;
    if (s.speech.speaking && !s.speech.paused && in_visit(s))
        s.last_activity = now; // who listens is there; a paused voice waits for nobody
    const IdleLimits limits = idle_limits(s, m);
    const Instant idle = now - s.last_activity;
    if (idle >= limits.attract) {
        go_to_attract(s, m, now);
    } else if (idle >= limits.warn) {
        enter_scene(s, SceneId::idle_warning, now);
    }
}

void move_list(ExhibitState& s, const Materials& m, FrameTime t) {
    if (s.list.velocity == 0)
        return;
    s.list.scroll += s.list.velocity * seconds(t.dt);
    s.list.velocity *= static_cast<float>(decay(m.tokens.motion, t));
    const float inside = std::clamp(s.list.scroll, 0.0F, s.list.length);
    if (inside != s.list.scroll || std::abs(s.list.velocity) < m.tokens.motion.fling_stop_px_s)
        s.list.velocity = 0;
    s.list.scroll = inside;
}

void end_journeys(ExhibitState& s, Instant now) {
    for (Journey* journey : {&s.opening.closing, &s.dossier.sheet, &s.spectrum.morph,
                             &s.outcomes.row, &s.ticks_fade}) {
        if (journey->active() && journey->over(now))
            *journey = {};
    }
    if (s.scene != SceneId::dossier && !s.dossier.sheet.active() &&
        !lies_under(s, SceneId::dossier))
        s.dossier.state.reset();
}

bool fading(const ExhibitState& s) {
    return std::ranges::any_of(s.shapes, [](const ShapeFade& f) { return f.active; });
}

} // namespace

IdleLimits idle_limits(const ExhibitState& s, const Materials& m) {
    const bool warned = s.scene == SceneId::idle_warning && s.depth > 0;
    const SceneId shown = warned ? s.under[static_cast<std::size_t>(s.depth - 1)] : s.scene;
    const bool reads = shown == SceneId::event || shown == SceneId::dossier ||
                       shown == SceneId::outcomes || shown == SceneId::glossary;
    const Instant longer = reads ? m.tokens.idle.reading_extension : Instant{};
    // Who listens, or feels for keys, needs more time (ACCESSIBILITY A-22).
    const bool slower = s.keypad.on || s.speech.on || s.speech.access;
    const int factor = slower ? 3 : 1;
    return {factor * (s.warn_after + longer), factor * (s.idle_after + longer)};
}

WarningTime warning_time(const ExhibitState& s, const Materials& m, Instant now) {
    const IdleLimits limits = idle_limits(s, m);
    const float total = seconds(limits.attract - limits.warn);
    return {std::clamp(seconds(s.last_activity + limits.attract - now), 0.0F, total), total};
}

ExhibitState initial_state(const Materials& m, const Screen& screen, LanguageId language,
                           Instant now) {
    ExhibitState s;
    s.screen = screen;
    begin_visit(s, m, now);
    s.scene = SceneId::attract;
    s.language = s.house_language = language;
    return s;
}

ExhibitState advance(const ExhibitState& state, const Materials& m, FrameTime t) {
    ExhibitState s = state;
    move_cursor(s, m, t.now);
    play(s, m, t);
    move_time(s, m, t);
    move_map(s, m, t);
    move_card(s, m, t);
    move_list(s, m, t);
    run_tour(s, m, t.now);
    fade_ticks(s, state, m.tokens.motion, t.now);
    end_journeys(s, t.now);
    mark(s, m, t.now);
    recolour(s, m, t.now);
    end_fades(s, m, t.now);
    watch_idle(s, m, t.now);
    turn_language(s, m, t.now);
    return s;
}

bool settling(const ExhibitState& s, const Materials& m, Instant now) {
    const bool labels_due = now < s.camera_moved + label_hold + m.tokens.motion.label_fade ||
                            now < s.cursor_moved + label_rest + m.tokens.motion.label_fade;
    const bool arcs_due =
        (s.scene == SceneId::event && now < s.scene_began + m.tokens.motion.fly_max + arc_time) ||
        (s.scene == SceneId::tour &&
         now < s.tour.shown_since + m.tokens.motion.tour_step + arc_time);
    return s.cursor_glide.active() || s.time_zoom.active() || s.flight.active() ||
           s.card.active() || s.time_velocity != 0 || s.map_velocity_x != 0 ||
           s.map_velocity_y != 0 || s.card_velocity != 0 || s.list.velocity != 0 ||
           s.dossier.sheet.active() || s.spectrum.morph.active() || s.outcomes.row.active() ||
           s.ticks_fade.active() || s.opening.closing.active() ||
           (s.spectrum.on && now < s.spectrum.regrouped + m.tokens.motion.stance_recolour) ||
           now < s.scene_began + m.tokens.motion.sheet_in || fading(s) ||
           (labels_due && s.scene != SceneId::attract) || arcs_due;
}

bool animating(const ExhibitState& s, const Materials& m, Instant now) {
    const bool counts_down =
        s.scene == SceneId::idle_warning || (s.scene == SceneId::tour && !s.tour.held);
    const bool loops = s.scene == SceneId::attract && !s.attract_held;
    const bool answers = s.opening.touched && now < s.opening.touched_at + m.tokens.motion.press;
    if (loops || answers || s.playing || counts_down || settling(s, m, now))
        return true;
    return s.marker &&
           now < s.marker_began + m.tokens.motion.marker_pulse * m.tokens.motion.pulse_beats;
}

std::optional<Instant> next_wake(const ExhibitState& s, Instant now) {
    if (const auto due = loop_goes_on(s))
        return std::max(now, *due);
    if (s.idle_stopped || s.scene == SceneId::attract)
        return std::nullopt;
    return std::max(now, s.last_activity + s.warn_after);
}

} // namespace fl
