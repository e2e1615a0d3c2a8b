#include "content/pack_info.h"

#include "content/languages.h"
#include "content/open_pack.h"

#include <fmt/format.h>

namespace fl {
namespace {

void read_pack_row(sqlite3* database, PackInfo& info) {
    Statement row(
        database,
        fmt::format("SELECT id, value, as_of, coalesce(language_least_percent, {}) FROM pack "
                    "JOIN text ON text.key = title AND language = default_language",
                    usual_least_percent));
    if (!row.next())
        return;
    info.id = row.text(0);
    info.title = row.text(1);
    info.as_of = row.text(2);
    info.least_percent = static_cast<int>(row.integer(3));
}

void read_languages(sqlite3* database, PackInfo& info) {
    Statement all(database, "SELECT count(*) FROM text_key");
    all.next();
    const auto total = static_cast<double>(all.integer(0));
    Statement rows(database,
                   "SELECT code, native_name, language.status, offered, count(text.key) FROM "
                   "language LEFT JOIN text ON text.language = code GROUP BY code "
                   "ORDER BY language.ordinal");
    while (rows.next()) {
        PackInfo::LanguageInfo one;
        one.code = rows.text(0);
        one.native_name = rows.text(1);
        one.status = rows.text(2);
        one.offered = rows.integer(3) != 0;
        one.texts = static_cast<int>(rows.integer(4));
        one.percent = total > 0 ? 100.0 * one.texts / total : 0;
        one.complete = 100.0 * one.texts >= info.least_percent * total;
        info.languages.push_back(one);
    }
}

void read_narrations(sqlite3* database, PackInfo& info) {
    Statement sums(database, "SELECT count(*), coalesce(sum(length_ms), 0) / 1000.0, "
                             "coalesce(sum(length(opus)), 0) FROM narration WHERE language = ?");
    for (auto& language : info.languages) {
        sums.reset().bind(1, language.code);
        sums.next();
        language.narrated = static_cast<int>(sums.integer(0));
        language.narrated_s = sums.real(1);
        info.narration_bytes += static_cast<std::size_t>(sums.integer(2));
    }
    Statement names(database, "SELECT narrator FROM narration GROUP BY 1 ORDER BY min(ordinal)");
    while (names.next())
        info.narrators.push_back(names.text(0));
}

void read_counts(sqlite3* database, PackInfo& info) {
    for (const char* table :
         {"language",   "text_key",      "text",        "narration",   "word",
          "question",   "track",         "source",      "range",       "state",
          "event",      "instrument",    "act",         "stance_rule", "position",
          "prediction", "quiz_question", "quiz_answer", "term",        "map_shape"}) {
        Statement row(database, fmt::format("SELECT count(*) FROM \"{}\"", table));
        row.next();
        info.counts.push_back({table, row.integer(0)});
    }
    Statement map(database, "SELECT coalesce(sum(length(bytes)), 0) FROM map_piece");
    map.next();
    info.map_bytes = static_cast<std::size_t>(map.integer(0));
}

void read_recalled(sqlite3* database, PackInfo& info) {
    constexpr std::pair<const char*, const char*> lists[] = {
        {"state", "SELECT iso3 FROM state WHERE confidence = 'recalled' ORDER BY ordinal"},
        {"event", "SELECT key FROM event WHERE confidence = 'recalled' ORDER BY ordinal"},
        {"instrument", "SELECT key FROM instrument WHERE confidence = 'recalled' ORDER BY ordinal"},
        {"act", "SELECT instrument || ' ' || state || ' ' || role FROM act "
                "WHERE confidence = 'recalled' ORDER BY ordinal"},
        {"position", "SELECT state || ' ' || question || ' ' || year FROM position "
                     "WHERE confidence = 'recalled' ORDER BY ordinal"},
        {"prediction", "SELECT key FROM prediction WHERE confidence = 'recalled' ORDER BY ordinal"},
        {"quiz_answer",
         "SELECT key FROM quiz_answer WHERE confidence = 'recalled' ORDER BY ordinal"},
    };
    for (const auto& [table, sql] : lists) {
        Statement rows(database, sql);
        while (rows.next())
            info.recalled.push_back({table, rows.text(0)});
    }
}

} // namespace

PackInfo read_pack_info(const std::filesystem::path& file) {
    PackInfo info;
    with_pack(file, [&](sqlite3* database) {
        read_pack_row(database, info);
        read_languages(database, info);
        read_narrations(database, info);
        read_counts(database, info);
        read_recalled(database, info);
    });
    return info;
}

} // namespace fl
