#include "platform/keypad.h"
#include "support/access_row.h"
#include "support/catch.h"
#include "support/folder.h"

#include <SDL.h>

using namespace fl;

namespace {

std::optional<Key> pressed(Keypad& keypad, const char* name, Instant now = Instant{}) {
    const auto event = keypad.event_of(usb_key(name).value(), true, false, now);
    const auto* key = event ? std::get_if<KeyEvent>(&*event) : nullptr;
    return key != nullptr ? std::optional(key->key) : std::nullopt;
}

Settings with_device() {
    const SettingsText file{"a.toml", "[keypad.'2047:09d0']\nselect = ['F13']\nhelp = ['F2']\n"};
    return read_settings({&file, 1});
}

} // namespace

TEST_CASE("keys have the names and numbers that SDL gives them", "[keypad]") {
    for (const std::string_view name : usb_key_names()) {
        INFO(name);
        CHECK(SDL_GetScancodeFromName(std::string(name).c_str()) ==
              static_cast<SDL_Scancode>(usb_key(name).value()));
    }
}

TEST_CASE("a keyboard works the eight keys, and its other keys do nothing", "[keypad]") {
    Keypad keypad{Settings::Keypad{}};
    constexpr const char* names[] = {"Up", "Down", "Left", "Right", "Return", "Escape", "F1", "F2"};
    for (std::size_t i = 0; i < 8; ++i)
        CHECK(pressed(keypad, names[i]) == static_cast<Key>(i));
    CHECK(pressed(keypad, "Space") == Key::select);
    CHECK(pressed(keypad, "Backspace") == Key::back);
    for (const char* name : {"A", "F13", "Tab", "Delete", "Menu", "Keypad 5"})
        CHECK_FALSE(pressed(keypad, name));
    CHECK_FALSE(keypad.event_of(9999, true, false, Instant{}));
}

TEST_CASE("a make of its own keys is known once it is plugged in", "[keypad][access]") {
    fl::test::AccessRow row("A-08", "mapping",
                            "A device with keys of its own by vendor and product: before it is "
                            "plugged in the keys of all devices work, then its own; touch needs no "
                            "keypad at all.");
    const Folder inputs;
    Keypad keypad(with_device().keypad, inputs.path());
    CHECK_FALSE(pressed(keypad, "F13"));
    CHECK(pressed(keypad, "F2") == Key::volume);
    std::filesystem::create_directories(inputs.path() / "event3/device/id");
    write_file(inputs.path() / "event3/device/id/vendor", "2047\n");
    write_file(inputs.path() / "event3/device/id/product", "09d0\n");
    CHECK_FALSE(pressed(keypad, "F13", milliseconds(500))); // looked a moment ago
    CHECK(pressed(keypad, "F13", milliseconds(1500)) == Key::select);
    CHECK(pressed(keypad, "F2", milliseconds(1600)) == Key::help); // its own before everybody's
    CHECK(pressed(keypad, "Up", milliseconds(1700)) == Key::up);
    if (pressed(keypad, "F13", milliseconds(1800)) != Key::select)
        row.complain("the device's own key does nothing");
    row.figure("mapped 1.5 s after it was plugged in, with its first key");
    row.needs_person("Keys found by touch and their force: with the keypads of the hardware list.");
    row.done();
}

TEST_CASE("without a list of devices the keys of all devices work", "[keypad]") {
    Keypad keypad(with_device().keypad, "/there/is/no/such/folder");
    CHECK(pressed(keypad, "Return") == Key::select);
    CHECK_FALSE(pressed(keypad, "F13", milliseconds(5000)));
}

TEST_CASE("a socket that tells of headphones by keys begins and ends the reading aloud",
          "[keypad][access]") {
    fl::test::AccessRow row("A-01", "socket",
                            "A keypad whose headphone socket sends keys, by its section of the "
                            "settings: the key of the plug going in and of its being pulled out, "
                            "held or struck.");
    const SettingsText file{"a.toml", "[keypad.'2047:09d0']\nheadphones_in = ['F15']\n"
                                      "headphones_out = ['F16']\n"};
    const Folder inputs;
    std::filesystem::create_directories(inputs.path() / "event3/device/id");
    write_file(inputs.path() / "event3/device/id/vendor", "2047\n");
    write_file(inputs.path() / "event3/device/id/product", "09d0\n");
    Keypad keypad(read_settings({&file, 1}).keypad, inputs.path());
    const auto plugged = [&](const char* name, bool pressed, bool repeated) {
        const auto event = keypad.event_of(usb_key(name).value(), pressed, repeated, Instant{});
        const auto* headphones = event ? std::get_if<HeadphonesEvent>(&*event) : nullptr;
        return headphones != nullptr ? std::optional(headphones->plugged) : std::nullopt;
    };
    CHECK(plugged("F15", true, false) == true);
    CHECK_FALSE(plugged("F15", true, true)); // held as long as the plug is in
    CHECK_FALSE(plugged("F15", false, false));
    CHECK(plugged("F16", true, false) == false);
    CHECK_FALSE(plugged("F14", true, false));
    Keypad other{Settings::Keypad{}};
    CHECK_FALSE(other.event_of(usb_key("F15").value(), true, false, Instant{}));
    if (plugged("F15", true, false) != true || plugged("F16", true, false) != false)
        row.complain("the keys of the socket do nothing");
    row.figure("plug in and out, each once; other devices' keys do nothing of it");
    row.done();
}
