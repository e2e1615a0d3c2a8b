#pragma once

#include "geo/world_map.h"

#include <cstdint>
#include <span>
#include <vector>

namespace fl {

/// One line of an outline mesh: a run of indices whose triangles hang together.
struct OutlineRing {
    ShapeId shape;
    std::uint32_t first_index = 0, index_count = 0;
    double area = 0;      // enclosed, square sheet units
    bool largest = false; // of its shape in this chunk
};

/// The lines of a chunk of outlines, in the order of its indices.
std::vector<OutlineRing> find_rings(const MeshChunk<StrokeVertex>& outline);

/// Appends the indices of the lit shapes' rings of at least `least_area`; of each shape the
/// largest ring always.
void append_lit_indices(std::vector<std::uint16_t>& out, std::span<const std::uint16_t> indices,
                        std::span<const OutlineRing> rings, std::span<const ShapeId> lit,
                        double least_area);

} // namespace fl
