#include "content/languages.h"

#include <algorithm>

namespace fl {

LanguageList listed_languages(const Exhibit& exhibit) {
    LanguageList list;
    list.count = std::min(exhibit.languages.size(), list.ids.size());
    for (std::size_t i = 0; i < list.count; ++i)
        list.ids[i] = LanguageId(i);
    std::ranges::sort(std::span(list.ids).first(list.count), {}, [&](LanguageId id) {
        return std::pair(exhibit.languages[id.index].ordinal, id.index);
    });
    return list;
}

LanguageId language_in_turn(const Exhibit& exhibit, LanguageId first, int turns) {
    const LanguageList list = listed_languages(exhibit);
    const auto listed = list.all();
    const auto at = std::ranges::find(listed, first);
    if (at == listed.end())
        return first;
    const auto begun = static_cast<std::size_t>(at - listed.begin());
    return listed[(begun + static_cast<std::size_t>(turns)) % listed.size()];
}

} // namespace fl
