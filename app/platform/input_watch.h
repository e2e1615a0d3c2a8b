#pragma once

#include "core/time.h"

#include <filesystem>
#include <vector>

namespace fl {

/// Sleeps until a touch panel or keypad stirs. For drivers under which SDL cannot sleep (KMSDRM,
/// offscreen): it looks for input every millisecond there, or we would only when our time is up.
///
/// Each opened device has a queue of its own, so nothing is taken from SDL. A device that cannot be
/// read is left out; then the sleep just lasts its whole time.
class InputWatch {
  public:
    /// Watches the files event* in `devices`, also those that are plugged in later.
    explicit InputWatch(std::filesystem::path devices = "/dev/input");
    ~InputWatch();
    InputWatch(const InputWatch&) = delete;
    InputWatch& operator=(const InputWatch&) = delete;

    /// Returns when a device or `wake_fd` can be read, at the latest after `longest`. What wakes is
    /// read to its end, `wake_fd` too, so that it wakes once.
    void wait(int wake_fd, Instant longest);

  private:
    void open_devices();
    void close_devices();

    std::filesystem::path folder_;
    int notify_ = -1; // inotify: devices come, go, become readable
    std::vector<int> devices_;
};

} // namespace fl
