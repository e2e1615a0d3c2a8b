#pragma once

#include "content/exhibit.h"

#include <array>
#include <optional>
#include <string_view>

namespace fl {

/// How enumerators are written in sheets and in the database, in the order of the enumeration.
/// schema.sql has the same words in its checks; tests/content holds the two together.
template <class Enum>
struct Names;

template <>
struct Names<Confidence> {
    static constexpr std::array<std::string_view, 4> list{"verified", "partly_verified", "recalled",
                                                          "derived"};
};
template <>
struct Names<TextDirection> {
    static constexpr std::array<std::string_view, 2> list{"left_to_right", "right_to_left"};
};
template <>
struct Names<EventKind> {
    static constexpr std::array<std::string_view, 5> list{"text", "meeting", "decision", "incident",
                                                          "article"};
};
template <>
struct Names<ActRole> {
    static constexpr std::array<std::string_view, 11> list{
        "party",  "signatory",     "sponsor",   "voted_for", "voted_against", "abstained",
        "member", "former_member", "supporter", "observer",  "contributor"};
};
template <>
struct Names<Verdict> {
    static constexpr std::array<std::string_view, 4> list{"borne_out", "partly", "not_so", "open"};
};

template <>
struct Names<TourVoice> {
    static constexpr std::array<std::string_view, 2> list{"article", "outcome"};
};

template <class Enum>
std::string_view name_of(Enum value) {
    return Names<Enum>::list[static_cast<std::size_t>(value)];
}

template <class Enum>
std::optional<Enum> enum_named(std::string_view name) {
    for (std::size_t i = 0; i < Names<Enum>::list.size(); ++i) {
        if (Names<Enum>::list[i] == name)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace fl
