#pragma once

#include "script/script.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace fl::script {

/// Reads a script. A comment begins with `#` at a line's beginning, or after a space when a space
/// or the line's end follows; `#id` is a node. In strings, `\"` and `\\` stand for `"` and `\`.
///
/// @param name  of the file, for messages
/// Throws Error{Fault::usage} with all problems (20 at most), one a line: "name:line: what is
/// wrong, what is wanted".
std::vector<Command> parse_script(std::string_view text, const std::string& name);

/// Throws Error{Fault::usage}, also when the file cannot be read.
std::vector<Command> read_script(const std::filesystem::path& path);

/// "#map" or `button:"Start"`, as a script would say it; for messages.
std::string to_text(const NodeRef& node);

} // namespace fl::script
