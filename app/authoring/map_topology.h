#pragma once

#include "core/geometry.h"

#include <filesystem>
#include <string>
#include <vector>

namespace fl {

/// Arcs that make up a ring, in order; `~i` stands for arc i run backwards.
using ArcRing = std::vector<int>;

/// The outer ring and then the holes.
using ArcPolygon = std::vector<ArcRing>;

inline std::size_t arc_index(int reference) {
    return static_cast<std::size_t>(reference < 0 ? ~reference : reference);
}

struct OutlineFeature {
    std::string id;   // ISO 3166-1 numeric, three digits, or empty
    std::string name; // as in the file, for features without an id of their own
    std::vector<ArcPolygon> polygons;
};

/// Outlines whose common borders exist once: what two features share is one arc. Longitudes are
/// -180..180 and jump where an arc crosses the antimeridian.
struct Topology {
    std::vector<std::vector<LonLat>> arcs;
    std::vector<OutlineFeature> features;
};

/// Reads the object `countries` of a quantised TopoJSON file (world-atlas). Throws Error{Fault::
/// asset} naming the file when it is not such a file, Error{Fault::file} when it cannot be read.
/// Source: The TopoJSON Format Specification, sections 2.1.2 to 2.1.4.
Topology read_topology(const std::filesystem::path& path);

} // namespace fl
