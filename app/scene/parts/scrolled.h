#pragma once

#include "scene/parts/page.h"
#include "scene/parts/scroll_rail.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace fl {

/// A list that scrolls in a box, clipped to `text`.
/// @param put  called with `text` moved by the scroll; returns the height that the list takes
/// @return     how far it can be scrolled, px
template <class Put>
float put_clipped_list(LayoutContext& ctx, DisplayList& list, NodeId id, VisibleText label,
                       RectPx box, RectPx text, const Put& put) {
    put_node(ctx, {.id = id,
                   .role = Role::text,
                   .label = label.view(),
                   .box = box,
                   .region = Region::card,
                   .drag = DragKind::list});
    list.push_clip(ctx.turned(text));
    const float height = put(text.moved({0, -ctx.state.list.scroll}));
    list.pop_clip();
    return std::max(height - box.h, 0.0F);
}

/// The same with a rail where more waits.
template <class Put>
float put_scrolled_list(LayoutContext& ctx, DisplayList& list, NodeId id, VisibleText label,
                        RectPx box, Rgba ground, ButtonLook look, const Put& put) {
    const RectPx text = beside_rail(ctx, box, DragKind::list);
    const float scrollable = put_clipped_list(ctx, list, id, label, box, text, put);
    put_scroll_rail(ctx, list, {.look = look, .paper = ground}, text, rail_place(ctx, box),
                    scrollable);
    return scrollable;
}

/// The part of an item that is inside its list; empty when it is scrolled out of sight.
inline RectPx inside(RectPx item, RectPx box) {
    const float top = std::max(item.y, box.y), bottom = std::min(item.bottom(), box.bottom());
    return {item.x, top, item.w, std::max(bottom - top, 0.0F)};
}

/// A node of what may scroll in a window: cut at it, and not there where no line of it can be read.
inline void put_node_in(LayoutContext& ctx, const std::optional<RectPx>& window, Node node) {
    if (window) {
        node.box = inside(node.box, *window);
        if (node.box.h < ctx.px(24))
            return;
        node.drag = DragKind::list;
    }
    put_node(ctx, std::move(node));
}

} // namespace fl
