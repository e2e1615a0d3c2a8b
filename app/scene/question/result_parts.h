#pragma once

#include "scene/parts/page.h"
#include "state/quiz.h"

namespace fl {

/// The figure of a result: states above the axis, visitors below, "You" through both.
///
///        [You]
///     o o  |   o o              o      states
///     -----+------------------------   axis
///     ## # | ## #                      visitors
///     <- plus                minus ->
struct ResultFigure {
    RectPx box;     // left-to-right coordinates, all of it
    RectPx circles; // states
    RectPx bars;    // visitors
    RectPx poles;   // words of the ends
    float axis_y = 0;
    float x_plus = 0, x_minus = 0; // exact x of +2 and -2
    float x(float value) const { return mix(x_plus, x_minus, (2 - value) / 4); }
};
ResultFigure figure_in(const LayoutContext& ctx, RectPx box);

/// States named in the result and on its figure: three, and others are counted; nobody is alone in
/// being counted.
inline constexpr std::size_t most_named = 4;
inline std::size_t named_count(const NearestViews& nearest) {
    return nearest.states.size() <= most_named ? nearest.states.size() : most_named - 1;
}

/// Draws it. `value`: where the visitor stands, if anywhere on this question.
void put_figure(LayoutContext& ctx, DisplayList& list, const ResultFigure& figure,
                const ResultMemory& memory, QuestionId question, std::optional<float> value);

/// The states, and rings and names for the nearest ones.
void put_result_circles(LayoutContext& ctx, DisplayList& list, const ResultFigure& figure,
                        const ResultMemory& memory, std::optional<float> value);

} // namespace fl
