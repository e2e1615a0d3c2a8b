#include "authoring/map_outlines.h"

#include "authoring/map_simplify.h"

#include <algorithm>
#include <numbers>
#include <set>

namespace fl {

namespace {

SheetRing project_line(const SheetLine& line) {
    SheetRing points;
    for (const LonLat place : line) {
        points.push_back(project(place));
    }
    return points;
}

bool same(LonLat a, LonLat b) {
    return a.lon_deg == b.lon_deg && a.lat_deg == b.lat_deg;
}

/// The points of a piece that are kept at a tolerance.
SheetLine kept_points(const CutArc& arc, std::size_t piece, double tolerance) {
    SheetLine kept;
    for (std::size_t i = 0; i < arc.pieces[piece].size(); ++i) {
        if (arc.weights[piece][i] >= tolerance) {
            kept.push_back(arc.pieces[piece][i]);
        }
    }
    return kept;
}

/// Follows a ring over its arcs, each at its own tolerance. The first point is not repeated.
SheetLine follow(const std::vector<CutArc>& arcs, const ArcRing& ring,
                 const std::vector<double>& tolerances) {
    SheetLine line;
    for (const int reference : ring) {
        const std::size_t index = arc_index(reference);
        SheetLine points;
        for (std::size_t piece = 0; piece < arcs[index].pieces.size(); ++piece) {
            const SheetLine kept = kept_points(arcs[index], piece, tolerances[index]);
            points.insert(points.end(), kept.begin(), kept.end());
        }
        if (reference < 0) {
            std::reverse(points.begin(), points.end());
        }
        const bool continues = !line.empty() && same(line.back(), points.front());
        line.insert(line.end(), points.begin() + (continues ? 1 : 0), points.end());
    }
    if (line.size() > 1 && same(line.front(), line.back())) {
        line.pop_back();
    }
    return line;
}

bool jumps(const SheetLine& ring) {
    for (std::size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++) {
        if (jumps_over_edge(ring[last], ring[i])) {
            return true;
        }
    }
    return false;
}

/// Lets longitudes run on over the sheet's edge; the two points that a cut left become one.
SheetLine unwrapped(const SheetLine& ring, double near_lon) {
    SheetLine line;
    double lon = near_lon;
    for (const LonLat place : ring) {
        lon += std::remainder(place.lon_deg - lon, 360);
        if (line.empty() || std::abs(line.back().lon_deg - lon) > 1e-9 ||
            line.back().lat_deg != place.lat_deg) {
            line.push_back({lon, place.lat_deg});
        }
    }
    return line;
}

/// Signed area on the unit sphere (Lambert's cylinder keeps areas), positive counter-clockwise.
double sphere_area(const SheetLine& ring) {
    if (ring.size() < 3) {
        return 0;
    }
    SheetRing cylinder;
    for (const LonLat place : unwrapped(ring, ring.front().lon_deg)) {
        constexpr double radians = std::numbers::pi / 180;
        cylinder.push_back({place.lon_deg * radians, std::sin(place.lat_deg * radians)});
    }
    return signed_area(cylinder);
}

/// The largest outer ring of a shape; null for a mere dot.
const ArcRing* main_ring(const std::vector<CutArc>& arcs, const ShapeOutline& shape) {
    const std::vector<double> full(arcs.size(), 0);
    const ArcRing* largest = nullptr;
    double area = -1;
    for (const ArcPolygon& polygon : shape.polygons) {
        const double a = std::abs(sphere_area(follow(arcs, polygon.front(), full)));
        if (a > area) {
            largest = &polygon.front();
            area = a;
        }
    }
    return largest;
}

/// Works out one level of detail.
class Simplifier {
  public:
    Simplifier(const std::vector<CutArc>& arcs, const std::vector<ShapeOutline>& shapes,
               double tolerance, const GeometryEngine& engine)
        : arcs_(arcs)
        , shapes_(shapes)
        , tolerance_(tolerance)
        , engine_(engine)
        , tolerances_(arcs.size(), tolerance) {}

    OutlineLevel run() {
        keep_main_rings();
        OutlineLevel level;
        for (const ShapeOutline& shape : shapes_) {
            level.polygons.push_back(polygons_of(shape));
        }
        level.lines.resize(arcs_.size());
        for (const std::size_t arc : used_) {
            level.lines[arc] = lines_of(arc);
        }
        return level;
    }

  private:
    /// Refines the arcs of main rings until each is still recognisable; as two rings can have an
    /// arc in common, goes round until nothing changes.
    void keep_main_rings() {
        bool changed = tolerance_ > 0;
        for (const ShapeOutline& shape : shapes_) {
            if (const ArcRing* ring = main_ring(arcs_, shape)) {
                main_rings_.push_back(ring);
            }
        }
        while (changed) {
            changed = false;
            for (const ArcRing* ring : main_rings_) {
                while (!recognisable(*ring)) {
                    refine(*ring);
                    changed = true;
                }
            }
        }
        for (const ArcRing* ring : main_rings_) {
            for (const int reference : *ring) {
                pinned_.insert(arc_index(reference));
            }
        }
    }

    bool recognisable(const ArcRing& ring) const {
        const double full = sphere_area(follow(arcs_, ring, std::vector<double>(arcs_.size(), 0)));
        const double ratio = sphere_area(follow(arcs_, ring, tolerances_)) / full;
        const bool has_all_points = tolerances_[arc_index(ring.front())] == 0;
        return has_all_points || (ratio > 0.6 && ratio < 1.6);
    }

    void refine(const ArcRing& ring) {
        for (const int reference : ring) {
            double& tolerance = tolerances_[arc_index(reference)];
            tolerance = tolerance > tolerance_ / 1'000 ? tolerance / 2 : 0;
        }
    }

    bool is_kept(const ArcRing& ring, const SheetLine& line) const {
        if (line.size() < 3) {
            return false;
        }
        for (const int reference : ring) {
            if (pinned_.contains(arc_index(reference))) {
                return true;
            }
        }
        if (jumps(line)) {
            return true;
        }
        const SheetRect box = extent_of(project_line(line));
        return std::hypot(box.max_x - box.min_x, box.max_y - box.min_y) > 2 * tolerance_;
    }

    std::vector<SheetPolygon> polygons_of(const ShapeOutline& shape) {
        std::vector<SheetPolygon> polygons;
        for (const ArcPolygon& polygon : shape.polygons) {
            std::vector<SheetLine> rings;
            for (const ArcRing& ring : polygon) {
                SheetLine line = follow(arcs_, ring, tolerances_);
                if (is_kept(ring, line)) {
                    rings.push_back(std::move(line));
                    use(ring);
                } else if (&ring == &polygon.front()) {
                    break; // holes of an island that is left out
                }
            }
            if (!rings.empty()) {
                append(polygons, build(rings));
            }
        }
        if (has_inner_lines(shape)) {
            polygons = engine_.dissolve(polygons);
        }
        std::stable_sort(
            polygons.begin(), polygons.end(),
            [](const SheetPolygon& a, const SheetPolygon& b) { return area_of(a) > area_of(b); });
        return polygons;
    }

    /// @param rings  outer ring and holes
    std::vector<SheetPolygon> build(const std::vector<SheetLine>& rings) const {
        const SheetLine& outer = rings.front();
        if (!jumps(outer)) {
            SheetPolygon polygon{project_line(outer), {}};
            for (std::size_t i = 1; i < rings.size(); ++i) {
                polygon.holes.push_back(project_line(rings[i]));
            }
            return engine_.make_valid(polygon);
        }
        std::vector<SheetLine> holes;
        for (std::size_t i = 1; i < rings.size(); ++i) {
            holes.push_back(unwrapped(rings[i], outer.front().lon_deg));
        }
        return engine_.cut_at_edges(unwrapped(outer, outer.front().lon_deg), holes);
    }

    static void append(std::vector<SheetPolygon>& to, std::vector<SheetPolygon> more) {
        to.insert(to.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
    }

    static bool has_inner_lines(const ShapeOutline& shape) {
        std::set<std::size_t> seen;
        for (const ArcPolygon& polygon : shape.polygons) {
            for (const ArcRing& ring : polygon) {
                for (const int reference : ring) {
                    if (!seen.insert(arc_index(reference)).second) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    void use(const ArcRing& ring) {
        for (const int reference : ring) {
            used_.insert(arc_index(reference));
        }
    }

    std::vector<StrokeLine> lines_of(std::size_t index) const {
        std::vector<StrokeLine> lines;
        for (std::size_t piece = 0; piece < arcs_[index].pieces.size(); ++piece) {
            const SheetLine kept = kept_points(arcs_[index], piece, tolerances_[index]);
            StrokeLine line{project_line(kept),
                            arcs_[index].closed && arcs_[index].pieces.size() == 1};
            const bool along_edge = line.points.size() == 2 && on_sheet_edge(line.points[0]) &&
                                    on_sheet_edge(line.points[1]);
            if (along_edge) {
                continue; // a tip beyond the edge, of which only the cut is left
            }
            if (line.closed) {
                line.points.pop_back();
            }
            lines.push_back(std::move(line));
        }
        return lines;
    }

    const std::vector<CutArc>& arcs_;
    const std::vector<ShapeOutline>& shapes_;
    const double tolerance_;
    const GeometryEngine& engine_;
    std::vector<double> tolerances_; // by arc
    std::vector<const ArcRing*> main_rings_;
    std::set<std::size_t> pinned_, used_; // arcs
};

} // namespace

std::vector<CutArc> cut_arcs(const Topology& topology) {
    std::vector<CutArc> arcs;
    for (const std::vector<LonLat>& points : topology.arcs) {
        CutArc arc{cut_arc(points), {}, same(points.front(), points.back())};
        for (const SheetLine& piece : arc.pieces) {
            arc.weights.push_back(point_weights(project_line(piece)));
        }
        arcs.push_back(std::move(arc));
    }
    return arcs;
}

std::vector<std::vector<ArcUse>> arc_uses(const std::vector<CutArc>& arcs,
                                          const std::vector<ShapeOutline>& shapes) {
    const std::vector<double> full(arcs.size(), 0);
    std::vector<std::vector<ArcUse>> uses(arcs.size());
    for (std::size_t shape = 0; shape < shapes.size(); ++shape) {
        for (const ArcPolygon& polygon : shapes[shape].polygons) {
            for (std::size_t i = 0; i < polygon.size(); ++i) {
                const bool counter_clockwise = sphere_area(follow(arcs, polygon[i], full)) > 0;
                const bool land_left_of_ring = counter_clockwise == (i == 0);
                for (const int reference : polygon[i]) {
                    uses[arc_index(reference)].push_back(
                        {static_cast<std::uint8_t>(shape), land_left_of_ring == (reference >= 0)});
                }
            }
        }
    }
    return uses;
}

OutlineLevel simplify_outlines(const std::vector<CutArc>& arcs,
                               const std::vector<ShapeOutline>& shapes, double tolerance,
                               const GeometryEngine& engine) {
    return Simplifier(arcs, shapes, tolerance, engine).run();
}

} // namespace fl
