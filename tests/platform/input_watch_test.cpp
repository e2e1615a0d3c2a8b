// Devices are named pipes in a folder of the test's own: they wake poll() as a touch panel does.

#include "platform/input_watch.h"
#include "support/catch.h"
#include "support/folder.h"

#include <chrono>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace fl;

namespace {

constexpr Instant long_time = std::chrono::seconds(20);

/// A device that can be plugged in, touched and pulled out again.
class Device {
  public:
    explicit Device(std::filesystem::path path)
        : path_(std::move(path)) {
        REQUIRE(::mkfifo(path_.c_str(), 0600) == 0);
        fd_ = ::open(path_.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
        REQUIRE(fd_ >= 0);
    }
    ~Device() {
        ::close(fd_);
        std::filesystem::remove(path_);
    }
    void stir() const { CHECK(::write(fd_, "touch", 5) == 5); }

  private:
    std::filesystem::path path_;
    int fd_ = -1;
};

bool wakes(InputWatch& watch, int wake_fd = -1, Instant longest = long_time) {
    const auto start = std::chrono::steady_clock::now();
    watch.wait(wake_fd, longest);
    return std::chrono::steady_clock::now() - start < std::chrono::seconds(10);
}

/// Sleeps its whole time, and needs no time to tell.
bool sleeps(InputWatch& watch) {
    const auto start = std::chrono::steady_clock::now();
    watch.wait(-1, milliseconds(30));
    return std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(29);
}

} // namespace

TEST_CASE("a touch ends the sleep, once", "[platform]") {
    const Folder folder;
    const Device panel(folder.path() / "event0");
    InputWatch watch(folder.path());
    panel.stir();
    CHECK(wakes(watch));
    CHECK(sleeps(watch));
}

TEST_CASE("a signal's pipe ends the sleep, once", "[platform]") {
    const Folder folder;
    InputWatch watch(folder.path());
    const Device pipe(folder.path() / "wake");
    const int reader = ::open((folder.path() / "wake").c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    watch.wait(-1, milliseconds(1)); // the folder has changed
    pipe.stir();
    CHECK(wakes(watch, reader));
    CHECK(sleeps(watch));
    ::close(reader);
}

TEST_CASE("a panel that is plugged in later wakes as well", "[platform]") {
    const Folder folder;
    InputWatch watch(folder.path());
    const Device panel(folder.path() / "event7");
    CHECK(wakes(watch)); // the news itself
    panel.stir();
    CHECK(wakes(watch));
}

TEST_CASE("a panel that was pulled out does not keep the exhibit awake", "[platform]") {
    const Folder folder;
    auto panel = std::make_unique<Device>(folder.path() / "event0");
    InputWatch watch(folder.path());
    panel.reset();
    watch.wait(-1, milliseconds(1));
    watch.wait(-1, milliseconds(1));
    CHECK(sleeps(watch));
}

TEST_CASE("without devices, or without the folder, it just sleeps", "[platform]") {
    const Folder folder;
    InputWatch empty(folder.path()), missing(folder.path() / "nowhere");
    CHECK(sleeps(empty));
    CHECK(sleeps(missing));
}
