#include "authoring/pack_sheets.h"

#include "authoring/suggest.h"

#include <algorithm>

#include <fmt/format.h>

namespace fl {
namespace {

/// Sheets that nobody reads are most likely misnamed.
void check_folder(const std::filesystem::path& pack, Findings& findings) {
    std::vector<std::string> known{std::string(pack_form().file), std::string(word_form().file),
                                   std::string(narration_form().file), "shapes.csv"};
    for (const Form& form : pack_forms())
        known.emplace_back(form.file);
    std::vector<std::string> unknown;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(pack, failed)) {
        const std::string name = entry.path().filename().string();
        const bool is_known = std::find(known.begin(), known.end(), name) != known.end();
        if (entry.path().extension() == ".csv" && !is_known)
            unknown.push_back(name);
    }
    std::sort(unknown.begin(), unknown.end());
    for (const std::string& name : unknown) {
        findings.push_back({Severity::warning, name, 0, "",
                            "nothing reads this sheet" + did_you_mean(name, known)});
    }
}

void check_languages(const Sheets& sheets, const PackContext& context, Findings& findings) {
    for (const std::string& code : context.offered) {
        if (code == context.default_language)
            return;
    }
    if (!context.default_language.empty()) {
        report(findings, sheet_of(sheets, "language"), 0, "offered",
               fmt::format("the pack's own language '{}' must be there and be offered",
                           context.default_language));
    }
}

/// class and rule of a state must stand together in range.csv.
void check_range(const Sheets& sheets, const PackContext& context, Findings& findings) {
    const Sheet& states = sheet_of(sheets, "state");
    const std::vector<std::string>& known = context.keys.find("range")->second;
    for (const SheetRow& row : states.rows) {
        const std::string pair =
            cell_of(states, row, "range_class") + "." + cell_of(states, row, "range_rule");
        if (!std::binary_search(known.begin(), known.end(), pair)) {
            report(findings, states, row.number, "range_class",
                   fmt::format("class and rule '{}' do not stand together in range.csv{}", pair,
                               did_you_mean(pair, known)));
        }
    }
}

void check_halves(const Sheets& sheets, Findings& findings) {
    const Sheet& states = sheet_of(sheets, "state");
    for (const SheetRow& row : states.rows) {
        if (cell_of(states, row, "lat").empty() != cell_of(states, row, "lon").empty())
            report(findings, states, row.number, "lat", "lat and lon must both be there, or none");
    }
}

/// ISO days compare as text, so this needs no parsing; bent dates were reported before.
void check_days(const Sheets& sheets, Findings& findings) {
    if (sheets.pack.rows.empty())
        return;
    const SheetRow& row = sheets.pack.rows.front();
    const auto value = [&](std::string_view name) { return cell_of(sheets.pack, row, name); };
    constexpr std::pair<std::string_view, std::string_view> order[] = {
        {"span_first", "first_day"},
        {"first_day", "opening_day"},
        {"opening_day", "last_day"},
        {"last_day", "span_last"},
    };
    for (const auto& [first, second] : order) {
        const auto at = sheets.pack.find_column(first);
        if (at && !value(second).empty() && value(first) > value(second)) {
            report(
                findings, sheets.pack, Sheet::row_of(row, *at), std::string(first),
                fmt::format("{} must not be after {} ({})", value(first), second, value(second)));
        }
    }
}

/// Events that the cursor can never reach.
void check_event_days(const Sheets& sheets, Findings& findings) {
    if (sheets.pack.rows.empty())
        return;
    const std::string first = cell_of(sheets.pack, sheets.pack.rows.front(), "first_day");
    const std::string last = cell_of(sheets.pack, sheets.pack.rows.front(), "last_day");
    const Sheet& events = sheet_of(sheets, "event");
    for (const SheetRow& row : events.rows) {
        const std::string date = cell_of(events, row, "date");
        if (!date.empty() && (date < first.substr(0, date.size()) || date > last)) {
            findings.push_back({Severity::warning, events.file, row.number, "date",
                                fmt::format("{} is outside first_day and last_day of pack.csv; "
                                            "visitors cannot reach it",
                                            date)});
        }
    }
}

/// The visitor's scale has five places; each quiz question needs an answer for each.
void check_quiz(const Sheets& sheets, Findings& findings) {
    const Sheet& questions = sheet_of(sheets, "quiz_question");
    const Sheet& answers = sheet_of(sheets, "quiz_answer");
    for (const SheetRow& row : questions.rows) {
        std::set<std::string> values;
        std::size_t count = 0;
        for (const SheetRow& answer : answers.rows) {
            if (cell_of(answers, answer, "quiz_question") != cell_of(questions, row, "key"))
                continue;
            values.insert(cell_of(answers, answer, "value"));
            ++count;
        }
        if (values.size() != 5 || count != 5) {
            report(findings, questions, row.number, "key",
                   "needs five rows in quiz_answers.csv, with the values -2, -1, 0, 1 and 2");
        }
    }
}

} // namespace

std::string cell_of(const Sheet& sheet, const SheetRow& row, std::string_view column) {
    const auto at = sheet.find_column(column);
    return at ? row.cells[*at] : std::string{};
}

const Sheet& sheet_of(const Sheets& sheets, std::string_view table) {
    const auto& forms = pack_forms();
    const auto found = std::find_if(forms.begin(), forms.end(),
                                    [&](const Form& form) { return form.table == table; });
    return sheets.tables[static_cast<std::size_t>(found - forms.begin())];
}

void report(Findings& findings, const Sheet& sheet, int row, std::string column, std::string text) {
    findings.push_back({Severity::error, sheet.file, row, std::move(column), std::move(text)});
}

void check_together(const std::filesystem::path& pack, const Sheets& sheets,
                    const PackContext& context, Findings& findings) {
    check_folder(pack, findings);
    check_languages(sheets, context, findings);
    check_range(sheets, context, findings);
    check_halves(sheets, findings);
    check_days(sheets, findings);
    check_event_days(sheets, findings);
    check_quiz(sheets, findings);
}

} // namespace fl
