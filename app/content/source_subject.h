#pragma once

#include "content/exhibit.h"

#include <array>
#include <variant>
#include <vector>

namespace fl {

/// A row of "what happened next": an index into Exhibit::predictions.
struct PredictionRow {
    std::size_t index = 0;
    friend bool operator==(const PredictionRow&, const PredictionRow&) = default;
};

/// Two states beside each other.
struct StatePair {
    std::array<StateId, 2> states{};
    friend bool operator==(const StatePair&, const StatePair&) = default;
};

/// What a list of sources is about; nothing: the whole exhibit.
using SourceSubject = std::variant<std::monostate, EventId, PredictionRow, StatePair>;

inline bool is_whole(const SourceSubject& subject) {
    return std::holds_alternative<std::monostate>(subject);
}

/// The sources behind a subject, each once: an event's own; those of a prediction's evidence; of
/// two states, those of their statements and acts. In the order of the sheets.
/// @param out  is overwritten
void collect_sources(const Exhibit& exhibit, const SourceSubject& subject,
                     std::vector<SourceId>& out);

} // namespace fl
