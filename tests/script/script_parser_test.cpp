#include "core/date.h"
#include "core/error.h"
#include "script/script_parser.h"
#include "support/catch.h"

#include <algorithm>
#include <random>

using namespace fl;
using namespace fl::script;

namespace {

Command only(const std::string& text) {
    const auto commands = parse_script(text, "a.fls");
    REQUIRE(commands.size() == 1);
    return commands.front();
}

template <class T>
T read(const std::string& text) {
    const Command command = only(text);
    REQUIRE(std::holds_alternative<T>(command.action));
    return std::get<T>(command.action);
}

std::string complaint(const std::string& text) {
    try {
        parse_script(text, "a.fls");
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::usage);
        return error.what();
    }
    return "nothing wrong";
}

} // namespace

TEST_CASE("a script is its commands with their lines", "[script]") {
    const auto commands =
        parse_script("\xEF\xBB\xBF# opening\r\nsettle\r\n\r\n  wait 0.5 # half\r\n"
                     "tap #map # the map\r\n#tap #map\r\nshot end",
                     "a.fls");
    REQUIRE(commands.size() == 4);
    CHECK(commands[0].line == 2);
    CHECK(commands[1].line == 4);
    CHECK(std::get<Wait>(commands[1].action).duration == milliseconds(500));
    CHECK(std::get<TapNode>(commands[2].action).node.id == "map");
    CHECK(commands[3].line == 7);
    CHECK(parse_script("", "a.fls").empty());
}

TEST_CASE("nodes are ids, or roles with a label", "[script]") {
    CHECK(read<TapNode>("tap #state-BRA").node == NodeRef{"state-BRA", "", ""});
    CHECK(read<TapNode>("tap button:\"Start # the tour\"").node ==
          NodeRef{"", "button", "Start # the tour"});
    CHECK(read<TapNode>("tap state:\"Côte d'Ivoire\"").node.label == "Côte d'Ivoire");
    CHECK(read<TapNode>("tap text:\"a \\\"b\\\" \\\\ c\"").node.label == "a \"b\" \\ c");
}

TEST_CASE("a node is told as the script would write it", "[script]") {
    for (const char* text : {"#map", "button:\"Start\"", "text:\"a \\\"b\\\" \\\\ c\""})
        CHECK(to_text(read<TapNode>(std::string("tap ") + text).node) == text);
}

TEST_CASE("fingers tap, touch, drag and pinch", "[script]") {
    CHECK(read<TapPoint>("tap 10 20.5").point == PointPx{10, 20.5F});
    const auto touch = read<RawTouch>("touch move 9 -5 1080");
    CHECK(touch.phase == TouchPhase::move);
    CHECK(touch.finger == 9);
    CHECK(touch.point == PointPx{-5, 1080});
    CHECK(read<RawTouch>("touch down 0 0 0").phase == TouchPhase::down);
    CHECK(read<RawTouch>("touch up 0 0 0").phase == TouchPhase::up);
    const auto drag = read<DragNode>("drag #time-flag -300 0 1.5");
    CHECK(drag.node.id == "time-flag");
    CHECK(drag.by == PointPx{-300, 0});
    CHECK(drag.duration == milliseconds(1500));
    const auto pinch = read<PinchPoint>("pinch 960 400 0.5 1");
    CHECK(pinch.centre == PointPx{960, 400});
    CHECK(pinch.factor == 0.5F);
    CHECK(pinch.duration == milliseconds(1000));
}

TEST_CASE("all eight keys can be pressed and held, however they are capitalised", "[script]") {
    const char* names[] = {"Up", "Down", "Left", "Right", "Select", "Back", "Help", "Volume"};
    for (int i = 0; i < 8; ++i)
        CHECK(read<PressKey>(std::string("key ") + names[i]).key == static_cast<Key>(i));
    CHECK(read<PressKey>("key help").hold == Instant{});
    CHECK(read<PressKey>("key Select hold 2").hold == milliseconds(2000));
}

TEST_CASE("clock, size and idle timer can be set", "[script]") {
    const auto noon = make_day(2026, 1, 15) + std::chrono::hours(12);
    CHECK(read<SetClock>("set clock 2026-01-15T12:00:00Z").time == noon);
    CHECK(read<SetClock>("set clock 2026-01-15T12:00:59").time == noon + std::chrono::seconds(59));
    CHECK(read<SetClock>("set clock 2026-01-15T12:00").time == noon);
    CHECK(read<SetSize>("set size 1080x1920").size == SizePx{1080, 1920});
    CHECK(read<SetIdle>("set idle on").on);
    CHECK_FALSE(read<SetIdle>("set idle off").on);
}

TEST_CASE("outputs have names of files", "[script]") {
    CHECK(read<WriteOutput>("shot 01-map_en.v2").name == "01-map_en.v2");
    CHECK(read<WriteOutput>("shot a").output == Output::shot);
    CHECK(read<WriteOutput>("tree a").output == Output::tree);
    CHECK(read<WriteOutput>("metrics a").output == Output::metrics);
    CHECK(read<WriteOutput>("speech a").output == Output::speech);
    CHECK(read<WriteOutput>("sounds a").output == Output::sounds);
    for (const char* name : {"a/b", "../a", "/a", "a\\b", "\"a b\"", "\"\"", "é"}) {
        INFO(name);
        CHECK(complaint(std::string("shot ") + name).find("is no name of a file here") !=
              std::string::npos);
    }
}

TEST_CASE("every expectation can be said", "[script]") {
    const char* names[] = {"scene", "lang", "date", "issue", "theme", "textsize"};
    for (int i = 0; i < 6; ++i) {
        const auto expect = read<ExpectValue>(std::string("expect ") + names[i] + " 2011-09-14");
        CHECK(expect.subject == static_cast<Subject>(i));
        CHECK(expect.value == "2011-09-14");
    }
    CHECK(read<ExpectValue>("expect issue \"two words\"").value == "two words");
    CHECK(read<ExpectNode>("expect node #home").state == NodeState::there);
    CHECK(read<ExpectNode>("expect no node #home").state == NodeState::absent);
    CHECK(read<ExpectNode>("expect focus button:\"Tour\"").state == NodeState::focused);
    CHECK(read<ExpectNode>("expect focus button:\"Tour\"").node.label == "Tour");
    CHECK(read<ExpectText>("expect text \"Who decides?\"").text == "Who decides?");
    CHECK(read<ExpectSpeech>("expect speech fr \"Qui décide ?\"").language == "fr");
    CHECK(read<ExpectSpeech>("expect speech fr \"Qui décide ?\"").text == "Qui décide ?");
    CHECK(read<TurnHeadphones>("headphones in").plugged);
    CHECK_FALSE(read<TurnHeadphones>("headphones out").plugged);
}

TEST_CASE("a bad line is refused with file, line and what is wanted", "[script]") {
    struct Row {
        std::string text, message;
    };
    const auto row = GENERATE(values<Row>({
        {"settle\nwiat 1", "a.fls:2: 'wiat' is no command; is wait meant?"},
        {"Tap #map", "a.fls:1: 'Tap' is no command; is tap meant?"},
        {"screenshot a",
         "a.fls:1: 'screenshot' is no command; one of wait, settle, tap, touch, "
         "drag, pinch, key, headphones, set, shot, tree, metrics, speech, sounds, expect is "
         "wanted"},
        {"wait", "a.fls:1: time in seconds is missing; wanted is: wait S"},
        {"wait soon",
         "a.fls:1: 'soon' is no time in seconds; a number from 0 to 86400 is wanted: wait S"},
        {"wait -1",
         "a.fls:1: '-1' is no time in seconds; a number from 0 to 86400 is wanted: wait S"},
        {"wait nan",
         "a.fls:1: 'nan' is no time in seconds; a number from 0 to 86400 is wanted: wait S"},
        {"wait 1 2", "a.fls:1: 2 is too much here; wanted is: wait S"},
        {"wait 1 #soon", "a.fls:1: #soon is too much here; a comment has a space after its #; "
                         "wanted is: wait S"},
        {"tap", "a.fls:1: node is missing; wanted is: tap NODE or tap X Y"},
        {"tap map", "a.fls:1: map is no node; #id (letters, digits, - _ . and 47 of them at most) "
                    "or role:\"label\" is wanted: tap NODE or tap X Y"},
        {"tap #map #home", "a.fls:1: '#map' is no x; a number from -100000 to 100000 is wanted: "
                           "tap NODE or tap X Y"},
        {"tap 10 20 30", "a.fls:1: 30 is too much here; wanted is: tap NODE or tap X Y"},
        {"tap button:\"Start", "a.fls:1: this string has no closing quote"},
        {"tap button:\"Start\"x", "a.fls:1: a space is wanted after the closing quote of a string"},
        {"tap button:\"a\\n\"", "a.fls:1: after \\ in a string only \" or \\ may stand"},
        {"touch dwon 0 1 2", "a.fls:1: 'dwon' is no phase; is down meant?"},
        {"touch cancel 0 1 2", "a.fls:1: 'cancel' is no phase; one of down, move, up is wanted"},
        {"touch down 10 1 2", "a.fls:1: '10' is no finger; a number from 0 to 9 is wanted: touch "
                              "down|move|up FINGER X Y"},
        {"touch down 1.5 1 2", "a.fls:1: 1.5 is no finger; a whole number from 0 to 9 is wanted"},
        {"drag #map 1 2", "a.fls:1: time in seconds is missing; wanted is: drag NODE DX DY S"},
        {"pinch 1 2 0 1",
         "a.fls:1: '0' is no factor; a number from 0.01 to 100 is wanted: pinch X Y FACTOR S"},
        {"key Enter", "a.fls:1: 'Enter' is no key; one of up, down, left, right, select, back, "
                      "help, volume is wanted"},
        {"key Help for 2", "a.fls:1: 'for' is no word here; one of hold is wanted"},
        {"set clock 10:00", "a.fls:1: '10:00' is no time; one like 2026-01-15T10:00:00Z is wanted"},
        {"set clock 2026-02-30T10:00Z",
         "a.fls:1: '2026-02-30T10:00Z' is no time; one like 2026-01-15T10:00:00Z is wanted"},
        {"set clock 2026-02-03T24:00Z",
         "a.fls:1: '2026-02-03T24:00Z' is no time; one like 2026-01-15T10:00:00Z is wanted"},
        {"set size 1920",
         "a.fls:1: '1920' is no size; one like 1920x1080 is wanted, 1 to 16384 each"},
        {"set size 0x5",
         "a.fls:1: '0x5' is no size; one like 1920x1080 is wanted, 1 to 16384 each"},
        {"set volume 5", "a.fls:1: 'volume' is no setting; one of clock, size, idle is wanted"},
        {"set idle maybe", "a.fls:1: 'maybe' is no state of idle; one of off, on is wanted"},
        {"expect sceen map", "a.fls:1: 'sceen' is no thing to expect; is scene meant?"},
        {"expect date 2011", "a.fls:1: '2011' is no date; one like 2011-09-14 is wanted"},
        {"expect no home", "a.fls:1: 'home' is no word after no; is node meant?"},
    }));
    CHECK(complaint(row.text) == row.message);
}

TEST_CASE("a text to expect stands in quotes and is not empty", "[script]") {
    for (const char* text : {"hello", "\"\"", "x\"hello\""})
        CHECK(complaint(std::string("expect text ") + text)
                  .find("a string in double quotes is "
                        "wanted") != std::string::npos);
}

TEST_CASE("an id of a node has 47 letters at most", "[script]") {
    CHECK(read<TapNode>("tap #" + std::string(47, 'a')).node.id.size() == 47);
    for (const std::string& id :
         {"#" + std::string(48, 'a'), std::string("#1"), std::string("##a"), std::string("#a/b"),
          std::string("button:\"\""), std::string(":\"a\"")})
        CHECK(complaint("tap " + id).find("is no node") != std::string::npos);
}

TEST_CASE("all bad lines of a script are told at once, twenty at most", "[script]") {
    CHECK(complaint("wiat 1\nsettle\ntap\n") ==
          "a.fls:1: 'wiat' is no command; is wait meant?\n"
          "a.fls:3: node is missing; wanted is: tap NODE or tap X Y");
    std::string many;
    for (int i = 0; i < 100; ++i)
        many += "nothing\n";
    const std::string text = complaint(many);
    CHECK(std::count(text.begin(), text.end(), '\n') == 19);
}

TEST_CASE("a script that cannot be read is a usage error", "[script]") {
    try {
        read_script("no/such/script.fls");
        FAIL("read");
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::usage);
        CHECK(std::string(error.what()).find("no/such/script.fls") != std::string::npos);
    }
}

TEST_CASE("random bytes never crash the reader of scripts", "[script]") {
    std::mt19937 random(9);
    const std::string pieces[] = {"tap ", "wait ", "expect ", "text ",    "#",  "\"",
                                  "\\",   "node ", "1 ",      "-",        "\n", "x",
                                  ":",    "\xff",  " ",       "set size "};
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        for (auto n = random() % 20; n > 0; --n)
            text += pieces[random() % std::size(pieces)];
        try {
            parse_script(text, "x");
        } catch (const Error&) {
        }
    }
    SUCCEED();
}
