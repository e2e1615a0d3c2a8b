#include "scene/page.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace fl {
namespace {

constexpr float icon_size = 40, text_size = 30;
constexpr float sheet_width = 1296, close_size = 72, row_height = 88, row_pitch = 120;
constexpr float narrow_label = 48, row_gap = 12, foot_height = 76;
constexpr int setting_rows = 4;

/// One choice of a row: a button that is paper when chosen.
struct Choice {
    NodeId id;
    VisibleText label;
    bool chosen = false;
    Intent intent;
    float text_factor = 1; // of the button's type size, for samples of text sizes
};

void put_choice(LayoutContext& ctx, DisplayList& list, const Choice& choice, RectPx box) {
    const bool pressed = ctx.is_pressed(choice.id.key());
    const auto colors =
        button_colors(ctx, choice.chosen ? ButtonLook::selected : ButtonLook::raised, pressed);
    const float radius = ctx.px(ctx.tokens().radius_control);
    list.fill(ctx.turned(pressed ? box.grown(-ctx.px(3)) : box), colors.surface, radius);
    if (ctx.theme.outline_width > 0)
        list.frame(ctx.turned(box), ctx.theme.line, ctx.px(ctx.theme.outline_width), radius);
    TypeToken type = ctx.tokens().type.button;
    type.size = text_size * choice.text_factor;
    const float air = ctx.px(10);
    put_text(ctx, list, choice.label, type, {box.x + air, box.y, box.w - 2 * air, box.h},
             colors.content,
             {.align = Align::centre, .valign = VAlign::middle, .max_lines = 1, .shrink = true});
    put_node(ctx, {.id = choice.id,
                   .role = Role::toggle,
                   .label = choice.label.view(),
                   .box = box,
                   .region = Region::page,
                   .on_tap = choice.intent});
}

void put_choices(LayoutContext& ctx, DisplayList& list, std::span<const Choice> choices, RectPx box,
                 std::size_t columns) {
    const float gap = ctx.px(14);
    const float w = (box.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const auto column = static_cast<float>(i % columns), row = static_cast<float>(i / columns);
        put_choice(ctx, list, choices[i],
                   {box.x + column * (w + gap), box.y + row * (box.h + gap), w, box.h});
    }
}

bool is_narrow(const LayoutContext& ctx, RectPx sheet) {
    return sheet.w < ctx.px(1000);
}

/// From one row's choices to the next one's: as designed, closer where the sheet is low.
float pitch_of(const LayoutContext& ctx, RectPx sheet, float y) {
    const float label = is_narrow(ctx, sheet) ? ctx.px(narrow_label) : 0;
    const float room = sheet.bottom() - ctx.px(foot_height + row_gap) - y;
    return std::min(ctx.px(row_pitch), room / setting_rows - label);
}

/// Label at the leading side, its choices at the trailing one; in a narrow sheet below it.
float put_row(LayoutContext& ctx, DisplayList& list, Word label, Icon icon,
              std::span<const Choice> choices, RectPx sheet, float y, float pitch) {
    const bool narrow = is_narrow(ctx, sheet);
    const float label_w = narrow ? sheet.w : sheet.w * 0.32F;
    const float choice_h = std::min(ctx.px(row_height), pitch - ctx.px(row_gap));
    const float h = narrow ? ctx.px(narrow_label) : choice_h, side = ctx.px(icon_size);
    draw_icon(list, icon, ctx.turned({sheet.x, y + (h - side) / 2, side, side}),
              ctx.theme.text_secondary, ctx.px(2.6F), ctx.rtl());
    TypeToken type = ctx.tokens().type.button;
    type.size = text_size;
    const float indent = side + ctx.px(26);
    const RectPx used = put_text(
        ctx, list, ctx.words(label), type, {sheet.x + indent, y, label_w - indent - ctx.px(12), h},
        ctx.theme.text, {.valign = VAlign::middle, .max_lines = 2, .shrink = true});
    put_node(ctx, {.id = NodeId("row-", word_key(label)),
                   .role = Role::heading,
                   .label = ctx.words(label).view(),
                   .box = used,
                   .region = Region::page,
                   .hit = false});
    const float x = narrow ? sheet.x : sheet.x + label_w, top = narrow ? y + h : y;
    put_choices(ctx, list, choices, {x, top, sheet.right() - x, choice_h}, choices.size());
    return top + pitch;
}

float put_languages(LayoutContext& ctx, DisplayList& list, RectPx sheet, float y) {
    const LanguageList listed = listed_languages(ctx.exhibit());
    std::array<Choice, 12> choices;
    const std::size_t n = listed.count;
    for (std::size_t i = 0; i < n; ++i) {
        const LanguageId id = listed.ids[i];
        const Language& language = ctx.exhibit().languages[id.index];
        choices[i] = {NodeId("lang-", language.code), VisibleText::composed(language.native_name),
                      ctx.words.id() == id, SetLanguage{id}};
    }
    const std::size_t columns = 3, rows = (n + columns - 1) / columns;
    put_choices(ctx, list, std::span(choices).first(n), {sheet.x, y, sheet.w, ctx.px(row_height)},
                columns);
    return y + static_cast<float>(rows) * ctx.px(row_height + 14) + ctx.px(14);
}

void put_settings(LayoutContext& ctx, DisplayList& list, RectPx sheet, float y) {
    const ExhibitState& s = ctx.state;
    const float pitch = pitch_of(ctx, sheet, y);
    const VisibleText sample = ctx.words(Word::text_sample);
    std::array<Choice, 4> sizes;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const float step = ctx.tokens().text_steps[i];
        sizes[i] = {NodeId("text-size-", std::string_view("1234").substr(i, 1)), sample,
                    s.text_step == static_cast<int>(i), SetTextStep{static_cast<int>(i)},
                    step / ctx.tokens().text_steps[static_cast<std::size_t>(s.text_step)]};
    }
    y = put_row(ctx, list, Word::text_size, Icon::text_size, sizes, sheet, y, pitch);
    const std::array<Choice, 3> themes{
        {{"theme-night", ctx.words(Word::theme_night), s.theme == ThemeId::night,
          SetTheme{ThemeId::night}},
         {"theme-daylight", ctx.words(Word::theme_daylight), s.theme == ThemeId::daylight,
          SetTheme{ThemeId::daylight}},
         {"theme-high", ctx.words(Word::theme_high), s.theme == ThemeId::high_contrast,
          SetTheme{ThemeId::high_contrast}}}};
    y = put_row(ctx, list, Word::contrast, Icon::contrast, themes, sheet, y, pitch);
    const std::array<Choice, 2> reach{
        {{"reach-full", ctx.words(Word::reach_full), !s.reach_lower, SetReach{false}},
         {"reach-lower", ctx.words(Word::reach_lower), s.reach_lower, SetReach{true}}}};
    y = put_row(ctx, list, Word::reach, Icon::arrow_down, reach, sheet, y, pitch);
    const std::array<Choice, 2> motion{
        {{"motion-full", ctx.words(Word::motion_full), !s.calm, SetCalm{false}},
         {"motion-less", ctx.words(Word::motion_less), s.calm, SetCalm{true}}}};
    put_row(ctx, list, Word::motion, Icon::play, motion, sheet, y, pitch);
}

} // namespace

LayoutFacts put_reading_sheet(LayoutContext& ctx) {
    DisplayList& list = ctx.list();
    const RectPx screen = ctx.areas.screen;
    const Instant age = ctx.now - ctx.state.scene_began;
    const float shown = ctx.tokens().motion.enter(
        std::clamp(seconds(age) / seconds(ctx.tokens().motion.sheet_in), 0.0F, 1.0F));
    put_scrim(ctx, list, shown);
    // A touch beside the sheet closes it: no change is lost, since each acts at once.
    const float w = std::min(ctx.px(sheet_width), screen.w);
    const RectPx beside{0, 0, screen.w - w, screen.h};
    if (!beside.empty()) { // on a narrow screen the sheet leaves nothing
        ctx.nodes.add({.id = "sheet-ground",
                       .role = Role::button,
                       .label = ctx.words(Word::close).view(),
                       .box = screen,
                       .touch = ctx.turned(beside).centre(),
                       .region = Region::page,
                       .on_tap = LeaveScene{}});
    }
    const float slide = ctx.state.calm ? 0 : (1 - shown) * w * (ctx.rtl() ? -1.0F : 1.0F);
    const RectPx panel{screen.w - w, 0, w, screen.h};
    list.begin_group(ctx.state.calm ? shown : 1.0F, {slide, 0});
    list.fill(ctx.turned(panel), ctx.theme.dock);
    list.fill(ctx.turned({panel.x, 0, ctx.px(4), panel.h}), ctx.theme.line);
    const float side = w < screen.w ? ctx.px(54) : ctx.px(40);
    const RectPx in{panel.x + side, ctx.px(34), w - side - ctx.px(40), screen.h - ctx.px(68)};
    put_node(ctx, {.id = "reading-sheet",
                   .role = Role::card,
                   .label = ctx.words(Word::reading_title).view(),
                   .box = panel,
                   .region = Region::page});
    const RectPx title =
        put_text(ctx, list, ctx.words(Word::reading_title), ctx.tokens().type.heading,
                 {in.x, in.y, in.w - ctx.px(100), ctx.px(close_size)}, ctx.theme.text,
                 {.valign = VAlign::middle, .max_lines = 1, .shrink = true});
    put_node(ctx, {.id = "page-title",
                   .role = Role::heading,
                   .label = ctx.words(Word::reading_title).view(),
                   .box = title,
                   .region = Region::page,
                   .hit = false});
    put_button(ctx, list,
               {.id = "close",
                .label = ctx.words(Word::close),
                .icon = Icon::close,
                .show_label = false,
                .primary = true,
                .on_tap = LeaveScene{},
                .region = Region::page},
               {in.right() - ctx.px(close_size), in.y, ctx.px(close_size), ctx.px(close_size)});
    float y = put_languages(ctx, list, in, in.y + ctx.px(104));
    list.fill(ctx.turned({in.x, y, in.w, ctx.px(2)}), ctx.theme.line);
    put_settings(ctx, list, in, y + ctx.px(26));
    const ButtonSpec home{.id = "home",
                          .label = ctx.words(Word::home),
                          .icon = Icon::map,
                          .on_tap = GoHome{},
                          .region = Region::page};
    const float foot = ctx.px(foot_height), home_w = std::min(button_width(ctx, home), in.w * 0.5F);
    const RectPx row{in.x, in.bottom() - foot, in.w, foot};
    put_button(ctx, list, home, {row.x, row.y, home_w, foot});
    const float x = row.x + home_w + ctx.px(24);
    put_text(ctx, list, ctx.words(Word::settings_reset), ctx.tokens().type.button,
             {x, row.y, row.right() - x, foot}, ctx.theme.text_secondary,
             {.valign = VAlign::middle, .max_lines = 3, .weight = 500, .shrink = true});
    list.end_group();
    return {};
}

} // namespace fl
