#include "scene/pages/help_menu.h"

#include "scene/parts/page.h"

#include <algorithm>
#include <array>

namespace fl {
namespace {

constexpr float sheet_width = 760, pad = 44, gap = 14, close_size = 72, row_height = 88;

struct Entry {
    const char* id;
    Word word;
    Icon icon;
    Intent intent;
};

std::array<Entry, 7> entries_of(const ExhibitState& state) {
    const bool paused = state.speech.paused, dark = state.dark;
    return {
        {{"help-repeat", Word::help_repeat, Icon::listen, RepeatSpeech{}},
         {"help-where", Word::help_where, Icon::map, SayWhere{}},
         {"help-slower", Word::help_slower, Icon::minus, StepSpeechSpeed{-1}},
         {"help-faster", Word::help_faster, Icon::plus, StepSpeechSpeed{1}},
         {"help-pause", paused ? Word::help_go_on : Word::help_pause,
          paused ? Icon::play : Icon::pause, PauseSpeech{!paused}},
         {"help-dark", dark ? Word::screen_light : Word::screen_dark, Icon::dark, SetDark{!dark}},
         {"help-keys", Word::help_keys, Icon::access, SayKeys{}}}};
}

/// In the middle, as high as its rows need.
RectPx sheet_box(const LayoutContext& ctx, std::size_t rows) {
    const RectPx screen = ctx.areas.screen;
    const float w = std::min(ctx.px(sheet_width), screen.w - ctx.px(80));
    const float h =
        ctx.px(2 * pad + close_size + gap) + static_cast<float>(rows) * ctx.px(row_height + gap);
    return {(screen.w - w) / 2, (screen.h - h) / 2, w, h};
}

void put_ground(LayoutContext& ctx, DisplayList& list, RectPx sheet) {
    put_scrim(ctx, list, 1);
    // A touch beside the sheet closes it.
    ctx.nodes.add({.id = "sheet-ground",
                   .role = Role::button,
                   .label = ctx.words(Word::close).view(),
                   .box = ctx.areas.screen,
                   .touch = {ctx.areas.screen.w / 2, sheet.y / 2},
                   .region = Region::page,
                   .on_tap = ShowHelp{false}});
    list.shadow(sheet, ctx.px(ctx.tokens().radius_card), ctx.px(ctx.tokens().shadow_spread),
                Rgba{0, 0, 0, 140});
    list.fill(sheet, ctx.theme.sheet, ctx.px(ctx.tokens().radius_card));
    ctx.nodes.add({.id = "help-menu",
                   .role = Role::card,
                   .label = ctx.words(Word::help_title).view(),
                   .box = sheet,
                   .region = Region::page});
}

void put_head(LayoutContext& ctx, DisplayList& list, RectPx in) {
    const float size = ctx.px(close_size);
    const RectPx title = put_text(ctx, list, ctx.words(Word::help_title), ctx.tokens().type.heading,
                                  {in.x, in.y, in.w - size, size}, ctx.theme.on_sheet,
                                  {.valign = VAlign::middle, .max_lines = 1, .shrink = true});
    put_node(ctx, {.id = "page-title",
                   .role = Role::heading,
                   .label = ctx.words(Word::help_title).view(),
                   .box = title,
                   .region = Region::page,
                   .hit = false});
    put_button(ctx, list,
               close_button(ctx, {.primary = true,
                                  .look = ButtonLook::sheet,
                                  .on_tap = ShowHelp{false},
                                  .region = Region::page}),
               {in.right() - size, in.y, size, size});
}

} // namespace

void put_help_menu(LayoutContext& ctx) {
    DisplayList& list = ctx.list();
    ctx.nodes.forget_nodes();
    const auto entries = entries_of(ctx.state);
    const RectPx sheet = sheet_box(ctx, entries.size());
    put_ground(ctx, list, sheet);
    const RectPx in = sheet.grown(-ctx.px(pad));
    put_head(ctx, list, in);
    const float h = ctx.px(row_height);
    float y = in.y + ctx.px(close_size + 2 * gap);
    for (const Entry& entry : entries) {
        put_button(ctx, list,
                   {.id = entry.id,
                    .label = ctx.words(entry.word),
                    .icon = entry.icon,
                    .primary = true,
                    .look = ButtonLook::sheet,
                    .on_tap = entry.intent,
                    .region = Region::page},
                   {in.x, y, in.w, h});
        y += h + ctx.px(gap);
    }
}

} // namespace fl
