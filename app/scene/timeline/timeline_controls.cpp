#include "scene/parts/parts.h"
#include "scene/timeline/timeline.h"

#include <algorithm>
#include <array>

namespace fl {
namespace {

constexpr float word_height = 30, arrow_size = 20, arrow_gap = 7;

} // namespace

std::array<RectPx, 2> side_word_boxes(LayoutContext& ctx) {
    const Areas& a = ctx.areas;
    const auto box = [&](Word word, float y) {
        const SizePx text = set_text(ctx, ctx.words(word), ctx.tokens().type.label, 0).size;
        return RectPx{a.strip.x + ctx.px(2), y, ctx.px(arrow_size + arrow_gap) + text.w,
                      std::max(text.h, ctx.px(word_height))};
    };
    const RectPx plus = box(Word::plus_side, a.strip.y + ctx.px(3));
    const RectPx minus = box(Word::minus_side, 0);
    return {plus, minus.moved({0, a.axis_y - ctx.px(6) - minus.h})};
}

void put_side_words(LayoutContext& ctx, DisplayList& list, const TimelineRecords& records) {
    const auto boxes = side_word_boxes(ctx);
    const auto put = [&](Word word, Icon icon, Rgba color, RectPx box) {
        const bool taken = std::ranges::any_of(records.heads, [&](const TimelineHead& head) {
            const float r = head.current ? ctx.px(30) : head.size * 0.7F;
            return ctx.turned(box).grown(r).contains(head.centre);
        });
        if (taken)
            return;
        const float size = ctx.px(arrow_size);
        draw_icon(list, icon, ctx.turned({box.x, box.centre().y - size / 2, size, size}), color,
                  ctx.px(2.6F), false);
        put_text(ctx, list, ctx.words(word), ctx.tokens().type.label,
                 {box.x + ctx.px(arrow_size + arrow_gap), box.y, 0, box.h}, color,
                 {.valign = VAlign::middle, .wrap = false, .casing = ctx.theme.dock});
    };
    put(Word::plus_side, Icon::arrow_up, ctx.theme.plus, boxes[0]);
    put(Word::minus_side, Icon::arrow_down, ctx.theme.minus, boxes[1]);
}

void put_time_controls(LayoutContext& ctx, DisplayList& list) {
    const RectPx c = ctx.areas.controls;
    const bool playing = ctx.state.playing;
    const float play_h = ctx.px(88), step_h = ctx.px(74), step_w = ctx.px(72);
    const bool portrait = ctx.state.screen.portrait();
    const RectPx play =
        portrait ? RectPx{c.x, c.y, ctx.px(260), c.h} : RectPx{c.x, c.y, c.w, play_h};
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
    const RectPx row = portrait ? RectPx{play.right() + ctx.px(24), c.y,
                                         c.right() - play.right() - ctx.px(24), c.h}
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
    // Large words stand below the buttons. Where there is no room either the word goes: the axis
    // tells the level too.
    const float below_h = ctx.areas.screen.h - row.bottom() - ctx.px(6);
    const std::array<RectPx, 2> places{
        {{row.x + step_w + ctx.px(4), row.y, row.w - 2 * step_w - ctx.px(8), row.h},
         {row.x, row.bottom() + ctx.px(2), row.w, portrait ? 0 : below_h}}};
    const VisibleText word = ctx.words(levels[level]);
    for (const RectPx& place : places) {
        const SizePx room{place.w, place.h};
        const Paragraph& set =
            set_fitting(ctx, word, ctx.tokens().type.label, room, {.wrap = false});
        if (room.h <= 0 || !text_fits(set, room))
            continue;
        const RectPx box{place.centre().x - set.size.w / 2, place.centre().y - set.size.h / 2,
                         set.size.w, set.size.h};
        put_paragraph(list, set, ctx.turned(box).origin(), ctx.theme.text_secondary);
        break;
    }
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

} // namespace fl
