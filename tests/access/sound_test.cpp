// how loud, measured on the samples that the device would get.

#include "access/inspection.h"
#include "scene/interaction/key_reader.h"
#include "sound/loudness.h"
#include "sound/mixer.h"
#include "support/access_row.h"
#include "support/catch.h"

#include <cmath>

using namespace fl;
using namespace fl::test;

namespace {

double db(double ratio) {
    return 20 * std::log10(ratio);
}

double rms(std::span<const std::int16_t> samples) {
    double sum = 0;
    for (const std::int16_t sample : samples)
        sum += static_cast<double>(sample) * sample;
    return std::sqrt(sum / static_cast<double>(std::max<std::size_t>(samples.size(), 1)));
}

/// A tone of the middle of speech, at that peak.
std::vector<float> tone(std::size_t count, float peak) {
    std::vector<float> samples(count);
    for (std::size_t i = 0; i < count; ++i)
        samples[i] = peak * static_cast<float>(std::sin(0.13 * static_cast<double>(i)));
    return samples;
}

/// What comes out of the mixer when such a tone is spoken at that volume.
double spoken_level(int volume) {
    Mixer mixer(SoundBank{});
    mixer.set_speech_gain(volume_gain(volume));
    mixer.speech().push(tone(24'000, 0.7F));
    std::vector<std::int16_t> out(20'000);
    mixer.mix(out);
    return rms(out);
}

/// The level of a lasting cue once 100 ms have gone by, alone or while something is said.
double cue_level(bool spoken, std::size_t after = sample_rate / 10) {
    SoundBank bank;
    bank[static_cast<std::size_t>(Cue::touch)] = tone(24'000, 0.7F);
    Mixer mixer(bank);
    mixer.play(Cue::touch, 1);
    if (spoken) // a pause of the voice: what is heard then is the cue alone
        mixer.speech().push(std::vector<float>(24'000, 0.0F));
    std::vector<std::int16_t> out(after), rest(9600);
    mixer.mix(out);
    mixer.mix(rest);
    return rms(rest);
}

} // namespace

TEST_CASE("each step of the volume is heard on the samples", "[access]") {
    AccessRow row("A-05", "samples",
                  "A tone spoken through the mixer at each step of the volume key: level of the "
                  "samples for the device. Then the volume is turned up and the visit ends.");
    int volume = next_volume(100);
    const double lowest = spoken_level(volume);
    double before = lowest, widest = 0, nearest = 100;
    int steps = 1;
    for (; volume != 100; ++steps) {
        volume = next_volume(volume);
        const double level = spoken_level(volume);
        widest = std::max(widest, db(level / before));
        const double above = db(level / lowest);
        if (std::abs(above - 12) < std::abs(nearest - 12))
            nearest = above;
        before = level;
    }
    const double range = db(before / lowest);
    row.figure(steps, " steps, the widest ", std::round(widest * 100) / 100, " dB, range ",
               std::round(range * 10) / 10, " dB; one lies ", std::round(nearest * 10) / 10,
               " dB above the lowest");
    if (widest > 3)
        row.complain("a step of ", widest, " dB");
    if (range < 40)
        row.complain("a range of ", range, " dB");
    if (std::abs(nearest - 12) > 1.5)
        row.complain("no step lies 12 dB above the lowest");
    Inspection visit({});
    visit.act(Wake{});
    const int usual = visit.state().sound.volume;
    visit.act(SetVolume{100});
    visit.act(GoToAttract{});
    visit.act(Wake{});
    row.figure("turned up to 100 %; the next visit begins at ", visit.state().sound.volume, " %");
    if (visit.state().sound.volume != usual)
        row.complain("the volume stays for the next visitor");
    row.needs_person("Loudness at the visitor's ear, by the procedure of deploy/ACCESS.md.");
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}

TEST_CASE("speech makes all other sound softer by 20 dB and more", "[access]") {
    AccessRow row("A-06", "ducking",
                  "A lasting cue through the mixer, alone and while a voice speaks (in a pause of "
                  "it, so that the cue alone is measured), 100 ms after both have begun.");
    const double softer = db(cue_level(false) / cue_level(true));
    row.figure("softer by ", std::round(softer * 10) / 10, " dB");
    if (softer < 20)
        row.complain("softer by ", softer, " dB only");
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}

TEST_CASE("attract is silent by itself", "[access]") {
    AccessRow row("A-06", "attract",
                  "Two rounds of the attract loop in each language, and two after a visit that "
                  "was loud and read aloud: cues and words that are given to the device.");
    for (const Language& language : own_world().exhibit.languages) {
        Inspection visit({{1920, 1080}, {}, false, language.code});
        int cues = 0, words = 0;
        const auto listen = [&](double seconds) {
            for (double t = 0; t < seconds; t += 1.0 / 30) {
                visit.frame(1.0 / 30);
                cues += static_cast<int>(visit.session().cues().size());
                words += visit.session().speech().begin ? 1 : 0;
            }
        };
        listen(90);
        visit.act(Wake{});
        visit.act(SetVolume{100});
        visit.act(SetSpeech{true});
        visit.rest();
        visit.act(GoToAttract{});
        visit.frame(0.1);
        listen(90);
        row.figure(language.code, ": ", cues, " cues and ", words, " utterances in 180 s");
        if (cues + words > 0)
            row.complain(language.code, ": something sounds by itself");
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}
