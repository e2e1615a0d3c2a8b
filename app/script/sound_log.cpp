#include "script/sound_log.h"

#include <fmt/format.h>

namespace fl {

void SoundLog::add(Instant at, std::span<const Cue> cues) {
    for (const Cue cue : cues)
        entries_.push_back({at, cue});
}

std::string SoundLog::take() {
    std::string out = "[";
    for (const Entry& entry : entries_) {
        const double t_s = static_cast<double>(entry.at.count()) / 1e6;
        out += fmt::format("{}\n {{\"t_s\":{:.3f},\"cue\":\"{}\"}}", out.size() > 1 ? "," : "", t_s,
                           cue_name(entry.cue));
    }
    out += entries_.empty() ? "]\n" : "\n]\n";
    entries_.clear();
    return out;
}

} // namespace fl
