#include "scene/spectrum/spectrum.h"

#include "scene/parts/parts.h"
#include "scene/scenes.h"

#include <array>
#include <string>

namespace fl {
namespace {

constexpr float margin = 62;    // design px: the poles stand inside the box
constexpr float ends_at = 0.5F; // the map has gone at half of the way

/// Words and line come in while the circles travel.
float words_shown(float progress) {
    return std::clamp((progress - 0.45F) / 0.4F, 0.0F, 1.0F);
}

/// An arrow of one stroke, pointing to the leading (-1) or trailing (+1) edge.
void put_arrow(LayoutContext& ctx, DisplayList& list, float x, float y, float sense, Rgba color) {
    if (ctx.rtl()) {
        x = ctx.areas.screen.w - x;
        sense = -sense;
    }
    const float w = ctx.px(9) * sense, h = ctx.px(6.5F);
    list.line({x - w, y}, {x + w, y}, ctx.px(2.6F), color);
    const std::array<PointPx, 3> tip{
        {{x + w - h * sense, y - h}, {x + w, y}, {x + w - h * sense, y + h}}};
    list.line(tip, ctx.px(2.6F), color);
}

/// The crack between the two sides, under the circles.
void put_crack(LayoutContext& ctx, DisplayList& list, float x, float top, float bottom) {
    constexpr std::array<PointPx, 11> crack{{{5, 0},
                                             {-3, 0.06F},
                                             {9, 0.16F},
                                             {-2, 0.27F},
                                             {6, 0.35F},
                                             {-8, 0.48F},
                                             {5, 0.57F},
                                             {-2, 0.7F},
                                             {-10, 0.83F},
                                             {3, 0.93F},
                                             {-5, 1}}};
    std::array<PointPx, crack.size()> placed;
    for (std::size_t i = 0; i < crack.size(); ++i)
        placed[i] = {x + ctx.px(crack[i].x), mix(top, bottom, crack[i].y)};
    list.line(placed, ctx.px(2), ctx.theme.text_tertiary.faded(0.8F));
}

/// Upright, the largest words of a pole stand in two lines.
int pole_lines(const LayoutContext& ctx) {
    return ctx.large_text() && ctx.state.screen.portrait() ? 2 : 1;
}

/// The line under the circles with the question's poles.
void put_scale_line(LayoutContext& ctx, DisplayList& list, const SpectrumAreas& areas) {
    const Question& question = ctx.exhibit().questions[ctx.state.question.index];
    const RectPx box = areas.box;
    list.fill(ctx.turned({box.x, areas.line_y, box.w, ctx.px(2)}), ctx.theme.line);
    TypeToken type = ctx.tokens().type.button;
    type.weight = 700;
    const float y = areas.line_y + ctx.px(12), arrow = ctx.px(32), half = box.w * 0.44F;
    const RectPx plus =
        put_text(ctx, list, ctx.words(question.legend_plus), type, {box.x + arrow, y, half, 0},
                 ctx.theme.plus, {.max_lines = pole_lines(ctx), .shrink = true});
    const RectPx minus = put_text(
        ctx, list, ctx.words(question.legend_minus), type, {box.right() - arrow - half, y, half, 0},
        ctx.theme.minus, {.align = Align::trailing, .max_lines = pole_lines(ctx), .shrink = true});
    put_arrow(ctx, list, box.x + ctx.px(11), plus.centre().y, -1, ctx.theme.plus);
    put_arrow(ctx, list, box.right() - ctx.px(11), minus.centre().y, 1, ctx.theme.minus);
    type.weight = 600;
    const Paragraph& between = set_text(ctx, ctx.words(Word::between), type, 0);
    const float middle = box.centre().x;
    if (plus.right() + ctx.px(16) < middle - between.size.w / 2 &&
        minus.x - ctx.px(16) > middle + between.size.w / 2)
        put_text(ctx, list, ctx.words(Word::between), type, {middle, y, 0, 0},
                 ctx.theme.text_secondary, {.align = Align::centre, .wrap = false});
    put_node(ctx, {.id = "scale",
                   .role = Role::text,
                   .label = ctx.words(question.legend_plus).view(),
                   .value = ctx.words(question.legend_minus).view(),
                   .hint = ctx.words(Word::between).view(),
                   .box = {box.x, y, box.w, plus.h},
                   .hit = false});
}

/// How many have no position on record, above their dots.
void put_tray_words(LayoutContext& ctx, DisplayList& list, const SpectrumAreas& areas,
                    std::size_t silent) {
    const Word word = silent == 1 ? Word::silent_state : Word::silent_states;
    const VisibleText text =
        filled(ctx, ctx.words(word), {ctx.dates.number(static_cast<long>(silent))});
    put_text(ctx, list, text, ctx.tokens().type.minimum, areas.tray, ctx.theme.text_secondary,
             {.max_lines = ctx.large_text() ? 2 : 1, .shrink = true});
    put_node(ctx, {.id = "no-position",
                   .role = Role::text,
                   .label = text.view(),
                   .box = areas.tray,
                   .hit = false});
}

/// Lines of the words above the tray: at the largest text as many as they need.
std::size_t tray_lines(LayoutContext& ctx, float width) {
    if (!ctx.large_text())
        return 1;
    const VisibleText text = filled(ctx, ctx.words(Word::silent_states), {ctx.dates.number(193)});
    const TypeToken type =
        fitting_type(ctx, text, ctx.tokens().type.minimum, {width, 0}, {.max_lines = 1});
    return std::min<std::size_t>(set_text(ctx, text, type, width).lines.size(), 2);
}

} // namespace

SpectrumAreas spectrum_areas(LayoutContext& ctx) {
    const Areas& a = ctx.areas;
    const bool portrait = ctx.state.screen.portrait();
    const float x = portrait ? ctx.px(40) : a.map.x + ctx.px(16);
    const float right = portrait ? a.screen.w - ctx.px(40) : a.map.right() - ctx.px(14);
    const float step = ctx.tokens().text_steps[static_cast<std::size_t>(ctx.state.text_step)];
    SpectrumAreas areas;
    // Portrait keeps legend and switch under the map; there the tray stands above them.
    const float bottom = portrait ? a.legend.y - ctx.px(14) : a.views.bottom() + ctx.px(8);
    const float dots_h = ctx.px(38);
    const float tray_right = portrait ? right : view_switch_box(ctx).x - ctx.px(40);
    const float words_h = ctx.px(30) * step * static_cast<float>(tray_lines(ctx, tray_right - x));
    areas.dots = {x, bottom - dots_h, tray_right - x, dots_h};
    areas.tray = {x, areas.dots.y - ctx.px(10) - words_h, tray_right - x,
                  words_h + ctx.px(10) + dots_h};
    areas.line_y =
        areas.tray.y - ctx.px(18) - ctx.px(40) * step * static_cast<float>(pole_lines(ctx));
    const float top = a.map.y + ctx.px(4);
    areas.box = {x, top, right - x, areas.line_y - ctx.px(10) - top};
    return areas;
}

PackSpec spectrum_spec(LayoutContext& ctx) {
    const RectPx box = ctx.turned(spectrum_areas(ctx).box);
    PackSpec spec;
    spec.box = box;
    spec.max_radius = ctx.px(26);
    spec.min_radius = ctx.px(9);
    spec.gap = ctx.px(2);
    spec.x_plus = box.x + ctx.px(margin);
    spec.x_minus = box.right() - ctx.px(margin);
    if (ctx.rtl())
        std::swap(spec.x_plus, spec.x_minus);
    return spec;
}

float states_progress(const LayoutContext& ctx) {
    const float covered = std::max(card_progress(ctx), dossier_progress(ctx));
    return ctx.state.spectrum.progress(ctx.now) * (1 - covered);
}

float map_marks_left(float progress) {
    return std::clamp(1 - progress / 0.15F, 0.0F, 1.0F);
}

void take_map_away(LayoutContext& ctx, float progress) {
    MapLayer& layer = ctx.picture.map;
    if (progress <= 0)
        return;
    if (ctx.state.calm) { // a plain fade
        for (Rgba& fill : layer.palette.fill) {
            const std::uint8_t pattern = progress < 0.5F ? fill.a : std::uint8_t{0};
            fill.a = 255;
            fill = mix(fill, ctx.theme.ink, progress);
            fill.a = pattern;
        }
        layer.border = layer.border.faded(1 - progress);
        layer.graticule = layer.graticule.faded(1 - progress);
        layer.shown = progress < 1;
        return;
    }
    const float way = std::min(progress / ends_at, 1.0F);
    layer.shrink = way * way * (3 - 2 * way); // the same way there and back
    layer.graticule = layer.graticule.faded(1 - way);
    layer.shown = layer.shrink < 1;
}

RectPx view_switch_box(LayoutContext& ctx) {
    const RectPx views = ctx.areas.views;
    if (!ctx.large_text())
        return views;
    TypeToken least = ctx.tokens().type.button;
    least.size = 1; // the smallest that is allowed
    float word = 0;
    for (const Word each : {Word::view_map, Word::view_states})
        word = std::max(word, set_text(ctx, ctx.words(each), least, 0).size.w);
    const float w = std::max(views.w, 2 * (word + ctx.px(30)));
    return {views.right() - w, views.y, w, views.h};
}

void put_view_switch(LayoutContext& ctx, DisplayList& list) {
    if (!is_offered(ctx.exhibit(), SceneId::spectrum))
        return;
    const RectPx box = view_switch_box(ctx);
    const bool states = ctx.state.spectrum.on;
    list.fill(ctx.turned(box), ctx.theme.raise, ctx.px(ctx.tokens().radius_control + 4));
    if (ctx.theme.outline_width > 0)
        list.frame(ctx.turned(box), ctx.theme.line, ctx.px(ctx.theme.outline_width),
                   ctx.px(ctx.tokens().radius_control + 4));
    const auto half = [&](const char* id, Word word, Icon icon, SceneId view, bool selected,
                          RectPx place) {
        // The paper stands 6 px inside the switch; a finger may take nearly the whole half: between
        // the two are the 3 mm of A-16.
        const RectPx face = place.grown(-ctx.px(6));
        const bool leading = view == SceneId::explore;
        const float apart = ctx.px(5.25F);
        const RectPx target{place.x + (leading ? 0 : apart), place.y, place.w - apart, place.h};
        const bool pressed = ctx.is_pressed(node_key(id));
        const auto colors =
            button_colors(ctx, selected ? ButtonLook::selected : ButtonLook::bare, pressed);
        if (colors.surface.a > 0)
            list.fill(ctx.turned(pressed ? face.grown(-ctx.px(2)) : face), colors.surface,
                      ctx.px(ctx.tokens().radius_control - 2));
        const Paragraph& label = set_fitting(ctx, ctx.words(word), ctx.tokens().type.button,
                                             {face.w - ctx.px(12), face.h}, {.wrap = false});
        const float size = ctx.px(34), gap = ctx.px(12);
        const float room = face.w - ctx.px(12);
        const bool with_icon = size + gap + label.size.w <= room;
        const float content = label.size.w + (with_icon ? size + gap : 0);
        float x = face.x + (face.w - content) / 2;
        if (with_icon) {
            draw_icon(list, icon, ctx.turned({x, face.centre().y - size / 2, size, size}),
                      colors.content, ctx.px(2.6F), ctx.rtl());
            x += size + gap;
        }
        const RectPx at{x, face.centre().y - label.size.h / 2, label.size.w, label.size.h};
        put_paragraph(list, label, ctx.turned(at).origin(), colors.content);
        put_node(ctx, {.id = id,
                       .role = Role::tab,
                       .label = ctx.words(word).view(),
                       .box = target,
                       .on_tap = ShowView{view}});
    };
    const RectPx first{box.x, box.y, box.w / 2, box.h};
    half("view-map", Word::view_map, Icon::map, SceneId::explore, !states, first);
    half("view-states", Word::view_states, Icon::states, SceneId::spectrum, states,
         first.moved({box.w / 2, 0}));
}

void put_spectrum(LayoutContext& ctx, SceneMemory& memory) {
    SpectrumMemory& spectrum = memory.spectrum;
    const float progress = states_progress(ctx);
    if (progress <= 0) {
        spectrum.known = false;
        return;
    }
    DisplayList& list = ctx.list();
    const SpectrumAreas areas = spectrum_areas(ctx);
    const bool leaving = ctx.scene != SceneId::spectrum;
    ctx.nodes.mute(leaving);
    arrange_circles(ctx, spectrum);
    ctx.nodes.add(
        {.id = "states",
         .role = Role::image,
         .label = ctx.words(Word::view_states).view(),
         .hint = ctx.hint(Word::states_hint, Word::states_hint_keys),
         .box = ctx.turned({areas.box.x, areas.box.y, areas.box.w, areas.line_y - areas.box.y}),
         .region = Region::map,
         .drag = DragKind::circles});
    list.begin_group(words_shown(progress), {});
    put_crack(ctx, list, ctx.turned(areas.box).centre().x, areas.box.y, areas.line_y);
    put_scale_line(ctx, list, areas);
    put_tray_words(ctx, list, areas, spectrum.silent);
    list.end_group();
    const auto bubble = progress >= 1 ? lay_out_bubble(ctx, spectrum) : std::nullopt;
    put_circles(ctx, list, spectrum, progress, bubble ? bubble->box : RectPx{});
    if (bubble)
        put_circle_bubble(ctx, list, *bubble);
    ctx.nodes.mute(false);
}

} // namespace fl
