// What becomes of a narrator's file on its way into the pack.

#include "authoring/take.h"
#include "core/error.h"
#include "sound/audio_file.h"
#include "sound/spectrum.h"
#include "support/audio.h"
#include "support/folder.h"

using namespace fl;
using namespace fl::test;

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

Take take_of(const std::vector<float>& samples) {
    return {samples, sample_rate, 0, 0};
}

std::string refusal(const std::filesystem::path& file) {
    try {
        read_take(file);
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::asset);
        return error.what();
    }
    return {};
}

std::vector<float> decoded(const std::string& opus) {
    AudioFile file = AudioFile::of_narration(opus);
    std::vector<float> all, room(5000);
    for (auto read = file.read(room); !read.empty(); read = file.read(room))
        all.insert(all.end(), read.begin(), read.end());
    return all;
}

} // namespace

TEST_CASE("a recording of any rate, channels and kind is read as one channel of 48 kHz",
          "[narration]") {
    const Folder folder;
    const std::vector<float> at_44100 = sine(1000, 0.2, 1, 44'100);
    std::vector<float> stereo;
    for (const float sample : at_44100)
        stereo.insert(stereo.end(), {sample, 0.0F}); // a microphone on the left
    write_sound(folder / "a.wav", stereo, 44'100, 2);
    write_sound(folder / "b.flac", at_44100, 44'100, 1, SF_FORMAT_FLAC | SF_FORMAT_PCM_24);
    write_sound(folder / "c.ogg", sine(1000, 0.2, 1), sample_rate, 1,
                SF_FORMAT_OGG | SF_FORMAT_VORBIS);
    for (const auto& [name, amplitude] :
         {std::pair("a.wav", 0.1), {"b.flac", 0.2}, {"c.ogg", 0.2}}) {
        INFO(name);
        const Take take = read_take(folder / name);
        CHECK(static_cast<double>(take.samples.size()) == Approx(sample_rate).margin(60));
        CHECK(strongest(take.samples, 900, 1100) == Approx(1000).epsilon(0.002));
        CHECK(k_weighted_level(take.samples) ==
              Approx(-3.01 + 20 * std::log10(amplitude)).margin(0.3));
        CHECK(take.clipped == 0);
    }
}

TEST_CASE("a file that is no sound, cut short or a whole session is refused with a reason",
          "[narration]") {
    const Folder folder;
    write_file(folder / "a.wav", "This is not a sound at all, but a letter.");
    CHECK(has(refusal(folder / "a.wav"), "a.wav"));
    write_file(folder / "empty.wav", "");
    CHECK_FALSE(refusal(folder / "empty.wav").empty());
    write_sound(folder / "b.flac", sine(440, 0.2, 5), sample_rate, 1,
                SF_FORMAT_FLAC | SF_FORMAT_PCM_16);
    const std::string whole = file_bytes(folder / "b.flac");
    write_file(folder / "b.flac", whole.substr(0, whole.size() / 2));
    CHECK(has(refusal(folder / "b.flac"), "cut short"));
    write_sound(folder / "c.wav", silence(601, 8000), 8000);
    CHECK(has(refusal(folder / "c.wav"), "lasts 601 s"));
}

TEST_CASE("a take comes to the level of the exhibit's voice and begins at once", "[narration]") {
    for (const double amplitude : {0.02, 0.1, 0.5}) {
        INFO(amplitude);
        const Master sound =
            master(take_of(joined({silence(1.5), sine(500, amplitude, 2), silence(3)})));
        CHECK(sound.problem.empty());
        CHECK(integrated_loudness(sound.samples) == Approx(narration_lufs).margin(0.3));
        CHECK(sound.length_s() == Approx(2 + 0.04 + 0.25).margin(0.03));
    }
}

TEST_CASE("pauses within a take stay", "[narration]") {
    const Master sound =
        master(take_of(joined({sine(500, 0.1, 1), silence(2), sine(500, 0.1, 1)})));
    CHECK(sound.length_s() == Approx(4).margin(0.03));
}

TEST_CASE("takes that cannot be used are refused with figures", "[narration]") {
    CHECK(has(master(take_of(silence(3))).problem, "silent"));
    CHECK(has(master(take_of({})).problem, "silent"));
    CHECK(has(master(take_of(sine(500, 0.005, 3))).problem, "-49."));
    CHECK(has(master(take_of(sine(500, 0.1, 181))).problem, "lasts 181 s"));
    std::vector<float> bumped = sine(500, 0.02, 3);
    bumped[50'000] = 0.9F;
    CHECK(has(master(take_of(bumped)).problem, "peaks 36 dB above its loudness"));
}

TEST_CASE("a take that could come louder is not bent at full scale", "[narration]") {
    std::vector<float> bumped = sine(500, 0.11, 3);
    bumped[50'000] = 0.99F; // 22 dB above -22.2 LUFS: it cannot be raised by all of 1.2 dB
    const Master sound = master(take_of(bumped));
    CHECK(sound.problem.empty());
    float peak = 0;
    for (const float sample : sound.samples)
        peak = std::max(peak, std::abs(sample));
    CHECK(peak == Approx(std::pow(10, -1.0 / 20)).margin(0.001));
}

TEST_CASE("clipped places are counted and the first is named", "[narration]") {
    const Folder folder;
    std::vector<float> samples = sine(200, 0.3, 3);
    for (const std::size_t at : {60'000U, 96'000U})
        std::fill_n(samples.begin() + at, 5, 1.0F);
    samples[100'000] = 1; // a single one is a true peak
    write_sound(folder / "a.wav", samples);
    const Take take = read_take(folder / "a.wav");
    CHECK(take.clipped == 2);
    const Master sound = master(take);
    REQUIRE(sound.doubts.size() == 1);
    CHECK(has(sound.doubts[0], "clipped in 2 places, first at 1.3 s"));
}

TEST_CASE("a take from a telephone is doubted", "[narration]") {
    Take take = take_of(sine(500, 0.1, 1));
    take.rate = 8000;
    REQUIRE(master(take).doubts.size() == 1);
    CHECK(has(master(take).doubts[0], "8000 samples"));
}

TEST_CASE("what is encoded comes back as long, as loud and at the same pitch", "[narration]") {
    const std::vector<float> samples = joined({sine(440, 0.2, 2), silence(0.5), sine(880, 0.2, 2)});
    const std::string opus = encode_opus(samples);
    CHECK(opus.size() < 27'000); // 6 kB a second
    const std::vector<float> back = decoded(opus);
    CHECK(back.size() == samples.size());
    CHECK(k_weighted_level(back) == Approx(k_weighted_level(samples)).margin(0.5));
    CHECK(strongest(std::span(back).first(2 * sample_rate), 300, 1000) ==
          Approx(440).epsilon(0.003));
    CHECK(strongest(std::span(back).last(2 * sample_rate), 300, 1000) ==
          Approx(880).epsilon(0.003));
}

TEST_CASE("the same samples are encoded to the same bytes", "[narration]") {
    const std::vector<float> samples = sine(440, 0.2, 1);
    CHECK((encode_opus(samples) == encode_opus(samples)));
}

TEST_CASE("nothing but Opus in one channel reaches a decoder of the exhibit",
          "[narration][security]") {
    const Folder folder;
    write_sound(folder / "a.wav", sine(440, 0.2, 1));
    write_sound(folder / "b.ogg", sine(440, 0.2, 1), sample_rate, 1,
                SF_FORMAT_OGG | SF_FORMAT_VORBIS);
    write_sound(folder / "c.opus", sine(440, 0.2, 1), sample_rate, 2,
                SF_FORMAT_OGG | SF_FORMAT_OPUS);
    for (const char* name : {"a.wav", "b.ogg", "c.opus"}) {
        INFO(name);
        CHECK_THROWS_AS(AudioFile::of_narration(file_bytes(folder / name)), Error);
    }
    const std::string opus = encode_opus(sine(440, 0.2, 1));
    for (const std::size_t kept : {0U, 20U, 40U, 100U}) {
        INFO(kept);
        CHECK_THROWS_AS(AudioFile::of_narration(opus.substr(0, kept)), Error);
    }
}

TEST_CASE("a damaged sound is refused or is as long as before at most", "[narration][security]") {
    const std::string opus = encode_opus(sine(440, 0.2, 20));
    std::uint32_t random = 1;
    int played = 0;
    for (int round = 0; round < 60; ++round) {
        std::string spoilt = opus;
        random = random * 1664525U + 1013904223U;
        spoilt[(random >> 8U) % spoilt.size()] ^= static_cast<char>(1 + (random >> 24U) % 255);
        std::size_t samples = 0;
        try {
            samples = decoded(spoilt).size();
        } catch (const Error& error) {
            CHECK(error.fault() == Fault::asset);
        }
        CHECK(samples <= 20U * sample_rate);
        played += samples > 0 ? 1 : 0;
    }
    CHECK(played > 0); // else nothing was tried
}
