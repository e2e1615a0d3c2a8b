#pragma once

#include "authoring/map_cut.h"
#include "authoring/map_polygon.h"

#include <memory>
#include <vector>

namespace fl {

/// What the GEOS library does for the map. A failure inside GEOS throws Error{Fault::asset} with
/// its message: then the outlines are broken beyond repair.
class GeometryEngine {
  public:
    GeometryEngine();
    ~GeometryEngine();
    GeometryEngine(const GeometryEngine&) = delete;
    GeometryEngine& operator=(const GeometryEngine&) = delete;

    /// The same area without self-crossing rings: a polygon that crosses itself becomes several,
    /// one without an area none.
    std::vector<SheetPolygon> make_valid(const SheetPolygon& polygon) const;

    /// Areas that share an edge become one.
    std::vector<SheetPolygon> dissolve(const std::vector<SheetPolygon>& polygons) const;

    /// Cuts a ring with holes, of longitudes that run on beyond the sheet, at the sheet's edges,
    /// moves the parts onto the sheet and projects them.
    std::vector<SheetPolygon> cut_at_edges(const SheetLine& outer,
                                           const std::vector<SheetLine>& holes) const;

    /// Triangles of the same area; the polygon must be valid. Their corners are the polygon's own
    /// points, except where GEOS gives up on a polygon and takes its halves instead.
    std::vector<SheetTriangle> triangulate(const SheetPolygon& polygon) const;

    /// The pole of inaccessibility: centre of the largest circle inside, to a ten-millionth of the
    /// root of the polygon's area.
    SheetPoint label_point(const SheetPolygon& polygon) const;

  private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace fl
