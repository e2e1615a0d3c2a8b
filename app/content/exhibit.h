#pragma once

#include "core/date.h"
#include "core/geometry.h"
#include "core/ids.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fl {

/// How sure the compiler of a row was.
///   verified         the core fact was seen in stored public material
///   partly_verified  some of the evidence was
///   recalled         from the compiler's knowledge: carries a mark on screen, `info` lists it
///   derived          computed by a rule that the exhibit shows
enum class Confidence : std::uint8_t { verified, partly_verified, recalled, derived };

enum class TextDirection : std::uint8_t { left_to_right, right_to_left };

struct Language {
    std::string code;        // BCP 47, as on the command line: en, fr, es, ru, zh, ar
    std::string native_name; // in its own script
    TextDirection direction = TextDirection::left_to_right;
    int ordinal = 0;    // place in the list that visitors see
    bool draft = false; // no native reader has confirmed its texts yet
};

/// A fault line: one question with two poles. Scores run from -2 (minus pole) to +2 (plus pole);
/// the plus pole stands at the leading edge of every scale on screen.
struct Question {
    std::string key;
    TextId tab;                       // "What it means": rail
    TextId asked;                     // the question as a heading
    TextId full;                      // the question as the data puts it
    TextId pole_plus, pole_minus;     // whole wording of the ends
    TextId legend_plus, legend_minus; // "Secure the network": short wording of the ends
};

/// Which side leads an event: +1 the plus side (tremor up), -1 the minus side (down), 0 shared.
struct Track {
    std::string key;
    TextId name;
    int side = 0;
};

enum class EventKind : std::uint8_t { text, meeting, decision, incident, article };

struct Event {
    std::string key;
    EventDate date;
    EventKind kind = EventKind::text;
    int importance = 1; // 1..3
    TrackId track;
    TextId title, summary, body;
    TextId timeline_label; // empty: the event has no label on the strip
    TextId kind_name;      // "Proposal to the UN"; empty: the name of its kind
    TextId why;            // why it matters; may be empty
    TextId place;
    LonLat location;
    std::vector<QuestionId> questions;
    std::vector<StateId> states; // those named or mainly concerned
    std::vector<SourceId> sources;
    bool in_article = false; // named by the article that the exhibit starts from
    Confidence confidence = Confidence::verified;
};

/// A state, or another place or actor of the debate.
struct State {
    std::string iso3, iso2;
    TextId name;
    TextId label;                  // shorter name for the map; empty: the name
    std::string region, subregion; // UN M49
    std::string un_status;
    TextId capital;
    std::optional<LonLat> capital_location;
    std::optional<float> range_value; // the article's range as a score, see Exhibit::range_question
    std::string range_class;          // as the sheet says
    TextId range_evidence;
    int label_priority = 0; // higher is placed first; 0: by area only
    bool is_state = true;   // false: an organisation; never on the map
};

enum class ActRole : std::uint8_t {
    party,
    signatory,
    sponsor,
    voted_for,
    voted_against,
    abstained,
    member,
    former_member,
    supporter,
    observer,
    contributor,
};

/// One state took part in one instrument in one role.
struct Act {
    StateId state;
    InstrumentId instrument;
    ActRole role = ActRole::party;
    std::optional<EventDate> date; // empty: not known
    std::string date_kind;         // vote, signature, ratification ...
    SourceId source;
    Confidence confidence = Confidence::verified;
};

struct Instrument {
    std::string key;
    TextId name, description, place;
    TextId short_name; // for lists; empty: the name
    std::string type;  // treaty, resolution, alliance ...
    EventDate date;
    std::optional<EventDate> in_force;
    std::vector<QuestionId> questions;
    int side = 0; // as Track::side
    bool has_participation = false;
    SourceId source;
    Confidence confidence = Confidence::verified;
};

/// Points that a role in an instrument gives on a question.
struct StanceRule {
    InstrumentId instrument;
    ActRole role = ActRole::party;
    QuestionId question;
    float points = 0;                        // -2..+2
    std::optional<EventDate> effective_from; // the act counts from here if that is later
    TextId reason;
};

/// A documented view of one state on one question; a later one replaces it.
struct Position {
    StateId state;
    QuestionId question;
    int stance = 0;    // -2..+2
    int year = 0;      // of the statement
    Day counts_from{}; // date of the evidence event in that year, else 31 December
    TextId statement;
    SourceId source;
    std::optional<EventId> evidence;
    Confidence confidence = Confidence::verified;
};

enum class Verdict : std::uint8_t { borne_out, partly, not_so, open };

struct Prediction {
    std::string key;
    std::string type; // forecast, observation, recommendation
    TextId statement, outcome, note;
    TextId brief; // the outcome in two lines, for lists
    Verdict verdict = Verdict::open;
    std::vector<EventId> evidence;
    Confidence confidence = Confidence::verified;
};

struct QuizAnswer {
    TextId text;
    int value = 0;                  // -2..+2
    std::vector<StateId> resembles; // states whose latest view has exactly this value
    TextId note;
};

struct QuizQuestion {
    std::string key;
    QuestionId question;
    TextId asked;
    std::vector<QuizAnswer> answers;
};

/// Who speaks at a stop of the tour: the article, or the record of what came later.
enum class TourVoice : std::uint8_t { article, outcome };

/// One stop of the guided tour: it moves the same cursor, question and map as a visitor's hand.
struct TourStop {
    std::string key;
    std::string mark; // in the stop's dot: "1"; empty: the year stands instead
    TextId tab;       // under the dot: "Allies"
    TextId title, text;
    TextId aside; // what the museum adds to it; may be empty
    TourVoice voice = TourVoice::article;
    std::optional<Day> day; // where the cursor goes
    std::optional<QuestionId> question;
    std::vector<StateId> states;  // lit on the map
    std::optional<EventId> event; // its place is marked, arcs lead there
    TextId place_name;            // at that place; may be empty
    std::vector<SourceId> sources;
};

struct Term {
    std::string key;
    TextId term, forms, plain; // forms: how texts write it, ';' between; may be empty
};

struct Source {
    std::string key;
    std::string citation; // as printed; never translated
    std::string link;     // what a code for phones says; empty: the citation
};

/// A human voice for a text in one language; the sound itself stays in the pack (NarrationStore).
struct Narration {
    TextId text;
    LanguageId language;
    std::string narrator;               // as credits name it
    std::chrono::milliseconds length{}; // at the narrator's own pace
    int row = 0;                        // in the pack
    std::size_t words = 0;              // hash of the text's spoken form
};

/// Where the value of a state on a question at a date comes from.
enum class StanceSource : std::uint8_t { none, view, acts, range };

/// From `from` on (until the next step) the shown stance is `value`.
struct StanceStep {
    Day from{};
    float value = 0;
    StanceSource source = StanceSource::none;
    std::uint32_t reference = 0; // index of the Position (view) or of the latest Act (acts)
};

/// The content of one pack, read once and never changed. Every index in it is checked while
/// loading, so looking things up cannot fail. Owned by main; everything else refers to it.
struct Exhibit {
    std::string key; // pack id
    TextId title;
    DayRange days;     // where the cursor may go
    DayRange span;     // what the timeline shows at its widest
    Day opening_day{}; // where a visit begins
    Day as_of{};       // closing date of the data
    QuestionId opening_question;
    QuestionId range_question; // the only question on which the article's range counts
    Day range_from{};

    std::vector<Language> languages; // first is the pack's default
    std::vector<Question> questions;
    std::vector<Track> tracks;
    std::vector<Event> events; // by date
    std::vector<State> states; // by iso3
    std::vector<Instrument> instruments;
    std::vector<Act> acts; // order of the sheet
    std::vector<StanceRule> rules;
    std::vector<Position> positions;
    std::vector<Prediction> predictions;
    std::vector<QuizQuestion> quiz;
    std::vector<Term> terms;
    std::vector<TourStop> tour;
    std::vector<Source> sources;
    std::vector<std::vector<StanceStep>>
        stance_steps; // [state * questions.size() + question], by date

    std::string map_blob; // encoded WorldMap (geo/), one shape table for all
    std::vector<std::optional<StateId>> shape_states; // map shape -> state whose stance it takes

    /// texts[language][text]; empty where a translation is missing.
    std::vector<std::vector<std::string>> texts;
    std::vector<Narration> narrations; // by language, then words
    /// Wording of the interface, one for each Word (content/wording.h).
    std::vector<TextId> wording;

    /// The text in that language, else in the pack's default language. `fell_back` tells which.
    std::string_view text(TextId id, LanguageId language, bool* fell_back = nullptr) const;

    /// The human voice that says these words in that language, whichever text has them.
    /// @param spoken  as spoken_form() gives it
    std::optional<NarrationId> find_narration(std::string_view spoken, LanguageId language) const;

    std::optional<StateId> find_state(std::string_view iso3) const;
    std::optional<EventId> find_event(std::string_view key) const;
    std::optional<QuestionId> find_question(std::string_view key) const;
    std::optional<LanguageId> find_language(std::string_view code) const;
};

} // namespace fl
