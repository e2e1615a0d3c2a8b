#pragma once

#include "core/geometry.h"
#include "geo/projection.h"

#include <vector>

namespace fl {

/// Places by their longitude on the sheet, -169..191, which runs on where the ordinary one jumps at
/// the antimeridian; both ends are the edge of the sheet, and project() tells them apart.
///
///     -169 ............ 11 ............ 191
///      edge      central meridian      edge
using SheetLine = std::vector<LonLat>;

inline constexpr double west_edge_deg = central_meridian_deg - 180;
inline constexpr double east_edge_deg = central_meridian_deg + 180;

/// Cuts an arc where it leaves the sheet at 169 degrees west; the pieces end and begin on the edge.
/// Adds points to long steps, so that what is straight in degrees stays so after projection.
std::vector<SheetLine> cut_arc(const std::vector<LonLat>& arc);

/// True for two neighbouring points of a ring that lie on different ends of the sheet.
inline bool jumps_over_edge(LonLat from, LonLat to) {
    return std::abs(to.lon_deg - from.lon_deg) > 180;
}

/// True for a projected point on the edge of the sheet: lines along it are no coast.
bool on_sheet_edge(SheetPoint point);

} // namespace fl
