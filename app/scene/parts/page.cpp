#include "scene/parts/page.h"

#include <algorithm>
#include <array>

namespace fl {
namespace {

constexpr float button_height = 72, gap = 14;

ButtonSpec language_button(LayoutContext& ctx) {
    const Language& language = ctx.words.language();
    return {.id = "nav-language",
            .role = Role::language,
            .label = VisibleText::composed(language.native_name),
            .hint = ctx.words(Word::nav_language),
            .icon = Icon::globe,
            .on_tap = OpenScene{SceneId::reading}};
}

ButtonSpec reading_button(LayoutContext& ctx) {
    return {.id = "nav-reading",
            .label = ctx.words(Word::nav_reading),
            .icon = Icon::access,
            .show_label = false,
            .on_tap = OpenScene{SceneId::reading}};
}

/// Where the settings buttons begin, left to right.
float settings_left(LayoutContext& ctx) {
    const float right = ctx.areas.header.right() + ctx.px(8);
    if (!is_offered(ctx.exhibit(), SceneId::reading))
        return right;
    const float wanted = std::max(button_width(ctx, language_button(ctx)), ctx.px(195));
    const float language_w = std::min(wanted, ctx.px(260));
    return right - ctx.px(button_height + gap) - language_w;
}

} // namespace

float page_progress(const LayoutContext& ctx) {
    const Instant age = ctx.now - ctx.state.scene_began;
    return ctx.scene == ctx.state.scene
               ? std::clamp(seconds(age) / seconds(ctx.tokens().motion.scrim), 0.0F, 1.0F)
               : 1.0F;
}

float put_settings_buttons(LayoutContext& ctx, DisplayList& list) {
    if (!is_offered(ctx.exhibit(), SceneId::reading))
        return ctx.areas.header.right() + ctx.px(8 + gap);
    const RectPx header = ctx.areas.header;
    const float h = ctx.px(button_height), left = settings_left(ctx);
    const float reading_x = header.right() + ctx.px(8) - h;
    put_button(ctx, list, language_button(ctx),
               {left, header.y, reading_x - ctx.px(gap) - left, h});
    put_button(ctx, list, reading_button(ctx), {reading_x, header.y, h, h});
    return left;
}

namespace {

struct NavEntry {
    const char* id;
    Word word, one_word; // the second where there is little room
    Icon icon;
    SceneId scene;
};
constexpr std::array<NavEntry, 4> nav_entries{
    {{"nav-tour", Word::nav_tour, Word::nav_tour_short, Icon::tour, SceneId::tour},
     {"nav-outcomes", Word::nav_outcomes, Word::nav_outcomes_short, Icon::outcomes,
      SceneId::outcomes},
     {"nav-question", Word::nav_question, Word::nav_question_short, Icon::question,
      SceneId::question},
     {"nav-sources", Word::nav_sources, Word::nav_sources, Icon::sources, SceneId::sources}}};

/// Entries of the header; the sources have a quiet place of their own, at the foot of the rail.
bool in_header(const LayoutContext& ctx, const NavEntry& entry) {
    const bool has_place = entry.scene != SceneId::sources || sources_in_header(ctx);
    return has_place && is_offered(ctx.exhibit(), entry.scene);
}

ButtonSpec nav_button(LayoutContext& ctx, const NavEntry& entry) {
    return {.id = entry.id,
            .label = ctx.words(entry.word),
            .icon = entry.icon,
            .on_tap = OpenScene{entry.scene}};
}

/// What the buttons of the header say: all, one word, one word in smaller type, nothing. The whole
/// name is always spoken.
enum class NavWords : std::uint8_t { all, one, one_small, none };
constexpr float small_nav_text = 24; // design px

ButtonSpec nav_button(LayoutContext& ctx, const NavEntry& entry, NavWords words) {
    ButtonSpec spec = nav_button(ctx, entry);
    spec.show_label = words != NavWords::none && entry.scene != SceneId::sources;
    if (words == NavWords::one || words == NavWords::one_small)
        spec.shown = ctx.words(entry.one_word);
    if (words == NavWords::one_small)
        spec.text_size = small_nav_text;
    return spec;
}

float nav_width(LayoutContext& ctx, NavWords words) {
    float wanted = -ctx.px(gap);
    for (const NavEntry& entry : nav_entries) {
        if (in_header(ctx, entry))
            wanted += button_width(ctx, nav_button(ctx, entry, words)) + ctx.px(gap);
    }
    return wanted;
}

} // namespace

void put_nav(LayoutContext& ctx, DisplayList& list) {
    if (!ctx.areas.more.empty()) { // put_menu() has them
        put_settings_buttons(ctx, list);
        return;
    }
    const RectPx header = ctx.areas.header;
    float x = ctx.areas.map.x + ctx.px(18);
    const float room = settings_left(ctx) - ctx.px(gap) - x;
    // With large text and on small screens the words go and the symbols stay (DESIGN.md section
    // 10).
    NavWords words = NavWords::all;
    for (const NavWords fewer : {NavWords::one, NavWords::one_small, NavWords::none}) {
        if (nav_width(ctx, words) <= room)
            break;
        words = fewer;
    }
    for (const NavEntry& entry : nav_entries) {
        if (!in_header(ctx, entry))
            continue;
        const ButtonSpec spec = nav_button(ctx, entry, words);
        const float w = button_width(ctx, spec);
        put_button(ctx, list, spec, {x, header.y, w, ctx.px(button_height)});
        x += w + ctx.px(gap);
    }
    put_settings_buttons(ctx, list);
}

bool sources_in_header(const LayoutContext& ctx) {
    const Screen& screen = ctx.state.screen;
    return ctx.large_text() && screen.compact() && !screen.lower() &&
           is_offered(ctx.exhibit(), SceneId::sources);
}

float home_name_height(const LayoutContext& ctx) {
    return ctx.px(ctx.state.screen.compact() ? 80 : 84);
}

void put_home_name(LayoutContext& ctx) {
    const RectPx header = ctx.areas.header;
    put_node(ctx, {.id = "home",
                   .role = Role::button,
                   .label = ctx.words(Word::home).view(),
                   .value = exhibit_name(ctx).view(),
                   .box = {header.x, header.y - ctx.px(6), ctx.px(320), home_name_height(ctx)},
                   .on_tap = GoHome{}});
}

void put_menu(LayoutContext& ctx, DisplayList& list) {
    const RectPx more = ctx.areas.more;
    if (more.empty())
        return;
    const bool open = ctx.state.menu_open;
    if (open) {
        ctx.nodes.forget_nodes(); // what lies under the menu cannot be touched
        // A touch beside the menu closes it.
        ctx.nodes.add({.id = "menu-ground",
                       .role = Role::button,
                       .label = ctx.words(Word::close).view(),
                       .box = ctx.areas.screen,
                       .region = Region::page,
                       .on_tap = ShowMenu{false}});
        put_home_name(ctx);
        put_scrim(ctx, list, 1);
        const float h = ctx.px(96), pitch = h + ctx.px(12);
        float y = more.y - ctx.px(20) - pitch * static_cast<float>(nav_entries.size());
        for (const NavEntry& entry : nav_entries) {
            if (is_offered(ctx.exhibit(), entry.scene)) {
                ButtonSpec spec = nav_button(ctx, entry);
                spec.region = Region::page;
                const float w =
                    std::clamp(button_width(ctx, spec), ctx.px(480), ctx.areas.header.w);
                put_button(ctx, list, spec, {more.right() - w, y, w, h});
            }
            y += pitch;
        }
    }
    put_button(ctx, list,
               {.id = "nav-more",
                .role = Role::toggle,
                .label = ctx.words(open ? Word::close : Word::nav_more),
                .icon = open ? Icon::close : Icon::tour,
                .look = open ? ButtonLook::selected : ButtonLook::raised,
                .on_tap = ShowMenu{!open}},
               more);
}

float put_page_header(LayoutContext& ctx, DisplayList& list, VisibleText way_back, Icon icon,
                      VisibleText title, float taken) {
    put_page_title(ctx, list, way_back, icon, title, taken);
    return put_settings_buttons(ctx, list);
}

float header_close_width(const LayoutContext& ctx) {
    return ctx.px(ctx.tokens().target_min + ctx.tokens().gutter);
}

void put_header_close(LayoutContext& ctx, DisplayList& list, float end, const Intent& on_tap) {
    const float size = ctx.px(ctx.tokens().target_min);
    put_button(ctx, list, close_button(ctx, {.on_tap = on_tap, .region = Region::page}),
               {end - header_close_width(ctx), ctx.areas.header.y, size, size});
}

float put_page_title(LayoutContext& ctx, DisplayList& list, VisibleText way_back, Icon icon,
                     VisibleText title, float taken) {
    const RectPx header = ctx.areas.header;
    const float h = ctx.px(button_height);
    const ButtonSpec back{.id = "home",
                          .label = way_back,
                          .hint = ctx.words(Word::home),
                          .icon = icon,
                          .primary = true,
                          .on_tap = GoHome{}};
    const float w = std::clamp(button_width(ctx, back), ctx.px(180), header.w * 0.26F);
    put_button(ctx, list, back, {header.x, header.y, w, h});
    const float x = header.x + w + ctx.px(28);
    const RectPx place{x, header.y, std::max(settings_left(ctx) - taken - ctx.px(24), x) - x, h};
    const RectPx used = put_text(ctx, list, title, ctx.tokens().type.heading, place, ctx.theme.text,
                                 {.valign = VAlign::middle, .max_lines = 2, .shrink = true});
    put_node(ctx, {.id = "page-title", .role = Role::heading, .label = title.view(), .box = used});
    return settings_left(ctx);
}

float page_header_end(LayoutContext& ctx) {
    return settings_left(ctx);
}

void put_scrim(LayoutContext& ctx, DisplayList& list, float alpha) {
    list.fill(ctx.areas.screen, ctx.theme.scrim.faded(alpha));
}

} // namespace fl
