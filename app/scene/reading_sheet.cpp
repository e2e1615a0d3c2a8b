#include "scene/page.h"

namespace fl {

LayoutFacts put_reading_sheet(LayoutContext&) {
    return {};
}

} // namespace fl
