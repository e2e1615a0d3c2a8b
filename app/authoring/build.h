#pragma once

#include "authoring/finding.h"

#include <filesystem>
#include <string>
#include <vector>

namespace fl {

/// The prepared map: what WorldMap is decoded from, and the state whose stance each shape takes
/// (iso3, empty for none), in the order of the shapes.
struct MapInput {
    std::string blob;
    std::vector<std::string> shape_states;
};

/// All problems of the sheets in `pack` and of the interface wording in `wording`.
Findings check_pack(const std::filesystem::path& pack, const std::filesystem::path& wording);

/// Checks, and if there is no error writes the content database: to a new file beside `out`, to
/// the disk, then in place of `out`, so that `out` is always a whole file. The same input gives the
/// same bytes.
/// @return what was found; with an error among it `out` is untouched
/// @throws Error{Fault::file} when `out` cannot be written; Error{Fault::asset} when a recording
/// has changed meanwhile
Findings build_pack(const std::filesystem::path& pack, const std::filesystem::path& wording,
                    const std::filesystem::path& out, const MapInput& map);

} // namespace fl
