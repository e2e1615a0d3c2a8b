#pragma once

// Steps that several intents share; private to state/.

#include "state/exhibit_state.h"

namespace fl {

/// The whole panel or its lower part, as the visitor has chosen; attract always has all of it.
void fit_screen(ExhibitState& s);
/// How long something takes to come or go: with less motion it only fades.
Instant paced(const ExhibitState& s, const Materials& m, Instant usual);
/// A hand at the keypad follows a voice after this time: a guess, to be tried with visitors.
inline constexpr Instant greeting_grace = milliseconds(700);

void begin_visit(ExhibitState& s, const Materials& m, Instant now);
/// Somebody is taken to be there who may listen: what is said to nobody, and the warning itself, do
/// not keep a visit alive.
inline bool in_visit(const ExhibitState& s) {
    return s.scene != SceneId::attract && s.scene != SceneId::idle_warning;
}
/// The attract loop stands still, or goes on from where it stood.
void hold_attract(ExhibitState& s, bool held, Instant now);
void go_to_attract(ExhibitState& s, const Materials& m, Instant now);
void open_event(ExhibitState& s, const Materials& m, EventId event, Instant now);
void close_card(ExhibitState& s, const Materials& m, Instant now);

// time
double clamp_cursor(const Materials& m, double day);
void stop_time(ExhibitState& s);
void glide_cursor(ExhibitState& s, const Materials& m, double day, Instant duration, Instant now);
/// Moves the view so that the cursor is at least `margin` (a fraction of the strip) from its ends.
void keep_cursor_in_view(ExhibitState& s, const Materials& m, double margin);
void zoom_time_to(ExhibitState& s, TimeView to, const Materials& m, Instant now);
TimeView time_zoomed(TimeView view, double anchor, double factor, const Materials& m);
std::optional<double> nearest_event_day(const ExhibitState& state, const Exhibit& exhibit,
                                        double day, double within);

// keypad
void set_focus(ExhibitState& s, const Materials& m, const SetFocus& focus, Instant now);
void step_year(ExhibitState& s, const Materials& m, int by, Instant now);

// map
void stop_map(ExhibitState& s);
void map_touched(ExhibitState& s, Instant now);
void fly(ExhibitState& s, const MapCamera& to, Instant duration, Instant now);
MapCamera zoomed(const MapCamera& camera, SheetPoint anchor, double factor, const Tokens& tokens);
/// The nearest camera that shows no more emptiness than the home camera does.
/// The axis' marks of the level before fade while those of the new one come.
void fade_ticks(ExhibitState& s, const ExhibitState& before, const Motion& motion, Instant now);
MapCamera limited(const MapCamera& camera, const Materials& m, const Screen& screen);
/// Moves with a finger, beyond the limits too, but never so far that the edge of the land passes
/// the middle of the screen.
void pull_map(ExhibitState& s, const Materials& m, double dx, double dy);
/// Flies back to where the map was before a card; inside the limits, should it have been pulled
/// beyond them just then.
void fly_back(ExhibitState& s, const Materials& m, Instant now);
/// Eases back after a pull beyond the limits; a flight that would end there ends inside.
void settle_camera(ExhibitState& s, const Materials& m, Instant now);

} // namespace fl
