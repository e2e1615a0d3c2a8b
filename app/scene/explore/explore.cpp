#include "scene/attract/attract_parts.h"
#include "scene/explore/explore_rail.h"
#include "scene/map/track_filter.h"
#include "scene/parts/page.h"
#include "scene/scenes.h"

#include <array>

namespace fl {
namespace {

float brand_width(const LayoutContext& ctx) {
    return std::min(ctx.areas.rail.w, ctx.px(362));
}

/// Card and dossier that were opened on the tour lead back to it.
bool from_tour(const LayoutContext& ctx) {
    return ctx.state.depth > 0 && ctx.scene == ctx.state.scene &&
           ctx.state.under[static_cast<std::size_t>(ctx.state.depth - 1)] == SceneId::tour;
}

/// One button leads back: with a card open to the question, from a dossier to the map.
ButtonSpec way_back(LayoutContext& ctx, bool beside_card) {
    if (from_tour(ctx))
        return {.id = "tour-continue",
                .label = ctx.words(Word::tour_continue),
                .icon = Icon::chevron_leading,
                .on_tap = LeaveScene{}};
    const Question& question = ctx.exhibit().questions[ctx.state.question.index];
    return {.id = "home",
            .label = beside_card ? ctx.words(question.tab) : ctx.words(Word::view_map),
            .value = exhibit_name(ctx),
            .hint = ctx.words(Word::home),
            .icon = Icon::chevron_leading,
            .on_tap = GoHome{}};
}

/// Beside the exhibit's name, as far as card or sheet leave room; else below it.
RectPx way_back_box(LayoutContext& ctx, const ButtonSpec& back, bool beside_card) {
    const Areas& a = ctx.areas;
    const bool portrait = ctx.state.screen.portrait();
    const float end = portrait      ? a.header.right()
                      : beside_card ? a.card.x - ctx.px(20)
                                    : a.dossier.x - ctx.px(20);
    const float least = beside_card ? ctx.px(280) : 0, h = ctx.px(ctx.tokens().target_min);
    const float x = a.header.x + ctx.px(382), w = std::max(button_width(ctx, back), least);
    if (end - x >= ctx.px(150))
        return {x, a.header.y, std::min(w, end - x), h};
    return {a.header.x, a.header.bottom() + ctx.px(20), std::min(w, end - a.header.x), h};
}

void put_header(LayoutContext& ctx, DisplayList& list, float card, float sheet) {
    const RectPx header = ctx.areas.header;
    const float inset = ctx.px(ctx.state.screen.lower() ? 4 : 3); // the name is inside its place
    // Arabic letters reach further down than others; a low layout has no room for that.
    const float size = ctx.rtl() && ctx.state.screen.compact() ? 49 : 54;
    put_brand(ctx, list, {header.x + inset, header.y - ctx.px(6)}, size, brand_width(ctx) - inset);
    // Where no button says so, the exhibit's name leads home: map, first question left as it is,
    // nothing open.
    if (std::max(card, sheet) <= 0 || from_tour(ctx)) {
        put_node(ctx,
                 {.id = "home",
                  .role = Role::button,
                  .label = ctx.words(Word::home).view(),
                  .value = exhibit_name(ctx).view(),
                  .box = {header.x, header.y - ctx.px(6), brand_width(ctx), home_name_height(ctx)},
                  .on_tap = GoHome{}});
    }
    if (std::max(card, sheet) <= 0)
        return;
    const ButtonSpec back = way_back(ctx, card > 0);
    list.begin_group(std::max(card, sheet), {});
    ctx.nodes.mute(ctx.scene == SceneId::explore);
    put_button(ctx, list, back, way_back_box(ctx, back, card > 0));
    ctx.nodes.mute(false);
    list.end_group();
}

constexpr float map_button_gap = 10.5F;

/// Where they stand: over the switch of views. Upright screens have land there (Australia) and sea
/// at the left, over the filter's button, whatever the language: the map is never mirrored.
RectPx map_buttons_box(const LayoutContext& ctx) {
    const RectPx map = ctx.areas.map;
    const float size = ctx.px(ctx.tokens().target_min);
    const float h = 2 * size + ctx.px(map_button_gap);
    if (ctx.state.screen.portrait())
        return ctx.turned({ctx.px(40), map.bottom() - h - size - ctx.px(26), size, h});
    return {map.right() - size - ctx.px(12), ctx.areas.views.y - h - ctx.px(16), size, h};
}

/// Zoom of the map by button, for those who cannot pinch; home when it has moved.
void put_map_buttons(LayoutContext& ctx, DisplayList& list) {
    const float size = ctx.px(ctx.tokens().target_min), gap = ctx.px(map_button_gap);
    const RectPx box = map_buttons_box(ctx);
    const float x = box.x, y = box.y;
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

/// Of the legend, what stands beside an event's card.
constexpr LegendParts card_legend{.none = false};

RectPx card_legend_box(LayoutContext& ctx) {
    const Areas& a = ctx.areas;
    const float h = legend_height(ctx, a.rail.w, ctx.px(200), card_legend);
    const float foot = std::min(a.dock.y, a.flag_y) - ctx.px(14);
    return {a.header.x, foot - h, a.rail.w, h};
}

} // namespace

LayoutFacts lay_out_explore(LayoutContext& ctx, SceneMemory& memory) {
    DisplayList& list = ctx.list();
    const float card = card_progress(ctx), sheet = dossier_progress(ctx);
    const float covered = std::max(card, sheet);
    const Opening opening = opening_of(ctx);
    const float states = states_progress(ctx), marks = map_marks_left(states) * opening.marks;
    ctx.nodes.mute(ctx.scene == SceneId::spectrum);
    put_opening_map(ctx, opening);
    list.begin_group(marks, {});
    if (marks > 0)
        put_map_marks(ctx);
    if (ctx.scene != SceneId::spectrum) // there its circles stand for the states
        put_state_nodes(ctx, memory.state_ids);
    list.end_group();
    ctx.nodes.mute(false);
    prepare_timeline(ctx, memory.timeline);

    const Areas& a = ctx.areas;
    const RectPx buttons = ctx.turned(map_buttons_box(ctx)).grown(ctx.px(14));
    const float legend_top = std::min(card_legend_box(ctx).y - ctx.px(26), a.dock.y - ctx.px(220));
    const RectPx legend = ctx.turned(
        {a.header.x - ctx.px(20), legend_top, a.rail.w + ctx.px(52), a.dock.y - legend_top});
    const RectPx brand = ctx.turned({0, 0, ctx.px(780), a.header.bottom() + ctx.px(10)});
    const bool dossier = ctx.scene == SceneId::dossier;
    const bool open = dossier || ctx.scene == SceneId::event;
    RectPx sheet_box = a.dossier.grown(ctx.px(14)); // nothing above, below or behind it is named
    if (!ctx.state.screen.portrait())
        sheet_box = {sheet_box.x, 0, a.screen.w - sheet_box.x, a.dock.y};
    const RectPx card_box = ctx.turned(dossier ? sheet_box : a.card);
    // Flag and chip rise from the dock into the map.
    const RectPx flag_row{0, a.flag_y, a.screen.w, a.dock.y - a.flag_y};
    const RectPx back =
        ctx.turned(way_back_box(ctx, way_back(ctx, !dossier), !dossier)).grown(ctx.px(6));
    const std::array<RectPx, 4> covers{card_box, dossier ? back : legend, brand, flag_row};
    const RectPx place =
        ctx.scene == SceneId::event ? put_place_name(ctx, memory.labels, covers) : RectPx{};
    const std::array<RectPx, 5> around_card{card_box, dossier ? back : legend, brand, flag_row,
                                            place};
    const RectPx menu = ctx.turned(
        {a.map.x, 0, a.header.right() + ctx.px(20) - a.map.x, a.header.bottom() + ctx.px(8)});
    const std::array<RectPx, 5> around_map{buttons, flag_row, menu,
                                           ctx.turned(view_switch_box(ctx)).grown(ctx.px(6)),
                                           ctx.turned(track_filter_box(ctx)).grown(ctx.px(6))};
    list.begin_group(marks, {});
    if (marks > 0)
        put_map_labels(ctx, memory.labels,
                       open ? std::span<const RectPx>(around_card)
                            : std::span<const RectPx>(around_map));
    list.end_group();
    take_map_away(ctx, states);
    put_spectrum(ctx, memory);

    list.begin_group(opening.controls, {});
    put_header(ctx, list, card, sheet);
    if (covered < 1) {
        list.begin_group(1 - covered, {});
        if (open)
            ctx.nodes.mute(true); // what fades away can no longer be touched
        put_nav(ctx, list);
        put_rail(ctx, list);
        if (map_marks_left(states) > 0) {
            list.begin_group(map_marks_left(states), {});
            ctx.nodes.mute(open || ctx.scene == SceneId::spectrum);
            // On upright screens the open filter stands where they do.
            if (!ctx.state.tracks_open || !ctx.state.screen.portrait())
                put_map_buttons(ctx, list);
            put_track_filter(ctx, list);
            ctx.nodes.mute(open);
            list.end_group();
        }
        put_view_switch(ctx, list);
        ctx.nodes.mute(false);
        list.end_group();
    }
    if (card > 0 && !ctx.state.screen.portrait() && !ctx.state.screen.lower()) {
        list.begin_group(card, {});
        const RectPx box = card_legend_box(ctx);
        list.fill(ctx.turned(box.grown(ctx.px(20))), ctx.theme.ink.faded(0.78F), ctx.px(16));
        put_legend(ctx, list, box, card_legend, false);
        list.end_group();
    }
    LayoutFacts facts = sheet > 0 ? put_dossier(ctx, memory) : LayoutFacts{};
    put_timeline(ctx, memory.timeline);
    if (card > 0)
        facts.card_scrollable_px = put_event_card(ctx, memory).card_scrollable_px;
    if (ctx.scene == SceneId::explore || ctx.scene == SceneId::spectrum)
        put_menu(ctx, list);
    list.end_group();
    put_touch_ring(ctx, list);
    return facts;
}

} // namespace fl
