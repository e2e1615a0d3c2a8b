#pragma once

#include "core/geometry.h"

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace fl {

/// Where circles may stand, framebuffer pixels. Scores run from +2 to -2.
///
///        x_plus                            x_minus
///     +----|----------------------------------|----+
///     |                 o o                        |
///     |    o           o o o              o o      |  circles of one score: a block in rows and
///     |    o            o o              o o o     |  columns, symmetric about its exact x
///     +--------------------------------------------+ box
///
/// x_plus lies right of x_minus where the language runs from right to left.
struct PackSpec {
    RectPx box;
    float x_plus = 0, x_minus = 0; // exact x of +2 and -2
    float max_radius = 26;         // never larger, however few there are
    float min_radius = 9;          // rather smaller than far from its place, down to here
    float gap = 2;                 // between neighbours

    float exact_x(float score) const { return mix(x_plus, x_minus, (2 - score) / 4); }
    /// No circle's centre stands farther than this from its exact x: half a step of the scale.
    float reach() const { return std::abs(x_minus - x_plus) / 8; }
};

/// Packed circles and the storage that packing reuses: no allocation when it has seen that many.
struct Packing {
    float radius = 0;
    float farthest = 0; // of a centre from its exact x; at most PackSpec::reach() as long as the
                        // radius is above min_radius
    std::vector<PointPx> centres; // in the order of the scores

    struct Place {
        std::int16_t column = 0; // from the middle, 0 is the middle one
        float row = 0;           // from the middle line, in rows
    };
    struct Block {                                  // circles of one score
        float exact = 0, x = 0, half = 0, tall = 0; // of its middle; half its width; its shape
        std::uint32_t first = 0, count = 0;         // into `order` and `places`
    };
    std::vector<std::uint32_t> order;
    std::vector<Place> places;
    std::vector<Block> blocks;
    struct Pool { // blocks that stand close together
        float sum = 0, weight = 0;
        std::uint32_t blocks = 0;
    };
    std::vector<Pool> pools;
};

/// Packs circles of one size around their exact scores.
///
/// Circles of one score stand in one block of columns in hexagonal order that is the same to the
/// left and to the right of its middle, above and below. Blocks keep
/// the order of the scores and never share an x, so a circle farther to one side always has the
/// higher score. A block stands exactly on its score unless a neighbour needs the room; both then
/// give way by as little as possible. The radius is the largest at which everything fits the box
/// and no centre is farther than PackSpec::reach() from its exact x. Places of a block are given
/// out in the order of the scores, row by row from the top. Nothing is random: same scores and box,
/// same circles.
void pack_circles(std::span<const float> scores, const PackSpec& spec, Packing& out);

} // namespace fl
