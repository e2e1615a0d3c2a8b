#include "text/script_rules.h"

#include <array>

namespace fl {

namespace {

// The language's own script comes first, so that it also gives spaces and punctuation. The fonts
// of Arabic and Chinese are bundled without ASCII letters and digits: these fall to the second
// family.
constexpr ScriptRules western{
    .text_families = "Inter,Noto Sans Arabic,Noto Sans CJK SC",
    .display_families = "Noto Serif Display,Noto Naskh Arabic,Noto Serif CJK SC,"
                        "Inter,Noto Sans Arabic,Noto Sans CJK SC",
};
constexpr ScriptRules arabic{
    .text_families = "Noto Sans Arabic,Inter,Noto Sans CJK SC",
    .display_families = "Noto Naskh Arabic,Noto Serif Display,Noto Serif CJK SC,"
                        "Noto Sans Arabic,Inter,Noto Sans CJK SC",
    .line_factor = 1.12F,
    .letter_spacing = false,
    .words_begin_marked = false,
};
constexpr ScriptRules chinese{
    .text_families = "Noto Sans CJK SC,Inter,Noto Sans Arabic",
    .display_families = "Noto Serif CJK SC,Noto Serif Display,Noto Naskh Arabic,"
                        "Noto Sans CJK SC,Inter,Noto Sans Arabic",
    .line_factor = 1.1F,
    .letter_spacing = false,
    .breaks_at_marks = true,
    .hangs_openers = true,
    .words_begin_marked = false,
    .words_end_marked = false,
};

constexpr std::array families{"Inter",
                              "Noto Serif Display",
                              "Noto Sans Arabic",
                              "Noto Naskh Arabic",
                              "Noto Sans CJK SC",
                              "Noto Serif CJK SC"};

} // namespace

const ScriptRules& rules_for(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find_first_of("-_"));
    if (primary == "ar")
        return arabic;
    if (primary == "zh")
        return chinese;
    return western;
}

std::span<const char* const> required_families() {
    return families;
}

float hang_em(char32_t first) {
    constexpr std::u32string_view openers = U"“‘「『《〈（【〔";
    return openers.find(first) == std::u32string_view::npos ? 0.0F : 0.5F;
}

} // namespace fl
