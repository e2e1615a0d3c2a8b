#pragma once

#include "core/time.h"
#include "sound/cue.h"

#include <string>
#include <vector>

namespace fl {

/// Keeps the cues of a headless run between two `sounds` commands.
class SoundLog {
  public:
    void add(Instant at, std::span<const Cue> cues);
    /// [{"t_s", "cue"}] in the order of time, one a line; then it starts anew.
    std::string take();

  private:
    struct Entry {
        Instant at{};
        Cue cue{};
    };
    std::vector<Entry> entries_;
};

} // namespace fl
