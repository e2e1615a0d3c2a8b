#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fl {

/// Names in the order of a language, under the letters of its alphabet.
struct NameIndex {
    struct Letter {
        std::string label;                // "A"; in Chinese the letter of its pinyin
        std::size_t first = 0, count = 0; // into `order`
    };
    std::vector<std::uint16_t> order; // indices into the names
    std::vector<Letter> letters;      // only those that some name begins with
};

/// Sorts by CLDR's collation through ICU. `language` is BCP 47. What begins with no letter of the
/// alphabet comes last under "…".
NameIndex index_names(std::span<const std::string_view> names, std::string_view language);

} // namespace fl
