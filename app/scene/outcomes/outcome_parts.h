#pragma once

#include "scene/parts/parts.h"
#include "scene/scenes.h"

#include <span>

namespace fl {

/// Word of a verdict, and of the kind of a row: forecast, observation or advice.
Word verdict_word(Verdict verdict);
Word type_word(const Prediction& prediction);

/// Disc of a verdict: filled, half, empty, dashed. Never coloured. Physical coordinates.
void draw_verdict(const LayoutContext& ctx, DisplayList& list, Verdict verdict, PointPx centre,
                  float radius, Rgba color);

/// Disc and word in a pill; paper when the row held. `on_paper` for the opened row.
void put_verdict_pill(LayoutContext& ctx, DisplayList& list, Verdict verdict, RectPx box,
                      bool on_paper);
float verdict_pill_width(LayoutContext& ctx);

/// Kind of the row, and a mark with its word where the evidence is still to be checked. Without a
/// list it only measures. Returns the height.
float put_row_kind(LayoutContext& ctx, DisplayList* list, const Prediction& prediction, RectPx box,
                   Rgba color);
/// It was not yet looked up in the document itself, and says so.
bool is_marked(const Prediction& prediction);

/// The width it needs at the size that fits best into a room.
float row_kind_width(LayoutContext& ctx, const Prediction& prediction, float room);

/// The opened row as a sheet of paper that grows out of it over the list.
LayoutFacts put_outcome_panel(LayoutContext& ctx, DisplayList& list, TermMemory& terms, RectPx row,
                              RectPx page);

} // namespace fl
