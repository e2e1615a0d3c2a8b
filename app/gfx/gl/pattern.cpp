#include "gfx/gl/pattern.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace fl::gl {
namespace {

constexpr float side = pattern_side;

std::uint8_t coverage(float distance_inside) {
    return static_cast<std::uint8_t>(std::clamp(distance_inside + 0.5F, 0.0F, 1.0F) * 255 + 0.5F);
}

/// Lines at 45 degrees: along x they repeat every pitch * sqrt(2).
std::uint8_t line_at(float x, float y, PointF spec) {
    const float count = std::max(std::round(side / (spec.x * std::numbers::sqrt2_v<float>)), 1.0F);
    const float period = side / count;
    const float phase =
        std::fmod(x - y + side, period); // GL counts rows from below: they rise to the right
    const float away = std::min(phase, period - phase) / std::numbers::sqrt2_v<float>;
    return coverage(spec.y / 2 - away);
}

/// Dots on a staggered grid of square cells, two dots to a cell.
std::uint8_t dot_at(float x, float y, PointF spec) {
    const float cell = side / std::max(std::round(side / spec.x), 1.0F);
    float nearest = side;
    for (const float shift : {0.0F, cell / 2}) {
        const float dx = std::remainder(x - shift - cell / 4, cell),
                    dy = std::remainder(y - shift - cell / 4, cell);
        nearest = std::min(nearest, std::hypot(dx, dy));
    }
    return coverage(spec.y - nearest);
}

} // namespace

std::vector<std::uint8_t> make_pattern(std::span<const PointF, 6> pattern) {
    std::vector<std::uint8_t> out(static_cast<std::size_t>(pattern_side) * pattern_side * 4);
    auto texel = out.begin();
    for (int row = 0; row < pattern_side; ++row) {
        for (int column = 0; column < pattern_side; ++column) {
            const float x = static_cast<float>(column) + 0.5F, y = static_cast<float>(row) + 0.5F;
            *texel++ = line_at(x, y, pattern[0]);
            *texel++ = line_at(x, y, pattern[1]);
            *texel++ = dot_at(x, y, pattern[3]);
            *texel++ = dot_at(x, y, pattern[4]);
        }
    }
    return out;
}

} // namespace fl::gl
