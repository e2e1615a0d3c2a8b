#include "authoring/map_assign.h"
#include "authoring/map_csv.h"
#include "authoring/map_support.h"
#include "core/error.h"
#include "core/file.h"
#include "geo/projection.h"
#include "support/catch.h"

#include <set>

using namespace fl;
using namespace fl::test;

namespace {

struct Capital {
    std::string iso3;
    LonLat place;
};

std::vector<Capital> capitals() {
    std::vector<Capital> all;
    for (const CsvRecord& record : read_csv_records(std::filesystem::path(FL_SOURCE_DIR) /
                                                    "tests/authoring/data/capitals.csv")) {
        all.push_back(
            {record.at("iso3"), {std::stod(record.at("lon")), std::stod(record.at("lat"))}});
    }
    return all;
}

/// The shipped table with its lines changed by `edit`, which may drop one by returning false.
template <class Edit>
std::filesystem::path edited_table(const ScratchDirectory& directory, const Edit& edit) {
    const std::string text = read_file(table_path());
    std::string changed;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size() - 1) + 1;
        std::string line = text.substr(start, end - start);
        if (edit(line)) {
            changed += line;
        }
        start = end;
    }
    const auto path = directory.path() / "shapes.csv";
    replace_file(path, changed);
    return path;
}

std::string message_of(const std::filesystem::path& table) {
    try {
        assign_outlines(read_topology(outlines_path()), read_shape_table(table));
        return "";
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::content);
        return error.what();
    }
}

constexpr LonLat simferopol{34.1, 44.95};

} // namespace

TEST_CASE("every state of the list has a shape or a dot", "[map]") {
    std::set<std::string> reachable;
    for (const MapShape& shape : shipped().map.shapes) {
        // Two have a shape under their key, but no stance.
        reachable.insert(shape.state.empty() ? shape.key : shape.state);
    }
    const auto all = capitals();
    CHECK(all.size() == 200);
    for (const Capital& capital : all) {
        INFO(capital.iso3);
        CHECK(reachable.contains(capital.iso3));
    }
}

TEST_CASE("a finger on a capital picks its state", "[map]") {
    const WorldMap& map = shipped().map;
    // 8 pixels at zoom 8: capitals on a coast that the outlines generalise are still theirs.
    constexpr double radius = 8 / (8 * 264.86);
    // Nicosia is divided, and the point lies in the northern part; in Rome a finger finds the dot
    // of the state within it first.
    const std::set<std::string> exceptions = {"CYP", "ITA"};
    for (const Capital& capital : capitals()) {
        const auto picked = map.pick(project(capital.place), radius);
        INFO(capital.iso3 << " picks " << key_of(map, picked));
        const bool right = picked && (map.shapes[picked->index].state == capital.iso3 ||
                                      map.shapes[picked->index].key == capital.iso3);
        CHECK(right == !exceptions.contains(capital.iso3));
    }
}

TEST_CASE("Crimea goes with the row that names a point in it", "[map]") {
    const WorldMap& map = shipped().map;
    CHECK(key_of(map, map.shape_at(project(simferopol))) == "UKR");

    const ScratchDirectory directory;
    const auto table = edited_table(
        directory, [](const std::string& line) { return !line.starts_with("UKR,643"); });
    const WorldMap other = prepare_map(outlines_path(), table).map;
    CHECK(key_of(other, other.shape_at(project(simferopol))) == "RUS");
    CHECK(other.shapes.size() == map.shapes.size());
}

TEST_CASE("a shape of two rings with a common line has no border inside", "[map]") {
    const WorldMap& map = shipped().map;
    const auto id = map.shape_at(project(simferopol));
    REQUIRE(id);
    // Perekop, where the two rings of the source meet.
    const SheetPoint perekop = project({33.69, 46.15});
    for (const auto* chunks : {&map.levels.back().border, &map.levels.back().outline}) {
        for (const auto& chunk : *chunks) {
            for (const StrokeVertex& v : chunk.vertices) {
                const bool here = std::hypot(v.x - perekop.x, v.y - perekop.y) < 5e-4;
                CHECK_FALSE((here && v.shape == id->index));
            }
        }
    }
}

TEST_CASE("disputed shapes have dashed borders towards those that they name", "[map]") {
    const WorldMap& map = shipped().map;
    std::set<std::string> dashed;
    for (const auto& chunk : map.levels.back().border) {
        for (const StrokeVertex& v : chunk.vertices) {
            if (v.style == 1) {
                dashed.insert(map.shapes[v.shape].key);
            }
        }
    }
    // The shape of a border is the one that comes first in the table.
    CHECK(dashed == std::set<std::string>{"CHN", "CYP", "ESH", "IND", "ISR", "PAK", "SOM", "SRB"});
}

TEST_CASE("shapes without a stance of their own have no state", "[map]") {
    for (const char* key :
         {"somaliland", "northern-cyprus", "siachen", "XKX", "ESH", "GRL", "FLK"}) {
        INFO(key);
        CHECK(shape_named(shipped().map, key).state.empty());
    }
    CHECK(shipped().shape_states.size() == shipped().map.shapes.size());
    CHECK_THROWS(shape_named(shipped().map, "ATA")); // hidden
}

TEST_CASE("a dot without an outline lies where the table says", "[map]") {
    const MapShape& tuvalu = shape_named(shipped().map, "TUV");
    CHECK(tuvalu.dot);
    CHECK(tuvalu.rings.empty());
    CHECK(tuvalu.label_point.x == Approx(project({179.19, -8.52}).x));
}

TEST_CASE("everything that does not fit is named at once", "[map]") {
    const ScratchDirectory directory;
    const auto table = edited_table(directory, [](std::string& line) {
        if (line.starts_with("AFG,")) {
            line = "AFG,999,,,,AFG,,,,,,,,\r\n"; // no such outline; the right one stays over
        } else if (line.starts_with("UKR,643")) {
            line = "UKR,643,,0,0,,,,,,,,,\r\n"; // in the sea
        } else if (line.starts_with("AUS,")) {
            line = "AUS,036,,,,AUS,,,,,,,,\r\n"; // an id that two outlines have
        }
        return !line.starts_with("AGO,");
    });
    const std::string message = message_of(table);
    INFO(message);
    CHECK(message.find("row AFG (999 ): matches 0 outlines") != std::string::npos);
    CHECK(message.find("outline 004 'Afghanistan'") != std::string::npos);
    CHECK(message.find("outline 024 'Angola'") != std::string::npos);
    CHECK(message.find("row AUS (036 ): matches 2 outlines") != std::string::npos);
    CHECK(message.find("row UKR (643 ): its point lies in no ring") != std::string::npos);
}

TEST_CASE("a table with unreadable rows names their lines", "[map]") {
    const ScratchDirectory directory;
    const auto path = directory.path() / "shapes.csv";
    replace_file(path, "key,match_id,inside_lon,inside_lat,dot,hidden\n"
                       "A,004,,,yes,\n"
                       "B,008,x,12,,\n"
                       ",010,,,,no\n"
                       "D,,,,yes,\n");
    const std::string message = message_of(path);
    INFO(message);
    CHECK(message.find("line 2") == std::string::npos);
    CHECK(message.find("line 3 (B): inside_lon is not a number of degrees") != std::string::npos);
    CHECK(message.find("line 4 (): hidden is neither") != std::string::npos);
    CHECK(message.find("line 4 (): no key") != std::string::npos);
    CHECK(message.find("line 5 (D): neither an outline") != std::string::npos);
}

TEST_CASE("a file that is no TopoJSON is refused by name", "[map]") {
    const ScratchDirectory directory;
    const auto path = directory.path() / "outlines.json";
    for (const char* text : {"", "[]", "{\"arcs\": 3}", "{\"arcs\": [[[1]]], \"transform\": {}}"}) {
        replace_file(path, text);
        try {
            read_topology(path);
            FAIL("accepted " << text);
        } catch (const Error& error) {
            CHECK(error.fault() == Fault::asset);
            CHECK(std::string(error.what()).find("outlines.json") != std::string::npos);
        }
    }
}
