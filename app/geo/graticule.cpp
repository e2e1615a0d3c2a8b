#include "geo/graticule.h"

#include "geo/projection.h"

#include <cmath>

namespace fl {
namespace {

constexpr int points_per_line = 61;

/// Adds a smooth line as a strip of quads. Bends are too slight to need miters.
void add_line(MeshChunk<StrokeVertex>& chunk, std::span<const SheetPoint> points) {
    const auto base = static_cast<std::uint16_t>(chunk.vertices.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const SheetPoint a = points[i == 0 ? 0 : i - 1],
                         b = points[std::min(i + 1, points.size() - 1)];
        const double len = std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-12);
        const double nx = -(b.y - a.y) / len, ny = (b.x - a.x) / len;
        for (const int side : {-1, 1}) {
            StrokeVertex v;
            v.x = static_cast<float>(points[i].x);
            v.y = static_cast<float>(points[i].y);
            v.normal_x = static_cast<std::int16_t>(nx * 8192 * side);
            v.normal_y = static_cast<std::int16_t>(ny * 8192 * side);
            v.side = static_cast<std::int8_t>(side);
            chunk.vertices.push_back(v);
        }
    }
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const auto a = static_cast<std::uint16_t>(base + 2 * i);
        for (const int k : {0, 1, 3, 0, 3, 2})
            chunk.indices.push_back(static_cast<std::uint16_t>(a + k));
    }
}

/// A line on the globe from one place to another, both coordinates in even steps.
void add_globe_line(MeshChunk<StrokeVertex>& chunk, LonLat from, LonLat to) {
    std::vector<SheetPoint> points;
    for (int i = 0; i < points_per_line; ++i) {
        const double k = static_cast<double>(i) / (points_per_line - 1);
        points.push_back(
            project({mix(from.lon_deg, to.lon_deg, k), mix(from.lat_deg, to.lat_deg, k)}));
    }
    add_line(chunk, points);
}

} // namespace

MeshChunk<StrokeVertex> make_graticule(double step_deg) {
    MeshChunk<StrokeVertex> chunk;
    const double west = central_meridian_deg - 180 + 1e-9, east = central_meridian_deg + 180 - 1e-9;
    for (double lon = -180; lon < 180; lon += step_deg)
        add_globe_line(chunk, {lon, -90}, {lon, 90});
    for (double lat = -90 + step_deg; lat < 90; lat += step_deg)
        add_globe_line(chunk, {west, lat}, {east, lat});
    add_globe_line(chunk, {west, -90}, {west, 90});
    add_globe_line(chunk, {east, -90}, {east, 90});
    for (const StrokeVertex& v : chunk.vertices)
        chunk.extent.include({static_cast<double>(v.x), static_cast<double>(v.y)});
    return chunk;
}

} // namespace fl
