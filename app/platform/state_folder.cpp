#include "platform/state_folder.h"

#include "core/log.h"

#include <cstdlib>

#include <unistd.h>

namespace fl {
namespace {

constexpr const char* service_folder = "/var/lib/fault-lines";

std::filesystem::path variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

/// XDG base directories want an absolute path; anything else counts as not set.
std::filesystem::path wanted_folder(const Options& options) {
    if (!options.state.empty())
        return options.state;
    if (const auto folder = variable("STATE_DIRECTORY"); folder.is_absolute())
        return folder;
    if (::access(service_folder, W_OK) == 0)
        return service_folder;
    if (const auto folder = variable("XDG_STATE_HOME"); folder.is_absolute())
        return folder / "fault-lines";
    if (const auto home = variable("HOME"); home.is_absolute())
        return home / ".local" / "state" / "fault-lines";
    return {};
}

} // namespace

std::optional<std::filesystem::path> state_folder(const Options& options) {
    if (options.headless && options.state.empty())
        return std::nullopt;
    const auto folder = wanted_folder(options);
    std::error_code error;
    if (!folder.empty())
        std::filesystem::create_directories(folder, error);
    if (folder.empty() || error || !std::filesystem::is_directory(folder, error)) {
        log(LogLevel::warning, "state",
            folder.string() + ": cannot be used as a folder; nothing is kept. --state names one");
        return std::nullopt;
    }
    return folder;
}

} // namespace fl
