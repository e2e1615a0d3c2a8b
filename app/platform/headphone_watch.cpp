#include "platform/headphone_watch.h"

#include <array>
#include <string>

#include <fcntl.h>
#include <linux/input.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace fl {
namespace {

/// What is no device, such as a pipe, cannot be asked and is listened to.
bool tells_of_headphones(int fd) {
    constexpr std::size_t bits = 8 * sizeof(unsigned long);
    std::array<unsigned long, SW_CNT / bits + 1> switches{};
    if (::ioctl(fd, EVIOCGBIT(EV_SW, sizeof switches), switches.data()) < 0)
        return true;
    return (switches[SW_HEADPHONE_INSERT / bits] >> (SW_HEADPHONE_INSERT % bits) & 1U) != 0;
}

/// The last change that the device tells.
std::optional<bool> last_change(int fd) {
    std::optional<bool> plugged;
    std::array<input_event, 32> events{};
    for (;;) {
        const ssize_t n = ::read(fd, events.data(), sizeof events);
        if (n < static_cast<ssize_t>(sizeof(input_event)))
            return plugged;
        for (std::size_t i = 0; i < static_cast<std::size_t>(n) / sizeof(input_event); ++i) {
            if (events[i].type == EV_SW && events[i].code == SW_HEADPHONE_INSERT)
                plugged = events[i].value != 0;
        }
    }
}

} // namespace

HeadphoneWatch::HeadphoneWatch(std::filesystem::path devices)
    : folder_(std::move(devices)) {
    notify_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    // A device is there before udev has made it readable for us.
    if (notify_ >= 0)
        ::inotify_add_watch(notify_, folder_.c_str(), IN_CREATE | IN_DELETE | IN_ATTRIB);
    open_devices();
}

HeadphoneWatch::~HeadphoneWatch() {
    close_devices();
    if (notify_ >= 0)
        ::close(notify_);
}

void HeadphoneWatch::open_devices() {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
        if (!entry.path().filename().string().starts_with("event"))
            continue;
        const int fd = ::open(entry.path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (fd < 0)
            continue;
        if (tells_of_headphones(fd)) {
            sockets_.push_back(fd);
        } else {
            ::close(fd);
        }
    }
}

void HeadphoneWatch::close_devices() {
    for (const int fd : sockets_)
        ::close(fd);
    sockets_.clear();
}

std::optional<bool> HeadphoneWatch::look() {
    std::optional<bool> plugged;
    for (const int fd : sockets_) {
        if (const auto change = last_change(fd))
            plugged = change;
    }
    std::array<char, 4096> sink{};
    bool others = false;
    while (notify_ >= 0 && ::read(notify_, sink.data(), sink.size()) > 0)
        others = true;
    if (others) {
        close_devices();
        open_devices();
    }
    return plugged;
}

} // namespace fl
