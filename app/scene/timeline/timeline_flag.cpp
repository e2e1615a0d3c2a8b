#include "scene/parts/parts.h"
#include "scene/timeline/timeline.h"

#include <algorithm>
#include <array>
#include <optional>

namespace fl {
namespace {

constexpr float flag_width = 300, step_width = 84, notch = 20;
constexpr float chip_gap = 18, chip_flip_room = 420, chip_width = 600;

/// The parts of the flag, left to right: a step button at each end and the date between.
struct FlagParts {
    RectPx previous, date, next;
};

FlagParts parts_of(const LayoutContext& ctx, RectPx flag) {
    const RectPx ltr = ctx.turned(flag); // back to left-to-right coordinates for the parts inside
    const float step = ctx.px(step_width);
    return {{ltr.x, ltr.y, step, ltr.h},
            {ltr.x + step, ltr.y, ltr.w - 2 * step, ltr.h},
            {ltr.right() - step, ltr.y, step, ltr.h}};
}

/// At either end of the story there is nowhere to step to.
bool can_step(const LayoutContext& ctx, int by) {
    return neighbour_event(ctx.state, ctx.exhibit(), by).has_value();
}

void put_flag_nodes(LayoutContext& ctx, RectPx flag) {
    const FlagParts parts = parts_of(ctx, flag);
    const auto put_step = [&](std::string_view id, Word word, RectPx box, int by) {
        put_node(ctx, {.id = id,
                       .role = Role::button,
                       .label = ctx.words(word).view(),
                       .box = box,
                       .region = Region::timeline,
                       .enabled = can_step(ctx, by),
                       .on_tap = StepEvent{by}});
    };
    put_step("time-previous", Word::previous_event, parts.previous, -1);
    put_node(ctx, {.id = "time-flag",
                   .role = Role::slider,
                   .label = ctx.hint(Word::time_flag, Word::time_flag_keys),
                   .value = ctx.dates.medium(to_day(ctx.state.cursor)),
                   .box = parts.date,
                   .region = Region::timeline,
                   .primary = true,
                   .drag = DragKind::cursor});
    put_step("time-next", Word::next_event, parts.next, 1);
}

/// Title of the chip: one line where it fits, else two smaller ones, else what the strip calls it,
/// else its kind.
struct ChipTitle {
    const Paragraph* text = nullptr;
    bool whole = false;
};

ChipTitle chip_title(LayoutContext& ctx, const Event& event, SizePx room) {
    const auto& type = ctx.tokens().type;
    const VisibleText title = ctx.words(event.title);
    const Paragraph& line = set_text(ctx, title, type.button, 0);
    if (line.size.w <= room.w)
        return {&line, true};
    const TextPlace two_lines{.max_lines = 2};
    const Paragraph& lines = set_fitting(ctx, title, type.label, room, two_lines);
    if (text_fits(lines, room, two_lines))
        return {&lines, true};
    const TextId less = event.timeline_label ? event.timeline_label : event.kind_name;
    const VisibleText shorter = less ? ctx.words(less) : ctx.words(kind_word(event.kind));
    return {&set_fitting(ctx, shorter, type.label, room, two_lines), false};
}

/// The chip's part of the tree: keys come to it before the flag or after it, as it stands.
struct ChipNode {
    Node node;
    bool before = false;
};

/// The latest event up to the cursor, beside the flag; on the leading side when the trailing one is
/// narrow.
std::optional<ChipNode> put_chip(LayoutContext& ctx, DisplayList& list, RectPx flag_ltr) {
    if (!ctx.state.marker || ctx.scene != SceneId::explore)
        return std::nullopt;
    const Event& event = ctx.exhibit().events[ctx.state.marker->index];
    const Areas& a = ctx.areas;
    const float right = a.screen.w - ctx.px(ctx.tokens().margin_x);
    const float gap = ctx.px(chip_gap), pad = ctx.px(26), chevron = ctx.px(30), space = ctx.px(16);
    // At large text sizes and on small screens the date goes first (DESIGN.md sections 3 and 10),
    // but not the year where it is not the flag's: the event would be taken for one of that year.
    const bool roomy = ctx.state.text_step < 2 && !ctx.state.screen.compact();
    const bool this_year = year_of(event.date.first) == year_of(to_day(ctx.state.cursor));
    const auto date = VisibleText::composed(this_year ? ctx.dates.shortened(event.date)
                                            : roomy   ? ctx.dates.medium(event.date.first)
                                                      : ctx.dates.year(event.date.first));
    const TypeToken& type = ctx.tokens().type.button;
    const Paragraph& date_text = set_text(ctx, date, type, 0, {.weight = 500});
    bool dated = roomy || !this_year;
    const float after = right - flag_ltr.right() - gap, before = flag_ltr.x - gap - a.rail.x;
    const float widest = ctx.px(chip_width) * ctx.text_factor();
    const auto date_room = [&] { return dated ? date_text.size.w + space : 0; };
    const auto fixed_width = [&] { return 2 * pad + date_room() + space + chevron; };
    const auto title_in = [&](float room) {
        return chip_title(ctx, event, {room - fixed_width(), flag_ltr.h - ctx.px(4)});
    };
    // On the leading side where the trailing one is narrow, or too narrow for this title; a long
    // title takes the place of the date, and more than the usual width.
    ChipTitle fitting = title_in(std::min(after, widest));
    const bool flipped = after < ctx.px(chip_flip_room) || (!fitting.whole && before > after);
    const float room = flipped ? before : after;
    if (flipped)
        fitting = title_in(std::min(room, widest));
    if (!fitting.whole) {
        dated = !this_year;
        fitting = title_in(room);
    }
    const float date_w = date_room(), fixed = fixed_width();
    const Paragraph& title = *fitting.text;
    const float w = fixed + title.size.w;
    const RectPx chip{flipped ? flag_ltr.x - gap - w : flag_ltr.right() + gap, flag_ltr.y, w,
                      flag_ltr.h};

    const bool pressed = ctx.is_pressed(node_key("event-chip"));
    put_face(ctx, list, chip, pressed ? ctx.theme.raise2 : ctx.theme.raise, pressed);
    if (dated)
        put_text(ctx, list, date, type, {chip.x + pad, chip.y, 0, chip.h}, ctx.theme.text_tertiary,
                 {.valign = VAlign::middle, .wrap = false, .weight = 500});
    const RectPx title_box{chip.x + pad + date_w, chip.centre().y - title.size.h / 2, title.size.w,
                           title.size.h};
    put_paragraph(list, title, ctx.turned(title_box).origin(), ctx.theme.text);
    draw_icon(list, Icon::chevron_trailing,
              ctx.turned({chip.right() - pad - chevron + ctx.px(8), chip.centre().y - chevron / 2,
                          chevron, chevron}),
              ctx.theme.text, ctx.px(3.4F), ctx.rtl());
    return ChipNode{{.id = "event-chip",
                     .role = Role::button,
                     .label = ctx.words(event.title).view(),
                     .value = ctx.dates.full(event.date),
                     .hint = ctx.words(Word::open_card).view(),
                     .box = chip,
                     .region = Region::controls,
                     .primary = true,
                     .on_tap = OpenEvent{*ctx.state.marker}},
                    flipped};
}

/// Picture 15: head, date and title in a card of the screen's width.
void put_wide_chip(LayoutContext& ctx, DisplayList& list, RectPx box) {
    const bool free = ctx.scene == SceneId::explore || ctx.scene == SceneId::spectrum;
    if (!ctx.state.marker || !free)
        return;
    const Event& event = ctx.exhibit().events[ctx.state.marker->index];
    const auto& type = ctx.tokens().type;
    const int side = ctx.exhibit().tracks[event.track.index].side;
    const bool pressed = ctx.is_pressed(node_key("event-chip"));
    put_face(ctx, list, box, pressed ? ctx.theme.raise2 : ctx.theme.raise, pressed);
    const float pad = ctx.px(34), chevron = ctx.px(32);
    const Rgba head = side > 0   ? ctx.theme.stance[0]
                      : side < 0 ? ctx.theme.stance[4]
                                 : ctx.theme.text;
    const RectPx mark = ctx.turned({box.x + pad, box.y, ctx.px(34), box.h});
    draw_event_head(list, event.kind, mark.centre(), ctx.px(34), head, false, 0);
    const RectPx words{box.x + pad + ctx.px(62), box.y + ctx.px(12),
                       box.w - 3 * pad - ctx.px(62) - chevron, box.h - ctx.px(24)};
    // At large text sizes the date goes first (DESIGN.md section 10).
    const auto date = VisibleText::composed(ctx.dates.full(event.date));
    RectPx title = words;
    if (ctx.state.text_step < 2) {
        const RectPx when = put_text(ctx, list, date, type.label, {words.x, words.y, words.w, 0},
                                     ctx.theme.text_secondary, {.max_lines = 1, .weight = 500});
        title.y = when.bottom();
        title.h = words.bottom() - title.y;
    }
    put_text(ctx, list, ctx.words(event.title), type.button, title, ctx.theme.text,
             {.valign = VAlign::middle, .max_lines = 2, .shrink = true});
    draw_icon(
        list, Icon::chevron_trailing,
        ctx.turned({box.right() - pad - chevron, box.centre().y - chevron / 2, chevron, chevron}),
        ctx.theme.text, ctx.px(3.4F), ctx.rtl());
    put_node(ctx, {.id = "event-chip",
                   .role = Role::button,
                   .label = ctx.words(event.title).view(),
                   .value = ctx.dates.full(event.date),
                   .hint = ctx.words(Word::open_card).view(),
                   .box = box,
                   .region = Region::controls,
                   .primary = true,
                   .on_tap = OpenEvent{*ctx.state.marker}});
}

RectPx flag_box(const LayoutContext& ctx, float needle) {
    const Areas& a = ctx.areas;
    const float w = ctx.px(flag_width) + ctx.px(160) * (ctx.text_factor() - 1),
                margin = ctx.px(ctx.tokens().margin_x);
    const float x = std::clamp(needle - w / 2, margin, a.screen.w - margin - w);
    return {x, a.flag_y, w, a.strip.y - a.flag_y};
}

/// Points down at the needle; where the strip was moved away from it, to the side on which it lies.
void put_tip(LayoutContext& ctx, DisplayList& list, RectPx flag, float needle) {
    const RectPx strip = ctx.strip();
    const float half = ctx.px(notch), length = ctx.px(15);
    if (needle >= strip.x - 1 && needle <= strip.right() + 1) {
        const float tip = std::clamp(needle, flag.x + ctx.px(24), flag.right() - ctx.px(24));
        list.polygon(std::array<PointPx, 3>{{{tip - half, flag.bottom() - 1},
                                             {tip + half, flag.bottom() - 1},
                                             {tip, flag.bottom() + length}}},
                     ctx.theme.sheet);
        return;
    }
    const bool left = needle < strip.x;
    const float side = left ? flag.x + 1 : flag.right() - 1, out = left ? -length : length;
    const float middle = flag.centre().y;
    list.polygon(
        std::array<PointPx, 3>{
            {{side, middle - half}, {side, middle + half}, {side + out, middle}}},
        ctx.theme.sheet);
}

} // namespace

void put_flag_row(LayoutContext& ctx, DisplayList& list, float needle) {
    const RectPx flag = flag_box(ctx, needle);
    if (!ctx.areas.chip.empty()) {
        put_wide_chip(ctx, list, ctx.areas.chip);
        return put_flag_nodes(ctx, flag);
    }
    auto chip = put_chip(ctx, list, ctx.turned(flag));
    if (chip && chip->before)
        put_node(ctx, std::move(chip->node));
    put_flag_nodes(ctx, flag);
    if (chip && !chip->before)
        put_node(ctx, std::move(chip->node));
}

void put_flag(LayoutContext& ctx, DisplayList& list, float needle) {
    const Theme& t = ctx.theme;
    const RectPx flag = flag_box(ctx, needle);
    list.shadow(flag, ctx.px(ctx.tokens().radius_control), ctx.px(24), Rgba{0, 0, 0, 110});
    list.fill(flag, t.sheet, ctx.px(ctx.tokens().radius_control));
    put_tip(ctx, list, flag, needle);
    const auto date = VisibleText::composed(ctx.dates.medium(to_day(ctx.state.cursor)));
    const float chevrons = ctx.px(46); // the targets are wider than their signs
    const RectPx ltr = ctx.turned(flag);
    const RectPx words{ltr.x + chevrons, ltr.y, ltr.w - 2 * chevrons, ltr.h};
    put_text(ctx, list, date, ctx.tokens().type.cursor_date, words, t.on_sheet,
             {.align = Align::centre, .valign = VAlign::middle, .wrap = false, .shrink = true});
    const auto put_chevron = [&](std::string_view id, Icon icon, RectPx box, int by) {
        const bool pressed = ctx.is_pressed(node_key(id));
        const float size = ctx.px(pressed ? 26 : 32); // not by colour alone: some themes have none
        // The chevron stands near the flag's edge; the target is the whole end of the flag.
        const float x = by < 0 ? box.x + ctx.px(6) : box.right() - ctx.px(6) - size;
        draw_icon(list, icon, ctx.turned({x, box.centre().y - size / 2, size, size}),
                  pressed || !can_step(ctx, by) ? t.sheet_line : t.on_sheet, ctx.px(3.6F),
                  ctx.rtl());
    };
    const FlagParts parts = parts_of(ctx, flag);
    put_chevron("time-previous", Icon::chevron_leading, parts.previous, -1);
    put_chevron("time-next", Icon::chevron_trailing, parts.next, 1);
}

} // namespace fl
