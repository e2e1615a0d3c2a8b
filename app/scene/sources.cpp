#include "scene/page.h"

namespace fl {

LayoutFacts lay_out_sources(LayoutContext&, SceneMemory&) {
    return {};
}

} // namespace fl
