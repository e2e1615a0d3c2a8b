#include "scene/spectrum/packing.h"

#include "scene/spectrum/packing_block.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace fl {
namespace {

constexpr float same_score = 1e-3F;
/// Height of a block against its width: round first, taller where it is crowded.
constexpr std::array<float, 5> tallness{1.15F, 1.7F, 2.6F, 4.5F, 40};
constexpr float any_shape = 2 * tallness.back();
constexpr float yields = 0.5F; // of the radius
constexpr float smaller = 0.97F, least_radius = 0.5F;

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
            out.blocks.push_back({.exact = spec.exact_x(scores[at]), .first = i});
        ++out.blocks.back().count;
    }
}

/// Writes the places of a block, row by row from the top.
void place(const BlockShape& shape, std::span<Packing::Place> places) {
    std::size_t n = 0;
    for (int c = -shape.columns(); c <= shape.columns(); ++c) {
        const int h = shape.height(c);
        for (int i = 0; i < h; ++i)
            places[n++] = {static_cast<std::int16_t>(c),
                           static_cast<float>(i) - static_cast<float>(h - 1) / 2};
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

bool shape(Packing::Block& block, float tall, float radius, float gap, int rows) {
    const BlockShape columns(block.count, tall, rows);
    block.tall = tall;
    block.half = radius + (2 * radius + gap) * column_pitch * static_cast<float>(columns.columns());
    return columns.ok() && (columns.bulges() || tall > tallness.back());
}

/// Puts the blocks side by side. Returns how far all circles together were moved, and nothing when
/// they do not fit the box or a centre is farther than `reach`.
std::optional<float> stand(const PackSpec& spec, float radius, float reach, Packing& out) {
    for (Packing::Block& b : out.blocks)
        b.x = b.exact;
    if (!move_apart(out, spec, spec.x_plus <= spec.x_minus ? 1.0F : -1.0F))
        return std::nullopt;
    float moved = 0;
    out.radius = radius;
    out.farthest = 0;
    for (const Packing::Block& b : out.blocks) {
        out.farthest = std::max(out.farthest, std::abs(b.x - b.exact) + b.half - radius);
        moved += std::abs(b.x - b.exact) * static_cast<float>(b.count);
    }
    return out.farthest <= reach ? std::optional(moved) : std::nullopt;
}

/// Blocks that have the room become as round as it lets them.
void round_off(const PackSpec& spec, float radius, float reach, int rows, float moved,
               Packing& out) {
    for (Packing::Block& b : out.blocks) {
        const Packing::Block before = b;
        for (const float tall : tallness) {
            if (tall >= before.tall)
                break;
            const bool holds = shape(b, tall, radius, spec.gap, rows);
            const auto now = stand(spec, radius, reach, out);
            // Neighbours may give way a little for it.
            if (holds && now && *now <= moved + yields * radius * static_cast<float>(b.count))
                break;
            b = before;
        }
    }
    stand(spec, radius, reach, out);
}

/// One trial. False when it does not fit the box or a centre is farther than `reach`.
bool try_pack(const PackSpec& spec, float radius, float tall, float reach, Packing& out) {
    const float pitch = 2 * radius + spec.gap, across = pitch * column_pitch;
    const int rows = static_cast<int>((spec.box.h + spec.gap) / pitch);
    if (rows < 1 || spec.box.w < 2 * radius)
        return false;
    for (Packing::Block& b : out.blocks) {
        if (!shape(b, tall, radius, spec.gap, rows))
            return false;
    }
    const auto moved = stand(spec, radius, reach, out);
    if (!moved)
        return false;
    round_off(spec, radius, reach, rows, *moved, out);
    const float middle = spec.box.centre().y;
    for (const Packing::Block& b : out.blocks) {
        place(BlockShape(b.count, b.tall, rows), std::span(out.places).subspan(b.first, b.count));
        for (std::uint32_t i = b.first; i < b.first + b.count; ++i)
            out.centres[out.order[i]] = {b.x + static_cast<float>(out.places[i].column) * across,
                                         middle + out.places[i].row * pitch};
    }
    return true;
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
            if (try_pack(spec, r, tall, spec.reach(), out))
                return;
        }
    }
    // Too many for their places: then at least inside the box.
    for (float r = spec.min_radius; r > least_radius; r *= smaller) {
        if (try_pack(spec, r, any_shape, spec.box.w, out))
            return;
    }
}

} // namespace fl
