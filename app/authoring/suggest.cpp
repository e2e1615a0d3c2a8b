#include "authoring/suggest.h"

#include "core/nearest.h"

#include <algorithm>

#include <fmt/format.h>

namespace fl {

std::string suggestion(std::string_view wanted, const std::vector<std::string>& candidates) {
    std::vector<std::string> lower;
    lower.reserve(candidates.size());
    for (const std::string& candidate : candidates)
        lower.push_back(lower_case(candidate));
    const std::vector<std::string_view> views(lower.begin(), lower.end());
    const std::string_view found = nearest(lower_case(wanted), views);
    if (found.empty())
        return {};
    return candidates[static_cast<std::size_t>(std::find(views.begin(), views.end(), found) -
                                               views.begin())];
}

std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& candidates) {
    const std::string found = suggestion(wanted, candidates);
    return found.empty() ? found : fmt::format("; did you mean '{}'?", found);
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

} // namespace fl
