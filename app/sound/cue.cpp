#include "sound/cue.h"

#include <algorithm>
#include <cmath>

namespace fl {

std::string_view cue_name(Cue cue) {
    constexpr std::array<std::string_view, cue_count> names = {
        "touch",           "select",         "close",           "scrub",
        "tour-step",       "countdown",      "saved",           "tremor-minus-1",
        "tremor-minus-2",  "tremor-minus-3", "tremor-shared-1", "tremor-shared-2",
        "tremor-shared-3", "tremor-plus-1",  "tremor-plus-2",   "tremor-plus-3"};
    return names[static_cast<std::size_t>(cue)];
}

Cue tremor_cue(int side, int importance) {
    const int row = std::clamp(side, -1, 1) + 1;
    const int column = std::clamp(importance, 1, 3) - 1;
    return static_cast<Cue>(static_cast<int>(Cue::tremor_minus_1) + 3 * row + column);
}

void CueList::add(Cue cue) {
    if (std::ranges::find(cues(), cue) == cues().end())
        cues_[size_++] = cue;
}

float volume_gain(int percent) {
    if (percent < least_volume)
        return 0;
    const float share = static_cast<float>(std::min(percent, 100)) / 100;
    return share * share;
}

int stepped_volume(int percent, int by) {
    constexpr int lowest = 7;      // -46 dB; below it one percent is more than 3 dB
    constexpr double step = 1.188; // squared: 3 dB
    if (by > 0)
        return std::clamp(std::max(percent + 1, static_cast<int>(percent * step)), lowest, 100);
    if (percent <= lowest)
        return 0;
    return std::max(std::min(percent - 1, static_cast<int>(std::ceil(percent / step))), lowest);
}

} // namespace fl
