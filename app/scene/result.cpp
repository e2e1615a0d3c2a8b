#include "scene/page.h"

namespace fl {

LayoutFacts lay_out_result(LayoutContext&, SceneMemory&) {
    return {};
}

} // namespace fl
