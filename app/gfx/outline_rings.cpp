#include "gfx/outline_rings.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

/// Whether the triangle at `i` (a multiple of 3) uses a vertex of the one before.
bool hangs_together(const std::vector<std::uint16_t>& indices, std::size_t i) {
    const auto before = indices.begin() + static_cast<std::ptrdiff_t>(i) - 3;
    return std::any_of(before + 3, before + 6, [before](std::uint16_t index) {
        return std::find(before, before + 3, index) != before + 3;
    });
}

double enclosed_area(const MeshChunk<StrokeVertex>& outline, const OutlineRing& ring) {
    double twice = 0;
    const auto at = [&](std::uint32_t i) -> const StrokeVertex& {
        return outline.vertices[outline.indices[ring.first_index + i]];
    };
    const StrokeVertex& origin = at(0);
    for (std::uint32_t i = 0; i + 1 < ring.index_count; ++i) {
        const StrokeVertex &a = at(i), &b = at(i + 1);
        // Going through the indices in order visits each point of the line, now and then one step
        // back; steps back and forth cancel out.
        const double ax = a.x - origin.x, ay = a.y - origin.y;
        const double bx = b.x - origin.x, by = b.y - origin.y;
        twice += ax * by - bx * ay;
    }
    return std::abs(twice) / 2;
}

void mark_largest(std::vector<OutlineRing>& rings) {
    for (std::size_t i = 0, end = 0; i < rings.size(); i = end) {
        std::size_t largest = i;
        for (end = i; end < rings.size() && rings[end].shape == rings[i].shape; ++end) {
            if (rings[end].area > rings[largest].area)
                largest = end;
        }
        rings[largest].largest = true;
    }
}

} // namespace

std::vector<OutlineRing> find_rings(const MeshChunk<StrokeVertex>& outline) {
    std::vector<OutlineRing> rings;
    for (const ShapeRange& range : outline.ranges) {
        for (std::uint32_t i = 0; i < range.index_count; i += 3) {
            const std::uint32_t index = range.first_index + i;
            if (i == 0 || !hangs_together(outline.indices, index))
                rings.push_back({range.shape, index, 0, 0, false});
            rings.back().index_count += 3;
        }
    }
    for (OutlineRing& ring : rings)
        ring.area = enclosed_area(outline, ring);
    mark_largest(rings);
    return rings;
}

void append_lit_indices(std::vector<std::uint16_t>& out, std::span<const std::uint16_t> indices,
                        std::span<const OutlineRing> rings, std::span<const ShapeId> lit,
                        double least_area) {
    for (const OutlineRing& ring : rings) {
        if (std::find(lit.begin(), lit.end(), ring.shape) == lit.end())
            continue;
        if (!ring.largest && ring.area < least_area)
            continue;
        const auto part = indices.subspan(ring.first_index, ring.index_count);
        out.insert(out.end(), part.begin(), part.end());
    }
}

} // namespace fl
