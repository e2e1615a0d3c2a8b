#pragma once

#include "platform/options.h"

namespace fl {

/// Reads the command line. @throws Error{Fault::usage} in plain words; prints help and sets
/// `exit_now` for --help.
Options read_options(int argc, const char* const* argv, bool& exit_now);

} // namespace fl
