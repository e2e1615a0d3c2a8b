#pragma once

#include "authoring/build.h"
#include "content/pack.h"
#include "support/folder.h"

#include <filesystem>

namespace fl {

inline const std::filesystem::path own_sheets = FL_SOURCE_DIR "/content/fault-lines";
inline const std::filesystem::path own_wording = FL_SOURCE_DIR "/assets/wording";

/// The exhibit's own pack, built from its sheets, with a map that has two shapes and no outline.
inline std::filesystem::path build_own_pack(const Folder& folder) {
    const std::filesystem::path out = folder / "pack.sqlite";
    build_pack(own_sheets, own_wording, out, {"outline", {"USA", ""}});
    return out;
}

/// Read once for all cases of a program.
inline const Exhibit& own_exhibit() {
    static const Exhibit exhibit = [] {
        const Folder folder;
        return load_exhibit(build_own_pack(folder));
    }();
    return exhibit;
}

} // namespace fl
