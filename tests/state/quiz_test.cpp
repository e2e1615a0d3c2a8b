// Where do you stand? Questions forth and back, and what is counted of the answers.

#include "state/quiz.h"
#include "support/catch.h"
#include "support/make_exhibit.h"

#include <numeric>

using namespace fl;
using namespace fl::test;

namespace {

/// A visit whose content asks `count` questions, on the first and second fault line in turn.
struct QuizVisit : Visit {
    explicit QuizVisit(int count = 4) {
        for (int i = 0; i < count; ++i) {
            QuizQuestion q;
            q.question = QuestionId(static_cast<std::size_t>(i % 2));
            for (int value = 2; value >= -2; --value)
                q.answers.push_back({.text = {}, .value = value, .resembles = {}, .note = {}});
            world.exhibit.quiz.push_back(q);
        }
        act(Wake{});
        act(OpenScene{SceneId::question});
    }
    const QuizState& quiz() const { return state.quiz; }
    void answer(float value) {
        act(ChooseAnswer{value});
        act(GiveAnswer{true});
    }
    /// Answers all that are left, in as much time as a reader takes.
    void finish(float value) {
        run(21);
        while (state.scene == SceneId::question)
            answer(value);
    }
    std::uint32_t counted(std::size_t question) const {
        const auto& counts = state.tally[question];
        return std::accumulate(counts.begin(), counts.end(), 0U);
    }
};

} // namespace

TEST_CASE("an answer must be chosen before it can be given", "[state]") {
    QuizVisit visit;
    visit.act(GiveAnswer{true});
    CHECK(visit.quiz().at == 0);
    visit.answer(1);
    CHECK(visit.quiz().at == 1);
    CHECK_FALSE(visit.quiz().chosen);
}

TEST_CASE("going back shows the answer that was given, and it can be changed", "[state]") {
    QuizVisit visit;
    visit.answer(1);
    visit.act(StepQuiz{-1});
    CHECK(visit.quiz().chosen == 1.0F);
    visit.answer(-2);
    CHECK(visit.quiz().answers[0] == -2.0F);
}

TEST_CASE("what was chosen and not given survives going back", "[state]") {
    QuizVisit visit;
    visit.answer(1);
    visit.act(ChooseAnswer{-1.4F});
    visit.act(StepQuiz{-1});
    visit.act(GiveAnswer{true});
    CHECK(visit.quiz().at == 1);
    CHECK(visit.quiz().chosen == -1.4F);
    CHECK_FALSE(visit.quiz().given[1]);
}

TEST_CASE("back on the first question stays there", "[state]") {
    QuizVisit visit;
    visit.act(StepQuiz{-1});
    CHECK(visit.quiz().at == 0);
    CHECK(visit.state.scene == SceneId::question);
}

TEST_CASE("not sure takes back what was chosen and goes on", "[state]") {
    QuizVisit visit;
    visit.act(ChooseAnswer{2});
    visit.act(GiveAnswer{false});
    CHECK(visit.quiz().at == 1);
    CHECK(visit.quiz().given[0]);
    CHECK_FALSE(visit.quiz().answers[0]);
    visit.act(StepQuiz{-1});
    CHECK_FALSE(visit.quiz().chosen);
}

TEST_CASE("values outside the scale end at its poles, and no number is no value", "[state]") {
    QuizVisit visit;
    visit.act(ChooseAnswer{7});
    CHECK(visit.quiz().chosen == 2.0F);
    visit.act(ChooseAnswer{std::numeric_limits<float>::quiet_NaN()});
    CHECK(visit.quiz().chosen == 2.0F);
}

TEST_CASE("the last answer leads to the result, on a question that has an answer", "[state]") {
    QuizVisit visit;
    visit.act(GiveAnswer{false});
    visit.answer(2);
    visit.act(GiveAnswer{false});
    visit.answer(1);
    CHECK(visit.state.scene == SceneId::result);
    CHECK(visit.quiz().result_question == 1);
    CHECK_FALSE(mean_answer(visit.world.exhibit, visit.quiz(), QuestionId{0}));
    CHECK(mean_answer(visit.world.exhibit, visit.quiz(), QuestionId{1}) == 1.5F);
}

TEST_CASE("a content with fewer questions than places ends with its last", "[state]") {
    QuizVisit visit(1);
    visit.answer(0);
    CHECK(visit.state.scene == SceneId::result);
}

TEST_CASE("one vote a session: starting again does not count again", "[state]") {
    QuizVisit visit;
    visit.finish(2);
    REQUIRE(visit.quiz().vote_ready);
    CHECK(visit.counted(0) == 1);
    visit.act(VoteTaken{});
    visit.act(RestartQuiz{});
    CHECK(visit.state.scene == SceneId::question);
    CHECK_FALSE(visit.quiz().given[0]);
    visit.finish(-2);
    CHECK_FALSE(visit.quiz().vote_ready);
    CHECK(visit.counted(0) == 1);
}

TEST_CASE("the way over the map leads to no second vote either", "[state]") {
    QuizVisit visit;
    visit.finish(2);
    visit.act(GoHome{});
    visit.act(OpenScene{SceneId::question});
    visit.finish(-2);
    CHECK(visit.counted(0) == 1);
}

TEST_CASE("the idle reset begins a new session that may vote, and keeps the counts", "[state]") {
    QuizVisit visit;
    visit.finish(2);
    visit.act(VoteTaken{});
    visit.run(100);
    REQUIRE(visit.state.scene == SceneId::attract);
    CHECK_FALSE(visit.quiz().voted);
    visit.act(Wake{});
    visit.act(OpenScene{SceneId::question});
    visit.finish(-2);
    CHECK(visit.quiz().vote_ready);
    CHECK(visit.counted(0) == 2);
}

TEST_CASE("answers tapped through in less than twenty seconds are not counted", "[state]") {
    QuizVisit visit;
    visit.run(15);
    while (visit.state.scene == SceneId::question)
        visit.answer(2);
    CHECK(visit.state.scene == SceneId::result);
    CHECK_FALSE(visit.quiz().vote_ready);
    CHECK(visit.counted(0) == 0);
    visit.act(RestartQuiz{});
    visit.finish(2);
    CHECK(visit.counted(0) == 1);
}

TEST_CASE("not sure everywhere is no vote", "[state]") {
    QuizVisit visit;
    visit.run(30);
    while (visit.state.scene == SceneId::question)
        visit.act(GiveAnswer{false});
    CHECK(visit.state.scene == SceneId::result);
    CHECK_FALSE(visit.quiz().vote_ready);
}

TEST_CASE("a vote is the tenth of the mean on each question", "[state]") {
    QuizVisit visit;
    visit.answer(2);
    visit.answer(-2);
    visit.answer(1);
    visit.run(21);
    visit.act(GiveAnswer{false});
    REQUIRE(visit.quiz().vote_ready);
    CHECK(visit.quiz().vote.tenths[0] == 8); // 1.5 lies in [1.2, 1.6)
    CHECK(visit.quiz().vote.tenths[1] == 0);
    CHECK_FALSE(visit.quiz().vote.tenths[2]);
}

TEST_CASE("the exact middle favours neither side", "[state]") {
    QuizVisit visit;
    Tally tally{};
    QuizState quiz;
    quiz.given[0] = true;
    quiz.answers[0] = 0.0F;
    for (int i = 0; i < 10; ++i)
        count_vote(tally, vote_of(visit.world.exhibit, quiz, tally));
    CHECK(tally[0][4] == 5);
    CHECK(tally[0][5] == 5);
}

TEST_CASE("the result's tabs change its question and not the map's", "[state]") {
    QuizVisit visit;
    visit.finish(1);
    const QuestionId before = visit.state.question;
    visit.act(SelectQuestion{QuestionId{1}});
    CHECK(visit.quiz().result_question == 1);
    CHECK(visit.state.question == before);
}
