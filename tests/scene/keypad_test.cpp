// The eight keys in a small debate: each rule of the focus, by itself.

#include "scene/interaction/focus_order.h"
#include "scene/interaction/key_reader.h"
#include "support/access_row.h"
#include "support/keys.h"

#include <cmath>
#include <set>

using namespace fl;
using namespace fl::test;

namespace {

float luminance(Rgba c) {
    const auto linear = [](std::uint8_t v) {
        const float s = static_cast<float>(v) / 255;
        return s <= 0.04045F ? s / 12.92F : std::pow((s + 0.055F) / 1.055F, 2.4F);
    };
    return 0.2126F * linear(c.r) + 0.7152F * linear(c.g) + 0.0722F * linear(c.b);
}

float contrast(Rgba a, Rgba b) {
    const float x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05F) / (std::min(x, y) + 0.05F);
}

/// Frames that are drawn last: the focus ring and its casing.
std::vector<DisplayList::Record> last_frames(const Stand& s, std::size_t count) {
    const auto& records = s.picture().over.records();
    REQUIRE(records.size() >= count);
    return {records.end() - static_cast<long>(count), records.end()};
}

} // namespace

TEST_CASE("any key wakes the attract loop and shows where the focus is", "[keypad]") {
    const Key key = GENERATE(Key::up, Key::left, Key::select, Key::back, Key::help, Key::volume);
    World world;
    Stand s(world.materials);
    s.act(RunIdleTimer{false, {}, {}});
    press(s, key);
    CHECK(s.state().scene == SceneId::explore);
    CHECK(focus_of(s) == "map");
    CHECK_FALSE(s.state().speech.help_open);
}

TEST_CASE("a finger takes the focus away, and the first key brings it back", "[keypad]") {
    World world;
    Stand s(world.materials);
    s.open();
    press(s, Key::down);
    CHECK(focus_of(s) == "map");
    s.tap("issue-2");
    CHECK(s.state().focus == 0);
    press(s, Key::select); // only shows it: nothing is opened unseen
    CHECK(focus_of(s) == "map");
    CHECK(s.state().keypad.inside == 0);
}

TEST_CASE("right and left walk all that can be acted on, in reading order and round", "[keypad]") {
    World world;
    Stand s(world.materials);
    s.open();
    press(s, Key::right);
    const auto on = walk(s, Key::right);
    const auto back = walk(s, Key::left);
    CHECK(on.size() > 12);
    CHECK(std::set(on.begin(), on.end()).size() == on.size());
    CHECK(std::vector(back.rbegin(), back.rend() - 1) == std::vector(on.begin() + 1, on.end()));
    std::size_t wanted = 0;
    for (const Node& node : s.tree().nodes())
        wanted += takes_focus(s.state(), s.tree(), node) ? 1 : 0;
    CHECK(on.size() == wanted);
}

TEST_CASE("down and up go by rows", "[keypad]") {
    World world;
    Stand s(world.materials);
    s.open();
    focus(s, "issue-1");
    press(s, Key::down);
    CHECK(focus_of(s) == "issue-2");
    press(s, Key::up);
    CHECK(focus_of(s) == "issue-1");
    press(s, Key::up); // to the first of the header's row
    press(s, Key::down);
    CHECK(focus_of(s) == "issue-1");
}

TEST_CASE("in a mirrored language left leads on", "[keypad]") {
    World world;
    world.exhibit.languages[0].direction = TextDirection::right_to_left;
    Stand s(world.materials);
    s.open();
    focus(s, "time-previous");
    press(s, Key::left);
    CHECK(focus_of(s) == "time-flag");
    press(s, Key::right);
    CHECK(focus_of(s) == "time-previous");
}

TEST_CASE("inside the map the arrows go from state to state, and Back leaves", "[keypad]") {
    World world;
    Stand s(world.materials);
    s.open();
    focus(s, "map");
    press(s, Key::select);
    CHECK(focus_of(s) == "state-AAA");
    press(s, Key::right);
    CHECK(focus_of(s) == "state-BBB");
    press(s, Key::left);
    press(s, Key::left);
    CHECK(focus_of(s) == "state-CCC");
    press(s, Key::back);
    CHECK(focus_of(s) == "map");
    press(s, Key::select); // where it was left
    CHECK(focus_of(s) == "state-CCC");
    press(s, Key::select);
    s.settle();
    CHECK(s.state().scene == SceneId::dossier);
    CHECK(s.state().dossier.state == StateId{2});
    press(s, Key::back);
    s.settle();
    CHECK(s.state().scene == SceneId::explore);
    CHECK(focus_of(s) == "state-CCC");
}

TEST_CASE("inside the map up and down go from region to region", "[keypad]") {
    World world;
    world.exhibit.states[0].region = "Far";
    world.exhibit.states[1].region = world.exhibit.states[2].region = "Near";
    Stand s(world.materials);
    s.open();
    focus(s, "map");
    press(s, Key::select);
    CHECK(focus_of(s) == "state-AAA");
    press(s, Key::right); // alone in its region
    CHECK(focus_of(s) == "state-AAA");
    press(s, Key::down);
    CHECK(focus_of(s) == "state-BBB");
    press(s, Key::right);
    CHECK(focus_of(s) == "state-CCC");
    press(s, Key::up);
    CHECK(focus_of(s) == "state-AAA");
}

TEST_CASE("the state that has the focus is outlined, named, and brought into sight", "[keypad]") {
    World world;
    Stand s(world.materials);
    s.open();
    s.act(ZoomMap{{-1.5, 0}, 6});
    s.rest();
    focus(s, "map");
    press(s, Key::select);
    press(s, Key::left);
    s.settle();
    CHECK(focus_of(s) == "state-CCC");
    CHECK(s.picture().map.clip.contains(s.node("state-CCC").touch));
    CHECK(s.picture().map.palette.outline[2].a == 255);
    bool named = false;
    for (const DisplayList::Record& r : s.picture().over.records())
        named = named || (r.paragraph != nullptr && r.paragraph->text == "State CCC");
    CHECK(named);
}

TEST_CASE("inside the timeline the arrows go by event and by year", "[keypad]") {
    World world;
    Stand s(world.materials);
    s.open();
    focus(s, GENERATE("time-strip", "time-flag"));
    const std::string place = focus_of(s);
    press(s, Key::select);
    press(s, Key::right);
    s.settle();
    CHECK(s.day() == make_day(2020, 2, 2));
    press(s, Key::up);
    press(s, Key::up);
    s.settle();
    CHECK(s.day() == make_day(2005, 5, 5));
    press(s, Key::right);
    press(s, Key::select); // without waiting for the cursor
    CHECK(s.state().scene == SceneId::event);
    CHECK(s.state().event == EventId{2});
    s.settle();
    press(s, Key::back);
    s.settle();
    CHECK(focus_of(s) == place);
    CHECK(s.state().keypad.inside != 0);
    press(s, Key::back);
    CHECK(s.state().keypad.inside == 0);
    press(s, Key::back);
    CHECK(s.state().focus == 0);
}

TEST_CASE("the focus follows what opens, and returns to what opened it", "[keypad]") {
    World world;
    Stand s(world.materials);
    s.open();
    focus(s, "nav-reading");
    press(s, Key::select);
    s.settle();
    REQUIRE(s.state().scene == SceneId::reading);
    CHECK(focus_of(s) == "lang-en");
    press(s, Key::back);
    s.settle();
    CHECK(focus_of(s) == "nav-reading");
}

TEST_CASE("the switch between map and states keeps the focus", "[keypad]") {
    World world;
    Stand s(world.materials);
    s.open();
    focus(s, "view-states");
    press(s, Key::select);
    s.settle();
    CHECK(s.state().scene == SceneId::spectrum);
    CHECK(focus_of(s) == "view-states");
    focus(s, "states");
    press(s, Key::select);
    CHECK(s.state().spectrum.picked == StateId{0});
    press(s, Key::right);
    CHECK(s.state().spectrum.picked == StateId{1});
    press(s, Key::select);
    s.settle();
    CHECK(s.state().scene == SceneId::dossier);
}

TEST_CASE("the focus never rests on what has gone", "[keypad]") {
    World world;
    Stand s(world.materials);
    s.open();
    focus(s, "time-zoom-in");
    for (int i = 0; i < 4; ++i) {
        press(s, Key::select);
        s.settle();
        const Node* node = focused_node(s.state(), s.tree());
        REQUIRE(node != nullptr);
        CHECK(node->enabled);
    }
    CHECK(s.state().time.level == TimeLevel::days);
}

TEST_CASE("a long text scrolls by up and down, and is left at its end", "[keypad]") {
    World world;
    std::string words;
    for (int i = 0; i < 300; ++i)
        words += "many words ";
    world.exhibit.events[4].body = add_text(world.exhibit, words);
    Stand s(world.materials);
    s.open();
    press(s, Key::down);
    s.act(OpenEvent{EventId{4}});
    s.settle();
    CHECK(focus_of(s) == "card-text");
    int presses = 0;
    for (; focus_of(s) == "card-text" && presses < 60; ++presses)
        press(s, Key::down);
    CHECK(s.state().card_scroll == s.state().card_length);
    CHECK(presses > 2);
    CHECK(presses < 30);
    press(s, Key::up);
    CHECK(focus_of(s) == "card-text");
    press(s, Key::up);
    CHECK(s.state().card_scroll < s.state().card_length);
    press(s, Key::right); // sideways leads on at once
    CHECK(focus_of(s) != "card-text");
}

TEST_CASE("the help key opens a menu over any scene, and Back closes it", "[keypad]") {
    World world;
    Stand s(world.materials);
    s.open();
    focus(s, "issue-2");
    press(s, Key::help);
    CHECK(focus_of(s) == "help-repeat");
    for (const char* id :
         {"help-where", "help-slower", "help-faster", "help-pause", "help-dark", "help-keys"}) {
        press(s, Key::down);
        CHECK(focus_of(s) == id);
    }
    CHECK_FALSE(s.shows("issue-2")); // nothing under it can be touched
    press(s, Key::back);
    CHECK(focus_of(s) == "issue-2");
    press(s, Key::help);
    press(s, Key::help);
    CHECK_FALSE(s.state().speech.help_open);
}

TEST_CASE("the help menu says, slows, speeds and pauses", "[keypad]") {
    World world;
    Stand s(world.materials);
    s.open();
    press(s, Key::down);
    const auto choose = [&](const char* id) {
        if (!s.state().speech.help_open)
            press(s, Key::help);
        focus(s, id);
        press(s, Key::select);
    };
    choose("help-faster");
    CHECK(s.state().speech.speed == 2);
    choose("help-slower");
    CHECK(s.state().speech.speed == 1);
    CHECK(s.state().speech.help_open); // to be pressed again
    choose("help-pause");
    CHECK(s.state().speech.paused);
    choose("help-pause");
    CHECK_FALSE(s.state().speech.paused);
    choose("help-repeat");
    CHECK(s.state().speech.repeat == 1);
    CHECK_FALSE(s.state().speech.help_open); // what is said stands under it
    choose("help-where");
    CHECK(s.state().speech.where == 1);
    choose("help-keys");
    CHECK(s.state().speech.instructed == 1);
    choose("close");
    CHECK(focus_of(s) == "map");
}

TEST_CASE("the volume key steps by 3 dB at most, and round", "[keypad][access]") {
    AccessRow row("A-05", "steps",
                  "All steps of the volume key: none over 3 dB, 40 dB from the quietest to the "
                  "loudest.");
    double widest = 0;
    int volume = next_volume(100);
    const int quietest = volume;
    int steps = 1;
    for (; volume != 100; ++steps) {
        const int louder = next_volume(volume);
        CHECK(40 * std::log10(static_cast<double>(louder) / volume) <= 3.0); // gain: its square
        widest = std::max(widest, 40 * std::log10(static_cast<double>(louder) / volume));
        volume = louder;
    }
    row.figure(steps, " steps, widest ", std::round(widest * 100) / 100, " dB, range ",
               std::round(400 * std::log10(100.0 / quietest)) / 10, " dB");
    if (widest > 3)
        row.complain("a step is wider than 3 dB");
    row.needs_person("Loudness at the visitor's ear, by the procedure of the installation guide.");
    row.done();
    CHECK(40 * std::log10(100.0 / quietest) >= 40);
    CHECK(steps == 16);
    CHECK(next_volume(60) == 62);
    CHECK(next_volume(0) == quietest);
}

TEST_CASE("the focus ring stands out on every ground, last of all, in every theme", "[keypad]") {
    World world;
    Stand s(world.materials);
    s.open();
    for (const ThemeId theme : {ThemeId::night, ThemeId::daylight, ThemeId::high_contrast}) {
        s.act(SetTheme{theme});
        for (const char* id : {"map", "issue-1", "time-strip", "nav-reading"}) {
            focus(s, id);
            const auto frames = last_frames(s, 2);
            const auto &casing = frames[0], &ring = frames[1];
            INFO(id);
            CHECK(casing.op == DisplayList::Op::frame);
            CHECK(ring.op == DisplayList::Op::frame);
            CHECK(ring.width == 5);
            CHECK(ring.color.a == 255);
            CHECK(contrast(ring.color, casing.color) >= 4.5F);
            // The casing shows on both sides of the ring.
            CHECK(casing.box.grown(-1).contains(ring.box));
            CHECK(casing.width >= ring.width + 4);
            CHECK(RectPx{0, 0, 1920, 1080}.contains(casing.box));
            if (std::string_view(id) == "issue-1")
                CHECK(ring.box.x + ring.width + 3 == Approx(s.node(id).box.x)); // gap of 3
        }
    }
}

TEST_CASE("a key in the warning says that somebody is here, and the focus stays", "[keypad]") {
    World world;
    Stand s(world.materials);
    s.open();
    focus(s, "issue-2");
    s.act(OpenScene{SceneId::idle_warning});
    s.frame();
    press(s, Key::right);
    CHECK(s.state().scene == SceneId::explore);
    CHECK(focus_of(s) == "issue-2");
}

TEST_CASE("two keys in one frame are two keys", "[keypad]") {
    World world;
    Stand s(world.materials);
    s.open();
    focus(s, "issue-1");
    for (int i = 0; i < 2; ++i)
        s.queue(KeyEvent{s.now(), Key::up, true});
    s.queue(KeyEvent{s.now(), Key::down, true});
    s.frame();
    press(s, Key::down);
    CHECK(s.state().focus != 0);
    CHECK(focused_node(s.state(), s.tree()) != nullptr);
}
