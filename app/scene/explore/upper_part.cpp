#include "scene/explore/upper_part.h"

#include "scene/parts/parts.h"

namespace fl {
namespace {

// Design px of a part of 1920 x 346, picture 20.
constexpr float design_width = 1920, design_height = 346;
constexpr float side = 48, air = 28, legend_width = 742, bar = 44, edge = 4;

/// Beside each other where the part is wide; upright panels have them one below the other.
struct UpperBoxes {
    RectPx question, legend;
    bool stacked = false;
};

UpperBoxes boxes_of(const LayoutContext& ctx, RectPx part) {
    const RectPx in{part.x + ctx.px(side), part.y + ctx.px(air), part.w - 2 * ctx.px(side),
                    part.h - 2 * ctx.px(air)};
    if (part.w > 2 * part.h) {
        const float legend = ctx.px(legend_width), w = in.w - legend - ctx.px(60);
        return {{in.x, in.y, w, in.h}, {in.right() - legend, in.y, legend, in.h}, false};
    }
    const float h = in.h * 0.52F;
    return {{in.x, in.y, in.w, h}, {in.x, in.y + h, in.w, in.h - h}, true};
}

/// Pages on which states are coloured by a question.
bool shows_colours(SceneId scene) {
    switch (scene) {
    case SceneId::explore:
    case SceneId::event:
    case SceneId::dossier:
    case SceneId::spectrum:
    case SceneId::tour:
    case SceneId::compare:
    case SceneId::result:
        return true;
    default:
        return false;
    }
}

void put_question(LayoutContext& ctx, DisplayList& list, const Question& question, RectPx box) {
    const RectPx used =
        put_text(ctx, list, ctx.words(question.asked), ctx.tokens().type.question, box,
                 ctx.theme.text, {.valign = VAlign::middle, .max_lines = 2, .shrink = true});
    put_node(ctx, {.id = "question",
                   .role = Role::heading,
                   .label = ctx.words(question.asked).view(),
                   .box = used,
                   .hit = false});
}

/// Both poles at one size, each in its half.
float put_poles(LayoutContext& ctx, DisplayList& list, const Question& question, RectPx box) {
    const float w = box.w / 2 - ctx.px(12);
    TypeToken type = ctx.tokens().type.lead;
    type.weight = 700;
    const TextPlace place{.max_lines = 2};
    TypeToken line =
        type; // each on one line as long as that stays large enough to be seen from afar
    for (const TextId pole : {question.legend_plus, question.legend_minus})
        line = fitting_type(ctx, ctx.words(pole), line, {w, 0}, {.max_lines = 1});
    if (line.size >= ctx.tokens().type.body.size) {
        type = line;
    } else {
        for (const TextId pole : {question.legend_plus, question.legend_minus})
            type = fitting_type(ctx, ctx.words(pole), type, {w, ctx.px(90)}, place);
    }
    const RectPx plus = put_text(ctx, list, ctx.words(question.legend_plus), type,
                                 {box.x, box.y, w, 0}, ctx.theme.plus, place);
    const RectPx minus =
        put_text(ctx, list, ctx.words(question.legend_minus), type, {box.right() - w, box.y, w, 0},
                 ctx.theme.minus, {.align = Align::trailing, .max_lines = 2});
    return std::max(plus.bottom(), minus.bottom());
}

/// What the cursor has come to: one line, or two.
void put_latest(LayoutContext& ctx, DisplayList& list, RectPx box) {
    const auto latest = latest_event(ctx.state, ctx.exhibit(), ctx.state.cursor);
    if (!latest || box.h < ctx.px(40))
        return;
    const Event& event = ctx.exhibit().events[latest->index];
    const RectPx date = put_text(ctx, list, VisibleText::composed(ctx.dates.full(event.date)),
                                 ctx.tokens().type.body, {box.x, box.y, box.w, 0},
                                 ctx.theme.text_secondary, {.max_lines = 1, .shrink = true});
    const RectPx rest{box.x, date.bottom(), box.w, box.bottom() - date.bottom()};
    const TextPlace place{.max_lines = 2};
    const TypeToken type =
        fitting_type(ctx, ctx.words(event.title), ctx.tokens().type.body, {rest.w, rest.h}, place);
    if (text_fits(set_text(ctx, ctx.words(event.title), type, rest.w, place), {rest.w, rest.h},
                  place))
        put_text(ctx, list, ctx.words(event.title), type, {rest.x, rest.y, rest.w, 0},
                 ctx.theme.text, place);
}

void put_legend_block(LayoutContext& ctx, DisplayList& list, const Question& question, RectPx box) {
    const float y = box.y + ctx.px(26);
    put_scale(ctx, list, {box.x, y, box.w, ctx.px(bar)}, ctx.px(4));
    const float words = y + ctx.px(bar + 12);
    const float end = put_poles(ctx, list, question, {box.x, words, box.w, 0});
    put_node(ctx, {.id = "legend",
                   .role = Role::text,
                   .label = ctx.words(question.legend_plus).view(),
                   .value = ctx.words(question.legend_minus).view(),
                   .box = {box.x, y, box.w, end - y},
                   .hit = false});
    const float none_h = ctx.px(40);
    const RectPx none{box.x, end + ctx.px(14) + (none_h - ctx.px(26)) / 2, ctx.px(30), ctx.px(26)};
    put_swatch(ctx, list, StanceClass::none, none, ctx.px(ctx.tokens().radius_swatch));
    put_text(ctx, list, ctx.words(Word::no_position), ctx.tokens().type.button,
             {none.right() + ctx.px(14), end + ctx.px(14), box.right() - none.right() - ctx.px(14),
              none_h},
             ctx.theme.text_secondary, {.valign = VAlign::middle, .max_lines = 1, .shrink = true});
    const float left = end + ctx.px(14) + none_h + ctx.px(10);
    put_latest(ctx, list, {box.x, left, box.w, box.bottom() - left});
}

void put_name(LayoutContext& ctx, DisplayList& list, RectPx part) {
    const float x = ctx.px(side), w = part.w - 2 * x, size = 96;
    const float top = part.h / 2 - ctx.px(130);
    put_brand(ctx, list, {x, top}, size, w);
    put_text(ctx, list, ctx.words(Word::attract_lead), ctx.tokens().type.lead,
             {x, top + ctx.px(size + 50), std::min(w, ctx.px(1100)), ctx.px(110)},
             ctx.theme.text_secondary, {.max_lines = 2, .weight = 500, .shrink = true});
}

} // namespace

void put_upper_part(LayoutContext& whole) {
    LayoutContext ctx = whole;
    const SizePx panel = ctx.state.screen.panel();
    const RectPx part{0, 0, panel.w, ctx.state.screen.above};
    ctx.areas.screen = {0, 0, panel.w, panel.h};
    const bool wide = part.w > 2 * part.h;
    ctx.areas.scale = std::min(part.w / (wide ? design_width : design_width * 0.6F),
                               part.h / (wide ? design_height : design_height * 1.4F));
    DisplayList& list = ctx.list();
    list.fill(part, ctx.theme.ink);
    list.fill({0, part.bottom() - ctx.px(edge), part.w, ctx.px(edge)}, ctx.theme.sheet);
    const SceneId scene = ground_scene(ctx.state); // under a sheet it goes on telling of that
    if (!shows_colours(scene))
        return put_name(ctx, list, part);
    const QuestionId id =
        scene == SceneId::result
            ? QuestionId(static_cast<std::size_t>(std::max(ctx.state.quiz.result_question, 0)))
            : ctx.state.question;
    const Question& question = ctx.exhibit().questions[id.index];
    const UpperBoxes boxes = boxes_of(ctx, part);
    put_question(ctx, list, question, boxes.question);
    put_legend_block(ctx, list, question, boxes.legend);
}

} // namespace fl
