#pragma once

#include "content/pack.h"
#include "support/make_exhibit.h"

#include <filesystem>
#include <vector>

namespace fl::test {

/// The shipped content, as the exhibit reads it.
struct OwnWorld {
    Exhibit exhibit = load_exhibit(std::filesystem::path(FL_SHARE_DIR) / "content.sqlite");
    WorldMap map = decode_world_map(exhibit.map_blob);
    Materials materials = make_materials(exhibit, map, shipped_tokens());
};

/// Indices of the languages that a test of all goes through; with sanitizers one for each
/// direction.
inline std::vector<std::size_t> languages_to_try(const Exhibit& exhibit) {
    std::vector<std::size_t> out;
    bool right_to_left = false;
    for (std::size_t l = 0; l < exhibit.languages.size(); ++l) {
        const bool turned = exhibit.languages[l].direction == TextDirection::right_to_left;
#ifdef FL_SHORT_WAYS
        if (l > 0 && (!turned || right_to_left))
            continue;
#endif
        right_to_left = right_to_left || turned;
        out.push_back(l);
    }
    return out;
}

} // namespace fl::test
