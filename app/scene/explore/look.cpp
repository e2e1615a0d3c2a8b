#include "scene/explore/look.h"

#include "scene/parts/parts.h"
#include "state/flow.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace fl {
namespace {

// design px
constexpr float pad = 22, finger = 86; // a fingertip hides that much around its middle
constexpr float widest = 420;
constexpr float loupe_width = 460, loupe_strip = 76, loupe_notch = 20;
constexpr float near_event = 24; // an event so near to the finger on the strip is named

/// The loupe shows the strip enlarged that many times, but never less than these days.
constexpr double magnified = 6, least_days = 8;

RectPx kept_inside(RectPx box, RectPx room) {
    box.x = std::clamp(box.x, room.x, std::max(room.right() - box.w, room.x));
    box.y = std::clamp(box.y, room.y, std::max(room.bottom() - box.h, room.y));
    return box;
}

void put_panel(LayoutContext& ctx, DisplayList& list, RectPx box) {
    list.shadow(box, ctx.px(16), ctx.px(ctx.tokens().shadow_spread), Rgba{0, 0, 0, 140});
    list.fill(box, ctx.theme.sheet, ctx.px(ctx.tokens().radius_card));
}

// ---- map ----------------------------------------------------------------------------------------

/// Above the finger; at the top of the screen beside it, where the hand is not.
RectPx bubble_box(const LayoutContext& ctx, PointPx at, SizePx size) {
    const RectPx room = ctx.areas.screen.grown(-ctx.px(16));
    const RectPx above{at.x - size.w / 2, at.y - ctx.px(finger) - size.h, size.w, size.h};
    if (above.y >= room.y)
        return kept_inside(above, room);
    const bool left = at.x > ctx.areas.screen.centre().x;
    const float x = left ? at.x - ctx.px(finger) - size.w : at.x + ctx.px(finger);
    return kept_inside({x, at.y - size.h / 2, size.w, size.h}, room);
}

void put_name_bubble(LayoutContext& ctx, DisplayList& list, PointPx at, StateId id) {
    const State& state = ctx.exhibit().states[id.index];
    const StanceClass cls =
        shown_stance(ctx.exhibit(), id, ctx.state.question, to_day(ctx.state.cursor)).cls;
    const VisibleText words = ctx.words(class_word(cls));
    TypeToken type = ctx.tokens().type.button;
    type.size = 28;
    type.weight = 700;
    type = fitting_type(ctx, ctx.words(state.name), type, {ctx.px(widest), 0});
    const TypeToken& small = ctx.tokens().type.label;
    const Paragraph& name = set_text(ctx, ctx.words(state.name), type, ctx.px(widest));
    const Paragraph& below = set_text(ctx, words, small, 0);
    const float swatch = ctx.px(34), gap = ctx.px(12);
    const float inner = std::max(name.size.w, below.size.w + swatch + gap);
    const SizePx size{inner + 2 * ctx.px(pad), name.size.h + below.size.h + ctx.px(2 * pad - 8)};
    const RectPx box = bubble_box(ctx, at, size);
    put_panel(ctx, list, box);

    const RectPx in = ctx.turned(box);
    const float x = in.x + ctx.px(pad), y = in.y + ctx.px(pad - 4);
    put_text(ctx, list, ctx.words(state.name), type, {x, y, ctx.px(widest), 0}, ctx.theme.on_sheet);
    const float row = y + name.size.h, bar = ctx.px(18);
    put_swatch(ctx, list, cls, {x, row + (below.size.h - bar) / 2, swatch, bar}, ctx.px(4));
    put_text(ctx, list, words, small, {x + swatch + gap, row, 0, 0}, ctx.theme.on_sheet_secondary,
             {.wrap = false});
    ctx.nodes.add({.id = "map-look",
                   .role = Role::text,
                   .label = ctx.words(state.name).view(),
                   .value = words.view(),
                   .box = box,
                   .touch = box.centre(),
                   .region = Region::map,
                   .hit = false});
}

// ---- timeline -----------------------------------------------------------------------------------

/// The event that the finger means: shown, and as near as it can tell.
const Event* event_near(const LayoutContext& ctx, const TimeTransform& strip, double day) {
    const Event* nearest = nullptr;
    double least = static_cast<double>(ctx.px(near_event)) * strip.days_per_px();
    for (const Event& event : ctx.exhibit().events) {
        const double first = to_days(event.date.first), last = to_days(event.date.last());
        const double away = std::abs(std::clamp(day, first, last) - day);
        if (away > least || is_hidden(ctx.state, event.track))
            continue;
        least = away;
        nearest = &event;
    }
    return nearest;
}

/// One mark of the loupe's scale and its label. Years are labelled before months.
struct Mark {
    Day day;
    std::string_view label;
    bool strong = false;
};

/// Marks of years, months or days, as many as the enlarged strip has room for.
template <class Put>
void for_each_mark(DateFormatter& dates, const TimeTransform& time, Put&& put) {
    using namespace std::chrono;
    const year_month_day first{to_day(time.start)};
    const Day end = to_day(time.start + time.span);
    if (time.span > 2200) {
        for (auto y = first.year(); Day{y / 1 / 1} <= end; y += years{1})
            put(Mark{y / 1 / 1, dates.year(y / 1 / 1), static_cast<int>(y) % 5 == 0});
    } else if (time.span > 62) {
        for (year_month m{first.year(), first.month()}; Day{m / 1} <= end; m += months{1}) {
            const bool year = m.month() == January;
            put(Mark{m / 1, year ? dates.year(m / 1) : dates.month(m / 1), year});
        }
    } else {
        for (Day day = to_day(time.start); day <= end; day += days{1})
            put(Mark{day, dates.day_month(day), year_month_day{day}.day() == std::chrono::day{1}});
    }
}

/// Where labels stand already.
class TakenRoom {
  public:
    bool take(float left, float right) {
        for (std::size_t i = 0; i < count_; ++i) {
            if (left < taken_[i].second && right > taken_[i].first)
                return false;
        }
        if (count_ == taken_.size())
            return false;
        taken_[count_++] = {left, right};
        return true;
    }

  private:
    std::array<std::pair<float, float>, 16> taken_{};
    std::size_t count_ = 0;
};

void put_marks(LayoutContext& ctx, DisplayList& list, const TimeTransform& time, RectPx box,
               float axis) {
    const TypeToken& small = ctx.tokens().type.minimum;
    TakenRoom room;
    const auto label = [&](const Mark& mark) {
        const Paragraph& text = set_text(ctx, VisibleText::composed(mark.label), small, 0);
        const float x = time.to_x(to_days(mark.day));
        const float left = x - text.size.w / 2, right = x + text.size.w / 2;
        if (left < box.x || right > box.right() || !room.take(left - ctx.px(8), right + ctx.px(8)))
            return;
        put_paragraph(list, text, {left, axis + ctx.px(2)},
                      mark.strong ? ctx.theme.on_sheet : ctx.theme.on_sheet_secondary);
    };
    for_each_mark(ctx.dates, time, [&](const Mark& mark) {
        const float x = time.to_x(to_days(mark.day));
        const float h = ctx.px(mark.strong ? 18 : 10);
        list.fill({std::round(x) - ctx.px(1), axis - h, ctx.px(2), h}, ctx.theme.sheet_line);
        if (mark.strong)
            label(mark);
    });
    for_each_mark(ctx.dates, time, [&](const Mark& mark) {
        if (!mark.strong)
            label(mark);
    });
}

/// The strip around the finger, enlarged: marks, heads of events, and the needle in the middle.
void put_enlarged(LayoutContext& ctx, DisplayList& list, const TimeTransform& time, double day,
                  RectPx box) {
    const float axis = box.bottom() - ctx.text_px(30), head_y = box.y + ctx.px(22);
    list.push_clip(box);
    list.fill({box.x, axis - ctx.px(1), box.w, ctx.px(2)}, ctx.theme.sheet_line);
    put_marks(ctx, list, time, box, axis);
    const float needle = time.to_x(day);
    list.fill({needle - ctx.px(1.5F), box.y, ctx.px(3), axis - box.y}, ctx.theme.on_sheet);
    for (const Event& event : ctx.exhibit().events) {
        const double middle = (to_days(event.date.first) + to_days(event.date.last())) / 2;
        const float x = time.to_x(middle);
        if (x < box.x - ctx.px(20) || x > box.right() + ctx.px(20) ||
            is_hidden(ctx.state, event.track))
            continue;
        const int side = ctx.exhibit().tracks[event.track.index].side;
        const Rgba color = side > 0   ? ctx.theme.plus_on_sheet
                           : side < 0 ? ctx.theme.minus_on_sheet
                                      : ctx.theme.on_sheet;
        draw_event_head(list, event.kind, {x, head_y}, ctx.px(28), ctx.theme.sheet, false, 0);
        draw_event_head(list, event.kind, {x, head_y}, ctx.px(22), color, false, 0);
    }
    list.pop_clip();
}

TimeTransform enlarged(const LayoutContext& ctx, const TimeTransform& strip, double day,
                       RectPx box) {
    const double span =
        std::max(strip.days_per_px() * static_cast<double>(box.w) / magnified, least_days);
    return {box.x, box.w, day - span / 2, span, ctx.rtl()};
}

/// What the event under the finger needs below the scale: its own date, and its title.
struct Caption {
    VisibleText date, title;
    float date_h = 0, h = 0; // 0: no event
};

Caption caption_of(LayoutContext& ctx, const Event* event, float width) {
    if (event == nullptr)
        return {};
    Caption out{VisibleText::composed(ctx.dates.full(event->date)), ctx.words(event->title)};
    const auto& type = ctx.tokens().type;
    out.date_h = set_text(ctx, out.date, type.minimum, width).size.h;
    out.h = ctx.px(8) + out.date_h + set_text(ctx, out.title, type.label, width).size.h;
    return out;
}

/// Over the dock, its notch where the finger is.
void put_loupe_panel(LayoutContext& ctx, DisplayList& list, RectPx box, float x) {
    const Areas& a = ctx.areas;
    const float line = ctx.px(ctx.tokens().stroke_needle),
                casing = ctx.px(ctx.tokens().stroke_needle_casing);
    list.fill({x - casing / 2, a.strip.y, casing, a.axis_y - a.strip.y}, ctx.theme.dock);
    list.fill({x - line / 2, a.strip.y, line, a.axis_y - a.strip.y}, ctx.theme.text);
    put_panel(ctx, list, box);
    const float tip = std::clamp(x, box.x + ctx.px(40), box.right() - ctx.px(40));
    list.polygon(std::array<PointPx, 3>{{{tip - ctx.px(loupe_notch), box.bottom() - 1},
                                         {tip + ctx.px(loupe_notch), box.bottom() - 1},
                                         {tip, box.bottom() + ctx.px(15)}}},
                 ctx.theme.sheet);
}

void put_loupe(LayoutContext& ctx, DisplayList& list, const TimeTransform& strip, double day) {
    const auto& type = ctx.tokens().type;
    const auto date = VisibleText::composed(ctx.dates.medium(to_day(day)));
    const float inner = ctx.px(loupe_width - 2 * pad);
    const float date_h = set_text(ctx, date, type.cursor_date, 0).size.h;
    const float strip_h = ctx.px(loupe_strip - 30) + ctx.text_px(30);
    const Caption caption = caption_of(ctx, event_near(ctx, strip, day), inner);
    const float x = strip.to_x(day);
    const SizePx size{ctx.px(loupe_width), date_h + strip_h + caption.h + ctx.px(2 * pad - 8)};
    const float bottom = std::min(ctx.areas.flag_y, ctx.areas.strip.y) - ctx.px(24);
    const RectPx box = kept_inside({x - size.w / 2, bottom - size.h, size.w, size.h},
                                   ctx.areas.screen.grown(-ctx.px(16)));
    put_loupe_panel(ctx, list, box, x);

    const RectPx in = ctx.turned(box);
    const float left = in.x + ctx.px(pad);
    float y = in.y + ctx.px(pad - 6);
    put_text(ctx, list, date, type.cursor_date, {left, y, inner, date_h}, ctx.theme.on_sheet,
             {.align = Align::centre, .wrap = false, .shrink = true});
    y += date_h;
    const RectPx enlarged_box = ctx.turned({left, y, inner, strip_h});
    put_enlarged(ctx, list, enlarged(ctx, strip, day, enlarged_box), day, enlarged_box);
    y += strip_h + ctx.px(8);
    put_text(ctx, list, caption.date, type.minimum, {left, y, inner, 0},
             ctx.theme.on_sheet_secondary);
    put_text(ctx, list, caption.title, type.label, {left, y + caption.date_h, inner, 0},
             ctx.theme.on_sheet);
    ctx.nodes.add({.id = "time-look",
                   .role = Role::text,
                   .label = date.view(),
                   .value = caption.title.view(),
                   .box = box,
                   .touch = box.centre(),
                   .region = Region::timeline,
                   .hit = false});
}

} // namespace

void put_look(LayoutContext& ctx) {
    const LookState& look = ctx.state.look;
    DisplayList& list = ctx.list();
    if (look.map && look.state && ctx.nodes.map)
        put_name_bubble(ctx, list, ctx.nodes.map->to_px(*look.map), *look.state);
    if (look.day && ctx.nodes.time)
        put_loupe(ctx, list, *ctx.nodes.time, *look.day);
}

} // namespace fl
