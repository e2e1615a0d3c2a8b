#pragma once

#include "core/geometry.h"

#include <filesystem>
#include <optional>
#include <string>

namespace fl {

/// What the command line of `fault-lines` says (see its man page).
struct Options {
    std::filesystem::path content;  // empty: the content that is installed beside the program
    std::filesystem::path settings; // empty: /etc/fault-lines/settings.toml, if it is there
    std::filesystem::path state;    // empty: by service or user
    std::filesystem::path script, out, replay, bench;
    std::optional<SizePx> size;
    std::string language, scene; // empty: settings, attract
    bool windowed = false;
    bool headless = false;
    bool debug = false;
    bool check_settings = false;
    bool version = false;
    bool idle_off = false;
};

} // namespace fl
