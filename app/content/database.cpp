#include "content/database.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

namespace fl {
namespace {

constexpr std::size_t header_size =
    100; // of an SQLite file: https://www.sqlite.org/fileformat2.html
constexpr std::string_view header_magic{"SQLite format 3\0", 16};

[[noreturn]] void refuse(const std::filesystem::path& file, std::string_view why) {
    throw Error(Fault::content, fmt::format("{}: {}", file.string(), why));
}

std::uint32_t big_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char byte : bytes)
        value = (value << 8U) | static_cast<unsigned char>(byte);
    return value;
}

/// Size in bytes that the header promises, or nothing if it promises none.
std::uint64_t promised_size(std::string_view header) {
    const std::uint32_t stored = big_endian(header.substr(16, 2));
    const std::uint64_t page = stored == 1 ? 65536 : stored;
    return page * big_endian(header.substr(28, 4));
}

void check_file(const std::filesystem::path& file) {
    struct stat status {};
    // stat() and not open(): opening a FIFO would wait for a writer.
    if (::stat(file.c_str(), &status) != 0) {
        refuse(file, fmt::format("cannot be opened ({}); build it with: fault-lines-content build "
                                 "DIR {}",
                                 std::strerror(errno), file.filename().string()));
    }
    if (S_ISDIR(status.st_mode))
        refuse(file, "is a directory; name the content database in it (*.sqlite)");
    if (!S_ISREG(status.st_mode))
        refuse(file, "is not a regular file; name a content database (*.sqlite)");

    std::array<char, header_size> bytes{};
    std::ifstream in(file, std::ios::binary);
    in.read(bytes.data(), bytes.size());
    const std::string_view header(bytes.data(), static_cast<std::size_t>(in.gcount()));
    if (!in.is_open())
        refuse(file, "cannot be read; check its permissions");
    if (header.substr(0, header_magic.size()) != header_magic.substr(0, header.size()) ||
        header.empty())
        refuse(file, "is not an SQLite database; build content with fault-lines-content");
    if (header.size() < header_size ||
        static_cast<std::uint64_t>(status.st_size) < promised_size(header))
        refuse(file, "is cut short; copy it again or build it anew");
}

/// A path as "file:" URI: everything but letters, digits and /._-~ in percent form.
std::string file_uri(const std::filesystem::path& file) {
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(file).string()) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') ||
                           std::string_view("/._-~").find(c) != std::string_view::npos;
        uri += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return uri + "?mode=ro&immutable=1";
}

int over_budget(void* /*unused*/) {
    return 1; // the handler is called once, when the budget is used up
}

int read_only_authorizer(void* /*unused*/, int action, const char* /*a*/, const char* /*b*/,
                         const char* /*c*/, const char* /*d*/) {
    const bool reading =
        action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION;
    return reading ? SQLITE_OK : SQLITE_DENY;
}

void harden(sqlite3* database) {
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    for (const UntrustedLimit& limit : untrusted_limits())
        sqlite3_limit(database, limit.id, limit.value);
    execute(database, "PRAGMA cell_size_check = ON");
    execute(database, "PRAGMA mmap_size = 0");
    execute(database, "PRAGMA query_only = ON");
    sqlite3_progress_handler(database, untrusted_instruction_budget, over_budget, nullptr);
}

} // namespace

void close_database(sqlite3* database) noexcept {
    sqlite3_close_v2(database);
}

void finalize_statement(sqlite3_stmt* statement) noexcept {
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* database, std::string_view sql)
    : database_(database) {
    sqlite3_stmt* raw = nullptr;
    const int result =
        sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
    statement_.reset(raw);
    if (result != SQLITE_OK)
        throw Error(Fault::database, fmt::format("{} in: {}", sqlite3_errmsg(database), sql));
}

bool Statement::next() {
    const int result = sqlite3_step(statement_.get());
    if (result == SQLITE_ROW)
        return true;
    if (result != SQLITE_DONE) {
        throw Error(Fault::database, fmt::format("{} in: {}", sqlite3_errmsg(database_),
                                                 sqlite3_sql(statement_.get())));
    }
    return false;
}

Statement& Statement::reset() {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
    return *this;
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::string Statement::text(int column) const {
    const void* bytes = sqlite3_column_blob(statement_.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return bytes == nullptr ? std::string{} : std::string(static_cast<const char*>(bytes), size);
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(statement_.get(), column);
}

void Statement::bind(int index, std::string_view text) {
    sqlite3_bind_text(statement_.get(), index, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
}

void Statement::bind_bytes(int index, std::string_view bytes) {
    sqlite3_bind_blob(statement_.get(), index, bytes.data(), static_cast<int>(bytes.size()),
                      SQLITE_TRANSIENT);
}

void Statement::bind(int index, std::int64_t value) {
    sqlite3_bind_int64(statement_.get(), index, value);
}

void Statement::bind(int index, double value) {
    sqlite3_bind_double(statement_.get(), index, value);
}

void Statement::bind_null(int index) {
    sqlite3_bind_null(statement_.get(), index);
}

void execute(sqlite3* database, const std::string& sql) {
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw Error(Fault::database, fmt::format("{} in: {}", sqlite3_errmsg(database), sql));
}

DatabaseHandle open_memory_database() {
    sqlite3* raw = nullptr;
    const int result =
        sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    DatabaseHandle database(raw);
    if (result != SQLITE_OK)
        throw Error(Fault::database, "SQLite cannot open a database in memory");
    return database;
}

const std::vector<UntrustedLimit>& untrusted_limits() {
    // Source: "Defense Against The Dark Arts", sqlite.org/security.html; each at or below its list.
    static const std::vector<UntrustedLimit> limits{
        {SQLITE_LIMIT_LENGTH, 1'000'000},
        {SQLITE_LIMIT_SQL_LENGTH, 100'000},
        {SQLITE_LIMIT_COLUMN, 100},
        {SQLITE_LIMIT_EXPR_DEPTH, 10},
        {SQLITE_LIMIT_COMPOUND_SELECT, 3},
        {SQLITE_LIMIT_VDBE_OP, 25'000},
        {SQLITE_LIMIT_FUNCTION_ARG, 8},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 10},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    return limits;
}

DatabaseHandle open_untrusted(const std::filesystem::path& file) {
    check_file(file);
    sqlite3* raw = nullptr;
    const int result = sqlite3_open_v2(file_uri(file).c_str(), &raw,
                                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
    DatabaseHandle database(raw);
    if (result != SQLITE_OK)
        refuse(file, fmt::format("cannot be opened: {}", sqlite3_errstr(result)));
    harden(database.get());
    return database;
}

void lock_down(sqlite3* database) {
    sqlite3_set_authorizer(database, read_only_authorizer, nullptr);
}

std::vector<std::string> schema_lines(sqlite3* database) {
    std::vector<std::string> lines;
    Statement rows(database, "SELECT type, name, tbl_name, sql FROM sqlite_schema");
    while (rows.next()) {
        lines.push_back(
            fmt::format("{} {} {} {}", rows.text(0), rows.text(1), rows.text(2), rows.text(3)));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

} // namespace fl
