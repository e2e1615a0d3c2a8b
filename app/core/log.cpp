#include "core/log.h"

#include <cstdio>

namespace fl {

void log(LogLevel level, std::string_view subject, std::string_view message) {
    const char* name = level == LogLevel::info      ? "info"
                       : level == LogLevel::warning ? "warning"
                                                    : "error";
    std::fprintf(stderr, "%s: %.*s: %.*s\n", name, static_cast<int>(subject.size()), subject.data(),
                 static_cast<int>(message.size()), message.data());
}

} // namespace fl
