// From a key to the samples that the device would get, with the real espeak-ng: how soon, how loud,
// in which language, and how soon silent. Where it is not installed this says so and is left out.

#include "content/pack.h"
#include "core/file.h"
#include "platform/paper_sink.h"
#include "platform/voice.h"
#include "platform/wave_reader.h"
#include "sound/loudness.h"
#include "sound/resampler.h"
#include "sound/wav.h"
#include "support/access_row.h"
#include "support/folder.h"
#include "support/keys.h"

#include <cstdio>
#include <cstdlib>

#include <unistd.h>

using namespace fl;
using namespace fl::test;

namespace {

using Clock = std::chrono::steady_clock;

struct OwnWorld {
    Exhibit exhibit = load_exhibit(std::filesystem::path(FL_SHARE_DIR) / "content.sqlite");
    WorldMap map = decode_world_map(exhibit.map_blob);
    Materials materials = make_materials(exhibit, map, shipped_tokens());
};

bool espeak_is_there() {
    const char* path = std::getenv("PATH"); // NOLINT: one thread yet
    std::string_view rest = path != nullptr ? path : "";
    while (!rest.empty()) {
        const auto folder = rest.substr(0, rest.find(':'));
        if (::access((std::string(folder) + "/espeak-ng").c_str(), X_OK) == 0)
            return true;
        rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
    }
    return false;
}

double ms_since(Clock::time_point then) {
    return std::chrono::duration<double, std::milli>(Clock::now() - then).count();
}

/// What that voice makes of the text, asked by hand: no code of ours but the reading of its file.
std::vector<float> by_hand(const Folder& folder, const std::string& voice,
                           const std::string& text) {
    replace_file(folder / "text", text);
    const std::string in = (folder / "text").string(), out = (folder / "out.wav").string();
    const std::string command =
        "espeak-ng -z -s 160 -v " + voice + " --stdin --stdout <" + in + " >" + out;
    REQUIRE(std::system(command.c_str()) == 0); // NOLINT: the words are ours
    WaveReader wave;
    std::vector<float> read, resampled;
    wave.feed(read_file(out), read);
    REQUIRE(wave.rate() > 0);
    Resampler(wave.rate(), sample_rate).feed(read, resampled);
    return resampled;
}

/// Correlation of two signals, 1 for the same; what only one of them has counts as silence.
double likeness(const std::vector<float>& a, const std::vector<float>& b) {
    double both = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
        const double x = i < a.size() ? static_cast<double>(a[i]) : 0;
        const double y = i < b.size() ? static_cast<double>(b[i]) : 0;
        both += x * y, aa += x * x, bb += y * y;
    }
    return aa > 0 && bb > 0 ? both / std::sqrt(aa * bb) : 0;
}

/// A session that somebody hears through the real voice.
struct Heard {
    Stand stand;
    PaperSink sink;
    Voice voice{espeak(), sink};

    explicit Heard(const Materials& materials)
        : stand(materials) {
        stand.open();
        stand.act(SetSpeech{true});
        stand.act(UseKeys{});
        stand.frame();
        voice.cut();
    }
    /// As the loop of the exhibit does it after each frame.
    void obey() {
        const SpeechOrder order = stand.session().speech();
        if (order.begin) {
            voice.say(stand.materials().exhibit, stand.session().utterance(),
                      stand.state().speech.speed);
        } else if (order.cut) {
            voice.cut();
        }
    }
    void key(Key key) {
        stand.feed(KeyEvent{stand.now(), key, true});
        obey();
        stand.feed(KeyEvent{stand.now(), key, false});
        obey();
    }
};

} // namespace

TEST_CASE(
    "a key is heard within 300 ms in the right language, and the next is silent within 100 ms",
    "[platform][espeak][access]") {
    AccessRow row("A-03", "voice",
                  "A key of the keypad with the voice of espeak-ng, in six languages: wall clock "
                  "from the key until the first sample is there for the device, and from the next "
                  "key until what the device has not taken is dropped; the best of up to five "
                  "tries, since others use the machine.");
    if (!espeak_is_there()) {
        row.needs_person("espeak-ng is not installed here: nothing was measured.");
        row.done();
        WARN("left out: espeak-ng is not installed");
        return;
    }
    const OwnWorld world;
    const Folder folder;
    const std::pair<const char*, const char*> voices[] = {
        {"en", "en"}, {"ar", "ar"}, {"zh", "cmn"}, {"fr", "fr-fr"}, {"ru", "ru"}, {"es", "es-419"}};
    for (const auto& [code, own_voice] : voices) {
        INFO(code);
        double first_ms = 1e9, silent_ms = 1e9;
        std::vector<float> samples;
        std::string text;
        for (int attempt = 0; attempt < 5 && (first_ms >= 300 || silent_ms >= 100); ++attempt) {
            Heard heard(world.materials); // others use the machine: the best of five counts
            heard.stand.act(SetLanguage{*world.exhibit.find_language(code)});
            heard.stand.frame();
            heard.obey();
            heard.voice.cut();
            heard.sink.keep();
            const auto pressed = Clock::now();
            heard.key(Key::right);
            REQUIRE(heard.sink.comes(heard.sink.pushed() + 1));
            first_ms = std::min(first_ms, ms_since(pressed));
            text = heard.stand.session().utterance().text();
            REQUIRE(becomes([&] {
                heard.sink.play();
                return heard.voice.take_ended();
            }));
            samples = heard.sink.kept;
            heard.key(Key::right);
            REQUIRE(heard.sink.comes(heard.sink.pushed() + 1));
            const int hushed = heard.sink.hushed;
            const auto again = Clock::now();
            heard.key(Key::right); // drops what the device has not taken yet
            REQUIRE(heard.sink.hushed > hushed);
            silent_ms = std::min(silent_ms, ms_since(again));
        }
        CHECK(first_ms < 300);
        CHECK(silent_ms < 100);

        CHECK(samples.size() > sample_rate / 4);
        const double level = k_weighted_level(samples);
        CHECK(level > -40);
        replace_file(std::filesystem::path(FL_BINARY_DIR) / ("voice-" + std::string(code) + ".wav"),
                     write_wav(samples));
        for (const auto& [other, voice] : voices) {
            const double alike = likeness(samples, by_hand(folder, voice, text));
            INFO(text << " as " << voice << ": " << alike);
            CHECK((std::string_view(voice) == own_voice ? alike > 0.99 : alike < 0.6));
        }
        row.figure(code, ": first sound after ", std::lround(first_ms), " ms, silent after ",
                   std::lround(silent_ms), " ms");
        if (first_ms >= 300 || silent_ms >= 100)
            row.complain(code, ": first sound after ", first_ms, " ms, silent after ", silent_ms);
        std::printf(
            "%s: '%s': first sound after %.0f ms, silent after %.1f ms, %.1f s, %.1f LKFS\n", code,
            text.c_str(), first_ms, silent_ms, static_cast<double>(samples.size()) / sample_rate,
            level);
    }
    row.done();
}

TEST_CASE("keys repeat, pause and change the speed of what is said", "[platform][espeak][access]") {
    AccessRow row("A-03", "keys",
                  "From the help menu by keys alone: the last words again, a pause and on again; "
                  "and the length of one sentence of espeak-ng at "
                  "each of the four speeds.");
    const OwnWorld world;
    Heard heard(world.materials);
    const auto choose = [&](const char* id) {
        if (!heard.stand.state().speech.help_open)
            heard.key(Key::help);
        heard.stand.act(SetFocus{heard.stand.node(id).id.key()});
        heard.stand.frame();
        heard.key(Key::select);
    };
    const auto demand = [&](bool holds, const char* what) {
        INFO(what);
        CHECK(holds);
        if (!holds)
            row.complain(what);
    };
    heard.key(Key::right);
    const std::string said = heard.stand.session().utterance().text();
    choose("help-repeat");
    demand(heard.stand.session().utterance().text() == said, "the last words are said again");
    choose("help-pause");
    demand(heard.stand.state().speech.paused, "a key pauses");
    choose("help-pause");
    demand(!heard.stand.state().speech.paused, "and goes on");
    if (!espeak_is_there()) {
        row.needs_person("espeak-ng is not installed here: speeds were not measured.");
        row.done();
        WARN("left out: espeak-ng is not installed");
        return;
    }
    Utterance sentence(world.exhibit);
    sentence.say("Four states propose a code of conduct to the United Nations.", LanguageId{0});
    std::size_t before = 0;
    int speeds = 0;
    for (int speed = 0; speed < 4; ++speed) {
        PaperSink sink;
        Voice voice(espeak(), sink);
        sink.keep();
        voice.say(world.exhibit, sentence, speed);
        REQUIRE(becomes([&] {
            sink.play();
            return voice.take_ended();
        }));
        const std::size_t length = sink.kept.size();
        speeds += before == 0 || length * 100 < before * 95 ? 1 : 0;
        before = length;
        row.figure("speed ", speed + 1, ": ",
                   std::round(100 * static_cast<double>(length) / sample_rate) / 100, " s");
    }
    demand(speeds == 4, "four speeds, each faster than the one before");
    row.done();
}
