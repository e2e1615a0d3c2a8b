#pragma once

#include <string_view>

namespace fl {

enum class LogLevel { info, warning, error };

/// Writes "level: subject: message" as one line to stderr. Never called once per frame.
void log(LogLevel level, std::string_view subject, std::string_view message);

} // namespace fl
