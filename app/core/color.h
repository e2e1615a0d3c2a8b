#pragma once

#include <cstdint>

namespace fl {

/// sRGB with straight alpha, 0..255 each.
struct Rgba {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    friend bool operator==(const Rgba&, const Rgba&) = default;

    /// The same colour with its alpha multiplied by `k` in [0, 1].
    constexpr Rgba faded(float k) const {
        return {r, g, b, static_cast<std::uint8_t>(static_cast<float>(a) * k + 0.5F)};
    }
};

/// Linear mix of the stored (sRGB) values, k in [0, 1]. Design asks for a plain cross-fade.
constexpr Rgba mix(Rgba from, Rgba to, float k) {
    const auto channel = [k](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(
            static_cast<float>(x) + (static_cast<float>(y) - static_cast<float>(x)) * k + 0.5F);
    };
    return {channel(from.r, to.r), channel(from.g, to.g), channel(from.b, to.b),
            channel(from.a, to.a)};
}

} // namespace fl
