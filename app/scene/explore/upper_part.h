#pragma once

#include "scene/parts/context.h"

namespace fl {

/// What stands above the lower part of a panel in reach mode: the question that the colours answer,
/// their legend and the latest event, large; on pages without colours the exhibit's name. To be
/// read only: nothing there can be touched.
void put_upper_part(LayoutContext& ctx);

} // namespace fl
