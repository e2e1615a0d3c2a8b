#include "sound/loudness.h"
#include "support/audio.h"

using namespace fl;
using namespace fl::test;

namespace {

double level_of_sine(double hz, double amplitude) {
    return k_weighted_level(sine(hz, amplitude, 2));
}

/// The tone of the recommendations.
std::vector<float> tone(double amplitude, double seconds) {
    return sine(997, amplitude, seconds);
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

// Amplitudes of EBU Tech 3341, table 1, in one channel: 3 LU less than in its two.
TEST_CASE("soft beginnings and ends do not count as loudness, as EBU Tech 3341 wants", "[sound]") {
    const double minus_23 = std::pow(10, -23.0 / 20), minus_36 = std::pow(10, -36.0 / 20);
    const double minus_72 = std::pow(10, -72.0 / 20);
    const double loud = -23 - 3.01;
    CHECK(integrated_loudness(tone(minus_23, 20)) == Approx(loud).margin(0.1));           // 1
    CHECK(integrated_loudness(joined({tone(minus_36, 10), tone(minus_23, 60),             //
                                      tone(minus_36, 10)})) == Approx(loud).margin(0.1)); // 3
    CHECK(integrated_loudness(joined({tone(minus_72, 10), tone(minus_36, 10),             //
                                      tone(minus_23, 60), tone(minus_36, 10),             //
                                      tone(minus_72, 10)})) == Approx(loud).margin(0.1)); // 4
}

TEST_CASE("pauses do not make speech softer", "[sound]") {
    const std::vector<float> pause(3 * sample_rate);
    const std::vector<float> speech = joined({tone(0.1, 6), pause, pause, tone(0.1, 6), pause});
    CHECK(integrated_loudness(speech) == Approx(-23.01).margin(0.3)); // edges are partly silent
    CHECK(k_weighted_level(speech) < -25);
}

TEST_CASE("a word shorter than a block has its level, silence has none", "[sound]") {
    CHECK(integrated_loudness(tone(0.1, 0.3)) == Approx(-23.01).margin(0.1));
    CHECK(std::isinf(integrated_loudness(std::vector<float>(5 * sample_rate))));
    CHECK(std::isinf(integrated_loudness({})));
}
