#include "content/pack_reader.h"

#include "content/languages.h"
#include "content/pack_reader_parts.h"
#include "content/spoken_form.h"
#include "content/wording.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace fl {

Exhibit PackReader::read() {
    read_languages();
    read_texts();
    read_narrations();
    read_words();
    read_questions();
    read_tracks();
    read_sources();
    read_states();
    read_events();
    read_instruments();
    read_acts();
    read_rules();
    read_positions();
    read_predictions();
    read_quiz();
    read_terms();
    read_tour();
    read_pack();
    read_map();
    return std::move(out_);
}

void PackReader::read_languages() {
    std::map<std::string, int> texts;
    Rows counts(db_, "text", "SELECT language, count(*) FROM text GROUP BY language");
    while (counts.next()) {
        const std::string code = counts.text();
        texts[code] = counts.integer();
    }
    Rows keys(db_, "text_key", "SELECT count(*) FROM text_key");
    const int all = keys.next() ? keys.integer() : 0;
    Rows pack(db_, "pack",
              fmt::format("SELECT default_language, coalesce(language_least_percent, {}) FROM pack",
                          usual_least_percent));
    if (!pack.next())
        refuse_content("there is no language and no pack row");
    const std::string own = pack.text();
    const int least = pack.integer();
    Rows rows(db_, "language",
              "SELECT code, native_name, direction, language.ordinal, status = 'draft' "
              "FROM language, pack WHERE offered = 1 OR code = default_language "
              "ORDER BY code <> default_language, language.ordinal");
    while (rows.next()) {
        Language language;
        language.code = rows.text();
        language.native_name = rows.text();
        language.direction = rows.choice<TextDirection>();
        language.ordinal = rows.integer();
        language.draft = rows.flag();
        // Half a language would leave visitors in the midst of it.
        if (language.code != own && 100L * texts[language.code] < static_cast<long>(least) * all)
            continue;
        out_.languages.push_back(language);
        add_key(languages_, language.code, out_.languages);
    }
    if (out_.languages.empty())
        refuse_content("there is no language");
}

void PackReader::read_texts() {
    Rows keys(db_, "text_key", "SELECT key FROM text_key ORDER BY ordinal");
    while (keys.next()) {
        const auto index = static_cast<std::uint32_t>(texts_.size() + 1);
        texts_.emplace(keys.text(), TextId{index});
    }
    out_.texts.assign(out_.languages.size(), std::vector<std::string>(texts_.size() + 1));
    Rows rows(db_, "text", "SELECT language, key, value FROM text");
    while (rows.next()) {
        const auto language = languages_.find(rows.text());
        if (language == languages_.end())
            continue; // kept in the file, not offered
        const TextId id = rows.reference(texts_);
        out_.texts[language->second.index][id.index] = rows.text();
    }
    for (const auto& [key, id] : texts_) {
        // A name that exists in other languages only is shown in none of them.
        if (out_.texts[0][id.index].empty())
            refuse_content(fmt::format("text '{}' is missing in the default language '{}'", key,
                                       out_.languages[0].code));
    }
}

void PackReader::read_narrations() {
    // The sounds themselves stand last in their rows, so that none of their pages is read here.
    Rows rows(db_, "narration",
              "SELECT language, text, narrator, length_ms, ordinal FROM narration");
    while (rows.next()) {
        const auto language = languages_.find(rows.text());
        if (language == languages_.end())
            continue; // as its texts
        Narration one;
        one.language = language->second;
        one.text = rows.reference(texts_);
        one.narrator = rows.text();
        one.length = std::chrono::milliseconds(rows.integer());
        one.row = rows.integer();
        one.words =
            std::hash<std::string>{}(spoken_form(out_.texts[one.language.index][one.text.index]));
        out_.narrations.push_back(std::move(one));
    }
    if (out_.narrations.size() > most_rows)
        refuse_content(fmt::format("more than {} narrations", most_rows));
    std::ranges::sort(out_.narrations, {}, [](const Narration& one) {
        return std::tuple(one.language, one.words, one.row);
    });
}

void PackReader::read_words() {
    std::map<std::string, TextId> words;
    Rows rows(db_, "word", "SELECT key, text FROM word ORDER BY ordinal");
    while (rows.next()) {
        const std::string key = rows.text();
        words[key] = rows.reference(texts_);
    }
    std::string missing;
    for (std::uint16_t i = 0; i < static_cast<std::uint16_t>(Word::count); ++i) {
        const auto found = words.find(std::string(word_key(static_cast<Word>(i))));
        if (found == words.end())
            missing += fmt::format(" {}", word_key(static_cast<Word>(i)));
        else
            out_.wording.push_back(found->second);
    }
    if (!missing.empty()) {
        refuse_content("the wording of the interface lacks:" + missing +
                       "; add these keys to interface.csv or to wording.csv of the pack");
    }
}

void PackReader::read_questions() {
    Rows rows(db_, "question",
              "SELECT key, tab, asked, \"full\", pole_plus, pole_minus, legend_plus, "
              "legend_minus FROM question ORDER BY ordinal");
    while (rows.next()) {
        Question one;
        one.key = rows.text();
        one.tab = rows.reference(texts_);
        one.asked = rows.reference(texts_);
        one.full = rows.reference(texts_);
        one.pole_plus = rows.reference(texts_);
        one.pole_minus = rows.reference(texts_);
        one.legend_plus = rows.reference(texts_);
        one.legend_minus = rows.reference(texts_);
        out_.questions.push_back(one);
        add_key(questions_, one.key, out_.questions);
    }
}

void PackReader::read_tracks() {
    Rows rows(db_, "track", "SELECT key, name, side FROM track ORDER BY ordinal");
    while (rows.next()) {
        Track one;
        one.key = rows.text();
        one.name = rows.reference(texts_);
        one.side = rows.integer();
        out_.tracks.push_back(one);
        add_key(tracks_, one.key, out_.tracks);
    }
}

void PackReader::read_sources() {
    Rows rows(db_, "source", "SELECT key, citation, link FROM source ORDER BY ordinal");
    while (rows.next()) {
        Source one;
        one.key = rows.text();
        one.citation = rows.text();
        one.link = rows.text();
        out_.sources.push_back(one);
        add_key(sources_, one.key, out_.sources);
    }
}

void PackReader::read_states() {
    Rows rows(db_, "state",
              "SELECT iso3, iso2, state.name, label, region, coalesce(subregion, ''), "
              "un_status, capital, range.score, range_class, range_evidence, "
              "coalesce(label_priority, 0), un_status <> 'organisation', lat, lon FROM state "
              "LEFT JOIN range ON range.class = range_class AND range.rule = range_rule "
              "ORDER BY iso3");
    while (rows.next()) {
        State one;
        one.iso3 = rows.text();
        one.iso2 = rows.text();
        one.name = rows.reference(texts_);
        one.label = rows.maybe_text(texts_);
        one.region = rows.text();
        one.subregion = rows.text();
        one.un_status = rows.text();
        one.capital = rows.maybe_text(texts_);
        if (const auto score = rows.maybe_real())
            one.range_value = static_cast<float>(*score);
        one.range_class = rows.text();
        one.range_evidence = rows.maybe_text(texts_);
        one.label_priority = rows.integer();
        one.is_state = rows.flag();
        const auto lat = rows.maybe_real();
        const auto lon = rows.maybe_real();
        if (lat && lon)
            one.capital_location = LonLat{*lon, *lat};
        out_.states.push_back(one);
        add_key(states_, one.iso3, out_.states);
    }
}

void PackReader::read_pack() {
    Rows rows(db_, "pack",
              "SELECT id, title, first_day, last_day, span_first, span_last, opening_day, "
              "as_of, opening_question, range_question, range_from FROM pack");
    if (!rows.next())
        refuse_content("table 'pack' has no row");
    out_.key = rows.text();
    out_.title = rows.reference(texts_);
    out_.days.first = rows.day();
    out_.days.last = rows.day();
    out_.span.first = rows.day();
    out_.span.last = rows.day();
    out_.opening_day = rows.day();
    out_.as_of = rows.day();
    out_.opening_question = rows.reference(questions_);
    out_.range_question = rows.reference(questions_);
    out_.range_from = rows.day();
}

void PackReader::read_map() {
    Rows pieces(db_, "map_piece", "SELECT bytes FROM map_piece ORDER BY ordinal");
    while (pieces.next())
        out_.map_blob += pieces.bytes();
    Rows shapes(db_, "map_shape", "SELECT state FROM map_shape ORDER BY ordinal");
    while (shapes.next())
        out_.shape_states.push_back(shapes.maybe_reference(states_));
}

Exhibit read_exhibit(sqlite3* database) {
    return PackReader(database).read();
}

} // namespace fl
