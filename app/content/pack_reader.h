#pragma once

#include "content/exhibit.h"

struct sqlite3;

namespace fl {

/// Reads all tables of an opened and verified content database. Every reference is looked up, so
/// that no index in the result can be wrong; stance steps are not computed yet.
/// @throws Error{Fault::content} naming table, row and column (without the file's name)
Exhibit read_exhibit(sqlite3* database);

} // namespace fl
