#pragma once

#include "core/geometry.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace fl {

/// One row of the shape table: which outline belongs to which shape of the map. What a border
/// looks like and whom land belongs to is decided there, by the content, and never in code.
///
/// Rows with the same key form one shape; the first of them sets its properties. A row without
/// `match_id` and `match_name` has no outline: a dot at `dot_at`.
struct ShapeRow {
    std::string key;
    std::string match_id;           // feature with this id, and ...
    std::string match_name;         // ... this name, where one of them is not enough
    std::optional<LonLat> inside;   // only the ring of the feature that holds this point
    std::string state;              // iso3 whose stance the shape takes, or empty
    std::string dashed_towards;     // keys separated by ';': dashed borders with these
    bool hidden = false;            // not on the map at all
    bool outside_home_view = false; // does not count for what the home view must show
    bool dot = false;               // stands out as a dot of constant size
    std::optional<LonLat> dot_at;
};

/// Reads the columns named like the members above (`inside_lon`, `inside_lat`, `dot_lon`,
/// `dot_lat`; flags are "yes" or empty); further columns are for people. Throws
/// Error{Fault::content} listing every bad row by its line.
std::vector<ShapeRow> read_shape_table(const std::filesystem::path& path);

/// Problems for the end of a message, each on a line of its own.
std::string listed(const std::vector<std::string>& problems);

} // namespace fl
