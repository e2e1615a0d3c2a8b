#include "core/file.h"

#include "core/error.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

namespace fl {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const char* what) {
    throw Error(Fault::file, path.string() + ": " + what + ": " + std::strerror(errno));
}

struct Descriptor {
    int fd = -1;
    explicit Descriptor(int fd_in)
        : fd(fd_in) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd >= 0)
            ::close(fd);
    }
};

} // namespace

std::string read_file(const std::filesystem::path& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        throw Error(Fault::file, path.string() + ": is a directory, a file is wanted here");
    }
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in)
        fail(path, "cannot be opened");
    std::ostringstream out;
    out << in.rdbuf();
    if (in.bad())
        fail(path, "cannot be read");
    return std::move(out).str();
}

void replace_file(const std::filesystem::path& path, std::string_view bytes) {
    std::filesystem::path temporary = path;
    temporary += ".new";
    {
        const Descriptor file(
            ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
        if (file.fd < 0)
            fail(temporary, "cannot be created");
        while (!bytes.empty()) {
            const ssize_t written = ::write(file.fd, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0) {
                const int reason = errno;
                ::unlink(temporary.c_str());
                errno = reason;
                fail(temporary, "cannot be written");
            }
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        if (::fsync(file.fd) != 0)
            fail(temporary, "cannot be flushed to the disk");
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        const int reason = errno;
        ::unlink(temporary.c_str());
        errno = reason;
        fail(path, "cannot be replaced");
    }
    const auto parent = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const Descriptor directory(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.fd >= 0)
        ::fsync(directory.fd);
}

} // namespace fl
