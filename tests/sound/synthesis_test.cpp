// Every cue as DESIGN.md section 9 wants it: short, dry, pitch-true, -18 LUFS.

#include "core/file.h"
#include "sound/loudness.h"
#include "sound/spectrum.h"
#include "sound/synthesis.h"
#include "sound/wav.h"
#include "support/catch.h"

#include <filesystem>
#include <string>

using namespace fl;
using namespace fl::test;

namespace {

std::vector<Cue> all_cues() {
    std::vector<Cue> cues;
    for (std::size_t i = 0; i < cue_count; ++i)
        cues.push_back(static_cast<Cue>(i));
    return cues;
}

/// As it is heard: through the file.
std::vector<float> heard(Cue cue) {
    return read_wav(write_wav(synthesise(cue)), cue_name(cue));
}

double seconds_of(std::span<const float> samples) {
    return static_cast<double>(samples.size()) / sample_rate;
}

float peak(std::span<const float> samples) {
    float most = 0;
    for (const float sample : samples)
        most = std::max(most, std::abs(sample));
    return most;
}

/// The pitch of a part of a cue, looked for within a fourth of where it should be.
double pitch(std::span<const float> samples, double near_hz) {
    return strongest(samples, near_hz / 1.33, near_hz * 1.33);
}

std::span<const float> part(const std::vector<float>& samples, double from_s, double to_s) {
    const auto at = [&](double s) { return static_cast<std::size_t>(s * sample_rate); };
    return std::span(samples).subspan(at(from_s), at(to_s) - at(from_s));
}

constexpr double a_comma = 0.0125; // of a frequency: less than a quarter of a semitone

} // namespace

TEST_CASE("every cue is shorter than a quarter of a second", "[sound]") {
    for (const Cue cue : all_cues()) {
        INFO(cue_name(cue));
        CHECK(seconds_of(heard(cue)) < longest_cue_s);
        CHECK(seconds_of(heard(cue)) > 0.015);
    }
}

TEST_CASE("every cue has -18 LUFS and stays below full scale", "[sound]") {
    for (const Cue cue : all_cues()) {
        INFO(cue_name(cue));
        CHECK(k_weighted_level(heard(cue)) == Approx(cue_level_lufs).margin(0.1));
        CHECK(peak(heard(cue)) < 0.8F); // -2 dBFS, so that two at once still fit
        CHECK(peak(heard(cue)) > 0.1F);
    }
}

TEST_CASE("every cue begins and ends without a click", "[sound]") {
    constexpr std::size_t edge = 24; // half a millisecond
    for (const Cue cue : all_cues()) {
        INFO(cue_name(cue));
        const auto samples = heard(cue);
        CHECK(samples.front() == 0);
        CHECK(samples.back() == 0);
        CHECK(peak(std::span(samples).first(edge)) < 0.25F * peak(samples));
        CHECK(peak(std::span(samples).last(edge)) < 0.01F);
        double sum = 0; // what pushes a loudspeaker to one side
        for (const float sample : samples)
            sum += static_cast<double>(sample);
        CHECK(std::abs(sum / static_cast<double>(samples.size())) < 0.02);
    }
}

TEST_CASE("every cue is as high as the note it is tuned to", "[sound]") {
    for (const Cue cue : all_cues()) {
        INFO(cue_name(cue));
        if (cue == Cue::select || cue == Cue::close || cue == Cue::saved)
            continue; // several notes, below
        const double wanted = note_hz(cue_note(cue));
        CHECK(pitch(heard(cue), wanted) == Approx(wanted).epsilon(a_comma));
    }
    CHECK(note_hz(69) == Approx(440));
    CHECK(note_hz(81) == Approx(880));
}

TEST_CASE("select rises by a fourth and close falls by it", "[sound]") {
    const auto up = heard(Cue::select), down = heard(Cue::close);
    const double low = 440, high = 587.33;
    CHECK(pitch(part(up, 0, 0.08), low) == Approx(low).epsilon(a_comma));
    CHECK(pitch(part(up, 0.1, 0.2), high) == Approx(high).epsilon(a_comma));
    CHECK(pitch(part(down, 0, 0.08), high) == Approx(high).epsilon(a_comma));
    CHECK(pitch(part(down, 0.1, 0.2), low) == Approx(low).epsilon(a_comma));
}

TEST_CASE("the saved answer is a major triad", "[sound]") {
    const auto chord = heard(Cue::saved);
    for (const double hz : {587.33, 739.99, 880.0}) {
        CHECK(strongest(chord, hz * 0.95, hz * 1.05) == Approx(hz).epsilon(a_comma));
        CHECK(power_at(chord, hz) > 10 * power_at(chord, 659.26)); // E is not in it
    }
}

TEST_CASE("a tremor of the plus side is slightly higher than one of the minus side, and neither is "
          "louder, longer or harsher",
          "[sound]") {
    for (int importance = 1; importance <= 3; ++importance) {
        INFO(importance);
        const auto minus = heard(tremor_cue(-1, importance)),
                   shared = heard(tremor_cue(0, importance)),
                   plus = heard(tremor_cue(1, importance));
        const auto hz = [](std::span<const float> samples) { return strongest(samples, 60, 260); };
        CHECK(hz(plus) / hz(minus) == Approx(std::pow(2, 2 / 12.0)).epsilon(a_comma));
        CHECK(hz(shared) > hz(minus));
        CHECK(hz(shared) < hz(plus));
        CHECK(k_weighted_level(plus) == Approx(k_weighted_level(minus)).margin(0.05));
        CHECK(plus.size() == minus.size());
        // The same share of overtones, which is what makes a tone soft or harsh.
        const auto brightness = [&](std::span<const float> samples) {
            return power_at(samples, 2 * hz(samples)) / power_at(samples, hz(samples));
        };
        CHECK(brightness(plus) == Approx(brightness(minus)).epsilon(0.15));
    }
}

TEST_CASE("a weightier tremor is lower and longer", "[sound]") {
    for (const int side : {-1, 0, 1}) {
        for (int importance = 2; importance <= 3; ++importance) {
            const Cue light = tremor_cue(side, importance - 1),
                      heavy = tremor_cue(side, importance);
            CHECK(note_hz(cue_note(heavy)) < 0.8 * note_hz(cue_note(light)));
            CHECK(synthesise(heavy).size() > synthesise(light).size());
        }
    }
}

TEST_CASE("the ticks are lighter than everything else", "[sound]") {
    const auto energy = [](Cue cue) {
        double sum = 0;
        for (const float sample : heard(cue))
            sum += static_cast<double>(sample) * static_cast<double>(sample);
        return sum;
    };
    CHECK(energy(Cue::scrub) < energy(Cue::touch));
    CHECK(energy(Cue::touch) < energy(Cue::countdown));
    CHECK(energy(Cue::countdown) < energy(Cue::select));
}

TEST_CASE("cues have names of their own, and tremors are found by side and importance", "[sound]") {
    CHECK(cue_name(Cue::touch) == "touch");
    CHECK(cue_name(Cue::tour_step) == "tour-step");
    CHECK(cue_name(tremor_cue(-1, 1)) == "tremor-minus-1");
    CHECK(cue_name(tremor_cue(0, 2)) == "tremor-shared-2");
    CHECK(cue_name(tremor_cue(1, 3)) == "tremor-plus-3");
    CHECK(tremor_cue(-7, 0) == Cue::tremor_minus_1);
    CHECK(tremor_cue(7, 9) == Cue::tremor_plus_3);
}

TEST_CASE("the files of the build are these samples, byte for byte", "[sound]") {
    for (const Cue cue : all_cues()) {
        const auto file =
            std::filesystem::path(FL_SHARE_DIR) / "sounds" / (std::string(cue_name(cue)) + ".wav");
        INFO(file);
        CHECK(read_file(file) == write_wav(synthesise(cue)));
    }
}
