#include "scene/parts/parts.h"

#include "text/script_runs.h"

#include <array>
#include <cmath>
#include <numbers>

namespace fl {
namespace {

constexpr float icon_size = 34, icon_gap = 16, tight_padding = 12;

VisibleText shown_label(const ButtonSpec& spec) {
    return spec.shown.empty() ? spec.label : spec.shown;
}

TypeToken label_type(const LayoutContext& ctx, const ButtonSpec& spec) {
    TypeToken type = ctx.tokens().type.button;
    if (spec.text_size > 0)
        type.size = spec.text_size;
    return type;
}

/// Icons grow with the label beside them.
float shown_icon_size(const LayoutContext& ctx, const ButtonSpec& spec) {
    if (!spec.icon)
        return 0;
    return ctx.px(icon_size * label_type(ctx, spec).size / ctx.tokens().type.button.size);
}

float shown_label_width(LayoutContext& ctx, const ButtonSpec& spec) {
    if (!spec.show_label)
        return 0;
    return set_text(ctx, shown_label(spec), label_type(ctx, spec), 0).size.w;
}

/// How a label stands in a button: as it is, else with less air at the sides, else smaller, else
/// in two lines.
struct LabelFit {
    TypeToken type;
    float width = 0, padding = 0, gap = 0;
    bool wraps = false, fits = true;
};

LabelFit fit_label(LayoutContext& ctx, const ButtonSpec& spec, RectPx box, float icon) {
    LabelFit fit{label_type(ctx, spec), shown_label_width(ctx, spec), ctx.px(spec.padding)};
    if (fit.width <= 0)
        return fit;
    if (ctx.rtl()) { // Arabic letters reach further up and down than their line
        constexpr float reach = 1.75F;
        fit.type.size *= std::min(box.h / reach / style_of(ctx, fit.type).size_px, 1.0F);
        fit.width = set_text(ctx, shown_label(spec), fit.type, 0).size.w;
    }
    fit.gap = icon > 0 ? ctx.px(icon_gap) : 0;
    const float height = set_text(ctx, shown_label(spec), fit.type, 0).size.h;
    if (fit.width + fit.gap + icon + 2 * fit.padding <= box.w + 0.5F && height <= box.h)
        return fit;
    fit.padding = std::min(fit.padding, ctx.px(tight_padding));
    fit.gap = std::min(fit.gap, ctx.px(tight_padding));
    const SizePx room{box.w - 2 * fit.padding - fit.gap - icon, box.h - ctx.px(4)};
    const VisibleText text = shown_label(spec);
    fit.type = fitting_type(ctx, text, fit.type, room, {.wrap = false});
    const Paragraph* set = &set_text(ctx, text, fit.type, 0);
    fit.wraps = set->size.w > room.w + 0.5F;
    if (fit.wraps) {
        fit.type = fitting_type(ctx, text, label_type(ctx, spec), room);
        set = &set_text(ctx, text, fit.type, room.w);
    }
    fit.fits = text_fits(*set, room);
    fit.width = spec.centred && fit.wraps ? room.w : set->size.w;
    return fit;
}

/// Diagonal lines over a box, each cut at its edges: a clip for every swatch would cost a draw
/// call.
void hatch(DisplayList& list, RectPx box, float pitch, float stroke, Rgba color) {
    const float step = pitch * std::numbers::sqrt2_v<float>, inset = stroke * 0.6F;
    const RectPx in = box.grown(-inset);
    for (float x = in.x - in.h + step / 2; x < in.right(); x += step) {
        // From (x, bottom) up to the right, as far as it lies inside.
        const float from = std::max(in.x - x, 0.0F), to = std::min(in.right() - x, in.h);
        if (to - from < stroke)
            continue;
        list.line({x + from, in.bottom() - from}, {x + to, in.bottom() - to}, stroke, color);
    }
}

/// Staggered dots over a box; only whole dots.
void dot(DisplayList& list, RectPx box, float pitch, float radius, Rgba color) {
    const float row_step = pitch / 2;
    int row = 0;
    for (float y = box.y + row_step; y + radius < box.bottom(); y += row_step, ++row) {
        for (float x = box.x + row_step + (row % 2 == 0 ? 0 : row_step); x + radius < box.right();
             x += pitch)
            put_dot(list, {x, y}, radius, color);
    }
}

} // namespace

void put_dot(DisplayList& list, PointPx at, float radius, Rgba color) {
    if (radius >= 2.2F)
        return list.disc(at, radius, color);
    // On whole pixels: the edges of such a box are not smoothed.
    const float side = std::max(std::round(radius * 1.8F), 1.0F);
    list.fill({std::round(at.x - side / 2), std::round(at.y - side / 2), side, side}, color);
}

SurfaceColors button_colors(const LayoutContext& ctx, ButtonLook look, bool pressed) {
    const Theme& t = ctx.theme;
    switch (look) {
    case ButtonLook::selected:
        return {pressed ? t.sheet2 : t.sheet, t.on_sheet};
    case ButtonLook::sheet:
        return {pressed ? t.sheet_line : t.sheet2, t.on_sheet};
    case ButtonLook::strong:
        return {pressed ? mix(t.on_sheet, t.sheet, 0.2F) : t.on_sheet, t.sheet};
    case ButtonLook::bare:
        return {pressed ? t.raise2 : Rgba{0, 0, 0, 0}, t.text};
    case ButtonLook::waiting:
        return {{0, 0, 0, 0}, t.text_secondary};
    case ButtonLook::raised:
        break;
    }
    return {pressed ? t.raise2 : t.raise, t.text};
}

void draw_dashed_frame(DisplayList& list, RectPx box, Rgba color, float width, float radius,
                       float dash) {
    const RectPx edge = box.grown(-width / 2);
    const auto side = [&](PointPx from, PointPx to) {
        const float way = distance(from, to);
        // A dash, a gap, a dash ...: begins and ends with a gap, for the corners are dashes.
        const auto count = std::max(std::floor((way / dash - 1) / 2), 0.0F);
        const float step = way / (2 * count + 1);
        for (float i = 0; i < count; ++i) {
            const float a = (2 * i + 1) * step / way, b = (2 * i + 2) * step / way;
            list.line(from + (to - from) * a, from + (to - from) * b, width, color);
        }
    };
    const float l = edge.x + radius, r = edge.right() - radius, t = edge.y + radius,
                b = edge.bottom() - radius;
    side({l, edge.y}, {r, edge.y});
    side({edge.right(), t}, {edge.right(), b});
    side({r, edge.bottom()}, {l, edge.bottom()});
    side({edge.x, b}, {edge.x, t});
    const std::array<PointPx, 4> centres{{{r, t}, {r, b}, {l, b}, {l, t}}};
    for (std::size_t corner = 0; corner < 4; ++corner) {
        std::array<PointPx, 7> arc;
        for (std::size_t i = 0; i < arc.size(); ++i) {
            const float turn =
                (static_cast<float>(corner) - 1 + static_cast<float>(i) / (arc.size() - 1)) *
                std::numbers::pi_v<float> / 2;
            arc[i] = centres[corner] + PointPx{std::cos(turn), std::sin(turn)} * radius;
        }
        list.line(arc, width, color);
    }
}

ButtonSpec close_button(const LayoutContext& ctx, ButtonSpec button) {
    button.id = "close";
    button.label = ctx.words(Word::close);
    button.icon = Icon::close;
    button.show_label = false;
    return button;
}

float button_width(LayoutContext& ctx, const ButtonSpec& spec) {
    const float label = shown_label_width(ctx, spec);
    float width = 2 * ctx.px(spec.padding) + label;
    if (spec.icon)
        width += shown_icon_size(ctx, spec) + (label > 0 ? ctx.px(icon_gap) : 0);
    return std::max(width, ctx.px(ctx.tokens().target_min));
}

RectPx put_face(LayoutContext& ctx, DisplayList& list, RectPx box, Rgba surface, bool pressed) {
    return put_face(ctx, list, box, surface, pressed, ctx.px(ctx.tokens().radius_control));
}

RectPx put_face(LayoutContext& ctx, DisplayList& list, RectPx box, Rgba surface, bool pressed,
                float radius) {
    const RectPx face = pressed ? box.grown(-ctx.px(3)) : box;
    list.fill(ctx.turned(face), surface, radius);
    if (ctx.theme.outline_width > 0)
        list.frame(ctx.turned(face), ctx.theme.line, ctx.px(ctx.theme.outline_width), radius);
    return face;
}

void put_button(LayoutContext& ctx, DisplayList& list, const ButtonSpec& spec, RectPx box) {
    const bool pressed = ctx.is_pressed(spec.id.key());
    const bool waits = !spec.enabled || spec.look == ButtonLook::waiting;
    const bool raised = spec.look == ButtonLook::raised;
    const ButtonLook look = waits && raised ? ButtonLook::waiting : spec.look;
    const auto colors = button_colors(ctx, look, pressed);
    // Pressed: lighter fill, inset 3 px.
    const RectPx face = pressed ? box.grown(-ctx.px(3)) : box;
    const float radius = ctx.px(ctx.tokens().radius_control);
    if (colors.surface.a > 0)
        list.fill(ctx.turned(face), colors.surface, radius);
    if (waits) {
        const Rgba dashes = look == ButtonLook::waiting ? ctx.theme.text_tertiary : colors.content;
        draw_dashed_frame(list, ctx.turned(face), dashes, ctx.px(2.5F), radius, ctx.px(10));
    } else if (ctx.theme.outline_width > 0 && spec.look != ButtonLook::bare) {
        list.frame(ctx.turned(face), ctx.theme.line, ctx.px(ctx.theme.outline_width), radius);
    }

    float icon = shown_icon_size(ctx, spec);
    LabelFit label = fit_label(ctx, spec, box, icon);
    if (icon > 0 && !label.fits) { // the word says it
        icon = 0;
        label = fit_label(ctx, spec, box, icon);
    }
    const float content = icon + label.gap + label.width;
    float x =
        spec.centred || label.width == 0 ? box.x + (box.w - content) / 2 : box.x + label.padding;
    const auto put_icon = [&](float at) {
        const RectPx place{at, box.y + (box.h - icon) / 2, icon, icon};
        draw_icon(list, *spec.icon, ctx.turned(place), colors.content, ctx.px(2.6F), ctx.rtl());
    };
    if (icon > 0 && !spec.icon_after) {
        put_icon(x);
        x += icon + label.gap;
    }
    if (label.width > 0) {
        put_text(ctx, list, shown_label(spec), label.type, {x, box.y, label.width, box.h},
                 colors.content,
                 {.align = spec.centred ? Align::centre : Align::leading,
                  .valign = VAlign::middle,
                  .wrap = label.wraps});
    }
    if (icon > 0 && spec.icon_after)
        put_icon(label.width > 0 ? box.right() - label.padding - icon : x);

    put_node(ctx, {.id = spec.id,
                   .role = spec.role,
                   .label = spec.label.view(),
                   .value = spec.value.view(),
                   .hint = spec.hint.view(),
                   .box = box,
                   .region = spec.region,
                   .enabled = spec.enabled,
                   .primary = spec.primary,
                   .drag = spec.drag,
                   .on_tap = spec.on_tap});
}

Node& put_node(LayoutContext& ctx, Node node) {
    node.box = ctx.turned(node.box);
    return ctx.nodes.add(std::move(node));
}

void put_swatch(LayoutContext& ctx, DisplayList& list, StanceClass cls, RectPx box, float radius) {
    const auto i = static_cast<std::size_t>(cls);
    const RectPx place = ctx.turned(box);
    list.fill(place, ctx.theme.stance[i], radius);
    const PointF pattern = ctx.tokens().pattern[i];
    const float scale = ctx.areas.scale * ctx.theme.pattern_scale;
    switch (cls) {
    case StanceClass::plus_strong:
    case StanceClass::plus_lean:
        hatch(list, place, pattern.x * scale, pattern.y * scale, ctx.theme.pattern_plus);
        break;
    case StanceClass::minus_strong:
    case StanceClass::minus_lean:
        dot(list, place, pattern.x * scale, pattern.y * scale, ctx.theme.pattern_minus);
        break;
    case StanceClass::between:
        break;
    case StanceClass::none:
        list.frame(place, ctx.theme.text_tertiary, ctx.px(2), radius);
        break;
    }
}

void put_scale(LayoutContext& ctx, DisplayList& list, RectPx box, float gap) {
    const float w = (box.w - 4 * gap) / 5;
    for (int i = 0; i < 5; ++i) {
        put_swatch(ctx, list, static_cast<StanceClass>(i),
                   {box.x + static_cast<float>(i) * (w + gap), box.y, w, box.h},
                   ctx.px(ctx.tokens().radius_swatch));
    }
}

VisibleText exhibit_name(LayoutContext& ctx) {
    const bool spaced = script_for(ctx.words.language().code) != Script::han;
    const auto first = ctx.words(Word::title_first), second = ctx.words(Word::title_second);
    return filled(ctx, VisibleText::composed(spaced ? "{0} {1}" : "{0}{1}"),
                  {first.view(), second.view()});
}

void put_brand(LayoutContext& ctx, DisplayList& list, PointPx at, float wanted, float width) {
    TypeToken type = ctx.tokens().type.heading;
    const TextPlace one_line{.wrap = false};
    type.tracking_em = -0.02F;
    float size = wanted;
    for (; size > wanted / 2; size *= 0.93F) {
        type.size = size / (1 + (ctx.text_factor() - 1) * 0.3F); // the name is a sign, not a text
        const float words = set_text(ctx, ctx.words(Word::title_first), type, 0).size.w +
                            set_text(ctx, ctx.words(Word::title_second), type, 0).size.w;
        if (words + ctx.px(size) * 21 / 52 <= width)
            break;
    }
    const RectPx first = put_text(ctx, list, ctx.words(Word::title_first), type, {at.x, at.y, 0, 0},
                                  ctx.theme.text, one_line);
    const float s = ctx.px(size) / 52;
    const float x = first.right() + 4 * s, y = at.y;
    // The crack: the second word slips down by it.
    const std::array<PointPx, 6> crack{{{x + 7 * s, y + 2 * s},
                                        {x + 2 * s, y + 18 * s},
                                        {x + 9 * s, y + 24 * s},
                                        {x, y + 42 * s},
                                        {x + 8 * s, y + 50 * s},
                                        {x + 4 * s, y + 68 * s}}};
    std::array<PointPx, 6> placed = crack;
    if (ctx.rtl()) {
        for (PointPx& p : placed)
            p.x = ctx.areas.screen.w - p.x;
    }
    list.line(placed, 3 * s, ctx.theme.text);
    put_text(ctx, list, ctx.words(Word::title_second), type, {x + 17 * s, at.y + 12 * s, 0, 0},
             ctx.theme.text, one_line);
}

void draw_event_head(DisplayList& list, EventKind kind, PointPx c, float size, Rgba color,
                     bool hollow, float stroke) {
    const float r = size / 2;
    const auto shape = [&](std::span<const PointPx> points) {
        if (hollow) {
            list.line(points, stroke, color, true);
        } else {
            list.polygon(points, color);
        }
    };
    switch (kind) {
    case EventKind::text: {
        const RectPx box{c.x - r * 0.82F, c.y - r * 0.95F, r * 1.64F, r * 1.9F};
        if (hollow) {
            list.frame(box, color, stroke, size * 0.12F);
        } else {
            list.fill(box, color, size * 0.12F);
        }
        break;
    }
    case EventKind::meeting:
        if (hollow) {
            list.ring(c, r * 0.92F, stroke, color);
        } else {
            list.disc(c, r * 0.92F, color);
        }
        break;
    case EventKind::decision:
        shape(std::array<PointPx, 4>{{{c.x, c.y - r * 1.2F},
                                      {c.x + r * 1.2F, c.y},
                                      {c.x, c.y + r * 1.2F},
                                      {c.x - r * 1.2F, c.y}}});
        break;
    case EventKind::incident:
        shape(std::array<PointPx, 3>{{{c.x, c.y - r * 1.05F},
                                      {c.x + r * 1.15F, c.y + r * 0.9F},
                                      {c.x - r * 1.15F, c.y + r * 0.9F}}});
        break;
    case EventKind::article:
        shape(std::array<PointPx, 5>{{{c.x - r * 0.8F, c.y - r},
                                      {c.x + r * 0.2F, c.y - r},
                                      {c.x + r * 0.8F, c.y - r * 0.4F},
                                      {c.x + r * 0.8F, c.y + r},
                                      {c.x - r * 0.8F, c.y + r}}});
        break;
    }
}

Word class_word(StanceClass cls) {
    constexpr Word words[] = {Word::plus_strong, Word::plus_lean,    Word::between,
                              Word::minus_lean,  Word::minus_strong, Word::no_position};
    return words[static_cast<std::size_t>(cls)];
}

Word kind_word(EventKind kind) {
    constexpr Word words[] = {Word::kind_text, Word::kind_meeting, Word::kind_decision,
                              Word::kind_incident, Word::kind_article};
    return words[static_cast<std::size_t>(kind)];
}

} // namespace fl
