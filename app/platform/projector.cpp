#include "platform/projector.h"

#include "platform/service_report.h"

#include <utility>

namespace fl {

Projector::Projector(Present present, Now now, ServiceReport& report)
    : present_(std::move(present))
    , now_(std::move(now))
    , report_(report) {}

void Projector::show(const Picture& picture) {
    present_(picture);
    if (std::exchange(first_, false))
        present_(picture);
    report_.presented(now_());
}

} // namespace fl
