#include "scene/timeline/timeline.h"

#include <cmath>

namespace fl {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month;
using std::chrono::years;

struct Ticks {
    LayoutContext& ctx;
    const TimeTransform& time;
    std::vector<TimelineTick>& out;

    Day first() const { return to_day(time.start); }
    Day last() const { return to_day(time.start + time.span); }

    TimelineTick& add(Day day) {
        TimelineTick& tick = out.emplace_back();
        tick.x = tick.label_x = time.to_x(to_days(day));
        return tick;
    }
};

void decade_ticks(Ticks t) {
    const std::chrono::year_month_day first{t.first()}, last{t.last()};
    for (auto y = first.year(); y <= last.year() + years{1}; ++y) {
        TimelineTick& tick = t.add(y / 1 / 1);
        if (static_cast<int>(y) % 5 != 0)
            continue;
        tick.major = tick.strong_label = true;
        tick.label = t.ctx.dates.year(y / 1 / 1);
    }
}

void month_ticks(Ticks t, bool label_each_month) {
    const std::chrono::year_month_day first{t.first()};
    for (year_month m{first.year(), first.month()}; Day{m / 1} <= t.last(); m += months{1}) {
        const Day day{m / 1};
        TimelineTick& tick = t.add(day);
        const bool january = m.month() == std::chrono::January;
        tick.major = january;
        tick.strong_label = january;
        if (label_each_month) {
            tick.label = january ? t.ctx.dates.month_year(day) : t.ctx.dates.month(day);
            tick.label_x = (tick.x + t.time.to_x(to_days(Day{(m + months{1}) / 1}))) / 2;
        } else if (january) {
            tick.label = t.ctx.dates.year(day);
        } else if (m.month() == std::chrono::July) {
            tick.label = t.ctx.dates.month(day);
        }
    }
}

void day_ticks(Ticks t) {
    for (Day day = t.first(); day <= t.last(); day += days{1}) {
        const std::chrono::year_month_day ymd{day};
        const auto number = static_cast<unsigned>(ymd.day());
        TimelineTick& tick = t.add(day);
        if (number == 1) {
            tick.major = tick.strong_label = true;
            tick.label = t.ctx.dates.day_month(day);
        } else if (number % 5 == 0 && number < 30) {
            tick.label = t.ctx.dates.day_number(day);
        }
    }
}

/// Drops labels that would touch: strong ones stay, others go.
void thin_labels(LayoutContext& ctx, std::vector<TimelineTick>& ticks) {
    float last_right = -1e9F;
    std::size_t last = 0;
    const float gap = ctx.px(14);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        TimelineTick& tick = ticks[i];
        if (tick.label.empty())
            continue;
        const float w = set_text(ctx, VisibleText::composed(tick.label), tick_type(ctx), 0).size.w;
        // Physical order is not reading order when mirrored: compare by distance.
        const float left = (ctx.rtl() ? -tick.label_x : tick.label_x) - w / 2;
        if (left < last_right + gap) {
            if (!tick.strong_label) {
                tick.label = {};
                continue;
            }
            if (!ticks[last].strong_label)
                ticks[last].label = {};
        }
        last_right = left + w;
        last = i;
    }
}

void make_ticks(LayoutContext& ctx, const TimeTransform& time, TimeLevel level,
                std::vector<TimelineTick>& out) {
    out.clear();
    const Ticks ticks{ctx, time, out};
    switch (level) {
    case TimeLevel::decades:
        decade_ticks(ticks);
        break;
    case TimeLevel::years:
        month_ticks(ticks, false);
        break;
    case TimeLevel::months:
        month_ticks(ticks, true);
        break;
    case TimeLevel::days:
        day_ticks(ticks);
        break;
    }
    thin_labels(ctx, out);
}

} // namespace

TypeToken tick_type(const LayoutContext& ctx) {
    // Under the axis there is one line's height, however large the visitor's text.
    TypeToken type = ctx.tokens().type.label;
    const float room = ctx.areas.screen.h - ctx.areas.axis_y - ctx.px(tick_label_top + 2);
    const float line = style_of(ctx, type).size_px * type.line;
    type.size *= std::min(room / line, 1.0F);
    // The smallest that is allowed gives up air between lines, of which there is one.
    type.line = std::min(type.line, std::max(room / style_of(ctx, type).size_px, 1.0F));
    return type;
}

void prepare_ticks(LayoutContext& ctx, const TimeTransform& time, TimelineRecords& records) {
    make_ticks(ctx, time, ctx.state.time.level, records.ticks);
    records.ticks_before.clear();
    if (!ctx.state.ticks_fade.active())
        return;
    make_ticks(ctx, time, ctx.state.ticks_before, records.ticks_before);
    for (TimelineTick& tick : records.ticks) {
        const auto same = [&](const TimelineTick& before) {
            return before.label == tick.label && std::abs(before.label_x - tick.label_x) < 0.5F;
        };
        tick.stays = std::erase_if(records.ticks_before, same) > 0;
    }
}

} // namespace fl
