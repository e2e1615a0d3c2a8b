#include "authoring/sheet.h"

#include "authoring/suggest.h"
#include "core/error.h"
#include "core/file.h"

#include <algorithm>

#include <csv.h>
#include <fmt/format.h>

namespace fl {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t largest_sheet =
    std::size_t{64} * 1024 * 1024; // a guess, far above any real sheet

/// CRLF and CR become LF, so that every line end is one character and blank lines count right.
std::string with_plain_line_ends(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n')
            continue;
        out += bytes[i] == '\r' ? '\n' : bytes[i];
    }
    return out;
}

char delimiter_of(std::string_view text) {
    bool quoted = false;
    int commas = 0;
    int semicolons = 0;
    for (const char c : text) {
        if (c == '"')
            quoted = !quoted;
        if (c == '\n' && !quoted)
            break;
        commas += !quoted && c == ',';
        semicolons += !quoted && c == ';';
    }
    return semicolons > commas ? ';' : ',';
}

/// What libcsv calls back into.
struct Records {
    std::vector<SheetRow> rows;
    SheetRow current{1, {}, {}};

    void end_cell(const char* text, std::size_t size) { current.cells.emplace_back(text, size); }
    void end_row() {
        const int number = current.number;
        const bool blank = std::all_of(current.cells.begin(), current.cells.end(),
                                       [](const std::string& cell) { return cell.empty(); });
        if (!blank)
            rows.push_back(std::move(current));
        current = SheetRow{number + 1, {}, {}};
    }
};

void on_cell(void* text, std::size_t size, void* records) {
    static_cast<Records*>(records)->end_cell(text == nullptr ? "" : static_cast<char*>(text), size);
}

void on_row(int /*line_end*/, void* records) {
    static_cast<Records*>(records)->end_row();
}

class Parser {
  public:
    explicit Parser(char delimiter) {
        csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
        csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() { csv_free(&parser_); }

    /// True when all was read; otherwise the rows before the fault are there.
    bool run(std::string_view text, Records& records) {
        return csv_parse(&parser_, text.data(), text.size(), on_cell, on_row, &records) ==
                   text.size() &&
               csv_fini(&parser_, on_cell, on_row, &records) == 0;
    }

  private:
    csv_parser parser_{};
};

void take_header(Sheet& sheet, const SheetRow& header, Findings& findings) {
    for (const std::string& cell : header.cells) {
        std::string name = lower_case(cell);
        if (!name.empty() && sheet.find_column(name)) {
            findings.push_back({Severity::error, sheet.file, header.number, cell,
                                "this column is there twice; remove one"});
        }
        sheet.columns.push_back(std::move(name));
    }
    while (!sheet.columns.empty() && sheet.columns.back().empty())
        sheet.columns.pop_back();
}

void take_row(Sheet& sheet, SheetRow row, Findings& findings) {
    while (row.cells.size() > sheet.columns.size() && row.cells.back().empty())
        row.cells.pop_back();
    if (row.cells.size() > sheet.columns.size()) {
        findings.push_back(
            {Severity::error, sheet.file, row.number, "",
             fmt::format("has {} cells, the header has {}; text with a comma or semicolon needs "
                         "quotes around it",
                         row.cells.size(), sheet.columns.size())});
    }
    row.cells.resize(sheet.columns.size());
    sheet.rows.push_back(std::move(row));
}

} // namespace

std::optional<std::size_t> Sheet::find_column(std::string_view name) const {
    const auto found = std::find(columns.begin(), columns.end(), name);
    if (found == columns.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

int Sheet::row_of(const SheetRow& row, std::size_t column) {
    return column < row.cell_rows.size() ? row.cell_rows[column] : row.number;
}

Sheet parse_sheet(std::string_view bytes, const std::string& file, Findings& findings) {
    Sheet sheet;
    sheet.file = file;
    const auto fail = [&](int row, std::string text) {
        findings.push_back({Severity::error, file, row, "", std::move(text)});
    };
    if (bytes.size() > largest_sheet) {
        fail(0, "is larger than 64 MB; this is no sheet");
        return sheet;
    }
    if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF" ||
        bytes.find('\0') != std::string_view::npos) {
        fail(0, "is not UTF-8 text (UTF-16, or a spreadsheet file); save it as 'CSV UTF-8'");
        return sheet;
    }
    if (bytes.substr(0, byte_order_mark.size()) == byte_order_mark)
        bytes.remove_prefix(byte_order_mark.size());

    const std::string text = with_plain_line_ends(bytes);
    Records records;
    if (!Parser(delimiter_of(text)).run(text, records)) {
        fail(records.current.number,
             "has a quote in a wrong place, or one that is never closed; a quote inside text is "
             "written twice, and the whole cell stands in quotes");
    }
    if (records.rows.empty()) {
        fail(0, "is empty; the first row must name the columns");
        return sheet;
    }
    take_header(sheet, records.rows.front(), findings);
    for (std::size_t i = 1; i < records.rows.size(); ++i)
        take_row(sheet, std::move(records.rows[i]), findings);
    return sheet;
}

Sheet read_sheet(const std::filesystem::path& path, Findings& findings) {
    const std::string file = path.filename().string();
    try {
        return parse_sheet(read_file(path), file, findings);
    } catch (const Error& error) {
        const bool missing = !std::filesystem::exists(path);
        findings.push_back({Severity::error, file, 0, "",
                            missing ? "this sheet is missing" : std::string(error.what())});
    }
    Sheet sheet;
    sheet.file = file;
    return sheet;
}

Sheet turned(const Sheet& key_value, Findings& findings) {
    Sheet sheet;
    sheet.file = key_value.file;
    SheetRow row;
    const auto key = key_value.find_column("key");
    const auto value = key_value.find_column("value");
    if (!key || !value) {
        if (!key_value.columns.empty())
            findings.push_back({Severity::error, sheet.file, 1, "",
                                "must have the two columns 'key' and 'value'"});
        return sheet;
    }
    for (const SheetRow& pair : key_value.rows) {
        std::string name = lower_case(pair.cells[*key]);
        if (sheet.find_column(name)) {
            findings.push_back({Severity::error, sheet.file, pair.number, "key",
                                fmt::format("'{}' is there twice; remove one", name)});
            continue;
        }
        sheet.columns.push_back(std::move(name));
        row.cells.push_back(pair.cells[*value]);
        row.cell_rows.push_back(pair.number);
    }
    sheet.rows.push_back(std::move(row));
    return sheet;
}

} // namespace fl
