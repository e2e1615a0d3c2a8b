#pragma once

#include <cstdint>
#include <string_view>

namespace fl {

/// Scripts that one voice cannot read for another. none: digits, marks, spaces.
enum class Script : std::uint8_t { none, latin, cyrillic, arabic, han, other };

Script script_of(char32_t character);

/// The script that a BCP 47 language is written in; Latin where nothing else is known.
Script script_for(std::string_view language);

struct ScriptRun {
    Script script = Script::none; // of its letters; none: it has none
    std::string_view text;
};

/// Takes the first part of `rest` that one voice can read. What is foreign to `home` runs from its
/// first letter to its last, with what stands between; all else, digits and marks at its edges
/// included, belongs to `home`. The parts put together are the text again.
ScriptRun take_script_run(std::string_view& rest, Script home);

} // namespace fl
