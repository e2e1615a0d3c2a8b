#include "scene/question/nearest_views.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace fl {
namespace {

/// Distances that differ by less are the same: means of two answers are not exact.
constexpr float same = 1e-3F;

} // namespace

std::optional<float> latest_view(const Exhibit& exhibit, StateId state, QuestionId question) {
    const Position* latest = nullptr;
    for (const Position& position : exhibit.positions) {
        if (position.state == state && position.question == question &&
            (latest == nullptr || position.counts_from >= latest->counts_from))
            latest = &position;
    }
    if (latest == nullptr)
        return std::nullopt;
    return static_cast<float>(latest->stance);
}

void find_nearest_views(const Exhibit& exhibit, QuestionId question, float value,
                        NearestViews& out) {
    out.states.clear();
    out.distance = std::numeric_limits<float>::max();
    for (std::size_t i = 0; i < exhibit.states.size(); ++i) {
        if (!exhibit.states[i].is_state)
            continue;
        const auto view = latest_view(exhibit, StateId(i), question);
        if (!view)
            continue;
        const float distance = std::abs(*view - value);
        if (distance < out.distance - same) {
            out.states.clear();
            out.distance = distance;
        }
        if (distance <= out.distance + same)
            out.states.push_back(StateId(i));
    }
    std::ranges::stable_sort(out.states, std::ranges::greater{}, [&](StateId state) {
        return exhibit.states[state.index].label_priority;
    });
}

} // namespace fl
