#pragma once

#include "authoring/forms.h"
#include "content/pack_writer.h"

#include <string>
#include <string_view>

namespace fl {

/// A cell as the database wants it, or what is wrong with it and what to do (then `value` is void).
struct CellResult {
    Value value;
    std::string problem;
};

/// Reads a cell that is not empty and neither text nor a list of references.
CellResult read_cell(const Column& column, std::string_view cell);

/// What is wrong with the characters of a cell, or empty: UTF-8, controls, line breaks,
/// direction marks.
std::string character_problem(std::string_view cell);

/// What looks wrong but may be meant, or empty: text that was read in a wrong character set.
std::string character_doubt(std::string_view cell);

} // namespace fl
