#include "core/error.h"
#include "geo/world_map.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <type_traits>

namespace fl {

// Arrays are copied as they lie in memory, which a kiosk's start-up time wants.
static_assert(std::endian::native == std::endian::little, "the format is little-endian");

namespace {

// "FLMAP" and a version that changes with every change of the layout below.
constexpr std::string_view magic{"FLMAP\0\0\1", 8};

constexpr std::size_t max_shapes = 255, max_levels = 8, max_chunks = 64, max_name = 64;
constexpr std::size_t max_vertices = 65'535, max_indices = 1'000'000;
constexpr std::size_t max_rings = 1'000, max_ring_points = 100'000;
constexpr double sheet_limit = 4; // nothing lies further out: |x| <= 2.7067

class Writer {
  public:
    template <class T>
    void value(const T& v) {
        static_assert(std::has_unique_object_representations_v<T> || std::is_floating_point_v<T>);
        bytes_.append(reinterpret_cast<const char*>(&v), sizeof v);
    }
    void count(std::size_t n) { value(static_cast<std::uint32_t>(n)); }
    void text(std::string_view s) {
        count(s.size());
        bytes_.append(s);
    }
    template <class T>
    void array(const std::vector<T>& items) {
        static_assert(std::is_trivially_copyable_v<T>);
        count(items.size());
        bytes_.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T));
    }
    void point(SheetPoint p) {
        value(p.x);
        value(p.y);
    }
    void rect(const SheetRect& r) {
        point({r.min_x, r.min_y});
        point({r.max_x, r.max_y});
    }
    std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_{magic};
};

[[noreturn]] void reject(const std::string& what) {
    throw Error(Fault::content, "map outlines: " + what + "; build the pack again");
}

void require(bool condition, const char* what) {
    if (!condition) {
        reject(what);
    }
}

class Reader {
  public:
    explicit Reader(std::string_view bytes)
        : rest_(bytes) {}

    void expect_magic() { require(take(magic.size()) == magic, "not of this format or version"); }
    void expect_end() const { require(rest_.empty(), "bytes after the end"); }

    template <class T>
    T value() {
        T v;
        std::memcpy(&v, take(sizeof v).data(), sizeof v);
        return v;
    }
    std::size_t count(std::size_t most) {
        const auto n = value<std::uint32_t>();
        require(n <= most, "a count out of range");
        return n;
    }
    std::string text() { return std::string(take(count(max_name))); }
    bool flag() {
        const auto byte = value<std::uint8_t>();
        require(byte <= 1, "a flag that is neither 0 nor 1");
        return byte == 1;
    }
    template <class T>
    std::vector<T> array(std::size_t most) {
        static_assert(std::is_trivially_copyable_v<T>);
        const std::size_t n = count(most);
        const std::string_view bytes = take(n * sizeof(T)); // before anything is allocated
        std::vector<T> items(n);
        if (n > 0) {
            std::memcpy(items.data(), bytes.data(), bytes.size());
        }
        return items;
    }
    double coordinate() { return number(-sheet_limit, sheet_limit); }
    double number(double least, double most) {
        const auto v = value<double>();
        require(v >= least && v <= most, "a number out of range"); // also refuses NaN
        return v;
    }
    SheetPoint point() {
        const double x = coordinate();
        return {x, coordinate()};
    }
    SheetRect rect() {
        const SheetPoint low = point(), high = point();
        require(low.x <= high.x && low.y <= high.y, "an extent turned inside out");
        return {low.x, low.y, high.x, high.y};
    }

  private:
    std::string_view take(std::size_t n) {
        require(n <= rest_.size(), "cut short");
        const std::string_view taken = rest_.substr(0, n);
        rest_.remove_prefix(n);
        return taken;
    }
    std::string_view rest_;
};

void write(Writer& out, const MapShape& shape) {
    out.text(shape.key);
    out.text(shape.state);
    out.point(shape.label_point);
    out.rect(shape.extent);
    out.rect(shape.main_extent);
    out.value(shape.area);
    out.value(shape.main_area);
    out.value(static_cast<std::uint8_t>(shape.dot));
    out.count(shape.rings.size());
    for (const auto& ring : shape.rings) {
        out.array(ring);
    }
}

template <class Vertex>
void write(Writer& out, const std::vector<MeshChunk<Vertex>>& chunks) {
    out.count(chunks.size());
    for (const MeshChunk<Vertex>& chunk : chunks) {
        out.array(chunk.vertices);
        out.array(chunk.indices);
        out.count(chunk.ranges.size());
        for (const ShapeRange& range : chunk.ranges) {
            out.value(range.shape.index);
            out.value(range.first_index);
            out.value(range.index_count);
        }
        out.rect(chunk.extent);
    }
}

bool on_sheet(float x, float y) {
    return std::abs(x) <= sheet_limit && std::abs(y) <= sheet_limit; // false for NaN
}

void check(const FillVertex& v, std::size_t shape_count) {
    require(on_sheet(v.x, v.y) && v.shape < shape_count, "a fill vertex out of range");
}

void check(const StrokeVertex& v, std::size_t shape_count) {
    require(on_sheet(v.x, v.y) && v.shape < shape_count && v.side >= -1 && v.side <= 1 &&
                v.style <= 1 && v.along >= 0 && v.along <= 1'000,
            "a stroke vertex out of range");
}

MapShape read_shape(Reader& in) {
    MapShape shape;
    shape.key = in.text();
    shape.state = in.text();
    shape.label_point = in.point();
    shape.extent = in.rect();
    shape.main_extent = in.rect();
    shape.area = in.number(0, 13);
    shape.main_area = in.number(0, 13); // the whole sphere has 4 pi
    shape.dot = in.flag();
    shape.rings.resize(in.count(max_rings));
    for (auto& ring : shape.rings) {
        ring = in.array<PointF>(max_ring_points);
        require(ring.size() >= 3, "a ring of fewer than three points");
        for (const PointF p : ring) {
            require(on_sheet(p.x, p.y), "a ring that leaves the sheet");
        }
    }
    return shape;
}

template <class Vertex>
MeshChunk<Vertex> read_chunk(Reader& in, std::size_t shape_count) {
    MeshChunk<Vertex> chunk;
    chunk.vertices = in.array<Vertex>(max_vertices);
    for (const Vertex& v : chunk.vertices) {
        check(v, shape_count);
    }
    chunk.indices = in.array<std::uint16_t>(max_indices);
    require(chunk.indices.size() % 3 == 0, "a triangle without its three corners");
    for (const std::uint16_t index : chunk.indices) {
        require(index < chunk.vertices.size(), "an index without its vertex");
    }
    chunk.ranges.resize(in.count(shape_count));
    for (ShapeRange& range : chunk.ranges) {
        range.shape.index = in.value<std::uint8_t>();
        range.first_index = in.value<std::uint32_t>();
        range.index_count = in.value<std::uint32_t>();
        require(range.shape.index < shape_count, "a range of no shape");
        require(range.first_index <= chunk.indices.size() &&
                    range.index_count <= chunk.indices.size() - range.first_index,
                "a range outside its indices");
        require(range.first_index % 3 == 0 && range.index_count % 3 == 0,
                "a range that cuts a triangle");
    }
    chunk.extent = in.rect();
    return chunk;
}

template <class Vertex>
std::vector<MeshChunk<Vertex>> read_chunks(Reader& in, std::size_t shape_count) {
    std::vector<MeshChunk<Vertex>> chunks(in.count(max_chunks));
    for (auto& chunk : chunks) {
        chunk = read_chunk<Vertex>(in, shape_count);
    }
    return chunks;
}

} // namespace

std::string encode_world_map(const WorldMap& map) {
    Writer out;
    out.rect(map.land);
    out.count(map.shapes.size());
    for (const MapShape& shape : map.shapes) {
        write(out, shape);
    }
    out.count(map.levels.size());
    for (const MapLevel& level : map.levels) {
        out.value(level.tolerance);
        write(out, level.fill);
        write(out, level.coast);
        write(out, level.border);
        write(out, level.outline);
    }
    return out.take();
}

WorldMap decode_world_map(std::string_view bytes) {
    Reader in(bytes);
    in.expect_magic();
    WorldMap map;
    map.land = in.rect();
    map.shapes.resize(in.count(max_shapes));
    for (MapShape& shape : map.shapes) {
        shape = read_shape(in);
    }
    map.levels.resize(in.count(max_levels));
    for (MapLevel& level : map.levels) {
        level.tolerance = in.number(0, 1);
        level.fill = read_chunks<FillVertex>(in, map.shapes.size());
        level.coast = read_chunks<StrokeVertex>(in, map.shapes.size());
        level.border = read_chunks<StrokeVertex>(in, map.shapes.size());
        level.outline = read_chunks<StrokeVertex>(in, map.shapes.size());
    }
    in.expect_end();
    return map;
}

} // namespace fl
