#include "scene/parts/icons.h"

#include <array>
#include <cmath>
#include <numbers>

namespace fl {
namespace {

/// Draws in a square of 48 units that is laid into the box.
class Pen {
  public:
    Pen(DisplayList& list, RectPx box, Rgba color, float stroke, bool mirrored)
        : list_(list)
        , box_(box)
        , color_(color)
        , stroke_(stroke)
        , mirrored_(mirrored) {}

    template <std::size_t N>
    void line(const std::array<PointPx, N>& points, bool closed = false) {
        std::array<PointPx, N> placed;
        for (std::size_t i = 0; i < N; ++i)
            placed[i] = at(points[i]);
        list_.line(placed, stroke_, color_, closed);
    }
    template <std::size_t N>
    void area(const std::array<PointPx, N>& points) {
        std::array<PointPx, N> placed;
        for (std::size_t i = 0; i < N; ++i)
            placed[i] = at(points[i]);
        list_.polygon(placed, color_);
    }
    void ring(PointPx centre, float radius) {
        list_.ring(at(centre), radius * unit(), stroke_, color_);
    }
    void disc(PointPx centre, float radius) { list_.disc(at(centre), radius * unit(), color_); }

    /// Part of an ellipse from angle `a` to `b` in turns, clockwise from the right.
    void arc(PointPx centre, float rx, float ry, float a, float b) {
        constexpr std::size_t n = 17;
        std::array<PointPx, n> points;
        for (std::size_t i = 0; i < n; ++i) {
            const float turn = a + (b - a) * static_cast<float>(i) / static_cast<float>(n - 1);
            const float angle = turn * 2 * std::numbers::pi_v<float>;
            points[i] = {centre.x + rx * std::cos(angle), centre.y + ry * std::sin(angle)};
        }
        line(points);
    }

  private:
    float unit() const { return box_.w / 48; }
    PointPx at(PointPx p) const {
        const float x = mirrored_ ? 48 - p.x : p.x;
        return {box_.x + x * unit(), box_.y + p.y * unit()};
    }

    DisplayList& list_;
    RectPx box_;
    Rgba color_;
    float stroke_;
    bool mirrored_;
};

using P2 = std::array<PointPx, 2>;
using P3 = std::array<PointPx, 3>;
using P4 = std::array<PointPx, 4>;

void tour(Pen& pen) {
    pen.ring({11, 38}, 5);
    pen.ring({37, 10}, 5);
    pen.line(P2{{{30, 10}, {16, 10}}});
    pen.arc({16, 17}, 7, 7, 0.75F, 0.25F);
    pen.line(P2{{{16, 24}, {32, 24}}});
    pen.arc({32, 31}, 7, 7, -0.25F, 0.25F);
    pen.line(P2{{{32, 38}, {18, 38}}});
}

void outcomes(Pen& pen) {
    pen.line(P2{{{24, 43}, {24, 27}}});
    pen.line(P3{{{24, 28}, {9, 12}, {9, 8}}});
    pen.line(P3{{{24, 28}, {39, 12}, {39, 8}}});
    pen.line(P3{{{4, 14}, {9, 7}, {15, 12}}});
    pen.line(P3{{{33, 12}, {39, 7}, {44, 14}}});
}

void question(Pen& pen) {
    pen.line(P2{{{4, 24}, {44, 24}}});
    pen.line(P2{{{4, 17}, {4, 31}}});
    pen.line(P2{{{44, 17}, {44, 31}}});
    pen.disc({27, 24}, 9);
}

/// A large A and a small one.
void text_size(Pen& pen) {
    pen.line(P3{{{3, 38}, {14, 9}, {25, 38}}});
    pen.line(P2{{{7, 29}, {21, 29}}});
    pen.line(P3{{{29, 38}, {37, 19}, {45, 38}}});
    pen.line(P2{{{32, 32}, {42, 32}}});
}

/// A disc, half filled.
void contrast(Pen& pen) {
    constexpr std::size_t n = 13;
    std::array<PointPx, n> half;
    for (std::size_t i = 0; i < n; ++i) {
        const float angle = std::numbers::pi_v<float> * static_cast<float>(i) / (n - 1);
        half[i] = {24 - 19 * std::sin(angle), 24 - 19 * std::cos(angle)};
    }
    pen.ring({24, 24}, 19);
    pen.area(half);
}

void globe(Pen& pen) {
    pen.ring({24, 24}, 19);
    pen.arc({24, 24}, 9, 19, 0, 1);
    pen.line(P2{{{6, 18}, {42, 18}}});
    pen.line(P2{{{6, 31}, {42, 31}}});
}

void access(Pen& pen) {
    pen.ring({24, 24}, 20);
    pen.disc({24, 13.5F}, 3.6F);
    pen.line(P2{{{13, 20}, {35, 20}}});
    pen.line(P2{{{24, 20}, {24, 27}}});
    pen.line(P3{{{17, 38}, {24, 26}, {31, 38}}});
}

void map(Pen& pen) {
    pen.line(std::array<PointPx, 6>{{{5, 12}, {18, 7}, {31, 12}, {43, 7}, {43, 36}, {31, 41}}});
    pen.line(std::array<PointPx, 4>{{{31, 41}, {18, 36}, {5, 41}, {5, 12}}});
    pen.line(P2{{{18, 7}, {18, 36}}});
    pen.line(P2{{{31, 12}, {31, 41}}});
}

void states(Pen& pen) {
    pen.ring({15, 16}, 6);
    pen.ring({32, 13}, 6);
    pen.ring({9, 31}, 6);
    pen.ring({24, 30}, 6);
    pen.ring({39, 30}, 6);
    pen.line(P2{{{3, 43}, {45, 43}}});
}

void sources(Pen& pen) {
    for (const PointPx corner : {PointPx{6, 6}, PointPx{28, 6}, PointPx{6, 28}}) {
        pen.line(P4{{{corner.x, corner.y},
                     {corner.x + 14, corner.y},
                     {corner.x + 14, corner.y + 14},
                     {corner.x, corner.y + 14}}},
                 true);
    }
    pen.line(P2{{{28, 28}, {34, 28}}});
    pen.line(P2{{{42, 28}, {42, 34}}});
    pen.line(P2{{{31, 36}, {31, 43}}});
    pen.line(P2{{{37, 41}, {43, 41}}});
}

void listen(Pen& pen) {
    pen.line(std::array<PointPx, 6>{{{5, 18}, {13, 18}, {23, 9}, {23, 39}, {13, 30}, {5, 30}}},
             true);
    pen.arc({23, 24}, 10, 10, -0.15F, 0.15F);
    pen.arc({23, 24}, 19, 19, -0.14F, 0.14F);
}

void finger(Pen& pen) {
    pen.line(std::array<PointPx, 13>{{{19, 27},
                                      {19, 9},
                                      {22, 6},
                                      {25, 9},
                                      {25, 22},
                                      {36, 25},
                                      {39, 28},
                                      {37, 42},
                                      {20, 42},
                                      {10, 29},
                                      {11, 25},
                                      {15, 25},
                                      {19, 30}}});
}

} // namespace

void draw_icon(DisplayList& list, Icon icon, RectPx box, Rgba color, float stroke, bool mirrored) {
    const bool follows_reading = icon == Icon::tour || icon == Icon::play || icon == Icon::listen ||
                                 icon == Icon::chevron_leading || icon == Icon::chevron_trailing ||
                                 icon == Icon::arrow_leading || icon == Icon::arrow_trailing ||
                                 icon == Icon::speed;
    Pen pen(list, box, color, stroke, mirrored && follows_reading);
    switch (icon) {
    case Icon::tour:
        tour(pen);
        break;
    case Icon::outcomes:
        outcomes(pen);
        break;
    case Icon::question:
        question(pen);
        break;
    case Icon::globe:
        globe(pen);
        break;
    case Icon::access:
        access(pen);
        break;
    case Icon::map:
        map(pen);
        break;
    case Icon::states:
        states(pen);
        break;
    case Icon::sources:
        sources(pen);
        break;
    case Icon::listen:
        listen(pen);
        break;
    case Icon::finger:
        finger(pen);
        break;
    case Icon::play:
        pen.area(P3{{{13, 8}, {40, 24}, {13, 40}}});
        break;
    case Icon::pause:
        pen.area(P4{{{12, 9}, {20, 9}, {20, 39}, {12, 39}}});
        pen.area(P4{{{28, 9}, {36, 9}, {36, 39}, {28, 39}}});
        break;
    case Icon::minus:
        pen.line(P2{{{9, 24}, {39, 24}}});
        break;
    case Icon::plus:
        pen.line(P2{{{9, 24}, {39, 24}}});
        pen.line(P2{{{24, 9}, {24, 39}}});
        break;
    case Icon::chevron_leading:
        pen.line(P3{{{30, 10}, {17, 24}, {30, 38}}});
        break;
    case Icon::chevron_trailing:
        pen.line(P3{{{18, 10}, {31, 24}, {18, 38}}});
        break;
    case Icon::chevron_up:
        pen.line(P3{{{10, 31}, {24, 18}, {38, 31}}});
        break;
    case Icon::chevron_down:
        pen.line(P3{{{10, 17}, {24, 30}, {38, 17}}});
        break;
    case Icon::close:
        pen.line(P2{{{11, 11}, {37, 37}}});
        pen.line(P2{{{37, 11}, {11, 37}}});
        break;
    case Icon::arrow_up:
        pen.line(P2{{{24, 42}, {24, 8}}});
        pen.line(P3{{{12, 20}, {24, 7}, {36, 20}}});
        break;
    case Icon::compare:
        pen.line(P2{{{8, 16}, {38, 16}}});
        pen.line(P3{{{28, 7}, {39, 16}, {28, 25}}});
        pen.line(P2{{{10, 33}, {40, 33}}});
        pen.line(P3{{{20, 24}, {9, 33}, {20, 42}}});
        break;
    case Icon::arrow_leading:
        pen.line(P2{{{42, 24}, {8, 24}}});
        pen.line(P3{{{20, 12}, {7, 24}, {20, 36}}});
        break;
    case Icon::arrow_trailing:
        pen.line(P2{{{6, 24}, {40, 24}}});
        pen.line(P3{{{28, 12}, {41, 24}, {28, 36}}});
        break;
    case Icon::text_size:
        text_size(pen);
        break;
    case Icon::filter: // a funnel
        pen.line(std::array<PointPx, 6>{{{6, 9}, {42, 9}, {28, 26}, {28, 41}, {20, 37}, {20, 26}}},
                 true);
        break;
    case Icon::contrast:
        contrast(pen);
        break;
    case Icon::speed:
        pen.line(P3{{{9, 11}, {22, 24}, {9, 37}}});
        pen.line(P3{{{26, 11}, {39, 24}, {26, 37}}});
        break;
    case Icon::dark: // a screen with nothing on it
        pen.line(std::array<PointPx, 4>{{{5, 9}, {43, 9}, {43, 34}, {5, 34}}}, true);
        pen.line(P2{{{15, 42}, {33, 42}}});
        pen.line(P2{{{5, 34}, {43, 9}}});
        break;
    case Icon::arrow_down:
        pen.line(P2{{{24, 6}, {24, 40}}});
        pen.line(P3{{{12, 28}, {24, 41}, {36, 28}}});
        break;
    }
}

} // namespace fl
