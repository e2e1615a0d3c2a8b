#include "scene/timeline/timeline.h"

#include "scene/parts/parts.h"

#include <algorithm>
#include <array>

namespace fl {
namespace {

/// A drag on the strip that begins that near to the needle takes it along: 160 px wide (DESIGN.md
/// section 5). Design px.
constexpr float cursor_grab = 80;

Rgba head_color(const LayoutContext& ctx, const TimelineHead& head) {
    if (!head.recorded)
        return ctx.theme.future_event;
    const Event& event = ctx.exhibit().events[head.event.index];
    const int side = ctx.exhibit().tracks[event.track.index].side;
    if (side > 0)
        return ctx.theme.stance[0];
    if (side < 0)
        return ctx.theme.stance[4];
    return ctx.theme.text;
}

void put_tick_marks(LayoutContext& ctx, DisplayList& list, std::span<const TimelineTick> ticks,
                    bool staying) {
    const Areas& a = ctx.areas;
    const RectPx strip = ctx.strip();
    for (const TimelineTick& tick : ticks) {
        if (tick.stays != staying)
            continue;
        const float height =
            tick.major ? a.axis_y - strip.y - ctx.px(8) : ctx.px(tick.label.empty() ? 8 : 12);
        list.fill({std::round(tick.x) - ctx.px(1), a.axis_y - height, ctx.px(2), height},
                  tick.major ? ctx.theme.line.faded(0.75F) : ctx.theme.text_tertiary.faded(0.8F));
    }
}

void put_tick_labels(LayoutContext& ctx, DisplayList& list, std::span<const TimelineTick> ticks,
                     RectPx room, bool staying) {
    for (const TimelineTick& tick : ticks) {
        if (tick.label.empty() || tick.stays != staying)
            continue;
        const Paragraph& text = set_text(ctx, VisibleText::composed(tick.label), tick_type(ctx), 0,
                                         {.weight = tick.strong_label ? 700 : 500});
        const float x = tick.label_x - text.size.w / 2;
        if (x < room.x || x + text.size.w > room.right())
            continue;
        const float top = ctx.px(ctx.large_text() ? 1 : tick_label_top);
        put_paragraph(list, text, {x, ctx.areas.axis_y + top},
                      tick.strong_label ? ctx.theme.text : ctx.theme.text_secondary);
    }
}

/// After a change of level the marks of both cross-fade.
void put_ticks(LayoutContext& ctx, DisplayList& list, const TimelineRecords& records) {
    const Areas& a = ctx.areas;
    const RectPx strip = ctx.strip();
    const RectPx labels{strip.x - ctx.px(20), a.axis_y, strip.w + ctx.px(40),
                        a.screen.h - a.axis_y};
    const auto put = [&](std::span<const TimelineTick> ticks, float shown, bool staying) {
        list.begin_group(shown, {});
        list.push_clip({strip.x, strip.y, strip.w, a.axis_y - strip.y + ctx.px(2)});
        put_tick_marks(ctx, list, ticks, staying);
        list.pop_clip();
        list.push_clip(labels);
        put_tick_labels(ctx, list, ticks, labels, staying);
        list.pop_clip();
        list.end_group();
    };
    const float shown = ctx.state.ticks_fade.at(ctx.now);
    if (shown < 1) {
        put(records.ticks_before, 1 - shown, false);
        put(records.ticks, 1, true);
    }
    put(records.ticks, shown, false);
    list.fill({strip.x, a.axis_y - ctx.px(1), strip.w, ctx.px(2)}, ctx.theme.line);
}

void put_trace(LayoutContext& ctx, DisplayList& list, const TimelineRecords& records) {
    const Areas& a = ctx.areas;
    const RectPx strip = ctx.strip();
    list.push_clip({strip.x, strip.y, strip.w, a.axis_y - strip.y});
    const std::size_t cut = records.recorded_points;
    const std::span points(records.trace);
    if (cut < points.size()) {
        const std::size_t from = cut > 0 ? cut - 1 : 0;
        list.line(points.subspan(from), ctx.px(ctx.tokens().stroke_trace_future),
                  ctx.theme.text_tertiary.faded(0.55F));
    }
    if (cut > 1) {
        list.trace(points.first(cut), std::span(records.trace_color).first(cut),
                   ctx.px(ctx.tokens().stroke_trace));
    }
    list.pop_clip();
}

/// A merged head of three or more tells how many further events it holds.
void put_count(LayoutContext& ctx, DisplayList& list, const TimelineHead& head) {
    if (head.count_box.empty())
        return;
    const Paragraph& paragraph = set_text(ctx, head.count, badge_type(ctx), 0, {.weight = 700});
    const RectPx pill = head.count_box;
    list.fill(pill.grown(ctx.px(2)), ctx.theme.dock, pill.h);
    list.fill(pill, ctx.theme.raise2, pill.h / 2);
    put_paragraph(list, paragraph,
                  {pill.centre().x - paragraph.size.w / 2, pill.centre().y - paragraph.size.h / 2},
                  ctx.theme.text);
}

void put_heads(LayoutContext& ctx, DisplayList& list, const TimelineRecords& records,
               bool current) {
    const RectPx strip = ctx.strip();
    for (const TimelineHead& head : records.heads) {
        if (head.current != current)
            continue;
        const float slack = ctx.px(2);
        if (head.centre.x < strip.x - slack || head.centre.x > strip.right() + slack)
            continue;
        if (!head.span_bar.empty())
            list.fill(head.span_bar, head_color(ctx, head).faded(0.55F), ctx.px(3));
        if (head.current) {
            list.disc(head.centre, ctx.px(29), ctx.theme.dock);
            list.ring(head.centre, ctx.px(28), ctx.px(3.5F), ctx.theme.text);
        } else {
            draw_event_head(list, ctx.exhibit().events[head.event.index].kind, head.centre,
                            head.size + ctx.px(6), ctx.theme.dock, false, 0);
        }
        const bool hollow = ctx.theme.future_hollow && !head.recorded;
        draw_event_head(list, ctx.exhibit().events[head.event.index].kind, head.centre, head.size,
                        head_color(ctx, head), hollow, ctx.px(3));
        put_count(ctx, list, head);
    }
}

/// Column around a head, above or below the base line: 56 wide, or half-way to the next heads of
/// its side.
RectPx head_box(const LayoutContext& ctx, const TimelineRecords& records,
                const TimelineHead& head) {
    const RectPx strip = ctx.strip();
    const float half = ctx.px(28);
    float left = std::max(head.centre.x - half, strip.x);
    float right = std::min(head.centre.x + half, strip.right());
    for (const TimelineHead& other : records.heads) {
        const float middle = (head.centre.x + other.centre.x) / 2;
        if (other.side != head.side || other.event == head.event)
            continue;
        if (other.centre.x < head.centre.x) {
            left = std::max(left, middle);
        } else {
            right = std::min(right, middle);
        }
    }
    const float top = head.side > 0 ? strip.y : ctx.areas.baseline_y;
    const float bottom = head.side > 0 ? ctx.areas.baseline_y : ctx.areas.axis_y;
    return {left, top, right - left, bottom - top};
}

/// "Three events" of a merged head, or the event's date: what the tree says beside the title.
void add_head_node(LayoutContext& ctx, const TimelineRecords& records, const TimelineHead& head) {
    const Event& event = ctx.exhibit().events[head.event.index];
    const RectPx strip = ctx.strip();
    if (head.centre.x < strip.x || head.centre.x >= strip.right())
        return;
    const bool unfold = head.merged >= 2 && !head.current;
    Node node{.id = NodeId("event-", event.key),
              .role = Role::event,
              .label = ctx.words(event.title).view(),
              .value = ctx.dates.full(event.date),
              .hint = ctx.words(Word::open_card).view(),
              .box = head_box(ctx, records, head),
              .touch = head.centre,
              .region = Region::timeline,
              .drag = DragKind::time};
    if (unfold) {
        node.on_tap = ShowTimeRange{head.first_day, head.last_day};
    } else {
        node.on_tap = OpenEvent{head.event};
    }
    ctx.nodes.add(std::move(node));
}

/// The ringed head opens its own event, so there the count unfolds the others. Heads lie over it.
void add_count_node(LayoutContext& ctx, const TimelineRecords& records) {
    const auto ringed = std::ranges::find(records.heads, true, &TimelineHead::current);
    if (ringed == records.heads.end() || ringed->count_box.empty())
        return;
    const RectPx pill = ringed->count_box, own = head_box(ctx, records, *ringed);
    const RectPx box{pill.x - ctx.px(4), own.y, pill.w + ctx.px(16), own.h};
    const bool covered = std::ranges::any_of(records.heads, [&](const TimelineHead& head) {
        return head_box(ctx, records, head).contains(pill.centre());
    });
    if (covered || !box.contains(pill.centre()) || !ctx.strip().contains(pill))
        return;
    ctx.nodes.add({.id = "time-more",
                   .role = Role::event,
                   .label = ctx.words(Word::zoom_in).view(),
                   .value = ringed->count.view(),
                   .box = box,
                   .touch = pill.centre(),
                   .region = Region::timeline,
                   .drag = DragKind::time,
                   .on_tap = ShowTimeRange{ringed->first_day, ringed->last_day}});
}

} // namespace

TimeTransform time_transform(const LayoutContext& ctx) {
    const RectPx strip = ctx.strip();
    return {strip.x, strip.w, ctx.state.time.start, ctx.state.time.span, ctx.rtl()};
}

void prepare_timeline(LayoutContext& ctx, TimelineRecords& records) {
    const TimeTransform time = time_transform(ctx);
    prepare_heads(ctx, time, records);
    prepare_trace(ctx, time, records);
    prepare_ticks(ctx, time, records);
}

void put_timeline(LayoutContext& ctx, TimelineRecords& records) {
    DisplayList& list = ctx.list();
    const Areas& a = ctx.areas;
    const TimeTransform time = time_transform(ctx);
    list.fill(a.dock, ctx.theme.dock);
    const float needle = time.to_x(ctx.state.cursor);
    put_flag_row(ctx, list, needle);
    put_time_controls(ctx, list);

    ctx.nodes.time = time;
    const RectPx strip = ctx.strip();
    const float near = ctx.px(cursor_grab);
    ctx.nodes.cursor_grab = RectPx{time.to_x(ctx.state.cursor) - near, strip.y, 2 * near, strip.h};
    ctx.nodes.add({.id = "time-strip",
                   .role = Role::timeline,
                   .label = ctx.words(Word::timeline).view(),
                   .value = ctx.dates.medium(to_day(ctx.state.cursor)),
                   .hint = together(ctx, {ctx.words(Word::plus_side).view(),
                                          ctx.words(Word::minus_side).view()})
                               .view(),
                   .box = strip,
                   .touch = {strip.centre().x, (a.axis_y + strip.bottom()) / 2}, // below all heads
                   .region = Region::timeline,
                   .drag = DragKind::time});
    put_ticks(ctx, list, records);
    put_trace(ctx, list, records);

    const bool needle_seen = needle >= strip.x - 1 && needle <= strip.right() + 1;
    put_heads(ctx, list, records, false);
    if (needle_seen) {
        const float casing = ctx.px(ctx.tokens().stroke_needle_casing),
                    w = ctx.px(ctx.tokens().stroke_needle);
        list.fill({needle - casing / 2, a.strip.y, casing, a.axis_y - a.strip.y}, ctx.theme.dock);
        list.fill({needle - w / 2, a.strip.y, w, a.axis_y - a.strip.y}, ctx.theme.text);
    }
    put_heads(ctx, list, records, true);
    put_timeline_labels(ctx, list, records);
    put_side_words(ctx, list, records);
    add_count_node(ctx, records);
    for (const TimelineHead& head : records.heads)
        add_head_node(ctx, records, head);
    put_flag(ctx, list, needle);
}

} // namespace fl
