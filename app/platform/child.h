#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

namespace fl {

/// A file descriptor that closes itself.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int fd)
        : fd_(fd) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept
        : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        if (this != &other) {
            close();
            fd_ = std::exchange(other.fd_, -1);
        }
        return *this;
    }
    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }
    void close();

  private:
    int fd_ = -1;
};

/// Another program that runs beside ours, without a shell: it reads `in`, writes `out` and `error`,
/// and has no other file of ours. Our ends never block. It does not outlive this object.
class Child {
  public:
    Child() = default;
    ~Child() { kill(); }
    Child(Child&& other) noexcept = default;
    Child& operator=(Child&& other) noexcept = delete;

    /// Starts a program that is looked for along PATH.
    /// @return what is wrong; empty: it runs
    std::string start(const std::vector<std::string>& command);

    /// Ends it at once, if it still runs, and takes it off the system's list.
    /// @return its exit status as of waitpid(); nothing when there is none to end
    std::optional<int> kill();
    /// Lets it end by itself; waits for that, so only once its output has ended.
    std::optional<int> reap();

    Descriptor in, out, error;

  private:
    pid_t pid_ = 0;
};

} // namespace fl
