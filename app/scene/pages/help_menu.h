#pragma once

#include "scene/parts/context.h"

namespace fl {

/// The menu of the help key, a sheet over whatever is shown: say it again, say where I am, faster,
/// slower, pause, what the keys do. What lies under it cannot be touched.
void put_help_menu(LayoutContext& ctx);

} // namespace fl
