#include "scene/page.h"

namespace fl {

LayoutFacts lay_out_outcomes(LayoutContext&, SceneMemory&) {
    return {};
}

} // namespace fl
