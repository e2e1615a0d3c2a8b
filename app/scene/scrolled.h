#pragma once

#include "scene/page.h"

#include <algorithm>

namespace fl {

/// A list that scrolls in a box: clipped, with marks where more waits.
/// @param put  called with the box moved by the scroll; returns the height that the list takes
/// @return     how far it can be scrolled, px
template <class Put>
float put_scrolled_list(LayoutContext& ctx, DisplayList& list, NodeId id, VisibleText label,
                        RectPx box, Rgba ground, const Put& put) {
    put_node(ctx, {.id = id,
                   .role = Role::text,
                   .label = label.view(),
                   .box = box,
                   .region = Region::card,
                   .drag = DragKind::list});
    const float scroll = ctx.state.list.scroll;
    list.push_clip(ctx.turned(box));
    const float height = put(box.moved({0, -scroll}));
    list.pop_clip();
    const float scrollable = std::max(height - box.h, 0.0F);
    put_scroll_marks(ctx, list, box, ground, scroll, scrollable);
    return scrollable;
}

/// The part of an item that is inside its list; empty when it is scrolled out of sight.
inline RectPx inside(RectPx item, RectPx box) {
    const float top = std::max(item.y, box.y), bottom = std::min(item.bottom(), box.bottom());
    return {item.x, top, item.w, std::max(bottom - top, 0.0F)};
}

} // namespace fl
