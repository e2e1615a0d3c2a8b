#include "content/spoken_form.h"

#include <algorithm>

namespace fl {
namespace {

/// Bytes of the mark that the text begins with; 0: of none.
std::size_t silent_mark(std::string_view text) {
    constexpr std::string_view marks[] = {
        "\u200B", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
        "\u2060", "\u2066", "\u2067", "\u2068", "\u2069", "\u061C", "\u00AD", "\uFEFF"};
    for (const std::string_view mark : marks) {
        if (text.starts_with(mark))
            return mark.size();
    }
    return 0;
}

} // namespace

std::string spoken_form(std::string_view text) {
    std::string spoken;
    while (!text.empty()) {
        const std::size_t silent = silent_mark(text);
        const char c = text.front() == '\n' ? ' ' : text.front();
        if (silent == 0 && !(spoken.empty() && c == ' '))
            spoken += c;
        text.remove_prefix(std::max<std::size_t>(silent, 1));
    }
    spoken.erase(spoken.find_last_not_of(' ') + 1);
    return spoken;
}

} // namespace fl
