#include "geo/projection.h"

#include <array>
#include <cmath>
#include <numbers>

namespace fl {

namespace {

// Coefficients of the paper's polynomial, also in tokens.json.
constexpr std::array<double, 4> a = {1.340264, -0.081106, 0.000893, 0.003796};
constexpr double radians_per_degree = std::numbers::pi / 180;
const double m = std::sqrt(3.0) / 2;

double northing(double theta) {
    const double t2 = theta * theta, t6 = t2 * t2 * t2;
    return theta * (a[0] + a[1] * t2 + t6 * (a[2] + a[3] * t2));
}

/// Derivative of northing(); also what an easting is divided by.
double northing_slope(double theta) {
    const double t2 = theta * theta, t6 = t2 * t2 * t2;
    return a[0] + 3 * a[1] * t2 + t6 * (7 * a[2] + 9 * a[3] * t2);
}

} // namespace

SheetPoint project(LonLat place) {
    // remainder() leaves +180 and -180 as they are: both edges of the sheet can be asked for.
    const double lambda =
        std::remainder(place.lon_deg - central_meridian_deg, 360) * radians_per_degree;
    const double theta = std::asin(m * std::sin(place.lat_deg * radians_per_degree));
    return {lambda * std::cos(theta) / (m * northing_slope(theta)), northing(theta)};
}

LonLat unproject(SheetPoint point) {
    // The slope is never below 1 within the sheet, so this converges from anywhere on it; four or
    // five rounds do, the limit only ends a search that started outside.
    double theta = point.y;
    for (int round = 0; round < 20; ++round) {
        const double step = (northing(theta) - point.y) / northing_slope(theta);
        theta -= step;
        if (std::abs(step) < 1e-12) {
            break;
        }
    }
    const double lambda = point.x * m * northing_slope(theta) / std::cos(theta);
    const double sine = std::clamp(std::sin(theta) / m, -1.0, 1.0);
    return {std::remainder(lambda / radians_per_degree + central_meridian_deg, 360),
            std::asin(sine) / radians_per_degree};
}

} // namespace fl
