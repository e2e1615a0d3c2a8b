#include "core/error.h"

#include <cstdio>
#include <cstdlib>

namespace fl {

void assertion_failed(const char* condition, const char* why, const char* file, int line) {
    std::fprintf(stderr, "error: internal: %s:%d: %s does not hold: %s\n", file, line, condition,
                 why);
    std::abort();
}

} // namespace fl
