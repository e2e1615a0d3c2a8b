#include "geo/world_map.h"
#include "support/catch.h"

using namespace fl;

namespace {

MapShape make_square(std::string key, double x, double y, double side) {
    MapShape shape;
    shape.key = std::move(key);
    shape.extent = {x, y, x + side, y + side};
    shape.main_extent = shape.extent;
    shape.label_point = shape.extent.centre();
    shape.area = shape.main_area = side * side;
    const auto at = [](double px, double py) {
        return PointF{static_cast<float>(px), static_cast<float>(py)};
    };
    shape.rings = {{at(x, y), at(x + side, y), at(x + side, y + side), at(x, y + side)}};
    return shape;
}

MapShape make_dot(std::string key, double x, double y) {
    MapShape shape;
    shape.key = std::move(key);
    shape.label_point = {x, y};
    shape.extent = shape.main_extent = {x, y, x, y};
    shape.dot = true;
    return shape;
}

/// A large square 0..1, a small one beside it with a gap of 0.02, and whatever a test adds.
WorldMap make_map(std::vector<MapShape> more = {}) {
    WorldMap map;
    map.shapes = {make_square("large", 0, 0, 1), make_square("small", 1.02, 0, 0.04)};
    map.shapes.insert(map.shapes.end(), more.begin(), more.end());
    return map;
}

std::string key_of(const WorldMap& map, std::optional<ShapeId> id) {
    return id ? map.shapes[id->index].key : "nothing";
}

} // namespace

TEST_CASE("the shape under a point is the one that holds it", "[geo]") {
    const WorldMap map = make_map();
    CHECK(key_of(map, map.shape_at({0.5, 0.5})) == "large");
    CHECK(key_of(map, map.shape_at({1.03, 0.01})) == "small");
    CHECK(key_of(map, map.shape_at({1.01, 0.01})) == "nothing");
}

TEST_CASE("a hole belongs to the shape that fills it", "[geo]") {
    WorldMap map = make_map({make_square("enclave", 0.4, 0.4, 0.1)});
    map.shapes[0].rings.push_back(map.shapes[2].rings[0]);
    CHECK(key_of(map, map.shape_at({0.45, 0.45})) == "enclave");
    map.shapes.pop_back();
    CHECK(key_of(map, map.shape_at({0.45, 0.45})) == "nothing");
}

TEST_CASE("where shapes overlap the smallest is under the point", "[geo]") {
    const WorldMap map = make_map({make_square("inner", 0.4, 0.4, 0.1)});
    CHECK(key_of(map, map.shape_at({0.45, 0.45})) == "inner");
}

TEST_CASE("a finger beside the land picks the nearest shape", "[geo]") {
    const WorldMap map = make_map();
    CHECK(key_of(map, map.pick({-0.03, 0.5}, 0.05)) == "large");
    CHECK(key_of(map, map.pick({-0.06, 0.5}, 0.05)) == "nothing");
}

TEST_CASE("a small shape draws a finger away from a large one", "[geo]") {
    const WorldMap map = make_map();
    CHECK(key_of(map, map.pick({0.99, 0.02}, 0.05)) == "small");
    CHECK(key_of(map, map.pick({0.99, 0.02}, 0.01)) == "large");
    CHECK(key_of(map, map.pick({0.9, 0.02}, 0.05)) == "large");
}

TEST_CASE("a dot is picked by its distance, also from inside a large shape", "[geo]") {
    const WorldMap map = make_map({make_dot("dot", 0.5, 0.5), make_dot("far", 2, 1)});
    CHECK(key_of(map, map.pick({0.53, 0.5}, 0.05)) == "dot");
    CHECK(key_of(map, map.pick({0.56, 0.5}, 0.05)) == "large");
    CHECK(key_of(map, map.pick({2.03, 1}, 0.05)) == "far");
}

TEST_CASE("a finger on a dot means the dot, not its small neighbour", "[geo]") {
    const WorldMap map = make_map({make_dot("dot", 1.03, 0.02)});
    CHECK(key_of(map, map.pick({1.035, 0.02}, 0.05)) == "dot");
    CHECK(key_of(map, map.pick({1.05, 0.02}, 0.05)) == "small");
}
