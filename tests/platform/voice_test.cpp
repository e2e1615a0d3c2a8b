// The voice with a program that stands in for espeak-ng. Nothing sleeps: what another thread does
// is waited for.

#include "platform/paper_sink.h"
#include "platform/voice.h"
#include "support/catch.h"

#include <cerrno>
#include <cmath>

#include <sys/wait.h>
#include <unistd.h>

using namespace fl;
using namespace fl::test;

namespace {

using Clock = std::chrono::steady_clock;

VoiceProgram fake(std::string mode) {
    VoiceProgram program;
    program.command = [mode](std::string_view, int) {
        return std::vector<std::string>{FL_FAKE_VOICE, mode};
    };
    return program;
}

/// Two languages, and what is said in them.
struct Speech {
    Exhibit exhibit;
    Utterance utterance{exhibit};
    Speech() {
        exhibit.languages = {{"en", "English", TextDirection::left_to_right},
                             {"ru", "Русский", TextDirection::left_to_right}};
    }
    const Utterance& of(std::string_view text) {
        utterance.clear();
        utterance.say(text, LanguageId{0});
        return utterance;
    }
};

bool no_child_is_left() {
    return ::waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD;
}

} // namespace

TEST_CASE("a voice says a text and tells when it has been heard", "[platform][voice]") {
    Speech speech;
    PaperSink sink;
    Voice voice(fake("tone"), sink);
    voice.say(speech.exhibit, speech.of("Hello"), 1);
    REQUIRE(sink.comes(500));
    CHECK(sink.loudest() > 0.2F);
    CHECK_FALSE(voice.take_ended());
    sink.play();
    CHECK(becomes([&] { return voice.take_ended(); }));
    CHECK_FALSE(voice.take_ended());
    CHECK(voice.is_heard());
    CHECK(no_child_is_left());
}

TEST_CASE("each piece is said by a program in its language", "[platform][voice]") {
    Speech speech;
    PaperSink sink;
    std::mutex mutex;
    std::vector<std::string> asked;
    VoiceProgram program;
    program.command = [&](std::string_view language, int rate) {
        const std::lock_guard lock(mutex);
        asked.push_back(std::string(language) + " " + std::to_string(rate));
        return std::vector<std::string>{FL_FAKE_VOICE, "tone"};
    };
    Voice voice(program, sink);
    voice.say(speech.exhibit, speech.of("See Россия there"), 3);
    REQUIRE(sink.comes(1000));
    REQUIRE(becomes([&] {
        sink.play();
        return voice.take_ended();
    }));
    CHECK(asked == std::vector<std::string>{"en 280", "ru 280", "en 280"});
}

TEST_CASE("a cut is silent at once, and its child is gone within 100 ms", "[platform][voice]") {
    Speech speech;
    PaperSink sink;
    Voice voice(fake("endless"), sink);
    voice.say(speech.exhibit, speech.of("Hello"), 1);
    REQUIRE(sink.comes(48'000));
    const auto before = Clock::now();
    voice.cut();
    CHECK(sink.waiting() == 0);
    REQUIRE(becomes(no_child_is_left));
    CHECK(Clock::now() - before < std::chrono::milliseconds(100));
    const std::size_t then = sink.pushed();
    voice.say(speech.exhibit, speech.of("x"), 1);
    CHECK(sink.comes(then + 1000)); // it speaks on after a cut
    CHECK_FALSE(voice.take_ended());
}

TEST_CASE("a new text takes the place of the one that is being said", "[platform][voice]") {
    Speech speech;
    PaperSink sink;
    Voice voice(fake("tone"), sink);
    voice.say(speech.exhibit, speech.of(std::string(3000, 'a')), 1); // more than there is room for
    REQUIRE(sink.comes(60'000));
    voice.say(speech.exhibit, speech.of("Hello"), 1);
    REQUIRE(sink.comes(60'500));
    sink.play();
    CHECK(becomes([&] {
        sink.play();
        return voice.take_ended();
    }));
}

TEST_CASE("a program that is missing, refuses, crashes or is no WAVE leaves silence",
          "[platform][voice]") {
    Speech speech;
    for (const char* mode : {"", "refuse", "crash", "stereo"}) {
        INFO("mode " << mode);
        PaperSink sink;
        VoiceProgram program = fake(mode);
        if (*mode == 0)
            program.command = [](std::string_view, int) {
                return std::vector<std::string>{"/no/such/program"};
            };
        Voice voice(program, sink);
        voice.say(speech.exhibit, speech.of("Hello"), 1);
        CHECK(becomes([&] { return !voice.is_heard(); }));
        CHECK_FALSE(voice.take_ended());
        CHECK(no_child_is_left());
    }
}

TEST_CASE("a program that hangs is ended", "[platform][voice]") {
    Speech speech;
    for (const char* mode : {"hang", "stop-half-way"}) {
        INFO("mode " << mode);
        PaperSink sink;
        VoiceProgram program = fake(mode);
        program.hangs_after = milliseconds(60);
        Voice voice(program, sink);
        voice.say(speech.exhibit, speech.of("Hello"), 1);
        CHECK(becomes([&] { return !voice.is_heard(); }));
        CHECK(no_child_is_left());
    }
}

TEST_CASE("a device that is full is no program that hangs", "[platform][voice]") {
    Speech speech;
    PaperSink sink;
    VoiceProgram program = fake("endless");
    program.hangs_after = milliseconds(60);
    Voice voice(program, sink);
    voice.say(speech.exhibit, speech.of("Hello"), 1);
    REQUIRE(sink.comes(1U << 16));
    const auto later = Clock::now() + std::chrono::milliseconds(200);
    CHECK(becomes([&] { return Clock::now() > later; }));
    CHECK(voice.is_heard());
    voice.cut();
    CHECK(becomes(no_child_is_left));
}

TEST_CASE("a program that complains without end speaks all the same", "[platform][voice]") {
    Speech speech;
    PaperSink sink;
    Voice voice(fake("noise"), sink);
    voice.say(speech.exhibit, speech.of("Hello"), 1);
    CHECK(sink.comes(500));
}

TEST_CASE("the program has no file of the exhibit's", "[platform][voice]") {
    Speech speech;
    PaperSink sink;
    Voice voice(fake("files"), sink);
    voice.say(speech.exhibit, speech.of("Hello"), 1);
    CHECK(sink.comes(500));
}

TEST_CASE("without a device nothing is said, and nobody waits for it", "[platform][voice]") {
    Speech speech;
    PaperSink sink;
    sink.state = SpeechSink::Device::none;
    Voice voice(fake("endless"), sink);
    voice.say(speech.exhibit, speech.of("Hello"), 1);
    CHECK(becomes([&] { return !voice.is_heard(); }));
    CHECK(becomes(no_child_is_left));
}
