#include "authoring/map_shape_table.h"

#include "authoring/map_csv.h"
#include "core/error.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace fl {

namespace {

constexpr std::size_t most_shapes = 255; // a shape's number is a byte, 255 stays free

std::string joined(const std::vector<std::string>& problems) {
    std::string text;
    for (const std::string& problem : problems) {
        text += "\n  " + problem;
    }
    return text;
}

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> parts;
    for (std::size_t start = 0; start < list.size();) {
        const std::size_t end = std::min(list.find(';', start), list.size());
        parts.push_back(list.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

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

/// Even-odd rule on longitudes seen from the point, which keeps rings over the antimeridian whole.
bool holds(const Topology& topology, const ArcRing& ring, LonLat place) {
    bool odd = false;
    for (const int reference : ring) {
        const std::vector<LonLat>& arc = topology.arcs[arc_index(reference)];
        for (std::size_t i = 1; i < arc.size(); ++i) {
            const LonLat a = arc[i - 1], b = arc[i];
            if ((a.lat_deg > place.lat_deg) == (b.lat_deg > place.lat_deg)) {
                continue;
            }
            const double a_lon = std::remainder(a.lon_deg - place.lon_deg, 360);
            const double b_lon = a_lon + std::remainder(b.lon_deg - a.lon_deg, 360);
            const double along = (place.lat_deg - a.lat_deg) / (b.lat_deg - a.lat_deg);
            if (mix(a_lon, b_lon, along) > 0) {
                odd = !odd;
            }
        }
    }
    return odd;
}

class Dealer {
  public:
    Dealer(const Topology& topology, const std::vector<ShapeRow>& rows)
        : topology_(topology)
        , rows_(rows)
        , taken_(topology.features.size()) {
        for (const OutlineFeature& feature : topology.features) {
            remaining_.push_back(feature.polygons);
        }
    }

    std::vector<ShapeOutline> deal() {
        // Single rings first: what they take no longer belongs to the feature that they came from.
        std::vector<std::vector<ArcPolygon>> polygons(rows_.size());
        for (const bool single : {true, false}) {
            for (std::size_t i = 0; i < rows_.size(); ++i) {
                if (rows_[i].inside.has_value() == single) {
                    polygons[i] = take(rows_[i]);
                }
            }
        }
        complain_about_leftovers();
        const std::vector<ShapeOutline> shapes = merge(polygons);
        if (shapes.size() > most_shapes) {
            problems_.push_back("more than 255 shapes");
        }
        if (!problems_.empty()) {
            throw Error(Fault::content,
                        "the shape table does not fit the outlines:" + joined(problems_));
        }
        return shapes;
    }

  private:
    std::vector<ArcPolygon> take(const ShapeRow& row) {
        if (row.match_id.empty() && row.match_name.empty()) {
            return {};
        }
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < topology_.features.size(); ++i) {
            const OutlineFeature& feature = topology_.features[i];
            if ((row.match_id.empty() || row.match_id == feature.id) &&
                (row.match_name.empty() || row.match_name == feature.name)) {
                found.push_back(i);
            }
        }
        if (found.size() != 1) {
            problems_.push_back(describe(row) + ": matches " + std::to_string(found.size()) +
                                " outlines instead of one");
            return {};
        }
        return row.inside ? take_ring(row, found.front()) : take_feature(found.front());
    }

    std::vector<ArcPolygon> take_ring(const ShapeRow& row, std::size_t feature) {
        auto& polygons = remaining_[feature];
        const auto found =
            std::find_if(polygons.begin(), polygons.end(), [&](const ArcPolygon& polygon) {
                return holds(topology_, polygon.front(), *row.inside);
            });
        if (found == polygons.end()) {
            problems_.push_back(describe(row) + ": its point lies in no ring of the outline");
            return {};
        }
        const ArcPolygon polygon = *found;
        polygons.erase(found);
        return {polygon};
    }

    std::vector<ArcPolygon> take_feature(std::size_t feature) {
        ++taken_[feature];
        return remaining_[feature];
    }

    void complain_about_leftovers() {
        for (std::size_t i = 0; i < taken_.size(); ++i) {
            if (taken_[i] != 1) {
                const OutlineFeature& feature = topology_.features[i];
                problems_.push_back("outline " + feature.id + " '" + feature.name + "': taken by " +
                                    std::to_string(taken_[i]) + " rows instead of one");
            }
        }
    }

    std::vector<ShapeOutline> merge(const std::vector<std::vector<ArcPolygon>>& polygons) {
        std::vector<ShapeOutline> shapes;
        std::map<std::string, std::size_t> place_of;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const ShapeRow& row = rows_[i];
            if (row.hidden) {
                continue;
            }
            const auto [place, is_new] = place_of.try_emplace(row.key, shapes.size());
            if (is_new) {
                shapes.push_back({row.key,
                                  row.state,
                                  split(row.dashed_towards),
                                  row.outside_home_view,
                                  row.dot,
                                  row.dot_at,
                                  {}});
            }
            auto& whole = shapes[place->second].polygons;
            whole.insert(whole.end(), polygons[i].begin(), polygons[i].end());
        }
        return shapes;
    }

    static std::string describe(const ShapeRow& row) {
        return "row " + row.key + " (" + row.match_id + " " + row.match_name + ")";
    }

    const Topology& topology_;
    const std::vector<ShapeRow>& rows_;
    std::vector<int> taken_;                         // by feature
    std::vector<std::vector<ArcPolygon>> remaining_; // by feature
    std::vector<std::string> problems_;
};

} // namespace

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
        throw Error(Fault::content, path.string() + ":" + joined(problems));
    }
    return rows;
}

std::vector<ShapeOutline> assign_outlines(const Topology& topology,
                                          const std::vector<ShapeRow>& rows) {
    return Dealer(topology, rows).deal();
}

} // namespace fl
