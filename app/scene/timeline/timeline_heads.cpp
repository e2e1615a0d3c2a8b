#include "scene/timeline/timeline.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace fl {
namespace {

/// Sizes of heads by importance 1..3 and of the ringed one, design px (picture 02).
constexpr float head_size[] = {13, 17, 21};
constexpr float current_size = 24;

int side_of(const Exhibit& exhibit, const Event& event) {
    return exhibit.tracks[event.track.index].side < 0 ? -1 : 1;
}

/// Distance of a head from the base line, design px.
float head_height(const Tokens& tokens, int importance) {
    return tokens.timeline.amplitude *
           static_cast<float>(std::min(importance, tokens.timeline.clamp));
}

RectPx span_bar(LayoutContext& ctx, const TimeTransform& time, const Event& event, PointPx centre) {
    const bool closer = ctx.state.time.level >= TimeLevel::months;
    if (event.date.precision == DatePrecision::day || !closer)
        return {};
    const float a = time.to_x(to_days(event.date.first)),
                b = time.to_x(to_days(event.date.last()) + 1);
    return {std::min(a, b), centre.y - ctx.px(3), std::abs(b - a), ctx.px(6)};
}

TimelineHead make_head(LayoutContext& ctx, const TimeTransform& time, EventId id) {
    const Event& event = ctx.exhibit().events[id.index];
    TimelineHead head;
    head.event = id;
    head.side = side_of(ctx.exhibit(), event);
    head.first_day = head.last_day = to_days(event.date.first);
    head.current = ctx.state.marker == id;
    head.recorded = head.first_day <= ctx.state.cursor;
    head.size = ctx.px(head.current ? current_size : head_size[event.importance - 1]);
    head.centre = {time.to_x(head.first_day),
                   ctx.areas.baseline_y - static_cast<float>(head.side) *
                                              ctx.px(head_height(ctx.tokens(), event.importance))};
    // An event of a whole month stands in its middle.
    head.span_bar = span_bar(ctx, time, event, head.centre);
    if (!head.span_bar.empty())
        head.centre.x = head.span_bar.centre().x;
    return head;
}

/// Ringed first, then importance, then distance to the cursor, then time.
bool goes_before(const LayoutContext& ctx, EventId a, EventId b) {
    const auto rank = [&](EventId id) {
        const Event& event = ctx.exhibit().events[id.index];
        return std::tuple(ctx.state.marker == id ? 0 : 1, -event.importance,
                          std::abs(to_days(event.date.first) - ctx.state.cursor), id.index);
    };
    return rank(a) < rank(b);
}

VisibleText count_text(LayoutContext& ctx, int merged) {
    std::array<char, 8> number{'+'};
    const auto view = ctx.dates.number(merged);
    const std::size_t n = std::min(view.size(), number.size() - 1);
    std::copy_n(view.data(), n, number.data() + 1);
    return VisibleText::composed(ctx.nodes.keep({number.data(), n + 1}));
}

/// True where a badge hides no other head, no other badge and not the needle, and stays in the
/// dock.
bool badge_is_free(const LayoutContext& ctx, const TimelineRecords& records,
                   const TimelineHead& own, RectPx box) {
    const RectPx strip = ctx.strip();
    const RectPx room{strip.x - ctx.px(24), strip.y, strip.w + ctx.px(48), strip.h};
    const float needle = time_transform(ctx).to_x(ctx.state.cursor), casing = ctx.px(6);
    if (!room.contains(box) || (needle > box.x - casing && needle < box.right() + casing))
        return false;
    return std::ranges::none_of(records.heads, [&](const TimelineHead& other) {
        if (other.event == own.event)
            return false;
        const float r = other.current ? ctx.px(29) : other.size * 0.5F + ctx.px(3);
        const RectPx head{other.centre.x - r, other.centre.y - r, 2 * r, 2 * r};
        return head.overlaps(box) || other.count_box.overlaps(box);
    });
}

/// Beside the upper end of the head, towards the trailing side: clear of the axis and of the head
/// itself; else on the other side, else over or under it.
void place_badge(LayoutContext& ctx, const TimelineRecords& records, TimelineHead& head) {
    head.count = count_text(ctx, head.merged);
    const float text = set_text(ctx, head.count, badge_type(ctx), 0, {.weight = 700}).size.w;
    const float r = head.current ? ctx.px(30) : head.size * 0.7F;
    const float h = ctx.least_text_px() * 1.28F, w = std::max(text + ctx.px(16), ctx.px(40));
    const float y = head.centre.y - (head.current ? h / 2 : r + h * 0.5F);
    const RectPx after{head.centre.x + r, y, w, h}, before{head.centre.x - r - w, y, w, h};
    const RectPx over{head.centre.x - w / 2, head.centre.y - r - h, w, h};
    const RectPx under{over.x, head.centre.y + r, w, h};
    const std::array<RectPx, 4> places{ctx.rtl() ? before : after, ctx.rtl() ? after : before, over,
                                       under};
    for (const RectPx& place : places) {
        if (badge_is_free(ctx, records, head, place)) {
            head.count_box = place;
            return;
        }
    }
}

} // namespace

TypeToken badge_type(const LayoutContext& ctx) {
    // The number is a mark of the strip: it keeps its size, but for the least that is allowed.
    TypeToken type = ctx.tokens().type.minimum;
    type.size /= ctx.text_factor();
    type.line = 1.1F;
    return type;
}

void prepare_heads(LayoutContext& ctx, const TimeTransform& time, TimelineRecords& records) {
    const auto& events = ctx.exhibit().events;
    const auto level = static_cast<std::size_t>(ctx.state.time.level);
    const int from = ctx.tokens().timeline.levels[level].heads_from;
    const double margin = static_cast<double>(ctx.px(40)) * time.days_per_px();

    records.order.clear();
    const auto first =
        std::ranges::lower_bound(events, ctx.state.time.start - margin - 31, {},
                                 [](const Event& e) { return to_days(e.date.first); });
    for (auto it = first; it != events.end(); ++it) {
        if (to_days(it->date.first) > ctx.state.time.end() + margin)
            break;
        const EventId id(static_cast<std::size_t>(it - events.begin()));
        const bool hidden = is_hidden(ctx.state, it->track) && ctx.state.marker != id;
        if (!hidden && (it->importance >= from || ctx.state.marker == id))
            records.order.push_back(id.index);
    }
    std::ranges::sort(records.order, [&](std::size_t a, std::size_t b) {
        return goes_before(ctx, EventId(a), EventId(b));
    });

    records.heads.clear();
    const float near = ctx.px(ctx.tokens().timeline.cluster);
    for (const std::size_t index : records.order) {
        const TimelineHead head = make_head(ctx, time, EventId(index));
        const auto host = std::ranges::find_if(records.heads, [&](const TimelineHead& other) {
            // The ring of the current one needs more room.
            return std::abs(other.centre.x - head.centre.x) < (other.current ? near * 1.5F : near);
        });
        if (host == records.heads.end()) {
            records.heads.push_back(head);
        } else {
            ++host->merged;
            host->first_day = std::min(host->first_day, head.first_day);
            host->last_day = std::max(host->last_day, head.last_day);
        }
    }
    std::ranges::sort(records.heads, {}, [](const TimelineHead& h) { return h.first_day; });
    for (TimelineHead& head : records.heads) {
        if (head.merged >= 2)
            place_badge(ctx, records, head);
    }
}

} // namespace fl
