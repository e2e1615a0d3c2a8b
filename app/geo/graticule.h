#pragma once

#include "geo/world_map.h"

namespace fl {

/// Meridians and parallels every `step_deg` degrees as strokes, and the sheet's outer edge. Sheet
/// units.
MeshChunk<StrokeVertex> make_graticule(double step_deg);

} // namespace fl
