#include "scene/speech/utterance.h"

#include "content/spoken_form.h"
#include "text/script_runs.h"

#include <algorithm>
#include <array>

namespace fl {
namespace {

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
    const SpokenPiece* last = used_ > 0 ? &pieces_[used_ - 1] : nullptr;
    const bool goes_on = last != nullptr && last->language == language && !last->narration;
    if (last != nullptr && (goes_on || !has_letter_or_digit(text))) {
        pieces_[used_ - 1].text += text;
        return;
    }
    add(text, language);
}

SpokenPiece& Utterance::add(std::string_view text, LanguageId language) {
    if (used_ == pieces_.size())
        pieces_.emplace_back();
    SpokenPiece& piece = pieces_[used_++];
    piece.language = language;
    piece.text = text;
    piece.narration.reset();
    return piece;
}

/// What has been added so far ends as a sentence does.
void Utterance::end_sentence(bool han) {
    if (used_ == 0)
        return;
    std::string& before = pieces_[used_ - 1].text;
    if (!ends_sentence(before)) {
        before += han ? "。" : ". ";
    } else if (!han) {
        before += " ";
    }
}

void Utterance::say(std::string_view text, LanguageId language) {
    const std::string words = spoken_form(text);
    if (words.empty())
        return;
    const Script home = script_for(exhibit_->languages[language.index].code);
    end_sentence(home == Script::han);
    if (const auto narration = exhibit_->find_narration(words, language)) {
        add(words, language).narration = narration;
        return;
    }
    std::string_view rest = words;
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
        if (piece.narration) {
            s += Seconds(exhibit.narrations[piece.narration->index].length).count();
            continue;
        }
        s += 0.2F + static_cast<float>(characters(piece.text)) /
                        characters_a_second(exhibit.languages[piece.language.index].code);
    }
    return std::chrono::duration_cast<Instant>(Seconds(s / speech_tempo(speed)));
}

int speech_rate(int speed) {
    return speech_rates[std::clamp(speed, 0, 3)];
}

float speech_tempo(int speed) {
    return static_cast<float>(speech_rate(speed)) / static_cast<float>(speech_rates[1]);
}

} // namespace fl
