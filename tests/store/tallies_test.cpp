#include "core/error.h"
#include "store/tallies.h"
#include "support/catch.h"
#include "support/folder.h"

#include <array>
#include <numeric>
#include <string>
#include <vector>

#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace fl;

namespace {

constexpr std::array<CountedAnswer, 2> one_vote{{{"first", 0}, {"second", 9}}};

std::string query(const std::filesystem::path& file, const char* sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
    std::string out;
    sqlite3_exec(
        database, sql,
        [](void* text, int columns, char** values, char**) {
            for (int i = 0; i < columns; ++i)
                *static_cast<std::string*>(text) += std::string(values[i] ? values[i] : "") + ' ';
            return 0;
        },
        &out, nullptr);
    sqlite3_close(database);
    return out;
}

void run(const std::filesystem::path& file, const char* sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    REQUIRE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

std::uint32_t total(const TenthCounts& counts) {
    return std::accumulate(counts.begin(), counts.end(), 0U);
}

} // namespace

TEST_CASE("answers are counted by question and tenth, over all months and starts", "[store]") {
    const Folder folder;
    {
        Tallies tallies(folder / "t.sqlite");
        CHECK(total(tallies.counts("first")) == 0);
        tallies.add("2026-01", one_vote);
        tallies.add("2026-02", one_vote);
    }
    const Tallies again(folder / "t.sqlite");
    CHECK(again.counts("first")[0] == 2);
    CHECK(again.counts("second")[9] == 2);
    CHECK(total(again.counts("first")) == 2);
    CHECK(total(again.counts("other")) == 0);
}

TEST_CASE("the file holds counts and months, and no more", "[store]") {
    const Folder folder;
    Tallies tallies(folder / "t.sqlite");
    tallies.add("2026-01", one_vote);
    CHECK(query(folder / "t.sqlite", "SELECT name FROM sqlite_schema WHERE type = 'table'") ==
          "tally ");
    CHECK(query(folder / "t.sqlite", "SELECT * FROM tally") ==
          "2026-01 first 0 1 2026-01 second 9 1 ");
    CHECK(query(folder / "t.sqlite", "PRAGMA journal_mode") == "wal ");
}

TEST_CASE("tenths outside the scale are left out", "[store]") {
    const Folder folder;
    Tallies tallies(folder / "t.sqlite");
    tallies.add("2026-01", std::array<CountedAnswer, 3>{{{"q", -1}, {"q", 10}, {"q", 5}}});
    CHECK(total(tallies.counts("q")) == 1);
}

TEST_CASE("a file that is no database is moved aside and a new one begun", "[store]") {
    const Folder folder;
    const auto file = folder / "t.sqlite";
    const std::string bad = GENERATE(std::string("not a database at all"), std::string(5000, 'x'),
                                     std::string("SQLite format 3\0 and then nothing", 33));
    write_file(file, bad);
    Tallies tallies(file);
    tallies.add("2026-01", one_vote);
    CHECK(total(tallies.counts("first")) == 1);
    CHECK(file_bytes(folder / "t.sqlite.broken") == bad);
}

TEST_CASE("a database of something else or of another version is moved aside", "[store]") {
    const Folder folder;
    const auto file = folder / "t.sqlite";
    run(file, GENERATE("CREATE TABLE tally (x)",
                       "PRAGMA application_id = 1179407425; PRAGMA user_version = 9;"
                       "CREATE TABLE tally (month, question, tenth, answers)",
                       "PRAGMA application_id = 1179407425; PRAGMA user_version = 1;"
                       "CREATE TABLE other (month)"));
    const Tallies tallies(file);
    CHECK(total(tallies.counts("first")) == 0);
    CHECK(std::filesystem::exists(folder / "t.sqlite.broken"));
}

TEST_CASE("pages overwritten in the middle of the file are noticed", "[store]") {
    const Folder folder;
    const auto file = folder / "t.sqlite";
    {
        Tallies tallies(file);
        std::vector<std::string> keys;
        for (int i = 0; i < 400; ++i)
            keys.push_back("question-" + std::to_string(i));
        std::vector<CountedAnswer> answers;
        for (const std::string& key : keys)
            answers.push_back({key, 3});
        tallies.add("2026-01", answers);
    }
    std::string bytes = file_bytes(file);
    REQUIRE(bytes.size() > 3 * 4096);
    bytes.replace(4096, 8192, std::string(8192, '\x5a'));
    write_file(file, bytes);
    const Tallies tallies(file);
    CHECK(total(tallies.counts("question-1")) == 0);
    CHECK(std::filesystem::exists(folder / "t.sqlite.broken"));
}

TEST_CASE("a folder that cannot be written is an error and nothing is moved", "[store]") {
    const Folder folder;
    write_file(folder / "file", "x");
    CHECK_THROWS_AS(Tallies(folder / "file/t.sqlite"), Error);
    CHECK_THROWS_AS(Tallies(folder / "missing/t.sqlite"), Error);
    if (::geteuid() == 0)
        return; // root writes everywhere
    ::chmod(folder.path().c_str(), 0555);
    CHECK_THROWS_AS(Tallies(folder / "t.sqlite"), Error);
    ::chmod(folder.path().c_str(), 0755);
}

TEST_CASE("the file stops growing at its cap, and the last full vote stays", "[store]") {
    const Folder folder;
    const auto file = folder / "t.sqlite";
    Tallies tallies(file);
    std::vector<std::string> keys;
    for (int i = 0; i < 2000; ++i)
        keys.push_back(std::string(50, 'q') + std::to_string(i));
    std::vector<CountedAnswer> answers;
    for (const std::string& key : keys)
        answers.push_back({key, 3});
    std::uint32_t written = 0;
    const auto fill = [&] {
        for (int month = 0; month < 60; ++month) {
            tallies.add(std::to_string(1000 + month) + "-01", answers);
            ++written;
        }
    };
    CHECK_THROWS_AS(fill(), Error);
    CHECK(written > 1);
    CHECK(tallies.counts(keys.front())[3] == written);
    CHECK(tallies.counts(keys.back())[3] == written);
    CHECK(std::filesystem::file_size(file) <= tallies_page_cap * 4096U);
}

TEST_CASE("a vote cut off by a kill is there as a whole or not at all", "[store]") {
    const Folder folder;
    const auto file = folder / "t.sqlite";
    Tallies(file).add("2026-01", one_vote);
    for (int round = 0; round < 5; ++round) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            Tallies tallies(file);
            while (true)
                tallies.add("2026-01", one_vote);
        }
        ::usleep(static_cast<useconds_t>(20'000 + 7'000 * round));
        ::kill(child, SIGKILL);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        const Tallies tallies(file);
        CHECK(tallies.counts("first")[0] == tallies.counts("second")[9]);
        CHECK(tallies.counts("first")[0] >= 1);
        CHECK_FALSE(std::filesystem::exists(folder / "t.sqlite.broken"));
    }
}
