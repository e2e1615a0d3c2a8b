#include "scene/page.h"

namespace fl {

void put_idle_warning(LayoutContext&) {}

} // namespace fl
