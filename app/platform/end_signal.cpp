#include "platform/end_signal.h"

#include "core/error.h"

#include <cerrno>
#include <csignal>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>

namespace fl {
namespace {

// A signal may only touch what is lock-free: a flag, one end of a pipe, a timer that was made
// before.
volatile std::sig_atomic_t end_wanted = 0;
volatile std::sig_atomic_t signal_wake_fd = -1;
timer_t deadline{};
itimerspec limit_spec{};

void say(int fd, std::string_view text) {
    const ssize_t ignored = ::write(fd, text.data(), text.size());
    static_cast<void>(ignored);
}

void on_end_signal(int) {
    const int saved = errno;
    if (end_wanted == 0)
        timer_settime(deadline, 0, &limit_spec, nullptr);
    end_wanted = 1;
    say(signal_wake_fd, "e");
    errno = saved;
}

void on_deadline(int) {
    say(STDERR_FILENO, "error: end: saving takes too long, ended without it\n");
    ::_exit(4);
}

void handle(int signal, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    sigaction(signal, &action, nullptr);
}

} // namespace

EndSignal::EndSignal(Instant limit) {
    if (::pipe2(wake_.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        throw Error(Fault::internal, "no pipe for waking up: out of file descriptors");
    handle(SIGALRM, on_deadline);
    sigevent event{};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGALRM;
    if (timer_create(CLOCK_MONOTONIC, &event, &deadline_) != 0)
        throw Error(Fault::internal, "no timer for the end");
    deadline = deadline_;
    const auto whole = std::chrono::floor<std::chrono::seconds>(limit);
    limit_spec.it_value.tv_sec = whole.count();
    limit_spec.it_value.tv_nsec = std::chrono::nanoseconds(limit - whole).count();
    end_wanted = 0;
    signal_wake_fd = wake_[1];
    handle(SIGTERM, on_end_signal);
    handle(SIGINT, on_end_signal);
}

EndSignal::~EndSignal() {
    handle(SIGTERM, SIG_DFL);
    handle(SIGINT, SIG_DFL);
    timer_delete(deadline_);
    handle(SIGALRM, SIG_DFL);
    signal_wake_fd = -1;
    for (const int fd : wake_)
        ::close(fd);
}

bool EndSignal::came() const {
    return end_wanted != 0;
}

} // namespace fl
