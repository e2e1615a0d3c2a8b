#include "scene/utterance.h"

#include "text/script_runs.h"

#include <algorithm>
#include <array>

namespace fl {
namespace {

/// Marks that only steer how lines are set: zero-width spaces and joiners at phrases, direction
/// marks, isolates.
std::size_t silent_mark(std::string_view text) {
    constexpr std::string_view marks[] = {
        "\u200B", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
        "\u2060", "\u2066", "\u2067", "\u2068", "\u2069", "\u061C", "\u00AD", "\uFEFF"};
    for (const std::string_view mark : marks) {
        if (text.starts_with(mark))
            return mark.size();
    }
    return 0;
}

bool ends_sentence(std::string_view text) {
    constexpr std::string_view ends[] = {".",  "?",  "!",  ":",  ";", ",", "…", "。",
                                         "？", "！", "：", "；", "؟", "،", "؛"};
    return std::ranges::any_of(ends, [&](std::string_view end) { return text.ends_with(end); });
}

bool has_letter_or_digit(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
               (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Characters a second at 160 words a minute, pauses included: measured with espeak-ng 1.51 over
/// ten summaries of events. At the other speeds the figures go with the words a minute within 10 %,
/// in Russian within 20 %.
float characters_a_second(std::string_view language) {
    switch (script_for(language)) {
    case Script::arabic:
        return 10.0F;
    case Script::han:
        return 2.7F;
    case Script::cyrillic:
        return 16.5F;
    default:
        return language.starts_with("fr") ? 20.4F : 15.2F; // en 15.7, es 14.7
    }
}

} // namespace

LanguageId Utterance::reader_of(std::string_view text, LanguageId home) const {
    std::string_view rest = text;
    const auto& languages = exhibit_->languages;
    const Script own = script_for(languages[home.index].code);
    const Script script = take_script_run(rest, Script::none).script;
    if (script == Script::none || script == own)
        return home;
    for (std::size_t i = 0; i < languages.size(); ++i) {
        if (script_for(languages[i].code) == script)
            return LanguageId(i);
    }
    return home;
}

void Utterance::append(std::string_view text, LanguageId language) {
    if (used_ > 0 && (pieces_[used_ - 1].language == language || !has_letter_or_digit(text))) {
        pieces_[used_ - 1].text += text;
        return;
    }
    if (used_ == pieces_.size())
        pieces_.emplace_back();
    pieces_[used_].language = language;
    pieces_[used_].text = text;
    ++used_;
}

void Utterance::say(std::string_view text, LanguageId language) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    if (text.empty())
        return;
    if (used_ > 0) {
        std::string& before = pieces_[used_ - 1].text;
        const bool han = script_for(exhibit_->languages[language.index].code) == Script::han;
        if (!ends_sentence(before)) {
            before += han ? "。" : ". ";
        } else if (!han) {
            before += " ";
        }
    }
    std::string clean;
    while (!text.empty()) {
        const std::size_t silent = silent_mark(text);
        if (silent == 0)
            clean += text.front() == '\n' ? ' ' : text.front();
        text.remove_prefix(std::max<std::size_t>(silent, 1));
    }
    const Script home = script_for(exhibit_->languages[language.index].code);
    std::string_view rest = clean;
    while (!rest.empty()) {
        const ScriptRun run = take_script_run(rest, home);
        append(run.text, run.script == home || run.script == Script::none
                             ? language
                             : reader_of(run.text, language));
    }
}

std::string Utterance::text() const {
    std::string out;
    for (const SpokenPiece& piece : pieces())
        out += piece.text;
    return out;
}

Instant speech_time(const Exhibit& exhibit, const Utterance& utterance, int speed) {
    float s = 0;
    for (const SpokenPiece& piece : utterance.pieces()) {
        s += 0.2F + static_cast<float>(characters(piece.text)) /
                        characters_a_second(exhibit.languages[piece.language.index].code);
    }
    s *= 160.0F / static_cast<float>(speech_rates[std::clamp(speed, 0, 3)]);
    return std::chrono::duration_cast<Instant>(Seconds(s));
}

} // namespace fl
