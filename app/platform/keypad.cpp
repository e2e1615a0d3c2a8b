#include "platform/keypad.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <string>

namespace fl {
namespace {

/// A keypad that is plugged in again is noticed with its first unknown key; no more often, since a
/// hand may hammer on other keys.
constexpr Instant look_again = milliseconds(1000);

std::optional<std::uint16_t> id_in(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string text;
    in >> text;
    std::uint16_t id = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), id, 16);
    return in && result.ec == std::errc{} ? std::optional(id) : std::nullopt;
}

std::optional<std::size_t> find(const Settings::KeypadKeys& keys, UsbKey key) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (std::ranges::find(keys[i], key) != keys[i].end())
            return i;
    }
    return std::nullopt;
}

} // namespace

Keypad::Keypad(const Settings::Keypad& settings, std::filesystem::path inputs)
    : settings_(settings)
    , inputs_(std::move(inputs))
    , filter_({std::chrono::seconds(settings.repeat_after_s), settings.drop_double}) {
    look_for_devices(Instant{});
}

void Keypad::look_for_devices(Instant now) {
    looked_ = now;
    connected_.clear();
    if (settings_.devices.empty())
        return;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(inputs_, none)) {
        const auto vendor = id_in(entry.path() / "device/id/vendor");
        const auto product = id_in(entry.path() / "device/id/product");
        const auto it = std::ranges::find_if(settings_.devices, [&](const auto& device) {
            return vendor == device.vendor && product == device.product;
        });
        if (it != settings_.devices.end())
            connected_.push_back(*it);
    }
}

/// SDL 2 does not tell which device a key came from: what one that is connected means by it goes
/// before what all mean.
std::optional<std::size_t> Keypad::function_of(UsbKey key) const {
    for (const Settings::KeypadDevice& device : connected_) {
        if (const auto own = find(device.keys, key))
            return own;
    }
    return find(settings_.keys, key);
}

std::optional<InputEvent> Keypad::event_of(UsbKey key, bool pressed, bool repeated, Instant now) {
    auto function = function_of(key);
    if (!function && !settings_.devices.empty() && now >= looked_ + look_again) {
        look_for_devices(now);
        function = function_of(key);
    }
    if (!function)
        return std::nullopt;
    if (*function >= Settings::headphones_in) {
        // Some devices hold the key as long as the plug is in, others only strike it.
        if (!pressed || repeated)
            return std::nullopt;
        return HeadphonesEvent{now, *function == Settings::headphones_in};
    }
    const auto meant = static_cast<Key>(*function);
    if (!filter_.passes(meant, pressed, repeated, now))
        return std::nullopt;
    return KeyEvent{now, meant, pressed};
}

} // namespace fl
