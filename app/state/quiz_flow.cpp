#include "state/scene_flow.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

std::size_t at(const ExhibitState& s) {
    return static_cast<std::size_t>(s.quiz.at);
}

/// All questions are behind the visitor: count the answers once a session and show where they lie.
void finish(ExhibitState& s, Instant now) {
    s.scene = SceneId::result;
    s.scene_began = now;
    s.list = {};
    if (!s.quiz.voted)
        s.quiz.voted = s.quiz.vote_ready = true;
}

} // namespace

void start_quiz(ExhibitState& s, Instant now) {
    if (s.scene == SceneId::result) {
        s.scene = SceneId::question;
        s.scene_began = now;
    } else {
        enter_scene(s, SceneId::question, now);
    }
    if (s.scene != SceneId::question)
        return;
    const bool voted = s.quiz.voted, ready = s.quiz.vote_ready;
    s.quiz = {};
    s.quiz.voted = voted;
    s.quiz.vote_ready = ready;
}

void choose_answer(ExhibitState& s, float value) {
    if (s.scene == SceneId::question && std::isfinite(value))
        s.quiz.chosen = std::clamp(value, -2.0F, 2.0F);
}

void give_answer(ExhibitState& s, const Materials& m, bool sure, Instant now) {
    if (s.scene != SceneId::question || (sure && !s.quiz.chosen))
        return;
    s.quiz.answers[at(s)] = sure ? s.quiz.chosen : std::nullopt;
    s.quiz.given[at(s)] = true;
    const int last = std::min(static_cast<int>(m.exhibit.quiz.size()), quiz_size) - 1;
    if (s.quiz.at >= last)
        return finish(s, now);
    step_quiz(s, 1, now);
}

void step_quiz(ExhibitState& s, int by, Instant now) {
    if (s.scene != SceneId::question)
        return;
    s.quiz.at = std::clamp(s.quiz.at + by, 0, quiz_size - 1);
    s.quiz.chosen = s.quiz.answers[at(s)]; // an answer given before can be looked at and changed
    s.scene_began = now;
}

} // namespace fl
