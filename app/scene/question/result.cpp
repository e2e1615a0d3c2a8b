#include "scene/question/result_parts.h"

#include <algorithm>
#include <array>

namespace fl {
namespace {

constexpr float button_height = 88, tab_height = 72, gap = 12, group_gap = 24, button_text = 29;
/// Views farther from the visitor's than this are not called close: one step of the answers.
constexpr float close_enough = 1;

/// Only these are counted as states; other places have their circle where they have a position.
constexpr std::string_view counted = "un_member";

QuestionId shown_question(const LayoutContext& ctx) {
    return QuestionId(static_cast<std::size_t>(ctx.state.quiz.result_question));
}

/// States with a position at the end of the data, packed, and whose views are nearest.
void remember(const LayoutContext& ctx, const ResultFigure& figure, QuestionId question,
              std::optional<float> value, ResultMemory& memory) {
    if (memory.question == question && memory.value == value && memory.box == figure.box)
        return;
    memory.question = question;
    memory.value = value;
    memory.box = figure.box;
    const Exhibit& exhibit = ctx.exhibit();
    memory.nearest.states.clear();
    if (value)
        find_nearest_views(exhibit, question, *value, memory.nearest);
    memory.states.clear();
    memory.scores.clear();
    for (std::size_t i = 0; i < exhibit.states.size(); ++i) {
        const ShownStance stance = shown_stance(exhibit, StateId(i), question, exhibit.as_of);
        if (!exhibit.states[i].is_state || stance.cls == StanceClass::none)
            continue;
        memory.states.push_back(StateId(i));
        memory.scores.push_back(stance.value);
    }
    PackSpec spec;
    spec.box = figure.circles;
    spec.x_plus = figure.x_plus;
    spec.x_minus = figure.x_minus;
    spec.max_radius = ctx.px(16);
    spec.min_radius = ctx.px(9);
    spec.gap = ctx.px(3);
    pack_circles(memory.scores, spec, memory.packing);
}

/// "Brazil, France, Germany and 9 more".
VisibleText names_of(LayoutContext& ctx, const NearestViews& nearest) {
    std::array<std::string_view, most_named> parts{};
    std::size_t count = named_count(nearest);
    for (std::size_t i = 0; i < count; ++i)
        parts[i] = ctx.words(ctx.exhibit().states[nearest.states[i].index].name).view();
    if (const std::size_t rest = nearest.states.size() - count; rest > 0)
        parts[count++] =
            filled(ctx, ctx.words(Word::more_states), {ctx.dates.number(static_cast<long>(rest))})
                .view();
    return VisibleText::composed(ctx.dates.list(std::span(parts).first(count)));
}

struct Sentences {
    VisibleText result, lead;
};

Sentences sentences(LayoutContext& ctx, const ResultMemory& memory) {
    const auto& states = ctx.exhibit().states;
    const auto counts = [](const State& state) { return state.un_status == counted; };
    const auto all = std::ranges::count_if(states, counts);
    const auto with_position = std::ranges::count_if(
        memory.states, [&](StateId state) { return counts(states[state.index]); });
    if (!memory.value || memory.nearest.states.empty()) {
        return {ctx.words(Word::result_unsure),
                filled(ctx, ctx.words(Word::result_unsure_lead),
                       {ctx.dates.number(all - with_position), ctx.dates.number(all)})};
    }
    const Word word =
        memory.nearest.distance <= close_enough ? Word::result_close : Word::result_far;
    return {filled(ctx, ctx.words(word), {names_of(ctx, memory.nearest).view()}),
            filled(ctx, ctx.words(Word::result_lead), {ctx.dates.number(with_position)})};
}

/// Result and what it is compared with. Returns the lower edge.
float put_sentences(LayoutContext& ctx, DisplayList& list, const Sentences& text, RectPx box,
                    int lines) {
    const auto& type = ctx.tokens().type;
    TypeToken lead = type.body;
    lead.line = 1.25F;
    lead = fitting_type(ctx, text.lead, lead, {box.w, 0}, {.max_lines = lines});
    const float gap_px = ctx.px(4);
    const float lead_h = set_text(ctx, text.lead, lead, box.w).size.h;
    const SizePx room{box.w, box.h - gap_px - lead_h};
    const TextPlace place{.max_lines = lines + 1};
    const TypeToken large = fitting_type(ctx, text.result, type.title, room, place);
    const RectPx first =
        put_text(ctx, list, text.result, large, {box.x, box.y, box.w, 0}, ctx.theme.text, place);
    const RectPx second =
        put_text(ctx, list, text.lead, lead, {box.x, first.bottom() + gap_px, box.w, 0},
                 ctx.theme.text_secondary, {.max_lines = lines + 1});
    put_node(ctx, {.id = "result",
                   .role = Role::heading,
                   .label = text.result.view(),
                   .value = text.lead.view(),
                   .box = {box.x, first.y, box.w, second.bottom() - first.y},
                   .region = Region::page});
    return second.bottom();
}

/// The questions: which one the figure shows.
void put_tabs(LayoutContext& ctx, DisplayList& list, RectPx box, std::size_t columns) {
    constexpr std::array<const char*, 4> ids{"issue-1", "issue-2", "issue-3", "issue-4"};
    const auto& questions = ctx.exhibit().questions;
    const float between = ctx.px(gap), h = ctx.px(tab_height);
    const float w =
        (box.w - between * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t i = 0; i < std::min(questions.size(), ids.size()); ++i) {
        const bool shown = shown_question(ctx) == QuestionId(i);
        const auto column = static_cast<float>(i % columns), row = static_cast<float>(i / columns);
        put_button(ctx, list,
                   {.id = ids[i],
                    .role = Role::tab,
                    .label = ctx.words(questions[i].tab),
                    .hint = ctx.words(questions[i].asked),
                    .centred = true,
                    .primary = true,
                    .look = shown ? ButtonLook::selected : ButtonLook::raised,
                    .on_tap = SelectQuestion{QuestionId(i)},
                    .region = Region::page,
                    .padding = 8},
                   {box.x + column * (w + between), box.y + row * (h + between), w, h});
    }
}

void put_promise(LayoutContext& ctx, DisplayList& list, RectPx box) {
    const VisibleText promise = ctx.words(Word::counted_only);
    TypeToken type = ctx.tokens().type.label;
    type.line = 1.25F;
    const RectPx used = put_text(ctx, list, promise, type, box, ctx.theme.text_secondary,
                                 {.valign = VAlign::middle, .max_lines = 4, .shrink = true});
    put_node(ctx, {.id = "promise",
                   .role = Role::text,
                   .label = promise.view(),
                   .box = used,
                   .region = Region::page});
}

/// With the largest text it stands above the buttons, in the page's width.
float promise_height(LayoutContext& ctx, float width) {
    TypeToken type = ctx.tokens().type.label;
    type.line = 1.25F;
    return set_fitting(ctx, ctx.words(Word::counted_only), type, {width, 0}, {.max_lines = 2})
        .size.h;
}

/// Start again, what becomes of the answers, the nearest state's dossier, back to the map.
void put_buttons(LayoutContext& ctx, DisplayList& list, const ResultMemory& memory, RectPx row) {
    const ButtonSpec again{.id = "start-again",
                           .label = ctx.words(Word::start_again),
                           .icon = Icon::question,
                           .on_tap = RestartQuiz{},
                           .region = Region::page,
                           .text_size = button_text};
    const ButtonSpec back{.id = "back-to-map",
                          .label = ctx.words(Word::home),
                          .icon = Icon::map,
                          .primary = true,
                          .look = ButtonLook::selected,
                          .on_tap = GoHome{},
                          .region = Region::page,
                          .text_size = button_text};
    const float h = ctx.px(button_height), between = ctx.px(gap + 2);
    const bool upright = ctx.state.screen.portrait();
    // Large labels shrink rather than crowd out what becomes of the answers.
    const bool apart = !upright && ctx.large_text();
    const float most = upright ? row.w * 0.5F : apart ? (row.w - 2 * between) / 3 : row.w * 0.245F;
    const float again_w = std::min(std::max(button_width(ctx, again), ctx.px(280)), most);
    const float back_w =
        std::min(std::max(button_width(ctx, back), ctx.px(upright ? 493 : 345)), most);
    const float back_x = row.right() - back_w;
    const auto put_again = [&](float y) { put_button(ctx, list, again, {row.x, y, again_w, h}); };
    if (!upright)
        put_again(row.y);
    float right = back_x - between;
    if (!memory.nearest.states.empty()) {
        const StateId nearest = memory.nearest.states.front();
        const ButtonSpec see{
            .id = "see-state",
            .label = filled(ctx, ctx.words(Word::see_state),
                            {ctx.words(ctx.exhibit().states[nearest.index].name).view()}),
            .icon = Icon::chevron_trailing,
            .icon_after = true,
            .primary = true,
            .on_tap = OpenDossier{nearest},
            .region = Region::page,
            .text_size = button_text};
        const float w =
            upright ? right - row.x : std::min(std::max(button_width(ctx, see), ctx.px(345)), most);
        put_button(ctx, list, see, {right - w, row.y, w, h});
        right -= w + between;
    }
    put_button(ctx, list, back, {back_x, row.y, back_w, h});
    if (apart)
        return;
    float y = row.y;
    if (upright) { // below them
        y += h + between, right = row.right();
        put_again(y);
    }
    const float x = row.x + again_w + ctx.px(group_gap);
    put_promise(ctx, list, {x, y, right - x, h});
}

} // namespace

LayoutFacts lay_out_result(LayoutContext& ctx, SceneMemory& memory) {
    DisplayList& list = ctx.list();
    const QuestionId question = shown_question(ctx);
    if (question.index >= ctx.exhibit().questions.size())
        return {};
    const auto value = mean_answer(ctx.exhibit(), ctx.state.quiz, question);
    list.begin_group(page_progress(ctx), {});
    put_page_header(ctx, list, ctx.words(Word::view_map), Icon::chevron_leading,
                    ctx.words(Word::nav_question));
    const RectPx page = ctx.areas.page;
    const float h = ctx.px(button_height), tab = ctx.px(tab_height);
    if (ctx.state.screen.portrait()) {
        const RectPx row{page.x, page.bottom() - 2 * h - ctx.px(gap + 2), page.w, h};
        const RectPx tabs{page.x, row.y - ctx.px(40) - 2 * tab - ctx.px(gap), page.w, 0};
        const float top = page.y + ctx.px(280);
        const ResultFigure figure =
            figure_in(ctx, {page.x, top, page.w, tabs.y - ctx.px(40) - top});
        remember(ctx, figure, question, value, memory.result);
        put_sentences(ctx, list, sentences(ctx, memory.result),
                      {page.x, page.y + ctx.px(24), page.w, top - ctx.px(20) - page.y - ctx.px(24)},
                      3);
        put_figure(ctx, list, figure, memory.result, question, value);
        put_tabs(ctx, list, tabs, 2);
        put_buttons(ctx, list, memory.result, row);
    } else {
        const RectPx row{page.x, page.bottom() - h, page.w, h};
        const RectPx tabs{page.x, page.y + ctx.px(128), page.w, tab};
        const float top = tabs.bottom() + ctx.px(16);
        const float promise_h = ctx.large_text() ? promise_height(ctx, page.w) : 0;
        const float end = row.y - ctx.px(20) - promise_h;
        if (promise_h > 0)
            put_promise(ctx, list, {page.x, end + ctx.px(6), page.w, promise_h});
        const ResultFigure figure = figure_in(ctx, {page.x, top, page.w, end - top});
        remember(ctx, figure, question, value, memory.result);
        put_sentences(ctx, list, sentences(ctx, memory.result),
                      {page.x, page.y - ctx.px(6), page.w, ctx.px(128)}, 1);
        put_tabs(ctx, list, tabs, 4);
        put_figure(ctx, list, figure, memory.result, question, value);
        put_buttons(ctx, list, memory.result, row);
    }
    list.end_group();
    return {};
}

} // namespace fl
