#include "sound/cue.h"

#include <algorithm>

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

} // namespace fl
