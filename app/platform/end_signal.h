#pragma once

#include "core/time.h"

#include <array>
#include <ctime>

namespace fl {

/// SIGTERM and SIGINT ask the exhibit to end: it saves and returns from its loop. One at a time;
/// while there is none, the signals have their usual effect.
class EndSignal {
  public:
    /// How long saving may take: `systemctl stop` and visitors wait for it.
    static constexpr Instant usual_limit = milliseconds(1800);

    /// @param limit  from the signal on; whoever has not ended by then (a disk that hangs) is ended
    ///               with exit code 4 and a line on stderr
    /// @throws Error{Fault::internal} when the system has no pipe or timer left
    explicit EndSignal(Instant limit = usual_limit);
    ~EndSignal();
    EndSignal(const EndSignal&) = delete;
    EndSignal& operator=(const EndSignal&) = delete;

    bool came() const;
    /// Becomes readable with the signal, so that poll() wakes up.
    int wake_fd() const { return wake_[0]; }

  private:
    std::array<int, 2> wake_{-1, -1};
    timer_t deadline_{};
};

} // namespace fl
