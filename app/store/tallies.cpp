#include "store/tallies.h"

#include "core/error.h"
#include "core/log.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>
#include <sqlite3.h>

namespace fl {
namespace {

constexpr int application_id = 0x464C5441, schema_version = 1; // "FLTA"
constexpr int busy_ms = 2000;

constexpr const char* schema = R"(
CREATE TABLE tally (
  month    TEXT    NOT NULL CHECK (length(month) BETWEEN 7 AND 8), -- 2026-01, or undated
  question TEXT    NOT NULL CHECK (length(question) BETWEEN 1 AND 64),
  tenth    INTEGER NOT NULL CHECK (tenth BETWEEN 0 AND 9),         -- of the scale, 0 at -2
  answers  INTEGER NOT NULL CHECK (answers > 0),
  PRIMARY KEY (month, question, tenth)
) STRICT, WITHOUT ROWID;)";

void finalize(sqlite3_stmt* statement) noexcept {
    sqlite3_finalize(statement);
}
using StatementHandle = Handle<sqlite3_stmt, finalize>;

[[noreturn]] void fail(sqlite3* database, std::string_view sql) {
    throw Error(Fault::database, fmt::format("{} in: {}", sqlite3_errmsg(database), sql));
}

void run(sqlite3* database, const std::string& sql) {
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(database, sql);
}

StatementHandle prepare(sqlite3* database, std::string_view sql) {
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &raw, nullptr) !=
        SQLITE_OK)
        fail(database, sql);
    return StatementHandle(raw);
}

bool next(sqlite3* database, const StatementHandle& statement) {
    const int result = sqlite3_step(statement.get());
    if (result != SQLITE_ROW && result != SQLITE_DONE)
        fail(database, sqlite3_sql(statement.get()));
    return result == SQLITE_ROW;
}

void bind(const StatementHandle& statement, int at, std::string_view text) {
    sqlite3_bind_text(statement.get(), at, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
}

std::string text_of(sqlite3* database, std::string_view sql) {
    const auto statement = prepare(database, sql);
    if (!next(database, statement))
        return {};
    const void* text = sqlite3_column_blob(statement.get(), 0);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement.get(), 0));
    return text == nullptr ? std::string{} : std::string(static_cast<const char*>(text), size);
}

/// Rolls back unless committed.
class Transaction {
  public:
    explicit Transaction(sqlite3* database)
        : database_(database) {
        run(database, "BEGIN IMMEDIATE");
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction() {
        if (!done_)
            sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
    }
    void commit() {
        run(database_, "COMMIT");
        done_ = true;
    }

  private:
    sqlite3* database_;
    bool done_ = false;
};

/// Errors that another file would not have: worth moving this one aside. A full disk, a folder that
/// cannot be written or a lock are not.
bool is_broken(int code) {
    return code == SQLITE_NOTADB || code == SQLITE_CORRUPT || code == SQLITE_SCHEMA;
}

/// Why the file cannot be used, or nothing. @throws Error{Fault::database} for other troubles
std::string defect(sqlite3* database) {
    try {
        if (text_of(database, "SELECT count(*) FROM sqlite_schema") == "0")
            return {}; // new
        if (text_of(database, "PRAGMA application_id") != std::to_string(application_id))
            return "it is a database of something else";
        if (text_of(database, "PRAGMA user_version") != std::to_string(schema_version))
            return "it was written by another version";
        if (const std::string check = text_of(database, "PRAGMA quick_check"); check != "ok")
            return "it is damaged: " + check.substr(0, check.find('\n'));
        prepare(database, "SELECT month, question, tenth, answers FROM tally");
        return {};
    } catch (const Error& error) {
        const int code = sqlite3_errcode(database) & 0xFF;
        if (is_broken(code) || code == SQLITE_ERROR)
            return error.what();
        throw;
    }
}

void move_aside(const std::filesystem::path& file) {
    std::error_code ignored;
    for (const char* part : {"", "-wal", "-shm"}) {
        std::filesystem::path from = file, to = file;
        from += part;
        to += std::string(".broken") + part;
        std::filesystem::remove(to, ignored);
        std::filesystem::rename(from, to, ignored);
    }
}

sqlite3* open(const std::filesystem::path& file) {
    sqlite3* raw = nullptr;
    const int result =
        sqlite3_open_v2(file.c_str(), &raw,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW, nullptr);
    if (result != SQLITE_OK) {
        sqlite3_close_v2(raw);
        throw Error(Fault::database,
                    fmt::format("{}: cannot be opened: {}", file.string(), sqlite3_errstr(result)));
    }
    sqlite3_busy_timeout(raw, busy_ms);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    return raw;
}

void prepare_file(sqlite3* database) {
    run(database, fmt::format("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                              "PRAGMA max_page_count = {}; PRAGMA journal_size_limit = 262144",
                              tallies_page_cap));
    if (text_of(database, "SELECT count(*) FROM sqlite_schema") != "0")
        return;
    Transaction transaction(database);
    run(database, schema);
    run(database, fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}",
                              application_id, schema_version));
    transaction.commit();
}

} // namespace

void Tallies::close(sqlite3* database) noexcept {
    sqlite3_close_v2(database);
}

Tallies::Tallies(const std::filesystem::path& file)
    : database_(open(file)) {
    if (const std::string why = defect(database_.get()); !why.empty()) {
        database_.reset();
        move_aside(file);
        log(LogLevel::warning, "tallies",
            fmt::format("{}: {}; moved aside to {}.broken, and a new file is begun", file.string(),
                        why, file.filename().string()));
        database_.reset(open(file));
    }
    prepare_file(database_.get());
}

TenthCounts Tallies::counts(std::string_view question) const {
    TenthCounts out{};
    const auto rows =
        prepare(database_.get(), "SELECT tenth, sum(answers) FROM tally WHERE question = ?1 "
                                 "GROUP BY tenth");
    bind(rows, 1, question);
    while (next(database_.get(), rows)) {
        const auto tenth = static_cast<std::size_t>(sqlite3_column_int64(rows.get(), 0));
        const std::int64_t count = sqlite3_column_int64(rows.get(), 1);
        constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
        if (tenth < out.size())
            out[tenth] = static_cast<std::uint32_t>(std::clamp(count, std::int64_t{0}, most));
    }
    return out;
}

void Tallies::add(std::string_view month, std::span<const CountedAnswer> answers) {
    Transaction transaction(database_.get());
    const auto row = prepare(database_.get(), "INSERT INTO tally VALUES (?1, ?2, ?3, 1) "
                                              "ON CONFLICT DO UPDATE SET answers = answers + 1");
    for (const CountedAnswer& answer : answers) {
        if (answer.tenth < 0 || answer.tenth > 9)
            continue;
        bind(row, 1, month);
        bind(row, 2, answer.question);
        sqlite3_bind_int(row.get(), 3, answer.tenth);
        next(database_.get(), row);
        sqlite3_reset(row.get());
    }
    transaction.commit();
}

} // namespace fl
