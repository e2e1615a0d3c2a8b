#include "scene/page.h"

namespace fl {

LayoutFacts put_glossary(LayoutContext&) {
    return {};
}

} // namespace fl
