#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace fl {

/// Edits (one letter put in, taken out, changed, or two neighbours swapped) from one word to the
/// other, in bytes.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate that `word` was probably meant to be: fewest edits, the first of equals; empty
/// when every one needs more edits than a third of the longer word, rounded up.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

} // namespace fl
