#include "input/contacts.h"

#include <algorithm>

namespace fl {

Contact* ContactTable::find(std::int64_t finger) {
    for (Contact& c : slots_) {
        if (c.down() && c.finger == finger)
            return &c;
    }
    return nullptr;
}

Contact* ContactTable::add(std::int64_t finger, Instant at, PointPx point, std::size_t limit) {
    const auto down = std::count_if(slots_.begin(), slots_.end(), [](auto& c) { return c.down(); });
    const auto slot = std::find_if(slots_.begin(), slots_.end(), [](auto& c) { return !c.down(); });
    if (slot == slots_.end() || static_cast<std::size_t>(down) >= limit)
        return nullptr;
    *slot = Contact{};
    slot->role = ContactRole::ignored;
    slot->finger = finger;
    slot->began = slot->rested_since = at;
    slot->landed = slot->start = slot->point = slot->rest = point;
    slot->trail.start(at, point);
    return &*slot;
}

void ContactTable::clear() {
    slots_.fill(Contact{});
}

} // namespace fl
