#include "scene/page.h"

namespace fl {

LayoutFacts lay_out_question(LayoutContext&, SceneMemory&) {
    return {};
}

} // namespace fl
