#pragma once

#include "authoring/map_polygon.h"
#include "geo/world_map.h"

#include <cstdint>
#include <vector>

namespace fl {

/// Triangles of one shape before they are packed into chunks.
template <class Vertex>
struct ShapeMesh {
    std::vector<Vertex> vertices;
    std::vector<std::uint32_t> indices;
};
using StrokeMesh = ShapeMesh<StrokeVertex>;

/// A line on the sheet; in a closed one the last point is not the first.
struct StrokeLine {
    std::vector<SheetPoint> points;
    bool closed = false;
};

enum class StrokeSides {
    both,  // side -1 and +1
    left,  // side 0 on the line, +1 to its left
    right, // side 0 on the line, +1 to its right
};
enum class StrokeStyle : std::uint8_t { solid = 0, dashed = 1 };

/// Appends a line. Joins are mitred up to twice the half width, sharper ones bevelled; both need
/// no width here, since the vertex shader applies it. Points that fall together are left out, and
/// so is a line without length.
void append_stroke(StrokeMesh& mesh, const StrokeLine& line, std::uint8_t shape, StrokeSides sides,
                   StrokeStyle style);

} // namespace fl
