#include "scene/attract_parts.h"
#include "scene/page.h"
#include "scene/scenes.h"
#include "scene/track_filter.h"

#include <array>

namespace fl {
namespace {

constexpr float tab_gap = 10.5F; // 3 mm on the smallest panel (ACCESSIBILITY A-16)

/// A finger's size on a small screen, more where there is room.
float tab_height(const LayoutContext& ctx) {
    return ctx.px(ctx.state.screen.compact() ? 72 : 76);
}

/// What a tab has for its words, behind the number.
RectPx tab_label(const LayoutContext& ctx, RectPx tab) {
    const float x = ctx.px(74);
    return {tab.x + x, tab.y, tab.w - x - ctx.px(16), tab.h};
}

/// The tabs of the questions: one below the other, on upright screens two by two.
struct Tabs {
    static constexpr std::size_t most = 9;
    std::array<RectPx, most> boxes{};
    std::size_t count = 0;
    TypeToken type; // of all of them
    float bottom = 0;
};

/// All tabs in one size: the one at which the longest fits. Large words make their tabs higher.
Tabs tabs_in(LayoutContext& ctx, RectPx rail) {
    constexpr float two_large_lines = 84;
    const auto& questions = ctx.exhibit().questions;
    const bool portrait = ctx.state.screen.portrait(), large = ctx.large_text();
    const std::size_t columns = portrait ? 2 : 1;
    const float between = ctx.px(14), gap = ctx.px(tab_gap), least = tab_height(ctx);
    const auto across = static_cast<float>(columns);
    const float w = (rail.w - between * (across - 1)) / across;
    const float words_w = tab_label(ctx, {0, 0, w, 0}).w;
    Tabs tabs;
    tabs.count = std::min(questions.size(), Tabs::most);
    tabs.type = ctx.tokens().type.button;
    const SizePx room{words_w, large ? ctx.px(two_large_lines) : least};
    for (std::size_t i = 0; i < tabs.count; ++i)
        tabs.type =
            fitting_type(ctx, ctx.words(questions[i].tab), tabs.type, room, {.max_lines = 2});
    float y = rail.y;
    for (std::size_t row = 0; row < tabs.count; row += columns) {
        const std::size_t end = std::min(row + columns, tabs.count);
        float h = least;
        for (std::size_t i = row; large && i < end; ++i)
            h = std::max(h, set_text(ctx, ctx.words(questions[i].tab), tabs.type, words_w).size.h +
                                ctx.px(4));
        for (std::size_t i = row; i < end; ++i)
            tabs.boxes[i] = {rail.x + static_cast<float>(i - row) * (w + between), y, w, h};
        y += h + gap;
    }
    tabs.bottom = y;
    return tabs;
}

void put_tabs(LayoutContext& ctx, DisplayList& list, const Tabs& tabs) {
    const auto& questions = ctx.exhibit().questions;
    const auto& type = ctx.tokens().type;
    for (std::size_t i = 0; i < tabs.count; ++i) {
        const QuestionId id(i);
        const bool selected = ctx.state.question == id;
        const RectPx box = tabs.boxes[i];
        const NodeId node("issue-", std::string_view("123456789").substr(i, 1));
        const bool pressed = ctx.is_pressed(node.key());
        const auto colors =
            button_colors(ctx, selected ? ButtonLook::selected : ButtonLook::raised, pressed);
        put_face(ctx, list, box, colors.surface, pressed);
        const auto number = VisibleText::composed(ctx.dates.number(static_cast<long>(i) + 1));
        put_text(ctx, list, number, type.numeral, {box.x + ctx.px(8), box.y, ctx.px(52), box.h},
                 selected ? colors.content : ctx.theme.text_secondary,
                 {.align = Align::centre, .valign = VAlign::middle, .wrap = false});
        put_text(ctx, list, ctx.words(questions[i].tab), tabs.type, tab_label(ctx, box),
                 colors.content, {.valign = VAlign::middle, .max_lines = 2});
        put_node(ctx, {.id = node,
                       .role = Role::tab,
                       .label = ctx.words(questions[i].tab).view(),
                       .value = ctx.words(questions[i].asked).view(),
                       .box = box,
                       .primary = true,
                       .on_tap = SelectQuestion{id}});
    }
}

/// A quiet way to the sources, at the foot of the rail.
ButtonSpec sources_link(LayoutContext& ctx) {
    ButtonSpec spec{.id = "nav-sources",
                    .label = ctx.words(Word::nav_sources),
                    .icon = Icon::sources,
                    .look = ButtonLook::bare,
                    .on_tap = OpenScene{SceneId::sources},
                    .padding = 10};
    // Words where there is room for both, else the sign alone (its name is spoken).
    const auto& type = ctx.tokens().type;
    const float none = set_text(ctx, ctx.words(Word::no_position), type.minimum, 0).size.w;
    const float word = set_text(ctx, spec.label, type.button, 0).size.w;
    if (none + word + ctx.px(28 + 12 + 2 * 10 + 16) > ctx.areas.rail.w) {
        spec.show_label = false;
    } else {
        spec.icon.reset();
    }
    return spec;
}

/// In portrait it has its place in the menu.
bool has_sources_link(const LayoutContext& ctx) {
    return !ctx.state.screen.portrait() && is_offered(ctx.exhibit(), SceneId::sources) &&
           !sources_in_header(ctx);
}

constexpr float bar_height = 26;

/// The words of the legend: both poles alike and side by side, as large as the two lines that they
/// get allow; one below the other where a word is too long for that.
struct LegendWords {
    VisibleText plus, minus;
    TypeToken pole, none_type;
    float width = 0, none_w = 0; // of a pole, and of "No position on record"
    float plus_h = 0, minus_h = 0, none_h = 0;
    bool stacked = false;
    ButtonSpec link; // on the last line
    float link_w = 0;
    float poles_h() const { return stacked ? plus_h + minus_h : std::max(plus_h, minus_h); }
    float height(const LayoutContext& ctx) const {
        return ctx.px(bar_height + 10) + poles_h() + (none_h > 0 ? ctx.px(8) + none_h : 0);
    }
};

/// What a legend says: all of it; at the largest text without "No position on record", and where
/// the question's own poles have no room with the shorter ones of the timeline (DESIGN.md section
/// 10: words go, never swatches).
struct LegendParts {
    bool none = true, own_poles = true;
};

LegendWords legend_words(LayoutContext& ctx, float width, float room, const LegendParts& parts) {
    const Question& question = ctx.exhibit().questions[ctx.state.question.index];
    const auto& type = ctx.tokens().type;
    LegendWords words;
    words.plus = parts.own_poles ? ctx.words(question.legend_plus) : ctx.words(Word::plus_side);
    words.minus = parts.own_poles ? ctx.words(question.legend_minus) : ctx.words(Word::minus_side);
    words.pole = type.label;
    words.pole.weight = 700;
    if (parts.none) {
        if (has_sources_link(ctx)) {
            words.link = sources_link(ctx);
            words.link_w = button_width(ctx, words.link);
        }
        words.none_w = width - ctx.px(28 + 12 + 8) - words.link_w;
        words.none_type = fitting_type(ctx, ctx.words(Word::no_position), type.minimum,
                                       {words.none_w, 0}, {.max_lines = 1});
        words.none_h =
            set_text(ctx, ctx.words(Word::no_position), words.none_type, words.none_w).size.h;
    }
    const float left = room - words.height(ctx);
    const auto fit = [&](SizePx each, const TextPlace& place) {
        words.width = each.w;
        for (const VisibleText end : {words.plus, words.minus})
            words.pole = fitting_type(ctx, end, words.pole, each, place);
        const Paragraph& plus = set_text(ctx, words.plus, words.pole, each.w, place);
        words.plus_h = plus.size.h;
        const bool fits = text_fits(plus, {each.w, 0}, place);
        const Paragraph& minus = set_text(ctx, words.minus, words.pole, each.w, place);
        words.minus_h = minus.size.h;
        return fits && text_fits(minus, {each.w, 0}, place);
    };
    words.stacked = !fit({width / 2 - ctx.px(12), std::max(left, ctx.px(20))}, {.max_lines = 2});
    if (words.stacked)
        fit({width, std::max(left / 2, ctx.px(10))}, {.max_lines = 2});
    return words;
}

/// As much as a box holds.
LegendParts legend_parts(LayoutContext& ctx, RectPx box) {
    constexpr std::array<LegendParts, 3> fewer{{{true, true}, {false, true}, {false, false}}};
    if (!ctx.large_text())
        return fewer[0];
    for (const LegendParts& parts : fewer) {
        if (legend_words(ctx, box.w, box.h, parts).height(ctx) <= box.h)
            return parts;
    }
    return fewer.back();
}

/// In a box, as high as its words ask, but not higher than that. Returns its upper edge.
float put_legend(LayoutContext& ctx, DisplayList& list, RectPx box, const LegendParts& parts,
                 bool on_foot) {
    const LegendWords words = legend_words(ctx, box.w, box.h, parts);
    const bool with_none = parts.none;
    // Beside the map it stands on its box's foot; under the map it hangs from its top, as long as
    // the box holds it.
    const float lowest = box.bottom() - words.height(ctx);
    const float top = !on_foot                      ? box.y
                      : ctx.state.screen.portrait() ? std::min(box.y, lowest)
                                                    : lowest;
    put_scale(ctx, list, {box.x, top, box.w, ctx.px(bar_height)}, ctx.px(4));
    const float y = top + ctx.px(bar_height + 10);
    put_text(ctx, list, words.plus, words.pole, {box.x, y, words.width, words.plus_h},
             ctx.theme.plus, {.max_lines = 2});
    const float second = words.stacked ? y + words.plus_h : y;
    put_text(ctx, list, words.minus, words.pole,
             {box.right() - words.width, second, words.width, words.minus_h}, ctx.theme.minus,
             {.align = Align::trailing, .max_lines = 2});
    const Question& question = ctx.exhibit().questions[ctx.state.question.index];
    put_node(ctx, {.id = "legend",
                   .role = Role::text,
                   .label = ctx.words(question.legend_plus).view(),
                   .value = ctx.words(question.legend_minus).view(),
                   .hint = on_foot ? ctx.words(Word::no_position).view() : std::string_view{},
                   .box = {box.x, top, box.w, ctx.px(bar_height + 10) + words.poles_h()},
                   .hit = false});
    if (!with_none)
        return top;
    const RectPx row{box.x, y + words.poles_h() + ctx.px(8), box.w, words.none_h};
    const RectPx none{row.x, row.centre().y - ctx.px(12), ctx.px(28), ctx.px(24)};
    put_swatch(ctx, list, StanceClass::none, none, ctx.px(ctx.tokens().radius_swatch));
    put_text(ctx, list, ctx.words(Word::no_position), words.none_type,
             {none.right() + ctx.px(12), row.y, words.none_w, row.h}, ctx.theme.text_secondary,
             {.valign = VAlign::middle, .max_lines = 2});
    if (words.link_w > 0) {
        const float h = ctx.px(ctx.tokens().target_min);
        put_button(ctx, list, words.link,
                   {row.right() - words.link_w, row.centre().y - h / 2, words.link_w, h});
    }
    return top;
}

/// Where the rail's question stands: between tabs and legend. Where not even its smallest type has
/// room it goes (DESIGN.md section 10); the selected tab says the same in short.
void put_asked(LayoutContext& ctx, DisplayList& list, RectPx room) {
    const Question& question = ctx.exhibit().questions[ctx.state.question.index];
    const bool portrait = ctx.state.screen.portrait();
    const auto& type = ctx.tokens().type;
    const TextPlace place{.valign = portrait ? VAlign::top : VAlign::middle,
                          .max_lines = portrait ? 2 : 5};
    const TypeToken fitting =
        fitting_type(ctx, ctx.words(question.asked), portrait ? type.card_title : type.heading,
                     {room.w, std::max(room.h, 1.0F)}, place);
    const Paragraph& set = set_text(ctx, ctx.words(question.asked), fitting, room.w, place);
    RectPx asked = room;
    if (!set.truncated && set.size.h <= room.h + 0.5F) {
        asked.h = set.size.h;
        asked.y += portrait ? 0 : (room.h - set.size.h) / 2;
        const RectPx box{asked.x, asked.y, set.size.w, asked.h};
        put_paragraph(list, set, ctx.turned(box).origin(), ctx.theme.text);
    }
    put_node(ctx, {.id = "question",
                   .role = Role::heading,
                   .label = ctx.words(question.asked).view(),
                   .box = asked});
}

/// In reach mode question and legend stand above, large; the rail has the way back to the whole
/// screen, and the sources.
void put_lower_rail(LayoutContext& ctx, DisplayList& list) {
    const RectPx rail = ctx.areas.rail;
    const float h = tab_height(ctx);
    RectPx row{rail.x, ctx.areas.legend.bottom() - h, rail.w, h};
    const RectPx last{row.right() - h, row.y, h, h};
    if (has_sources_link(ctx))
        row.w -= h + ctx.px(tab_gap + 4);
    put_button(ctx, list,
               {.id = "reach-full",
                .label = ctx.words(Word::reach_full),
                .icon = Icon::arrow_up,
                .on_tap = SetReach{false}},
               row);
    if (!has_sources_link(ctx))
        return;
    ButtonSpec link = sources_link(ctx);
    link.show_label = false;
    link.icon = Icon::sources;
    link.look = ButtonLook::raised;
    put_button(ctx, list, link, last);
}

void put_rail(LayoutContext& ctx, DisplayList& list) {
    const RectPx rail = ctx.areas.rail;
    const Tabs tabs = tabs_in(ctx, rail);
    put_tabs(ctx, list, tabs);
    if (ctx.state.screen.lower())
        return put_lower_rail(ctx, list);
    const bool portrait = ctx.state.screen.portrait();
    const float gap = ctx.px(ctx.state.screen.compact() ? 5 : 14); // around the question
    const float top = tabs.bottom + gap;
    RectPx legend = ctx.areas.legend;
    if (!portrait) { // large words push the legend up; the question gives way
        const float bottom = legend.bottom();
        legend.y = std::min(legend.y, top);
        legend.h = bottom - legend.y;
    }
    if (portrait && ctx.large_text()) // up to the buttons over the map
        legend = {legend.x, legend.y - ctx.px(14),
                  std::min(legend.w, view_switch_box(ctx).x - ctx.px(24) - legend.x),
                  legend.h + ctx.px(14)};
    const float legend_top = put_legend(ctx, list, legend, legend_parts(ctx, legend), true);
    const float bottom = portrait ? rail.bottom() : legend_top - gap;
    put_asked(ctx, list, {rail.x, top, rail.w, std::max(bottom - top, 0.0F)});
}

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
    const float h = legend_words(ctx, a.rail.w, ctx.px(200), card_legend).height(ctx);
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
