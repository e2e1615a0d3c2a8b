#pragma once

#include "scene/parts/linked_text.h"
#include "scene/parts/scrolled.h"

namespace fl {

/// The stop that the tour shows.
const TourStop& shown_stop(const LayoutContext& ctx);

/// What stands in the stop's dot, with the language's digits; may be empty.
VisibleText stop_mark(const LayoutContext& ctx, const TourStop& stop);

/// "Sources: ..." of a stop, in one text: in the dock, with the largest text at the story's end.
VisibleText stop_citations(LayoutContext& ctx, const TourStop& stop);

/// Numeral, title, text and what the museum adds, at the leading side; returns the box it takes.
/// A story that is longer than its place at the smallest type scrolls.
RectPx put_tour_story(LayoutContext& ctx, DisplayList& list, TermMemory& terms, LayoutFacts& facts);

/// Six stops as dots, the buttons and what happens next by itself.
void put_tour_dock(LayoutContext& ctx, DisplayList& list);

} // namespace fl
