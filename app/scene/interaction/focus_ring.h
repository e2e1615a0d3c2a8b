#pragma once

#include "scene/parts/context.h"

namespace fl {

/// The ring of the keypad around whatever has the focus; last of all, so that nothing covers it.
/// On the map the state is outlined there, and named here.
void put_focus_ring(LayoutContext& ctx, DisplayList& list);

} // namespace fl
