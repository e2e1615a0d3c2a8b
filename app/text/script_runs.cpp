#include "text/script_runs.h"

#include <cstdint>

#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace fl {
namespace {

/// One character and how many bytes it takes; broken bytes count as marks.
struct Letter {
    Script script = Script::none;
    std::size_t size = 1;
};

Letter letter_at(std::string_view text, std::size_t at) {
    const auto size = static_cast<int32_t>(text.size());
    auto next = static_cast<int32_t>(at);
    UChar32 character = 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data()); // as ICU's macro asks
    U8_NEXT(bytes, next, size, character);
    return {character < 0 ? Script::none : script_of(static_cast<char32_t>(character)),
            static_cast<std::size_t>(next) - at};
}

/// Behind the last letter of the foreign run that begins at `at`, or the last digit of the word
/// that it ends with: A/66/359 is one name.
std::size_t end_of_foreign(std::string_view text, std::size_t at, Script script) {
    std::size_t end = at;
    bool in_word = true;
    while (at < text.size()) {
        const Letter letter = letter_at(text, at);
        if (letter.script != Script::none && letter.script != script)
            break;
        const char first = text[at];
        in_word = letter.script == script || (in_word && first != ' ');
        const bool digit = in_word && first >= '0' && first <= '9';
        at += letter.size;
        if (letter.script == script || digit)
            end = at;
    }
    return end;
}

constexpr unsigned two_letters(char first, char second) {
    return static_cast<unsigned char>(first) * 256U + static_cast<unsigned char>(second);
}

} // namespace

Script script_of(char32_t character) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(character), &status)) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
        return Script::none;
    case USCRIPT_LATIN:
        return Script::latin;
    case USCRIPT_CYRILLIC:
        return Script::cyrillic;
    case USCRIPT_ARABIC:
        return Script::arabic;
    case USCRIPT_HAN:
        return Script::han;
    default:
        return Script::other;
    }
}

Script script_for(std::string_view language) {
    // Asked for nearly every text of every frame: two letters are compared as one number.
    const std::string_view primary = language.substr(0, language.find_first_of("-_"));
    if (primary.size() != 2)
        return Script::latin;
    switch (two_letters(primary[0], primary[1])) {
    case two_letters('r', 'u'):
    case two_letters('u', 'k'):
    case two_letters('b', 'e'):
    case two_letters('b', 'g'):
    case two_letters('s', 'r'):
    case two_letters('m', 'k'):
    case two_letters('k', 'k'):
    case two_letters('k', 'y'):
    case two_letters('m', 'n'):
        return Script::cyrillic;
    case two_letters('a', 'r'):
    case two_letters('f', 'a'):
    case two_letters('u', 'r'):
        return Script::arabic;
    case two_letters('z', 'h'):
        return Script::han;
    default:
        return Script::latin;
    }
}

ScriptRun take_script_run(std::string_view& rest, Script home) {
    const std::string_view text = rest;
    std::size_t at = 0;
    Script found = Script::none;
    while (at < text.size()) {
        const Letter letter = letter_at(text, at);
        if (letter.script != Script::none && letter.script != home) {
            if (at == 0) {
                at = end_of_foreign(text, 0, letter.script);
                found = letter.script;
            }
            break;
        }
        if (letter.script == home)
            found = home;
        at += letter.size;
    }
    rest.remove_prefix(at);
    return {found, text.substr(0, at)};
}

} // namespace fl
