#pragma once

#include "authoring/map_shape_table.h"
#include "authoring/map_topology.h"

#include <optional>
#include <string>
#include <vector>

namespace fl {

/// A shape as the table makes it from the features.
struct ShapeOutline {
    std::string key, state;
    std::vector<std::string> dashed_towards;
    bool outside_home_view = false, dot = false;
    std::optional<LonLat> dot_at;
    std::vector<ArcPolygon> polygons; // empty for a mere dot
};

/// Deals the features out to the shapes that are not hidden, in the order of the table. Throws
/// Error{Fault::content} listing every feature that no row or more than one takes, every row that
/// matches no single feature and every point that lies in no ring.
std::vector<ShapeOutline> assign_outlines(const Topology& topology,
                                          const std::vector<ShapeRow>& rows);

} // namespace fl
