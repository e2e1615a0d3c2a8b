#pragma once

#include "authoring/map_mesh.h"
#include "geo/world_map.h"

#include <filesystem>
#include <string>

namespace fl::test {

inline std::filesystem::path outlines_path() {
    return std::filesystem::path(FL_SOURCE_DIR) / "assets/map/countries-50m.json";
}
inline std::filesystem::path table_path() {
    return std::filesystem::path(FL_SOURCE_DIR) / "content/fault-lines/shapes.csv";
}

/// The map as shipped; made once for each test program.
inline const PreparedMap& shipped() {
    static const PreparedMap prepared = prepare_map(outlines_path(), table_path());
    return prepared;
}

inline const MapShape& shape_named(const WorldMap& map, const std::string& key) {
    for (const MapShape& shape : map.shapes) {
        if (shape.key == key) {
            return shape;
        }
    }
    throw std::out_of_range(key);
}

inline std::string key_of(const WorldMap& map, std::optional<ShapeId> id) {
    return id ? map.shapes[id->index].key : "nothing";
}

/// A directory of its own for one test, removed at its end.
class ScratchDirectory {
  public:
    ScratchDirectory()
        : path_(std::filesystem::temp_directory_path() /
                ("fl-map-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)) + "-" +
                 std::to_string(
                     std::filesystem::file_time_type::clock::now().time_since_epoch().count()))) {
        std::filesystem::create_directories(path_);
    }
    ~ScratchDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchDirectory(const ScratchDirectory&) = delete;
    ScratchDirectory& operator=(const ScratchDirectory&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

} // namespace fl::test
