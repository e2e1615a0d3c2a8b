#pragma once

#include "core/geometry.h"

#include <vector>

namespace fl {

/// For each point of a line the largest tolerance at which Douglas and Peucker's method keeps it:
/// the points of value >= t are the line simplified to within t. Coarser choices are subsets of
/// finer ones. Ends get infinity; in a closed line (first point = last) also the point furthest
/// from them gets its distance, so that a ring keeps its length to the last.
///
/// Tolerances and results in sheet units. Source: Douglas & Peucker, Cartographica 10(2), 1973.
std::vector<double> point_weights(const std::vector<SheetPoint>& line);

} // namespace fl
