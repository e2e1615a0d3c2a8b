#include "scene/packing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace fl {
namespace {

constexpr float same_score = 1e-3F;
/// A column beside another is nearer than a row under another.
constexpr float column_pitch = std::numbers::sqrt3_v<float> / 2;
/// Height of a block against its width: round first, taller where it is crowded.
constexpr std::array<float, 5> tallness{1.15F, 1.7F, 2.6F, 4.5F, 40};
constexpr float smaller = 0.955F, least_radius = 0.5F;

/// Groups equal scores, plus side first.
void group(std::span<const float> scores, const PackSpec& spec, Packing& out) {
    out.order.resize(scores.size());
    for (std::uint32_t i = 0; i < scores.size(); ++i)
        out.order[i] = i;
    const auto step = [&](std::uint32_t i) { return std::lround(scores[i] / same_score); };
    std::ranges::sort(out.order, [&](std::uint32_t a, std::uint32_t b) {
        return step(a) != step(b) ? step(a) > step(b) : a < b;
    });
    out.blocks.clear();
    for (std::uint32_t i = 0; i < out.order.size(); ++i) {
        const std::uint32_t at = out.order[i];
        if (i == 0 || step(at) != step(out.order[i - 1]))
            out.blocks.push_back({spec.exact_x(scores[at]), 0, i, 0});
        ++out.blocks.back().count;
    }
}

/// Places of one block: column by column outwards, each as high as an ellipse of that tallness
/// lets it be, at most `rows` circles high. The middle column takes what is left over, so that the
/// sides are alike.
class BlockShape {
  public:
    BlockShape(std::uint32_t count, float tall, int rows) {
        // The smallest ellipse that holds them all.
        float half = 0.5F;
        while (held(half, tall, rows) < static_cast<int>(count))
            half += 0.25F;
        columns_ = static_cast<int>(half);
        columns_ = std::min(columns_, most_side - 1);
        int left = held(half, tall, rows) - static_cast<int>(count);
        for (int c = 0; c <= columns_; ++c)
            height_[static_cast<std::size_t>(c)] = column(half, tall, rows, c);
        // Take away what is too many, from the outermost columns inwards, in pairs.
        for (int c = columns_; c > 0 && left > 1; --c) {
            int& h = height_[static_cast<std::size_t>(c)];
            const int away = std::min(h, left / 2);
            h -= away;
            left -= 2 * away;
            if (h == 0)
                columns_ = c - 1;
        }
        height_[0] -= left;
    }

    int columns() const { return columns_; } // on each side of the middle one
    int height(int column) const { return height_[static_cast<std::size_t>(std::abs(column))]; }

  private:
    static constexpr int most_side = 64;

    /// Circles of a column inside an ellipse `half` columns wide on each side.
    static int column(float half, float tall, int rows, int c) {
        const float along = static_cast<float>(c) / (half + 0.5F);
        const float high =
            2 * (half + 0.5F) * column_pitch * tall * std::sqrt(std::max(1 - along * along, 0.0F));
        return std::clamp(static_cast<int>(high), 1, rows);
    }
    static int held(float half, float tall, int rows) {
        int sum = column(half, tall, rows, 0);
        for (int c = 1; c <= std::min(static_cast<int>(half), most_side - 1); ++c)
            sum += 2 * column(half, tall, rows, c);
        return half > most_side ? 1 << 20 : sum;
    }

    int columns_ = 0;
    std::array<int, most_side> height_{};
};

/// Writes the places of a block, row by row from the top.
void place(const BlockShape& shape, std::span<Packing::Place> places) {
    std::size_t n = 0;
    const int middle_height = shape.height(0);
    for (int c = -shape.columns(); c <= shape.columns(); ++c) {
        const int h = shape.height(c);
        // Neighbouring columns stand half a row apart; a column of the wrong evenness hangs half a
        // row lower than the middle line would have it.
        const bool shifted = (h - middle_height - c) % 2 != 0;
        for (int i = 0; i < h; ++i) {
            const float row = static_cast<float>(i) - static_cast<float>(h - 1) / 2;
            places[n++] = {static_cast<std::int16_t>(c), row + (shifted ? 0.5F : 0.0F)};
        }
    }
    std::ranges::sort(places, [](const Packing::Place& a, const Packing::Place& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
}

/// Pools blocks that would overlap; a pool stands at the mean of its circles. Positions are sheared
/// by the room that the blocks before need, so that "no overlap" reads "never back". Returns the
/// last block's shear.
float pool(Packing& out, float sense, float gap) {
    std::vector<Packing::Pool>& pools = out.pools;
    pools.clear();
    float shear = 0, last_half = 0;
    for (std::size_t i = 0; i < out.blocks.size(); ++i) {
        const Packing::Block& b = out.blocks[i];
        if (i > 0)
            shear += last_half + gap + b.half;
        last_half = b.half;
        const auto weight = static_cast<float>(b.count);
        Packing::Pool one{(b.x * sense - shear) * weight, weight, 1};
        while (!pools.empty() && pools.back().sum / pools.back().weight > one.sum / one.weight) {
            const Packing::Pool& before = pools.back();
            one = {one.sum + before.sum, one.weight + before.weight, one.blocks + before.blocks};
            pools.pop_back();
        }
        pools.push_back(one);
    }
    return shear;
}

/// Moves blocks apart where they overlap, each as little as possible (least squares weighted by
/// their circles: pool adjacent violators), and into the box. `sense` is +1 when the plus pole
/// stands left. False when the box is too narrow.
bool move_apart(Packing& out, const PackSpec& spec, float sense) {
    const float whole = pool(out, sense, spec.gap);
    const float start = sense > 0 ? spec.box.x : -spec.box.right();
    const float low = start + out.blocks.front().half;
    const float high = start + spec.box.w - out.blocks.back().half - whole;
    if (high < low)
        return false;
    std::size_t block = 0;
    float shear = 0, last_half = 0;
    for (const Packing::Pool& p : out.pools) {
        const float at = std::clamp(p.sum / p.weight, low, high);
        for (std::uint32_t n = 0; n < p.blocks; ++n, ++block) {
            Packing::Block& b = out.blocks[block];
            if (block > 0)
                shear += last_half + spec.gap + b.half;
            last_half = b.half;
            b.x = (at + shear) * sense;
        }
    }
    return true;
}

/// One trial. False when it does not fit the box or a centre is farther than `reach`.
bool try_pack(std::span<const float> scores, const PackSpec& spec, float radius, float tall,
              float reach, Packing& out) {
    const float pitch = 2 * radius + spec.gap, across = pitch * column_pitch;
    const int rows =
        static_cast<int>((spec.box.h + spec.gap) / pitch - 1); // columns stand in quincunx
    if (rows < 1 || spec.box.w < 2 * radius)
        return false;
    for (Packing::Block& b : out.blocks) {
        const BlockShape shape(b.count, tall, rows);
        b.x = spec.exact_x(scores[out.order[b.first]]);
        b.half = static_cast<float>(shape.columns()) * across + radius;
        if (b.half - radius > reach)
            return false;
        place(shape, std::span(out.places).subspan(b.first, b.count));
    }
    if (!move_apart(out, spec, spec.x_plus <= spec.x_minus ? 1.0F : -1.0F))
        return false;
    out.radius = radius;
    out.farthest = 0;
    const float middle = spec.box.centre().y;
    for (const Packing::Block& b : out.blocks) {
        const float exact = spec.exact_x(scores[out.order[b.first]]);
        out.farthest = std::max(out.farthest, std::abs(b.x - exact) + b.half - radius);
        for (std::uint32_t i = b.first; i < b.first + b.count; ++i)
            out.centres[out.order[i]] = {b.x + static_cast<float>(out.places[i].column) * across,
                                         middle + out.places[i].row * pitch};
    }
    return out.farthest <= reach;
}

} // namespace

void pack_circles(std::span<const float> scores, const PackSpec& spec, Packing& out) {
    out.centres.resize(scores.size());
    out.places.resize(scores.size());
    out.radius = spec.max_radius;
    out.farthest = 0;
    group(scores, spec, out);
    if (scores.empty())
        return;
    for (float r = spec.max_radius; r >= spec.min_radius; r *= smaller) {
        for (const float tall : tallness) {
            if (try_pack(scores, spec, r, tall, spec.reach(), out))
                return;
        }
    }
    // Too many for their places: then at least inside the box.
    for (float r = spec.min_radius; r > least_radius; r *= smaller) {
        if (try_pack(scores, spec, r, tallness.back(), spec.box.w, out))
            return;
    }
}

} // namespace fl
