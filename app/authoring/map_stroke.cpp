#include "authoring/map_stroke.h"

namespace fl {

namespace {

// Longer miters show as spikes on a jagged coast. The format holds 4.
constexpr double miter_limit = 2;
constexpr double normal_scale = 8192;

struct Normal {
    double x = 0, y = 0; // to the left of the line
};

/// A place where the stroke has a cross-section.
struct Joint {
    PointF at;
    Normal normal;
    float along = 0;
};

Normal left_of(PointF from, PointF to) {
    const double dx = static_cast<double>(to.x) - from.x, dy = static_cast<double>(to.y) - from.y;
    const double length = std::hypot(dx, dy);
    return {-dy / length, dx / length};
}

/// Cross-sections where two segments meet: the miter, or one for each when it would be too long.
std::vector<Normal> join(Normal before, Normal after) {
    const double x = before.x + after.x, y = before.y + after.y;
    const double sum = std::hypot(x, y);
    // |sum| is twice the cosine of half the turn, and the miter's length is 1 over that cosine.
    if (sum < 2 / miter_limit) {
        return {before, after};
    }
    const double stretch = 2 / (sum * sum);
    return {{x * stretch, y * stretch}};
}

/// In single precision, as the mesh has them; no two neighbours the same.
std::vector<PointF> distinct_points(const StrokeLine& line) {
    std::vector<PointF> points;
    const auto same = [](PointF a, PointF b) { return a.x == b.x && a.y == b.y; };
    for (const SheetPoint p : line.points) {
        const PointF point{static_cast<float>(p.x), static_cast<float>(p.y)};
        if (points.empty() || !same(points.back(), point)) {
            points.push_back(point);
        }
    }
    while (line.closed && points.size() > 1 && same(points.front(), points.back())) {
        points.pop_back();
    }
    return points;
}

std::vector<Joint> joints_of(std::vector<PointF> points, bool closed) {
    if (closed) {
        points.push_back(points.front());
    }
    const std::size_t last = points.size() - 1;
    const Normal closing = left_of(points[last - 1], points[last]);
    const Normal opening = left_of(points[0], points[1]);
    std::vector<Joint> joints;
    double along = 0;
    for (std::size_t i = 0; i <= last; ++i) {
        if (i > 0) {
            along += std::hypot(static_cast<double>(points[i].x) - points[i - 1].x,
                                static_cast<double>(points[i].y) - points[i - 1].y);
        }
        const Normal before = i > 0    ? left_of(points[i - 1], points[i])
                              : closed ? closing
                                       : opening;
        const Normal after = i < last ? left_of(points[i], points[i + 1])
                             : closed ? opening
                                      : closing;
        for (const Normal normal : join(before, after)) {
            joints.push_back({points[i], normal, static_cast<float>(along)});
        }
    }
    return joints;
}

std::int16_t packed(double normal) {
    return static_cast<std::int16_t>(std::lround(normal * normal_scale));
}

StrokeVertex vertex(const Joint& joint, int direction, int side, std::uint8_t shape,
                    StrokeStyle style) {
    StrokeVertex v;
    v.x = joint.at.x;
    v.y = joint.at.y;
    v.normal_x = packed(joint.normal.x * direction);
    v.normal_y = packed(joint.normal.y * direction);
    v.shape = shape;
    v.side = static_cast<std::int8_t>(side);
    v.style = static_cast<std::uint8_t>(style);
    v.along = joint.along;
    return v;
}

} // namespace

void append_stroke(StrokeMesh& mesh, const StrokeLine& line, std::uint8_t shape, StrokeSides sides,
                   StrokeStyle style) {
    const std::vector<PointF> points = distinct_points(line);
    if (points.size() < 2) {
        return;
    }
    const bool closed = line.closed && points.size() > 2;
    auto first = static_cast<std::uint32_t>(mesh.vertices.size());
    const std::vector<Joint> joints = joints_of(points, closed);
    const bool both = sides == StrokeSides::both;
    const int outward = sides == StrokeSides::right ? -1 : 1;
    for (const Joint& joint : joints) {
        mesh.vertices.push_back(vertex(joint, both ? -1 : 0, both ? -1 : 0, shape, style));
        mesh.vertices.push_back(vertex(joint, outward, 1, shape, style));
    }
    for (std::size_t i = 1; i < joints.size(); ++i, first += 2) {
        mesh.indices.insert(mesh.indices.end(),
                            {first, first + 1, first + 2, first + 2, first + 1, first + 3});
    }
}

} // namespace fl
