#pragma once

#include "input/events.h"

#include <cstddef>
#include <vector>

namespace fl {

/// The last minute of input, in memory only; a crash or the staff panel writes it out.
/// Whoever feeds it leaves it alone while a PIN is typed.
class TouchRing {
  public:
    /// @param span      how far back it remembers
    /// @param capacity  most events it holds (about 40 bytes each), reserved at once; ten fingers
    ///                  at 60 readings a second make 36000 in a minute
    explicit TouchRing(Instant span = std::chrono::seconds(60), std::size_t capacity = 40000);

    /// Drops what is older than the span, or the oldest when full. Allocates nothing. Points that
    /// are no numbers are not kept: no recording could be read again with them.
    void add(const InputEvent& event);

    /// Oldest first, with times from the oldest one on, never going back: ready for a Recording.
    std::vector<InputEvent> events() const;

    std::size_t size() const { return count_; }
    void clear() { count_ = 0; }

  private:
    const InputEvent& oldest(std::size_t i) const { return ring_[(first_ + i) % ring_.size()]; }

    Instant span_;
    std::vector<InputEvent> ring_;
    std::size_t first_ = 0, count_ = 0;
    Instant latest_{};
};

} // namespace fl
