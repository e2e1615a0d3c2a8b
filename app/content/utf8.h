#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace fl {

/// What is wrong with a piece of text, and where (byte offset).
struct TextFlaw {
    enum class Kind {
        not_utf8,      // overlong, surrogate, above U+10FFFF, cut off, stray byte
        control,       // C0, C1, DEL, noncharacter; also tab
        line_break,    // CR, LF, U+2028, U+2029
        bidi_override, // LRE, RLE, LRO, RLO, PDF: texts use isolates only
        open_isolate,  // an isolate that is not closed, or closed but not opened
    } kind;
    std::size_t offset = 0;
};

/// The first flaw of a text for visitors, or nothing. Strict UTF-8 as of the Unicode standard,
/// table 3-7.
std::optional<TextFlaw> first_flaw(std::string_view text);

/// Number of code points in valid UTF-8.
std::size_t code_point_count(std::string_view text);

} // namespace fl
