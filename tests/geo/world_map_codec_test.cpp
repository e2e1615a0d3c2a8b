#include "core/error.h"
#include "geo/world_map.h"
#include "support/catch.h"

#include <limits>
#include <random>

using namespace fl;

namespace {

MapShape make_shape(const std::string& key) {
    MapShape shape;
    shape.key = key;
    shape.state = "AAA";
    shape.label_point = {0.25, 0.25};
    shape.extent = shape.main_extent = {0, 0, 1, 1};
    shape.area = shape.main_area = 0.5;
    shape.rings = {{{0, 0}, {1, 0}, {0, 1}}};
    return shape;
}

template <class Vertex>
MeshChunk<Vertex> make_chunk() {
    MeshChunk<Vertex> chunk;
    chunk.vertices.resize(3);
    chunk.vertices[1].x = 1;
    chunk.vertices[2].y = 1;
    chunk.indices = {0, 1, 2};
    chunk.ranges = {{ShapeId{0}, 0, 3}};
    chunk.extent = {0, 0, 1, 1};
    return chunk;
}

WorldMap make_map() {
    WorldMap map;
    map.land = {-1, -1, 1, 1};
    map.shapes = {make_shape("one"), make_shape("two")};
    map.shapes[1].dot = true;
    MapLevel level;
    level.tolerance = 0.001;
    level.fill = {make_chunk<FillVertex>()};
    level.coast = {make_chunk<StrokeVertex>()};
    level.outline = {make_chunk<StrokeVertex>(), make_chunk<StrokeVertex>()};
    map.levels = {level, level};
    return map;
}

void check_rejected(const std::string& bytes) {
    try {
        decode_world_map(bytes);
        FAIL("accepted " << bytes.size() << " bytes");
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::content);
    }
}

void check_rejected(const WorldMap& map) {
    check_rejected(encode_world_map(map));
}

} // namespace

TEST_CASE("a map comes back from its bytes", "[geo]") {
    const std::string bytes = encode_world_map(make_map());
    const WorldMap map = decode_world_map(bytes);
    REQUIRE(map.shapes.size() == 2);
    CHECK(map.shapes[0].key == "one");
    CHECK(map.shapes[1].dot);
    CHECK(map.shapes[1].rings[0][1].x == 1);
    REQUIRE(map.levels.size() == 2);
    CHECK(map.levels[1].outline.size() == 2);
    CHECK(encode_world_map(map) == bytes);
}

TEST_CASE("bytes cut short anywhere are refused", "[geo]") {
    const std::string bytes = encode_world_map(make_map());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        check_rejected(bytes.substr(0, size));
    }
    check_rejected(bytes + '\0');
}

TEST_CASE("bytes changed at random are refused or harmless", "[geo]") {
    const std::string bytes = encode_world_map(make_map());
    std::mt19937 random(11);
    for (int round = 0; round < 20'000; ++round) {
        std::string changed = bytes;
        changed[random() % changed.size()] = static_cast<char>(random());
        changed[random() % changed.size()] = static_cast<char>(random());
        try {
            decode_world_map(changed);
        } catch (const Error& error) {
            REQUIRE(error.fault() == Fault::content);
        }
    }
}

TEST_CASE("a mesh that points outside itself is refused", "[geo]") {
    WorldMap map = make_map();
    SECTION("an index") {
        map.levels[0].fill[0].indices[1] = 3;
    }
    SECTION("half a triangle") {
        map.levels[0].fill[0].indices.pop_back();
    }
    SECTION("a range") {
        map.levels[0].fill[0].ranges[0].index_count = 6;
    }
    SECTION("a range whose end wraps round") {
        map.levels[0].fill[0].ranges[0] = {ShapeId{0}, 3, 0xFFFFFFFD};
    }
    SECTION("a shape") {
        map.levels[0].coast[0].vertices[0].shape = 2;
    }
    SECTION("a position") {
        map.levels[0].fill[0].vertices[0].x = 9;
    }
    SECTION("not a number") {
        map.levels[0].fill[0].vertices[0].y = std::numeric_limits<float>::quiet_NaN();
    }
    SECTION("a ring of two points") {
        map.shapes[0].rings[0].pop_back();
    }
    SECTION("an extent turned inside out") {
        std::swap(map.land.min_x, map.land.max_x);
    }
    check_rejected(map);
}
