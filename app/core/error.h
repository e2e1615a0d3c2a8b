#pragma once

#include <stdexcept>
#include <string>

namespace fl {

/// What kind of thing failed; decides the exit code in main and the reaction at the edges.
enum class Fault {
    usage,    // command line, settings or script: exit 2
    content,  // no content could be opened: exit 3
    file,     // a file cannot be read or written
    database, // SQLite reports an error
    asset,    // a font, outline or design file is missing or broken
    display,  // window, GL or another device: exit 4
    internal, // an invariant does not hold: exit 4
};

/// Thrown by a function that cannot keep its promise. The message names the thing and says what to
/// do.
class Error : public std::runtime_error {
  public:
    Error(Fault fault, const std::string& message)
        : std::runtime_error(message)
        , fault_(fault) {}
    Fault fault() const noexcept { return fault_; }

  private:
    Fault fault_;
};

/// Logs and aborts; a supervised restart into the attract loop beats a wrong map.
[[noreturn]] void assertion_failed(const char* condition, const char* why, const char* file,
                                   int line);

} // namespace fl

/// Stays on in release builds.
#define FL_ASSERT(condition, why)                                                                  \
    ((condition) ? static_cast<void>(0)                                                            \
                 : ::fl::assertion_failed(#condition, why, __FILE__, __LINE__))
