#include "scene/explore/explore_rail.h"

#include "scene/parts/page.h"
#include "scene/parts/parts.h"

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

} // namespace

float legend_height(LayoutContext& ctx, float width, float room, const LegendParts& parts) {
    return legend_words(ctx, width, room, parts).height(ctx);
}

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

} // namespace fl
