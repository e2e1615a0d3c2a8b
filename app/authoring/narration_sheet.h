#pragma once

#include "authoring/pack_sheets.h"

#include <filesystem>
#include <vector>

namespace fl {

/// Checks the sheet narration.csv against the texts, and each recording that it names. A recording
/// of what a text no longer says is a warning and is left out.
/// @param pack  folder of the sheets; recordings stand in its folder narration/
/// @param rows  all texts of the pack
/// @return  what goes into the database, in the order of the sheet
std::vector<DraftNarration> check_narration(const std::filesystem::path& pack, const Sheet& sheet,
                                            const PackContext& context,
                                            const std::vector<DraftRow>& rows, Findings& findings);

/// A text that no narrator has to say: the program puts numbers or names into it, or it is never
/// said.
bool is_never_narrated(const DraftText& text);

} // namespace fl
