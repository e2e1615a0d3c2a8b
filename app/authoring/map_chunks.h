#pragma once

#include "authoring/map_polygon.h"
#include "authoring/map_stroke.h"
#include "core/error.h"
#include "geo/world_map.h"

#include <algorithm>

namespace fl {

/// Numbers of shapes that go into one chunk.
using ShapeGroup = std::vector<std::uint8_t>;

/// Splits the shapes in two by their place, along the longer side, until each group's weight is at
/// most `limit` or it is a single shape: groups lie together on the sheet, so that culling helps.
///
/// @param centres  by shape
/// @param weights  by shape; those of weight 0 are left out
std::vector<ShapeGroup> group_by_place(const std::vector<SheetPoint>& centres,
                                       const std::vector<std::size_t>& weights, std::size_t limit);

/// Packs one mesh for each shape into chunks of at most `limit` vertices, where a shape allows it.
/// Throws Error{Fault::asset} for a single shape above what 16-bit indices reach.
template <class Vertex>
std::vector<MeshChunk<Vertex>> pack_chunks(const std::vector<ShapeMesh<Vertex>>& meshes,
                                           const std::vector<SheetPoint>& centres,
                                           std::size_t limit) {
    std::vector<std::size_t> weights;
    weights.reserve(meshes.size());
    for (const auto& mesh : meshes) {
        weights.push_back(mesh.vertices.size());
    }
    std::vector<MeshChunk<Vertex>> chunks;
    for (const ShapeGroup& group : group_by_place(centres, weights, limit)) {
        MeshChunk<Vertex>& chunk = chunks.emplace_back();
        for (const std::uint8_t shape : group) {
            const auto base = chunk.vertices.size();
            const ShapeMesh<Vertex>& mesh = meshes[shape];
            chunk.ranges.push_back({ShapeId{shape},
                                    static_cast<std::uint32_t>(chunk.indices.size()),
                                    static_cast<std::uint32_t>(mesh.indices.size())});
            chunk.vertices.insert(chunk.vertices.end(), mesh.vertices.begin(), mesh.vertices.end());
            for (const std::uint32_t index : mesh.indices) {
                chunk.indices.push_back(static_cast<std::uint16_t>(base + index));
            }
        }
        if (chunk.vertices.size() > 65'535) {
            throw Error(Fault::asset, "map outlines: a shape has more vertices than fit a chunk");
        }
        SheetRing corners;
        for (const Vertex& v : chunk.vertices) {
            corners.push_back({v.x, v.y});
        }
        chunk.extent = extent_of(corners);
    }
    return chunks;
}

} // namespace fl
