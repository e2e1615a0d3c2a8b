#include "scene/page.h"

namespace fl {

LayoutFacts lay_out_tour(LayoutContext&, SceneMemory&) {
    return {};
}

} // namespace fl
