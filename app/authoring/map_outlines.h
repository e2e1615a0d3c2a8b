#pragma once

#include "authoring/map_assign.h"
#include "authoring/map_cut.h"
#include "authoring/map_geometry_engine.h"
#include "authoring/map_stroke.h"

#include <vector>

namespace fl {

/// An arc on the sheet, ready to be simplified.
struct CutArc {
    std::vector<SheetLine> pieces;            // more than one where the sheet's edge cuts it
    std::vector<std::vector<double>> weights; // by piece and point, see point_weights()
    bool closed = false;                      // a ring of its own
};

/// Cuts and weighs all arcs of a topology.
std::vector<CutArc> cut_arcs(const Topology& topology);

/// What a shape does with an arc: two users make a border, one a coast. None is an arc of hidden
/// shapes, and twice the same is an inner line of a shape put together from several rings.
struct ArcUse {
    std::uint8_t shape = 0;
    bool land_on_left = false; // running the arc forwards
};
std::vector<std::vector<ArcUse>> arc_uses(const std::vector<CutArc>& arcs,
                                          const std::vector<ShapeOutline>& shapes);

/// The outlines at one level of detail.
struct OutlineLevel {
    std::vector<std::vector<SheetPolygon>> polygons; // by shape; valid, largest first
    std::vector<std::vector<StrokeLine>> lines;      // by arc; empty where the arc is left out
};

/// Simplifies arc by arc, so that neighbours keep their common points. Rings smaller than twice the
/// tolerance are left out, together with their arcs; but the largest ring of each shape stays, and
/// its arcs keep as many points as it takes not to lose its area.
///
/// @param tolerance  sheet units, 0 for every point
OutlineLevel simplify_outlines(const std::vector<CutArc>& arcs,
                               const std::vector<ShapeOutline>& shapes, double tolerance,
                               const GeometryEngine& engine);

} // namespace fl
