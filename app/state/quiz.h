#pragma once

#include "content/exhibit.h"
#include "state/scene_states.h"

#include <array>
#include <cstdint>
#include <optional>

namespace fl {

/// Earlier visitors' answers by question and tenth of the scale, as ExhibitState::tally.
using Tally = std::array<std::array<std::uint32_t, 10>, 4>;

/// Questions that the quiz asks: what the content has, quiz_size at most.
int quiz_count(const Exhibit& exhibit);

/// Where the visitor stands on one question: the mean of the answers given on it; nothing when
/// there is none, or only "not sure".
std::optional<float> mean_answer(const Exhibit& exhibit, const QuizState& quiz,
                                 QuestionId question);

/// What is to be counted of the answers. The exact middle lies between two tenths: it goes to the
/// one that `tally` has fewer answers in, so that neither side gains by it.
Vote vote_of(const Exhibit& exhibit, const QuizState& quiz, const Tally& tally);

/// Adds a vote; counts stop at their highest value.
void count_vote(Tally& tally, const Vote& vote);

/// A quiz finished sooner than this is somebody tapping through and is not counted: eight questions
/// with five answers each take an adult at least two seconds apiece to read. A guess.
inline constexpr Instant shortest_vote{std::chrono::seconds(20)};

} // namespace fl
