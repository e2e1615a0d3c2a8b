#pragma once

// A language that no visitor reads: every word 40 % longer, read from right to left. What fits in
// it will fit in French and Russian. Made in memory, never shipped.

#include "content/exhibit.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace fl::test {

inline std::string lengthened(std::string_view text) {
    constexpr std::array<std::string_view, 8> more{"é", "ö", "å", "ü", "ñ", "ø", "ê", "ç"};
    std::string out;
    std::size_t letters = 0, given = 0;
    bool placeholder = false;
    const auto end_word = [&] {
        // 40 %, rounded; the longest words of the six languages have no more letters than this.
        constexpr std::size_t longest = 22;
        const std::size_t room = longest - std::min(letters, longest);
        const std::size_t wanted = std::min((letters * 2 + 2) / 5, room);
        for (std::size_t i = 0; i < wanted; ++i)
            out += more[given++ % more.size()];
        letters = 0;
    };
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        placeholder = placeholder ? c != '}' : c == '{';
        const bool letter = !placeholder && c != '}' && ((u | 0x20U) - 'a' < 26U || u >= 0xC0);
        if (!letter && (u < 0x80 || u >= 0xC0))
            end_word();
        if (letter)
            ++letters;
        out += c;
    }
    end_word();
    return out;
}

/// The exhibit with its first language in the place of the pseudo-language.
inline Exhibit pseudo_exhibit(const Exhibit& exhibit) {
    Exhibit pseudo = exhibit;
    pseudo.languages[0].direction = TextDirection::right_to_left;
    pseudo.languages[0].native_name = lengthened(pseudo.languages[0].native_name);
    for (std::string& text : pseudo.texts[0])
        text = lengthened(text);
    return pseudo;
}

} // namespace fl::test
