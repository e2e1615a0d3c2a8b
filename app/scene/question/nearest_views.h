#pragma once

#include "content/exhibit.h"

#include <optional>
#include <vector>

namespace fl {

/// States whose latest documented view on a question lies nearest to a value.
struct NearestViews {
    std::vector<StateId> states; // best known first
    float distance = 0;          // of the nearest from the value
};

/// Finds them; `out` keeps its storage. Empty when nobody has a documented view on the question.
/// Views at the same distance on both sides all belong to the nearest.
void find_nearest_views(const Exhibit& exhibit, QuestionId question, float value,
                        NearestViews& out);

/// A state's latest documented view; nothing when it has none. Views on acts or by range do not
/// count: "close to views on record" must be what it says.
std::optional<float> latest_view(const Exhibit& exhibit, StateId state, QuestionId question);

} // namespace fl
