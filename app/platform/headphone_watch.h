#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace fl {

/// Sees headphones come and go at sockets that tell the kernel so: its sound drivers report each
/// jack as an input device with the switch SW_HEADPHONE_INSERT. What the socket of a USB keypad
/// does is the keypad's affair; many of them send a key instead.
class HeadphoneWatch {
  public:
    /// Watches the files event* in `devices`, also those that come later. What cannot be read is
    /// left out: then headphones are not noticed, and keys and corners wake access mode all the
    /// same.
    explicit HeadphoneWatch(std::filesystem::path devices = "/dev/input");
    ~HeadphoneWatch();
    HeadphoneWatch(const HeadphoneWatch&) = delete;
    HeadphoneWatch& operator=(const HeadphoneWatch&) = delete;

    /// @return true: plugged in since the last look; false: pulled out; nothing: neither. Never
    /// waits. What is plugged in when a device is opened is no change.
    std::optional<bool> look();

  private:
    void open_devices();
    void close_devices();

    std::filesystem::path folder_;
    int notify_ = -1;          // inotify: devices come and go
    std::vector<int> sockets_; // open devices that tell of headphones
};

} // namespace fl
