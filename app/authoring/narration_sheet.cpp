#include "authoring/narration_sheet.h"

#include "authoring/suggest.h"
#include "authoring/take.h"
#include "content/spoken_form.h"
#include "content/utf8.h"
#include "core/error.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace fl {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view folder = "narration";

/// Characters a second that no narrator leaves: 1 is slower than careful Chinese (some 3), 40 twice
/// as fast as quick French. Short words say nothing about it.
constexpr double slowest = 1, fastest = 40;
constexpr std::size_t least_characters = 20;

/// Up to so many characters of a text from a place on, for a message.
std::string cut_from(std::string_view text, std::size_t at) {
    constexpr std::size_t most = 40;
    const auto continues = [&](std::size_t i) {
        return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80;
    };
    while (continues(at))
        --at;
    std::size_t end = at;
    for (std::size_t count = 0; end < text.size() && count < most; ++count) {
        do
            ++end;
        while (continues(end));
    }
    return std::string(text.substr(at, end - at)) + (end < text.size() ? "..." : "");
}

class NarrationChecker {
  public:
    NarrationChecker(const fs::path& pack, const Sheet& sheet, const std::vector<DraftRow>& rows,
                     Findings& findings)
        : pack_(pack)
        , sheet_(sheet)
        , findings_(findings) {
        for (const DraftRow& row : rows) {
            for (const DraftText& text : row.texts)
                texts_.emplace(text.key, &text);
        }
    }

    std::vector<DraftNarration> check() {
        std::vector<DraftNarration> narrations;
        for (const SheetRow& row : sheet_.rows) {
            DraftNarration one{cell_of(sheet_, row, "text"),
                               cell_of(sheet_, row, "language"),
                               cell_of(sheet_, row, "narrator"),
                               {}};
            const fs::path file = fs::path(cell_of(sheet_, row, "file")).lexically_normal();
            named_.push_back(file);
            const std::string* words = find_words(row, one);
            if (words == nullptr || !is_inside(row, file) || !says(row, *words))
                continue;
            one.file = pack_ / folder / file;
            check_sound(row, one.file, *words);
            narrations.push_back(std::move(one));
        }
        check_unnamed();
        return narrations;
    }

  private:
    void add(Severity severity, const SheetRow& row, std::string column, std::string text) {
        findings_.push_back(
            {severity, sheet_.file, row.number, std::move(column), std::move(text)});
    }

    /// The words of a row's text in its language; nothing, and a finding, where there are none.
    const std::string* find_words(const SheetRow& row, const DraftNarration& one) {
        if (one.text.empty() || one.language.empty())
            return nullptr; // that was said
        const auto text = texts_.find(one.text);
        if (text == texts_.end()) {
            add(Severity::error, row, "text",
                fmt::format("the pack has no text '{}'{}", one.text,
                            did_you_mean(one.text, keys())));
            return nullptr;
        }
        const auto& values = text->second->values;
        const auto value =
            std::ranges::find(values, one.language, [](const auto& pair) { return pair.first; });
        if (value == values.end()) {
            add(Severity::error, row, "language",
                fmt::format("'{}' has no text in '{}'; remove the row, or write the text", one.text,
                            one.language));
            return nullptr;
        }
        if (is_never_narrated(*text->second)) {
            add(Severity::warning, row, "text",
                fmt::format("'{}' is never said as it stands; remove the row", one.text));
            return nullptr;
        }
        return &value->second;
    }

    std::vector<std::string> keys() const {
        std::vector<std::string> all;
        for (const auto& [key, text] : texts_)
            all.emplace_back(key);
        return all;
    }

    bool is_inside(const SheetRow& row, const fs::path& file) {
        if (file.empty())
            return false; // that was said
        if (file.is_relative() && *file.begin() != "..")
            return true;
        add(Severity::error, row, "file",
            fmt::format("'{}' leads out of the folder {}/; put the file there and write its name, "
                        "such as en/welcome.wav",
                        file.string(), folder));
        return false;
    }

    /// Whether what was recorded is what the text says now.
    bool says(const SheetRow& row, const std::string& words) {
        const std::string recorded = spoken_form(cell_of(sheet_, row, "words"));
        const std::string now = spoken_form(words);
        if (recorded.empty())
            return false; // that was said
        if (recorded == now)
            return true;
        const auto [a, b] = std::ranges::mismatch(recorded, now);
        add(Severity::warning, row, "words",
            fmt::format("the text has changed since it was recorded, so the synthetic voice says "
                        "it: recorded '{}', now '{}'; record it again, then write the text here",
                        cut_from(recorded, static_cast<std::size_t>(a - recorded.begin())),
                        cut_from(now, static_cast<std::size_t>(b - now.begin()))));
        return false;
    }

    void check_sound(const SheetRow& row, const fs::path& file, const std::string& words) {
        if (!fs::is_regular_file(file)) {
            add(Severity::error, row, "file",
                fmt::format("there is no file {}", file.lexically_relative(pack_).string()));
            return;
        }
        try {
            const Master sound = master(read_take(file));
            for (const std::string& doubt : sound.doubts)
                add(Severity::warning, row, "file", doubt);
            if (sound.problem.empty())
                check_pace(row, sound.length_s(), words);
            else
                add(Severity::error, row, "file", sound.problem);
        } catch (const Error& error) {
            add(Severity::error, row, "file", error.what());
        }
    }

    void check_pace(const SheetRow& row, double length_s, const std::string& words) {
        const std::size_t characters = code_point_count(spoken_form(words));
        const double pace = static_cast<double>(characters) / length_s;
        if (characters < least_characters || (pace >= slowest && pace <= fastest))
            return;
        add(Severity::warning, row, "file",
            fmt::format("lasts {:.1f} s, its text has {} characters; is it the recording of "
                        "another text?",
                        length_s, characters));
    }

    /// Recordings that nobody will hear.
    void check_unnamed() {
        std::vector<std::string> unnamed;
        std::error_code failed;
        for (const auto& entry : fs::recursive_directory_iterator(pack_ / folder, failed)) {
            const fs::path file = entry.path().lexically_relative(pack_ / folder);
            if (entry.is_regular_file() && std::ranges::find(named_, file) == named_.end())
                unnamed.push_back((folder / file).string());
        }
        std::ranges::sort(unnamed);
        for (const std::string& name : unnamed)
            findings_.push_back({Severity::warning, name, 0, "",
                                 fmt::format("no row of {} names this file", sheet_.file)});
    }

    const fs::path& pack_;
    const Sheet& sheet_;
    Findings& findings_;
    std::map<std::string_view, const DraftText*> texts_; // by key
    std::vector<fs::path> named_;
};

} // namespace

bool is_never_narrated(const DraftText& text) {
    return text.kind == "term.forms" || std::ranges::any_of(text.values, [](const auto& value) {
               return value.second.find("{0}") != std::string::npos;
           });
}

std::vector<DraftNarration> check_narration(const fs::path& pack, const Sheet& sheet,
                                            const PackContext& context,
                                            const std::vector<DraftRow>& rows, Findings& findings) {
    check_sheet(narration_form(), sheet, context, findings);
    return NarrationChecker(pack, sheet, rows, findings).check();
}

} // namespace fl
