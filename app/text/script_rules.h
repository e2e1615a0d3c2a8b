#pragma once

#include "text/text.h"

#include <span>
#include <string_view>

namespace fl {

/// What differs between the scripts when a paragraph is set.
struct ScriptRules {
    const char* text_families = "";    // in order of preference, as Pango wants them
    const char* display_families = ""; // the same for Face::display
    float line_factor = 1;             // on top of TextStyle::line_factor (design tokens)
    bool letter_spacing = true;        // Arabic letters join, Chinese ones stand on a grid
    bool breaks_at_marks = false;      // U+200B marks phrases that should stay whole
    bool hangs_openers = false;        // full-width opening marks hang outside the leading edge
    bool words_begin_marked = true;    // by a space or a mark: not where prefixes are written on
    bool words_end_marked = true;

    const char* families(Face face) const {
        return face == Face::display ? display_families : text_families;
    }
};

/// The rules for a BCP 47 tag; anything but Arabic and Chinese is set as Latin and Cyrillic are.
const ScriptRules& rules_for(std::string_view language);

/// Every family that the rules name.
std::span<const char* const> required_families();

/// The part of an em by which a line that begins with `first` moves out: full-width opening marks
/// have their ink in the trailing half.
float hang_em(char32_t first);

} // namespace fl
