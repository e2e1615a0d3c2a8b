#include "authoring/map_simplify.h"

#include <limits>

namespace fl {

namespace {

double distance_to_segment(SheetPoint p, SheetPoint a, SheetPoint b) {
    const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    const double along = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;
    const double k = std::clamp(along, 0.0, 1.0);
    return std::hypot(p.x - a.x - k * dx, p.y - a.y - k * dy);
}

struct Span {
    std::size_t first, last;
    double limit; // a part is never weightier than the whole
};

} // namespace

std::vector<double> point_weights(const std::vector<SheetPoint>& line) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::vector<double> weights(line.size(), 0);
    if (line.empty()) {
        return weights;
    }
    weights.front() = weights.back() = infinity;
    std::vector<Span> open{{0, line.size() - 1, infinity}};
    while (!open.empty()) {
        const Span span = open.back();
        open.pop_back();
        std::size_t furthest = 0;
        double distance = -1;
        for (std::size_t i = span.first + 1; i < span.last; ++i) {
            const double d = distance_to_segment(line[i], line[span.first], line[span.last]);
            if (d > distance) {
                furthest = i;
                distance = d;
            }
        }
        if (distance < 0) {
            continue;
        }
        const double weight = std::min(distance, span.limit);
        weights[furthest] = weight;
        open.push_back({span.first, furthest, weight});
        open.push_back({furthest, span.last, weight});
    }
    return weights;
}

} // namespace fl
