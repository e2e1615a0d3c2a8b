#include "state/quiz.h"
#include "state/scene_flow.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

std::size_t at(const ExhibitState& s) {
    return static_cast<std::size_t>(s.quiz.at);
}

void choose(ExhibitState& s, std::optional<float> value) {
    s.quiz.chosen = s.quiz.drafts[at(s)] = value;
}

/// Counts the answers, once a session and never in a hurry. One who was not sure anywhere has said
/// nothing that can be counted.
void count(ExhibitState& s, const Materials& m, Instant now) {
    if (s.quiz.voted || now - s.quiz.began < shortest_vote)
        return;
    const Vote vote = vote_of(m.exhibit, s.quiz, s.tally);
    if (vote.empty())
        return;
    s.quiz.vote = vote;
    s.quiz.voted = s.quiz.vote_ready = true;
    count_vote(s.tally, vote); // the visitor finds the own answer among the bars
}

/// All questions are behind the visitor: show where the answers lie, first on a question that has
/// some.
void finish(ExhibitState& s, const Materials& m, Instant now) {
    s.scene = SceneId::result;
    s.scene_began = now;
    s.list = {};
    s.quiz.result_question = 0;
    const auto questions = static_cast<int>(m.exhibit.questions.size());
    for (int i = questions - 1; i >= 0; --i) {
        if (mean_answer(m.exhibit, s.quiz, QuestionId(static_cast<std::size_t>(i))))
            s.quiz.result_question = i;
    }
    count(s, m, now);
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
    QuizState fresh;
    fresh.voted = s.quiz.voted;
    fresh.vote_ready = s.quiz.vote_ready;
    fresh.vote = s.quiz.vote;
    fresh.began = now;
    s.quiz = fresh;
}

void choose_answer(ExhibitState& s, float value) {
    if (s.scene == SceneId::question && std::isfinite(value))
        choose(s, std::clamp(value, -2.0F, 2.0F));
}

void give_answer(ExhibitState& s, const Materials& m, bool sure, Instant now) {
    if (s.scene != SceneId::question || (sure && !s.quiz.chosen))
        return;
    if (!sure)
        choose(s, std::nullopt);
    s.quiz.answers[at(s)] = s.quiz.chosen;
    s.quiz.given[at(s)] = true;
    if (s.quiz.at >= quiz_count(m.exhibit) - 1)
        return finish(s, m, now);
    step_quiz(s, m, 1, now);
}

void step_quiz(ExhibitState& s, const Materials& m, int by, Instant now) {
    if (s.scene != SceneId::question)
        return;
    s.list = {}; // the next answers begin at their top
    s.quiz.at = std::clamp(s.quiz.at + by, 0, std::max(quiz_count(m.exhibit) - 1, 0));
    s.quiz.chosen = s.quiz.drafts[at(s)]; // what was chosen before can be looked at and changed
    s.scene_began = now;
}

} // namespace fl
