#pragma once

#include "content/exhibit.h"
#include "content/narration_store.h"

#include <filesystem>
#include <memory>

namespace fl {

inline constexpr std::uint32_t pack_application_id = 0x464C4E53; // "FLNS"
inline constexpr int pack_schema_version = 3;

/// Reads and checks a content database. Opens read-only and immutable with SQLite's advice for
/// untrusted files; verifies application_id, user_version, the schema's text and quick_check first.
/// @throws Error{Fault::content} that names the file, what is wrong and what to do
Exhibit load_exhibit(const std::filesystem::path& file);

/// A pack whose human voices can be read on.
struct OpenPack {
    Exhibit exhibit;
    std::unique_ptr<NarrationStore> narrations; // none where the pack has none: no file stays open
};

/// The same as load_exhibit(), with the voices.
OpenPack open_pack(const std::filesystem::path& file);

/// The schema as SQL, as compiled in from content/schema.sql.
std::string_view pack_schema();

} // namespace fl
