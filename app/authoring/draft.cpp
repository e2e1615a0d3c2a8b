#include "authoring/draft.h"

#include "authoring/narration_sheet.h"
#include "authoring/pack_sheets.h"
#include "authoring/suggest.h"
#include "content/languages.h"
#include "content/wording.h"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

namespace fl {
namespace {

Sheet read_if_there(const std::filesystem::path& path, Findings& findings) {
    if (std::filesystem::exists(path))
        return read_sheet(path, findings);
    Sheet empty;
    empty.file = path.filename().string();
    return empty;
}

Sheets read_sheets(const std::filesystem::path& pack, const std::filesystem::path& wording,
                   Findings& findings) {
    Sheets sheets;
    for (const Form& form : pack_forms())
        sheets.tables.push_back(read_sheet(pack / form.file, findings));
    sheets.pack = turned(read_sheet(pack / pack_form().file, findings), findings);
    sheets.interface = read_sheet(wording / "interface.csv", findings);
    sheets.wording = read_if_there(pack / word_form().file, findings);
    sheets.narration = read_if_there(pack / narration_form().file, findings);
    return sheets;
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
    present.reserve(words.size());
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

/// Which offered languages visitors will not get, because too little of them is there.
void check_completeness(const Draft& draft, const Sheets& sheets, const PackContext& context,
                        Findings& findings) {
    const std::string told = sheets.pack.rows.empty() ? std::string()
                                                      : cell_of(sheets.pack, sheets.pack.rows[0],
                                                                "language_least_percent");
    int least = usual_least_percent;
    std::from_chars(told.data(), told.data() + told.size(), least);
    std::map<std::string, std::size_t> count;
    std::size_t all = 0;
    for (const DraftRow& row : draft.rows) {
        for (const DraftText& text : row.texts) {
            ++all;
            for (const auto& value : text.values)
                ++count[value.first];
        }
    }
    for (const std::string& language : context.offered) {
        const std::size_t there = count[language];
        if (language == context.default_language ||
            100 * there >= static_cast<std::size_t>(std::max(least, 0)) * all)
            continue;
        findings.push_back(
            {Severity::warning, "languages.csv", 0, "offered",
             fmt::format("'{}' has {} of {} texts; visitors are offered it from {} % on "
                         "(language_least_percent in pack.csv)",
                         language, there, all, least)});
    }
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
    draft.narrations = check_narration(pack, sheets.narration, context, draft.rows, findings);

    check_together(pack, sheets, context, findings);
    check_completeness(draft, sheets, context, findings);
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
