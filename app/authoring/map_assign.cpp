#include "authoring/map_assign.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace fl {

namespace {

constexpr std::size_t most_shapes = 255; // a shape's number is a byte, and 255 stays free

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> parts;
    for (std::size_t start = 0; start < list.size();) {
        const std::size_t end = std::min(list.find(';', start), list.size());
        parts.push_back(list.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

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
        std::vector<ShapeOutline> shapes = merge(polygons);
        if (shapes.size() > most_shapes) {
            problems_.push_back("more than 255 shapes");
        }
        if (!problems_.empty()) {
            throw Error(Fault::content,
                        "the shape table does not fit the outlines:" + listed(problems_));
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

std::vector<ShapeOutline> assign_outlines(const Topology& topology,
                                          const std::vector<ShapeRow>& rows) {
    return Dealer(topology, rows).deal();
}

} // namespace fl
