#include "input/palm.h"

namespace fl {

std::array<bool, ContactTable::capacity> find_palm(const ContactTable& table, const Contact& newest,
                                                   const GestureLimits& limits) {
    const auto& slots = table.slots();
    const auto together = [&](const Contact& a, const Contact& b) {
        return distance(a.landed, b.landed) <= limits.palm_px;
    };
    const auto candidate = [&](const Contact& c) {
        return c.down() && &c != &newest && newest.began - c.began <= limits.palm &&
               together(c, newest);
    };
    std::array<bool, ContactTable::capacity> palm{};
    for (std::size_t i = 0; i < slots.size(); ++i) {
        for (std::size_t k = i + 1; k < slots.size(); ++k) {
            if (candidate(slots[i]) && candidate(slots[k]) && together(slots[i], slots[k]))
                palm[i] = palm[k] = true;
        }
    }
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (palm[i])
            palm[static_cast<std::size_t>(&newest - slots.data())] = true;
    }
    return palm;
}

} // namespace fl
