#pragma once

#include "core/usb_keys.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fl {

/// What a technician sets once. Each key is explained for them in deploy/settings.toml, which a
/// test compares with setting_keys() and with the defaults here.
struct Settings {
    std::string language = "en"; // language: code of the language that a new visitor sees
    std::string theme = "night"; // theme: night, daylight or high_contrast

    struct Screen {
        int rotation_deg = 0;       // screen.rotation_deg: 0, 90, 180 or 270, clockwise
        double diagonal_in = 27;    // screen.diagonal_in: 7 to 110, inches; gives millimetres
        int bottom_mm = 780;        // screen.bottom_mm: of the picture above the floor, 0 to 2000
        std::string reach = "full"; // screen.reach: full or lower; how each visit begins
        friend bool operator==(const Screen&, const Screen&) = default;
    } screen;

    struct Touch {
        /// touch.matrix: {a, b, c, d, e, f}, each -10 to 10 and not degenerate. A raw contact
        /// (u, v), 0 to 1 across the panel, lands at (a u + b v + c, d u + e v + f), 0 to 1 across
        /// the picture before it is rotated.
        std::array<double, 6> matrix = {1, 0, 0, 0, 1, 0};
        friend bool operator==(const Touch&, const Touch&) = default;
    } touch;

    struct Idle {
        int warn_after_s = 60;    // idle.warn_after_s: 30 to 900
        int attract_after_s = 90; // idle.attract_after_s: 60 to 930, the warning's end; the
                                  // warning lasts 30 s at least (WCAG 2.2.1)
        friend bool operator==(const Idle&, const Idle&) = default;
    } idle;

    struct Sound {
        int volume = 60;      // sound.volume: 0 to 100, percent; nothing sounds below 5
        bool attract = false; // sound.attract: the attract loop sounds too
        friend bool operator==(const Sound&, const Sound&) = default;
    } sound;

    /// A device that acts as a keyboard. In the order of the contract: up, down, left, right,
    /// select, back, help, volume; each may be worked by several keys of the device. Then what a
    /// device sends whose socket tells of headphones by keys: plugged in, pulled out.
    using KeypadKeys = std::array<std::vector<UsbKey>, 10>;
    static constexpr std::size_t headphones_in = 8, headphones_out = 9; // in KeypadKeys
    struct KeypadDevice {
        std::uint16_t vendor = 0, product = 0; // keypad."VVVV:PPPP": as lsusb shows them
        KeypadKeys keys{};                     // instead of those of every device; empty: the same
        friend bool operator==(const KeypadDevice&, const KeypadDevice&) = default;
    };
    struct Keypad {
        int repeat_after_s = 0;   // keypad.repeat_after_s: 0 (never) or 2 to 10
        bool drop_double = false; // keypad.drop_double: the same key again within 0.5 s is one
        KeypadKeys keys = default_keypad_keys();
        std::vector<KeypadDevice> devices;
        friend bool operator==(const Keypad&, const Keypad&) = default;
    } keypad;
    static KeypadKeys default_keypad_keys();

    friend bool operator==(const Settings&, const Settings&) = default;
};

/// All keys that a file may hold, with dots: "language", "screen.rotation_deg" ...
std::span<const std::string_view> setting_keys();

/// One file: `name` stands in messages.
struct SettingsText {
    std::string name, text;
};

/// Reads TOML texts in their order; a later one wins, key by key.
///
/// Throws Error{Fault::usage} with all problems, one a line: "file:line: key: what is wrong, what
/// is wanted", an unknown key with the one that was probably meant.
Settings read_settings(std::span<const SettingsText> files);

enum class IfMissing { fail, defaults };

/// Reads the file and after it, in the order of their names, the files `*.toml` of the folder
/// beside it that has its name and ends in ".d" (settings.toml: settings.d).
///
/// @param if_missing  whether the file itself must exist; the folder need not
/// Throws Error{Fault::usage} as read_settings, also for a file that cannot be read.
Settings load_settings(const std::filesystem::path& file, IfMissing if_missing);

} // namespace fl
