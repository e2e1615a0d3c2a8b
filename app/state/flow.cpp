#include "state/flow.h"

#include "state/scene_flow.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

/// Share of the strip at which an event stands once its card is open, so that its before and after
/// show.
constexpr double event_along = 0.62;

/// The whole story where the strip is long enough to read it, else the years around the opening
/// day.
TimeView opening_view(const Materials& m, const ExhibitState& s) {
    const DayRange span = m.exhibit.span;
    const double first = to_days(span.first), whole = to_days(span.last) - first;
    const double shown = s.screen.portrait() ? std::min(whole, 14.6 * 365.25) : whole;
    const double start = s.screen.portrait() ? s.cursor - shown / 2 : first;
    return clamped(
        {start, shown,
         level_for(shown, TimeLevel::decades, static_cast<double>(m.tokens.timeline.hysteresis))},
        span);
}

} // namespace

void fit_screen(ExhibitState& s) {
    const bool lower = s.reach_lower && s.scene != SceneId::attract;
    if (lower != s.screen.lower())
        s.screen = lower ? make_lower_screen(s.screen.panel(), s.screen.mounting)
                         : make_screen(s.screen.panel(), s.screen.mounting);
}

Instant paced(const ExhibitState& s, const Materials& m, Instant usual) {
    return s.calm ? std::min(usual, m.tokens.motion.reduced_fade) : usual;
}

void begin_visit(ExhibitState& s, const Materials& m, Instant now) {
    const Exhibit& exhibit = m.exhibit;
    ExhibitState fresh;
    fresh.scene = SceneId::explore;
    fresh.scene_began = now;
    fresh.language = s.language;
    fresh.house_language = s.house_language;
    fresh.theme = fresh.house_theme = s.house_theme;
    fresh.reach_lower = fresh.house_reach_lower = s.house_reach_lower;
    fresh.screen = s.screen;
    fit_screen(fresh);
    fresh.idle_after = s.idle_after;
    fresh.warn_after = s.warn_after;
    fresh.tally = s.tally;
    fresh.sound = s.sound;
    fresh.sound.volume = s.sound.house_volume;
    fresh.speech.voiced = s.speech.voiced;
    fresh.idle_stopped = s.idle_stopped;
    fresh.question = exhibit.opening_question;
    fresh.cursor = fresh.cursor_to = to_days(exhibit.opening_day);
    fresh.time = opening_view(m, fresh);
    fresh.camera = home_camera(m.map);
    fresh.marker = latest_event(fresh, exhibit, fresh.cursor);
    fresh.marker_began = fresh.last_activity = now;
    s = fresh;
}

bool all_have_greeted(const ExhibitState& s, const Exhibit& exhibit) {
    const int rounds = s.scene == SceneId::attract ? 2 : 1;
    return s.speech.greeted >= rounds * static_cast<int>(exhibit.languages.size());
}

void go_to_attract(ExhibitState& s, const Materials& m, Instant now) {
    begin_visit(s, m, now);
    s.language = s.house_language;
    s.scene = SceneId::attract;
    fit_screen(s);
}

void hold_attract(ExhibitState& s, bool held, Instant now) {
    if (s.scene != SceneId::attract || held == s.attract_held.has_value())
        return;
    if (!held)
        s.scene_began += now - *s.attract_held;
    s.attract_held = held ? std::optional(now) : std::nullopt;
}

void open_event(ExhibitState& s, const Materials& m, EventId event, Instant now) {
    if (s.scene != SceneId::event) {
        if (!s.restore_camera)
            s.camera_before_card = s.flight.active() ? s.camera_to : s.camera;
        s.time_before_card = s.time_zoom.active() ? s.time_to : s.time;
        s.restore_camera = s.restore_time = true;
        if (s.scene == SceneId::dossier)
            s.dossier.sheet = {now, paced(s, m, m.tokens.motion.sheet_out)};
        enter_scene(s, SceneId::event, now);
        s.card = {now, paced(s, m, m.tokens.motion.card_in)};
    }
    s.event = event;
    s.card_scroll = s.card_velocity = 0;
    s.picked.reset();
    s.playing = false;
    const double day = to_days(m.exhibit.events[event.index].date.first);
    glide_cursor(s, m, day, m.tokens.motion.snap, now);

    const double span = std::min(typical_span(TimeLevel::months), s.time.span);
    zoom_time_to(s, {day - event_along * span, span, level_for(span, s.time.level, 0)}, m, now);

    const MapCamera to = event_camera(m, s.screen, event, direction_of(s, m));
    const double way = std::hypot(to.centre.x - s.camera.centre.x, to.centre.y - s.camera.centre.y);
    const auto& motion = m.tokens.motion;
    const auto extra = static_cast<float>(std::min(way / 2.5, 1.0));
    fly(s, to,
        motion.fly_min +
            Instant(static_cast<long>(
                extra * static_cast<float>((motion.fly_max - motion.fly_min).count()))),
        now);
}

void close_card(ExhibitState& s, const Materials& m, Instant now) {
    s.scene = s.depth > 0 ? s.under[static_cast<std::size_t>(--s.depth)] : SceneId::explore;
    s.scene_began = now;
    s.list = {};
    s.card = {now, paced(s, m, m.tokens.motion.card_out)};
    if (s.restore_time)
        zoom_time_to(s, s.time_before_card, m, now);
    s.restore_time = false;
    if (s.scene == SceneId::dossier)
        return resume_dossier(s, m, now);
    if (s.restore_camera)
        fly_back(s, m, now);
    if (!s.restore_camera)
        settle_camera(s, m, now);
    s.restore_camera = false;
    come_back(s, m, now);
}

double clamp_cursor(const Materials& m, double day) {
    return std::clamp(day, to_days(m.exhibit.days.first), to_days(m.exhibit.days.last));
}

void stop_time(ExhibitState& s) {
    s.cursor_glide = {};
    s.time_velocity = 0;
    s.playing = false;
}

void glide_cursor(ExhibitState& s, const Materials& m, double day, Instant duration, Instant now) {
    s.cursor_from = s.cursor;
    s.cursor_to = clamp_cursor(m, day);
    s.cursor_glide = {now, duration};
    if (!s.calm)
        return;
    s.cursor = s.cursor_to;
    s.cursor_glide = {};
    if (!s.time_zoom.active())
        keep_cursor_in_view(s, m, 0.04);
}

void keep_cursor_in_view(ExhibitState& s, const Materials& m, double margin) {
    const double low = s.time.start + margin * s.time.span,
                 high = s.time.end() - margin * s.time.span;
    if (s.cursor < low)
        s.time.start -= low - s.cursor;
    if (s.cursor > high)
        s.time.start += s.cursor - high;
    s.time = clamped(s.time, m.exhibit.span);
}

void zoom_time_to(ExhibitState& s, TimeView to, const Materials& m, Instant now) {
    s.time_from = s.time;
    s.time_to = clamped(to, m.exhibit.span);
    s.time_zoom = {now, m.tokens.motion.timeline_zoom};
    s.time_velocity = 0;
    if (!s.calm)
        return;
    s.time = s.time_to;
    s.time.level = level_for(s.time.span, s.time.level, 0);
    s.time_zoom = {};
}

void fade_ticks(ExhibitState& s, const ExhibitState& before, const Motion& motion, Instant now) {
    if (s.time.level == before.time.level || s.scene == SceneId::attract)
        return;
    s.ticks_before = before.time.level;
    s.ticks_fade = {now, s.calm ? motion.reduced_fade : motion.label_fade};
}

TimeView time_zoomed(TimeView view, double anchor, double factor, const Materials& m) {
    const double along = (anchor - view.start) / view.span;
    TimeView to = view;
    to.span = view.span / factor;
    to = clamped(to, m.exhibit.span);
    to.start = anchor - along * to.span;
    to = clamped(to, m.exhibit.span);
    to.level = level_for(to.span, view.level, static_cast<double>(m.tokens.timeline.hysteresis));
    return to;
}

std::optional<double> nearest_event_day(const ExhibitState& s, const Exhibit& exhibit, double day,
                                        double within) {
    std::optional<double> best;
    for (const Event& event : exhibit.events) {
        if (is_hidden(s, event.track))
            continue;
        const double at = to_days(event.date.first);
        if (std::abs(at - day) <= within && (!best || std::abs(at - day) < std::abs(*best - day)))
            best = at;
    }
    return best;
}

std::optional<EventId> neighbour_event(const ExhibitState& s, const Exhibit& exhibit, int by) {
    const auto count = static_cast<int>(exhibit.events.size());
    const auto hidden = [&](int i) {
        return is_hidden(s, exhibit.events[static_cast<std::size_t>(i)].track);
    };
    if (s.scene == SceneId::event && s.event) {
        int next = s.event->index + by;
        while (next >= 0 && next < count && hidden(next))
            next += by > 0 ? 1 : -1;
        if (next < 0 || next >= count)
            return std::nullopt;
        return EventId(static_cast<std::size_t>(next));
    }
    // From the target of a running glide, so that quick taps step on instead of back to where it
    // was.
    const double cursor = std::floor(s.cursor_glide.active() ? s.cursor_to : s.cursor);
    const auto day = [&](int i) {
        return to_days(exhibit.events[static_cast<std::size_t>(i)].date.first);
    };
    if (by > 0) {
        for (int i = 0; i < count; ++i) {
            if (day(i) > cursor && !hidden(i))
                return EventId(static_cast<std::size_t>(i));
        }
    } else {
        for (int i = count - 1; i >= 0; --i) {
            if (day(i) < cursor && !hidden(i))
                return EventId(static_cast<std::size_t>(i));
        }
    }
    return std::nullopt;
}

std::optional<EventId> latest_event(const ExhibitState& s, const Exhibit& exhibit, double day) {
    auto at = std::ranges::upper_bound(
        exhibit.events, day, {}, [](const Event& event) { return to_days(event.date.first); });
    while (at != exhibit.events.begin()) {
        if (!is_hidden(s, (--at)->track))
            return EventId(static_cast<std::size_t>(at - exhibit.events.begin()));
    }
    return std::nullopt;
}

} // namespace fl
