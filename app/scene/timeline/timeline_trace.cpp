#include "scene/timeline/timeline.h"

#include <array>
#include <cmath>
#include <numbers>

namespace fl {
namespace {

/// A tremor in design px around its event: a short run-up, one peak, then swings that die away.
/// Height 1.
constexpr int before = 10, after = 86;
constexpr float step = 1.6F; // design px between points: under 1,000 on the widest strip

/// Height of a tremor by importance, in amplitudes: the small ones stay quiet, so that the strip
/// can be read.
constexpr std::array<float, 3> tremor{0.5F, 1.5F, 2.5F};

std::array<float, before + after> make_wave() {
    std::array<float, before + after> wave{};
    for (int i = 0; i < before + after; ++i) {
        const auto u = static_cast<float>(i - before);
        if (u < 0) {
            wave[static_cast<std::size_t>(i)] = std::exp(-(u / 4) * (u / 4));
        } else {
            const float swing = std::cos(u * 2 * std::numbers::pi_v<float> / 26);
            wave[static_cast<std::size_t>(i)] = swing * std::exp(-u / (swing < 0 ? 17.0F : 12.0F));
        }
    }
    return wave;
}
const std::array<float, before + after> wave = make_wave();

/// Background unrest in [-1, 1] for a point of time, the same at each visit and while the strip
/// moves.
float unrest(std::int64_t k) {
    auto h = static_cast<std::uint64_t>(k) * 0x9E3779B97F4A7C15ULL;
    h ^= h >> 29;
    h *= 0xBF58476D1CE4E5B9ULL;
    h ^= h >> 32;
    return static_cast<float>(h & 0xFFFF) / 32767.5F - 1;
}

/// Adds one event's tremor to the heights of the points around it.
void add_tremor(std::vector<float>& heights, float at, float height, float direction) {
    const int first = static_cast<int>(std::ceil((at - static_cast<float>(before)) / step));
    const int last = static_cast<int>(std::floor((at + static_cast<float>(after) - 1) / step));
    const int end = std::min(last + 1, static_cast<int>(heights.size()));
    const float shift = static_cast<float>(before) - at, peak = direction * height;
    for (int i = std::max(first, 0); i < end; ++i) {
        const auto k = static_cast<int>(static_cast<float>(i) * step + shift); // inside the wave
        heights[static_cast<std::size_t>(i)] += peak * wave[static_cast<std::size_t>(k)];
    }
}

/// Paper at rest, the side's colour where the trace swings out: in even steps from one limit to the
/// other.
constexpr int color_steps = 32;
using SwingColors = std::array<Rgba, 2 * color_steps + 1>;

SwingColors swing_colors(const Theme& theme) {
    SwingColors colors;
    for (int i = -color_steps; i <= color_steps; ++i) {
        const float k =
            std::clamp(static_cast<float>(std::abs(i)) / color_steps * 1.9F - 0.12F, 0.0F, 1.0F);
        colors[static_cast<std::size_t>(i + color_steps)] =
            mix(theme.text, i > 0 ? theme.stance[0] : theme.stance[4], k);
    }
    return colors;
}

/// Heights of the line in design px at `count` points from point number `k0` on.
void fill_heights(const LayoutContext& ctx, std::int64_t k0, double days_per_step,
                  std::vector<float>& heights) {
    const Tokens& tokens = ctx.tokens();
    for (std::size_t i = 0; i < heights.size(); ++i)
        heights[i] = unrest(k0 + static_cast<std::int64_t>(i)) * 1.1F;
    const float reach = static_cast<float>(before + after);
    const double day0 = static_cast<double>(k0) * days_per_step;
    for (const Event& event : ctx.exhibit().events) {
        if (is_hidden(ctx.state, event.track))
            continue;
        const auto at =
            static_cast<float>((to_days(event.date.first) - day0) / days_per_step) * step;
        if (at < -reach || at > static_cast<float>(heights.size()) * step + reach)
            continue;
        const float direction = ctx.exhibit().tracks[event.track.index].side < 0 ? -1.0F : 1.0F;
        add_tremor(heights, at,
                   tokens.timeline.amplitude *
                       tremor[static_cast<std::size_t>(std::clamp(event.importance, 1, 3) - 1)],
                   direction);
    }
}

TraceKey key_of(const LayoutContext& ctx, const TimeTransform& time) {
    return {time.start,
            time.span,
            time.x,
            time.w,
            ctx.areas.baseline_y,
            ctx.areas.scale,
            ctx.state.theme,
            time.mirrored,
            ctx.state.hidden_tracks};
}

} // namespace

void prepare_trace(LayoutContext& ctx, const TimeTransform& time, TimelineRecords& records) {
    const float unit = ctx.areas.scale;
    // Points stand at multiples of a step of days, so that the line does not shimmer while the
    // strip moves.
    const double days_per_step = time.days_per_px() * static_cast<double>(step * unit);
    const auto k0 = static_cast<std::int64_t>(std::floor(time.start / days_per_step));
    const double day0 = static_cast<double>(k0) * days_per_step;
    const auto count = static_cast<std::size_t>(time.span / days_per_step) + 3;
    const double along = (ctx.state.cursor - day0) / days_per_step;
    records.recorded_points =
        static_cast<std::size_t>(std::clamp(along + 1, 0.0, static_cast<double>(count)));

    const TraceKey key = key_of(ctx, time);
    if (records.trace_key == key)
        return; // only the needle has moved
    records.trace_key = key;
    records.heights.assign(count, 0);
    fill_heights(ctx, k0, days_per_step, records.heights);
    const float limit =
        ctx.tokens().timeline.amplitude * static_cast<float>(ctx.tokens().timeline.clamp);
    const SwingColors colors = swing_colors(ctx.theme);
    records.trace.resize(count);
    records.trace_color.resize(count);
    const float x0 = time.to_x(day0), dx = (time.mirrored ? -step : step) * unit;
    for (std::size_t i = 0; i < count; ++i) {
        const float height = std::clamp(records.heights[i], -limit, limit);
        records.trace[i] = {x0 + dx * static_cast<float>(i), ctx.areas.baseline_y - height * unit};
        const int swing = static_cast<int>(height / limit * color_steps) + color_steps;
        records.trace_color[i] = colors[static_cast<std::size_t>(swing)];
    }
}

} // namespace fl
