#include "authoring/draft.h"

#include "authoring/form_checker.h"
#include "authoring/suggest.h"
#include "content/wording.h"

#include <algorithm>

#include <fmt/format.h>

namespace fl {
namespace {

/// All sheets of a pack as they are, before any check of cells.
struct Sheets {
    std::vector<Sheet> tables; // as pack_forms()
    Sheet pack, interface, wording;
};

void report(Findings& findings, const Sheet& sheet, int row, std::string column, std::string text) {
    findings.push_back({Severity::error, sheet.file, row, std::move(column), std::move(text)});
}

Sheets read_sheets(const std::filesystem::path& pack, const std::filesystem::path& wording,
                   Findings& findings) {
    Sheets sheets;
    for (const Form& form : pack_forms())
        sheets.tables.push_back(read_sheet(pack / form.file, findings));
    sheets.pack = turned(read_sheet(pack / pack_form().file, findings), findings);
    sheets.interface = read_sheet(wording / "interface.csv", findings);
    if (std::filesystem::exists(pack / word_form().file))
        sheets.wording = read_sheet(pack / word_form().file, findings);
    sheets.wording.file = word_form().file;
    return sheets;
}

/// Sheets that nobody reads are most likely misnamed.
void check_folder(const std::filesystem::path& pack, Findings& findings) {
    std::vector<std::string> known{std::string(pack_form().file), std::string(word_form().file),
                                   "shapes.csv"};
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

PackContext make_context(const Sheets& sheets) {
    PackContext context;
    if (!sheets.pack.rows.empty())
        context.default_language =
            cell_of(sheets.pack, sheets.pack.rows.front(), "default_language");
    const Sheet& languages = sheet_of(sheets, "language");
    for (const SheetRow& row : languages.rows) {
        const std::string code = cell_of(languages, row, "code");
        context.languages.push_back(code);
        if (lower_case(cell_of(languages, row, "offered")) == "yes")
            context.offered.insert(code);
    }
    for (std::size_t i = 0; i < pack_forms().size(); ++i) {
        const Form& form = pack_forms()[i];
        std::vector<std::string> keys;
        for (const SheetRow& row : sheets.tables[i].rows)
            keys.push_back(row_key(form, sheets.tables[i], row));
        std::sort(keys.begin(), keys.end());
        context.keys.emplace(form.table, std::move(keys));
    }
    return context;
}

/// Interface wording comes in more languages than a pack may have: columns of others are dropped.
Sheet without_other_languages(const Sheet& sheet, const PackContext& context) {
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        const std::string& name = sheet.columns[i];
        const bool is_text = name.substr(0, 6) == "text (";
        const bool ours = std::any_of(
            context.languages.begin(), context.languages.end(),
            [&](const std::string& code) { return name == lower_case("text (" + code + ")"); });
        if (!is_text || ours)
            kept.push_back(i);
    }
    Sheet result{sheet.file, {}, {}};
    for (const std::size_t i : kept)
        result.columns.push_back(sheet.columns[i]);
    for (const SheetRow& row : sheet.rows) {
        SheetRow cells{row.number, {}, {}};
        for (const std::size_t i : kept)
            cells.cells.push_back(row.cells[i]);
        result.rows.push_back(std::move(cells));
    }
    return result;
}

std::string key_of(const DraftRow& row) {
    for (const auto& [name, value] : row.fields) {
        if (name == "key")
            return std::holds_alternative<std::string>(value) ? std::get<std::string>(value) : "";
    }
    return {};
}

/// The program's wording with the pack's rows in place of those with the same key, or added.
std::vector<DraftRow> merged_words(std::vector<DraftRow> words, std::vector<DraftRow> overrides) {
    for (DraftRow& row : overrides) {
        const auto same = std::find_if(words.begin(), words.end(), [&](const DraftRow& word) {
            return key_of(word) == key_of(row);
        });
        if (same != words.end())
            *same = std::move(row);
        else
            words.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i].ordinal = static_cast<int>(i) + 1;
    return words;
}

std::vector<std::string> program_words() {
    std::vector<std::string> keys;
    for (std::uint16_t i = 0; i < static_cast<std::uint16_t>(Word::count); ++i)
        keys.emplace_back(word_key(static_cast<Word>(i)));
    return keys;
}

void check_words(const std::vector<DraftRow>& words, const Sheets& sheets, Findings& findings) {
    std::vector<std::string> present;
    for (const DraftRow& word : words)
        present.push_back(key_of(word));
    for (const std::string& wanted : program_words()) {
        if (std::find(present.begin(), present.end(), wanted) == present.end()) {
            report(findings, sheets.wording, 0, "key",
                   fmt::format("the program needs the wording '{}'; add a row here or in "
                               "interface.csv",
                               wanted));
        }
    }
}

void check_unused_words(const Sheet& sheet, Findings& findings) {
    const std::vector<std::string> wanted = program_words();
    for (const SheetRow& row : sheet.rows) {
        const std::string key = cell_of(sheet, row, "key");
        if (!key.empty() && std::find(wanted.begin(), wanted.end(), key) == wanted.end()) {
            findings.push_back(
                {Severity::warning, sheet.file, row.number, "key",
                 fmt::format("the program has no use for '{}'{}", key, did_you_mean(key, wanted))});
        }
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

void append(std::vector<DraftRow>& rows, std::vector<DraftRow> more) {
    rows.insert(rows.end(), std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
}

std::vector<DraftRow> check_all_words(const Sheets& sheets, const PackContext& context,
                                      Findings& findings) {
    Form interface_form = word_form();
    interface_form.file = "interface.csv";
    const Sheet interface = without_other_languages(sheets.interface, context);
    std::vector<DraftRow> words =
        merged_words(check_sheet(interface_form, interface, context, findings),
                     check_sheet(word_form(), sheets.wording, context, findings));
    check_words(words, sheets, findings);
    check_unused_words(interface, findings);
    check_unused_words(sheets.wording, findings);
    return words;
}

} // namespace

Draft read_draft(const std::filesystem::path& pack, const std::filesystem::path& wording,
                 Findings& findings) {
    Draft draft;
    if (!std::filesystem::is_directory(pack)) {
        findings.push_back({Severity::error, pack.string(), 0, "",
                            "is not a folder; name the folder that holds pack.csv"});
        return draft;
    }
    const Sheets sheets = read_sheets(pack, wording, findings);
    const PackContext context = make_context(sheets);
    for (std::size_t i = 0; i < pack_forms().size(); ++i)
        append(draft.rows, check_sheet(pack_forms()[i], sheets.tables[i], context, findings));
    append(draft.rows, check_sheet(pack_form(), sheets.pack, context, findings));
    append(draft.rows, check_all_words(sheets, context, findings));

    check_folder(pack, findings);
    check_languages(sheets, context, findings);
    check_range(sheets, context, findings);
    check_halves(sheets, findings);
    check_days(sheets, findings);
    check_event_days(sheets, findings);
    check_quiz(sheets, findings);
    sort_by_place(findings);

    const Sheet& languages = sheet_of(sheets, "language");
    for (const SheetRow& row : languages.rows) {
        draft.language_status.emplace_back(cell_of(languages, row, "code"),
                                           cell_of(languages, row, "status"));
    }
    draft.state_keys = context.keys.find("state")->second;
    return draft;
}

} // namespace fl
