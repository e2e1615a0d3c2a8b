#include "scene/parts/page.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace fl {
namespace {

constexpr float icon_size = 40, text_size = 30;
constexpr float sheet_width = 1296, close_size = 72, row_height = 88, row_pitch = 120;
constexpr float foot_height = 76;
constexpr float stepper_middle = 52; // between its two buttons

/// One choice of a row: a button that is paper when chosen.
struct Choice {
    NodeId id;
    VisibleText label;
    bool chosen = false;
    Intent intent;
    float text_factor = 1;                // of the button's type size, for samples of text sizes
    std::optional<LanguageId> language{}; // of the label
};

void put_choice(LayoutContext& ctx, DisplayList& list, const Choice& choice, RectPx box) {
    const bool pressed = ctx.is_pressed(choice.id.key());
    const auto colors =
        button_colors(ctx, choice.chosen ? ButtonLook::selected : ButtonLook::raised, pressed);
    put_face(ctx, list, box, colors.surface, pressed);
    TypeToken type = ctx.tokens().type.button;
    type.size = text_size * choice.text_factor;
    if (ctx.rtl()) { // Arabic letters reach further up and down than their line
        constexpr float reach = 1.55F;
        type.size *= std::min(box.h / reach / style_of(ctx, type).size_px, 1.0F);
    }
    const float air = ctx.px(10);
    put_text(ctx, list, choice.label, type, {box.x + air, box.y, box.w - 2 * air, box.h},
             colors.content,
             {.align = Align::centre, .valign = VAlign::middle, .max_lines = 1, .shrink = true});
    put_node(ctx, {.id = choice.id,
                   .role = Role::toggle,
                   .label = choice.label.view(),
                   .value = choice.chosen ? ctx.words(Word::chosen).view() : std::string_view{},
                   .box = box,
                   .region = Region::page,
                   .on_tap = choice.intent,
                   .language = choice.language});
}

/// `box` is the first row.
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

/// Of a label above its choices in a narrow sheet. Arabic reaches further down.
float label_height(const LayoutContext& ctx) {
    return ctx.px(!ctx.large_text() ? 48 : ctx.rtl() ? 84 : 62);
}

bool is_narrow(const LayoutContext& ctx, RectPx sheet) {
    return sheet.w < ctx.px(ctx.large_text() ? 1100 : 1000);
}

/// Label at the leading side, in a narrow sheet above. @return where its choices stand
RectPx put_row_label(LayoutContext& ctx, DisplayList& list, Word label, Icon icon, RectPx row) {
    const bool narrow = is_narrow(ctx, row);
    const float label_w = narrow ? row.w : row.w * 0.32F;
    const float h = narrow ? label_height(ctx) : row.h, side = ctx.px(icon_size);
    draw_icon(list, icon, ctx.turned({row.x, row.y + (h - side) / 2, side, side}),
              ctx.theme.text_secondary, ctx.px(2.6F), ctx.rtl());
    TypeToken type = ctx.tokens().type.button;
    type.size = text_size;
    const float indent = side + ctx.px(26);
    const RectPx used =
        put_text(ctx, list, ctx.words(label), type,
                 {row.x + indent, row.y, label_w - indent - ctx.px(12), h}, ctx.theme.text,
                 {.valign = VAlign::middle, .max_lines = 2, .shrink = true});
    put_node(ctx, {.id = NodeId("row-", word_key(label)),
                   .role = Role::heading,
                   .label = ctx.words(label).view(),
                   .box = used,
                   .region = Region::page,
                   .hit = false});
    const float x = narrow ? row.x : row.x + label_w, top = narrow ? row.y + h : row.y;
    return {x, top, row.right() - x, row.bottom() - top};
}

void put_row(LayoutContext& ctx, DisplayList& list, Word label, Icon icon,
             std::span<const Choice> choices, RectPx row) {
    const RectPx place = put_row_label(ctx, list, label, icon, row);
    put_choices(ctx, list, choices, place, choices.size());
}

/// Two buttons, and between them what they change and how far it is up.
struct Stepper {
    NodeId down, up;
    Word down_word{}, up_word{};
    Intent less, more;
    Icon icon{};
    long value = 0;  // told with the buttons
    float level = 0; // 0 to 1
};

void put_stepper(LayoutContext& ctx, DisplayList& list, const Stepper& stepper, RectPx box) {
    const float side = box.h, icon = ctx.px(34);
    const RectPx between{box.x + side, box.y, box.w - 2 * side, box.h};
    const auto button = [&](NodeId id, Word word, Icon sign, const Intent& intent, float x) {
        put_button(ctx, list,
                   {.id = id,
                    .label = ctx.words(word),
                    .value = VisibleText::composed(ctx.dates.number(stepper.value)),
                    .icon = sign,
                    .show_label = false,
                    .on_tap = intent,
                    .region = Region::page},
                   {x, box.y, side, box.h});
    };
    button(stepper.down, stepper.down_word, Icon::minus, stepper.less, box.x);
    draw_icon(list, stepper.icon,
              ctx.turned({between.centre().x - icon / 2, box.y + ctx.px(16), icon, icon}),
              ctx.theme.text_secondary, ctx.px(2.6F), ctx.rtl());
    const RectPx bar{between.x + ctx.px(6), box.bottom() - ctx.px(22), between.w - ctx.px(12),
                     ctx.px(8)};
    list.fill(ctx.turned(bar), ctx.theme.line, bar.h / 2);
    list.fill(ctx.turned({bar.x, bar.y, bar.w * stepper.level, bar.h}), ctx.theme.text, bar.h / 2);
    button(stepper.up, stepper.up_word, Icon::plus, stepper.more, between.right());
}

/// Off and on, how loud, how fast.
void put_speech_row(LayoutContext& ctx, DisplayList& list, RectPx row) {
    const SpeechState& speech = ctx.state.speech;
    const int volume = ctx.state.sound.volume;
    const RectPx place = put_row_label(ctx, list, Word::speech, Icon::listen, row);
    const float gap = ctx.px(14), stepper_w = 2 * place.h + ctx.px(stepper_middle);
    const std::array<Choice, 2> choices{
        {{"speech-off", ctx.words(Word::speech_off), !speech.on, SetSpeech{false}},
         {"speech-on", ctx.words(Word::speech_on), speech.on, SetSpeech{true}}}};
    put_choices(ctx, list, choices, {place.x, place.y, place.w - 2 * (stepper_w + gap), place.h},
                choices.size());
    const Stepper loud{"volume-down",   "volume-up",    Word::volume_down,
                       Word::volume_up, StepVolume{-1}, StepVolume{1},
                       Icon::listen,    volume,         static_cast<float>(volume) / 100};
    put_stepper(ctx, list, loud,
                {place.right() - 2 * stepper_w - gap, place.y, stepper_w, place.h});
    const Stepper fast{
        "speech-slower",     "speech-faster",     Word::speech_slower,
        Word::speech_faster, StepSpeechSpeed{-1}, StepSpeechSpeed{1},
        Icon::speed,         speech.speed + 1,    static_cast<float>(speech.speed + 1) / 4};
    put_stepper(ctx, list, fast, {place.right() - stepper_w, place.y, stepper_w, place.h});
}

float put_languages(LayoutContext& ctx, DisplayList& list, RectPx sheet, float y) {
    const LanguageList listed = listed_languages(ctx.exhibit());
    std::array<Choice, 12> choices;
    const std::size_t n = listed.count;
    for (std::size_t i = 0; i < n; ++i) {
        const LanguageId id = listed.ids[i];
        const Language& language = ctx.exhibit().languages[id.index];
        choices[i] = {NodeId("lang-", language.code),
                      VisibleText::composed(language.native_name),
                      ctx.words.id() == id,
                      SetLanguage{id},
                      1,
                      id};
    }
    const std::size_t columns = 3, rows = (n + columns - 1) / columns;
    // With large text the settings below need the height more.
    const float height = ctx.large_text() ? ctx.tokens().target_min : row_height;
    put_choices(ctx, list, std::span(choices).first(n), {sheet.x, y, sheet.w, ctx.px(height)},
                columns);
    return y + static_cast<float>(rows) * ctx.px(height + 14) + ctx.px(14);
}

/// The rows share what room there is, at most as far apart as the design has them.
void put_settings(LayoutContext& ctx, DisplayList& list, RectPx place) {
    const ExhibitState& s = ctx.state;
    const VisibleText sample = ctx.words(Word::text_sample);
    std::array<Choice, 4> sizes;
    // Samples keep their proportions where the smallest may not be as small as it would be.
    const auto& steps = ctx.tokens().text_steps;
    const float larger = std::max(ctx.least_text_px() / ctx.px(text_size * steps[0]), 1.0F);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const float step = steps[i] * larger;
        sizes[i] = {NodeId("text-size-", std::string_view("1234").substr(i, 1)), sample,
                    s.text_step == static_cast<int>(i), SetTextStep{static_cast<int>(i)},
                    step / steps[static_cast<std::size_t>(s.text_step)]};
    }
    const std::array<Choice, 3> themes{
        {{"theme-night", ctx.words(Word::theme_night), s.theme == ThemeId::night,
          SetTheme{ThemeId::night}},
         {"theme-daylight", ctx.words(Word::theme_daylight), s.theme == ThemeId::daylight,
          SetTheme{ThemeId::daylight}},
         {"theme-high", ctx.words(Word::theme_high), s.theme == ThemeId::high_contrast,
          SetTheme{ThemeId::high_contrast}}}};
    const std::array<Choice, 2> motion{
        {{"motion-full", ctx.words(Word::motion_full), !s.calm, SetCalm{false}},
         {"motion-less", ctx.words(Word::motion_less), s.calm, SetCalm{true}}}};

    const std::array<Choice, 2> reach{
        {{"reach-full", ctx.words(Word::reach_full), !s.reach_lower, SetReach{false}},
         {"reach-lower", ctx.words(Word::reach_lower), s.reach_lower, SetReach{true}}}};

    constexpr float rows = 5, gap = 12;
    const float label = is_narrow(ctx, place) ? label_height(ctx) : 0;
    const float pitch = std::min(ctx.px(row_pitch) + label, (place.h + ctx.px(gap)) / rows);
    RectPx row{place.x, place.y, place.w,
               std::min(ctx.px(row_height) + label, pitch - ctx.px(gap))};
    const auto next = [&] {
        const RectPx here = row;
        row.y += pitch;
        return here;
    };
    put_row(ctx, list, Word::text_size, Icon::text_size, sizes, next());
    put_row(ctx, list, Word::contrast, Icon::contrast, themes, next());
    put_row(ctx, list, Word::reach, Icon::arrow_down, reach, next());
    put_row(ctx, list, Word::motion, Icon::play, motion, next());
    put_speech_row(ctx, list, next());
}

/// Who listens may have the screen dark; at the trailing end of the head.
struct DarkButton {
    ButtonSpec spec;
    RectPx box; // empty: nobody listens
};

DarkButton dark_button(LayoutContext& ctx, RectPx head) {
    if (!ctx.state.speech.on)
        return {};
    const bool dark = ctx.state.dark;
    DarkButton button{{.id = "screen-dark",
                       .role = Role::toggle,
                       .label = ctx.words(dark ? Word::screen_light : Word::screen_dark),
                       .icon = Icon::dark,
                       .on_tap = SetDark{!dark},
                       .region = Region::page},
                      {}};
    const float w = std::min(button_width(ctx, button.spec), head.w * 0.45F);
    button.box = {head.right() - w, head.y, w, head.h};
    return button;
}

/// That nothing stays, and the way back.
void put_foot(LayoutContext& ctx, DisplayList& list, RectPx place) {
    list.fill(ctx.turned({place.x, place.y - ctx.px(12), place.w, ctx.px(2)}), ctx.theme.line);
    const ButtonSpec home{.id = "home",
                          .label = ctx.words(Word::home),
                          .icon = Icon::map,
                          .on_tap = GoHome{},
                          .region = Region::page};
    const float home_w = std::min(button_width(ctx, home), place.w / 2), gap = ctx.px(24);
    put_text(ctx, list, ctx.words(Word::settings_reset), ctx.tokens().type.button,
             {place.x, place.y, place.w - home_w - gap, place.h}, ctx.theme.text_secondary,
             {.valign = VAlign::middle, .max_lines = 2, .weight = 500, .shrink = true});
    put_node(ctx, {.id = "settings-reset",
                   .role = Role::text,
                   .label = ctx.words(Word::settings_reset).view(),
                   .box = {place.x, place.y, place.w - home_w - gap, place.h},
                   .region = Region::page,
                   .hit = false});
    put_button(ctx, list, home, {place.right() - home_w, place.y, home_w, place.h});
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
    const RectPx head{in.x, in.y, in.w - ctx.px(close_size + 14), ctx.px(close_size)};
    const DarkButton dark = dark_button(ctx, head);
    const float title_end = dark.box.empty() ? head.right() : dark.box.x - ctx.px(24);
    const RectPx title =
        put_text(ctx, list, ctx.words(Word::reading_title), ctx.tokens().type.heading,
                 {in.x, in.y, title_end - in.x, ctx.px(close_size)}, ctx.theme.text,
                 {.valign = VAlign::middle, .max_lines = 1, .shrink = true});
    put_node(ctx, {.id = "page-title",
                   .role = Role::heading,
                   .label = ctx.words(Word::reading_title).view(),
                   .box = title,
                   .region = Region::page,
                   .hit = false});
    if (!dark.box.empty())
        put_button(ctx, list, dark.spec, dark.box);
    put_button(ctx, list,
               close_button(ctx, {.primary = true, .on_tap = LeaveScene{}, .region = Region::page}),
               {in.right() - ctx.px(close_size), in.y, ctx.px(close_size), ctx.px(close_size)});
    const RectPx foot{in.x, in.bottom() - ctx.px(foot_height), in.w, ctx.px(foot_height)};
    const float y = put_languages(ctx, list, in, in.y + ctx.px(104));
    list.fill(ctx.turned({in.x, y, in.w, ctx.px(2)}), ctx.theme.line);
    const float top = y + ctx.px(20);
    put_settings(ctx, list, {in.x, top, in.w, foot.y - ctx.px(24) - top});
    put_foot(ctx, list, foot);
    list.end_group();
    return {};
}

} // namespace fl
