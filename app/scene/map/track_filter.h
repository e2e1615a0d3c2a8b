#pragma once

#include "scene/parts/parts.h"

namespace fl {

/// What the filter covers of the map, left to right: its button, and when open its rows.
RectPx track_filter_box(LayoutContext& ctx);

/// Which kinds of events the timeline shows: a button on the map, and when it is open a row for
/// each track.
void put_track_filter(LayoutContext& ctx, DisplayList& list);

} // namespace fl
