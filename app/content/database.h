#pragma once

#include "core/handle.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace fl {

void close_database(sqlite3* database) noexcept;
void finalize_statement(sqlite3_stmt* statement) noexcept;
using DatabaseHandle = Handle<sqlite3, close_database>;
using StatementHandle = Handle<sqlite3_stmt, finalize_statement>;

/// One prepared statement over trusted or hardened content; values are copied out.
class Statement {
  public:
    /// @throws Error{Fault::database} with SQLite's message and the statement
    Statement(sqlite3* database, std::string_view sql);

    /// The next row, or false at the end. @throws Error{Fault::database}
    bool next();
    /// Ready to be run again with new values. Returns itself.
    Statement& reset();

    bool is_null(int column) const;
    std::string text(int column) const; // NULL: empty
    std::int64_t integer(int column) const;
    double real(int column) const;

    void bind(int index, std::string_view text); // from 1
    void bind_bytes(int index, std::string_view bytes);
    void bind(int index, std::int64_t value);
    void bind(int index, double value);
    void bind_null(int index);

  private:
    sqlite3* database_;
    StatementHandle statement_;
};

/// Runs statements without results. @throws Error{Fault::database}
void execute(sqlite3* database, const std::string& sql);

/// An empty database in memory.
DatabaseHandle open_memory_database();

/// A limit that SQLite keeps for a connection to a file that others made.
struct UntrustedLimit {
    int id;    // SQLITE_LIMIT_…
    int value; // at or below SQLite's advice for untrusted files
};
const std::vector<UntrustedLimit>& untrusted_limits();

/// Longest run of one statement over content, in virtual machine instructions. A guess: the
/// largest, quick_check of the exhibit's own pack, needs about 2 % of it.
inline constexpr int untrusted_instruction_budget = 20'000'000;

/// Opens a file that others may have made: read-only, immutable, and with every guard that SQLite
/// offers (defensive, no trusted schema, checked cells, no memory mapping, low limits, an
/// instruction budget, no attaching, nothing but reading once lock_down() was called).
/// Never blocks on a FIFO or device; follows links.
/// @throws Error{Fault::content}: missing, a directory, not a file, not SQLite, cut short
DatabaseHandle open_untrusted(const std::filesystem::path& file);

/// From here on the connection only reads tables of its own. Call after the checks.
void lock_down(sqlite3* database);

/// All of sqlite_schema as "type name table sql" lines, sorted: two schemas are equal if these are.
std::vector<std::string> schema_lines(sqlite3* database);

} // namespace fl
