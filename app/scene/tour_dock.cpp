#include "scene/page.h"
#include "scene/tour_parts.h"

#include <array>

namespace fl {
namespace {

constexpr float dot = 24, current_dot = 34, button = 88, gap = 14, label_top = 44;

/// Where the parts of the dock stand, left to right.
struct DockPlaces {
    RectPx dots;    // centres of the first and last dot at its sides
    RectPx buttons; // one row
    RectPx status;  // below them
    RectPx citations;
    float label_h = 0; // under a dot
};

DockPlaces places_of(const LayoutContext& ctx) {
    const RectPx dock = ctx.areas.dock, header = ctx.areas.header;
    DockPlaces p;
    if (ctx.state.screen.portrait()) {
        p.dots = {header.x + ctx.px(72), dock.y + ctx.px(66), header.w - ctx.px(144), 0};
        p.buttons = {header.x, dock.y + ctx.px(190), header.w, ctx.px(button)};
        p.status = {header.x, p.buttons.bottom() + ctx.px(10), header.w, ctx.px(40)};
        p.citations = {header.x, dock.bottom() - ctx.px(104), header.w, ctx.px(90)};
        p.label_h = p.buttons.y - p.dots.y - ctx.px(label_top + 6);
        return p;
    }
    const float buttons_w = ctx.px(446);
    if (ctx.state.screen.compact()) {
        p.buttons = {header.right() - buttons_w, dock.y + ctx.px(14), buttons_w, ctx.px(76)};
        p.dots = {header.x + ctx.px(92), dock.y + ctx.px(46),
                  p.buttons.x - ctx.px(130) - header.x - ctx.px(92), 0};
        p.status = {p.buttons.x, p.buttons.bottom() + ctx.px(8), buttons_w, ctx.px(72)};
        p.citations = {header.x, dock.bottom() - ctx.px(74), header.w, ctx.px(68)};
        p.label_h = p.citations.y - p.dots.y - ctx.px(label_top + 4);
        return p;
    }
    p.buttons = {header.right() - buttons_w, dock.y + ctx.px(54), buttons_w, ctx.px(button)};
    p.dots = {header.x + ctx.px(102), p.buttons.centre().y,
              p.buttons.x - ctx.px(150) - header.x - ctx.px(102), 0};
    p.status = {p.buttons.x, p.buttons.bottom() + ctx.px(14), buttons_w, ctx.px(40)};
    p.citations = {header.x, dock.bottom() - ctx.px(84), header.w, ctx.px(64)};
    p.label_h = p.citations.y - p.dots.y - ctx.px(label_top + 6);
    return p;
}

/// A check mark, drawn as it is written.
void put_check(LayoutContext& ctx, DisplayList& list, PointPx c) {
    const std::array<PointPx, 3> points{{{c.x - ctx.px(9), c.y + ctx.px(1)},
                                         {c.x - ctx.px(2.5F), c.y + ctx.px(7.5F)},
                                         {c.x + ctx.px(9.5F), c.y - ctx.px(7)}}};
    list.line(points, ctx.px(4), ctx.theme.on_sheet);
}

void put_dot(LayoutContext& ctx, DisplayList& list, int index, PointPx at) {
    const TourStop& stop = ctx.exhibit().tour[static_cast<std::size_t>(index)];
    const Theme& t = ctx.theme;
    const bool current = index == ctx.state.tour.stop, passed = index < ctx.state.tour.stop;
    const PointPx c = ctx.turned({at.x, at.y, 0, 0}).centre();
    const float r = ctx.px(current ? current_dot : dot);
    list.disc(c, r + ctx.px(1), t.dock);
    if (current || passed) {
        list.disc(c, r, t.sheet);
    } else {
        list.ring(c, r, ctx.px(3.5F), t.text_tertiary);
    }
    if (passed)
        return put_check(ctx, list, c);
    const VisibleText mark = stop_mark(ctx, stop);
    if (mark.empty()) {
        if (current)
            list.disc(c, ctx.px(7), t.on_sheet);
        return;
    }
    TypeToken type = ctx.tokens().type.button;
    type.weight = 700;
    put_text(ctx, list, mark, type, {at.x - r, at.y - r, 2 * r, 2 * r},
             current ? t.on_sheet : t.text,
             {.align = Align::centre, .valign = VAlign::middle, .wrap = false});
}

void put_stop(LayoutContext& ctx, DisplayList& list, int index, PointPx at, SizePx place) {
    const TourStop& stop = ctx.exhibit().tour[static_cast<std::size_t>(index)];
    const bool current = index == ctx.state.tour.stop;
    const int count = static_cast<int>(ctx.exhibit().tour.size());
    const NodeId id(
        "tour-stop-",
        std::string_view("123456789").substr(static_cast<std::size_t>(std::min(index, 8)), 1));
    // 3 mm on a large panel; a low one needs the width for words.
    const bool low = ctx.state.screen.compact();
    const float apart = ctx.px(low ? 4 : 12), inset = ctx.px(low ? 2 : 6);
    const float w = place.w - apart;
    const RectPx touch{at.x - w / 2, at.y - ctx.px(42), w, ctx.px(42 + label_top) + place.h};
    if (ctx.is_pressed(id.key()))
        list.fill(ctx.turned(touch), ctx.theme.raise2, ctx.px(ctx.tokens().radius_control));
    put_dot(ctx, list, index, at);
    TypeToken type = ctx.tokens().type.button;
    type.size = ctx.state.screen.portrait() ? 22 : 25;
    type.weight = current ? 700 : 500;
    put_text(ctx, list, ctx.words(stop.tab), type,
             {at.x - (w - inset) / 2, at.y + ctx.px(label_top), w - inset, place.h},
             current ? ctx.theme.text : ctx.theme.text_secondary,
             {.align = Align::centre, .max_lines = 3, .shrink = true});
    put_node(ctx, {.id = id,
                   .role = Role::tab,
                   .label = ctx.words(stop.tab).view(),
                   .value = ctx.words(stop.title).view(),
                   .hint = filled(ctx, ctx.words(Word::tour_stop),
                                  {ctx.dates.number(index + 1), ctx.dates.number(count)})
                               .view(),
                   .box = touch,
                   .primary = true,
                   .on_tap = GoToStop{index}});
}

void put_stops(LayoutContext& ctx, DisplayList& list, const DockPlaces& places) {
    const RectPx dots = places.dots;
    const int count = static_cast<int>(ctx.exhibit().tour.size());
    const float pitch = count > 1 ? dots.w / static_cast<float>(count - 1) : 0;
    // The first and last stop have no more room than that beside them.
    const float width = std::min(count > 1 ? pitch : ctx.px(230), ctx.px(240));
    const auto at = [&](int i) { return PointPx{dots.x + pitch * static_cast<float>(i), dots.y}; };
    const auto bar = [&](float from, float to, Rgba color) {
        list.fill(ctx.turned({from, dots.y - ctx.px(2), to - from, ctx.px(4)}), color);
    };
    bar(dots.x, dots.right(), ctx.theme.line);
    bar(dots.x, at(ctx.state.tour.stop).x, ctx.theme.sheet);
    for (int i = 0; i < count; ++i)
        put_stop(ctx, list, i, at(i), {width, places.label_h});
}

/// Pause, go on, or at the end start again.
ButtonSpec hold_button(LayoutContext& ctx, bool last) {
    const bool held = ctx.state.tour.held;
    const Word word = !held ? Word::pause : last ? Word::start_again : Word::tour_continue;
    return {.id = "tour-pause",
            .role = Role::toggle,
            .label = ctx.words(word),
            .icon = held ? Icon::play : Icon::pause,
            .show_label = false,
            .look = held && !last ? ButtonLook::selected : ButtonLook::raised,
            .on_tap = HoldTour{!held}};
}

void put_buttons(LayoutContext& ctx, DisplayList& list, RectPx row, bool last) {
    const float size = ctx.px(button), space = ctx.px(gap);
    float x = row.x;
    if (ctx.state.tour.stop > 0) {
        put_button(ctx, list,
                   {.id = "tour-previous",
                    .label = ctx.words(Word::previous),
                    .icon = Icon::chevron_leading,
                    .show_label = false,
                    .on_tap = StepTour{-1}},
                   {x, row.y, size, row.h});
    }
    x += size + space;
    const float hold_w = size + ctx.px(8);
    put_button(ctx, list, hold_button(ctx, last), {x, row.y, hold_w, row.h});
    x += hold_w + space;
    const RectPx rest{x, row.y, row.right() - x, row.h};
    if (!last) {
        put_button(ctx, list,
                   {.id = "tour-next",
                    .label = ctx.words(Word::next),
                    .icon = Icon::chevron_trailing,
                    .icon_after = true,
                    .primary = true,
                    .look = ctx.state.tour.held ? ButtonLook::raised : ButtonLook::selected,
                    .on_tap = StepTour{1},
                    .text_size = 31},
                   rest);
    }
}

/// What the tour does next: by itself, once the visitor lets it, or after its end.
void put_status(LayoutContext& ctx, DisplayList& list, RectPx box, bool last) {
    if (last && is_offered(ctx.exhibit(), SceneId::outcomes)) {
        const ButtonSpec more{.id = "tour-outcomes",
                              .label = ctx.words(Word::nav_outcomes),
                              .icon = Icon::chevron_trailing,
                              .icon_after = true,
                              .primary = true,
                              .look = ButtonLook::selected,
                              .on_tap = OpenScene{SceneId::outcomes}};
        return put_button(ctx, list, more,
                          {box.x, box.y, box.w, ctx.px(ctx.state.screen.compact() ? 72 : 76)});
    }
    const long left = tour_seconds_left(ctx.state, ctx.materials, ctx.now);
    const VisibleText text = last                  ? ctx.words(Word::tour_last)
                             : ctx.state.tour.held ? ctx.words(Word::tour_continue)
                                                   : filled(ctx, ctx.words(Word::tour_moves_on),
                                                            {ctx.dates.number(left)});
    TypeToken type = ctx.tokens().type.label;
    type.tabular = true;
    type.weight = ctx.state.tour.held ? 700 : 500;
    const RectPx used = put_text(ctx, list, text, type, box,
                                 ctx.state.tour.held ? ctx.theme.text : ctx.theme.text_secondary,
                                 {.align = Align::centre, .max_lines = 2, .shrink = true});
    put_node(ctx, {.id = "tour-status", .role = Role::text, .label = text.view(), .box = used});
}

void put_citations(LayoutContext& ctx, DisplayList& list, RectPx box) {
    const TourStop& stop = shown_stop(ctx);
    VisibleText text = ctx.words(Word::sources);
    bool first = true;
    for (const SourceId source : stop.sources) {
        const VisibleText pattern = VisibleText::composed(first ? "{0}: {1}" : "{0} · {1}");
        text = filled(ctx, pattern, {text.view(), ctx.exhibit().sources[source.index].citation});
        first = false;
    }
    TypeToken type = ctx.tokens().type.minimum;
    type.line = 1.25F;
    const RectPx used = put_text(ctx, list, text, type, box, ctx.theme.text_tertiary,
                                 {.valign = VAlign::bottom,
                                  .max_lines = ctx.state.screen.portrait() ? 3 : 2,
                                  .shrink = true});
    put_node(ctx, {.id = "tour-sources", .role = Role::text, .label = text.view(), .box = used});
}

} // namespace

void put_tour_dock(LayoutContext& ctx, DisplayList& list) {
    const DockPlaces places = places_of(ctx);
    const bool last = ctx.state.tour.stop + 1 >= static_cast<int>(ctx.exhibit().tour.size());
    put_stops(ctx, list, places);
    put_buttons(ctx, list, places.buttons, last);
    put_status(ctx, list, places.status, last);
    RectPx citations = places.citations;
    if (last && citations.y < places.status.y + ctx.px(80)) // the way to what happened next
        citations.w = places.status.x - ctx.px(30) - citations.x;
    put_citations(ctx, list, citations);
}

} // namespace fl
