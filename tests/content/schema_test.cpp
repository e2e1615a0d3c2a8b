#include "content/database.h"
#include "content/names.h"
#include "content/pack.h"
#include "core/error.h"
#include "support/catch.h"

#include <sqlite3.h>

using namespace fl;

namespace {

/// A database with the schema and one row in most tables, small enough to be read here.
DatabaseHandle small_database() {
    DatabaseHandle database = open_memory_database();
    execute(database.get(), "PRAGMA foreign_keys = ON");
    execute(database.get(), std::string(pack_schema()));
    std::string sql = "INSERT INTO language VALUES ('en', 1, 'English', 'left_to_right', 1, "
                      "'final');";
    for (int i = 1; i <= 40; ++i) {
        const std::string n = std::to_string(i);
        sql += "INSERT INTO text_key VALUES ('t" + n + "', " + n + ", 'a.b');";
        sql += "INSERT INTO text VALUES ('t" + n + "', 'en', 'words', 'final');";
    }
    sql += "INSERT INTO question VALUES ('q', 1, 't1', 't2', 't3', 't4', 't5', 't6', 't7');"
           "INSERT INTO track VALUES ('t', 1, 0, 't8');"
           "INSERT INTO source VALUES ('s', 1, 'a book', NULL);"
           "INSERT INTO range VALUES ('c', 'R1', 1, 0, 't9', 't10');"
           "INSERT INTO instrument (key, ordinal, type, date, date_precision, side, name, "
           "description, source, confidence) VALUES ('i', 1, 'treaty', '2011', 'year', 0, 't11', "
           "'t12', 's', 'verified');"
           "INSERT INTO state (iso3, ordinal, iso2, name, region, un_status, range_class, "
           "range_rule, atlas_50m, atlas_110m, confidence) VALUES ('AAA', 1, 'AA', 't13', 'r', "
           "'un_member', 'c', 'R1', 1, 1, 'verified');";
    execute(database.get(), sql);
    return database;
}

bool accepts(sqlite3* database, const std::string& sql) {
    execute(database, "SAVEPOINT trial");
    bool accepted = true;
    try {
        execute(database, sql);
    } catch (const Error&) {
        accepted = false;
    }
    execute(database, "ROLLBACK TO trial");
    return accepted;
}

std::string event(const std::string& date, const std::string& precision,
                  const std::string& kind = "text", const std::string& importance = "1",
                  const std::string& lat = "0", const std::string& lon = "0") {
    return "INSERT INTO event (key, ordinal, date, date_precision, kind, importance, track, title, "
           "summary, body, place, lat, lon, in_article, confidence) VALUES ('e', 1, '" +
           date + "', '" + precision + "', '" + kind + "', " + importance +
           ", 't', 't20', 't21', 't22', 't23', " + lat + ", " + lon + ", 0, 'verified')";
}

std::string act(const std::string& role, const std::string& date, const std::string& precision) {
    return "INSERT INTO act (instrument, state, role, date, date_precision, date_kind, source, "
           "confidence) VALUES ('i', 'AAA', '" +
           role + "', " + date + ", " + precision + ", 'vote', 's', 'verified')";
}

std::string position(const std::string& stance, const std::string& year = "2011") {
    return "INSERT INTO position (state, question, year, stance, statement, source, confidence) "
           "VALUES ('AAA', 'q', " +
           year + ", " + stance + ", 't30', 's', 'verified')";
}

} // namespace

TEST_CASE("the schema takes right rows", "[schema]") {
    const DatabaseHandle database = small_database();
    CHECK(accepts(database.get(), event("2011-09-12", "day")));
    CHECK(accepts(database.get(), event("2012-02-29", "day")));
    CHECK(accepts(database.get(), event("2011-09", "month")));
    CHECK(accepts(database.get(), event("2011", "year", "incident", "3", "-90", "180")));
    CHECK(accepts(database.get(), act("party", "'2011-09'", "'month'")));
    CHECK(accepts(database.get(), act("party", "NULL", "NULL")));
    CHECK(accepts(database.get(), position("-2")));
}

TEST_CASE("the schema refuses wrong rows", "[schema]") {
    const DatabaseHandle database = small_database();
    const std::vector<std::string> wrong{
        event("2011-02-29", "day"),
        event("2011-13", "month"),
        event("2011-9-1", "day"),
        event("12/09/2011", "day"),
        event("", "day"),
        event("2011-09-12 ", "day"),
        event("2011-09-12", "month"),
        event("2011-09", "day"),
        event("2011", "decade"),
        event("2011", "year", "party"),
        event("2011", "year", "text", "0"),
        event("2011", "year", "text", "4"),
        event("2011", "year", "text", "'high'"),
        event("2011", "year", "text", "1", "90.1"),
        event("2011", "year", "text", "1", "0", "-180.5"),
        event("2011", "year", "text", "1", "NULL"),
        act("friend", "'2011'", "'year'"),
        act("party", "'2011-00'", "'month'"),
        act("party", "'2011-01-01T00'", "NULL"),
        act("party", "'2011'", "NULL"),
        act("party", "NULL", "'day'"),
        position("3"),
        position("-2.5"),
        position("0", "20111"),
        "INSERT INTO text VALUES ('t1', 'en', 'twice', 'final')",
        "INSERT INTO text VALUES ('t1', 'fr', 'no such language', 'final')",
        "UPDATE text SET value = '' WHERE key = 't1'",
        "UPDATE text SET status = 'done' WHERE key = 't1'",
        "UPDATE language SET direction = 'up'",
        "UPDATE track SET side = 2",
        "UPDATE range SET score = 2.5",
        "UPDATE state SET iso3 = 'aaa'",
        "UPDATE state SET iso3 = 'AA'",
        "UPDATE state SET iso_numeric = '4'",
        "UPDATE state SET lat = 10",
        "UPDATE state SET range_rule = 'R9'",
        "UPDATE state SET confidence = 'sure'",
        "UPDATE source SET key = ''",
        "UPDATE question SET tab = 'no such text'",
        "DELETE FROM source",
        "INSERT INTO stance_rule VALUES (1, 'i', 'party', 'q', -3, NULL, NULL, 't31')",
        "INSERT INTO narration VALUES (1, 't1', 'fr', 'A', 1000, x'00')",
        "INSERT INTO narration VALUES (1, 'no such text', 'en', 'A', 1000, x'00')",
        "INSERT INTO narration VALUES (1, 't1', 'en', '', 1000, x'00')",
        "INSERT INTO narration VALUES (1, 't1', 'en', 'A', 0, x'00')",
        "INSERT INTO narration VALUES (1, 't1', 'en', 'A', 180001, x'00')",
        "INSERT INTO narration VALUES (1, 't1', 'en', 'A', 1000, x'')",
        "INSERT INTO narration VALUES (1, 't1', 'en', 'A', 1000, zeroblob(983041))",
        "INSERT INTO map_piece VALUES (1, x'')",
        "INSERT INTO map_piece VALUES (1, zeroblob(524289))",
        "INSERT INTO pack VALUES (2, 'p', 't40', 'en', '1998-01-01', '2025-12-31', '1996-01-01', "
        "'2026-01-01', '2011-09-14', '2025-12-31', 'q', 'q', '2011-01-01')",
        "INSERT INTO pack VALUES (1, 'p', 't40', 'en', '1998-01-01', '2025-12-31', '1999-01-01', "
        "'2026-01-01', '2011-09-14', '2025-12-31', 'q', 'q', '2011-01-01')",
        "INSERT INTO pack VALUES (1, 'p', 't40', 'en', '1998-01-01', '2025-12-31', '1996-01-01', "
        "'2026-01-01', '2026-09-14', '2025-12-31', 'q', 'q', '2011-01-01')",
    };
    for (const std::string& sql : wrong) {
        INFO(sql);
        CHECK_FALSE(accepts(database.get(), sql));
    }
}

TEMPLATE_TEST_CASE("the program and the schema know the same words", "[schema]", Confidence,
                   TextDirection, EventKind, ActRole, Verdict) {
    for (const std::string_view name : Names<TestType>::list) {
        INFO(name);
        CHECK(pack_schema().find("'" + std::string(name) + "'") != std::string_view::npos);
        CHECK(name_of(*enum_named<TestType>(name)) == name);
    }
    CHECK_FALSE(enum_named<TestType>("nothing"));
}

TEST_CASE("the schema carries the id and version that the reader wants", "[schema]") {
    const DatabaseHandle database = small_database();
    Statement id(database.get(), "PRAGMA application_id");
    Statement version(database.get(), "PRAGMA user_version");
    REQUIRE((id.next() && version.next()));
    CHECK(id.integer(0) == pack_application_id);
    CHECK(version.integer(0) == pack_schema_version);
}
