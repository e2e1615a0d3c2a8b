#pragma once

#include "input/key_filter.h"
#include "store/settings.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace fl {

/// Makes the eight keys of the exhibit out of those of keyboards and keypads, and of some the news
/// that headphones were plugged in or pulled out. Keys that no setting
/// names do nothing; a keypad that is missing or wrong never keeps anybody from touching.
class Keypad {
  public:
    /// @param inputs  where Linux lists input devices; read only if settings tell makes apart
    explicit Keypad(const Settings::Keypad& settings,
                    std::filesystem::path inputs = "/sys/class/input");

    /// @return the event of the key, or of headphones where a device tells of them by keys; nothing
    ///         where the stroke does not count
    std::optional<InputEvent> event_of(UsbKey key, bool pressed, bool repeated, Instant now);

  private:
    std::optional<std::size_t> function_of(UsbKey key) const; // index in KeypadKeys
    void look_for_devices(Instant now);

    Settings::Keypad settings_;
    std::filesystem::path inputs_;
    KeyFilter filter_;
    std::vector<Settings::KeypadDevice> connected_; // those that the settings know
    Instant looked_{};
};

} // namespace fl
