#include "content/utf8.h"

#include <algorithm>

namespace fl {
namespace {

bool is_tail(unsigned char byte) {
    return (byte & 0xC0U) == 0x80U;
}

struct Decoded {
    char32_t code = 0;
    std::size_t length = 0; // 0: not UTF-8
};

Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size())
        return {};
    char32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (!is_tail(byte(i)))
            return {};
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return {};
    return {code, length};
}

bool is_control(char32_t code) {
    const bool noncharacter = (code & 0xFFFEU) == 0xFFFEU || (code >= 0xFDD0 && code <= 0xFDEF);
    return code < 0x20 || (code >= 0x7F && code <= 0x9F) || noncharacter;
}

} // namespace

std::optional<TextFlaw> first_flaw(std::string_view text) {
    using Kind = TextFlaw::Kind;
    int open_isolates = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, length] = decode(text, at);
        if (length == 0)
            return TextFlaw{Kind::not_utf8, at};
        if (code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029)
            return TextFlaw{Kind::line_break, at};
        if (is_control(code))
            return TextFlaw{Kind::control, at};
        if (code >= 0x202A && code <= 0x202E)
            return TextFlaw{Kind::bidi_override, at};
        if (code >= 0x2066 && code <= 0x2068)
            ++open_isolates;
        if (code == 0x2069 && --open_isolates < 0)
            return TextFlaw{Kind::open_isolate, at};
        at += length;
    }
    if (open_isolates != 0)
        return TextFlaw{Kind::open_isolate, text.size()};
    return std::nullopt;
}

std::size_t code_point_count(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return !is_tail(static_cast<unsigned char>(c)); }));
}

} // namespace fl
