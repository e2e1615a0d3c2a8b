#include "content/open_pack.h"

#include "content/pack.h"
#include "core/error.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <sqlite3.h>

namespace fl {
namespace {

constexpr const char* build_anew = "build it anew with this version's fault-lines-content";

/// All of SQLite's memory in this process while content is read; a pack of 64 MB needs about 3 MB.
constexpr sqlite3_int64 heap_limit = sqlite3_int64{64} * 1024 * 1024;

/// Sets SQLite's heap limit and puts the former one back.
class HeapLimit {
  public:
    HeapLimit()
        : before_(sqlite3_hard_heap_limit64(heap_limit)) {}
    HeapLimit(const HeapLimit&) = delete;
    HeapLimit& operator=(const HeapLimit&) = delete;
    ~HeapLimit() { sqlite3_hard_heap_limit64(before_); }

  private:
    sqlite3_int64 before_;
};

[[noreturn]] void refuse(const std::string& why) {
    throw Error(Fault::content, why);
}

std::int64_t pragma(sqlite3* database, const char* sql) {
    Statement statement(database, sql);
    statement.next();
    return statement.integer(0);
}

void check_identity(sqlite3* database) {
    const std::int64_t id = pragma(database, "PRAGMA application_id");
    if (static_cast<std::uint32_t>(id) != pack_application_id) {
        refuse(fmt::format("is an SQLite database, but not content of an exhibit (application_id "
                           "{:#x} instead of {:#x}); name another file",
                           static_cast<std::uint32_t>(id), pack_application_id));
    }
    const std::int64_t version = pragma(database, "PRAGMA user_version");
    if (version > pack_schema_version) {
        refuse(fmt::format("has schema version {}, newer than this program's {}; update the "
                           "program, or {}",
                           version, pack_schema_version, build_anew));
    }
    if (version != pack_schema_version) {
        refuse(fmt::format("has schema version {}, this program reads version {}; {}", version,
                           pack_schema_version, build_anew));
    }
}

/// The name in a line of schema_lines(): its second word.
std::string schema_name(const std::string& line) {
    const std::size_t begin = line.find(' ') + 1;
    return line.substr(begin, line.find(' ', begin) - begin);
}

void check_schema(sqlite3* database) {
    const DatabaseHandle model = open_memory_database();
    execute(model.get(), std::string(pack_schema()));
    const std::vector<std::string> expected = schema_lines(model.get());
    const std::vector<std::string> found = schema_lines(database);
    std::vector<std::string> different;
    std::set_symmetric_difference(found.begin(), found.end(), expected.begin(), expected.end(),
                                  std::back_inserter(different));
    if (!different.empty()) {
        refuse(fmt::format("has another schema than version {} ('{}' differs); {}",
                           pack_schema_version, schema_name(different.front()), build_anew));
    }
}

void check_integrity(sqlite3* database) {
    Statement check(database, "PRAGMA quick_check(1)");
    if (!check.next() || check.text(0) != "ok")
        refuse(fmt::format("is damaged ({}); copy it again or {}", check.text(0), build_anew));
}

} // namespace

DatabaseHandle with_pack(const std::filesystem::path& file,
                         const std::function<void(sqlite3*)>& read) {
    const HeapLimit heap;
    DatabaseHandle database = open_untrusted(file);
    try {
        check_identity(database.get());
        check_schema(database.get());
        check_integrity(database.get());
        lock_down(database.get());
        read(database.get());
        return database;
    } catch (const Error& error) {
        const char* what = error.fault() == Fault::database ? "cannot be read: " : "";
        throw Error(Fault::content, fmt::format("{}: {}{}", file.string(), what, error.what()));
    }
}

} // namespace fl
