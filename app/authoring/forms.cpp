#include "authoring/forms.h"

namespace fl {
namespace {

using enum CellKind;
using enum Need;

constexpr std::string_view confidences = "verified|partly_verified|recalled|derived";
constexpr std::string_view roles = "party|signatory|sponsor|voted_for|voted_against|abstained|"
                                   "member|former_member|supporter|observer|contributor";

Column confidence() {
    return {"confidence", choice, required, confidences};
}

/// Limits of length are those of the facts' own check (titles, summaries) or what fits the design.
std::vector<Form> make_forms() {
    return {
        {"languages.csv",
         "language",
         {{"code", plain},
          {"native_name", plain},
          {"direction", choice, required, "left_to_right|right_to_left"},
          {"offered", yes_no},
          {"status", choice, required, "draft|final"}},
         {"code"}},
        {"questions.csv",
         "question",
         {{"key", key},
          {"tab", text, required, {}, 0, 24},
          {"asked", text, required, {}, 0, 60},
          {"legend_plus", text, required, {}, 0, 22},
          {"legend_minus", text, required, {}, 0, 22},
          {"full", text},
          {"pole_plus", text},
          {"pole_minus", text}},
         {"key"}},
        {"tracks.csv",
         "track",
         {{"key", key}, {"side", whole, required, {}, -1, 1}, {"name", text}},
         {"key"}},
        {"sources.csv",
         "source",
         {{"key", key}, {"citation", plain}, {"link", plain, optional}},
         {"key"}},
        {"range.csv",
         "range",
         {{"class", plain},
          {"rule", plain},
          {"score", number, optional, {}, -2, 2},
          {"name", text},
          {"explanation", text}},
         {"class", "rule"}},
        {"states.csv",
         "state",
         {{"iso3", plain, required, "AAA"},
          {"iso2", plain, required, "AA"},
          {"iso_numeric", plain, optional, "000"},
          {"name", text},
          {"label", text, optional},
          {"label_priority", whole, optional, {}, 0, 1000},
          {"region", plain},
          {"subregion", plain, optional},
          {"un_status", choice, required,
           "un_member|un_observer|not_un_member|non_self_governing_territory|organisation"},
          {"capital", text, optional},
          {"lat", number, optional, {}, -90, 90},
          {"lon", number, optional, {}, -180, 180},
          {"range_class", plain},
          {"range_rule", plain},
          {"range_evidence", text, optional},
          {"atlas_50m", yes_no},
          {"atlas_110m", yes_no},
          {"name_source", plain, optional},
          {"note", plain, optional}, // for editors
          confidence()},
         {"iso3"}},
        {"events.csv",
         "event",
         {{"key", key},
          {"date", date},
          {"kind", choice, required, "text|meeting|decision|incident|article"},
          {"importance", whole, required, {}, 1, 3},
          {"track", reference, required, "track"},
          {"title", text, required, {}, 0, 60},
          {"summary", text, required, {}, 0, 220},
          {"body", text},
          {"timeline_label", text, optional, {}, 0, 24},
          {"kind_name", text, optional, {}, 0, 32},
          {"why", text, optional, {}, 0, 160},
          {"place", text},
          {"lat", number, required, {}, -90, 90},
          {"lon", number, required, {}, -180, 180},
          {"questions", references, optional, "question", 0, 0, "event_question", "question"},
          {"states", references, optional, "state", 0, 0, "event_state", "state"},
          {"in_article", yes_no},
          {"sources", references, required, "source", 0, 0, "event_source", "source"},
          confidence(),
          {"verified_in", plain, optional}},
         {"key"}},
        {"instruments.csv",
         "instrument",
         {{"key", key},
          {"type", choice, required,
           "treaty|alliance|declaration|code|proposal|resolution|expert_group|compendium"},
          {"date", date},
          {"in_force", date, optional},
          {"side", whole, required, {}, -1, 1},
          {"name", text},
          {"short_name", text, optional, {}, 0, 32},
          {"description", text},
          {"place", text, optional},
          {"questions", references, optional, "question", 0, 0, "instrument_question", "question"},
          {"source", reference, required, "source"},
          confidence()},
         {"key"}},
        {"acts.csv",
         "act",
         {{"instrument", reference, required, "instrument"},
          {"state", reference, required, "state"},
          {"role", choice, required, roles},
          {"date", date, optional},
          {"date_kind", plain},
          {"source", reference, required, "source"},
          confidence()},
         {"instrument", "state", "role"}},
        {"stance_rules.csv",
         "stance_rule",
         {{"instrument", reference, required, "instrument"},
          {"role", choice, required, roles},
          {"question", reference, required, "question"},
          {"points", number, required, {}, -2, 2},
          {"effective_from", date, optional},
          {"reason", text}},
         {"instrument", "role", "question"}},
        {"positions.csv",
         "position",
         {{"state", reference, required, "state"},
          {"question", reference, required, "question"},
          {"year", whole, required, {}, 1900, 2100},
          {"stance", whole, required, {}, -2, 2},
          {"statement", text},
          {"source", reference, required, "source"},
          {"seen", plain, optional},
          {"evidence", reference, optional, "event"},
          confidence()},
         {"state", "question", "year"}},
        {"predictions.csv",
         "prediction",
         {{"key", key},
          {"type", choice, required, "forecast|observation|recommendation"},
          {"statement", text},
          {"brief", text, required, {}, 0, 140},
          {"outcome", text},
          {"verdict", choice, required, "borne_out|partly|not_so|open"},
          {"evidence", references, optional, "event", 0, 0, "prediction_evidence", "event"},
          {"note", text, optional},
          confidence()},
         {"key"}},
        {"quiz_questions.csv",
         "quiz_question",
         {{"key", key}, {"question", reference, required, "question"}, {"asked", text}},
         {"key"}},
        {"quiz_answers.csv",
         "quiz_answer",
         {{"key", key},
          {"quiz_question", reference, required, "quiz_question"},
          {"value", whole, required, {}, -2, 2},
          {"text", text},
          {"resembles", references, optional, "state", 0, 0, "quiz_answer_resembles", "state"},
          {"note", text, optional},
          confidence()},
         {"key"}},
        {"tour.csv",
         "tour_stop",
         {{"key", key},
          {"mark", plain, optional},
          {"tab", text, required, {}, 0, 18},
          {"title", text, required, {}, 0, 44},
          {"text", text, required, {}, 0, 290},
          {"aside", text, optional, {}, 0, 130},
          {"voice", choice, required, "article|outcome"},
          {"day", day, optional},
          {"question", reference, optional, "question"},
          {"states", references, optional, "state", 0, 0, "tour_stop_state", "state"},
          {"event", reference, optional, "event"},
          {"place_name", text, optional, {}, 0, 32},
          {"sources", references, required, "source", 0, 0, "tour_stop_source", "source"}},
         {"key"}},
        {"glossary.csv",
         "term",
         {{"key", key}, {"term", text}, {"forms", text, optional}, {"plain", text}},
         {"key"}},
    };
}

} // namespace

const std::vector<Form>& pack_forms() {
    static const std::vector<Form> forms = make_forms();
    return forms;
}

const Form& word_form() {
    static const Form form{"wording.csv",
                           "word",
                           {{"key", key}, {"text", text}, {"note", comment, optional}},
                           {"key"}};
    return form;
}

const Form& narration_form() {
    static const Form form{"narration.csv",
                           "narration",
                           {{"text", plain},
                            {"language", reference, required, "language"},
                            {"file", plain},
                            {"narrator", plain},
                            {"words", plain}}, // what the recording says
                           {"text", "language"}};
    return form;
}

const Form& pack_form() {
    static const Form form{"pack.csv",
                           "pack",
                           {{"id", key},
                            {"title", text},
                            {"default_language", reference, required, "language"},
                            {"first_day", day},
                            {"last_day", day},
                            {"span_first", day},
                            {"span_last", day},
                            {"opening_day", day},
                            {"as_of", day},
                            {"opening_question", reference, required, "question"},
                            {"range_question", reference, required, "question"},
                            {"range_from", day},
                            {"language_least_percent", whole, optional, {}, 0, 100}},
                           {"id"}};
    return form;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

} // namespace fl
