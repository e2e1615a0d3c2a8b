#include "authoring/map_mesh.h"

#include "authoring/map_chunks.h"
#include "authoring/map_outlines.h"

#include <algorithm>
#include <array>
#include <map>

namespace fl {

namespace {

// Pixels for one sheet unit at 1080 lines and zoom 1 (tokens.json: projection.main_scale).
constexpr double home_scale = 264.86;

/// Half a pixel at home and at zoom 3; then everything there is.
constexpr std::array<double, 3> level_tolerances = {0.5 / home_scale, 0.5 / (3 * home_scale), 0};

// At home nothing is culled, so one chunk of all is best; closer, chunks that cover a part of the
// sheet are. A guess between few draws and little to draw.
constexpr std::size_t home_chunk = 65'535, close_chunk = 32'768;

using FillMesh = ShapeMesh<FillVertex>;

FillMesh fill_mesh(const std::vector<SheetPolygon>& polygons, std::uint8_t shape,
                   const GeometryEngine& engine) {
    FillMesh mesh;
    std::map<std::pair<float, float>, std::uint32_t> known;
    const auto index_of = [&](SheetPoint p) {
        const FillVertex vertex{static_cast<float>(p.x), static_cast<float>(p.y), shape, {}};
        const auto next = static_cast<std::uint32_t>(mesh.vertices.size());
        const auto [place, is_new] = known.try_emplace({vertex.x, vertex.y}, next);
        if (is_new) {
            mesh.vertices.push_back(vertex);
        }
        return place->second;
    };
    for (const SheetPolygon& polygon : polygons) {
        for (const SheetTriangle& triangle : engine.triangulate(polygon)) {
            const std::uint32_t a = index_of(triangle[0]), b = index_of(triangle[1]),
                                c = index_of(triangle[2]);
            if (a != b && b != c && c != a) { // else without area in single precision
                mesh.indices.insert(mesh.indices.end(), {a, b, c});
            }
        }
    }
    return mesh;
}

/// The parts of a ring that are no cut: the whole ring, or the lines between its cuts.
std::vector<StrokeLine> without_cut_edges(const SheetRing& ring) {
    const auto is_cut = [&](std::size_t i) {
        return on_sheet_edge(ring[i]) && on_sheet_edge(ring[(i + 1) % ring.size()]);
    };
    std::size_t start = 0;
    while (start < ring.size() && !is_cut(start)) {
        ++start;
    }
    if (start == ring.size()) {
        return {{ring, true}};
    }
    std::vector<StrokeLine> lines;
    for (std::size_t step = 0; step < ring.size(); ++step) {
        const std::size_t i = (start + step) % ring.size();
        if (is_cut(i)) {
            lines.push_back({{ring[(i + 1) % ring.size()]}, false});
        } else {
            lines.back().points.push_back(ring[(i + 1) % ring.size()]);
        }
    }
    return lines; // lines of a single point are no strokes and vanish later
}

StrokeMesh outline_mesh(const std::vector<SheetPolygon>& polygons, std::uint8_t shape) {
    StrokeMesh mesh;
    const auto append = [&](const SheetRing& ring) {
        for (const StrokeLine& line : without_cut_edges(ring)) {
            append_stroke(mesh, line, shape, StrokeSides::both, StrokeStyle::solid);
        }
    };
    for (const SheetPolygon& polygon : polygons) {
        append(polygon.outer);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), append);
    }
    return mesh;
}

StrokeStyle border_style(const ShapeOutline& a, const ShapeOutline& b) {
    const auto names = [](const ShapeOutline& from, const ShapeOutline& to) {
        const auto& list = from.dashed_towards;
        return std::find(list.begin(), list.end(), to.key) != list.end();
    };
    return names(a, b) || names(b, a) ? StrokeStyle::dashed : StrokeStyle::solid;
}

/// Everything that does not change with the level.
struct Outlines {
    std::vector<ShapeOutline> shapes;
    std::vector<CutArc> arcs;
    std::vector<std::vector<ArcUse>> uses; // by arc
};

/// Appends the lines of one arc where they belong: coast, border or nowhere.
void append_arc(const Outlines& outlines, std::size_t arc, const std::vector<StrokeLine>& lines,
                std::vector<StrokeMesh>& coast, std::vector<StrokeMesh>& border) {
    const std::vector<ArcUse>& uses = outlines.uses[arc];
    for (const StrokeLine& line : lines) {
        if (uses.size() == 1) {
            const auto sea = uses[0].land_on_left ? StrokeSides::right : StrokeSides::left;
            append_stroke(coast[uses[0].shape], line, uses[0].shape, sea, StrokeStyle::solid);
        } else if (uses.size() == 2 && uses[0].shape != uses[1].shape) {
            const std::uint8_t shape = std::min(uses[0].shape, uses[1].shape);
            append_stroke(
                border[shape], line, shape, StrokeSides::both,
                border_style(outlines.shapes[uses[0].shape], outlines.shapes[uses[1].shape]));
        }
    }
}

MapLevel build_level(const Outlines& outlines, const OutlineLevel& level, double tolerance,
                     const std::vector<SheetPoint>& centres, const GeometryEngine& engine) {
    const std::size_t count = outlines.shapes.size();
    std::vector<FillMesh> fill(count);
    std::vector<StrokeMesh> coast(count), border(count), outline(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto shape = static_cast<std::uint8_t>(i);
        fill[i] = fill_mesh(level.polygons[i], shape, engine);
        outline[i] = outline_mesh(level.polygons[i], shape);
    }
    for (std::size_t arc = 0; arc < level.lines.size(); ++arc) {
        append_arc(outlines, arc, level.lines[arc], coast, border);
    }
    const std::size_t limit = tolerance == level_tolerances[0] ? home_chunk : close_chunk;
    return {tolerance, pack_chunks(fill, centres, limit), pack_chunks(coast, centres, limit),
            pack_chunks(border, centres, limit), pack_chunks(outline, centres, limit)};
}

std::vector<PointF> picking_ring(const SheetRing& ring) {
    std::vector<PointF> points;
    for (const SheetPoint p : ring) {
        points.push_back({static_cast<float>(p.x), static_cast<float>(p.y)});
    }
    return points;
}

/// @param polygons  at full detail, largest first
MapShape describe_shape(const ShapeOutline& outline, const std::vector<SheetPolygon>& polygons,
                        const GeometryEngine& engine) {
    MapShape shape;
    shape.key = outline.key;
    shape.state = outline.state;
    shape.dot = outline.dot;
    if (!polygons.empty()) {
        shape.label_point = engine.label_point(polygons.front());
        shape.main_area = area_of(polygons.front());
        shape.extent = shape.main_extent = extent_of(polygons.front().outer);
    }
    for (const SheetPolygon& polygon : polygons) {
        shape.area += area_of(polygon);
        shape.extent = joined(shape.extent, extent_of(polygon.outer));
        shape.rings.push_back(picking_ring(polygon.outer));
        for (const SheetRing& hole : polygon.holes) {
            shape.rings.push_back(picking_ring(hole));
        }
    }
    if (outline.dot_at) {
        const SheetPoint at = project(*outline.dot_at);
        const SheetRect place{at.x, at.y, at.x, at.y};
        shape.label_point = at;
        shape.extent = polygons.empty() ? place : joined(shape.extent, place);
        shape.main_extent = polygons.empty() ? place : shape.main_extent;
    }
    return shape;
}

SheetRect home_extent(const WorldMap& map, const std::vector<ShapeOutline>& outlines) {
    std::vector<SheetRect> extents;
    for (std::size_t i = 0; i < map.shapes.size(); ++i) {
        if (!outlines[i].outside_home_view) {
            extents.push_back(map.shapes[i].extent);
        }
    }
    SheetRect all = extents.empty() ? SheetRect{} : extents.front();
    for (const SheetRect& extent : extents) {
        all = joined(all, extent);
    }
    return all;
}

WorldMap build_map(const Outlines& outlines) {
    const GeometryEngine engine;
    std::vector<OutlineLevel> levels;
    levels.reserve(level_tolerances.size());
    for (const double tolerance : level_tolerances) {
        levels.push_back(simplify_outlines(outlines.arcs, outlines.shapes, tolerance, engine));
    }
    WorldMap map;
    std::vector<SheetPoint> centres;
    for (std::size_t i = 0; i < outlines.shapes.size(); ++i) {
        map.shapes.push_back(describe_shape(outlines.shapes[i], levels.back().polygons[i], engine));
        centres.push_back(map.shapes.back().main_extent.centre());
    }
    map.land = home_extent(map, outlines.shapes);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        map.levels.push_back(
            build_level(outlines, levels[i], level_tolerances[i], centres, engine));
    }
    return map;
}

} // namespace

PreparedMap prepare_map(const std::filesystem::path& outlines_json,
                        const std::filesystem::path& shapes_csv) {
    const Topology topology = read_topology(outlines_json);
    Outlines outlines;
    outlines.shapes = assign_outlines(topology, read_shape_table(shapes_csv));
    outlines.arcs = cut_arcs(topology);
    outlines.uses = arc_uses(outlines.arcs, outlines.shapes);

    PreparedMap prepared;
    prepared.map = build_map(outlines);
    prepared.blob = encode_world_map(prepared.map);
    for (const ShapeOutline& shape : outlines.shapes) {
        prepared.shape_states.push_back(shape.state);
    }
    return prepared;
}

} // namespace fl
