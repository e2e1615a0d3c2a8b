#include "state/attract_loop.h"

#include <array>

namespace fl {

LanguageId language_in_turn(const Exhibit& exhibit, LanguageId first, int turns) {
    std::array<std::size_t, 16> order{};
    const std::size_t count = std::min(exhibit.languages.size(), order.size());
    for (std::size_t i = 0; i < count; ++i)
        order[i] = i;
    const auto listed = std::span(order).first(count);
    std::ranges::sort(listed, {},
                      [&](std::size_t i) { return std::pair(exhibit.languages[i].ordinal, i); });
    const auto at = std::ranges::find(listed, static_cast<std::size_t>(first.index));
    if (at == listed.end())
        return first;
    const auto begun = static_cast<std::size_t>(at - listed.begin());
    return LanguageId(listed[(begun + static_cast<std::size_t>(turns)) % count]);
}

} // namespace fl
