#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace fl {

/// Bytes [first, end) of a text, inside which no line may end.
struct UnbrokenRange {
    std::size_t first = 0, end = 0;
    friend bool operator==(const UnbrokenRange&, const UnbrokenRange&) = default;
};

/// The slashes of UN document symbols (A/66/359, A/RES/53/70): Unicode's rules would end a line
/// after them. "and/or" may still break.
std::vector<UnbrokenRange> document_symbols(std::string_view text);

/// Chinese phrases as the translator marks them by U+200B; lines may end there and after
/// punctuation only. Empty when the text has no such mark.
std::vector<UnbrokenRange> marked_phrases(std::string_view text);

} // namespace fl
