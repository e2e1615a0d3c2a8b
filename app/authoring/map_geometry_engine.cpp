#include "authoring/map_geometry_engine.h"

#include "core/error.h"
#include "core/handle.h"

#include <algorithm>
#include <array>
#include <string>

#include <geos_c.h>

namespace fl {

namespace {

using Context = Handle<GEOSContextHandle_HS, GEOS_finish_r>;

struct DestroyGeometry {
    GEOSContextHandle_t context = nullptr;
    void operator()(GEOSGeometry* g) const noexcept { GEOSGeom_destroy_r(context, g); }
};
using Geometry = std::unique_ptr<GEOSGeometry, DestroyGeometry>;

void remember_message(const char* message, void* text) {
    *static_cast<std::string*>(text) = message;
}

void orient(SheetRing& ring, bool counter_clockwise) {
    if ((signed_area(ring) > 0) != counter_clockwise) {
        std::reverse(ring.begin(), ring.end());
    }
}

} // namespace

struct GeometryEngine::Implementation {
    std::string message; // of the last failure
    Context context{GEOS_init_r()};

    Implementation() {
        GEOSContext_setErrorMessageHandler_r(context.get(), remember_message, &message);
    }

    GEOSContextHandle_t c() const { return context.get(); }

    Geometry own(GEOSGeometry* g) const {
        if (g == nullptr) {
            throw Error(Fault::asset, "map outlines: GEOS failed: " + message);
        }
        return {g, {c()}};
    }

    Geometry ring(const SheetRing& points) const {
        std::vector<double> numbers;
        numbers.reserve(points.size() * 2 + 2);
        for (const SheetPoint p : points) {
            numbers.insert(numbers.end(), {p.x, p.y});
        }
        numbers.insert(numbers.end(), {points.front().x, points.front().y});
        const auto count = static_cast<unsigned>(numbers.size() / 2);
        GEOSCoordSequence* sequence =
            GEOSCoordSeq_copyFromBuffer_r(c(), numbers.data(), count, 0, 0);
        return own(GEOSGeom_createLinearRing_r(c(), sequence)); // takes the sequence over
    }

    Geometry polygon(const SheetPolygon& polygon) const {
        Geometry shell = ring(polygon.outer);
        std::vector<Geometry> holes;
        holes.reserve(polygon.holes.size());
        for (const SheetRing& hole : polygon.holes) {
            holes.push_back(ring(hole));
        }
        std::vector<GEOSGeometry*> released;
        released.reserve(holes.size());
        for (Geometry& hole : holes) {
            released.push_back(hole.release());
        }
        return own(GEOSGeom_createPolygon_r(c(), shell.release(), released.data(),
                                            static_cast<unsigned>(released.size())));
    }

    Geometry collection(std::vector<Geometry> parts) const {
        std::vector<GEOSGeometry*> released;
        released.reserve(parts.size());
        for (Geometry& part : parts) {
            released.push_back(part.release());
        }
        return own(GEOSGeom_createCollection_r(c(), GEOS_MULTIPOLYGON, released.data(),
                                               static_cast<unsigned>(released.size())));
    }

    /// Without the repeated last point.
    SheetRing points(const GEOSGeometry* ring) const {
        const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(c(), ring);
        unsigned size = 0;
        GEOSCoordSeq_getSize_r(c(), sequence, &size);
        SheetRing points(size > 0 ? size - 1 : 0);
        for (unsigned i = 0; i < points.size(); ++i) {
            GEOSCoordSeq_getXY_r(c(), sequence, i, &points[i].x, &points[i].y);
        }
        return points;
    }

    SheetPolygon read_polygon(const GEOSGeometry* g) const {
        SheetPolygon polygon;
        polygon.outer = points(GEOSGetExteriorRing_r(c(), g));
        orient(polygon.outer, true);
        for (int i = 0; i < GEOSGetNumInteriorRings_r(c(), g); ++i) {
            polygon.holes.push_back(points(GEOSGetInteriorRingN_r(c(), g, i)));
            orient(polygon.holes.back(), false);
        }
        return polygon;
    }

    /// The areas in a geometry of any kind; lines and points have none.
    void append_polygons(const GEOSGeometry* g, std::vector<SheetPolygon>& to) const {
        const int type = GEOSGeomTypeId_r(c(), g);
        if (type == GEOS_POLYGON && GEOSisEmpty_r(c(), g) == 0) {
            to.push_back(read_polygon(g));
        } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
            for (int i = 0; i < GEOSGetNumGeometries_r(c(), g); ++i) {
                append_polygons(GEOSGetGeometryN_r(c(), g, i), to);
            }
        }
    }

    std::vector<SheetTriangle> triangulate(const SheetPolygon& polygon, int halvings_left) const;

    std::vector<SheetPolygon> read_polygons(const Geometry& g) const {
        std::vector<SheetPolygon> polygons;
        append_polygons(g.get(), polygons);
        return polygons;
    }
};

GeometryEngine::GeometryEngine()
    : implementation_(std::make_unique<Implementation>()) {}
GeometryEngine::~GeometryEngine() = default;

std::vector<SheetPolygon> GeometryEngine::make_valid(const SheetPolygon& polygon) const {
    const Implementation& geos = *implementation_;
    const Geometry g = geos.polygon(polygon);
    if (GEOSisValid_r(geos.c(), g.get()) == 1) {
        return geos.read_polygons(g);
    }
    return geos.read_polygons(geos.own(GEOSMakeValid_r(geos.c(), g.get())));
}

std::vector<SheetPolygon>
GeometryEngine::dissolve(const std::vector<SheetPolygon>& polygons) const {
    const Implementation& geos = *implementation_;
    std::vector<Geometry> parts;
    parts.reserve(polygons.size());
    for (const SheetPolygon& polygon : polygons) {
        parts.push_back(geos.polygon(polygon));
    }
    const Geometry all = geos.collection(std::move(parts));
    return geos.read_polygons(geos.own(GEOSUnaryUnion_r(geos.c(), all.get())));
}

namespace {

SheetRing as_plane(const SheetLine& line) {
    SheetRing ring;
    for (const LonLat place : line) {
        ring.push_back({place.lon_deg, place.lat_deg});
    }
    return ring;
}

/// A ring in degrees, moved by whole turns onto the sheet and projected.
SheetRing project_ring(const SheetRing& degrees, double turn_deg) {
    // Intersection points come back with rounding errors; the edge must be met exactly.
    const auto place = [turn_deg](SheetPoint p) {
        double lon = p.x - turn_deg;
        lon = std::abs(lon - west_edge_deg) < 1e-9   ? west_edge_deg
              : std::abs(lon - east_edge_deg) < 1e-9 ? east_edge_deg
                                                     : lon;
        return LonLat{lon, p.y};
    };
    SheetRing ring;
    for (std::size_t i = 0; i < degrees.size(); ++i) {
        const LonLat from = place(degrees[i]), to = place(degrees[(i + 1) % degrees.size()]);
        // The edge is a curve on the sheet: a point for each degree.
        const bool along_edge =
            from.lon_deg == to.lon_deg && std::abs(from.lon_deg - central_meridian_deg) == 180;
        const int steps =
            along_edge ? 1 + static_cast<int>(std::abs(to.lat_deg - from.lat_deg)) : 1;
        for (int k = 0; k < steps; ++k) {
            ring.push_back(project(
                {from.lon_deg, mix(from.lat_deg, to.lat_deg, static_cast<double>(k) / steps)}));
        }
    }
    return ring;
}

} // namespace

std::vector<SheetPolygon> GeometryEngine::cut_at_edges(const SheetLine& outer,
                                                       const std::vector<SheetLine>& holes) const {
    const Implementation& geos = *implementation_;
    SheetPolygon degrees{as_plane(outer), {}};
    for (const SheetLine& hole : holes) {
        degrees.holes.push_back(as_plane(hole));
    }
    const Geometry whole = geos.own(GEOSMakeValid_r(geos.c(), geos.polygon(degrees).get()));
    std::vector<SheetPolygon> parts;
    for (const double turn_deg : {-360.0, 0.0, 360.0}) {
        const double west = west_edge_deg + turn_deg, east = east_edge_deg + turn_deg;
        const Geometry sheet =
            geos.polygon({{{west, -90}, {east, -90}, {east, 90}, {west, 90}}, {}});
        const Geometry part = geos.own(GEOSIntersection_r(geos.c(), whole.get(), sheet.get()));
        for (SheetPolygon& polygon : geos.read_polygons(part)) {
            polygon.outer = project_ring(polygon.outer, turn_deg);
            for (SheetRing& hole : polygon.holes) {
                hole = project_ring(hole, turn_deg);
            }
            parts.push_back(std::move(polygon));
        }
    }
    return parts;
}

namespace {

double total_area(const std::vector<SheetTriangle>& triangles) {
    double area = 0;
    for (const SheetTriangle& t : triangles) {
        area += std::abs(signed_area({t[0], t[1], t[2]}));
    }
    return area;
}

/// The two halves of an extent, across its longer side.
std::array<SheetRect, 2> halves(SheetRect box) {
    const SheetPoint middle = box.centre();
    SheetRect first = box, second = box;
    if (box.max_x - box.min_x > box.max_y - box.min_y) {
        first.max_x = second.min_x = middle.x;
    } else {
        first.max_y = second.min_y = middle.y;
    }
    return {first, second};
}

SheetPolygon as_polygon(const SheetRect& r) {
    return {{{r.min_x, r.min_y}, {r.max_x, r.min_y}, {r.max_x, r.max_y}, {r.min_x, r.max_y}}, {}};
}

} // namespace

std::vector<SheetTriangle> GeometryEngine::Implementation::triangulate(const SheetPolygon& polygon,
                                                                       int halvings_left) const {
    const Geometry g = this->polygon(polygon);
    // Null when it gives up, which GEOS 3.11 does on some polygons whose holes touch one another.
    const Geometry mesh(GEOSConstrainedDelaunayTriangulation_r(c(), g.get()), {c()});
    std::vector<SheetTriangle> triangles;
    if (mesh) {
        for (const SheetPolygon& part : read_polygons(mesh)) {
            if (part.outer.size() == 3) {
                triangles.push_back({part.outer[0], part.outer[1], part.outer[2]});
            }
        }
    }
    const double area = area_of(polygon);
    if (std::abs(total_area(triangles) - area) <= 1e-9 * area) {
        return triangles;
    }
    if (halvings_left == 0) {
        throw Error(Fault::asset, "map outlines: GEOS cannot triangulate a polygon: " + message);
    }
    triangles.clear();
    for (const SheetRect& half : halves(extent_of(polygon.outer))) {
        const Geometry box = this->polygon(as_polygon(half));
        for (const SheetPolygon& part :
             read_polygons(own(GEOSIntersection_r(c(), g.get(), box.get())))) {
            const auto more = triangulate(part, halvings_left - 1);
            triangles.insert(triangles.end(), more.begin(), more.end());
        }
    }
    return triangles;
}

std::vector<SheetTriangle> GeometryEngine::triangulate(const SheetPolygon& polygon) const {
    constexpr int most_halvings = 12;
    return implementation_->triangulate(polygon, most_halvings);
}

SheetPoint GeometryEngine::label_point(const SheetPolygon& polygon) const {
    const Implementation& geos = *implementation_;
    const Geometry g = geos.polygon(polygon);
    // So fine that every release of GEOS finds the same point, whatever grid it begins with.
    const double tolerance = std::sqrt(area_of(polygon)) / 1e7;
    const Geometry radius = geos.own(GEOSMaximumInscribedCircle_r(geos.c(), g.get(), tolerance));
    SheetPoint centre;
    GEOSCoordSeq_getXY_r(geos.c(), GEOSGeom_getCoordSeq_r(geos.c(), radius.get()), 0, &centre.x,
                         &centre.y);
    return centre;
}

} // namespace fl
