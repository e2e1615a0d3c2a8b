#include "scene/timeline.h"

#include "scene/parts.h"

#include <array>

namespace fl {
namespace {

constexpr float flag_width = 300, step_width = 84, notch = 20;
constexpr float chip_gap = 18, chip_flip_room = 420;

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

void put_ticks(LayoutContext& ctx, DisplayList& list, const TimelineRecords& records) {
    const Areas& a = ctx.areas;
    const RectPx strip = ctx.strip();
    list.push_clip({strip.x, strip.y, strip.w, a.axis_y - strip.y + ctx.px(2)});
    for (const TimelineTick& tick : records.ticks) {
        const float height =
            tick.major ? a.axis_y - strip.y - ctx.px(8) : ctx.px(tick.label.empty() ? 8 : 12);
        list.fill({std::round(tick.x) - ctx.px(1), a.axis_y - height, ctx.px(2), height},
                  tick.major ? ctx.theme.line.faded(0.75F) : ctx.theme.text_tertiary.faded(0.8F));
    }
    list.pop_clip();
    list.fill({strip.x, a.axis_y - ctx.px(1), strip.w, ctx.px(2)}, ctx.theme.line);
    const RectPx labels{strip.x - ctx.px(20), a.axis_y, strip.w + ctx.px(40),
                        ctx.areas.screen.h - a.axis_y};
    list.push_clip(labels);
    for (const TimelineTick& tick : records.ticks) {
        if (tick.label.empty())
            continue;
        const Paragraph& text =
            set_text(ctx, VisibleText::composed(tick.label), ctx.tokens().type.label, 0,
                     {.weight = tick.strong_label ? 700 : 500});
        const float x = tick.label_x - text.size.w / 2;
        if (x < labels.x || x + text.size.w > labels.right())
            continue;
        put_paragraph(list, text, {x, a.axis_y + ctx.px(6)},
                      tick.strong_label ? ctx.theme.text : ctx.theme.text_secondary);
    }
    list.pop_clip();
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
    if (head.merged < 2)
        return;
    std::array<char, 8> number{'+'};
    const auto view = ctx.dates.number(head.merged);
    const std::size_t n = std::min(view.size(), number.size() - 1);
    std::copy_n(view.data(), n, number.data() + 1);
    const VisibleText text = VisibleText::composed(ctx.nodes.keep({number.data(), n + 1}));
    TypeToken type = ctx.tokens().type.minimum;
    type.size = 20;
    const Paragraph& paragraph = set_text(ctx, text, type, 0, {.weight = 700});
    const float r = head.current ? ctx.px(28) : head.size / 2;
    const float h = ctx.px(28), w = std::max(paragraph.size.w + ctx.px(16), ctx.px(40));
    RectPx pill{head.centre.x + (ctx.rtl() ? -r - w * 0.75F : r - w * 0.25F),
                head.centre.y - static_cast<float>(head.side) * r - h * 0.62F, w, h};
    if (head.side < 0)
        pill.y = head.centre.y + r - h * 0.4F;
    list.fill(pill.grown(ctx.px(2)), ctx.theme.dock, h);
    list.fill(pill, ctx.theme.raise2, h / 2);
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

/// "Three events" of a merged head, or the event's date: what the tree says beside the title.
void add_head_node(LayoutContext& ctx, const TimelineHead& head) {
    const Event& event = ctx.exhibit().events[head.event.index];
    const RectPx strip = ctx.strip();
    if (head.centre.x < strip.x || head.centre.x > strip.right())
        return;
    const float w = ctx.px(56), top = strip.y;
    // Heads stand close: each has a column of its own above or below the base line.
    RectPx box{head.centre.x - w / 2, head.side > 0 ? top : ctx.areas.baseline_y, w, 0};
    box.h = head.side > 0 ? ctx.areas.baseline_y - top : ctx.areas.axis_y - ctx.areas.baseline_y;
    const bool unfold = head.merged >= 2 && !head.current;
    Node node{.id = NodeId("event-", event.key),
              .role = Role::event,
              .label = ctx.words(event.title).view(),
              .value = ctx.dates.full(event.date),
              .hint = ctx.words(Word::open_card).view(),
              .box = box,
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

void put_flag(LayoutContext& ctx, DisplayList& list, float needle, RectPx flag) {
    const Theme& t = ctx.theme;
    list.shadow(flag, ctx.px(ctx.tokens().radius_control), ctx.px(24), Rgba{0, 0, 0, 110});
    list.fill(flag, t.sheet, ctx.px(ctx.tokens().radius_control));
    const float tip = std::clamp(needle, flag.x + ctx.px(24), flag.right() - ctx.px(24));
    list.polygon(std::array<PointPx, 3>{{{tip - ctx.px(notch), flag.bottom() - 1},
                                         {tip + ctx.px(notch), flag.bottom() - 1},
                                         {tip, flag.bottom() + ctx.px(15)}}},
                 t.sheet);
    const RectPx ltr = ctx.turned(flag); // back to left-to-right coordinates for the parts inside
    const float step = ctx.px(step_width);
    const RectPx middle{ltr.x + step, ltr.y, ltr.w - 2 * step, ltr.h};
    const auto date = VisibleText::composed(ctx.dates.medium(to_day(ctx.state.cursor)));
    put_text(ctx, list, date, ctx.tokens().type.cursor_date, middle, t.on_sheet,
             {.align = Align::centre, .valign = VAlign::middle, .wrap = false});
    put_node(ctx, {.id = "time-flag",
                   .role = Role::slider,
                   .label = ctx.words(Word::time_flag).view(),
                   .value = date.view(),
                   .box = middle,
                   .region = Region::timeline,
                   .primary = true,
                   .drag = DragKind::cursor});
    const auto put_step = [&](std::string_view id, Icon icon, Word word, RectPx box, int by) {
        const bool pressed = ctx.is_pressed(node_key(id));
        const float size = ctx.px(30);
        draw_icon(list, icon,
                  ctx.turned({box.centre().x - size / 2, box.centre().y - size / 2, size, size}),
                  pressed ? t.sheet_line : t.on_sheet, ctx.px(4), ctx.rtl());
        put_node(ctx, {.id = id,
                       .role = Role::button,
                       .label = ctx.words(word).view(),
                       .box = box,
                       .region = Region::timeline,
                       .on_tap = StepEvent{by}});
    };
    put_step("time-previous", Icon::chevron_leading, Word::previous_event,
             {ltr.x, ltr.y, step, ltr.h}, -1);
    put_step("time-next", Icon::chevron_trailing, Word::next_event,
             {ltr.right() - step, ltr.y, step, ltr.h}, 1);
}

/// The latest event up to the cursor, beside the flag; on the leading side when the trailing one is
/// narrow.
void put_chip(LayoutContext& ctx, DisplayList& list, RectPx flag_ltr) {
    if (!ctx.state.marker || ctx.state.scene != SceneId::explore)
        return;
    const Event& event = ctx.exhibit().events[ctx.state.marker->index];
    const Areas& a = ctx.areas;
    const float right = a.screen.w - ctx.px(ctx.tokens().margin_x);
    const float gap = ctx.px(chip_gap), pad = ctx.px(26), chevron = ctx.px(30);
    const auto date = VisibleText::composed(ctx.dates.shortened(event.date));
    const TypeToken& type = ctx.tokens().type.button;
    const Paragraph& date_text = set_text(ctx, date, type, 0, {.weight = 500});
    const bool flipped = right - flag_ltr.right() - gap < ctx.px(chip_flip_room);
    const float room =
        flipped ? flag_ltr.x - gap - a.map_clip.x - ctx.px(10) : right - flag_ltr.right() - gap;
    const float fixed = 2 * pad + date_text.size.w + ctx.px(16) + ctx.px(20) + chevron;
    const Paragraph& title = set_text(ctx, ctx.words(event.title), type,
                                      std::max(room - fixed, ctx.px(120)), {.max_lines = 1});
    const float w = std::min(fixed + title.size.w, room);
    const RectPx chip{flipped ? flag_ltr.x - gap - w : flag_ltr.right() + gap, flag_ltr.y, w,
                      flag_ltr.h};

    const bool pressed = ctx.is_pressed(node_key("event-chip"));
    list.fill(ctx.turned(pressed ? chip.grown(-ctx.px(3)) : chip),
              pressed ? ctx.theme.raise2 : ctx.theme.raise, ctx.px(ctx.tokens().radius_control));
    const TextPlace middle{.valign = VAlign::middle, .wrap = false, .weight = 500};
    const RectPx date_box = put_text(ctx, list, date, type, {chip.x + pad, chip.y, 0, chip.h},
                                     ctx.theme.text_tertiary, middle);
    const RectPx title_box{date_box.right() + ctx.px(16), chip.y, title.size.w, chip.h};
    put_paragraph(
        list, title,
        ctx.turned({title_box.x, chip.centre().y - title.size.h / 2, title.size.w, title.size.h})
            .origin(),
        ctx.theme.text);
    draw_icon(list, Icon::chevron_trailing,
              ctx.turned({chip.right() - pad - chevron + ctx.px(6), chip.centre().y - chevron / 2,
                          chevron, chevron}),
              ctx.theme.text, ctx.px(3.4F), ctx.rtl());
    put_node(ctx, {.id = "event-chip",
                   .role = Role::button,
                   .label = ctx.words(event.title).view(),
                   .value = ctx.dates.full(event.date),
                   .hint = ctx.words(Word::open_card).view(),
                   .box = chip,
                   .region = Region::controls,
                   .primary = true,
                   .on_tap = OpenEvent{*ctx.state.marker}});
}

void put_sides(LayoutContext& ctx, DisplayList& list) {
    const Areas& a = ctx.areas;
    const auto side = [&](Word word, Icon icon, Rgba color, float y) {
        const float size = ctx.px(20);
        const RectPx arrow{a.strip.x + ctx.px(2), y + ctx.px(5), size, size};
        draw_icon(list, icon, ctx.turned(arrow), color, ctx.px(2.6F), false);
        put_text(ctx, list, ctx.words(word), ctx.tokens().type.label,
                 {arrow.right() + ctx.px(7), y, ctx.px(250), ctx.px(30)}, color,
                 {.valign = VAlign::middle, .wrap = false, .casing = ctx.theme.dock});
    };
    side(Word::plus_side, Icon::arrow_up, ctx.theme.plus, a.strip.y + ctx.px(3));
    side(Word::minus_side, Icon::arrow_down, ctx.theme.minus, a.axis_y - ctx.px(36));
}

void put_controls(LayoutContext& ctx, DisplayList& list) {
    const RectPx c = ctx.areas.controls;
    const bool playing = ctx.state.playing;
    const float play_h = ctx.px(88), step_h = ctx.px(74), step_w = ctx.px(72);
    const RectPx play{c.x, c.y, c.w, play_h};
    put_button(ctx, list,
               {.id = "time-play",
                .role = Role::toggle,
                .label = ctx.words(playing ? Word::pause : Word::play),
                .icon = playing ? Icon::pause : Icon::play,
                .primary = true,
                .look = ButtonLook::selected,
                .on_tap = TogglePlay{},
                .region = Region::controls,
                .padding = 32},
               play);
    const RectPx row = ctx.areas.screen.w < ctx.areas.screen.h
                           ? RectPx{play.right() + ctx.px(14), c.y, c.w, play_h}
                           : RectPx{c.x, play.bottom() + ctx.px(18), c.w, step_h};
    constexpr Word levels[] = {Word::level_decades, Word::level_years, Word::level_months,
                               Word::level_days};
    const auto level = static_cast<std::size_t>(ctx.state.time.level);
    put_button(ctx, list,
               {.id = "time-zoom-out",
                .label = ctx.words(Word::zoom_out),
                .icon = Icon::minus,
                .show_label = false,
                .enabled = level > 0,
                .on_tap = StepTimeLevel{-1}},
               {row.x, row.y, step_w, row.h});
    put_text(ctx, list, ctx.words(levels[level]), ctx.tokens().type.label,
             {row.x + step_w, row.y, row.w - 2 * step_w, row.h}, ctx.theme.text_secondary,
             {.align = Align::centre, .valign = VAlign::middle, .wrap = false});
    put_node(ctx, {.id = "time-level",
                   .role = Role::text,
                   .label = ctx.words(levels[level]).view(),
                   .box = {row.x + step_w, row.y, row.w - 2 * step_w, row.h}});
    put_button(ctx, list,
               {.id = "time-zoom-in",
                .label = ctx.words(Word::zoom_in),
                .icon = Icon::plus,
                .show_label = false,
                .enabled = level + 1 < time_level_count,
                .on_tap = StepTimeLevel{1}},
               {row.right() - step_w, row.y, step_w, row.h});
}

RectPx flag_box(const LayoutContext& ctx, float needle) {
    const Areas& a = ctx.areas;
    const float w = ctx.px(flag_width), margin = ctx.px(ctx.tokens().margin_x);
    const float x = std::clamp(needle - w / 2, margin, a.screen.w - margin - w);
    return {x, a.flag_y, w, a.strip.y - a.flag_y};
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
    put_controls(ctx, list);

    ctx.nodes.time = time;
    const RectPx strip = ctx.strip();
    ctx.nodes.add({.id = "time-strip",
                   .role = Role::timeline,
                   .label = ctx.words(Word::timeline).view(),
                   .value = ctx.dates.medium(to_day(ctx.state.cursor)),
                   .box = strip,
                   .region = Region::timeline,
                   .drag = DragKind::time});
    put_ticks(ctx, list, records);
    put_trace(ctx, list, records);

    const float needle = time.to_x(ctx.state.cursor);
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
    put_sides(ctx, list);
    for (const TimelineHead& head : records.heads)
        add_head_node(ctx, head);
    const RectPx flag = flag_box(ctx, needle);
    put_chip(ctx, list, ctx.turned(flag));
    put_flag(ctx, list, needle, flag);
}

} // namespace fl
