#pragma once

#include "core/time.h"
#include "platform/sound_output.h"

#include <optional>

namespace fl {

/// Decides when the sound device is open: from a cue until nothing has sounded for a while, so that
/// an idle kiosk does not feed silence to a device. Without a device it stays silent and looks for
/// one now and then. Never fails. Knows no clock and no thread.
class SoundKeeper {
  public:
    // Guesses: longer than a visitor pauses between touches, and than a plug takes to be put back.
    static constexpr Instant quiet_after = std::chrono::seconds(10);
    static constexpr Instant retry_after = std::chrono::seconds(30);
    /// A cue that a slow device would sound later than that after its twin is dropped.
    static constexpr Instant stale_after = milliseconds(150);

    /// Both outlive it.
    SoundKeeper(SoundOutput& output, Mixer& mixer)
        : output_(output)
        , mixer_(mixer) {}

    /// A cue waits in the mixer, or something is about to be said.
    /// @param clock  tells the time at each call, since opening a device takes some
    template <class Clock>
    void wanted(Clock&& clock) {
        const Instant asked = clock();
        if (!make_ready(asked))
            return mixer_.forget();
        last_ = asked;
        if (started_)
            return;
        if (clock() - asked > stale_after)
            mixer_.forget();
        output_.start();
        started_ = true;
    }

    /// Closes what has been quiet for long, and what has gone while something is said. @return when
    /// to look again; nothing: after the next cue
    std::optional<Instant> look(Instant now);

    bool is_open() const { return open_; }

  private:
    bool make_ready(Instant now);
    void close();

    SoundOutput& output_;
    Mixer& mixer_;
    bool open_ = false, started_ = false;
    bool silence_told_ = false;
    Instant last_{};                // cue
    std::optional<Instant> failed_; // no device was found then
};

} // namespace fl
