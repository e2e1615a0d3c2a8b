#pragma once

#include "authoring/finding.h"

#include <filesystem>
#include <string>
#include <vector>

namespace fl {

/// What a narrator has to say yet: the texts of one language that no recording says as they stand,
/// in the order of the sheets, as rows of narration.csv with the narrator left open.
///
/// @param kinds  as "event.summary"; none: all
/// @param findings  gets the problems of the sheets, of the language and of the kinds
/// @return  a sheet; empty when there is an error
std::string narration_script(const std::filesystem::path& pack,
                             const std::filesystem::path& wording, const std::string& language,
                             const std::vector<std::string>& kinds, Findings& findings);

} // namespace fl
