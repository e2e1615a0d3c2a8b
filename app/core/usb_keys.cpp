#include "core/usb_keys.h"

#include <algorithm>
#include <array>

namespace fl {
namespace {

struct Named {
    std::string_view name;
    UsbKey key;
};

constexpr std::array named{
    Named{"Up", 82},
    Named{"Down", 81},
    Named{"Left", 80},
    Named{"Right", 79},
    Named{"Return", 40},
    Named{"Space", 44},
    Named{"Escape", 41},
    Named{"Backspace", 42},
    Named{"Tab", 43},
    Named{"Insert", 73},
    Named{"Home", 74},
    Named{"PageUp", 75},
    Named{"Delete", 76},
    Named{"End", 77},
    Named{"PageDown", 78},
    Named{"F1", 58},
    Named{"F2", 59},
    Named{"F3", 60},
    Named{"F4", 61},
    Named{"F5", 62},
    Named{"F6", 63},
    Named{"F7", 64},
    Named{"F8", 65},
    Named{"F9", 66},
    Named{"F10", 67},
    Named{"F11", 68},
    Named{"F12", 69},
    Named{"F13", 104},
    Named{"F14", 105},
    Named{"F15", 106},
    Named{"F16", 107},
    Named{"F17", 108},
    Named{"F18", 109},
    Named{"F19", 110},
    Named{"F20", 111},
    Named{"F21", 112},
    Named{"F22", 113},
    Named{"F23", 114},
    Named{"F24", 115},
    Named{"Keypad /", 84},
    Named{"Keypad *", 85},
    Named{"Keypad -", 86},
    Named{"Keypad +", 87},
    Named{"Keypad Enter", 88},
    Named{"Keypad 1", 89},
    Named{"Keypad 2", 90},
    Named{"Keypad 3", 91},
    Named{"Keypad 4", 92},
    Named{"Keypad 5", 93},
    Named{"Keypad 6", 94},
    Named{"Keypad 7", 95},
    Named{"Keypad 8", 96},
    Named{"Keypad 9", 97},
    Named{"Keypad 0", 98},
    Named{"Help", 117},
    Named{"Menu", 118},
    Named{"Mute", 127},
    Named{"VolumeUp", 128},
    Named{"VolumeDown", 129},
    Named{"A", 4},
    Named{"B", 5},
    Named{"C", 6},
    Named{"D", 7},
    Named{"E", 8},
    Named{"F", 9},
    Named{"G", 10},
    Named{"H", 11},
    Named{"I", 12},
    Named{"J", 13},
    Named{"K", 14},
    Named{"L", 15},
    Named{"M", 16},
    Named{"N", 17},
    Named{"O", 18},
    Named{"P", 19},
    Named{"Q", 20},
    Named{"R", 21},
    Named{"S", 22},
    Named{"T", 23},
    Named{"U", 24},
    Named{"V", 25},
    Named{"W", 26},
    Named{"X", 27},
    Named{"Y", 28},
    Named{"Z", 29},
    Named{"1", 30},
    Named{"2", 31},
    Named{"3", 32},
    Named{"4", 33},
    Named{"5", 34},
    Named{"6", 35},
    Named{"7", 36},
    Named{"8", 37},
    Named{"9", 38},
    Named{"0", 39},
};

constexpr auto names = [] {
    std::array<std::string_view, named.size()> all;
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = named[i].name;
    return all;
}();

} // namespace

std::optional<UsbKey> usb_key(std::string_view name) {
    const auto it = std::ranges::find(named, name, &Named::name);
    return it == named.end() ? std::nullopt : std::optional(it->key);
}

std::string_view usb_key_name(UsbKey key) {
    const auto it = std::ranges::find(named, key, &Named::key);
    return it == named.end() ? std::string_view() : it->name;
}

std::span<const std::string_view> usb_key_names() {
    return names;
}

} // namespace fl
