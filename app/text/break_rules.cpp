#include "text/break_rules.h"

#include <algorithm>
#include <array>

namespace fl {

namespace {

constexpr std::string_view phrase_mark = "\u200B";
constexpr std::array<std::string_view, 13> phrase_ends{
    phrase_mark, "，", "。", "、", "；", "：", "？", "！", "）", "》", "”", " ", "\n"};

bool is_symbol_part(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_phrase_end(std::string_view token) {
    return std::find(phrase_ends.begin(), phrase_ends.end(), token) != phrase_ends.end();
}

/// Length in bytes of the character that begins with `first`.
std::size_t utf8_length(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

} // namespace

std::vector<UnbrokenRange> document_symbols(std::string_view text) {
    std::vector<UnbrokenRange> ranges;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == '/' && is_symbol_part(text[i - 1]) && is_symbol_part(text[i + 1]))
            ranges.push_back({i, i + 2});
    }
    return ranges;
}

std::vector<UnbrokenRange> marked_phrases(std::string_view text) {
    std::vector<UnbrokenRange> ranges;
    if (text.find(phrase_mark) == std::string_view::npos)
        return ranges;
    std::size_t first = 0;
    bool ended = false; // a closing mark after punctuation still belongs to the phrase
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8_length(text[i]);
        const bool ends = is_phrase_end(text.substr(i, length));
        if (ended && !ends) {
            ranges.push_back({first, i});
            first = i;
        }
        ended = ends;
        i += length;
    }
    ranges.push_back({first, text.size()});
    return ranges;
}

} // namespace fl
