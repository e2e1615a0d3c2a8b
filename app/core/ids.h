#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace fl {

/// Index into one of the lists of an Exhibit. Each list has its own type, so they cannot be mixed
/// up.
template <class Tag>
struct Index {
    std::uint16_t index = 0;
    constexpr Index() = default;
    constexpr explicit Index(std::size_t i)
        : index(static_cast<std::uint16_t>(i)) {}
    friend auto operator<=>(Index, Index) = default;
};

using LanguageId = Index<struct LanguageTag>;
using QuestionId = Index<struct QuestionTag>; // a fault line of the debate
using TrackId = Index<struct TrackTag>;       // who an event belongs to
using StateId = Index<struct StateTag>;       // the key in content is iso3
using EventId = Index<struct EventTag>;
using InstrumentId = Index<struct InstrumentTag>;
using SourceId = Index<struct SourceTag>;
using TermId = Index<struct TermTag>; // glossary
using NarrationId = Index<struct NarrationTag>;

/// A text of the content in all its languages; {0} is the empty text.
struct TextId {
    std::uint32_t index = 0;
    friend auto operator<=>(TextId, TextId) = default;
    explicit operator bool() const { return index != 0; }
};

} // namespace fl
