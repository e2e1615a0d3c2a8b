#include "sound/resampler.h"

#include <array>
#include <cmath>
#include <numbers>

namespace fl {
namespace {

constexpr int half = 8, taps = 2 * half, phases = 256;

/// Weights of the samples around a point, by where it lies between two of them.
using Kernel = std::array<std::array<float, taps>, phases + 1>;

Kernel make_kernel() {
    Kernel kernel{};
    for (int p = 0; p <= phases; ++p) {
        const double between = static_cast<double>(p) / phases;
        for (int k = 0; k < taps; ++k) {
            const double x = k - (half - 1) - between, turn = std::numbers::pi * x;
            const double sinc = std::abs(x) < 1e-9 ? 1 : std::sin(turn) / turn;
            const double window = 0.5 + 0.5 * std::cos(turn / half); // Hann
            kernel[static_cast<std::size_t>(p)][static_cast<std::size_t>(k)] =
                static_cast<float>(sinc * window);
        }
    }
    return kernel;
}

const Kernel& kernel() {
    static const Kernel made = make_kernel();
    return made;
}

} // namespace

Resampler::Resampler(int from, int to)
    : step_(static_cast<double>(from) / to)
    , at_(half - 1)
    , waiting_(half - 1, 0.0F) {} // silence before the first sample

void Resampler::feed(std::span<const float> samples, std::vector<float>& out) {
    waiting_.insert(waiting_.end(), samples.begin(), samples.end());
    const auto size = static_cast<double>(waiting_.size());
    while (at_ + half + 1 <= size) {
        const auto whole = static_cast<std::size_t>(at_);
        const auto phase = static_cast<std::size_t>(std::lround((at_ - std::floor(at_)) * phases));
        const auto& weights = kernel()[phase];
        float sum = 0;
        for (std::size_t k = 0; k < taps; ++k)
            sum += waiting_[whole + k - (half - 1)] * weights[k];
        out.push_back(sum);
        at_ += step_;
    }
    const auto done = static_cast<std::size_t>(at_) - (half - 1);
    const std::size_t gone = std::min(done, waiting_.size());
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(gone));
    at_ -= static_cast<double>(gone);
}

void Resampler::finish(std::vector<float>& out) {
    constexpr std::array<float, half + 1> silence{};
    feed(silence, out);
}

} // namespace fl
