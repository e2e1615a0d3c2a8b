#include "state/time_view.h"

#include <array>

namespace fl {
namespace {

constexpr double year = 365.2425;

/// Longest span of each level in days, DESIGN.md section 7 and tokens "levels".
constexpr std::array longest{30 * year, 12 * year, 3 * year, 180.0};
constexpr double shortest_span = 14;

std::size_t index(TimeLevel level) {
    return static_cast<std::size_t>(level);
}

} // namespace

TimeLevel level_for(double span, TimeLevel current, double hysteresis) {
    auto level = current;
    const auto closer = [&] { return index(level) + 1 < longest.size(); };
    while (closer() && span < longest[index(level) + 1] / (1 + hysteresis)) {
        level = static_cast<TimeLevel>(index(level) + 1);
    }
    while (index(level) > 0 && span > longest[index(level)] * (1 + hysteresis)) {
        level = static_cast<TimeLevel>(index(level) - 1);
    }
    return level;
}

double typical_span(TimeLevel level) {
    constexpr std::array spans{30 * year, 6.3 * year, 1.44 * year, 70.0};
    return spans[index(level)];
}

TimeView clamped(TimeView view, DayRange limits) {
    const double first = to_days(limits.first), last = to_days(limits.last);
    view.span = std::clamp(view.span, std::min(shortest_span, last - first), last - first);
    view.start = std::clamp(view.start, first, last - view.span);
    return view;
}

} // namespace fl
