#include "gfx/display_list.h"

#include <iterator>

#include <fmt/format.h>

namespace fl {

void DisplayList::clear() {
    records_.clear();
    points_.clear();
    colors_.clear();
    groups_.clear();
}

DisplayList::Record& DisplayList::add(Op op, RectPx box, Rgba color) {
    const Group g = group();
    Record& record = records_.emplace_back();
    record.op = op;
    record.box = box.moved(g.offset);
    record.color = color.faded(g.alpha);
    return record;
}

void DisplayList::add_points(Record& record, std::span<const PointPx> points) {
    const PointPx offset = group().offset;
    record.first = static_cast<std::uint32_t>(points_.size());
    record.count = static_cast<std::uint32_t>(points.size());
    for (const PointPx p : points)
        points_.push_back(p + offset);
    colors_.resize(points_.size());
}

void DisplayList::fill(RectPx box, Rgba color, float radius) {
    Record& r = add(Op::fill, box, color);
    r.radius = radius;
    r.color2 = r.color;
}

void DisplayList::fill_gradient(RectPx box, Rgba top, Rgba bottom) {
    add(Op::fill, box, top).color2 = bottom.faded(group().alpha);
}

void DisplayList::frame(RectPx box, Rgba color, float width, float radius) {
    Record& r = add(Op::frame, box, color);
    r.width = width;
    r.radius = radius;
}

void DisplayList::disc(PointPx centre, float radius, Rgba color) {
    add(Op::disc, {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, color).radius =
        radius;
}

void DisplayList::ring(PointPx centre, float radius, float width, Rgba color) {
    Record& r =
        add(Op::ring, {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, color);
    r.radius = radius;
    r.width = width;
}

void DisplayList::polygon(std::span<const PointPx> points, Rgba color) {
    add_points(add(Op::polygon, {}, color), points);
}

void DisplayList::fill_quad(const std::array<PointPx, 4>& corners, Rgba color) {
    add_points(add(Op::quad, {}, color), corners);
}

void DisplayList::line(std::span<const PointPx> points, float width, Rgba color, bool closed) {
    Record& r = add(Op::line, {}, color);
    r.width = width;
    r.closed = closed;
    add_points(r, points);
}

void DisplayList::line(PointPx a, PointPx b, float width, Rgba color) {
    const PointPx points[] = {a, b};
    line(points, width, color);
}

void DisplayList::trace(std::span<const PointPx> points, std::span<const Rgba> colors,
                        float width) {
    const float alpha = group().alpha;
    Record& r = add(Op::trace, {}, {});
    r.width = width;
    add_points(r, points);
    for (std::size_t i = 0; i < colors.size() && i < points.size(); ++i) {
        colors_[r.first + i] = colors[i].faded(alpha);
    }
}

void DisplayList::text(const Paragraph& paragraph, PointPx at, Rgba color, Rgba casing) {
    Record& r = add(Op::text, {at.x, at.y, paragraph.size.w, paragraph.size.h}, color);
    r.casing = casing.faded(group().alpha);
    r.paragraph = &paragraph;
}

void DisplayList::shadow(RectPx box, float radius, float spread, Rgba color) {
    Record& r = add(Op::shadow, box, color);
    r.radius = radius;
    r.width = spread;
}

void DisplayList::push_clip(RectPx box) {
    add(Op::clip, box, {});
}

void DisplayList::pop_clip() {
    add(Op::unclip, {}, {});
}

void DisplayList::begin_group(float alpha, PointPx offset) {
    const Group outer = group();
    groups_.push_back({outer.alpha * alpha, outer.offset + offset});
}

void DisplayList::end_group() {
    groups_.pop_back();
}

void DisplayList::erase(Op op) {
    std::erase_if(records_, [op](const Record& r) { return r.op == op; });
}

std::string DisplayList::dump() const {
    constexpr const char* names[] = {"fill", "frame", "disc", "ring",   "polygon", "quad",
                                     "line", "trace", "text", "shadow", "clip",    "unclip"};
    std::string out;
    for (const Record& r : records_) {
        fmt::format_to(std::back_inserter(out),
                       "{} {:.1f},{:.1f} {:.1f}x{:.1f} #{:02x}{:02x}{:02x}{:02x}",
                       names[static_cast<int>(r.op)], r.box.x, r.box.y, r.box.w, r.box.h, r.color.r,
                       r.color.g, r.color.b, r.color.a);
        if (r.width > 0)
            fmt::format_to(std::back_inserter(out), " w{:.1f}", r.width);
        if (r.paragraph != nullptr) {
            fmt::format_to(std::back_inserter(out), " glyphs {}", r.paragraph->glyphs.size());
        }
        for (const PointPx p : points(r)) {
            fmt::format_to(std::back_inserter(out), " {:.1f},{:.1f}", p.x, p.y);
        }
        out += '\n';
    }
    return out;
}

} // namespace fl
