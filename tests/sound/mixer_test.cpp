#include "sound/mixer.h"
#include "sound/synthesis.h"
#include "support/catch.h"
#include "support/count_new.h"

#include <cmath>
#include <thread>

using namespace fl;

namespace {

/// A bank in which touch is a constant for `length` samples.
SoundBank flat(float value, std::size_t length) {
    SoundBank bank;
    bank[static_cast<std::size_t>(Cue::touch)].assign(length, value);
    return bank;
}

std::vector<std::int16_t> take(Mixer& mixer, std::size_t count) {
    std::vector<std::int16_t> out(count, 12345);
    mixer.mix(out);
    return out;
}

int in_16_bits(double value) {
    return static_cast<int>(std::lround(value * 32767));
}

SoundBank all_sounds() {
    SoundBank bank;
    for (std::size_t i = 0; i < cue_count; ++i)
        bank[i] = synthesise(static_cast<Cue>(i));
    return bank;
}

} // namespace

TEST_CASE("a mixer that nobody asks gives silence", "[sound]") {
    Mixer mixer(flat(0.5F, 10));
    CHECK(take(mixer, 64) == std::vector<std::int16_t>(64, 0));
}

TEST_CASE("a cue sounds once, at its gain, across buffers", "[sound]") {
    Mixer mixer(flat(0.5F, 6));
    mixer.play(Cue::touch, 0.5F);
    const auto first = take(mixer, 4), second = take(mixer, 4);
    for (const auto sample : first)
        CHECK(sample == in_16_bits(0.25));
    CHECK(second[1] == in_16_bits(0.25));
    CHECK(second[2] == 0);
    CHECK(mixer.voices() == 0);
}

TEST_CASE("cues that sound together are added", "[sound]") {
    Mixer mixer(flat(0.2F, 8));
    mixer.play(Cue::touch, 1);
    take(mixer, 2);
    mixer.play(Cue::touch, 1);
    mixer.play(Cue::touch, 0.5F);
    CHECK(take(mixer, 1)[0] == in_16_bits(0.2 + 0.2 + 0.1));
    CHECK(mixer.voices() == 3);
}

TEST_CASE("a sum beyond full scale is bent, never cut or turned over", "[sound]") {
    int before = 0;
    for (int count = 1; count <= 8; ++count) {
        Mixer mixer(flat(0.3F, 4));
        for (int i = 0; i < count; ++i)
            mixer.play(Cue::touch, 1);
        const int sum = take(mixer, 1)[0];
        CHECK(sum > before - (count > 5 ? 1 : 0)); // rises, in the end by less than a step
        CHECK(sum <= 32767);
        before = sum;
    }
    Mixer negative(flat(-1.0F, 4));
    for (int i = 0; i < 8; ++i)
        negative.play(Cue::touch, 1);
    CHECK(take(negative, 1)[0] >= -32767);
    CHECK(take(negative, 1)[0] < -32000);
}

TEST_CASE("a ninth cue takes the voice that is nearest to its end", "[sound]") {
    SoundBank bank = flat(0.01F, 100);
    bank[static_cast<std::size_t>(Cue::select)].assign(1000, 0.01F);
    Mixer mixer(bank);
    mixer.play(Cue::touch, 1);
    for (int i = 0; i < 7; ++i)
        mixer.play(Cue::select, 1);
    take(mixer, 50);
    CHECK(mixer.voices() == Mixer::most_voices);
    mixer.play(Cue::select, 1);
    take(mixer, 1);
    CHECK(mixer.voices() == Mixer::most_voices);
    take(mixer, 60); // the short one would have ended in here, leaving seven
    CHECK(mixer.voices() == Mixer::most_voices);
}

TEST_CASE("a stolen voice fades instead of breaking off", "[sound]") {
    SoundBank bank = flat(0.5F, 10);
    bank[static_cast<std::size_t>(Cue::select)].assign(1000, 0.0F);
    Mixer mixer(bank);
    mixer.play(Cue::touch, 1);
    for (int i = 0; i < 7; ++i)
        mixer.play(Cue::select, 1);
    take(mixer, 5);
    mixer.play(Cue::select, 1);
    const auto after = take(mixer, 240);
    CHECK(after[0] == in_16_bits(0.5));
    for (std::size_t i = 1; i < after.size(); ++i)
        CHECK(std::abs(after[i] - after[i - 1]) < 1200);
    CHECK(after[96] < 33); // 2 ms: -60 dB
    CHECK(after.back() == 0);
}

TEST_CASE("too many requests at once are dropped, and none comes back later", "[sound]") {
    Mixer mixer(flat(0.001F, 4));
    for (int i = 0; i < 1000; ++i)
        mixer.play(Cue::touch, 1);
    take(mixer, 400); // also until the last of what was stolen has faded
    CHECK(mixer.voices() == 0);
    mixer.play(Cue::touch, 1);
    CHECK(take(mixer, 1)[0] == in_16_bits(0.001));
}

TEST_CASE("what is forgotten is never heard", "[sound]") {
    Mixer mixer(flat(0.5F, 100));
    mixer.play(Cue::touch, 1);
    take(mixer, 4);
    mixer.play(Cue::touch, 1);
    mixer.forget();
    CHECK(take(mixer, 16) == std::vector<std::int16_t>(16, 0));
}

TEST_CASE("a cue without samples is silent", "[sound]") {
    Mixer mixer(SoundBank{});
    mixer.play(Cue::saved, 1);
    CHECK(take(mixer, 8) == std::vector<std::int16_t>(8, 0));
}

TEST_CASE("mixing allocates nothing", "[sound]") {
    Mixer mixer(all_sounds());
    std::vector<std::int16_t> out(512);
    const std::size_t before = test::allocations;
    for (int i = 0; i < 100; ++i) {
        mixer.play(static_cast<Cue>(i % 16), 1);
        mixer.mix(out);
    }
    CHECK(test::allocations == before);
}

TEST_CASE("one thread asks while the other mixes, and every sample stays in order", "[sound]") {
    Mixer mixer(flat(0.001F, 1));
    std::atomic<bool> asked{false};
    std::thread asking([&] {
        for (int i = 0; i < 20'000; ++i)
            mixer.play(Cue::touch, 1);
        asked = true;
    });
    std::vector<std::int16_t> out(64);
    bool sane = true;
    while (!asked) {
        mixer.mix(out);
        for (const auto sample : out)
            sane = sane && sample >= 0 && sample < 32767;
    }
    asking.join();
    CHECK(sane);
}

TEST_CASE("volume below five percent is silence, and even steps sound even", "[sound]") {
    for (const int percent : {-10, 0, 1, 4})
        CHECK(volume_gain(percent) == 0);
    CHECK(volume_gain(5) > 0);
    CHECK(volume_gain(50) == Approx(0.25)); // -12 dB
    CHECK(volume_gain(100) == 1);
    CHECK(volume_gain(400) == 1);
}

TEST_CASE("a list holds each cue once, in the order in which they fell due", "[sound]") {
    CueList list;
    list.add(Cue::select);
    list.add(Cue::touch);
    list.add(Cue::select);
    REQUIRE(list.cues().size() == 2);
    CHECK(list.cues()[0] == Cue::select);
    CHECK(list.cues()[1] == Cue::touch);
}
