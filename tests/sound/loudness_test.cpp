#include "sound/loudness.h"
#include "support/catch.h"

#include <cmath>
#include <numbers>
#include <vector>

using namespace fl;

namespace {

double level_of_sine(double hz, double amplitude) {
    std::vector<float> samples(2 * sample_rate);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double turn = 2 * std::numbers::pi * hz * static_cast<double>(i) / sample_rate;
        samples[i] = static_cast<float>(amplitude * std::sin(turn));
    }
    return k_weighted_level(samples);
}

} // namespace

TEST_CASE("a full-scale sine of 997 Hz has -3.01 LUFS, as the recommendation says", "[sound]") {
    CHECK(level_of_sine(997, 1) == Approx(-3.01).margin(0.02));
    CHECK(level_of_sine(997, 0.1) == Approx(-23.01).margin(0.02));
}

TEST_CASE("high tones count more and very low ones less, as the two filters say", "[sound]") {
    CHECK(level_of_sine(10000, 1) == Approx(-3.01 + 3.3).margin(0.15));
    CHECK(level_of_sine(38, 1) < level_of_sine(100, 1) - 3);
    CHECK(level_of_sine(100, 1) < level_of_sine(997, 1) - 1);
}

TEST_CASE("silence has no level at all", "[sound]") {
    CHECK(std::isinf(k_weighted_level(std::vector<float>(100, 0.0F))));
}
