#pragma once

#include "content/database.h"

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace fl {

struct Bytes {
    std::string bytes;
};
/// A value of a column: nothing, text, whole number, number or bytes.
using Value = std::variant<std::monostate, std::string, std::int64_t, double, Bytes>;
using Fields = std::vector<std::pair<std::string, Value>>;

/// Writes a content database in memory. The same calls give the same bytes. Every row passes the
/// checks and foreign keys of schema.sql. Linked into programs by authoring/ only.
class PackWriter {
  public:
    PackWriter();

    /// @throws Error{Fault::content} naming the table and the rule of the schema that was broken
    void insert(std::string_view table, const Fields& fields);
    /// Splits the prepared map into pieces that the reader accepts.
    void insert_map(std::string_view blob);
    /// Fills the search table from events and terms, in every language that has them.
    void fill_search();

    /// Commits, compacts and returns the file's bytes; the writer is used up.
    std::string finish();

  private:
    DatabaseHandle database_;
};

} // namespace fl
