#include "authoring/map_topology.h"

#include "core/error.h"
#include "core/file.h"

#include <nlohmann/json.hpp>

namespace fl {

namespace {

using nlohmann::json;

/// Undoes quantisation and delta coding.
std::vector<LonLat> read_arc(const json& arc, const json& transform) {
    const double scale_lon = transform.at("scale").at(0), scale_lat = transform.at("scale").at(1);
    const double lon = transform.at("translate").at(0), lat = transform.at("translate").at(1);
    std::vector<LonLat> points;
    points.reserve(arc.size());
    long x = 0, y = 0;
    for (const json& step : arc) {
        x += step.at(0).get<long>();
        y += step.at(1).get<long>();
        points.push_back(
            {lon + scale_lon * static_cast<double>(x), lat + scale_lat * static_cast<double>(y)});
    }
    return points;
}

std::vector<ArcPolygon> read_polygons(const json& geometry) {
    if (geometry.at("type") == "MultiPolygon") {
        return geometry.at("arcs").get<std::vector<ArcPolygon>>();
    }
    if (geometry.at("type") == "Polygon") {
        return {geometry.at("arcs").get<ArcPolygon>()};
    }
    return {}; // a feature without an area, such as type null
}

OutlineFeature read_feature(const json& geometry) {
    return {geometry.value("id", ""), geometry.at("properties").value("name", ""),
            read_polygons(geometry)};
}

void check_references(const Topology& topology) {
    for (const OutlineFeature& feature : topology.features) {
        for (const ArcPolygon& polygon : feature.polygons) {
            for (const ArcRing& ring : polygon) {
                for (const int reference : ring) {
                    if (arc_index(reference) >= topology.arcs.size()) {
                        throw std::out_of_range("'" + feature.name + "' names a missing arc");
                    }
                }
            }
        }
    }
}

Topology read_document(const json& document) {
    Topology topology;
    for (const json& arc : document.at("arcs")) {
        topology.arcs.push_back(read_arc(arc, document.at("transform")));
    }
    for (const json& geometry : document.at("objects").at("countries").at("geometries")) {
        topology.features.push_back(read_feature(geometry));
    }
    check_references(topology);
    return topology;
}

} // namespace

Topology read_topology(const std::filesystem::path& path) {
    const std::string text = read_file(path);
    try {
        return read_document(json::parse(text));
    } catch (const std::exception& problem) {
        throw Error(Fault::asset,
                    path.string() + ": not TopoJSON outlines of countries: " + problem.what());
    }
}

} // namespace fl
