#include "state/quiz.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace fl {
namespace {

std::uint8_t tenth_of(float value, const std::array<std::uint32_t, 10>& counts) {
    if (std::abs(value) < 1e-4F)
        return counts[4] < counts[5] ? 4 : 5;
    return static_cast<std::uint8_t>(
        std::clamp(static_cast<int>(std::floor((value + 2) * 2.5F)), 0, 9));
}

} // namespace

int quiz_count(const Exhibit& exhibit) {
    return std::min(static_cast<int>(exhibit.quiz.size()), quiz_size);
}

std::optional<float> mean_answer(const Exhibit& exhibit, const QuizState& quiz,
                                 QuestionId question) {
    float sum = 0;
    int count = 0;
    for (int i = 0; i < quiz_count(exhibit); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (exhibit.quiz[at].question != question || !quiz.given[at] || !quiz.answers[at])
            continue;
        sum += *quiz.answers[at];
        ++count;
    }
    return count == 0 ? std::nullopt : std::optional(sum / static_cast<float>(count));
}

Vote vote_of(const Exhibit& exhibit, const QuizState& quiz, const Tally& tally) {
    Vote vote;
    const std::size_t questions = std::min(exhibit.questions.size(), vote.tenths.size());
    for (std::size_t i = 0; i < questions; ++i) {
        if (const auto value = mean_answer(exhibit, quiz, QuestionId(i)))
            vote.tenths[i] = tenth_of(*value, tally[i]);
    }
    return vote;
}

void count_vote(Tally& tally, const Vote& vote) {
    for (std::size_t i = 0; i < tally.size(); ++i) {
        if (!vote.tenths[i])
            continue;
        std::uint32_t& count = tally[i][*vote.tenths[i]];
        if (count < std::numeric_limits<std::uint32_t>::max())
            ++count;
    }
}

} // namespace fl
