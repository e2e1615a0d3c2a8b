#pragma once

#include "core/geometry.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace fl::gl {

inline constexpr int pattern_side = 128;

/// Coverage of the four patterned classes as the four channels of a texture that repeats without a
/// seam: red strong lines, green sparse lines, blue sparse dots, alpha dense dots. Pitches are
/// taken to the nearest that divides the texture.
/// @param pattern  by StanceClass: pitch and stroke of lines, pitch and radius of dots
/// (tokens.json)
std::vector<std::uint8_t> make_pattern(std::span<const PointF, 6> pattern);

} // namespace fl::gl
