#include "authoring/narration_script.h"

#include "authoring/draft.h"
#include "authoring/narration_sheet.h"
#include "authoring/suggest.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace fl {
namespace {

std::string csv_cell(std::string_view cell) {
    std::string out = "\"";
    for (const char c : cell)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

/// The words of a text in a language, or nothing.
const std::string* words_in(const DraftText& text, const std::string& language) {
    const auto found =
        std::ranges::find(text.values, language, [](const auto& value) { return value.first; });
    return found == text.values.end() ? nullptr : &found->second;
}

bool is_narrated(const Draft& draft, const DraftText& text, const std::string& language) {
    return std::ranges::any_of(draft.narrations, [&](const DraftNarration& one) {
        return one.text == text.key && one.language == language;
    });
}

void check_wanted(const Draft& draft, const std::string& language,
                  const std::vector<std::string>& kinds, Findings& findings) {
    std::vector<std::string> languages;
    for (const auto& status : draft.language_status)
        languages.push_back(status.first);
    std::set<std::string> known;
    for (const DraftRow& row : draft.rows) {
        for (const DraftText& text : row.texts)
            known.insert(text.kind);
    }
    const auto demand = [&](const std::string& word, const std::vector<std::string>& all,
                            std::string_view what) {
        if (std::ranges::find(all, word) == all.end()) {
            findings.push_back(
                {Severity::error, "narration.csv", 0, "",
                 fmt::format("the pack has no {} '{}'{}", what, word, did_you_mean(word, all))});
        }
    };
    demand(language, languages, "language");
    for (const std::string& kind : kinds)
        demand(kind, {known.begin(), known.end()}, "kind of text");
}

} // namespace

std::string narration_script(const std::filesystem::path& pack,
                             const std::filesystem::path& wording, const std::string& language,
                             const std::vector<std::string>& kinds, Findings& findings) {
    const Draft draft = read_draft(pack, wording, findings);
    if (!has_errors(findings))
        check_wanted(draft, language, kinds, findings);
    if (has_errors(findings))
        return {};
    std::string script = "text,language,file,narrator,words\n";
    for (const DraftRow& row : draft.rows) {
        for (const DraftText& text : row.texts) {
            const std::string* words = words_in(text, language);
            const bool wanted = kinds.empty() || std::ranges::find(kinds, text.kind) != kinds.end();
            if (words == nullptr || !wanted || is_never_narrated(text) ||
                is_narrated(draft, text, language))
                continue;
            script += fmt::format("{},{},{}/{}.wav,,{}\n", text.key, language, language, text.key,
                                  csv_cell(*words));
        }
    }
    return script;
}

} // namespace fl
