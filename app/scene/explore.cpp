#include "scene/page.h"
#include "scene/scenes.h"
#include "scene/track_filter.h"

#include <array>

namespace fl {
namespace {

constexpr float tab_height = 76, tab_pitch = 84;

/// The four fault lines, the question as a heading, the legend.
void put_tabs(LayoutContext& ctx, DisplayList& list, RectPx rail) {
    const auto& questions = ctx.exhibit().questions;
    const auto& type = ctx.tokens().type;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const QuestionId id(i);
        const bool selected = ctx.state.question == id;
        RectPx box{rail.x, rail.y + static_cast<float>(i) * ctx.px(tab_pitch), rail.w,
                   ctx.px(tab_height)};
        if (ctx.state.screen.portrait()) {
            const float w = (rail.w - ctx.px(14)) / 2;
            box = {rail.x + static_cast<float>(i % 2) * (w + ctx.px(14)),
                   rail.y + static_cast<float>(i / 2) * ctx.px(tab_pitch), w, ctx.px(tab_height)};
        }
        const NodeId node("issue-", std::string_view("123456789").substr(i, 1));
        const bool pressed = ctx.is_pressed(node.key());
        const auto colors =
            button_colors(ctx, selected ? ButtonLook::selected : ButtonLook::raised, pressed);
        list.fill(ctx.turned(pressed ? box.grown(-ctx.px(3)) : box), colors.surface,
                  ctx.px(ctx.tokens().radius_control));
        const auto number = VisibleText::composed(ctx.dates.number(static_cast<long>(i) + 1));
        put_text(ctx, list, number, type.numeral, {box.x + ctx.px(8), box.y, ctx.px(52), box.h},
                 selected ? colors.content : ctx.theme.text_secondary,
                 {.align = Align::centre, .valign = VAlign::middle, .wrap = false});
        const float x = ctx.px(74);
        const RectPx label{box.x + x, box.y, box.w - x - ctx.px(16), box.h};
        const bool fits =
            set_text(ctx, ctx.words(questions[i].tab), type.button, 0).size.w <= label.w;
        put_text(ctx, list, ctx.words(questions[i].tab), fits ? type.button : type.minimum, label,
                 colors.content, {.valign = VAlign::middle, .max_lines = fits ? 1 : 2});
        put_node(ctx, {.id = node,
                       .role = Role::tab,
                       .label = ctx.words(questions[i].tab).view(),
                       .value = ctx.words(questions[i].asked).view(),
                       .box = box,
                       .primary = true,
                       .on_tap = SelectQuestion{id}});
    }
}

void put_legend(LayoutContext& ctx, DisplayList& list, RectPx box, bool with_none) {
    const auto& type = ctx.tokens().type;
    const Question& question = ctx.exhibit().questions[ctx.state.question.index];
    const float bar_h = ctx.px(26);
    put_scale(ctx, list, {box.x, box.y, box.w, bar_h}, ctx.px(4));
    const RectPx words{box.x, box.y + bar_h + ctx.px(10), box.w, ctx.px(60)};
    const float half = box.w / 2 - ctx.px(12);
    TypeToken pole = type.label;
    pole.weight = 700;
    const RectPx plus =
        put_text(ctx, list, ctx.words(question.legend_plus), pole,
                 {words.x, words.y, half, words.h}, ctx.theme.plus, {.max_lines = 2});
    put_text(ctx, list, ctx.words(question.legend_minus), pole,
             {words.right() - half, words.y, half, words.h}, ctx.theme.minus,
             {.align = Align::trailing, .max_lines = 2});
    put_node(ctx, {.id = "legend",
                   .role = Role::text,
                   .label = ctx.words(question.legend_plus).view(),
                   .value = ctx.words(question.legend_minus).view(),
                   .box = {box.x, box.y, box.w, bar_h + ctx.px(70)},
                   .hit = false});
    if (!with_none)
        return;
    const float y = plus.bottom() + ctx.px(ctx.state.screen.portrait() ? 4 : 10);
    const RectPx none{box.x, y + ctx.px(4), ctx.px(28), ctx.px(24)};
    put_swatch(ctx, list, StanceClass::none, none, ctx.px(ctx.tokens().radius_swatch));
    put_text(ctx, list, ctx.words(Word::no_position), type.minimum,
             {none.right() + ctx.px(12), y, box.w, ctx.px(32)}, ctx.theme.text_secondary,
             {.valign = VAlign::middle, .wrap = false});
}

/// A quiet way to the sources, at the foot of the rail.
void put_sources_link(LayoutContext& ctx, DisplayList& list, RectPx rail) {
    if (!is_offered(ctx.exhibit(), SceneId::sources))
        return;
    ButtonSpec spec{.id = "nav-sources",
                    .label = ctx.words(Word::nav_sources),
                    .icon = Icon::sources,
                    .look = ButtonLook::bare,
                    .on_tap = OpenScene{SceneId::sources},
                    .padding = 10};
    // Words where there is room for both, else the sign alone (its name is spoken).
    if (ctx.state.text_step > 0) {
        spec.show_label = false;
    } else {
        spec.icon.reset();
    }
    const float w = button_width(ctx, spec), h = ctx.px(64);
    put_button(ctx, list, spec, {rail.right() - w, rail.bottom() - h - ctx.px(1), w, h});
}

void put_rail(LayoutContext& ctx, DisplayList& list) {
    const RectPx rail = ctx.areas.rail;
    put_tabs(ctx, list, rail);
    const Question& question = ctx.exhibit().questions[ctx.state.question.index];
    const bool portrait = ctx.state.screen.portrait();
    const float tabs = portrait ? 2 : static_cast<float>(ctx.exhibit().questions.size());
    const float tabs_bottom = rail.y + tabs * ctx.px(tab_pitch);
    const RectPx heading{rail.x, tabs_bottom + ctx.px(14), rail.w,
                         (portrait ? rail.bottom() : ctx.areas.legend.y) - tabs_bottom -
                             ctx.px(22)};
    const RectPx asked = put_text(
        ctx, list, ctx.words(question.asked),
        portrait ? ctx.tokens().type.card_title : ctx.tokens().type.heading, heading,
        ctx.theme.text,
        {.valign = portrait ? VAlign::top : VAlign::middle, .max_lines = portrait ? 2 : 4});
    put_node(ctx, {.id = "question",
                   .role = Role::heading,
                   .label = ctx.words(question.asked).view(),
                   .box = asked});
    put_legend(ctx, list, ctx.areas.legend, true);
    if (!portrait)
        put_sources_link(ctx, list, ctx.areas.legend);
}

void put_header(LayoutContext& ctx, DisplayList& list, float card, float sheet) {
    const RectPx header = ctx.areas.header;
    put_brand(ctx, list, {header.x, header.y - ctx.px(6)}, 54);
    // Where no button says so, the exhibit's name leads home: map, first question left as it is,
    // nothing open.
    if (std::max(card, sheet) <= 0) {
        put_node(ctx, {.id = "home",
                       .role = Role::button,
                       .label = ctx.words(Word::home).view(),
                       .box = {header.x, header.y - ctx.px(6), ctx.px(320), ctx.px(84)},
                       .on_tap = GoHome{}});
    }
    if (std::max(card, sheet) <= 0)
        return;
    // With a card open one button leads back to the question; beside a dossier there is less room.
    const Question& question = ctx.exhibit().questions[ctx.state.question.index];
    const ButtonSpec back{.id = "home",
                          .label = card > 0 ? ctx.words(question.tab) : ctx.words(Word::view_map),
                          .hint = ctx.words(Word::home),
                          .icon = Icon::chevron_leading,
                          .on_tap = GoHome{}};
    list.begin_group(std::max(card, sheet), {});
    ctx.nodes.mute(ctx.scene == SceneId::explore);
    const float least = card > 0 ? ctx.px(280) : 0;
    put_button(
        ctx, list, back,
        {header.x + ctx.px(382), header.y, std::max(button_width(ctx, back), least), ctx.px(72)});
    ctx.nodes.mute(false);
    list.end_group();
}

/// Zoom of the map by button, for those who cannot pinch; home when it has moved.
void put_map_buttons(LayoutContext& ctx, DisplayList& list) {
    const RectPx map = ctx.areas.map, views = ctx.areas.views;
    const float foot = ctx.state.screen.portrait() ? map.bottom() : views.y;
    const float size = ctx.px(ctx.tokens().target_min), gap = ctx.px(10);
    const float x = map.right() - size - ctx.px(12), y = foot - 2 * size - gap - ctx.px(16);
    const auto zoom = [&](const char* id, Icon icon, Word word, float top, double factor,
                          bool enabled) {
        put_button(ctx, list,
                   {.id = id,
                    .label = ctx.words(word),
                    .icon = icon,
                    .show_label = false,
                    .enabled = enabled,
                    .on_tap = StepZoomMap{std::nullopt, factor},
                    .region = Region::controls},
                   {x, top, size, size});
    };
    const double now = ctx.state.camera.zoom, most = static_cast<double>(ctx.tokens().zoom_max);
    zoom("map-zoom-in", Icon::plus, Word::map_zoom_in, y, 2, now < most - 0.01);
    zoom("map-zoom-out", Icon::minus, Word::map_zoom_out, y + size + gap, 0.5, now > 1.01);
}

} // namespace

LayoutFacts lay_out_explore(LayoutContext& ctx, SceneMemory& memory) {
    DisplayList& list = ctx.list();
    const float card = card_progress(ctx), sheet = dossier_progress(ctx);
    const float covered = std::max(card, sheet);
    const float states = states_progress(ctx), marks = map_marks_left(states);
    ctx.nodes.mute(ctx.scene == SceneId::spectrum);
    put_map(ctx);
    list.begin_group(marks, {});
    if (marks > 0)
        put_map_marks(ctx);
    if (ctx.scene != SceneId::spectrum) // there its circles stand for the states
        put_state_nodes(ctx, memory.state_ids);
    list.end_group();
    ctx.nodes.mute(false);
    prepare_timeline(ctx, memory.timeline);

    const Areas& a = ctx.areas;
    const RectPx buttons = ctx.turned(
        {a.map.right() - ctx.px(100), a.views.y - ctx.px(190), ctx.px(100), ctx.px(190)});
    const RectPx legend =
        ctx.turned({a.header.x - ctx.px(20), a.dock.y - ctx.px(160), ctx.px(480), ctx.px(160)});
    const RectPx brand = ctx.turned({0, 0, ctx.px(780), a.header.bottom() + ctx.px(10)});
    const bool dossier = ctx.scene == SceneId::dossier;
    const bool open = dossier || ctx.scene == SceneId::event;
    RectPx sheet_box = a.dossier.grown(ctx.px(14)); // nothing above, below or behind it is named
    if (!ctx.state.screen.portrait())
        sheet_box = {sheet_box.x, 0, a.screen.w - sheet_box.x, a.dock.y};
    const RectPx card_box = ctx.turned(dossier ? sheet_box : a.card);
    // Flag and chip rise from the dock into the map.
    const RectPx flag_row{0, a.flag_y, a.screen.w, a.dock.y - a.flag_y};
    const std::array<RectPx, 4> covers{card_box, dossier ? brand : legend, brand, flag_row};
    const RectPx place =
        ctx.scene == SceneId::event ? put_place_name(ctx, memory.labels, covers) : RectPx{};
    const std::array<RectPx, 5> around_card{card_box, dossier ? brand : legend, brand, flag_row,
                                            place};
    const RectPx menu = ctx.turned(
        {a.map.x, 0, a.header.right() + ctx.px(20) - a.map.x, a.header.bottom() + ctx.px(8)});
    const std::array<RectPx, 5> around_map{buttons, flag_row, menu,
                                           ctx.turned(a.views).grown(ctx.px(6)),
                                           ctx.turned(track_filter_box(ctx)).grown(ctx.px(6))};
    list.begin_group(marks, {});
    if (marks > 0)
        put_map_labels(ctx, memory.labels,
                       open ? std::span<const RectPx>(around_card)
                            : std::span<const RectPx>(around_map));
    list.end_group();
    take_map_away(ctx, states);
    put_spectrum(ctx, memory);

    put_header(ctx, list, card, sheet);
    if (covered < 1) {
        list.begin_group(1 - covered, {});
        if (open)
            ctx.nodes.mute(true); // what fades away can no longer be touched
        put_nav(ctx, list);
        put_rail(ctx, list);
        put_view_switch(ctx, list);
        if (marks > 0) {
            list.begin_group(marks, {});
            ctx.nodes.mute(open || ctx.scene == SceneId::spectrum);
            put_map_buttons(ctx, list);
            put_track_filter(ctx, list);
            list.end_group();
        }
        ctx.nodes.mute(false);
        list.end_group();
    }
    if (card > 0 && !ctx.state.screen.portrait()) {
        list.begin_group(card, {});
        const RectPx box{a.header.x, a.dock.y - ctx.px(134), ctx.px(428), ctx.px(120)};
        list.fill(ctx.turned(box.grown(ctx.px(24))), ctx.theme.ink.faded(0.78F), ctx.px(16));
        put_legend(ctx, list, box, false);
        list.end_group();
    }
    LayoutFacts facts = sheet > 0 ? put_dossier(ctx, memory) : LayoutFacts{};
    put_timeline(ctx, memory.timeline);
    if (ctx.scene == SceneId::explore || ctx.scene == SceneId::spectrum)
        put_menu(ctx, list);
    if (card > 0)
        facts.card_scrollable_px = put_event_card(ctx, memory).card_scrollable_px;
    return facts;
}

} // namespace fl
