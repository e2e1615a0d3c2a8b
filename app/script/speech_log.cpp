#include "script/speech_log.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

namespace fl {

void SpeechLog::add(Instant at, const Utterance& utterance, const Exhibit& exhibit) {
    for (const SpokenPiece& piece : utterance.pieces()) {
        const std::string narrator =
            piece.narration ? exhibit.narrations[piece.narration->index].narrator : std::string();
        entries_.push_back(
            {at, exhibit.languages[piece.language.index].code, piece.text, narrator});
    }
}

bool SpeechLog::has(std::string_view language, std::string_view words) const {
    return std::ranges::any_of(entries_, [&](const Entry& entry) {
        return entry.language == language && entry.text.find(words) != std::string::npos;
    });
}

std::string SpeechLog::take() {
    using json = nlohmann::ordered_json;
    std::string out = "[";
    for (const Entry& entry : entries_) {
        const double t_s = std::round(static_cast<double>(entry.at.count()) / 1e3) / 1e3;
        json line = {{"t_s", t_s}, {"lang", entry.language}, {"text", entry.text}};
        if (!entry.narrator.empty())
            line["narrator"] = entry.narrator;
        out += out.size() > 1 ? ",\n " : "\n ";
        out += line.dump(-1, ' ', false, json::error_handler_t::replace);
    }
    out += entries_.empty() ? "]\n" : "\n]\n";
    entries_.clear();
    return out;
}

} // namespace fl
