#pragma once

#include "gfx/display_list.h"

namespace fl {

enum class Icon : std::uint8_t {
    tour,
    outcomes,
    question,
    globe,
    access,
    map,
    states,
    play,
    pause,
    minus,
    plus,
    chevron_leading,
    chevron_trailing,
    chevron_up,
    chevron_down,
    close,
    sources,
    listen,
    arrow_up,
    arrow_down,
    finger,
    compare,
    arrow_leading,
    arrow_trailing,
    text_size,
    contrast,
    filter,
    speed,
    dark,
};

/// Draws an icon with strokes of one width into a square box. `mirrored` turns what points along
/// the line of reading (chevrons, play, tour); globes and persons stay.
void draw_icon(DisplayList& list, Icon icon, RectPx box, Rgba color, float stroke, bool mirrored);

} // namespace fl
