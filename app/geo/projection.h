#pragma once

#include "core/geometry.h"

namespace fl {

/// Central meridian of the map sheet, degrees east (tokens.json: projection.rotate_lambda = -11).
inline constexpr double central_meridian_deg = 11;

/// Places a point on the map sheet with the Equal Earth projection.
///
/// @param place  WGS 84, latitude in [-90, 90], longitude in [-180, 180]
/// @return       sheet units of a unit sphere: |x| <= 2.7067, |y| <= 1.3174, y to the north;
///               x = 0 at central_meridian_deg; longitudes are wrapped into one turn around it
/// Never fails; split outlines where they cross the edge of the sheet (169 degrees west) first.
/// Source: Šavrič, Patterson & Jenny, Int. J. Geogr. Inf. Sci. 33(3), 2019.
SheetPoint project(LonLat place);

/// The place shown at a point of the sheet (Newton's method on the paper's polynomial, to 1e-12).
LonLat unproject(SheetPoint point);

} // namespace fl
