#include "content/wording.h"

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

} // namespace fl
