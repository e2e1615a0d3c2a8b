#include "scene/page.h"

namespace fl {

void put_spectrum(LayoutContext&, SceneMemory&) {}

} // namespace fl
