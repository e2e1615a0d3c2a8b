#pragma once

// Looks for pitches without the synthesis' own formulas.

#include "sound/loudness.h"

#include <cmath>
#include <numbers>
#include <span>

namespace fl::test {

/// Power at one frequency (Goertzel), under a Hann window that keeps neighbours apart.
inline double power_at(std::span<const float> samples, double hz) {
    const double step = 2 * std::numbers::pi * hz / sample_rate;
    const double factor = 2 * std::cos(step);
    double before = 0, before_that = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double along = static_cast<double>(i) / static_cast<double>(samples.size());
        const double window = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * along);
        const double now = window * static_cast<double>(samples[i]) + factor * before - before_that;
        before_that = before;
        before = now;
    }
    return before * before + before_that * before_that - factor * before * before_that;
}

/// The strongest frequency from `low` to `high`, to 0.1 %.
inline double strongest(std::span<const float> samples, double low, double high) {
    double best = low, most = -1;
    for (double hz = low; hz <= high; hz *= 1.001) {
        const double power = power_at(samples, hz);
        if (power > most) {
            most = power;
            best = hz;
        }
    }
    return best;
}

} // namespace fl::test
