#include "content/database.h"
#include "core/error.h"
#include "support/catch.h"
#include "support/pack.h"

#include <array>
#include <chrono>

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

using namespace fl;

namespace {

/// The message with which the reader refuses a file; empty if it does not.
std::string refusal(const std::filesystem::path& file) {
    try {
        load_exhibit(file);
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::content);
        return error.what();
    }
    return {};
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// Runs SQL on a file as an attacker would: with writable_schema and without our guards.
void change(const std::filesystem::path& file, const std::string& sql) {
    sqlite3* raw = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &raw) == SQLITE_OK);
    const DatabaseHandle database(raw);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    execute(raw, sql);
}

std::int64_t pragma(sqlite3* database, const std::string& name) {
    Statement statement(database, "PRAGMA " + name);
    REQUIRE(statement.next());
    return statement.integer(0);
}

int config(sqlite3* database, int what) {
    int value = -1;
    sqlite3_db_config(database, what, -1, &value);
    return value;
}

} // namespace

TEST_CASE("a pack is opened with every guard for untrusted files", "[pack][security]") {
    const Folder folder;
    const DatabaseHandle database = open_untrusted(build_own_pack(folder));
    sqlite3* db = database.get();
    CHECK(config(db, SQLITE_DBCONFIG_DEFENSIVE) == 1);
    CHECK(config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA) == 0);
    CHECK(config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION) == 0);
    CHECK(config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER) == 0);
    CHECK(config(db, SQLITE_DBCONFIG_DQS_DML) == 0);
    CHECK(config(db, SQLITE_DBCONFIG_DQS_DDL) == 0);
    CHECK(pragma(db, "cell_size_check") == 1);
    CHECK(pragma(db, "query_only") == 1);
    CHECK(sqlite3_db_readonly(db, "main") == 1);
    Statement mapping(db, "PRAGMA mmap_size");
    CHECK((!mapping.next() || mapping.integer(0) == 0));
    for (const UntrustedLimit& limit : untrusted_limits()) {
        INFO("limit " << limit.id);
        CHECK(sqlite3_limit(db, limit.id, -1) == limit.value);
    }
}

TEST_CASE("limits are no higher than the advice for untrusted files", "[pack][security]") {
    const std::array<std::pair<int, int>, 11> advice{{{SQLITE_LIMIT_LENGTH, 1'000'000},
                                                      {SQLITE_LIMIT_SQL_LENGTH, 100'000},
                                                      {SQLITE_LIMIT_COLUMN, 100},
                                                      {SQLITE_LIMIT_EXPR_DEPTH, 10},
                                                      {SQLITE_LIMIT_COMPOUND_SELECT, 3},
                                                      {SQLITE_LIMIT_VDBE_OP, 25'000},
                                                      {SQLITE_LIMIT_FUNCTION_ARG, 8},
                                                      {SQLITE_LIMIT_ATTACHED, 0},
                                                      {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
                                                      {SQLITE_LIMIT_VARIABLE_NUMBER, 10},
                                                      {SQLITE_LIMIT_TRIGGER_DEPTH, 10}}};
    for (const auto& [id, highest] : advice) {
        const int wanted = id;
        const auto& limits = untrusted_limits();
        const auto found = std::find_if(limits.begin(), limits.end(),
                                        [&](const UntrustedLimit& l) { return l.id == wanted; });
        REQUIRE(found != limits.end());
        CHECK(found->value <= highest);
    }
}

TEST_CASE("a locked connection reads and does nothing else", "[pack][security]") {
    const Folder folder;
    const DatabaseHandle database = open_untrusted(build_own_pack(folder));
    lock_down(database.get());
    Statement read(database.get(), "SELECT count(*) FROM event");
    CHECK(read.next());
    for (const char* sql : {"DELETE FROM event", "ATTACH ':memory:' AS other",
                            "PRAGMA mmap_size = 1", "CREATE TABLE t (a)", "VACUUM", "BEGIN"}) {
        INFO(sql);
        CHECK_THROWS_AS(execute(database.get(), sql), Error);
    }
}

TEST_CASE("a statement that runs for ever is stopped", "[pack][security]") {
    const Folder folder;
    const DatabaseHandle database = open_untrusted(build_own_pack(folder));
    const auto start = std::chrono::steady_clock::now();
    CHECK_THROWS_AS(execute(database.get(), "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + "
                                            "1 FROM n) SELECT count(*) FROM n"),
                    Error);
    // 250 ms on the machine of the museum; a test machine under load gets more.
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

TEST_CASE("what is no content database is refused with a reason", "[pack]") {
    const Folder folder;
    const std::string whole = file_bytes(build_own_pack(folder));
    const auto file = folder / "other.sqlite";

    CHECK(has(refusal(folder / "none.sqlite"), "cannot be opened"));
    CHECK(has(refusal(folder.path()), "is a directory"));
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(has(refusal(folder / "pipe"), "not a regular file"));
    write_file(file, "");
    CHECK(has(refusal(file), "not an SQLite database"));
    write_file(file, "key,date,title\n");
    CHECK(has(refusal(file), "not an SQLite database"));
    write_file(file, "SQLite format 3");
    CHECK(has(refusal(file), "cut short"));
    for (const std::size_t size : {std::size_t{50}, std::size_t{100}, std::size_t{4096},
                                   whole.size() / 2, whole.size() - 1}) {
        write_file(file, whole.substr(0, size));
        INFO(size);
        CHECK(has(refusal(file), "cut short"));
    }
    write_file(file, whole);
    CHECK(refusal(file).empty());
}

TEST_CASE("names with signs that mean something in a URI are opened", "[pack]") {
    const Folder folder;
    const auto file = folder / "50 % ? #1 ü.sqlite";
    std::filesystem::rename(build_own_pack(folder), file);
    CHECK(refusal(file).empty());
}

TEST_CASE("another application or version is refused with a reason", "[pack]") {
    const Folder folder;
    const auto file = build_own_pack(folder);
    for (const auto& [sql, reason] : std::vector<std::pair<std::string, std::string>>{
             {"PRAGMA application_id = 1", "application_id"},
             {"PRAGMA application_id = 0x464C4E53; PRAGMA user_version = 4", "newer"},
             {"PRAGMA user_version = 0", "version 0"},
             {"PRAGMA user_version = -1", "version -1"}}) {
        change(file, sql);
        INFO(sql);
        CHECK(has(refusal(file), reason));
    }
    change(file, "PRAGMA user_version = 3");
    CHECK(refusal(file).empty());
}

TEST_CASE("a schema with anything added, changed or missing is refused", "[pack][security]") {
    const Folder folder;
    const std::string whole = file_bytes(build_own_pack(folder));
    const auto file = folder / "hostile.sqlite";
    const std::vector<std::string> attacks{
        "CREATE TABLE extra (a)",
        "CREATE VIEW extra AS SELECT 1",
        "CREATE TRIGGER extra AFTER INSERT ON event BEGIN DELETE FROM event; END",
        "CREATE INDEX extra ON event (date)",
        "CREATE INDEX extra ON event (lower(key))",
        "CREATE TABLE extra (a, b AS (a + 1))",
        "CREATE VIRTUAL TABLE extra USING fts5 (a)",
        "CREATE VIRTUAL TABLE extra USING rtree (id, a, b)",
        "CREATE VIEW extra AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) "
        "SELECT i FROM n",
        "DROP VIEW v_event",
        "DROP VIEW v_event; CREATE VIEW v_event AS SELECT randomblob(900000000)",
        "DROP TABLE term",
        "DROP TABLE search",
        "ALTER TABLE event ADD COLUMN extra TEXT",
        "ALTER TABLE term RENAME TO terms",
        "ALTER TABLE event RENAME COLUMN kind TO sort",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "
        "replace(sql, 'STRICT', '') WHERE name = 'event'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "
        "replace(sql, 'BETWEEN 1 AND 3', 'BETWEEN 1 AND 9') WHERE name = 'event'",
        "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 3, "
        "'CREATE TABLE x (a)')",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET name = 'events' WHERE name = "
        "'event'",
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'v_act'",
    };
    for (const std::string& attack : attacks) {
        write_file(file, whole);
        change(file, "PRAGMA foreign_keys = OFF; " + attack);
        INFO(attack);
        CHECK_FALSE(refusal(file).empty());
    }
    write_file(file, whole);
    change(file, "DROP VIEW v_event");
    CHECK(has(refusal(file), "'v_event' differs"));
}

TEST_CASE("rows that dangle or say nothing known are refused by name", "[pack]") {
    const Folder folder;
    const std::string whole = file_bytes(build_own_pack(folder));
    const auto file = folder / "bent.sqlite";
    const std::vector<std::pair<std::string, std::string>> cases{
        {"UPDATE event SET track = 'nowhere' WHERE ordinal = 1", "'nowhere' does not exist"},
        {"UPDATE act SET state = 'XXX' WHERE ordinal = 7", "'XXX' does not exist"},
        {"UPDATE position SET source = 'x' WHERE ordinal = 1", "table 'position', row 1"},
        {"DELETE FROM pack", "no pack row"},
        {"DELETE FROM text WHERE key = 'event.code-2011.title'", "missing in the default language"},
        {"DELETE FROM word WHERE key IN ('play', 'pause', 'between')", "lacks: play pause between"},
        {"UPDATE text SET value = 'a' || char(10) WHERE key = 'event.code-2011.title'",
         "cannot be shown"},
        {"UPDATE text SET value = CAST(x'ff' AS TEXT) WHERE key = 'event.code-2011.title'",
         "cannot be shown"},
        {"UPDATE text SET value = 'a' || char(8238) WHERE key = 'event.code-2011.title'",
         "cannot be shown"},
    };
    for (const auto& [sql, reason] : cases) {
        write_file(file, whole);
        change(file, "PRAGMA foreign_keys = OFF; " + sql);
        const std::string message = refusal(file);
        INFO(sql << " -> " << message);
        CHECK(has(message, reason));
        CHECK(has(message, file.string()));
    }
}

TEST_CASE("flipped bytes never crash the reader", "[pack][security]") {
    const Folder folder;
    const std::string whole = file_bytes(build_own_pack(folder));
    const auto file = folder / "flipped.sqlite";
    std::uint32_t random = 2011;
    int refused = 0;
    for (int i = 0; i < 100; ++i) {
        std::string bytes = whole;
        for (int flips = 0; flips < 8; ++flips) {
            random = random * 1664525 + 1013904223;
            bytes[random % bytes.size()] ^= static_cast<char>(1U << (random >> 29U));
        }
        write_file(file, bytes);
        refused += !refusal(file).empty();
    }
    CHECK(refused <= 100); // getting here is the point; flips in spare room are harmless
}

TEST_CASE("every column of the search table is filled", "[pack]") {
    const Folder folder;
    const DatabaseHandle database = open_untrusted(build_own_pack(folder));
    Statement found(database.get(), "SELECT key, language FROM search WHERE search MATCH 'stuxnet' "
                                    "AND language = 'en' ORDER BY rank");
    REQUIRE(found.next());
    CHECK(found.text(0) == "stuxnet-2010");
    CHECK(found.text(1) == "en");
    Statement terms(database.get(), "SELECT count(*) FROM search WHERE kind = 'term'");
    REQUIRE(terms.next());
    CHECK(terms.integer(0) == 30 * 6); // in each language
}
