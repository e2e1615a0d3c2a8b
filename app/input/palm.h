#pragma once

#include "input/contacts.h"

#include <array>

namespace fl {

/// Which slots of the table are a palm, now that `newest` has landed: it and at least two others
/// that began within limits.palm and limits.palm_px of it and of each other (where they landed).
/// Fingers that are ignored already count too, so that the fourth part of a palm is found as well.
///
/// @return true for each slot of the palm; all false when `newest` is not part of one
/// The panel's driver gives no contact size, hence by number, place and time.
std::array<bool, ContactTable::capacity> find_palm(const ContactTable& table, const Contact& newest,
                                                   const GestureLimits& limits);

} // namespace fl
