// Headphones at a socket that tells the kernel: a pipe stands in for its device.

#include "platform/headphone_watch.h"
#include "support/catch.h"
#include "support/folder.h"

#include <fcntl.h>
#include <linux/input.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace fl;

namespace {

/// A device file that the test writes to.
class Socket {
  public:
    explicit Socket(const std::filesystem::path& file) {
        REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
        fd_ = ::open(file.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
        REQUIRE(fd_ >= 0);
    }
    ~Socket() { ::close(fd_); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    void tell(unsigned short type, unsigned short code, int value) const {
        input_event event{};
        event.type = type;
        event.code = code;
        event.value = value;
        REQUIRE(::write(fd_, &event, sizeof event) == sizeof event);
    }

  private:
    int fd_ = -1;
};

} // namespace

TEST_CASE("headphones that are plugged in and pulled out are noticed once each", "[platform]") {
    const Folder folder;
    const Socket socket(folder / "event3");
    HeadphoneWatch watch(folder.path());
    CHECK_FALSE(watch.look().has_value());
    socket.tell(EV_SW, SW_HEADPHONE_INSERT, 1);
    socket.tell(EV_SYN, SYN_REPORT, 0);
    CHECK(watch.look() == true);
    CHECK_FALSE(watch.look().has_value());
    socket.tell(EV_SW, SW_HEADPHONE_INSERT, 0);
    CHECK(watch.look() == false);
}

TEST_CASE("microphones, keys and touches are no headphones", "[platform]") {
    const Folder folder;
    const Socket socket(folder / "event0");
    HeadphoneWatch watch(folder.path());
    socket.tell(EV_SW, SW_MICROPHONE_INSERT, 1);
    socket.tell(EV_KEY, SW_HEADPHONE_INSERT, 1);
    socket.tell(EV_ABS, SW_HEADPHONE_INSERT, 700);
    CHECK_FALSE(watch.look().has_value());
}

TEST_CASE("a socket that comes later is watched as well", "[platform]") {
    const Folder folder;
    HeadphoneWatch watch(folder.path());
    const Socket socket(folder / "event9");
    CHECK_FALSE(watch.look().has_value());
    socket.tell(EV_SW, SW_HEADPHONE_INSERT, 1);
    CHECK(watch.look() == true);
}

TEST_CASE("where there is no folder of devices nothing is noticed", "[platform]") {
    HeadphoneWatch watch("/no/such/folder");
    CHECK_FALSE(watch.look().has_value());
}
