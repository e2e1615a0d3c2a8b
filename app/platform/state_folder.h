#pragma once

#include "platform/options.h"

#include <filesystem>
#include <optional>

namespace fl {

/// The folder for everything that is written, made when missing: what --state says; else, as a
/// service, /var/lib/fault-lines (or what systemd names); else the user's XDG state folder.
/// Nothing for a headless run without --state, and, with one line in the log, where no folder can
/// be made: the exhibit then keeps nothing.
std::optional<std::filesystem::path> state_folder(const Options& options);

} // namespace fl
