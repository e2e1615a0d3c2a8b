#pragma once

#include "authoring/finding.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fl {

struct SheetRow {
    int number = 0;                 // as a spreadsheet counts
    std::vector<std::string> cells; // as many as the sheet has columns
    std::vector<int> cell_rows;     // only in a turned sheet: the row of each cell
};

/// A table as a spreadsheet program saves it.
struct Sheet {
    std::string file; // name without folder
    std::vector<std::string> columns;
    std::vector<SheetRow> rows;

    std::optional<std::size_t> find_column(std::string_view name) const;
    /// Row to name in a finding about that cell.
    static int row_of(const SheetRow& row, std::size_t column);
};

/// Reads CSV in UTF-8: with or without byte order mark; comma or semicolon, whichever the header
/// has more of; LF, CRLF or CR; RFC 4180 quotes. Blanks around cells go, rows without content are
/// skipped, short rows are filled up. Column names become lower case. What cannot be read becomes
/// a finding; the rest is still returned.
Sheet parse_sheet(std::string_view bytes, const std::string& file, Findings& findings);

/// The same from a file. A missing or unreadable file is one finding and an empty sheet.
Sheet read_sheet(const std::filesystem::path& path, Findings& findings);

/// A sheet of two columns, key and value, turned into one row with a column for each key.
Sheet turned(const Sheet& key_value, Findings& findings);

} // namespace fl
