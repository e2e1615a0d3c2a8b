#pragma once

#include "core/geometry.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fl {

/// Index of a shape of the map; at most 255, so that it fits a vertex byte and a 256-entry palette.
struct ShapeId {
    std::uint8_t index = 0;
    friend auto operator<=>(ShapeId, ShapeId) = default;
};

/// Vertex of a filled area. Sheet units.
struct FillVertex {
    float x = 0, y = 0;
    std::uint8_t shape = 0;
    std::uint8_t unused[3] = {};
};
static_assert(sizeof(FillVertex) == 12);

/// Vertex of a stroke: two (or, at caps and joins, more) for each point of a line. The vertex
/// shader moves it by `normal` times the stroke's half width in pixels, so that strokes keep their
/// width at any zoom. `side` is -1 or +1 across the stroke (0 on the line: the shape's own side of
/// a coast).
struct StrokeVertex {
    float x = 0, y = 0; // sheet units
    std::int16_t normal_x = 0,
                 normal_y = 0; // y to the north; / 8192 is a miter normal, length <= 4
    std::uint8_t shape = 0;
    std::int8_t side = 0;
    std::uint8_t style = 0; // 0 solid, 1 dashed (disputed border)
    std::uint8_t unused = 0;
    float along = 0; // length along the line in sheet units, for dashes
};
static_assert(sizeof(StrokeVertex) == 20);

/// Indices of one shape inside a chunk, contiguous.
struct ShapeRange {
    ShapeId shape;
    std::uint32_t first_index = 0, index_count = 0;
};

/// Up to 65,535 vertices that are drawn with 16-bit indices (VC4 has no 32-bit ones).
template <class Vertex>
struct MeshChunk {
    std::vector<Vertex> vertices;
    std::vector<std::uint16_t> indices; // triangles
    std::vector<ShapeRange> ranges;     // by shape
    SheetRect extent;                   // for culling
};

/// One level of detail. Coast: one-sided feather in the fill colour on the sea side. Border:
/// two-sided stroke between two shapes. Outline: every ring of every shape, for selected and lit
/// states.
struct MapLevel {
    double tolerance = 0; // simplification, sheet units
    std::vector<MeshChunk<FillVertex>> fill;
    std::vector<MeshChunk<StrokeVertex>> coast, border, outline;
};

struct MapShape {
    std::string key;                // row of the pack's shape table
    std::string state;              // iso3 whose stance it takes, or empty
    SheetPoint label_point;         // inside the largest polygon
    SheetRect extent;               // of everything
    SheetRect main_extent;          // of the largest polygon
    double area = 0, main_area = 0; // square sheet units
    bool dot = false;               // too small for an outline: a dot of constant size
    /// Rings for picking, even-odd, first and last point different. Sheet units, finest level.
    std::vector<std::vector<PointF>> rings;
};

/// The prepared outlines. Immutable.
struct WorldMap {
    std::vector<MapShape> shapes;
    std::vector<MapLevel> levels; // coarse (whole world) first
    SheetRect land;               // land without Antarctica and the sub-Antarctic islands

    /// The shape under a point; where shapes lie over one another the smallest.
    std::optional<ShapeId> shape_at(SheetPoint point) const;

    /// The shape under the point, or else the nearest one within `radius` sheet units; a dot or a
    /// shape with sides shorter than `radius` wins over a larger one under the finger (magnet),
    /// but one with sides shorter than twice that keeps its inside.
    std::optional<ShapeId> pick(SheetPoint point, double radius) const;
};

/// To and from the bytes stored in a pack. Little-endian, versioned, checked on reading:
/// decode throws Error{Fault::content} for anything truncated, out of range or inconsistent.
std::string encode_world_map(const WorldMap& map);
WorldMap decode_world_map(std::string_view bytes);

} // namespace fl
