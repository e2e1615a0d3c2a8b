#include "core/handle.h"
#include "geo/projection.h"
#include "support/catch.h"

#include <numbers>

#include <proj.h>

using namespace fl;

namespace {

struct Proj {
    Handle<PJ_CONTEXT, proj_context_destroy> context{proj_context_create()};
    Handle<PJ, proj_destroy> equal_earth{
        proj_create(context.get(), "+proj=eqearth +lon_0=11 +R=1")};

    SheetPoint project(LonLat place) const {
        constexpr double radians = std::numbers::pi / 180;
        const PJ_COORD in = proj_coord(place.lon_deg * radians, place.lat_deg * radians, 0, 0);
        const PJ_COORD out = proj_trans(equal_earth.get(), PJ_FWD, in);
        return {out.xy.x, out.xy.y};
    }
};

} // namespace

TEST_CASE("a place lies where the PROJ library puts it", "[geo]") {
    const Proj oracle;
    REQUIRE(oracle.equal_earth != nullptr);
    double worst = 0;
    for (double lat = -90; lat <= 90; lat += 1.5) {
        for (double lon = -179.9; lon <= 180; lon += 2.3) {
            const SheetPoint ours = project({lon, lat}), theirs = oracle.project({lon, lat});
            worst = std::max({worst, std::abs(ours.x - theirs.x), std::abs(ours.y - theirs.y)});
        }
    }
    CHECK(worst < 1e-9);
}

TEST_CASE("a place comes back from the sheet", "[geo]") {
    double worst = 0;
    for (double lat = -89.9; lat <= 89.9; lat += 1.3) {
        for (double lon = -179.5; lon <= 180; lon += 2.7) {
            const LonLat back = unproject(project({lon, lat}));
            worst = std::max({worst, std::abs(back.lon_deg - lon), std::abs(back.lat_deg - lat)});
        }
    }
    CHECK(worst < 1e-9);
}

TEST_CASE("the sheet is as wide and as high as the paper says", "[geo]") {
    CHECK(project({191, 0}).x == Approx(2.7066).margin(1e-4));
    CHECK(project({-169, 0}).x == Approx(-2.7066).margin(1e-4));
    CHECK(project({11, 90}).y == Approx(1.3174).margin(1e-4));
    CHECK(project({11, -90}).x == Approx(0).margin(1e-12));
}
