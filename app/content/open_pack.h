#pragma once

#include "content/database.h"

#include <filesystem>
#include <functional>

namespace fl {

/// Opens a content database as load_exhibit() does, verifies application_id, user_version, schema
/// and quick_check, locks the connection down to reading and hands it to `read`. SQLite's heap is
/// limited meanwhile.
/// @return the connection, locked down, for whoever reads on later
/// @throws Error{Fault::content} naming the file, what is wrong and what to do
DatabaseHandle with_pack(const std::filesystem::path& file,
                         const std::function<void(sqlite3*)>& read);

} // namespace fl
