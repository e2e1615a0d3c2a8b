#include "scene/parts/page.h"
#include "scene/tour/tour_parts.h"

#include <algorithm>
#include <array>

namespace fl {
namespace {

constexpr float dot = 24, current_dot = 34, button = 88, gap = 14, label_top = 44;

/// Where the parts of the dock stand, left to right.
struct DockPlaces {
    RectPx dots;       // centres of the first and last dot at its sides
    RectPx buttons;    // one row
    RectPx status;     // below them
    RectPx citations;  // empty: the story has them
    float label_h = 0; // under a dot
};

/// With the largest text the names of the stops and the status have the place of the citations.
DockPlaces for_large_text(const LayoutContext& ctx, DockPlaces p) {
    constexpr float three_lines = 120, foot = 8;
    const RectPx dock = ctx.areas.dock;
    p.citations = {};
    if (ctx.state.screen.portrait()) {
        p.label_h = ctx.px(three_lines);
        p.buttons.y = p.dots.y + ctx.px(label_top) + p.label_h + ctx.px(6);
        p.status.y = p.buttons.bottom() + ctx.px(10);
    } else {
        p.label_h = dock.bottom() - ctx.px(foot) - p.dots.y - ctx.px(label_top);
    }
    p.status.h = dock.bottom() - ctx.px(foot) - p.status.y;
    return p;
}

DockPlaces usual_places(const LayoutContext& ctx) {
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

DockPlaces places_of(const LayoutContext& ctx) {
    const DockPlaces usual = usual_places(ctx);
    return ctx.large_text() ? for_large_text(ctx, usual) : usual;
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

/// Of the words under a dot, and how far these keep from its touch box.
struct StopLabel {
    float apart, inset;
};

/// 3 mm between two stops; a low panel needs the rest of the width for words.
StopLabel label_look(const LayoutContext& ctx) {
    const bool low = ctx.state.screen.compact();
    const float between = least_gap_mm / ctx.state.screen.mm_per_px();
    return {std::max(ctx.px(low ? 4 : 12), between), ctx.px(low ? 2 : 6)};
}

TypeToken label_type(const LayoutContext& ctx, bool current) {
    TypeToken type = ctx.tokens().type.button;
    type.size = ctx.state.screen.portrait() ? 22 : 25;
    type.weight = current ? 700 : 500;
    return type;
}

constexpr TextPlace label_place{.align = Align::centre, .max_lines = 3, .shrink = true};

/// Whether the names of all stops have room under their dots; where not, the present one is named
/// in the width of all.
bool all_are_named(LayoutContext& ctx, SizePx place) {
    const StopLabel look = label_look(ctx);
    const SizePx room{place.w - look.apart - look.inset, place.h};
    return std::ranges::all_of(ctx.exhibit().tour, [&](const TourStop& stop) {
        return text_fits(
            set_fitting(ctx, ctx.words(stop.tab), label_type(ctx, true), room, label_place), room,
            label_place);
    });
}

void put_stop(LayoutContext& ctx, DisplayList& list, int index, PointPx at, SizePx place,
              bool named) {
    const TourStop& stop = ctx.exhibit().tour[static_cast<std::size_t>(index)];
    const bool current = index == ctx.state.tour.stop;
    const int count = static_cast<int>(ctx.exhibit().tour.size());
    const NodeId id(
        "tour-stop-",
        std::string_view("123456789").substr(static_cast<std::size_t>(std::min(index, 8)), 1));
    const StopLabel look = label_look(ctx);
    const float w = place.w - look.apart, inset = look.inset;
    const RectPx touch{at.x - w / 2, at.y - ctx.px(42), w, ctx.px(42 + label_top) + place.h};
    if (ctx.is_pressed(id.key()))
        list.fill(ctx.turned(touch), ctx.theme.raise2, ctx.px(ctx.tokens().radius_control));
    put_dot(ctx, list, index, at);
    if (named)
        put_text(ctx, list, ctx.words(stop.tab), label_type(ctx, current),
                 {at.x - (w - inset) / 2, at.y + ctx.px(label_top), w - inset, place.h},
                 current ? ctx.theme.text : ctx.theme.text_secondary, label_place);
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
    const SizePx place{width, places.label_h};
    const bool named = all_are_named(ctx, place);
    for (int i = 0; i < count; ++i)
        put_stop(ctx, list, i, at(i), place, named);
    if (named)
        return;
    const float overhang = width / 2;
    put_text(ctx, list, ctx.words(shown_stop(ctx).tab), label_type(ctx, true),
             {dots.x - overhang, dots.y + ctx.px(label_top), dots.w + 2 * overhang, places.label_h},
             ctx.theme.text, label_place);
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
    // No unit is left alone on a second line.
    const float narrower = box.w * 0.8F;
    if (set_fitting(ctx, text, type, {box.w, box.h}, {.max_lines = 2}).lines.size() > 1 &&
        text_fits(set_fitting(ctx, text, type, {narrower, box.h}, {.max_lines = 2}),
                  {narrower, box.h}, {.max_lines = 2}))
        box = {box.centre().x - narrower / 2, box.y, narrower, box.h};
    const RectPx used = put_text(ctx, list, text, type, box,
                                 ctx.state.tour.held ? ctx.theme.text : ctx.theme.text_secondary,
                                 {.align = Align::centre, .max_lines = 2, .shrink = true});
    put_node(ctx, {.id = "tour-status", .role = Role::text, .label = text.view(), .box = used});
}

void put_citations(LayoutContext& ctx, DisplayList& list, RectPx box) {
    const VisibleText text = stop_citations(ctx, shown_stop(ctx));
    TypeToken type = ctx.tokens().type.minimum;
    type.line = 1.25F;
    const RectPx used = put_text(ctx, list, text, type, box, ctx.theme.text_tertiary,
                                 {.valign = VAlign::bottom,
                                  .max_lines = ctx.state.screen.portrait() ? 3 : 2,
                                  .shrink = true});
    put_node(ctx, {.id = "tour-sources", .role = Role::text, .label = text.view(), .box = used});
}

} // namespace

VisibleText stop_citations(LayoutContext& ctx, const TourStop& stop) {
    VisibleText text = ctx.words(Word::sources);
    bool first = true;
    for (const SourceId source : stop.sources) {
        const VisibleText pattern = VisibleText::composed(first ? "{0}: {1}" : "{0} · {1}");
        text = filled(ctx, pattern, {text.view(), ctx.exhibit().sources[source.index].citation});
        first = false;
    }
    return text;
}

void put_tour_dock(LayoutContext& ctx, DisplayList& list) {
    const DockPlaces places = places_of(ctx);
    const bool last = ctx.state.tour.stop + 1 >= static_cast<int>(ctx.exhibit().tour.size());
    put_stops(ctx, list, places);
    put_buttons(ctx, list, places.buttons, last);
    put_status(ctx, list, places.status, last);
    RectPx citations = places.citations;
    if (citations.empty())
        return;
    if (last && citations.y < places.status.y + ctx.px(80)) // the way to what happened next
        citations.w = places.status.x - ctx.px(30) - citations.x;
    put_citations(ctx, list, citations);
}

} // namespace fl
