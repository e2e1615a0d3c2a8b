#include "content/exhibit.h"

#include "content/spoken_form.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace fl {
namespace {

template <class Id, class List, class Match>
std::optional<Id> find_in(const List& list, const Match& match) {
    const auto found = std::find_if(list.begin(), list.end(), match);
    if (found == list.end())
        return std::nullopt;
    return Id{static_cast<std::size_t>(found - list.begin())};
}

} // namespace

std::string_view Exhibit::text(TextId id, LanguageId language, bool* fell_back) const {
    const std::string& wanted = texts[language.index][id.index];
    // The pack's default language is the first and has every text.
    const bool missing = wanted.empty() && id && language.index != 0;
    if (fell_back != nullptr)
        *fell_back = missing;
    return missing ? texts[0][id.index] : wanted;
}

std::optional<NarrationId> Exhibit::find_narration(std::string_view spoken,
                                                   LanguageId language) const {
    const std::pair wanted(language, std::hash<std::string_view>{}(spoken));
    const auto alike = std::ranges::equal_range(narrations, wanted, {}, [](const Narration& one) {
        return std::pair(one.language, one.words);
    });
    const auto found = std::ranges::find_if(alike, [&](const Narration& one) {
        return spoken_form(texts[language.index][one.text.index]) == spoken;
    });
    if (found == alike.end())
        return std::nullopt;
    return NarrationId{static_cast<std::size_t>(&*found - narrations.data())};
}

std::optional<StateId> Exhibit::find_state(std::string_view iso3) const {
    const auto found = std::lower_bound(
        states.begin(), states.end(), iso3,
        [](const State& state, std::string_view wanted) { return state.iso3 < wanted; });
    if (found == states.end() || found->iso3 != iso3)
        return std::nullopt;
    return StateId{static_cast<std::size_t>(found - states.begin())};
}

std::optional<EventId> Exhibit::find_event(std::string_view wanted) const {
    return find_in<EventId>(events, [&](const Event& event) { return event.key == wanted; });
}

std::optional<QuestionId> Exhibit::find_question(std::string_view wanted) const {
    return find_in<QuestionId>(questions,
                               [&](const Question& question) { return question.key == wanted; });
}

std::optional<LanguageId> Exhibit::find_language(std::string_view code) const {
    return find_in<LanguageId>(languages,
                               [&](const Language& language) { return language.code == code; });
}

} // namespace fl
