#pragma once

#include "core/color.h"
#include "core/geometry.h"
#include "text/text.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace fl {

/// What a scene wants painted, as data: laid out without a GPU, compared in tests as text, painted
/// once. Storage is reused from frame to frame: no allocation when steady.
class DisplayList {
  public:
    enum class Op : std::uint8_t {
        fill,
        frame,
        disc,
        ring,
        polygon,
        quad,
        line,
        trace,
        text,
        shadow,
        clip,
        unclip,
    };

    struct Record {
        Op op = Op::fill;
        Rgba color;
        Rgba casing;                        // text
        RectPx box;                         // disc, ring: the square around it; text: its place
        float radius = 0;                   // corner
        float width = 0;                    // stroke
        std::uint32_t first = 0, count = 0; // into points()
        bool closed = false;
        const Paragraph* paragraph = nullptr;
        Rgba color2; // fill: colour at the bottom
    };

    void clear();

    void fill(RectPx box, Rgba color, float radius = 0);
    /// A fill that runs from `top` to `bottom`; square corners.
    void fill_gradient(RectPx box, Rgba top, Rgba bottom);
    /// A stroke inside the box's edge.
    void frame(RectPx box, Rgba color, float width, float radius = 0);
    void disc(PointPx centre, float radius, Rgba color);
    void ring(PointPx centre, float radius, float width, Rgba color);
    /// A filled convex polygon, anti-aliased.
    void polygon(std::span<const PointPx> points, Rgba color);
    /// A filled quad without smoothed edges, so that neighbours join without a seam.
    void fill_quad(const std::array<PointPx, 4>& corners, Rgba color);
    void line(std::span<const PointPx> points, float width, Rgba color, bool closed = false);
    void line(PointPx a, PointPx b, float width, Rgba color);
    /// A line with one colour a point.
    void trace(std::span<const PointPx> points, std::span<const Rgba> colors, float width);
    /// `at` is the paragraph's top left corner. Glyphs are placed on whole pixels vertically.
    void text(const Paragraph& paragraph, PointPx at, Rgba color, Rgba casing = {0, 0, 0, 0});
    /// A soft shadow around a box, under what follows; fades out over `spread` px.
    void shadow(RectPx box, float radius, float spread, Rgba color);
    void push_clip(RectPx box);
    void pop_clip();

    /// Everything until end_group() is moved by `offset` and multiplied by `alpha`. Groups nest.
    void begin_group(float alpha, PointPx offset);
    void end_group();

    /// Drops all records of a kind: how a page looks without its words.
    void erase(Op op);

    std::span<const Record> records() const { return records_; }
    std::span<const PointPx> points(const Record& r) const {
        return std::span(points_).subspan(r.first, r.count);
    }
    std::span<const Rgba> colors(const Record& r) const {
        return std::span(colors_).subspan(r.first, r.count);
    }

    /// One line a record, for tests; coordinates to a tenth of a pixel.
    std::string dump() const;

  private:
    struct Group {
        float alpha = 1;
        PointPx offset;
    };

    Record& add(Op op, RectPx box, Rgba color);
    void add_points(Record& record, std::span<const PointPx> points);
    Group group() const { return groups_.empty() ? Group{} : groups_.back(); }

    std::vector<Record> records_;
    std::vector<PointPx> points_;
    std::vector<Rgba> colors_; // as long as points_, used by traces
    std::vector<Group> groups_;
};

} // namespace fl
