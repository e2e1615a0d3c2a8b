#pragma once

#include "geo/world_map.h"

#include <filesystem>
#include <string>
#include <vector>

namespace fl {

/// The map of a pack.
struct PreparedMap {
    std::string blob;                      // encode_world_map(map), what the pack stores
    std::vector<std::string> shape_states; // by shape: iso3, or empty for no stance
    WorldMap map;
};

/// Makes the map from outlines and the content's shape table: projects, cuts at the sheet's edge,
/// simplifies to three levels of detail and makes triangles and strokes. The same files give the
/// same bytes. Whether the states exist is for the caller to check.
///
/// @param outlines_json  TopoJSON of world-atlas, see read_topology()
/// @param shapes_csv     see read_shape_table()
/// Throws Error naming the file and everything that does not fit in it.
PreparedMap prepare_map(const std::filesystem::path& outlines_json,
                        const std::filesystem::path& shapes_csv);

} // namespace fl
