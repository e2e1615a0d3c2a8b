#pragma once

#include "gfx/display_list.h"
#include "gfx/map_layer.h"

namespace fl {

/// Everything to paint for one frame, in this order: clear with `ground`, `under`, map, `over`.
struct Picture {
    Rgba ground;
    DisplayList under;
    MapLayer map;
    DisplayList over;
};

} // namespace fl
