#include "content/pack_writer.h"

#include "content/pack.h"
#include "core/error.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>

namespace fl {
namespace {

constexpr std::size_t map_piece_size = 524'288; // as in schema.sql

void bind_value(Statement& statement, int index, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        statement.bind(index, std::string_view(*text));
    else if (const auto* integer = std::get_if<std::int64_t>(&value))
        statement.bind(index, *integer);
    else if (const auto* real = std::get_if<double>(&value))
        statement.bind(index, *real);
    else if (const auto* blob = std::get_if<Bytes>(&value))
        statement.bind_bytes(index, blob->bytes);
    else
        statement.bind_null(index);
}

} // namespace

PackWriter::PackWriter()
    : database_(open_memory_database()) {
    execute(database_.get(), "PRAGMA page_size = 4096");
    execute(database_.get(), "PRAGMA foreign_keys = ON");
    execute(database_.get(), std::string(pack_schema()));
    execute(database_.get(), "BEGIN");
}

void PackWriter::insert(std::string_view table, const Fields& fields) {
    std::vector<std::string> names;
    for (const auto& field : fields)
        names.push_back(fmt::format("\"{}\"", field.first));
    const std::vector<std::string_view> marks(fields.size(), "?");
    try {
        Statement statement(database_.get(),
                            fmt::format("INSERT INTO \"{}\" ({}) VALUES ({})", table,
                                        fmt::join(names, ", "), fmt::join(marks, ", ")));
        for (std::size_t i = 0; i < fields.size(); ++i)
            bind_value(statement, static_cast<int>(i) + 1, fields[i].second);
        statement.next();
    } catch (const Error&) {
        throw Error(Fault::content, fmt::format("table '{}' refuses a row: {}", table,
                                                sqlite3_errmsg(database_.get())));
    }
}

void PackWriter::insert_map(std::string_view blob) {
    Statement statement(database_.get(), "INSERT INTO map_piece (bytes) VALUES (?)");
    for (; !blob.empty(); blob.remove_prefix(std::min(blob.size(), map_piece_size))) {
        statement.reset().bind_bytes(1, blob.substr(0, map_piece_size));
        statement.next();
    }
}

void PackWriter::fill_search() {
    execute(database_.get(),
            "INSERT INTO search (kind, key, language, title, body) "
            "SELECT 'event', event.key, title.language, title.value, "
            "       coalesce(summary.value, '') || ' ' || coalesce(body.value, '') "
            "FROM event JOIN text AS title ON title.key = event.title "
            "LEFT JOIN text AS summary "
            "    ON summary.key = event.summary AND summary.language = title.language "
            "LEFT JOIN text AS body ON body.key = event.body AND body.language = title.language "
            "ORDER BY event.ordinal, title.language");
    execute(database_.get(),
            "INSERT INTO search (kind, key, language, title, body) "
            "SELECT 'term', term.key, name.language, name.value, coalesce(plain.value, '') "
            "FROM term JOIN text AS name ON name.key = term.term "
            "LEFT JOIN text AS plain ON plain.key = term.plain AND plain.language = name.language "
            "ORDER BY term.ordinal, name.language");
    execute(database_.get(), "INSERT INTO search (search) VALUES ('optimize')");
}

std::string PackWriter::finish() {
    execute(database_.get(), "COMMIT");
    execute(database_.get(), "VACUUM");
    sqlite3_int64 size = 0;
    const Handle<unsigned char, sqlite3_free> bytes(
        sqlite3_serialize(database_.get(), "main", &size, 0));
    if (!bytes)
        throw Error(Fault::database, "SQLite cannot give the bytes of the content database");
    database_.reset();
    return {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)};
}

} // namespace fl
