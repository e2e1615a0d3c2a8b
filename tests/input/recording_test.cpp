#include "core/error.h"
#include "input/recording.h"
#include "input/touch_ring.h"
#include "support/catch.h"

#include <cmath>
#include <limits>
#include <random>

using namespace fl;

namespace {

const std::string head = "fault-lines-touch 1\npack: fixture\nscreen_px: 1920 1080\n"
                         "screen_mm: 598 336\nlanguage: en\nstart_day: 2011-09-14\n";

std::string complaint(const std::string& text) {
    try {
        parse_recording(text, "a.touch");
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::usage);
        return error.what();
    }
    return "nothing wrong";
}

TouchEvent touch(long ms, float x = 0) {
    return {milliseconds(ms), TouchPhase::move, 1, {x, 0}};
}

} // namespace

TEST_CASE("a recording tells its settings and its events", "[input]") {
    const auto recording = parse_recording(head + "text_size: 1.35 # the third step\nseed: 7\n\n"
                                                  "# a finger\n0 down 1 400 900\n"
                                                  "16.667 move -2 412.5 900\n20 cancel 1 0 0\n"
                                                  "900 key select\n950 key back up\n"
                                                  "1200 size 1080 1920\n1300 headphones out\n",
                                           "a.touch");
    CHECK(recording.header.pack == "fixture");
    CHECK(recording.header.screen_mm == SizePx{598, 336});
    CHECK(recording.header.text_size == 1.35F);
    CHECK(recording.header.seed == 7);
    CHECK(iso_day(recording.header.start_day) == "2011-09-14");
    CHECK(recording.header.scene == "attract");
    REQUIRE(recording.events.size() == 7);
    const auto& move = std::get<TouchEvent>(recording.events[1]);
    CHECK(move.at == Instant{16667});
    CHECK(move.finger == -2);
    CHECK(move.point == PointPx{412.5F, 900});
    CHECK(std::get<KeyEvent>(recording.events[3]).pressed);
    CHECK_FALSE(std::get<KeyEvent>(recording.events[4]).pressed);
    CHECK(std::get<ResizeEvent>(recording.events[5]).size == SizePx{1080, 1920});
    CHECK_FALSE(std::get<HeadphonesEvent>(recording.events[6]).plugged);
}

TEST_CASE("a recording with Windows line ends reads the same", "[input]") {
    CHECK(parse_recording("fault-lines-touch 1\r\npack: f\r\nscreen_px: 1 1\r\nscreen_mm: 1 1\r\n"
                          "language: en\r\nstart_day: 2011-09-14\r\n\r\n5 up 1 0 0\r\n",
                          "a.touch")
              .events.size() == 1);
}

TEST_CASE("what is written is read again to the last bit", "[input]") {
    std::mt19937 random(3);
    Recording recording;
    recording.header = {"p-2025",   {1080, 1920}, {336.2F, 597.7F},         "ar",      "explore",
                        "daylight", 1.6F,         *parse_day("2013-06-01"), UINT64_MAX};
    Instant at{};
    for (int i = 0; i < 2000; ++i) {
        at += Instant{static_cast<long>(random() % 20000)};
        const auto finger = static_cast<std::int64_t>(random() << (i % 30)) * (i % 2 == 0 ? 1 : -1);
        recording.events.push_back(TouchEvent{
            at,
            static_cast<TouchPhase>(random() % 4),
            finger,
            {static_cast<float>(random()) * 4e-7F, static_cast<float>(random()) * 2e-7F}});
        recording.events.push_back(KeyEvent{at, static_cast<Key>(random() % 8), i % 3 == 0});
    }
    const std::string text = format_recording(recording);
    const Recording again = parse_recording(text, "again");
    CHECK(again.header == recording.header);
    CHECK(again.events.size() == recording.events.size());
    CHECK(format_recording(again) == text);
    const auto& first = std::get<TouchEvent>(recording.events[0]);
    CHECK(std::get<TouchEvent>(again.events[0]).point == first.point);
    CHECK(std::get<TouchEvent>(again.events[0]).finger == first.finger);
}

TEST_CASE("a bad recording is refused with file, line and what is wanted", "[input]") {
    struct Row {
        std::string text, message;
    };
    const auto row = GENERATE(values<Row>({
        {"", "a.touch:0: the file is empty; its first line would be: fault-lines-touch 1"},
        {"hello\n", "a.touch:1: this is no recording; its first line would be: "
                    "fault-lines-touch 1"},
        {"fault-lines-touch 9\n", "a.touch:1: format 9 is not known here, only format 1"},
        {"fault-lines-touch 1\npack: a\n0 up 1 0 0\n",
         "a.touch:3: the header above lacks 'screen_px:'"},
        {head + "pack: again\n", "a.touch:7: 'pack:' stands twice in the header"},
        {head + "seed: -1\n", "a.touch:7: '-1' is no seed; a number from 0 to "
                              "18446744073709551615 is wanted"},
        {head + "text_size: 9\n", "a.touch:7: '9' is no text size; a number from 1 to 2 is wanted"},
        {head + "text_size:\n", "a.touch:7: this line has 1 words, wanted is: text_size: NUMBER"},
        {head + "5\n", "a.touch:7: a time alone is no event; wanted is: MS PHASE FINGER X Y"},
        {head + "5 press 1 0 0\n",
         "a.touch:7: 'press' is not known; down, move, up, cancel, key or size is wanted"},
        {head + "5 down 1 0\n", "a.touch:7: this line has 4 words, wanted is: MS PHASE FINGER X Y"},
        {head + "5 down one 0 0\n",
         "a.touch:7: 'one' is no finger; a number from -9223372036854775808 to "
         "9223372036854775807 is wanted"},
        {head + "5 down 1 nan 0\n",
         "a.touch:7: 'nan' is no x; a number from -100000 to 100000 is wanted"},
        {head + "5 down 1 0 1e30\n",
         "a.touch:7: '1e30' is no y; a number from -100000 to 100000 is wanted"},
        {head + "-5 down 1 0 0\n",
         "a.touch:7: '-5' is no time in milliseconds; a number from 0 to 864000000 is wanted"},
        {head + "9 up 1 0 0\n\n8 up 1 0 0\n", "a.touch:9: time goes back here, from 9 ms to 8 ms"},
        {head + "5 key enter\n", "a.touch:7: 'enter' is no key; one of up, down, left, right, "
                                 "select, back, help, volume is wanted"},
        {head + "5 key up left\n", "a.touch:7: a key goes down or up, not 'left'"},
        {head + "5 key\n", "a.touch:7: a key line is: MS key NAME [down|up]"},
        {head + "5 size -1 5\n",
         "a.touch:7: '-1' is no width; a number from 0 to 100000 is wanted"},
    }));
    CHECK(complaint(row.text) == row.message);
}

TEST_CASE("an unreadable start day or header name is refused", "[input]") {
    CHECK(complaint("fault-lines-touch 1\nstart_day: 2011-02-30\n") ==
          "a.touch:2: '2011-02-30' is no day; a date like 2011-09-14 is wanted");
    CHECK(
        complaint("fault-lines-touch 1\nlang: en\n").rfind("a.touch:2: 'lang:' is not known", 0) ==
        0);
}

TEST_CASE("random bytes never crash the reader", "[input]") {
    std::mt19937 random(11);
    const std::string letters = "0123456789 \n\t#:.-edkyownupmv\"\\\xff";
    for (int i = 0; i < 3000; ++i) {
        std::string text = i % 2 == 0 ? head : "";
        for (auto n = random() % 80; n > 0; --n)
            text += letters[random() % letters.size()];
        try {
            parse_recording(text, "x");
        } catch (const Error&) {
        }
    }
    SUCCEED();
}

TEST_CASE("the ring keeps the last minute, from its oldest event on", "[input]") {
    TouchRing ring;
    for (long ms = 0; ms <= 100000; ms += 1000)
        ring.add(touch(ms));
    const auto events = ring.events();
    CHECK(events.size() == 61);
    CHECK(time_of(events.front()) == Instant{});
    CHECK(time_of(events.back()) == std::chrono::seconds(60));
    ring.clear();
    CHECK(ring.events().empty());
}

TEST_CASE("a full ring loses its oldest events, not its newest", "[input]") {
    TouchRing ring(std::chrono::seconds(60), 10);
    for (int i = 0; i < 25; ++i)
        ring.add(touch(i, static_cast<float>(i)));
    REQUIRE(ring.size() == 10);
    CHECK(std::get<TouchEvent>(ring.events().front()).point.x == 15);
    CHECK(std::get<TouchEvent>(ring.events().back()).point.x == 24);
}

TEST_CASE("what the ring gives can be written and read", "[input]") {
    TouchRing ring;
    ring.add(touch(500));
    ring.add(touch(400)); // a clock set back
    ring.add(touch(600, std::numeric_limits<float>::quiet_NaN()));
    ring.add(KeyEvent{milliseconds(700), Key::help, true});
    Recording recording = parse_recording(head, "head");
    recording.events = ring.events();
    CHECK(parse_recording(format_recording(recording), "ring").events.size() == 3);
}
