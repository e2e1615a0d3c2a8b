#include "scene/interaction/state_order.h"

#include "text/alphabet.h"

#include <algorithm>
#include <tuple>

namespace fl {
namespace {

/// Only states that have a place: the organisations of the debate have none.
std::vector<StateId> named_in_order(const Materials& m, LanguageId language) {
    std::vector<StateId> listed;
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < m.exhibit.states.size(); ++i) {
        const State& state = m.exhibit.states[i];
        if (!state.is_state || !place_of_state(m, StateId(i)))
            continue;
        listed.push_back(StateId(i));
        names.push_back(m.exhibit.text(state.name, language));
    }
    const NameIndex index = index_names(names, m.exhibit.languages[language.index].code);
    std::vector<StateId> ordered;
    for (const std::uint16_t i : index.order)
        ordered.push_back(listed[i]);
    return ordered;
}

} // namespace

void StateOrder::prepare(const Materials& m, LanguageId language) {
    if (language_ == language)
        return;
    language_ = language;
    states_ = named_in_order(m, language);
    const auto region = [&](StateId id) {
        const State& state = m.exhibit.states[id.index];
        return std::tie(state.region, state.subregion);
    };
    std::ranges::stable_sort(states_, [&](StateId a, StateId b) { return region(a) < region(b); });
    begins_.clear();
    for (std::size_t i = 0; i < states_.size(); ++i) {
        if (i == 0 || region(states_[i]) != region(states_[i - 1]))
            begins_.push_back(i);
    }
    begins_.push_back(states_.size());
}

std::optional<StateOrder::Place> StateOrder::place_of(StateId state) const {
    const auto it = std::ranges::find(states_, state);
    if (it == states_.end())
        return std::nullopt;
    const auto index = static_cast<std::size_t>(it - states_.begin());
    const auto after = std::ranges::upper_bound(begins_, index);
    return Place{index, static_cast<std::size_t>(after - begins_.begin()) - 1};
}

} // namespace fl
