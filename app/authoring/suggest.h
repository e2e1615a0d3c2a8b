#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fl {

/// As nearest() of core, but letter case counts nothing.
std::string suggestion(std::string_view wanted, const std::vector<std::string>& candidates);

/// "; did you mean 'x'?" or nothing.
std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& candidates);

/// ASCII letters in lower case; others stay.
std::string lower_case(std::string_view text);

} // namespace fl
