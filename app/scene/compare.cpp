#include "scene/page.h"

namespace fl {

LayoutFacts lay_out_compare(LayoutContext&, SceneMemory&) {
    return {};
}

} // namespace fl
