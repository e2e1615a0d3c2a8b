#include "platform/sound_keeper.h"

#include "core/log.h"

namespace fl {

bool SoundKeeper::make_ready(Instant now) {
    // Another device may have taken the place of a lost one, so it is looked for at once.
    if (open_ && output_.lost())
        close();
    if (open_)
        return true;
    if (failed_ && now - *failed_ < retry_after)
        return false;
    const std::string why = output_.open(mixer_);
    open_ = why.empty();
    failed_ = open_ ? std::nullopt : std::optional(now);
    if (!open_ && !silence_told_)
        log(LogLevel::info, "sound", "no device, so the exhibit is silent: " + why);
    silence_told_ = !open_;
    return open_;
}

std::optional<Instant> SoundKeeper::look(Instant now) {
    if (!open_)
        return std::nullopt;
    if (mixer_.speech().waiting() > 0) {
        if (output_.lost()) {
            close();
            return std::nullopt;
        }
        last_ = now;
    }
    if (now - last_ < quiet_after)
        return last_ + quiet_after;
    close();
    return std::nullopt;
}

void SoundKeeper::close() {
    output_.close();
    open_ = started_ = false;
    mixer_.forget();
}

} // namespace fl
