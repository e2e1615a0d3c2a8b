#include "scene/page.h"

namespace fl {

LayoutFacts put_dossier(LayoutContext&, SceneMemory&) {
    return {};
}

} // namespace fl
