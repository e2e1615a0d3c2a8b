#pragma once

#include "core/color.h"
#include "geo/camera.h"
#include "geo/world_map.h"

#include <array>
#include <cstdint>
#include <vector>

namespace fl {

inline constexpr int max_shapes = 256;

/// Colours of all shapes as the palette texture holds them. Four rows of 256 texels:
///   0 fill colour; alpha = pattern class * 40 (0 none, 1..4 the four patterned classes)
///   1 outline of lit shapes: colour, alpha 0 = not lit
struct MapPalette {
    std::array<Rgba, max_shapes> fill{};
    std::array<Rgba, max_shapes> outline{};
    friend bool operator==(const MapPalette&, const MapPalette&) = default;
};

/// The map torn in two along a crack that goes down the screen: the trailing part slips.
struct MapSplit {
    bool on = false;
    std::array<PointPx, 13> crack{}; // from the top; y grows from point to point
    PointPx slip;                    // of the part right of the crack, px
};

/// The map of one frame. What the renderer needs, and nothing else.
struct MapLayer {
    bool shown = false;
    MapTransform transform;
    RectPx clip; // scissor, framebuffer pixels
    MapPalette palette;
    Rgba border, graticule;
    Rgba pattern_plus, pattern_minus; // alpha is the pattern's strength
    float border_width_px = 1.1F;     // framebuffer pixels
    float pattern_scale = 1;          // texture pixels are this many framebuffer pixels
    Rgba outline_casing;
    float outline_width_px = 0, outline_casing_px = 0; // 0: no outlines
    MapSplit split;
    std::vector<ShapeId> lit; // whose outline is drawn
    /// 0..1: how far each shape has shrunk to its label point; above 0 coasts, borders and outlines
    /// are left out.
    float shrink = 0;
};

} // namespace fl
