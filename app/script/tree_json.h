#pragma once

#include "scene/session.h"

#include <string>

namespace fl {

/// The accessibility tree as the contract's JSON, one node a line, ending with a line feed.
std::string tree_json(const Session& session);

} // namespace fl
