#pragma once

#include "state/exhibit_state.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace fl {

/// States as the keypad walks through them: by region and subregion of the content, inside these by
/// the names that are shown, in the order of their language. Round at the ends. `there` says of a
/// state whether the walk may stop at it.
class StateOrder {
  public:
    /// Sorts when the language is another one.
    void prepare(const Materials& materials, LanguageId language);

    template <class There>
    std::optional<StateId> first(const There& there) const {
        const auto it = std::ranges::find_if(states_, there);
        return it == states_.end() ? std::nullopt : std::optional(*it);
    }

    /// The next (+1) or previous (-1) one of its region; itself where it is alone.
    template <class There>
    std::optional<StateId> in_region(StateId from, int by, const There& there) const {
        const auto at = place_of(from);
        if (!at)
            return std::nullopt;
        const std::size_t begin = begins_[at->group], count = begins_[at->group + 1] - begin;
        for (std::size_t n = 1; n <= count; ++n) {
            const StateId to = states_[begin + round(at->index - begin, n, by, count)];
            if (there(to))
                return to;
        }
        return std::nullopt;
    }

    /// The first one of the next or previous region that has any.
    template <class There>
    std::optional<StateId> first_of_region(StateId from, int by, const There& there) const {
        const auto at = place_of(from);
        if (!at)
            return std::nullopt;
        const std::size_t count = begins_.size() - 1;
        for (std::size_t n = 1; n <= count; ++n) {
            const std::size_t group = round(at->group, n, by, count);
            for (std::size_t i = begins_[group]; i < begins_[group + 1]; ++i) {
                if (there(states_[i]))
                    return states_[i];
            }
        }
        return std::nullopt;
    }

  private:
    struct Place {
        std::size_t index, group;
    };
    std::optional<Place> place_of(StateId state) const;
    static std::size_t round(std::size_t from, std::size_t steps, int by, std::size_t count) {
        return by > 0 ? (from + steps) % count : (from + count - steps) % count;
    }

    std::optional<LanguageId> language_;
    std::vector<StateId> states_;
    std::vector<std::size_t> begins_; // of each region in states_, and the end of the last
};

} // namespace fl
