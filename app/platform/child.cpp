#include "platform/child.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fl {
namespace {

struct Pipe {
    Descriptor read, write;
};

std::optional<Pipe> make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return std::nullopt;
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

void never_block(const Descriptor& end) {
    ::fcntl(end.get(), F_SETFL, ::fcntl(end.get(), F_GETFL) | O_NONBLOCK);
}

/// What the new process does before it becomes the program.
class SpawnPlan {
  public:
    SpawnPlan() {
        posix_spawn_file_actions_init(&files_);
        posix_spawnattr_init(&attributes_);
        // The program begins as from a console: no signal blocked or ignored.
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setsigdefault(&attributes_, &all);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnPlan() {
        posix_spawn_file_actions_destroy(&files_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    void connect(const Descriptor& end, int as) {
        posix_spawn_file_actions_adddup2(&files_, end.get(), as);
    }
    void close_all_from(int first) { posix_spawn_file_actions_addclosefrom_np(&files_, first); }
    int run(pid_t& pid, std::vector<char*>& words) {
        return posix_spawnp(&pid, words[0], &files_, &attributes_, words.data(), environ);
    }

  private:
    posix_spawn_file_actions_t files_{};
    posix_spawnattr_t attributes_{};
};

} // namespace

void Descriptor::close() {
    if (fd_ >= 0)
        ::close(fd_);
    fd_ = -1;
}

std::string Child::start(const std::vector<std::string>& command) {
    kill();
    auto input = make_pipe(), output = make_pipe(), complaints = make_pipe();
    if (!input || !output || !complaints)
        return std::strerror(errno);
    SpawnPlan plan;
    plan.connect(input->read, STDIN_FILENO);
    plan.connect(output->write, STDOUT_FILENO);
    plan.connect(complaints->write, STDERR_FILENO);
    plan.close_all_from(STDERR_FILENO + 1);
    std::vector<std::string> copies = command;
    std::vector<char*> words;
    for (std::string& word : copies)
        words.push_back(word.data());
    words.push_back(nullptr);
    if (const int wrong = plan.run(pid_, words); wrong != 0) {
        pid_ = 0;
        return std::strerror(wrong);
    }
    in = std::move(input->write);
    out = std::move(output->read);
    error = std::move(complaints->read);
    for (const Descriptor* end : {&in, &out, &error})
        never_block(*end);
    return {};
}

std::optional<int> Child::kill() {
    if (pid_ > 0)
        ::kill(pid_, SIGKILL);
    return reap();
}

std::optional<int> Child::reap() {
    for (Descriptor* end : {&in, &out, &error})
        end->close();
    if (pid_ <= 0)
        return std::nullopt;
    int status = 0;
    pid_t got = 0;
    do
        got = ::waitpid(pid_, &status, 0);
    while (got < 0 && errno == EINTR);
    pid_ = 0;
    return got > 0 ? std::optional(status) : std::nullopt;
}

} // namespace fl
