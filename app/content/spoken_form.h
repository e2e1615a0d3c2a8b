#pragma once

#include <string>
#include <string_view>

namespace fl {

/// A text as it is said: without the marks that only steer how lines are set (zero-width spaces and
/// joiners at phrases, direction marks and isolates, soft hyphens), line breaks as blanks, no blank
/// at either end. Two texts of the same spoken form sound the same, so a recording of one is a
/// recording of the other.
std::string spoken_form(std::string_view text);

} // namespace fl
