#include "platform/service_report.h"
#include "support/catch.h"
#include "support/folder.h"

#include <cstdlib>
#include <cstring>
#include <vector>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace fl;

namespace {

using Sent = std::vector<std::string>;

ServiceReport report_into(Sent& sent, Instant ping_every = milliseconds(250)) {
    return {[&sent](const char* lines) { sent.emplace_back(lines); }, ping_every};
}

bool holds(const std::string& lines, std::string_view part) {
    return lines.find(part) != std::string::npos;
}

/// The socket on which a service manager listens.
class Manager {
  public:
    Manager()
        : path_((folder_ / "notify").string())
        , fd_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path_.c_str(), sizeof address.sun_path - 1);
        REQUIRE(::bind(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        ::setenv("NOTIFY_SOCKET", path_.c_str(), 1);
    }
    ~Manager() {
        ::unsetenv("NOTIFY_SOCKET");
        ::unsetenv("WATCHDOG_USEC");
        ::unsetenv("WATCHDOG_PID");
        ::close(fd_);
    }
    Manager(const Manager&) = delete;
    Manager& operator=(const Manager&) = delete;

    /// Next message, or nothing when none waits.
    std::string heard() const {
        std::array<char, 512> text{};
        const ssize_t n = ::recv(fd_, text.data(), text.size(), 0);
        return n <= 0 ? "" : std::string(text.data(), static_cast<std::size_t>(n));
    }

  private:
    Folder folder_;
    std::string path_;
    int fd_;
};

} // namespace

TEST_CASE("the service is ready with its first picture and no sooner", "[service]") {
    Sent sent;
    auto report = report_into(sent);
    report.tell({"attract", "en", 1});
    for (int ms = 0; ms < 5000; ms += 50)
        report.idle(milliseconds(ms)); // a loop that turns without ever having shown anything
    CHECK(sent.empty());

    report.presented(milliseconds(5000));
    REQUIRE(sent.size() == 1);
    CHECK(holds(sent[0], "READY=1\n"));
    CHECK(holds(sent[0], "STATUS=attract, en; touch devices: 1; first picture after 5.0 s"));

    report.presented(milliseconds(9000));
    CHECK_FALSE(holds(sent.back(), "READY"));
}

TEST_CASE("signs of life follow pictures and proven idleness, no faster than wanted", "[service]") {
    Sent sent;
    auto report = report_into(sent, milliseconds(250));
    report.presented(milliseconds(0));
    sent.clear();
    SECTION("pictures") {
        for (int ms = 10; ms <= 1000; ms += 10)
            report.presented(milliseconds(ms));
        CHECK(sent == Sent(4, "WATCHDOG=1"));
    }
    SECTION("nothing to draw") {
        for (int ms = 50; ms <= 1000; ms += 50)
            report.idle(milliseconds(ms));
        CHECK(sent == Sent(4, "WATCHDOG=1"));
    }
    SECTION("news alone are none") {
        report.tell({"explore", "fr", 1});
        REQUIRE(sent.size() == 1);
        CHECK_FALSE(holds(sent[0], "WATCHDOG"));
    }
}

TEST_CASE("where no watchdog is set there are no signs of life", "[service]") {
    Sent sent;
    auto report = report_into(sent, Instant{});
    report.presented(milliseconds(0));
    sent.clear();
    report.presented(milliseconds(60000));
    report.idle(milliseconds(120000));
    CHECK(sent.empty());
}

TEST_CASE("the status line says what is shown, once for each change", "[service]") {
    Sent sent;
    auto report = report_into(sent);
    report.tell({"attract", "en", 0});
    report.presented(milliseconds(400));
    sent.clear();
    for (int i = 0; i < 3; ++i)
        report.tell({"dossier", "ar", 0});
    report.tell({"attract", "en", 0});
    report.tell({"attract", "en", 2}); // a panel was plugged in
    REQUIRE(sent.size() == 3);
    CHECK(holds(sent[0], "STATUS=visit: dossier, ar; touch devices: 0;"));
    CHECK(holds(sent[1], "STATUS=attract, en;"));
    CHECK(holds(sent[2], "touch devices: 2;"));
}

TEST_CASE("an exhibit without content says so and does not claim to wait for visitors",
          "[service]") {
    Sent sent;
    auto report = report_into(sent);
    report.tell({});
    report.presented(milliseconds(10));
    REQUIRE(sent.size() == 1);
    CHECK(holds(sent[0], "STATUS=no-content: "));
}

TEST_CASE("word goes to the manager that the environment names", "[service]") {
    const Manager manager;
    SECTION("with a watchdog") {
        ::setenv("WATCHDOG_USEC", "8000000", 1); // signs of life every 2 s
        auto report = ServiceReport::to_manager();
        report.presented(milliseconds(100));
        CHECK(holds(manager.heard(), "READY=1\nWATCHDOG=1\n"));
        report.presented(milliseconds(2000));
        CHECK(manager.heard().empty());
        report.presented(milliseconds(2100));
        CHECK(manager.heard() == "WATCHDOG=1");
        report.ending();
        CHECK(holds(manager.heard(), "STOPPING=1\n"));
    }
    SECTION("with the watchdog of another process") {
        ::setenv("WATCHDOG_USEC", "8000000", 1);
        ::setenv("WATCHDOG_PID", "1", 1);
        auto report = ServiceReport::to_manager();
        report.presented(milliseconds(0));
        CHECK_FALSE(manager.heard().empty());
        report.presented(milliseconds(60000));
        CHECK(manager.heard().empty());
    }
}

TEST_CASE("without a manager the exhibit runs as ever", "[service]") {
    ::setenv("NOTIFY_SOCKET", "/nowhere/at/all", 1);
    auto report = ServiceReport::to_manager();
    ::unsetenv("NOTIFY_SOCKET");
    report.presented(milliseconds(0));
    report.idle(milliseconds(90000));
    report.ending();
    SUCCEED("nothing was thrown");
}
