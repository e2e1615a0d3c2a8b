#include "authoring/map_cut.h"

namespace fl {

namespace {

/// Appends `to`, with points between when the step is so long that its image would be bent: 1
/// degree keeps the error below a tenth of a pixel at the closest zoom. Along a parallel the image
/// is straight anyway.
void append(SheetLine& line, LonLat to) {
    if (line.empty()) {
        line.push_back(to);
        return;
    }
    const LonLat from = line.back();
    const double d_lon = to.lon_deg - from.lon_deg, d_lat = to.lat_deg - from.lat_deg;
    if (d_lon == 0 && d_lat == 0) {
        return;
    }
    const double longest = std::max(std::abs(d_lon), std::abs(d_lat));
    const int steps =
        std::abs(d_lat) < 0.05 ? 1 : std::max(1, static_cast<int>(std::ceil(longest)));
    for (int i = 1; i < steps; ++i) {
        const double k = static_cast<double>(i) / steps;
        line.push_back({from.lon_deg + k * d_lon, from.lat_deg + k * d_lat});
    }
    line.push_back(to);
}

} // namespace

std::vector<SheetLine> cut_arc(const std::vector<LonLat>& arc) {
    std::vector<SheetLine> pieces(1);
    for (const LonLat place : arc) {
        const LonLat to{central_meridian_deg +
                            std::remainder(place.lon_deg - central_meridian_deg, 360),
                        place.lat_deg};
        if (!pieces.back().empty() && jumps_over_edge(pieces.back().back(), to)) {
            const LonLat from = pieces.back().back();
            const bool eastward = from.lon_deg > central_meridian_deg;
            const double leave = eastward ? east_edge_deg : west_edge_deg;
            const double enter = eastward ? west_edge_deg : east_edge_deg;
            const double unwrapped = to.lon_deg + (leave - enter);
            const double k = (leave - from.lon_deg) / (unwrapped - from.lon_deg);
            const double lat = mix(from.lat_deg, to.lat_deg, k);
            append(pieces.back(), {leave, lat});
            pieces.push_back({{enter, lat}});
        }
        append(pieces.back(), to);
    }
    return pieces;
}

bool on_sheet_edge(SheetPoint point) {
    const LonLat edge{east_edge_deg, unproject({0, point.y}).lat_deg};
    return std::abs(std::abs(point.x) - project(edge).x) < 1e-9;
}

} // namespace fl
