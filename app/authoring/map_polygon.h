#pragma once

#include "core/geometry.h"

#include <array>
#include <vector>

namespace fl {

/// On the sheet; first and last point different.
using SheetRing = std::vector<SheetPoint>;

/// An area with holes: outer ring counter-clockwise, holes clockwise.
struct SheetPolygon {
    SheetRing outer;
    std::vector<SheetRing> holes;
};

using SheetTriangle = std::array<SheetPoint, 3>;

/// Positive when counter-clockwise (y to the north). Sheet units.
inline double signed_area(const SheetRing& ring) {
    double doubled = 0;
    for (std::size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++) {
        // Relative to the first point: the areas of small islands would drown otherwise.
        doubled += (ring[last].x - ring[0].x) * (ring[i].y - ring[0].y) -
                   (ring[i].x - ring[0].x) * (ring[last].y - ring[0].y);
    }
    return doubled / 2;
}

inline double area_of(const SheetPolygon& polygon) {
    double area = std::abs(signed_area(polygon.outer));
    for (const SheetRing& hole : polygon.holes) {
        area -= std::abs(signed_area(hole));
    }
    return area;
}

/// The box around some points; must not be empty.
inline SheetRect extent_of(const SheetRing& ring) {
    SheetRect box{ring[0].x, ring[0].y, ring[0].x, ring[0].y};
    for (const SheetPoint p : ring) {
        box.include(p);
    }
    return box;
}

inline SheetRect joined(SheetRect a, const SheetRect& b) {
    a.include({b.min_x, b.min_y});
    a.include({b.max_x, b.max_y});
    return a;
}

} // namespace fl
