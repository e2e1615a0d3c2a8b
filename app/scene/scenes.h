#pragma once

#include "scene/map_view.h"
#include "scene/timeline.h"

namespace fl {

/// What scenes remember between frames: reused storage and things that hold their place.
struct SceneMemory {
    TimelineRecords timeline;
    LabelMemory labels;
};

/// What a layout found out that the state must know.
struct LayoutFacts {
    float card_scrollable_px = 0;
};

void lay_out_attract(LayoutContext& ctx, SceneMemory& memory);
/// Explore, with the event card over it while that is there.
LayoutFacts lay_out_explore(LayoutContext& ctx, SceneMemory& memory);
LayoutFacts put_event_card(LayoutContext& ctx);

} // namespace fl
