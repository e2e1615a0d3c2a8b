#include "authoring/map_csv.h"

#include "core/error.h"
#include "core/file.h"

#include <csv.h>

namespace fl {

namespace {

struct Rows {
    std::vector<std::vector<std::string>> all;
    std::vector<std::string> current;
};

void end_of_field(void* text, std::size_t size, void* rows) {
    static_cast<Rows*>(rows)->current.emplace_back(static_cast<const char*>(text), size);
}

void end_of_row(int, void* data) {
    auto* rows = static_cast<Rows*>(data);
    rows->all.push_back(std::move(rows->current));
    rows->current.clear();
}

struct Parser {
    csv_parser csv{};
    Parser() { csv_init(&csv, CSV_STRICT | CSV_STRICT_FINI); }
    ~Parser() { csv_free(&csv); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
};

} // namespace

std::vector<CsvRecord> read_csv_records(const std::filesystem::path& path) {
    const std::string text = read_file(path);
    Parser parser;
    Rows rows;
    const std::size_t done =
        csv_parse(&parser.csv, text.data(), text.size(), end_of_field, end_of_row, &rows);
    if (done != text.size() || csv_fini(&parser.csv, end_of_field, end_of_row, &rows) != 0) {
        throw Error(Fault::content, path.string() + ": broken quoting after row " +
                                        std::to_string(rows.all.size()));
    }
    std::vector<CsvRecord> records;
    for (std::size_t row = 1; row < rows.all.size(); ++row) {
        CsvRecord record;
        for (std::size_t i = 0; i < std::min(rows.all[row].size(), rows.all[0].size()); ++i) {
            record[rows.all[0][i]] = rows.all[row][i];
        }
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace fl
