#pragma once

#include "authoring/form_checker.h"

#include <filesystem>

namespace fl {

/// All sheets of a pack as they are, before any check of cells.
struct Sheets {
    std::vector<Sheet> tables; // as pack_forms()
    Sheet pack, interface, wording, narration;
};

/// The cell of a row, empty where the sheet lacks the column.
std::string cell_of(const Sheet& sheet, const SheetRow& row, std::string_view column);

/// The sheet that fills a table; the table must be one of pack_forms().
const Sheet& sheet_of(const Sheets& sheets, std::string_view table);

/// Adds an error about a sheet.
void report(Findings& findings, const Sheet& sheet, int row, std::string column, std::string text);

/// What no sheet shows by itself: sheets against each other, days in order, answers of the quiz,
/// misnamed files in the folder.
void check_together(const std::filesystem::path& pack, const Sheets& sheets,
                    const PackContext& context, Findings& findings);

} // namespace fl
