#pragma once

#include "core/date.h"

#include <algorithm>

namespace fl {

/// Days since 1970-01-01 with fractions, as the cursor and the timeline's view count.
inline double to_days(Day day) {
    return static_cast<double>(day.time_since_epoch().count());
}
inline Day to_day(double days) {
    return Day{std::chrono::days{static_cast<int>(days < 0 ? days - 0.999999 : days)}};
}

enum class TimeLevel : std::uint8_t { decades, years, months, days };
inline constexpr int time_level_count = 4;

/// What the timeline shows: from `start`, `span` days long.
struct TimeView {
    double start = 0, span = 1;
    TimeLevel level = TimeLevel::decades; // changes with hysteresis, see level_for
    double end() const { return start + span; }
    friend bool operator==(const TimeView&, const TimeView&) = default;
};

/// Spans of DESIGN.md section 7 in days: decades 12 to 30 years, years 3 to 12 years, months 6 to
/// 36 months, days 14 to 180 days. `current` keeps its level until the span has left it by
/// `hysteresis` (0.15 = 15 %).
TimeLevel level_for(double span, TimeLevel current, double hysteresis);

/// Span that the step buttons go to: 30 years, 6 years, 18 months, 10 weeks (design picture 22).
double typical_span(TimeLevel level);

/// Keeps a view inside the exhibit's span and between 14 days and the whole span.
TimeView clamped(TimeView view, DayRange limits);

/// Days on a strip of the screen. `mirrored`: time runs from right to left.
struct TimeTransform {
    float x = 0, w = 1;
    double start = 0, span = 1;
    bool mirrored = false;

    float to_x(double day) const {
        const auto along = static_cast<float>((day - start) / span) * w;
        return mirrored ? x + w - along : x + along;
    }
    double to_days(float px) const {
        const float along = mirrored ? x + w - px : px - x;
        return start + static_cast<double>(along / w) * span;
    }
    double days_per_px() const { return span / static_cast<double>(w); }
};

} // namespace fl
