#pragma once

#include "scene/parts/parts.h"

#include <array>
#include <span>

namespace fl {

/// What a state has on record on one question: by the cursor's date, and later.
struct StanceRecord {
    struct Later {
        float value = 0;
        Day from{};
    };
    ShownStance now;
    std::array<Later, 2> later{}; // the next one that differs to the eye, and the last one
    int later_count = 0;
    std::optional<Day> first; // of all; nothing: never on record
    bool empty() const { return !first.has_value(); }
};
StanceRecord stance_record(const Exhibit& exhibit, StateId state, QuestionId question, Day day);

/// Identity of a marker: never its colour.
enum class MarkShape : std::uint8_t { circle, square };

/// One marker on a scale. `year` stands below hollow ones.
struct ScaleMark {
    float value = 0;
    MarkShape shape = MarkShape::circle;
    bool solid = true;
    VisibleText year{};
    float shift_y = 0; // px: two that meet on one value stand above each other
};

/// Ink of the marker and the ground that it stands on.
struct MarkColors {
    Rgba ink, ground;
};

/// Place of a value on a bar, left-to-right coordinates: +2 at the leading end, by its exact value.
float scale_x(RectPx bar, float value);

/// Of markers on a bar, px.
float stance_mark_radius(const LayoutContext& ctx);

/// The five classes on a bar, each as long as the values that it takes up.
void put_stance_bar(LayoutContext& ctx, DisplayList& list, RectPx bar);

/// Markers on a bar, hollow ones first, and the years below. Returns the places of the years.
/// @param foot  the lowest that a year may reach
std::array<RectPx, 4> put_marks(LayoutContext& ctx, DisplayList& list, RectPx bar,
                                std::span<const ScaleMark> marks, MarkColors colors, float foot);

/// One marker alone, for legends and headings. `centre` in left-to-right coordinates.
void put_mark(LayoutContext& ctx, DisplayList& list, PointPx centre, float radius, MarkShape shape,
              bool solid, MarkColors colors);

/// "<- Network side" and "Information side ->" at the ends of a row.
void put_pole_words(LayoutContext& ctx, DisplayList& list, RectPx row, Rgba plus, Rgba minus);

/// "Own statement", "Signed and voted": where a value comes from, in short.
VisibleText source_word(const LayoutContext& ctx, StanceSource source);

} // namespace fl
