#pragma once

#include "scene/parts/context.h"

namespace fl {

/// What resting fingers look at (LookState), over everything else: the name of the state under a
/// finger on the map, the exact date under one on the timeline. Nothing where the scene shows no
/// map or no timeline that can be touched.
void put_look(LayoutContext& ctx);

} // namespace fl
