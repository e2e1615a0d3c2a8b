#pragma once

#include "content/exhibit.h"

namespace fl {

/// Five classes of the scale and "no position on record"; limits in stance_class().
enum class StanceClass : std::uint8_t {
    plus_strong,
    plus_lean,
    between,
    minus_lean,
    minus_strong,
    none,
};
inline constexpr int stance_class_count = 6;

/// Class of a score in [-2, 2]: strong from 1.25, leaning from 0.34 (design/tokens.json).
StanceClass stance_class(float score);

/// Mean of the points of all acts of a state on a question that count by `day`; nothing when there
/// are none. An act counts from its date or from the rule's `effective_from` if that is later; a
/// date of a month or year counts from its first day. This is "score of acts" of DESIGN.md
/// section 2.
std::optional<double> score_of_acts(const Exhibit& exhibit, StateId state, QuestionId question,
                                    Day day);

struct ShownStance {
    StanceClass cls = StanceClass::none;
    float value = 0; // meaningless when cls is none
    StanceSource source = StanceSource::none;
    std::uint32_t reference = 0; // as in StanceStep
};

/// What the map shows: documented view, else score of acts, else (on one question) the article's
/// range. A look-up in Exhibit::stance_steps: no allocation, logarithmic in the number of steps.
ShownStance shown_stance(const Exhibit& exhibit, StateId state, QuestionId question, Day day);

/// Fills Exhibit::stance_steps from acts, rules, positions and range. Called once while loading.
void compute_stance_steps(Exhibit& exhibit);

} // namespace fl
