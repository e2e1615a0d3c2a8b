#include "authoring/map_chunks.h"
#include "authoring/map_cut.h"
#include "authoring/map_geometry_engine.h"
#include "authoring/map_simplify.h"
#include "authoring/map_stroke.h"
#include "support/catch.h"

using namespace fl;

TEST_CASE("an arc is cut where it leaves the sheet", "[map]") {
    const auto pieces = cut_arc({{-168, 60}, {-170, 62}, {-172, 62}});
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0].back().lon_deg == west_edge_deg);
    CHECK(pieces[1].front().lon_deg == east_edge_deg);
    CHECK(pieces[0].back().lat_deg == Approx(61));
    CHECK(pieces[1].front().lat_deg == Approx(61));
    CHECK(pieces[1].back().lon_deg == Approx(188));
}

TEST_CASE("the antimeridian is nowhere near the sheet's edge", "[map]") {
    const auto pieces = cut_arc({{179.5, 65}, {-179.8, 65.01}});
    REQUIRE(pieces.size() == 1);
    CHECK(pieces[0].back().lon_deg == Approx(180.2));
}

TEST_CASE("long steps get points between, except along a parallel", "[map]") {
    CHECK(cut_arc({{-141, 60}, {-141, 69.5}})[0].size() == 11);
    CHECK(cut_arc({{-123, 49}, {-95, 49}})[0].size() == 2);
}

TEST_CASE("a coarser line is a part of a finer one and near the original", "[map]") {
    std::vector<SheetPoint> line;
    for (int i = 0; i <= 200; ++i) {
        const double x = i / 200.0;
        line.push_back({x, 0.1 * std::sin(9 * x) + 0.01 * std::sin(60 * x)});
    }
    const auto weights = point_weights(line);
    const auto kept = [&](double tolerance) {
        return std::count_if(weights.begin(), weights.end(),
                             [=](double w) { return w >= tolerance; });
    };
    CHECK(kept(0) == 201);
    CHECK(kept(0.001) > kept(0.02));
    CHECK(kept(0.02) > 4);
    CHECK(kept(1) == 2);
}

TEST_CASE("a closed line keeps a triangle longer than anything else", "[map]") {
    const auto weights =
        point_weights({{0, 0}, {1, 0.01}, {2, 0}, {2.01, 1}, {2, 2}, {1, 2.01}, {0, 2}, {0, 0}});
    CHECK(std::count_if(weights.begin(), weights.end(), [](double w) { return w > 1; }) == 5);
}

TEST_CASE("a ring that crosses itself becomes areas that do not", "[map]") {
    const GeometryEngine engine;
    const auto parts = engine.make_valid({{{0, 0}, {1, 1}, {1, 0}, {0, 1}}, {}});
    REQUIRE(parts.size() == 2);
    CHECK(area_of(parts[0]) + area_of(parts[1]) == Approx(0.5));
    CHECK(engine.make_valid({{{0, 0}, {1, 0}, {0.5, 0}}, {}}).empty());
}

TEST_CASE("an area with holes is filled but for its holes", "[map]") {
    const GeometryEngine engine;
    const SheetPolygon polygon{{{0, 0}, {1, 0}, {1, 1}, {0, 1}},
                               {{{0.2, 0.2}, {0.2, 0.4}, {0.4, 0.4}, {0.4, 0.2}},
                                {{0.4, 0.4}, {0.4, 0.6}, {0.6, 0.6}, {0.6, 0.4}}}};
    double area = 0;
    for (const SheetTriangle& t : engine.triangulate(polygon)) {
        area += std::abs(signed_area({t[0], t[1], t[2]}));
    }
    CHECK(area == Approx(0.92));
}

TEST_CASE("a label stands at the centre of the largest circle inside", "[map]") {
    // Of a right triangle with sides 3, 4 and 5 it is the incircle: radius 1, one from each side.
    const SheetPoint at = GeometryEngine().label_point({{{0, 0}, {4, 0}, {0, 3}}, {}});
    CHECK(at.x == Approx(1).margin(1e-3));
    CHECK(at.y == Approx(1).margin(1e-3));
}

TEST_CASE("an area over the sheet's edge becomes one at either end", "[map]") {
    const GeometryEngine engine;
    const auto parts = engine.cut_at_edges({{-172, 60}, {-166, 60}, {-166, 64}, {-172, 64}}, {});
    REQUIRE(parts.size() == 2);
    const SheetRect west = extent_of(parts[1].outer), east = extent_of(parts[0].outer);
    CHECK(west.max_x < 0);
    CHECK(east.min_x > 0);
    CHECK(area_of(parts[0]) == Approx(area_of(parts[1])).epsilon(0.01));
    for (const SheetPolygon& part : parts) {
        // Both corners of the cut and a point for each degree between.
        CHECK(std::count_if(part.outer.begin(), part.outer.end(), on_sheet_edge) >= 5);
    }
}

TEST_CASE("a stroke has a point on either side of each of its own", "[map]") {
    StrokeMesh mesh;
    append_stroke(mesh, {{{0, 0}, {1, 0}, {1, 1}}, false}, 7, StrokeSides::both,
                  StrokeStyle::dashed);
    REQUIRE(mesh.vertices.size() == 6);
    CHECK(mesh.indices.size() == 12);
    // The corner is a miter towards (-1, 1) and (1, -1).
    CHECK(mesh.vertices[3].side == 1);
    CHECK(mesh.vertices[3].normal_x == -8192);
    CHECK(mesh.vertices[3].normal_y == 8192);
    CHECK(mesh.vertices[2].side == -1);
    CHECK(mesh.vertices[2].normal_x == 8192);
    CHECK(mesh.vertices[5].along == 2);
    CHECK(mesh.vertices[5].style == 1);
    CHECK(mesh.vertices[5].shape == 7);
}

TEST_CASE("a sharp turn is bevelled instead of growing a spike", "[map]") {
    StrokeMesh mesh;
    append_stroke(mesh, {{{0, 0}, {1, 0}, {0, 0.1}}, false}, 0, StrokeSides::both,
                  StrokeStyle::solid);
    CHECK(mesh.vertices.size() == 8);
    for (const StrokeVertex& v : mesh.vertices) {
        CHECK(std::hypot(v.normal_x, v.normal_y) <= 2.001 * 8192);
    }
}

TEST_CASE("a one-sided stroke leaves its line on the given side only", "[map]") {
    StrokeMesh mesh;
    append_stroke(mesh, {{{0, 0}, {1, 0}}, false}, 0, StrokeSides::right, StrokeStyle::solid);
    CHECK(mesh.vertices[0].normal_y == 0);
    CHECK(mesh.vertices[0].side == 0);
    CHECK(mesh.vertices[1].normal_y == -8192);
    CHECK(mesh.vertices[1].side == 1);
}

TEST_CASE("a closed stroke ends where it began", "[map]") {
    StrokeMesh mesh;
    append_stroke(mesh, {{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, true}, 0, StrokeSides::both,
                  StrokeStyle::solid);
    REQUIRE(mesh.vertices.size() == 10);
    CHECK(mesh.vertices[0].normal_x == mesh.vertices[8].normal_x);
    CHECK(mesh.vertices[9].along == 4);
}

TEST_CASE("a line without length is no stroke", "[map]") {
    StrokeMesh mesh;
    append_stroke(mesh, {{{1, 1}, {1, 1}}, true}, 0, StrokeSides::both, StrokeStyle::solid);
    append_stroke(mesh, {{}, false}, 0, StrokeSides::both, StrokeStyle::solid);
    CHECK(mesh.vertices.empty());
}

TEST_CASE("shapes that lie together share a chunk", "[map]") {
    const auto groups =
        group_by_place({{0, 0}, {9, 0}, {1, 0}, {8, 0}, {5, 0}}, {10, 10, 10, 10, 0}, 20);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0] == ShapeGroup{0, 2});
    CHECK(groups[1] == ShapeGroup{1, 3});
    CHECK(group_by_place({{0, 0}, {1, 0}}, {50, 1}, 20).size() == 2);
    CHECK(group_by_place({}, {}, 20).empty());
}
