#pragma once

// Steps of the scenes beside explore; private to state/. One file each: dossier_flow.cpp,
// tour_flow.cpp ...

#include "state/exhibit_state.h"

namespace fl {

/// Puts a scene over the present one; leave_scene() leads back. From attract nothing opens.
void enter_scene(ExhibitState& s, SceneId scene, Instant now);
void leave_scene(ExhibitState& s, const Materials& m, Instant now);
/// What was left under a card or sheet is as it was: the list's page, the tour's stop.
void come_back(ExhibitState& s, const Materials& m, Instant now);
/// Explore with the map or the states, whatever lay over it.
void go_home(ExhibitState& s, const Materials& m, Instant now);

void open_dossier(ExhibitState& s, const Materials& m, StateId state, Instant now);
void close_dossier(ExhibitState& s, const Materials& m, Instant now);
/// The sheet comes back, after what lay over it has closed.
void resume_dossier(ExhibitState& s, const Materials& m, Instant now);
void show_in_dossier(ExhibitState& s, const Materials& m, const ShowInDossier& show);

void show_view(ExhibitState& s, const Materials& m, SceneId view, Instant now);

void start_tour(ExhibitState& s, const Materials& m, Instant now);
void go_to_stop(ExhibitState& s, const Materials& m, int stop, Instant now);
void run_tour(ExhibitState& s, const Materials& m,
              Instant now); // each frame, while the tour is shown
void hold_tour(ExhibitState& s, const Materials& m, bool held, Instant now);
void end_tour(ExhibitState& s, const Materials& m, Instant now);

void open_outcomes(ExhibitState& s, Instant now);
void open_outcome(ExhibitState& s, const Materials& m, int row, Instant now);

void start_quiz(ExhibitState& s, Instant now);
void choose_answer(ExhibitState& s, float value);
void give_answer(ExhibitState& s, const Materials& m, bool sure, Instant now);
void step_quiz(ExhibitState& s, const Materials& m, int by, Instant now);

void open_compare(ExhibitState& s, const Materials& m, StateId first, Instant now);
void set_compared(ExhibitState& s, const Materials& m, StateId state);

void open_sources(ExhibitState& s, const SourceSubject& subject, Instant now);
void open_term(ExhibitState& s, const Materials& m, TermId term, Instant now);

void turn_page(ExhibitState& s, const Materials& m, int by);
int page_count(const ExhibitState& s, const Materials& m);

} // namespace fl
