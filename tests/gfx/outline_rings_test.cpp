#include "gfx/outline_rings.h"
#include "support/catch.h"

#include <array>
#include <vector>

using namespace fl;

namespace {

/// Appends a square's outline as the map has it: two vertices for each point, the first point again
/// at the end, two triangles between neighbours.
void add_square(MeshChunk<StrokeVertex>& mesh, PointF corner, float side) {
    const std::array<PointF, 5> points{{corner,
                                        {corner.x + side, corner.y},
                                        {corner.x + side, corner.y + side},
                                        {corner.x, corner.y + side},
                                        corner}};
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto first = static_cast<std::uint16_t>(mesh.vertices.size());
        for (const int half : {-1, 1}) {
            StrokeVertex v;
            v.x = points[i].x, v.y = points[i].y;
            v.side = static_cast<std::int8_t>(half);
            mesh.vertices.push_back(v);
        }
        if (i > 0) {
            for (const int k : {-2, -1, 0, 0, -1, 1})
                mesh.indices.push_back(static_cast<std::uint16_t>(first + k));
        }
    }
}

constexpr std::uint32_t square_indices = 24;

/// Shape 3: sides of 1 and 10. Shape 7: side 2.
MeshChunk<StrokeVertex> make_outline() {
    MeshChunk<StrokeVertex> mesh;
    add_square(mesh, {100, 50}, 1);
    add_square(mesh, {0, 0}, 10);
    add_square(mesh, {-40, 8}, 2);
    mesh.ranges = {{ShapeId{3}, 0, 2 * square_indices},
                   {ShapeId{7}, 2 * square_indices, square_indices}};
    return mesh;
}

std::vector<std::uint16_t> lit_of(std::vector<ShapeId> lit, double least_area) {
    const auto mesh = make_outline();
    std::vector<std::uint16_t> out;
    append_lit_indices(out, mesh.indices, find_rings(mesh), lit, least_area);
    return out;
}

} // namespace

TEST_CASE("rings of an outline are found with the area they enclose", "[gfx]") {
    const auto rings = find_rings(make_outline());
    REQUIRE(rings.size() == 3);
    CHECK(rings[0].area == Approx(1));
    CHECK(rings[1].area == Approx(100));
    CHECK(rings[2].area == Approx(4));
    CHECK(rings[1].first_index == square_indices);
    CHECK(rings[1].index_count == square_indices);
    CHECK(rings[2].shape == ShapeId{7});
}

TEST_CASE("small islands of a lit shape get no outline", "[gfx]") {
    CHECK(lit_of({ShapeId{3}}, 5).size() == square_indices);
    CHECK(lit_of({ShapeId{3}}, 0.5).size() == 2 * square_indices);
}

TEST_CASE("a shape of small islands only keeps the outline of its largest", "[gfx]") {
    CHECK(lit_of({ShapeId{7}}, 1000).size() == square_indices);
    CHECK(lit_of({ShapeId{3}}, 1000).size() == square_indices);
}

TEST_CASE("shapes that are not lit get no outline", "[gfx]") {
    CHECK(lit_of({}, 0).empty());
    CHECK(lit_of({ShapeId{4}}, 0).empty());
}
