// Each case runs in a child: a signal is the whole process's business.

#include "platform/end_signal.h"
#include "support/catch.h"

#include <csignal>
#include <functional>

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace fl;

namespace {

/// How a child that does this ends: its exit code, or minus the signal that killed it.
int end_of(const std::function<int()>& life) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0)
        ::_exit(life());
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

int wait_for_ever() {
    while (true)
        ::pause();
}

} // namespace

TEST_CASE("an end signal is seen, and wakes who sleeps", "[end]") {
    for (const int signal : {SIGTERM, SIGINT}) {
        CHECK(end_of([signal] {
                  const EndSignal end;
                  if (end.came())
                      return 1;
                  ::raise(signal);
                  pollfd watched{end.wake_fd(), POLLIN, 0};
                  return end.came() && ::poll(&watched, 1, 10000) == 1 ? 0 : 2;
              }) == 0);
    }
}

TEST_CASE("who takes too long to save is ended as a failure", "[end]") {
    CHECK(end_of([] {
              const EndSignal end(milliseconds(20));
              ::raise(SIGTERM);
              return wait_for_ever();
          }) == 4);
}

TEST_CASE("further signals do not put the deadline off", "[end]") {
    CHECK(end_of([] {
              const EndSignal end(milliseconds(20));
              while (true)
                  ::raise(SIGTERM);
              return 0;
          }) == 4);
}

TEST_CASE("who has saved in time ends in peace", "[end]") {
    CHECK(end_of([] {
              {
                  const EndSignal end(milliseconds(20));
                  ::raise(SIGTERM);
              }
              // Past the deadline, which counts no more.
              ::poll(nullptr, 0, 60);
              return 7;
          }) == 7);
}

TEST_CASE("outside its life the signals have their usual effect", "[end]") {
    CHECK(end_of([] {
              { const EndSignal end; }
              ::raise(SIGTERM);
              return 0;
          }) == -SIGTERM);
}
