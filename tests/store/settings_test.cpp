#include "core/error.h"
#include "core/file.h"
#include "store/settings.h"
#include "support/catch.h"

#include <cstdlib>
#include <filesystem>
#include <random>
#include <regex>
#include <vector>

using namespace fl;
namespace fs = std::filesystem;

namespace {

Settings read(const std::string& text) {
    const SettingsText file{"a.toml", text};
    return read_settings({&file, 1});
}

std::string complaint(const std::string& text) {
    try {
        read(text);
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::usage);
        return error.what();
    }
    return "nothing wrong";
}

/// A folder of its own that goes away again.
struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "fl-settings-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path = name;
        fs::create_directory(path / "settings.d");
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    void write(const char* name, const char* text) const { replace_file(path / name, text); }
};

std::string shipped() {
    return read_file(fs::path(FL_SOURCE_DIR) / "deploy/settings.toml");
}

/// The shipped file with all its keys switched on.
std::string switched_on() {
    return std::regex_replace(shipped(), std::regex("(^|\n)#([a-z_]+ = )"), "$1$2");
}

} // namespace

TEST_CASE("no settings at all are the defaults", "[store]") {
    CHECK(read("") == Settings{});
    CHECK(read_settings({}) == Settings{});
}

TEST_CASE("every key reaches its setting", "[store]") {
    const Settings settings = read("language = 'zh-Hans'\ntheme = 'high_contrast'\n"
                                   "[screen]\nrotation_deg = 270\ndiagonal_in = 21.5\n"
                                   "bottom_mm = 700\nreach = \"lower\"\n"
                                   "[touch]\nmatrix = [-1, 0, 1.0, 0, 1, 0.5]\n"
                                   "[idle]\nwarn_after_s = 120\nattract_after_s = 300\n"
                                   "[sound]\nvolume = 35\nattract = true\n");
    CHECK(settings.language == "zh-Hans");
    CHECK(settings.theme == "high_contrast");
    CHECK(settings.screen.rotation_deg == 270);
    CHECK(settings.screen.diagonal_in == 21.5);
    CHECK(settings.screen.bottom_mm == 700);
    CHECK(settings.screen.reach == "lower");
    CHECK(settings.touch.matrix == std::array<double, 6>{-1, 0, 1, 0, 1, 0.5});
    CHECK(settings.idle.warn_after_s == 120);
    CHECK(settings.idle.attract_after_s == 300);
    CHECK(settings.sound.volume == 35);
    CHECK(settings.sound.attract);
    CHECK(read("screen.diagonal_in = 43").screen.diagonal_in == 43);
}

TEST_CASE("keys of a keypad are told for all devices and for one make", "[store]") {
    const Settings settings = read("[keypad]\nselect = ['Keypad 5']\nhelp = []\n"
                                   "repeat_after_s = 2\ndrop_double = true\n"
                                   "[keypad.'2047:09d0']\nselect = ['F13']\n");
    CHECK(settings.keypad.keys[4] == std::vector{*usb_key("Keypad 5")});
    CHECK(settings.keypad.keys[6].empty());
    CHECK(settings.keypad.keys[0] == std::vector{*usb_key("Up")});
    CHECK(settings.keypad.repeat_after_s == 2);
    CHECK(settings.keypad.drop_double);
    REQUIRE(settings.keypad.devices.size() == 1);
    CHECK(settings.keypad.devices[0].vendor == 0x2047);
    CHECK(settings.keypad.devices[0].product == 0x09d0);
    CHECK(settings.keypad.devices[0].keys[4] == std::vector{*usb_key("F13")});
    CHECK(settings.keypad.devices[0].keys[0].empty());
}

TEST_CASE("the shipped file, as it is and with all keys switched on, is the defaults", "[store]") {
    CHECK(read(shipped()) == Settings{});
    CHECK(read(switched_on()) == Settings{});
}

TEST_CASE("the shipped file explains every key and no other", "[store]") {
    const std::string text = shipped();
    std::string section;
    std::vector<std::string> explained;
    const std::regex line("(?:^|\n)(?:\\[([a-z_]+)\\]|# ?[^\n]*\n#([a-z_]+) = )");
    for (std::sregex_iterator at(text.begin(), text.end(), line), end; at != end; ++at) {
        if ((*at)[1].matched)
            section = (*at)[1].str() + ".";
        else
            explained.push_back(section + (*at)[2].str());
    }
    const auto keys = setting_keys();
    CHECK(explained == std::vector<std::string>(keys.begin(), keys.end()));
    std::size_t defaults = 0;
    for (auto at = text.find("Default: "); at != std::string::npos;
         at = text.find("Default: ", at + 1))
        ++defaults;
    CHECK(defaults == keys.size());
}

TEST_CASE("a bad setting is refused with file, line, key and what is wanted", "[store]") {
    struct Row {
        std::string text, message;
    };
    const auto row = GENERATE(values<Row>({
        {"language = 5", "a.toml:1: language: a language code like \"en\" or \"zh-Hans\" is "
                         "wanted, not 5"},
        {"language = ''", "a.toml:1: language: a language code like \"en\" or \"zh-Hans\" is "
                          "wanted, not \"\""},
        {"language = 'en-'", "a.toml:1: language: a language code like \"en\" or \"zh-Hans\" is "
                             "wanted, not \"en-\""},
        {"language = '../../etc'", "a.toml:1: language: a language code like \"en\" or "
                                   "\"zh-Hans\" is wanted, not \"../../etc\""},
        {"theme = 'dark'", "a.toml:1: theme: one of \"night\", \"daylight\", \"high_contrast\" is "
                           "wanted, not \"dark\""},
        {"sound.volume = 101",
         "a.toml:1: sound.volume: a whole number from 0 to 100 is wanted, not 101"},
        {"sound.volume = -1",
         "a.toml:1: sound.volume: a whole number from 0 to 100 is wanted, not -1"},
        {"sound.attract = 1", "a.toml:1: sound.attract: true or false is wanted, not 1"},
        {"[sound]\nvolum = 5",
         "a.toml:2: sound.volum: there is no such key; is sound.volume meant?"},
        {"\n\n[screen]\nrotation_deg = 45",
         "a.toml:4: screen.rotation_deg: 0, 90, 180 or 270 is wanted, not 45"},
        {"screen.rotation_deg = 90.0",
         "a.toml:1: screen.rotation_deg: 0, 90, 180 or 270 is wanted, not 90"},
        {"screen.diagonal_in = 6.9",
         "a.toml:1: screen.diagonal_in: a number from 7 to 110 is wanted, not 6.9"},
        {"screen.diagonal_in = nan",
         "a.toml:1: screen.diagonal_in: a number from 7 to 110 is wanted, not nan"},
        {"screen.diagonal_in = '27'",
         "a.toml:1: screen.diagonal_in: a number from 7 to 110 is wanted, not \"27\""},
        {"screen = 5", "a.toml:1: screen: a section [screen] is wanted, not a value"},
        {"idle.warn_after_s = 29",
         "a.toml:1: idle.warn_after_s: a whole number from 30 to 900 is wanted, not 29"},
        {"idle.warn_after_s = true",
         "a.toml:1: idle.warn_after_s: a whole number from 30 to 900 is wanted, not true"},
        {"idle.attract_after_s = 9999999999",
         "a.toml:1: idle.attract_after_s: a whole number from 60 to 930 is wanted, not 9999999999"},
        {"[idle]\nwarn_after_s = 61", "a.toml:2: idle.attract_after_s: 91 is wanted at least, 30 s "
                                      "after idle.warn_after_s (61), "
                                      "not 90"},
        {"langauge = 'en'", "a.toml:1: langauge: there is no such key; is language meant?"},
        {"rotation_deg = 90",
         "a.toml:1: rotation_deg: there is no such key; is screen.rotation_deg meant?"},
        {"[screen]\ndiagonal = 27",
         "a.toml:2: screen.diagonal: there is no such key; is screen.diagonal_in meant?"},
        {"[screens]\nrotation_deg = 0",
         "a.toml:1: screens: there is no such key; known are language, theme, "
         "screen.rotation_deg, screen.diagonal_in, screen.bottom_mm, screen.reach, touch.matrix, "
         "idle.warn_after_s, "
         "idle.attract_after_s, sound.volume, sound.attract, keypad.up, keypad.down, keypad.left, "
         "keypad.right, keypad.select, keypad.back, keypad.help, keypad.volume, "
         "keypad.headphones_in, keypad.headphones_out, "
         "keypad.repeat_after_s, keypad.drop_double"},
        {"keypad.up = 'Up'", "a.toml:1: keypad.up: an array of key names like [\"Return\", "
                             "\"Space\"] is wanted, not \"Up\""},
        {"keypad.select = ['Retrun']",
         "a.toml:1: keypad.select: there is no key \"Retrun\"; is \"Return\" meant?"},
        {"keypad.select = [5]", "a.toml:1: keypad.select: an array of key names like "
                                "[\"Return\", \"Space\"] is wanted, not this array"},
        {"[keypad]\nhelp = ['F2']", "a.toml:2: keypad.help: \"F2\" is volume already"},
        {"[keypad.'2047:09d0']\nup = ['A']\ndown = ['A']",
         "a.toml:2: keypad.\"2047:09d0\".up: \"A\" is down already"},
        {"keypad.repeat_after_s = 1",
         "a.toml:1: keypad.repeat_after_s: 0 or a whole number from 2 to 10 is wanted, not 1"},
        {"[keypad]\nselct = ['A']",
         "a.toml:2: keypad.selct: there is no such key; is keypad.select meant?"},
        {"[keypad.'2047:09d0']\nselct = ['A']",
         "a.toml:2: keypad.\"2047:09d0\".selct: there is no such key; is select meant?"},
        {"[keypad.'2047:09d0']\nselect = ['F25']",
         "a.toml:2: keypad.\"2047:09d0\".select: there is no key \"F25\"; is \"F2\" meant?"},
        {"[keypad.'2047:9d0']\nselect = ['A']",
         "a.toml:1: keypad.\"2047:9d0\": a section named by vendor and product like "
         "[keypad.\"2047:09d0\"] is wanted"},
    }));
    CHECK(complaint(row.text) == row.message);
}

TEST_CASE("a touch matrix must be six numbers that keep the panel an area", "[store]") {
    for (const char* matrix :
         {"[1,0,0,0,1]", "[1,0,0,0,1,0,0]", "[1,0,0,0,1,'0']", "[[1,0,0],[0,1,0]]",
          "[1,0,0,0,11,0]", "[1,1,0,1,1,0]", "[1,0,0,0,1,inf]", "1", "{}"}) {
        INFO(matrix);
        CHECK(complaint(std::string("touch.matrix = ") + matrix)
                  .rfind("a.toml:1: touch.matrix: an array of six numbers from -10 to 10", 0) == 0);
    }
}

TEST_CASE("a text that is not TOML is refused with its line", "[store]") {
    CHECK(complaint("theme = 'night'\n= 5\n").rfind("a.toml:2: this is not TOML: ", 0) == 0);
    CHECK(
        complaint("theme = 'night'\ntheme = 'night'\n").rfind("a.toml:2: this is not TOML: ", 0) ==
        0);
}

TEST_CASE("all problems of all files are told at once", "[store]") {
    const SettingsText files[] = {{"a.toml", "theme = 'dark'\nlangauge = 'en'\n"},
                                  {"b.toml", "=\n"},
                                  {"c.toml", "[idle]\nwarn_after_s = 5\n"}};
    try {
        read_settings(files);
        FAIL("accepted");
    } catch (const Error& error) {
        const std::string text = error.what();
        CHECK(std::count(text.begin(), text.end(), '\n') == 3);
        for (const char* place :
             {"a.toml:1: theme", "a.toml:2: langauge", "b.toml:1: ", "c.toml:2: "})
            CHECK(text.find(place) != std::string::npos);
    }
}

TEST_CASE("files of the folder win over the file, in the order of their names", "[store]") {
    const Folder folder;
    folder.write("settings.toml", "theme = 'night'\nlanguage = 'fr'\n[screen]\ndiagonal_in = 32\n");
    folder.write("settings.d/20-hall.toml", "theme = 'daylight'\n");
    folder.write("settings.d/10-house.toml", "theme = 'high_contrast'\nscreen.rotation_deg = 90\n");
    folder.write("settings.d/90-notes.txt", "not read");
    const Settings settings = load_settings(folder.path / "settings.toml", IfMissing::fail);
    CHECK(settings.theme == "daylight");
    CHECK(settings.language == "fr");
    CHECK(settings.screen.rotation_deg == 90);
    CHECK(settings.screen.diagonal_in == 32);
}

TEST_CASE("a missing file is the defaults where it may be missing", "[store]") {
    const Folder folder;
    const auto file = folder.path / "settings.toml";
    CHECK(load_settings(file, IfMissing::defaults) == Settings{});
    folder.write("settings.d/a.toml", "theme = 'daylight'");
    CHECK(load_settings(file, IfMissing::defaults).theme == "daylight");
    try {
        load_settings(file, IfMissing::fail);
        FAIL("accepted");
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::usage);
        CHECK(std::string(error.what()).find("settings.toml") != std::string::npos);
    }
}

TEST_CASE("random bytes never crash the reader of settings", "[store]") {
    std::mt19937 random(5);
    const std::string letters = "abe_=.[]{}'\"#\n 0159,-\\\xff";
    for (int i = 0; i < 3000; ++i) {
        std::string text = i % 2 == 0 ? "[screen]\n" : "";
        for (auto n = random() % 60; n > 0; --n)
            text += letters[random() % letters.size()];
        try {
            read(text);
        } catch (const Error&) {
        }
    }
    SUCCEED();
}
