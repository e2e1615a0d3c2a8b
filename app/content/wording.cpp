#include "content/wording.h"

#include <algorithm>
#include <array>

namespace fl {

std::string_view word_key(Word word) {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(Word::count)> keys{
#define FL_WORD(name) #name,
        FL_WORDS(FL_WORD)
#undef FL_WORD
    };
    return keys[static_cast<std::size_t>(word)];
}

bool is_translated(const Catalogue& words, const Event& event) {
    const std::array<TextId, 5> said{event.title, event.summary, event.why, event.body,
                                     event.place};
    return std::ranges::all_of(said,
                               [&](TextId id) { return words.language_of(id) == words.id(); });
}

} // namespace fl
