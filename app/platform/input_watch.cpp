#include "platform/input_watch.h"

#include <array>
#include <cerrno>
#include <string>

#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace fl {
namespace {

constexpr std::size_t most_devices = 32;

/// Empties a descriptor that does not block.
/// @return false when nothing will ever come from it again
bool drain(int fd) {
    std::array<char, 4096> sink{};
    ssize_t n = 0;
    do {
        n = ::read(fd, sink.data(), sink.size());
    } while (n > 0);
    return n != 0 && (errno == EAGAIN || errno == EINTR);
}

} // namespace

InputWatch::InputWatch(std::filesystem::path devices)
    : folder_(std::move(devices)) {
    notify_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    // A device is there before udev has made it readable for us.
    if (notify_ >= 0)
        ::inotify_add_watch(notify_, folder_.c_str(), IN_CREATE | IN_DELETE | IN_ATTRIB);
    open_devices();
}

InputWatch::~InputWatch() {
    close_devices();
    if (notify_ >= 0)
        ::close(notify_);
}

void InputWatch::open_devices() {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
        if (!entry.path().filename().string().starts_with("event") ||
            devices_.size() == most_devices)
            continue;
        const int fd = ::open(entry.path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (fd >= 0)
            devices_.push_back(fd);
    }
}

void InputWatch::close_devices() {
    for (const int fd : devices_)
        ::close(fd);
    devices_.clear();
}

void InputWatch::wait(int wake_fd, Instant longest) {
    std::array<pollfd, most_devices + 2> watched{};
    watched[0] = {wake_fd, POLLIN, 0};
    watched[1] = {notify_, POLLIN, 0}; // poll() passes over -1
    for (std::size_t i = 0; i < devices_.size(); ++i)
        watched[i + 2] = {devices_[i], POLLIN, 0};
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(longest).count();
    if (::poll(watched.data(), devices_.size() + 2, static_cast<int>(ms)) <= 0)
        return;
    drain(wake_fd);
    const bool look_again = watched[1].revents != 0;
    for (std::size_t i = 0; i < devices_.size(); ++i) {
        if (watched[i + 2].revents != 0 && !drain(devices_[i])) {
            ::close(devices_[i]); // unplugged
            devices_[i] = -1;
        }
    }
    std::erase(devices_, -1);
    if (look_again) {
        drain(notify_);
        close_devices();
        open_devices();
    }
}

} // namespace fl
