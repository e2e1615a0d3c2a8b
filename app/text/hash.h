#pragma once

#include <cstddef>
#include <cstdint>

namespace fl {

/// Folds one more value into a hash (the finaliser of SplitMix64, Steele et al. 2014).
constexpr std::size_t mix_hash(std::size_t hash, std::uint64_t value) {
    std::uint64_t x = hash + 0x9E3779B97F4A7C15U + value;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<std::size_t>(x ^ (x >> 31U));
}

} // namespace fl
