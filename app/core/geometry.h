#pragma once

#include <algorithm>
#include <cmath>

namespace fl {

struct LonLat {
    double lon_deg = 0, lat_deg = 0;
}; // WGS 84
struct SheetPoint {
    double x = 0, y = 0;
    friend bool operator==(const SheetPoint&, const SheetPoint&) = default;
}; // projected map, unit sphere, y to the north
struct PointF {
    float x = 0, y = 0;
}; // any plane, single precision

struct SizePx {
    float w = 0, h = 0;
    friend bool operator==(const SizePx&, const SizePx&) = default;
};

/// Framebuffer pixels, origin top left, y down. Also used for differences between two points.
struct PointPx {
    float x = 0, y = 0;
    friend bool operator==(const PointPx&, const PointPx&) = default;
    friend PointPx operator+(PointPx a, PointPx b) { return {a.x + b.x, a.y + b.y}; }
    friend PointPx operator-(PointPx a, PointPx b) { return {a.x - b.x, a.y - b.y}; }
    friend PointPx operator*(PointPx a, float k) { return {a.x * k, a.y * k}; }
};

inline float length(PointPx p) {
    return std::hypot(p.x, p.y);
}
inline float distance(PointPx a, PointPx b) {
    return length(a - b);
}

/// Left top corner and size, framebuffer pixels; empty when a side is <= 0.
struct RectPx {
    float x = 0, y = 0, w = 0, h = 0;
    friend bool operator==(const RectPx&, const RectPx&) = default;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    PointPx centre() const { return {x + w / 2, y + h / 2}; }
    PointPx origin() const { return {x, y}; }
    bool empty() const { return w <= 0 || h <= 0; }
    bool contains(PointPx p) const {
        return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
    }
    bool contains(const RectPx& r) const {
        return r.x >= x && r.y >= y && r.right() <= right() && r.bottom() <= bottom();
    }
    bool overlaps(const RectPx& r) const {
        return x < r.right() && r.x < right() && y < r.bottom() && r.y < bottom();
    }
    /// Grown by `by` on every side (shrunk when negative).
    RectPx grown(float by) const { return {x - by, y - by, w + 2 * by, h + 2 * by}; }
    RectPx moved(PointPx by) const { return {x + by.x, y + by.y, w, h}; }
};

/// Sheet units, axis-aligned.
struct SheetRect {
    double min_x = 0, min_y = 0, max_x = 0, max_y = 0;
    bool contains(SheetPoint p) const {
        return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y;
    }
    bool overlaps(const SheetRect& r) const {
        return min_x <= r.max_x && r.min_x <= max_x && min_y <= r.max_y && r.min_y <= max_y;
    }
    SheetPoint centre() const { return {(min_x + max_x) / 2, (min_y + max_y) / 2}; }
    void include(SheetPoint p) {
        min_x = std::min(min_x, p.x), max_x = std::max(max_x, p.x);
        min_y = std::min(min_y, p.y), max_y = std::max(max_y, p.y);
    }
};

template <class T>
T mix(T a, T b, T k) {
    return a + (b - a) * k;
}

} // namespace fl
