#include "geo/world_map.h"

#include <limits>

namespace fl {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool near(const SheetRect& r, SheetPoint p, double radius) {
    return p.x >= r.min_x - radius && p.x <= r.max_x + radius && p.y >= r.min_y - radius &&
           p.y <= r.max_y + radius;
}

bool inside(const MapShape& shape, SheetPoint p) {
    if (!shape.extent.contains(p)) {
        return false;
    }
    bool odd = false;
    for (const std::vector<PointF>& ring : shape.rings) {
        PointF from = ring.back();
        for (const PointF to : ring) {
            const bool crosses_height = (to.y > p.y) != (from.y > p.y);
            if (crosses_height) {
                const double along = (p.y - from.y) / (static_cast<double>(to.y) - from.y);
                if (p.x < mix<double>(from.x, to.x, along)) {
                    odd = !odd;
                }
            }
            from = to;
        }
    }
    return odd;
}

double distance_to_segment(SheetPoint p, PointF from, PointF to) {
    const double dx = static_cast<double>(to.x) - from.x, dy = static_cast<double>(to.y) - from.y;
    const double square = dx * dx + dy * dy;
    const double along = square > 0 ? ((p.x - from.x) * dx + (p.y - from.y) * dy) / square : 0;
    const double k = std::clamp(along, 0.0, 1.0);
    return std::hypot(p.x - from.x - k * dx, p.y - from.y - k * dy);
}

double distance_to_label(const MapShape& shape, SheetPoint p) {
    return std::hypot(p.x - shape.label_point.x, p.y - shape.label_point.y);
}

/// Distance to the area of a shape (0 inside) or to the dot that stands for it; infinity when it
/// cannot be within `radius`.
double distance_to_shape(const MapShape& shape, SheetPoint p, double radius) {
    double nearest = shape.dot ? distance_to_label(shape, p) : infinity;
    if (!near(shape.extent, p, radius)) {
        return nearest;
    }
    if (inside(shape, p)) {
        return 0;
    }
    for (const std::vector<PointF>& ring : shape.rings) {
        PointF from = ring.back();
        for (const PointF to : ring) {
            nearest = std::min(nearest, distance_to_segment(p, from, to));
            from = to;
        }
    }
    return nearest;
}

bool is_small(const MapShape& shape, double radius) {
    const SheetRect& r = shape.main_extent;
    return shape.dot || (r.max_x - r.min_x < radius && r.max_y - r.min_y < radius);
}

/// The shape with the least `distance(shape)` not above `limit`; the smaller of two equally near.
template <class Distance>
std::optional<ShapeId> nearest_shape(const std::vector<MapShape>& shapes, double limit,
                                     const Distance& distance) {
    std::optional<std::size_t> best;
    double least = limit;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const double d = distance(shapes[i]);
        const bool wins =
            best ? d < least || (d == least && shapes[i].area < shapes[*best].area) : d <= least;
        if (wins) {
            best = i;
            least = d;
        }
    }
    return best ? std::optional(ShapeId{static_cast<std::uint8_t>(*best)}) : std::nullopt;
}

} // namespace

std::optional<ShapeId> WorldMap::shape_at(SheetPoint point) const {
    return nearest_shape(
        shapes, 0, [point](const MapShape& shape) { return inside(shape, point) ? 0 : infinity; });
}

std::optional<ShapeId> WorldMap::pick(SheetPoint point, double radius) const {
    // Where a state is named, and where a script or a key touches it, it is itself.
    const auto named = nearest_shape(shapes, radius / 8, [point](const MapShape& shape) {
        return distance_to_label(shape, point);
    });
    if (named)
        return named;
    // A finger on a dot means the dot, even where it covers a small neighbour. A quarter of the
    // radius (9 of 36 px) is about the size of a drawn dot.
    const auto dot = nearest_shape(shapes, radius / 4, [point](const MapShape& shape) {
        return shape.dot ? distance_to_label(shape, point) : infinity;
    });
    if (dot) {
        return dot;
    }
    // A state of medium size keeps its inside: with a small neighbour at each side nothing of it
    // would be left to touch.
    const auto under = shape_at(point);
    if (under && is_small(shapes[under->index], 2 * radius)) {
        return under;
    }
    const auto small = nearest_shape(shapes, radius, [point, radius](const MapShape& shape) {
        return is_small(shape, radius) ? distance_to_shape(shape, point, radius) : infinity;
    });
    if (small) {
        // Names are wider than a finger: one on the name of a large state means that, unless a
        // small neighbour is much nearer than the name's middle. A drawn dot is a target itself.
        const MapShape& other = shapes[small->index];
        const double beside = distance_to_shape(other, point, radius) * (other.dot ? 1 : 2);
        if (under && distance_to_label(shapes[under->index], point) < beside)
            return under;
        return small;
    }
    return nearest_shape(shapes, radius, [point, radius](const MapShape& shape) {
        return distance_to_shape(shape, point, radius);
    });
}

} // namespace fl
