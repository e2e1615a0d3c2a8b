#include "authoring/map_shape_table.h"

#include "authoring/map_csv.h"
#include "core/error.h"

#include <charconv>
#include <cmath>

namespace fl {

namespace {

/// Reads one record; problems are added to a list, so that an editor sees all of them at once.
class RowReader {
  public:
    RowReader(const CsvRecord& record, std::size_t line, std::vector<std::string>& problems)
        : record_(record)
        , line_(line)
        , problems_(problems) {}

    ShapeRow read() {
        ShapeRow row{.key = text("key"),
                     .match_id = text("match_id"),
                     .match_name = text("match_name"),
                     .inside = place("inside_lon", "inside_lat"),
                     .state = text("state"),
                     .dashed_towards = text("dashed_towards"),
                     .hidden = flag("hidden"),
                     .outside_home_view = flag("outside_home_view"),
                     .dot = flag("dot"),
                     .dot_at = place("dot_lon", "dot_lat")};
        if (row.key.empty()) {
            complain("no key");
        }
        const bool has_outline = !row.match_id.empty() || !row.match_name.empty();
        if (!has_outline && !(row.dot && row.dot_at)) {
            complain("neither an outline to match nor a dot with its place");
        }
        return row;
    }

  private:
    void complain(const std::string& what) {
        problems_.push_back("line " + std::to_string(line_) + " (" + text("key") + "): " + what);
    }
    std::string text(std::string_view column) const {
        const auto found = record_.find(column);
        return found == record_.end() ? "" : found->second;
    }
    bool flag(std::string_view column) {
        const std::string value = text(column);
        if (!value.empty() && value != "yes") {
            complain(std::string(column) + " is neither 'yes' nor empty");
        }
        return value == "yes";
    }
    double degrees(std::string_view column, double limit) {
        const std::string value = text(column);
        double number = 0;
        const auto [end, error] =
            std::from_chars(value.data(), value.data() + value.size(), number);
        if (error != std::errc{} || end != value.data() + value.size() ||
            !(std::abs(number) <= limit)) {
            complain(std::string(column) + " is not a number of degrees");
        }
        return number;
    }
    std::optional<LonLat> place(std::string_view lon, std::string_view lat) {
        if (text(lon).empty() && text(lat).empty()) {
            return {};
        }
        const double lon_deg = degrees(lon, 180);
        return LonLat{lon_deg, degrees(lat, 90)};
    }

    const CsvRecord& record_;
    std::size_t line_;
    std::vector<std::string>& problems_;
};

} // namespace

std::string listed(const std::vector<std::string>& problems) {
    std::string text;
    for (const std::string& problem : problems) {
        text += "\n  " + problem;
    }
    return text;
}

std::vector<ShapeRow> read_shape_table(const std::filesystem::path& path) {
    std::vector<ShapeRow> rows;
    std::vector<std::string> problems;
    std::size_t line = 1;
    for (const CsvRecord& record : read_csv_records(path)) {
        rows.push_back(RowReader(record, ++line, problems).read());
    }
    if (rows.empty()) {
        problems.push_back("no rows");
    }
    if (!problems.empty()) {
        throw Error(Fault::content, path.string() + ":" + listed(problems));
    }
    return rows;
}

} // namespace fl
