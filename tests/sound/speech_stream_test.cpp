#include "sound/loudness.h"
#include "sound/mixer.h"
#include "support/catch.h"

#include <array>
#include <cmath>
#include <numbers>
#include <thread>

using namespace fl;

namespace {

SoundBank flat_touch(float value, std::size_t length) {
    SoundBank bank;
    bank[static_cast<std::size_t>(Cue::touch)].assign(length, value);
    return bank;
}

std::vector<std::int16_t> take(Mixer& mixer, std::size_t count) {
    std::vector<std::int16_t> out(count);
    mixer.mix(out);
    return out;
}

} // namespace

TEST_CASE("speech is mixed at its gain, in the order in which it came", "[sound][speech]") {
    Mixer mixer({});
    mixer.set_speech_gain(0.5F);
    CHECK(mixer.speech().push(std::array{0.2F, 0.4F}) == 2);
    const auto out = take(mixer, 3);
    CHECK(out[0] == std::lround(0.1 * 32767));
    CHECK(out[1] == std::lround(0.2 * 32767));
    CHECK(mixer.speech().waiting() == 0);
}

TEST_CASE("cues are 20 dB softer while something is said, and come back", "[sound][speech]") {
    Mixer mixer(flat_touch(0.5F, 200'000));
    mixer.play(Cue::touch, 1);
    CHECK(take(mixer, 10)[9] == std::lround(0.5 * 32767));
    mixer.speech().push(std::vector<float>(9600, 0.0F));
    const auto during = take(mixer, 9600);
    CHECK(20 * std::log10(during[4800] / (0.5 * 32767)) < -20);
    const auto after = take(mixer, 9600);
    CHECK(20 * std::log10(after[9599] / (0.5 * 32767)) > -0.5);
}

TEST_CASE("speech that is hushed is silent within 5 ms", "[sound][speech]") {
    Mixer mixer({});
    mixer.speech().push(std::vector<float>(48'000, 0.5F));
    take(mixer, 480);
    mixer.speech().hush();
    CHECK(mixer.speech().waiting() == 0);
    const auto out = take(mixer, 480);
    CHECK(out[0] > 0); // without a click
    CHECK(std::abs(out[240]) < 4);
    mixer.speech().push(std::array{0.25F});
    CHECK(std::abs(take(mixer, 1)[0] - std::lround(0.25 * 32767)) < 4);
}

TEST_CASE("speech that is held loses nothing", "[sound][speech]") {
    Mixer mixer({});
    mixer.speech().push(std::array{0.1F, 0.2F, 0.3F});
    take(mixer, 1);
    mixer.speech().hold(true);
    take(mixer, 4800);
    CHECK(mixer.speech().waiting() == 2);
    mixer.speech().hold(false);
    CHECK(std::abs(take(mixer, 1)[0] - std::lround(0.2 * 32767)) < 4);
}

TEST_CASE("a full stream takes no more, and takes on once there is room", "[sound][speech]") {
    SpeechStream stream;
    const std::vector<float> much(SpeechStream::capacity + 100, 0.1F);
    CHECK(stream.push(much) == SpeechStream::capacity);
    CHECK(stream.push(much) == 0);
    float sample = 0;
    for (int i = 0; i < 50; ++i)
        CHECK(stream.take(sample));
    CHECK(stream.push(much) == 50);
}

TEST_CASE("samples pass from one thread to another whole and in order", "[sound][speech]") {
    SpeechStream stream;
    constexpr int count = 300'000;
    std::thread writer([&] {
        for (int i = 0; i < count;) {
            const auto sample = static_cast<float>(i);
            i += static_cast<int>(stream.push({&sample, 1}));
        }
    });
    int next = 0;
    while (next < count) {
        float sample = 0;
        if (!stream.take(sample)) {
            std::this_thread::yield();
            continue;
        }
        if (sample != static_cast<float>(next))
            break;
        ++next;
    }
    writer.join();
    CHECK(next == count);
}

TEST_CASE("steps of the volume are 3 dB at most, over more than 40 dB", "[sound]") {
    int steps = 0;
    for (int percent = 100; stepped_volume(percent, -1) > 0;) {
        const int lower = stepped_volume(percent, -1);
        const double down = 20 * std::log10(static_cast<double>(volume_gain(percent)) /
                                            static_cast<double>(volume_gain(lower)));
        CHECK(down > 0);
        CHECK(down <= 3.0);
        const int back = stepped_volume(lower, 1);
        CHECK(20 * std::log10(static_cast<double>(volume_gain(back)) /
                              static_cast<double>(volume_gain(lower))) <=
              3.0);
        percent = lower;
        if (stepped_volume(percent, -1) == 0)
            CHECK(20 * std::log10(static_cast<double>(volume_gain(percent))) <= -40);
        ++steps;
    }
    CHECK(steps > 13);
    CHECK(stepped_volume(0, -1) == 0);
    CHECK(stepped_volume(0, 1) == 7);
    CHECK(stepped_volume(100, 1) == 100);
}
