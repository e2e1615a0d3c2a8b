#include "content/pack_reader.h"

#include "content/database.h"
#include "content/names.h"
#include "content/utf8.h"
#include "content/wording.h"
#include "core/error.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace fl {
namespace {

template <class Id>
using Keys = std::map<std::string, Id, std::less<>>;

[[noreturn]] void refuse(const std::string& what) {
    throw Error(Fault::content, what + "; build the content anew");
}

/// Ids are 16 bits wide, texts 32.
constexpr std::size_t most_rows = 65'000;
constexpr std::size_t most_texts = 2'000'000;

/// Walks the rows of one SELECT by column order; looks references up and says where one dangles.
class Rows {
  public:
    Rows(sqlite3* database, std::string_view table, const std::string& sql)
        : statement_(database, sql)
        , table_(table) {}

    bool next() {
        column_ = 0;
        ++row_;
        if (row_ > static_cast<int>(most_texts))
            refuse(fmt::format("table '{}' has more than {} rows", table_, most_texts));
        return statement_.next();
    }
    bool null() const { return statement_.is_null(column_); }
    std::string text() { return checked(statement_.text(column_++)); }
    int integer() { return static_cast<int>(statement_.integer(column_++)); }
    double real() { return statement_.real(column_++); }
    bool flag() { return integer() != 0; }
    std::string bytes() { return statement_.text(column_++); }

    template <class Enum>
    Enum choice() {
        const std::string name = text();
        const auto value = enum_named<Enum>(name);
        if (!value)
            fail(fmt::format("'{}' is not known", name));
        return *value;
    }
    template <class Id>
    Id reference(const Keys<Id>& keys) {
        const std::string key = text();
        const auto found = keys.find(key);
        if (found == keys.end())
            fail(fmt::format("'{}' does not exist", key));
        return found->second;
    }
    template <class Id>
    std::optional<Id> maybe_reference(const Keys<Id>& keys) {
        if (skip_null())
            return std::nullopt;
        return reference(keys);
    }
    TextId maybe_text(const Keys<TextId>& keys) { return maybe_reference(keys).value_or(TextId{}); }
    EventDate date() {
        const std::string written = text();
        const auto value = parse_date(written);
        if (!value)
            fail(fmt::format("'{}' is not a date", written));
        return *value;
    }
    std::optional<EventDate> maybe_date() {
        if (skip_null())
            return std::nullopt;
        return date();
    }
    Day day() {
        const EventDate value = date();
        if (value.precision != DatePrecision::day)
            fail("a whole date is wanted");
        return value.first;
    }
    std::optional<double> maybe_real() {
        if (skip_null())
            return std::nullopt;
        return real();
    }
    [[noreturn]] void fail(const std::string& why) const {
        refuse(fmt::format("table '{}', row {}, column {}: {}", table_, row_, column_, why));
    }

  private:
    bool skip_null() {
        if (!null())
            return false;
        ++column_;
        return true;
    }
    std::string checked(std::string value) const {
        if (first_flaw(value))
            fail("text with characters that cannot be shown");
        return value;
    }

    Statement statement_;
    std::string_view table_;
    int column_ = 0;
    int row_ = 0;
};

/// Everything that is looked up by key while reading.
class Reader {
  public:
    explicit Reader(sqlite3* database)
        : db_(database) {}

    Exhibit read() {
        read_languages();
        read_texts();
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
        read_pack();
        read_map();
        return std::move(out_);
    }

  private:
    template <class Id, class List>
    static Id add_key(Keys<Id>& keys, const std::string& key, const List& list) {
        if (list.size() > most_rows)
            refuse(fmt::format("more than {} rows in one table", most_rows));
        const Id id{list.size() - 1};
        keys.emplace(key, id);
        return id;
    }

    void read_languages() {
        Rows rows(db_, "language",
                  "SELECT code, native_name, direction FROM language, pack WHERE offered = 1 OR "
                  "code = default_language ORDER BY code <> default_language, language.ordinal");
        while (rows.next()) {
            Language language;
            language.code = rows.text();
            language.native_name = rows.text();
            language.direction = rows.choice<TextDirection>();
            out_.languages.push_back(language);
            add_key(languages_, language.code, out_.languages);
        }
        if (out_.languages.empty())
            refuse("there is no language and no pack row");
    }

    void read_texts() {
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
                refuse(fmt::format("text '{}' is missing in the default language '{}'", key,
                                   out_.languages[0].code));
        }
    }

    void read_words() {
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
            refuse("the wording of the interface lacks:" + missing +
                   "; add these keys to interface.csv or to wording.csv of the pack");
        }
    }

    void read_questions() {
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

    void read_tracks() {
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

    void read_sources() {
        Rows rows(db_, "source", "SELECT key, citation FROM source ORDER BY ordinal");
        while (rows.next()) {
            Source one;
            one.key = rows.text();
            one.citation = rows.text();
            out_.sources.push_back(one);
            add_key(sources_, one.key, out_.sources);
        }
    }

    void read_states() {
        Rows rows(db_, "state",
                  "SELECT iso3, iso2, state.name, label, region, coalesce(subregion, ''), "
                  "un_status, capital, range.score, range_class, range_evidence, note, "
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
            one.note = rows.maybe_text(texts_);
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

    void read_events() {
        Rows rows(db_, "event",
                  "SELECT key, date, kind, importance, track, title, summary, body, "
                  "timeline_label, kind_name, why, place, lon, lat, in_article, confidence FROM "
                  "event ORDER BY substr(date || '-01-01', 1, 10), ordinal");
        while (rows.next()) {
            Event one;
            one.key = rows.text();
            one.date = rows.date();
            one.kind = rows.choice<EventKind>();
            one.importance = rows.integer();
            one.track = rows.reference(tracks_);
            one.title = rows.reference(texts_);
            one.summary = rows.reference(texts_);
            one.body = rows.reference(texts_);
            one.timeline_label = rows.maybe_text(texts_);
            one.kind_name = rows.maybe_text(texts_);
            one.why = rows.maybe_text(texts_);
            one.place = rows.reference(texts_);
            one.location.lon_deg = rows.real();
            one.location.lat_deg = rows.real();
            one.in_article = rows.flag();
            one.confidence = rows.choice<Confidence>();
            out_.events.push_back(one);
            add_key(events_, one.key, out_.events);
        }
        link(
            "event_question", "event", "question", events_,
            questions_, [this](EventId event) -> auto& {
                return out_.events[event.index].questions;
            });
        link(
            "event_state", "event", "state", events_,
            states_, [this](EventId event) -> auto& { return out_.events[event.index].states; });
        link(
            "event_source", "event", "source", events_,
            sources_, [this](EventId event) -> auto& { return out_.events[event.index].sources; });
    }

    /// Reads a table (owner, member) into the list that `list_of(owner)` gives.
    template <class Owner, class Member, class ListOf>
    void link(std::string_view table, std::string_view owner, std::string_view member,
              const Keys<Owner>& owners, const Keys<Member>& members, const ListOf& list_of) {
        Rows rows(db_, table,
                  fmt::format("SELECT {}, {} FROM {} ORDER BY 1, ordinal", owner, member, table));
        while (rows.next()) {
            const Owner id = rows.reference(owners);
            list_of(id).push_back(rows.reference(members));
        }
    }

    void read_instruments() {
        Rows rows(db_, "instrument",
                  "SELECT key, name, short_name, description, place, type, date, in_force, side, "
                  "EXISTS (SELECT 1 FROM act WHERE act.instrument = instrument.key), source, "
                  "confidence FROM instrument ORDER BY ordinal");
        while (rows.next()) {
            Instrument one;
            one.key = rows.text();
            one.name = rows.reference(texts_);
            one.short_name = rows.maybe_text(texts_);
            one.description = rows.reference(texts_);
            one.place = rows.maybe_text(texts_);
            one.type = rows.text();
            one.date = rows.date();
            one.in_force = rows.maybe_date();
            one.side = rows.integer();
            one.has_participation = rows.flag();
            one.source = rows.reference(sources_);
            one.confidence = rows.choice<Confidence>();
            out_.instruments.push_back(one);
            add_key(instruments_, one.key, out_.instruments);
        }
        link(
            "instrument_question", "instrument", "question", instruments_,
            questions_, [this](InstrumentId id) -> auto& {
                return out_.instruments[id.index].questions;
            });
    }

    void read_acts() {
        Rows rows(db_, "act",
                  "SELECT state, instrument, role, date, date_kind, source, confidence FROM act "
                  "ORDER BY ordinal");
        while (rows.next()) {
            Act one;
            one.state = rows.reference(states_);
            one.instrument = rows.reference(instruments_);
            one.role = rows.choice<ActRole>();
            one.date = rows.maybe_date();
            one.date_kind = rows.text();
            one.source = rows.reference(sources_);
            one.confidence = rows.choice<Confidence>();
            out_.acts.push_back(one);
        }
    }

    void read_rules() {
        Rows rows(db_, "stance_rule",
                  "SELECT instrument, role, question, points, effective_from, reason FROM "
                  "stance_rule ORDER BY ordinal");
        while (rows.next()) {
            StanceRule one;
            one.instrument = rows.reference(instruments_);
            one.role = rows.choice<ActRole>();
            one.question = rows.reference(questions_);
            one.points = static_cast<float>(rows.real());
            one.effective_from = rows.maybe_date();
            one.reason = rows.reference(texts_);
            out_.rules.push_back(one);
        }
    }

    void read_positions() {
        Rows rows(db_, "position",
                  "SELECT state, question, stance, year, statement, source, evidence, confidence "
                  "FROM position ORDER BY ordinal");
        while (rows.next()) {
            Position one;
            one.state = rows.reference(states_);
            one.question = rows.reference(questions_);
            one.stance = rows.integer();
            one.year = rows.integer();
            one.statement = rows.reference(texts_);
            one.source = rows.reference(sources_);
            one.evidence = rows.maybe_reference(events_);
            one.confidence = rows.choice<Confidence>();
            one.counts_from = counts_from(one);
            out_.positions.push_back(one);
        }
    }

    /// The date of the evidence event where that falls in the year of the statement, else the last
    /// day of that year.
    Day counts_from(const Position& position) const {
        if (position.evidence) {
            const Day first = out_.events[position.evidence->index].date.first;
            const std::chrono::year_month_day ymd{first};
            if (static_cast<int>(ymd.year()) == position.year)
                return first;
        }
        return make_day(position.year, 12, 31);
    }

    void read_predictions() {
        Keys<EventId> keys; // predictions have no id type of their own; their place in the list
        Rows rows(db_, "prediction",
                  "SELECT key, type, statement, outcome, verdict, note, confidence FROM prediction "
                  "ORDER BY ordinal");
        while (rows.next()) {
            Prediction one;
            one.key = rows.text();
            one.type = rows.text();
            one.statement = rows.reference(texts_);
            one.outcome = rows.reference(texts_);
            one.verdict = rows.choice<Verdict>();
            one.note = rows.maybe_text(texts_);
            one.confidence = rows.choice<Confidence>();
            out_.predictions.push_back(one);
            add_key(keys, one.key, out_.predictions);
        }
        link(
            "prediction_evidence", "prediction", "event", keys,
            events_, [this](EventId row) -> auto& { return out_.predictions[row.index].evidence; });
    }

    void read_quiz() {
        Keys<std::size_t> keys;
        Rows rows(db_, "quiz_question",
                  "SELECT key, question, asked FROM quiz_question ORDER BY ordinal");
        while (rows.next()) {
            QuizQuestion one;
            one.key = rows.text();
            one.question = rows.reference(questions_);
            one.asked = rows.reference(texts_);
            out_.quiz.push_back(one);
            keys.emplace(one.key, out_.quiz.size() - 1);
        }
        read_answers(keys);
    }

    void read_answers(const Keys<std::size_t>& quiz) {
        Keys<std::pair<std::size_t, std::size_t>> answers;
        Rows rows(db_, "quiz_answer",
                  "SELECT key, quiz_question, text, value, note FROM quiz_answer ORDER BY ordinal");
        while (rows.next()) {
            const std::string key = rows.text();
            const std::size_t owner = rows.reference(quiz);
            QuizAnswer one;
            one.text = rows.reference(texts_);
            one.value = rows.integer();
            one.note = rows.maybe_text(texts_);
            out_.quiz[owner].answers.push_back(one);
            answers.emplace(key, std::pair{owner, out_.quiz[owner].answers.size() - 1});
        }
        link(
            "quiz_answer_resembles", "quiz_answer", "state", answers,
            states_, [this](std::pair<std::size_t, std::size_t> at) -> auto& {
                return out_.quiz[at.first].answers[at.second].resembles;
            });
    }

    void read_terms() {
        Rows rows(db_, "term", "SELECT key, term, plain FROM term ORDER BY ordinal");
        while (rows.next()) {
            Term one;
            one.key = rows.text();
            one.term = rows.reference(texts_);
            one.plain = rows.reference(texts_);
            out_.terms.push_back(one);
        }
    }

    void read_pack() {
        Rows rows(db_, "pack",
                  "SELECT id, title, first_day, last_day, span_first, span_last, opening_day, "
                  "as_of, opening_question, range_question, range_from FROM pack");
        if (!rows.next())
            refuse("table 'pack' has no row");
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

    void read_map() {
        Rows pieces(db_, "map_piece", "SELECT bytes FROM map_piece ORDER BY ordinal");
        while (pieces.next())
            out_.map_blob += pieces.bytes();
        Rows shapes(db_, "map_shape", "SELECT state FROM map_shape ORDER BY ordinal");
        while (shapes.next())
            out_.shape_states.push_back(shapes.maybe_reference(states_));
    }

    sqlite3* db_;
    Exhibit out_;
    Keys<LanguageId> languages_;
    Keys<TextId> texts_;
    Keys<QuestionId> questions_;
    Keys<TrackId> tracks_;
    Keys<SourceId> sources_;
    Keys<StateId> states_;
    Keys<EventId> events_;
    Keys<InstrumentId> instruments_;
};

} // namespace

Exhibit read_exhibit(sqlite3* database) {
    return Reader(database).read();
}

} // namespace fl
