#include "scene/timeline/timeline.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace fl {
namespace {

constexpr float needle_gap = 10, label_pad = 4;

VisibleText label_of(LayoutContext& ctx, const Event& event) {
    return ctx.words(event.timeline_label ? event.timeline_label : event.title);
}

bool wants_label(const LayoutContext& ctx, const TimelineHead& head) {
    const Event& event = ctx.exhibit().events[head.event.index];
    const auto level = static_cast<std::size_t>(ctx.state.time.level);
    const bool by_level = event.importance >= ctx.tokens().timeline.levels[level].labels_from;
    // The ringed event has its chip; where there is no chip, it keeps its name on the strip.
    const bool named_by_chip = head.current && ctx.state.time.level == TimeLevel::decades;
    return event.timeline_label &&
           ((by_level && !named_by_chip) || (head.current && !named_by_chip));
}

/// Above, trailing side, leading side, raised, lowered; mirrored up and down for heads below the
/// base line.
std::array<PointPx, 5> candidates(const LayoutContext& ctx, const TimelineHead& head, SizePx text) {
    const float r = (head.current ? ctx.px(28) : head.size * 0.62F) + ctx.px(6);
    const float up = head.side > 0 ? -1.0F : 1.0F;
    const float gap = ctx.px(5);
    const PointPx c = head.centre;
    const float beside_y = c.y - text.h / 2;
    const float above = up < 0 ? c.y - r - text.h + gap : c.y + r - gap;
    const float reading = ctx.rtl() ? -1.0F : 1.0F;
    const auto beside = [&](float direction) { return direction > 0 ? c.x + r : c.x - r - text.w; };
    const PointPx over{c.x - text.w / 2, above};
    const PointPx trailing{beside(reading), beside_y}, leading{beside(-reading), beside_y};
    const PointPx raised{c.x - text.w / 2, above + up * text.h * 0.7F};
    const PointPx lowered{beside(reading), beside_y - up * text.h * 0.6F};
    // Below the base line there is little room under a head: beside it reads better.
    if (head.side < 0)
        return {leading, trailing, over, lowered, raised};
    return {over, trailing, leading, raised, lowered};
}

bool is_free(const LayoutContext& ctx, const TimelineRecords& records, RectPx box) {
    const RectPx strip = ctx.strip();
    // A low strip has no room over its heads but beside the flag.
    const float top =
        ctx.state.screen.compact() ? ctx.areas.dock.y + ctx.px(4) : strip.y + ctx.px(2);
    const RectPx room{strip.x, top, strip.w, ctx.areas.axis_y - ctx.px(2) - top};
    if (!room.contains(box))
        return false;
    return std::ranges::none_of(records.taken,
                                [&](const RectPx& other) { return other.overlaps(box); });
}

void block_fixed_things(LayoutContext& ctx, TimelineRecords& records) {
    records.taken.clear();
    for (const TimelineHead& head : records.heads) {
        const float r = head.current ? ctx.px(28) : head.size * 0.62F;
        records.taken.push_back({head.centre.x - r, head.centre.y - r, 2 * r, 2 * r});
        if (!head.count_box.empty())
            records.taken.push_back(head.count_box);
    }
    const float needle = time_transform(ctx).to_x(ctx.state.cursor);
    const float gap = ctx.px(needle_gap);
    records.taken.push_back({needle - gap, ctx.areas.strip.y, 2 * gap, ctx.areas.strip.h});
    for (const RectPx& words : side_word_boxes(ctx))
        records.taken.push_back(ctx.turned(words));
    if (!ctx.state.screen.compact())
        return;
    for (const char* id : {"event-chip", "time-previous", "time-flag", "time-next"}) {
        if (const Node* above = ctx.nodes.find(id))
            records.taken.push_back(above->box.grown(ctx.px(8)));
    }
}

/// Selected, importance, distance to the cursor.
void order_labels(const LayoutContext& ctx, TimelineRecords& records) {
    records.order.clear();
    for (std::size_t i = 0; i < records.heads.size(); ++i) {
        if (wants_label(ctx, records.heads[i]))
            records.order.push_back(i);
    }
    std::ranges::sort(records.order, [&](std::size_t a, std::size_t b) {
        const auto rank = [&](std::size_t i) {
            const TimelineHead& head = records.heads[i];
            return std::tuple(head.current ? 0 : 1,
                              -ctx.exhibit().events[head.event.index].importance,
                              std::abs(head.first_day - ctx.state.cursor), i);
        };
        return rank(a) < rank(b);
    });
}

} // namespace

void put_timeline_labels(LayoutContext& ctx, DisplayList& list, TimelineRecords& records) {
    block_fixed_things(ctx, records);
    order_labels(ctx, records);
    for (const std::size_t i : records.order) {
        const TimelineHead& head = records.heads[i];
        const Event& event = ctx.exhibit().events[head.event.index];
        const TextPlace place{
            .casing = ctx.theme.dock, .casing_px = 3, .weight = head.current ? 700 : 500};
        const Paragraph& text =
            set_text(ctx, label_of(ctx, event), ctx.tokens().type.label, 0, place);
        for (const PointPx at : candidates(ctx, head, text.size)) {
            const RectPx box{at.x, at.y, text.size.w, text.size.h};
            if (!is_free(ctx, records, box))
                continue;
            const Rgba color = head.recorded ? ctx.theme.text : ctx.theme.text_tertiary;
            put_paragraph(list, text, at, color, ctx.theme.dock);
            records.taken.push_back(box.grown(ctx.px(label_pad)));
            break;
        }
    }
}

} // namespace fl
