#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace fl {

/// A key of a keyboard by its usage on the USB HID keyboard page (HID Usage Tables 1.4, chapter
/// 10), whatever is printed on it. SDL's scancodes have the same numbers.
using UsbKey = std::uint16_t;

/// Keys that settings may name: "Up", "Return", "F1" ... "F24", "A", "7", "Keypad 7".
std::optional<UsbKey> usb_key(std::string_view name);
/// Its name, or an empty one.
std::string_view usb_key_name(UsbKey key);
/// All of these names.
std::span<const std::string_view> usb_key_names();

} // namespace fl
