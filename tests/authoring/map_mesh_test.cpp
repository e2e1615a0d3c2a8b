#include "authoring/map_mesh.h"
#include "authoring/map_support.h"
#include "geo/projection.h"
#include "support/catch.h"

#include <chrono>
#include <iostream>
#include <map>
#include <numbers>
#include <set>

using namespace fl;
using namespace fl::test;

namespace {

double ring_area(const std::vector<PointF>& ring) {
    double doubled = 0;
    for (std::size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++) {
        const double ax = static_cast<double>(ring[last].x) - ring[0].x,
                     ay = static_cast<double>(ring[last].y) - ring[0].y,
                     bx = static_cast<double>(ring[i].x) - ring[0].x,
                     by = static_cast<double>(ring[i].y) - ring[0].y;
        doubled += ax * by - bx * ay;
    }
    return doubled / 2;
}

template <class Visit>
void each_triangle(const MapLevel& level, const Visit& visit) {
    for (const auto& chunk : level.fill) {
        for (std::size_t i = 0; i < chunk.indices.size(); i += 3) {
            visit(chunk.vertices[chunk.indices[i]], chunk.vertices[chunk.indices[i + 1]],
                  chunk.vertices[chunk.indices[i + 2]]);
        }
    }
}

std::vector<double> filled_areas(const MapLevel& level, std::size_t shapes) {
    std::vector<double> areas(shapes, 0);
    each_triangle(level, [&](const FillVertex& a, const FillVertex& b, const FillVertex& c) {
        areas[a.shape] += std::abs(ring_area({{a.x, a.y}, {b.x, b.y}, {c.x, c.y}}));
    });
    return areas;
}

double edge(const FillVertex& a, const FillVertex& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

template <class Vertex>
std::size_t vertex_count(const std::vector<MeshChunk<Vertex>>& chunks) {
    std::size_t count = 0;
    for (const auto& chunk : chunks) {
        count += chunk.vertices.size();
    }
    return count;
}

template <class Vertex>
void check_ranges(const std::vector<MeshChunk<Vertex>>& chunks) {
    std::set<int> seen;
    for (const auto& chunk : chunks) {
        CHECK(chunk.vertices.size() <= 65'535);
        std::size_t next = 0;
        for (const ShapeRange& range : chunk.ranges) {
            CHECK(range.first_index == next);
            CHECK(seen.insert(range.shape.index).second);
            next += range.index_count;
            for (std::size_t i = range.first_index; i < next; ++i) {
                const Vertex& v = chunk.vertices[chunk.indices[i]];
                REQUIRE(v.shape == range.shape.index);
                REQUIRE(chunk.extent.contains({v.x, v.y}));
            }
        }
        CHECK(next == chunk.indices.size());
    }
}

} // namespace

TEST_CASE("the filled area of each shape is the area of its outline", "[map]") {
    const WorldMap& map = shipped().map;
    const std::vector<double> filled = filled_areas(map.levels.back(), map.shapes.size());
    double total = 0;
    for (std::size_t i = 0; i < map.shapes.size(); ++i) {
        double outlined = 0;
        for (const auto& ring : map.shapes[i].rings) {
            outlined += ring_area(ring); // holes run clockwise and count negative
        }
        INFO(map.shapes[i].key);
        CHECK(filled[i] == Approx(outlined).epsilon(1e-6));
        // The rings are in single precision, which small islands feel.
        CHECK(map.shapes[i].area == Approx(outlined).epsilon(1e-6).margin(1e-8));
        total += map.shapes[i].area;
    }
    // Land is 29.2 % of the Earth (4 pi on the unit sphere), of which Antarctica is 2.7 points.
    CHECK(total / (4 * std::numbers::pi) == Approx(0.263).margin(0.004));
}

TEST_CASE("coarser levels keep every shape and the area of all but the smallest", "[map]") {
    const WorldMap& map = shipped().map;
    for (const MapLevel& level : map.levels) {
        const std::vector<double> filled = filled_areas(level, map.shapes.size());
        for (std::size_t i = 0; i < map.shapes.size(); ++i) {
            const MapShape& shape = map.shapes[i];
            INFO(shape.key << " at tolerance " << level.tolerance);
            CHECK((filled[i] > 0) == !shape.rings.empty());
            if (shape.main_area > 1e-3) { // 70 square pixels at home
                CHECK(filled[i] == Approx(shape.area).epsilon(0.1));
            }
        }
    }
}

TEST_CASE("nothing crosses the map", "[map]") {
    const WorldMap& map = shipped().map;
    for (const MapLevel& level : map.levels) {
        double longest = 0;
        each_triangle(level, [&](const FillVertex& a, const FillVertex& b, const FillVertex& c) {
            longest = std::max({longest, edge(a, b), edge(b, c), edge(c, a)});
        });
        CHECK(longest < 0.5); // 0.38 within the largest countries; the sheet is 5.4 wide
        for (const auto* chunks : {&level.coast, &level.border, &level.outline}) {
            for (const auto& chunk : *chunks) {
                for (std::size_t i = 0; i < chunk.indices.size(); i += 3) {
                    const StrokeVertex& a = chunk.vertices[chunk.indices[i]];
                    const StrokeVertex& b = chunk.vertices[chunk.indices[i + 2]];
                    REQUIRE(std::hypot(a.x - b.x, a.y - b.y) < 0.4F); // the 49th parallel has 0.35
                }
            }
        }
    }
}

TEST_CASE("no stroke runs along the cut at the sheet's edge", "[map]") {
    for (const MapLevel& level : shipped().map.levels) {
        for (const auto* chunks : {&level.coast, &level.border, &level.outline}) {
            for (const auto& chunk : *chunks) {
                for (std::size_t i = 0; i < chunk.indices.size(); i += 3) {
                    const StrokeVertex& a = chunk.vertices[chunk.indices[i]];
                    const StrokeVertex& b = chunk.vertices[chunk.indices[i + 2]];
                    const auto on_edge = [](const StrokeVertex& v) {
                        const double lat = unproject({0, v.y}).lat_deg;
                        return std::abs(std::abs(v.x) - project({191, lat}).x) < 1e-6;
                    };
                    const bool same = a.x == b.x && a.y == b.y;
                    REQUIRE((same || !on_edge(a) || !on_edge(b)));
                }
            }
        }
    }
}

TEST_CASE("neighbours keep their common points at every level", "[map]") {
    const WorldMap& map = shipped().map;
    for (const MapLevel& level : map.levels) {
        std::map<std::pair<float, float>, std::set<int>> corners;
        for (const auto& chunk : level.fill) {
            for (const FillVertex& v : chunk.vertices) {
                corners[{v.x, v.y}].insert(v.shape);
            }
        }
        std::size_t points = 0, lonely = 0;
        for (const auto& chunk : level.border) {
            for (const StrokeVertex& v : chunk.vertices) {
                ++points;
                lonely += corners[{v.x, v.y}].size() < 2 ? 1 : 0;
            }
        }
        // A sliver that a repaired polygon lost may leave a point with one user.
        INFO(lonely << " of " << points << " at tolerance " << level.tolerance);
        CHECK(lonely * 200 < points);
    }
}

TEST_CASE("a coast fades towards the sea", "[map]") {
    const WorldMap& map = shipped().map;
    std::size_t checked = 0, on_land = 0;
    for (const auto& chunk : map.levels.back().coast) {
        for (const StrokeVertex& v : chunk.vertices) {
            CHECK((v.side == 0 || v.side == 1));
            if (v.side == 0) {
                REQUIRE((v.normal_x == 0 && v.normal_y == 0));
            } else if (++checked % 50 == 0) {
                const double step = 1e-6 / 8192;
                const auto under = map.shape_at({v.x + v.normal_x * step, v.y + v.normal_y * step});
                on_land += under && under->index == v.shape ? 1 : 0;
            }
        }
    }
    INFO(on_land << " of " << checked / 50);
    // In a sharp inlet the two sides reach over each other's land, where the colour is the same.
    CHECK(on_land * 10 < checked / 50);
}

TEST_CASE("each shape has its triangles in one place of one chunk", "[map]") {
    for (const MapLevel& level : shipped().map.levels) {
        check_ranges(level.fill);
        check_ranges(level.coast);
        check_ranges(level.border);
        check_ranges(level.outline);
    }
    CHECK(shipped().map.levels.front().fill.size() == 1);
}

TEST_CASE("label points lie inside their shapes", "[map]") {
    const WorldMap& map = shipped().map;
    for (const MapShape& shape : map.shapes) {
        INFO(shape.key);
        if (!shape.rings.empty()) {
            CHECK(key_of(map, map.shape_at(shape.label_point)) == shape.key);
            CHECK(shape.main_extent.contains(shape.label_point));
        } else {
            CHECK(shape.dot);
        }
    }
}

TEST_CASE("the home view is the one of the design", "[map]") {
    const SheetRect& land = shipped().map.land;
    // tokens.json: projection.main_box and main_scale_px_per_unit
    const double scale =
        std::min(1386 / (land.max_x - land.min_x), 640 / (land.max_y - land.min_y));
    CHECK(scale == Approx(264.86).margin(0.01));
}

TEST_CASE("the world view is light enough for the smallest machine", "[map]") {
    for (const MapLevel& level : shipped().map.levels) {
        std::cout << "map level " << level.tolerance << ": fill " << vertex_count(level.fill)
                  << ", coast " << vertex_count(level.coast) << ", border "
                  << vertex_count(level.border) << ", outline " << vertex_count(level.outline)
                  << " vertices\n";
    }
    const MapLevel& world = shipped().map.levels.front();
    CHECK(vertex_count(world.fill) <= 15'000);
    CHECK(vertex_count(world.coast) + vertex_count(world.border) <= 32'000);
    CHECK(vertex_count(shipped().map.levels.back().fill) <= 100'000);
}

TEST_CASE("the same files give the same bytes", "[map]") {
    CHECK(prepare_map(outlines_path(), table_path()).blob == shipped().blob);
    CHECK(encode_world_map(decode_world_map(shipped().blob)) == shipped().blob);
}

TEST_CASE("a shipped map cut short is refused, wherever", "[map]") {
    const std::string_view bytes = shipped().blob;
    for (std::size_t size = 0; size < bytes.size(); size += bytes.size() / 97) {
        CHECK_THROWS(decode_world_map(bytes.substr(0, size)));
    }
}
