#pragma once

#include "content/exhibit.h"

#include <array>
#include <span>

namespace fl {

/// Visitors are not offered a language that has fewer of the texts, in percent, where the pack says
/// nothing else.
inline constexpr int usual_least_percent = 90;

/// The languages as visitors see them listed: by the sheet's order, not the pack's own first.
struct LanguageList {
    std::array<LanguageId, 12> ids{};
    std::size_t count = 0;
    std::span<const LanguageId> all() const& { return std::span(ids).first(count); }
    std::span<const LanguageId> all() const&& = delete; // it would outlive the list
};
LanguageList listed_languages(const Exhibit& exhibit);

/// The language so many turns after `first` in that list, which goes round; `first` itself where
/// the list has it not.
LanguageId language_in_turn(const Exhibit& exhibit, LanguageId first, int turns);

} // namespace fl
