#include "scene/parts/scrolled.h"
#include "state/quiz.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace fl {
namespace {

// Lengths of picture 08, at ui_scale 1.
constexpr float bar_width = 48, bar_gap = 10, bar_height = 12;
constexpr float scale_height = 68, segment_gap = 6, handle_radius = 57, handle_ring = 82;
constexpr float card_gap = 12, cards_below = 40, card_height = 264, card_pad = 22;
constexpr float row_swatch = 96;
constexpr float card_air = 16, answer_line = 1.3F; // above and below the words of an answer
constexpr float row_height = 88, row_button = 280, notch = 26, button_text = 31;
constexpr int answers = 5;

/// What a text of an answer may cover, and its node.
struct Card {
    RectPx box;   // surface
    RectPx touch; // with the part of the scale above it
    int value;    // -2..+2
    bool chosen;
    DragKind drag = DragKind::answer; // along the scale
};

const QuizQuestion& shown_question(const LayoutContext& ctx) {
    return ctx.exhibit().quiz[static_cast<std::size_t>(ctx.state.quiz.at)];
}

NodeId answer_id(int place) {
    constexpr std::array<const char*, answers> ids{"answer-1", "answer-2", "answer-3", "answer-4",
                                                   "answer-5"};
    return ids[static_cast<std::size_t>(place)];
}

const QuizAnswer* answer_with(const QuizQuestion& question, int value) {
    const auto it = std::ranges::find(question.answers, value, &QuizAnswer::value);
    return it == question.answers.end() ? nullptr : &*it;
}

void put_progress(LayoutContext& ctx, DisplayList& list, RectPx row) {
    const int count = quiz_count(ctx.exhibit());
    const float pitch = ctx.px(bar_width + bar_gap), h = ctx.px(bar_height);
    float x = row.right() - static_cast<float>(count) * pitch + ctx.px(bar_gap);
    for (int i = 0; i < count; ++i, x += pitch) {
        const RectPx bar{x, row.centre().y - h / 2, ctx.px(bar_width), h};
        list.fill(ctx.turned(bar), i <= ctx.state.quiz.at ? ctx.theme.text : ctx.theme.line, h / 2);
    }
}

/// The narrowest width that needs no more lines: no word is left alone on the last one.
float balanced_width(LayoutContext& ctx, VisibleText text, const TypeToken& type, float width) {
    const std::size_t lines = set_text(ctx, text, type, width).lines.size();
    const float step = width * 0.06F;
    while (lines > 1 && width > 8 * step &&
           set_text(ctx, text, type, width - step).lines.size() == lines)
        width -= step;
    return width;
}

/// Number and question, in so many lines at the largest size that does.
void put_question_text(LayoutContext& ctx, DisplayList& list, RectPx box, std::size_t lines) {
    const auto& type = ctx.tokens().type;
    const auto number = filled(
        ctx, ctx.words(Word::question_of),
        {ctx.dates.number(ctx.state.quiz.at + 1), ctx.dates.number(quiz_count(ctx.exhibit()))});
    const RectPx first = put_text(ctx, list, number, type.button, {box.x, box.y, box.w, 0},
                                  ctx.theme.text_secondary, {.max_lines = 1, .shrink = true});
    const VisibleText asked = ctx.words(shown_question(ctx).asked);
    // A long question takes a smaller size rather than the place of the scale.
    TypeToken large = type.question;
    const float top = first.bottom() + ctx.px(4);
    large = fitting_type(ctx, asked, large, {box.w, box.bottom() - top},
                         {.max_lines = static_cast<int>(lines)});
    const float w = balanced_width(ctx, asked, large, box.w);
    const RectPx used = put_text(ctx, list, asked, large, {box.x, top, w, 0}, ctx.theme.text,
                                 {.max_lines = static_cast<int>(lines)});
    put_node(ctx, {.id = "question",
                   .role = Role::heading,
                   .label = asked.view(),
                   .value = number.view(),
                   .box = used,
                   .region = Region::page});
}

/// Middle of the part of the scale that stands for a value; values between lie between.
float value_x(RectPx scale, float value) {
    return scale.x + scale.w * (0.1F + 0.2F * (2 - value));
}

/// The handle: a paper disc with chevrons both ways; as long as nothing is chosen only its outline,
/// in the middle, which is no answer.
void put_handle(LayoutContext& ctx, DisplayList& list, RectPx scale) {
    const auto& chosen = ctx.state.quiz.chosen;
    const NodeId id = "answer-scale";
    const bool pressed = ctx.is_pressed(id.key());
    const PointPx centre{value_x(scale, chosen.value_or(0)), scale.centre().y};
    const float r = ctx.px(handle_radius), ring = ctx.px(handle_ring);
    const PointPx at{ctx.rtl() ? ctx.areas.screen.w - centre.x : centre.x, centre.y};
    list.disc(at, ring, ctx.theme.text.faded(pressed ? 0.3F : 0.14F));
    list.disc(at, r + ctx.px(6), ctx.theme.ink);
    Rgba mark = ctx.theme.text;
    if (chosen) {
        list.disc(at, r, ctx.theme.sheet);
        mark = ctx.theme.on_sheet;
    } else {
        list.ring(at, r - ctx.px(2), ctx.px(4), ctx.theme.text);
    }
    for (const float side : {-1.0F, 1.0F}) {
        const std::array<PointPx, 3> chevron{{{at.x + side * ctx.px(12), at.y - ctx.px(20)},
                                              {at.x + side * ctx.px(32), at.y},
                                              {at.x + side * ctx.px(12), at.y + ctx.px(20)}}};
        list.line(chevron, ctx.px(6), mark);
    }
    const auto place = chosen ? static_cast<int>(std::lround(*chosen)) : 0;
    const QuizAnswer* answer = chosen ? answer_with(shown_question(ctx), place) : nullptr;
    put_node(ctx, {.id = id,
                   .role = Role::slider,
                   .label = ctx.words(Word::answer_scale).view(),
                   .value = answer ? ctx.words(answer->text).view()
                                   : ctx.words(Word::choose_answer).view(),
                   .hint = ctx.hint(Word::answer_hint, Word::answer_hint_keys),
                   .box = {centre.x - ring, centre.y - ring, 2 * ring, 2 * ring},
                   .region = Region::page,
                   .drag = DragKind::answer});
}

void put_bar(LayoutContext& ctx, DisplayList& list, RectPx scale) {
    const float gap = ctx.px(segment_gap), pitch = scale.w / answers;
    for (int i = 0; i < answers; ++i) {
        const float x = scale.x + static_cast<float>(i) * pitch;
        put_swatch(ctx, list, static_cast<StanceClass>(i),
                   {x + (i > 0 ? gap / 2 : 0), scale.y,
                    pitch - (i > 0 && i < answers - 1 ? gap : gap / 2), scale.h},
                   ctx.px(ctx.tokens().radius_swatch));
    }
    const RectPx values{value_x(scale, 2), scale.y, scale.w * 0.8F, scale.h};
    ctx.nodes.answer_scale = ctx.turned(values);
    ctx.nodes.mirrored = ctx.rtl();
}

/// The largest size of the type at which an answer fits its card.
TypeToken answer_type(LayoutContext& ctx, VisibleText text, RectPx room, int weight) {
    TypeToken type = ctx.tokens().type.body;
    type.line = answer_line;
    type.weight = weight;
    return fitting_type(ctx, text, type, {room.w, room.h});
}

void put_answer(LayoutContext& ctx, DisplayList& list, const Card& card, bool centred) {
    const QuizAnswer* answer = answer_with(shown_question(ctx), card.value);
    if (answer == nullptr)
        return;
    const NodeId id = answer_id(2 - card.value);
    const bool pressed = ctx.is_pressed(id.key());
    const auto colors =
        button_colors(ctx, card.chosen ? ButtonLook::selected : ButtonLook::raised, pressed);
    const RectPx face =
        put_face(ctx, list, card.box, colors.surface, pressed, ctx.px(ctx.tokens().radius_sheet));
    const float swatch = centred ? 0 : ctx.px(row_swatch);
    if (!centred) {
        put_swatch(ctx, list, static_cast<StanceClass>(2 - card.value),
                   {face.x + ctx.px(14), face.y + ctx.px(14), ctx.px(64), face.h - ctx.px(28)},
                   ctx.px(ctx.tokens().radius_swatch));
    }
    const VisibleText text = ctx.words(answer->text);
    const RectPx room{card.box.x + swatch + ctx.px(card_pad), card.box.y + ctx.px(card_air),
                      card.box.w - swatch - 2 * ctx.px(card_pad),
                      card.box.h - ctx.px(2 * card_air)};
    put_text(ctx, list, text, answer_type(ctx, text, room, card.chosen ? 700 : 600), room,
             colors.content,
             {.align = centred ? Align::centre : Align::leading, .valign = VAlign::middle});
    const auto stance = ctx.words(class_word(static_cast<StanceClass>(2 - card.value))).view();
    const auto chosen = ctx.words(Word::chosen).view();
    put_node(ctx, {.id = id,
                   .role = Role::toggle,
                   .label = text.view(),
                   .value = together(ctx, {stance, card.chosen ? chosen : ""}).view(),
                   .box = card.touch,
                   .region = Region::page,
                   .primary = true,
                   .drag = card.drag,
                   .on_tap = ChooseAnswer{static_cast<float>(card.value)}});
}

bool is_chosen(const LayoutContext& ctx, int value) {
    return ctx.state.quiz.chosen && std::lround(*ctx.state.quiz.chosen) == value;
}

/// From the chosen card to the handle above it.
void put_notch(LayoutContext& ctx, DisplayList& list, RectPx scale, const Card& card) {
    const float w = ctx.px(notch), edge = w + ctx.px(ctx.tokens().radius_sheet);
    const float x = std::clamp(value_x(scale, *ctx.state.quiz.chosen), card.box.x + edge,
                               card.box.right() - edge);
    std::array<PointPx, 3> tip{
        {{x - w, card.box.y + 1}, {x, card.box.y - ctx.px(30)}, {x + w, card.box.y + 1}}};
    if (ctx.rtl()) {
        for (PointPx& p : tip)
            p.x = ctx.areas.screen.w - p.x;
    }
    list.polygon(tip, ctx.theme.sheet);
}

/// Five cards in a row, each below its part of the scale.
void put_cards(LayoutContext& ctx, DisplayList& list, RectPx scale, float bottom) {
    const float pitch = scale.w / answers, gap = ctx.px(card_gap);
    const float y = scale.bottom() + ctx.px(cards_below);
    const float room = bottom - y;
    const float h = std::min(ctx.px(card_height) * std::max(ctx.text_factor(), 1.0F), room);
    for (int i = 0; i < answers; ++i) {
        const float x = scale.x + static_cast<float>(i) * pitch + gap / 2;
        const RectPx box{x, y, pitch - gap, h};
        const Card card{box, {x, scale.y, box.w, y + h - scale.y}, 2 - i, is_chosen(ctx, 2 - i)};
        if (card.chosen)
            put_notch(ctx, list, scale, card);
        put_answer(ctx, list, card, true);
    }
}

/// Upright screens: five rows, each with its part of the scale at the leading edge.
void put_rows(LayoutContext& ctx, DisplayList& list, RectPx box) {
    const float gap = ctx.px(14), h = (box.h - 4 * gap) / answers;
    for (int i = 0; i < answers; ++i) {
        const RectPx row{box.x, box.y + static_cast<float>(i) * (h + gap), box.w, h};
        put_answer(ctx, list, {row, row, 2 - i, is_chosen(ctx, 2 - i)}, false);
    }
}

/// Back, Not sure and Answer, all of one size.
void put_buttons(LayoutContext& ctx, DisplayList& list, RectPx row) {
    const QuizState& quiz = ctx.state.quiz;
    const auto at = static_cast<std::size_t>(quiz.at);
    const bool unsure = quiz.given[at] && !quiz.answers[at] && !quiz.chosen;
    const ButtonSpec back{.id = "back",
                          .label = ctx.words(Word::back),
                          .icon = Icon::chevron_leading,
                          .on_tap = StepQuiz{-1},
                          .region = Region::page,
                          .text_size = button_text};
    const ButtonSpec not_sure{.id = "not-sure",
                              .label = ctx.words(Word::not_sure),
                              .centred = true,
                              .primary = true,
                              .look = unsure ? ButtonLook::selected : ButtonLook::raised,
                              .on_tap = GiveAnswer{false},
                              .region = Region::page,
                              .text_size = button_text};
    ButtonSpec answer{.id = "answer",
                      .label = ctx.words(Word::answer),
                      .icon = Icon::chevron_trailing,
                      .icon_after = true,
                      .primary = true,
                      .look = ButtonLook::selected,
                      .on_tap = GiveAnswer{true},
                      .region = Region::page,
                      .text_size = button_text};
    if (!quiz.chosen) {
        answer.label = ctx.words(Word::choose_answer);
        answer.icon.reset();
        answer.centred = true;
        answer.enabled = false;
        answer.look = ButtonLook::waiting;
    }
    float w = ctx.px(row_button);
    const std::array<const ButtonSpec*, 3> all{&back, &not_sure, &answer};
    for (const ButtonSpec* spec : all)
        w = std::max(w, button_width(ctx, *spec));
    w = std::min(w, (row.w - 2 * ctx.px(14)) / 3);
    if (quiz.at > 0)
        put_button(ctx, list, back, {row.x, row.y, w, row.h});
    put_button(ctx, list, not_sure, {row.x + (row.w - w) / 2, row.y, w, row.h});
    put_button(ctx, list, answer, {row.right() - w, row.y, w, row.h});
}

/// Rows as high as their answers ask; what is over is shared among them. Returns their height.
float put_large_rows(LayoutContext& ctx, DisplayList& list, RectPx at, RectPx window) {
    const float gap = ctx.px(14), inset = ctx.px(row_swatch + 2 * card_pad);
    std::array<float, answers> heights{};
    float sum = -gap;
    for (int i = 0; i < answers; ++i) {
        const QuizAnswer* answer = answer_with(shown_question(ctx), 2 - i);
        if (answer == nullptr)
            continue;
        TypeToken type = ctx.tokens().type.body;
        type.line = answer_line;
        type.weight = 700; // as the chosen one, which is wider
        const float text = set_text(ctx, ctx.words(answer->text), type, at.w - inset).size.h;
        auto& h = heights[static_cast<std::size_t>(i)];
        h = std::max(text + ctx.px(2 * card_air), ctx.px(ctx.tokens().target_min));
        sum += h + gap;
    }
    const float spare = std::max(window.h - sum, 0.0F) / answers;
    float y = at.y;
    for (int i = 0; i < answers; ++i) {
        const RectPx row{at.x, y, at.w, heights[static_cast<std::size_t>(i)] + spare};
        const RectPx seen = inside(row, window);
        // What is left of a row at the window's edge is no target for a finger, but can be seen.
        ctx.nodes.mute(seen.h < std::min(row.h, ctx.px(ctx.tokens().target_min)));
        if (seen.h > 0)
            put_answer(ctx, list, {row, seen, 2 - i, is_chosen(ctx, 2 - i), DragKind::list}, false);
        ctx.nodes.mute(false);
        y = row.bottom() + gap;
    }
    return sum;
}

/// Rows that may scroll. Returns how far, px.
float put_large_answers(LayoutContext& ctx, DisplayList& list, RectPx window) {
    return put_scrolled_list(ctx, list, "answers", ctx.words(Word::choose_answer), window,
                             ctx.theme.ink, ButtonLook::raised,
                             [&](RectPx at) { return put_large_rows(ctx, list, at, window); });
}

/// With the largest text each answer has its part of the scale before it, and there is no other.
float put_large_landscape(LayoutContext& ctx, DisplayList& list) {
    const RectPx page = ctx.areas.page;
    const RectPx row{page.x, page.bottom() - ctx.px(row_height), page.w, ctx.px(row_height)};
    constexpr float asked_height = 190;
    put_question_text(ctx, list, {page.x, page.y, page.w, ctx.px(asked_height)}, 2);
    const float top = page.y + ctx.px(asked_height + 14);
    const RectPx window{page.x, top, page.w, row.y - ctx.px(20) - top};
    const float scrollable = put_large_answers(ctx, list, window);
    put_buttons(ctx, list, row);
    return scrollable;
}

void put_landscape(LayoutContext& ctx, DisplayList& list) {
    const RectPx page = ctx.areas.page;
    const RectPx row{page.x, page.bottom() - ctx.px(row_height + 20), page.w, ctx.px(row_height)};
    // Half of the handle rises above the scale.
    const float scale_y = page.y + ctx.px(ctx.state.screen.compact() ? 282 : 342);
    const RectPx scale{page.x, scale_y, page.w, ctx.px(scale_height)};
    const float above = ctx.px(handle_ring - scale_height / 2 + 4), top = page.y + ctx.px(18);
    put_question_text(ctx, list, {page.x, top, page.w, scale.y - above - top}, 2);
    put_bar(ctx, list, scale);
    put_cards(ctx, list, scale, row.y - ctx.px(24));
    put_handle(ctx, list, scale);
    put_buttons(ctx, list, row);
}

float put_portrait(LayoutContext& ctx, DisplayList& list) {
    const RectPx page = ctx.areas.page;
    const RectPx row{page.x, page.bottom() - ctx.px(row_height), page.w, ctx.px(row_height)};
    const RectPx scale{page.x, page.y + ctx.px(640), page.w, ctx.px(scale_height)};
    put_question_text(ctx, list, {page.x, page.y + ctx.px(90), page.w, ctx.px(484)}, 5);
    put_bar(ctx, list, scale);
    const float top = scale.bottom() + ctx.px(72);
    put_handle(ctx, list, scale);
    const RectPx rows{page.x, top, page.w, row.y - ctx.px(48) - top};
    float scrollable = 0;
    if (ctx.large_text())
        scrollable = put_large_answers(ctx, list, rows);
    else
        put_rows(ctx, list, rows);
    put_buttons(ctx, list, row);
    return scrollable;
}

} // namespace

LayoutFacts lay_out_question(LayoutContext& ctx, SceneMemory&) {
    if (ctx.exhibit().quiz.empty())
        return {};
    DisplayList& list = ctx.list();
    list.begin_group(page_progress(ctx), {});
    const bool portrait = ctx.state.screen.portrait();
    const float progress =
        static_cast<float>(quiz_count(ctx.exhibit())) * ctx.px(bar_width + bar_gap);
    put_page_header(ctx, list, ctx.words(Word::view_map), Icon::chevron_leading,
                    ctx.words(Word::nav_question), portrait ? 0 : progress + ctx.px(24));
    const RectPx header = ctx.areas.header;
    float scrollable = 0;
    if (portrait) {
        put_progress(ctx, list, {header.x, ctx.areas.page.y + ctx.px(90), header.w, ctx.px(32)});
        scrollable = put_portrait(ctx, list);
    } else {
        const float end = page_header_end(ctx) - ctx.px(24);
        put_progress(ctx, list, {header.x, header.y, end - header.x, header.h});
        if (ctx.large_text())
            scrollable = put_large_landscape(ctx, list);
        else
            put_landscape(ctx, list);
    }
    list.end_group();
    return {.list_scrollable_px = scrollable};
}

} // namespace fl
