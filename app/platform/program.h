#pragma once

#include "platform/options.h"

namespace fl {

/// Runs what the options ask for: the exhibit on a display, a script, a recording. @return exit
/// code of the contract.
int run_program(const Options& options);

} // namespace fl
