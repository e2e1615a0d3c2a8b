#include "scene/attract/attract_parts.h"
#include "scene/parts/parts.h"
#include "scene/scenes.h"

#include <algorithm>

namespace fl {
namespace {

constexpr float row_pitch = 100, language_least = 190, row_height = 84, row_gap = 14; // design px
/// Where a box of the picture stands, whose direction stays while that of the copy changes.
RectPx steady(const LayoutContext& ctx, const LayoutContext& house, RectPx box) {
    return ctx.rtl() == house.rtl() ? box : mirrored(box, ctx.areas.screen.w);
}

/// The widest invitation of all languages: buttons beside it do not move when the language does.
float invitation_width(const LayoutContext& ctx) {
    float widest = 0;
    const LanguageList listed = listed_languages(ctx.exhibit());
    for (const LanguageId id : listed.all()) {
        LayoutContext one = in_language(ctx, id);
        const Paragraph& text =
            set_text(one, one.words(Word::touch_to_begin), ctx.tokens().type.lead, 0);
        widest = std::max(widest, text.size.w);
    }
    return widest;
}

/// The trace of the whole story runs in from the leading side.
void put_running_trace(LayoutContext& ctx, DisplayList& list, SceneMemory& memory, float band,
                       float progress) {
    const RectPx strip{0, ctx.areas.screen.h - ctx.px(90) - band, ctx.areas.screen.w, ctx.px(120)};
    LayoutContext wide = ctx;
    wide.areas.strip = strip;
    wide.areas.baseline_y = ctx.areas.screen.h - ctx.px(30) - band;
    const double first = to_days(ctx.exhibit().span.first), last = to_days(ctx.exhibit().span.last);
    TimeTransform time{strip.x, strip.w, first, last - first, ctx.rtl()};
    ExhibitState whole = ctx.state;
    whole.cursor = last;
    LayoutContext traced{ctx.materials, whole,   wide.areas,  ctx.words, ctx.theme, ctx.text,
                         ctx.dates,     ctx.now, ctx.picture, ctx.nodes, ctx.scene};
    prepare_trace(traced, time, memory.timeline);
    const auto count =
        static_cast<std::size_t>(static_cast<float>(memory.timeline.trace.size()) * progress);
    if (count > 1) {
        list.trace(std::span(memory.timeline.trace).first(count),
                   std::span(memory.timeline.trace_color).first(count), ctx.px(3));
        if (progress < 1)
            list.disc(memory.timeline.trace[count - 1], ctx.px(5), ctx.theme.text);
    }
}

/// The same for those who read the tree.
void put_copy_node(LayoutContext& ctx, const Foot& foot, const AttractLoop& loop) {
    const auto question = loop.question_of(loop.spoken_slot());
    const VisibleText headline = together(
        ctx, {ctx.words(Word::attract_line_1).view(), ctx.words(Word::attract_line_2).view()}, " ");
    const VisibleText said =
        question ? ctx.words(ctx.exhibit().questions[*question].asked) : headline;
    put_node(ctx, {.id = "attract-copy",
                   .role = Role::text,
                   .label = said.view(),
                   .value = ctx.words(Word::attract_lead).view(),
                   .hint = exhibit_name(ctx).view(),
                   .box = {ctx.px(64), ctx.px(160), ctx.areas.screen.w - ctx.px(128),
                           ctx.areas.screen.h - ctx.px(256) - foot.band},
                   .hit = false});
}

/// At the trailing end of the invitation's row: whoever reads can stop what moves (ACCESSIBILITY
///
void put_pause_button(LayoutContext& ctx, const LayoutContext& house, DisplayList& list,
                      float row_y) {
    const bool held = ctx.state.attract_held.has_value();
    const float side = ctx.px(row_height);
    put_button(ctx, list,
               {.id = "attract-pause",
                .role = Role::toggle,
                .label = ctx.words(held ? Word::play : Word::pause),
                .icon = held ? Icon::play : Icon::pause,
                .show_label = false,
                .look = held ? ButtonLook::selected : ButtonLook::raised,
                .on_tap = HoldAttract{!held}},
               steady(ctx, house, {ctx.areas.screen.w - ctx.px(64) - side, row_y, side, side}));
}

/// Where the panel hangs so that its top is out of reach, a visitor in a wheelchair can begin with
/// everything in the lower part: beside the invitation where that has a row of its own, else above
/// the band, at the trailing end. Low on every panel. Returns its width.
float put_reach_button(LayoutContext& ctx, const LayoutContext& house, DisplayList& list,
                       const Foot& foot) {
    const Screen& screen = ctx.state.screen;
    if (screen.top_mm() <= highest_reach_mm || screen.preview())
        return 0;
    const ButtonSpec button{.id = "reach-lower",
                            .label = ctx.words(Word::reach_lower),
                            .icon = Icon::arrow_down,
                            .on_tap = Wake{std::nullopt, true}};
    const float h = ctx.px(84), x = ctx.px(64);
    const float w = std::min(button_width(ctx, button), screen.size.w / 2 - x);
    const float above = screen.size.h - foot.band - ctx.px(24) - h;
    const bool in_row = foot.two_rows;
    const float y = in_row ? screen.size.h - ctx.px(124 + row_pitch) : above;
    const float end = screen.size.w - x - (in_row ? ctx.px(row_height + row_gap) : 0);
    // Above the band it keeps clear of the copy, whose side changes with its language.
    const RectPx box{end - w, y, w, h};
    put_button(ctx, list, button, in_row ? steady(ctx, house, box) : box);
    return w;
}

/// From `at` to `end`, all of one width; none where there is no choice.
void put_languages(LayoutContext& ctx, DisplayList& list, float at, float end, float y) {
    const LanguageList listed = listed_languages(ctx.exhibit());
    if (listed.count < 2)
        return;
    const float gap = ctx.px(row_gap), h = ctx.px(row_height);
    const float w = (end - at + gap) / static_cast<float>(listed.count) - gap;
    for (const LanguageId id : listed.all()) {
        const Language& language = ctx.exhibit().languages[id.index];
        const bool current = ctx.state.language == id;
        put_button(ctx, list,
                   {.id = NodeId("lang-", language.code),
                    .role = Role::language,
                    .label = VisibleText::composed(language.native_name),
                    .centred = true,
                    .look = current ? ButtonLook::selected : ButtonLook::raised,
                    .on_tap = Wake{id}},
                   {at, y, w, h});
        at += w + gap;
    }
}

/// Invitation, and a button for each language when there is a choice.
void put_invitation(LayoutContext& ctx, LayoutContext& house, DisplayList& list, const Foot& foot) {
    const RectPx screen = ctx.areas.screen;
    const float h = ctx.px(row_height), x = ctx.px(64), size = ctx.px(46), icon_gap = ctx.px(26);
    const float pause = ctx.px(row_height + row_gap);
    const bool two_rows = foot.two_rows;
    const float y = screen.h - ctx.px(124), touch_y = two_rows ? y - ctx.px(row_pitch) : y;
    const float reach_w = put_reach_button(ctx, house, list, foot);
    const float taken = pause + (two_rows && reach_w > 0 ? reach_w + icon_gap : 0);
    const float icon_w = icon_gap + size;
    const float room = std::min(foot.invitation, screen.w - 2 * x - icon_w - taken);
    const RectPx place = steady(ctx, house, {x, touch_y, room + icon_w, h});
    const RectPx touch =
        put_text(ctx, list, ctx.words(Word::touch_to_begin), ctx.tokens().type.lead,
                 {place.x, place.y, room, h}, ctx.theme.text,
                 {.valign = VAlign::middle, .wrap = false, .shrink = true});
    draw_icon(list, Icon::finger,
              ctx.turned({touch.right() + icon_gap, touch_y + (h - size) / 2, size, size}),
              ctx.theme.text, ctx.px(3.4F), false);
    if (two_rows)
        put_pause_button(ctx, house, list, touch_y);
    put_languages(house, list, two_rows ? x : x + room + ctx.px(116),
                  screen.w - x - (two_rows ? 0 : pause), y);
    if (!two_rows)
        put_pause_button(ctx, house, list, y);
}

} // namespace

Foot foot_of(const LayoutContext& ctx) {
    Foot foot;
    foot.invitation = invitation_width(ctx);
    const auto languages = static_cast<float>(listed_languages(ctx.exhibit()).count);
    const float room =
        ctx.areas.screen.w - ctx.px(64 + 116 + 64 + row_height + row_gap) - foot.invitation;
    foot.two_rows = languages > 1 && room < languages * ctx.px(language_least);
    foot.band = ctx.px(150 + (foot.two_rows ? row_pitch : 0));
    return foot;
}

void lay_out_attract(LayoutContext& ctx, SceneMemory& memory) {
    DisplayList& list = ctx.list();
    const AttractLoop loop = attract_loop(ctx.state, ctx.materials, ctx.now);
    const RectPx screen = ctx.areas.screen;
    // The picture keeps the direction of the language in which visits begin; the copy turns.
    LayoutContext house = in_language(ctx, ctx.state.house_language);
    widen_map(house.areas);
    put_map(house);
    const Foot foot = foot_of(ctx);
    const float band = foot.band;
    ctx.picture.map.clip = {0, 0, screen.w, screen.h - band};
    ctx.nodes.clear();
    const AttractTorn torn = attract_torn(ctx, loop);
    bleed_colours(ctx, torn.bleed);
    put_torn_map(house, list, torn.open);
    put_attract_ground(ctx, list, foot);
    list.begin_group(loop.fade(), {});
    put_running_trace(house, list, memory, band,
                      ctx.tokens().motion.enter(loop.rise(0.3F, AttractLoop::trace_time)));
    list.end_group();
    put_brand(ctx, list, {ctx.px(64), ctx.px(44)}, 62, screen.w - ctx.px(128));
    put_copy(ctx, list, foot, loop);
    ctx.nodes.add({.id = "attract",
                   .role = Role::button,
                   .label = ctx.words(Word::touch_to_begin).view(),
                   .box = screen,
                   .primary = true,
                   .on_tap = Wake{}});
    put_copy_node(ctx, foot, loop);
    put_invitation(ctx, house, list, foot);
    put_touch_ring(ctx, list);
}

} // namespace fl
