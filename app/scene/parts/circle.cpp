#include "scene/parts/circle.h"

#include "scene/parts/parts.h"

#include <cmath>
#include <numbers>

namespace fl {
namespace {

/// Lines that rise to the right, two beside the centre first.
void hatch(DisplayList& list, PointPx c, float r, float pitch, float stroke, Rgba color) {
    constexpr float k = 1 / std::numbers::sqrt2_v<float>;
    for (float away = pitch / 2; away < r - stroke / 2; away += pitch) {
        const float half = std::sqrt(r * r - away * away) * k;
        if (half < stroke)
            continue;
        for (const float side : {-1.0F, 1.0F}) {
            const PointPx middle{c.x + side * away * k, c.y + side * away * k};
            list.line(middle + PointPx{-half, half}, middle + PointPx{half, -half}, stroke, color);
        }
    }
}

/// Staggered dots, one in the centre; only whole dots.
void dot(DisplayList& list, PointPx c, float r, float pitch, float radius, Rgba color) {
    const float room = r - radius;
    const int rows = static_cast<int>(2 * room / pitch);
    for (int row = -rows; row <= rows; ++row) {
        const float y = static_cast<float>(row) * pitch / 2;
        const float half = std::sqrt(std::max(room * room - y * y, 0.0F));
        const float shift = row % 2 == 0 ? 0 : pitch / 2;
        for (float x = shift - pitch * std::ceil(r / pitch); x <= half; x += pitch) {
            if (x >= -half)
                put_dot(list, {c.x + x, c.y + y}, radius, color);
        }
    }
}

} // namespace

void put_stance_disc(LayoutContext& ctx, DisplayList& list, StanceClass cls, Rgba color,
                     PointPx centre, float radius) {
    list.disc(centre, radius, color);
    const PointF pattern = ctx.tokens().pattern[static_cast<std::size_t>(cls)];
    const float scale = ctx.areas.scale * ctx.theme.pattern_scale;
    if (pattern.x <= 0 || radius < pattern.y * scale * 3)
        return;
    const bool plus = cls == StanceClass::plus_strong || cls == StanceClass::plus_lean;
    const Rgba ink = plus ? ctx.theme.pattern_plus : ctx.theme.pattern_minus;
    (plus ? hatch : dot)(list, centre, radius, pattern.x * scale, pattern.y * scale, ink);
}

} // namespace fl
