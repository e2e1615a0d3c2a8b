#include "state/flow.h"
#include "state/scene_flow.h"

namespace fl {

void open_dossier(ExhibitState& s, const Materials& m, StateId state, Instant now) {
    if (s.scene == SceneId::attract || state.index >= m.exhibit.states.size())
        return;
    if (s.scene == SceneId::dossier && s.dossier.state == state)
        return;
    if (s.scene != SceneId::dossier) {
        if (s.scene == SceneId::event)
            s.card = {now, paced(s, m, m.tokens.motion.card_out)};
        enter_scene(s, SceneId::dossier, now);
        s.dossier.sheet = {now, paced(s, m, m.tokens.motion.sheet_in)};
    }
    if (!s.restore_camera)
        s.camera_before_card = s.flight.active() ? s.camera_to : s.camera;
    s.restore_camera = true;
    s.dossier.state = state;
    s.dossier.view = DossierView::overview;
    s.list = {};
    s.picked = state;
    s.picked_at = now;
    fly(s, dossier_camera(m, s.screen, state, direction_of(s, m)), m.tokens.motion.fly_min, now);
}

void close_dossier(ExhibitState& s, const Materials& m, Instant now) {
    s.scene = s.depth > 0 ? s.under[static_cast<std::size_t>(--s.depth)] : SceneId::explore;
    s.scene_began = now;
    s.dossier.sheet = {now, paced(s, m, m.tokens.motion.sheet_out)};
    s.picked.reset();
    s.list = {};
    if (s.scene == SceneId::event && s.event) { // it was opened from that card
        s.card = {now, paced(s, m, m.tokens.motion.card_in)};
        fly(s, event_camera(m, s.screen, *s.event, direction_of(s, m)), m.tokens.motion.fly_min,
            now);
        return;
    }
    if (s.restore_camera)
        fly_back(s, m, now);
    if (!s.restore_camera)
        settle_camera(s, m, now);
    s.restore_camera = false;
    come_back(s, m, now);
}

void resume_dossier(ExhibitState& s, const Materials& m, Instant now) {
    s.dossier.sheet = {now, paced(s, m, m.tokens.motion.sheet_in)};
    s.picked = s.dossier.state;
    s.picked_at = now;
    if (s.dossier.state)
        fly(s, dossier_camera(m, s.screen, *s.dossier.state, direction_of(s, m)),
            m.tokens.motion.fly_min, now);
}

void show_in_dossier(ExhibitState& s, const Materials& m, const ShowInDossier& show) {
    if (s.scene != SceneId::dossier || show.question.index >= m.exhibit.questions.size())
        return;
    s.dossier.view = show.view;
    s.dossier.question = show.question;
    s.list = {};
}

} // namespace fl
