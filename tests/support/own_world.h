#pragma once

#include "content/pack.h"
#include "support/make_exhibit.h"

#include <filesystem>

namespace fl::test {

/// The shipped content, as the exhibit reads it.
struct OwnWorld {
    Exhibit exhibit = load_exhibit(std::filesystem::path(FL_SHARE_DIR) / "content.sqlite");
    WorldMap map = decode_world_map(exhibit.map_blob);
    Materials materials = make_materials(exhibit, map, shipped_tokens());
};

} // namespace fl::test
