#pragma once

#include "scene/parts/context.h"

namespace fl {

/// A disc in a class's colour with the class's pattern on it, as the map has them: lines or dots,
/// dense for strong, sparse for leaning. The pattern is centred in the disc and cut to it without a
/// clip, so that any number of discs is one draw call.
/// @param color  what the disc shows, in the midst of a fade perhaps
/// @param centre, radius  framebuffer px, as on the screen
void put_stance_disc(LayoutContext& ctx, DisplayList& list, StanceClass cls, Rgba color,
                     PointPx centre, float radius);

} // namespace fl
