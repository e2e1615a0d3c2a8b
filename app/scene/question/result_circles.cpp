#include "scene/parts/circle.h"
#include "scene/question/result_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace fl {
namespace {

constexpr float ring_width = 5, name_pitch = 34, name_gap = 34;

/// Where the names of one block stand: beside it with lines to their circles, or over or under it.
enum class Side : std::uint8_t { trailing, leading, above, below };

/// Named states of one score. Circles of one score are alike: the named ones take those that stand
/// nearest to their names.
struct NameGroup {
    float score = 0;
    std::array<StateId, most_named> states{};
    std::array<PointPx, most_named> circles{};
    std::array<RectPx, most_named> names{};
    std::size_t count = 0;
};

struct NamePlacer {
    LayoutContext& ctx;
    const ResultFigure& figure;
    const ResultMemory& memory;
    float line_x; // of "You"
    TypeToken type = ctx.tokens().type.label;
    std::array<RectPx, most_named> taken{}; // names that stand
    std::size_t taken_count = 0;

    float pitch() const {
        return std::max(ctx.px(name_pitch), style_of(ctx, type).size_px * 1.45F);
    }
    RectPx flag() const {
        const float half = ctx.px(80) * ctx.text_factor();
        return {line_x - half, figure.box.y, 2 * half, figure.circles.y - figure.box.y};
    }
    /// A name that would leave the figure, or lie on the flag, on another or on the row's word,
    /// stands in the sentence above only.
    bool stands(RectPx name) const {
        const RectPx room{figure.box.x, figure.box.y, figure.box.w, figure.axis_y - figure.box.y};
        const RectPx word{figure.box.x, figure.axis_y - ctx.text_px(40),
                          figure.x_plus - figure.box.x, ctx.text_px(40)};
        return room.grown(2).contains(name) && !flag().overlaps(name) && !word.overlaps(name) &&
               std::ranges::none_of(std::span(taken).first(taken_count), [&](const RectPx& other) {
                   return other.grown(ctx.px(4)).overlaps(name);
               });
    }
    bool all_stand(const NameGroup& group) const {
        return std::ranges::all_of(std::span(group.names).first(group.count),
                                   [&](const RectPx& name) { return stands(name); });
    }
    float radius() const { return memory.packing.radius; }

    /// How far a centre lies to a side; among equals the upper one, for a clear order.
    static float reach(PointPx c, Side side) {
        switch (side) {
        case Side::trailing:
            return c.x - c.y * 0.01F;
        case Side::leading:
            return -c.x - c.y * 0.01F;
        case Side::above:
            return -c.y - c.x * 0.01F;
        case Side::below:
            break;
        }
        return c.y - c.x * 0.01F;
    }

    void take_circles(NameGroup& group, Side side) const {
        for (std::size_t n = 0; n < group.count; ++n) {
            const auto used = std::span(group.circles).first(n);
            std::optional<PointPx> best;
            for (std::size_t i = 0; i < memory.scores.size(); ++i) {
                const PointPx c = memory.packing.centres[i];
                if (std::abs(memory.scores[i] - group.score) > 1e-3F ||
                    std::ranges::find(used, c) != used.end())
                    continue;
                if (!best || reach(c, side) > reach(*best, side))
                    best = c;
            }
            group.circles[n] = best.value_or(PointPx{});
        }
        std::ranges::sort(std::span(group.circles).first(group.count), {}, &PointPx::y);
    }

    RectPx extent(const NameGroup& group) const {
        RectPx all{group.circles[0].x, group.circles[0].y, 0, 0};
        for (const PointPx c : std::span(group.circles).first(group.count)) {
            const float right = std::max(all.right(), c.x), bottom = std::max(all.bottom(), c.y);
            all.x = std::min(all.x, c.x), all.y = std::min(all.y, c.y);
            all.w = right - all.x, all.h = bottom - all.y;
        }
        return all.grown(radius());
    }

    void place(NameGroup& group, Side side) const {
        take_circles(group, side);
        const RectPx block = extent(group);
        const float h = pitch(), all = h * static_cast<float>(group.count);
        float y = block.centre().y - all / 2;
        if (side == Side::above)
            y = block.y - all - ctx.px(6);
        if (side == Side::below)
            y = block.bottom() + ctx.px(6);
        if (side == Side::leading || side == Side::trailing)
            y = std::clamp(y, figure.circles.y,
                           std::max(figure.circles.bottom() - all, figure.circles.y));
        for (std::size_t n = 0; n < group.count; ++n, y += h) {
            const auto name = ctx.words(ctx.exhibit().states[group.states[n].index].name);
            const float w =
                set_text(ctx, name, type, 0, {.casing = ctx.theme.halo, .weight = 700}).size.w;
            float x = block.centre().x - w / 2;
            if (side == Side::trailing)
                x = block.right() + ctx.px(name_gap);
            if (side == Side::leading)
                x = block.x - ctx.px(name_gap) - w;
            group.names[n] = {x, y, w, h};
        }
    }

    /// What an eye would mind: circles under names, names on the line or out of the figure.
    float trouble(const NameGroup& group) const {
        float sum = 0;
        // Names may rise to the height of the flag, where no circle stands, but not behind it.
        const RectPx room{figure.box.x, figure.box.y, figure.box.w,
                          figure.circles.bottom() - figure.box.y};
        const RectPx flag = this->flag();
        for (const RectPx& name : std::span(group.names).first(group.count)) {
            for (const PointPx c : memory.packing.centres) {
                if (name.grown(radius() - 2).contains(c))
                    sum += 1;
            }
            if (name.grown(ctx.px(8)).contains(PointPx{line_x, name.centre().y}))
                sum += 4;
            if (name.overlaps(flag))
                sum += 6;
            if (!room.grown(2).contains(name))
                sum += 20;
        }
        return sum;
    }

    Side best_side(NameGroup& group) const {
        // Circles of one score are alike: over or under them names need no lines.
        constexpr std::array<Side, 4> all{Side::trailing, Side::leading, Side::above, Side::below};
        Side best = Side::trailing;
        float least = 1e9F;
        for (const Side side : all) {
            place(group, side);
            if (const float now = trouble(group); now < least)
                least = now, best = side;
        }
        place(group, best);
        return best;
    }
};

void put_group(NamePlacer& placer, DisplayList& list, NameGroup& group) {
    LayoutContext& ctx = placer.ctx;
    const auto turned = [&](PointPx p) { return ctx.turned({p.x, p.y, 0, 0}).origin(); };
    placer.type = ctx.tokens().type.label;
    Side side = placer.best_side(group);
    // Smaller before any of them goes.
    while (!placer.all_stand(group) && style_of(ctx, placer.type).size_px > ctx.least_text_px()) {
        placer.type.size *= 0.9F;
        side = placer.best_side(group);
    }
    const float r = placer.radius();
    std::size_t stand = 0; // of this group: they keep their own distance
    for (std::size_t n = 0; n < group.count; ++n) {
        const PointPx circle = group.circles[n];
        const RectPx box = group.names[n];
        list.ring(turned(circle), r + ctx.px(1), ctx.px(ring_width), ctx.theme.text);
        if (!placer.stands(box))
            continue;
        placer.taken[placer.taken_count + stand++] = box;
        if (side == Side::trailing || side == Side::leading) {
            const float gap = ctx.px(8);
            const PointPx to{side == Side::trailing ? box.x - gap : box.right() + gap,
                             box.centre().y};
            const PointPx way = to - circle;
            const PointPx from =
                circle + way * ((r + ctx.px(3)) / std::max(length(way), r + ctx.px(3)));
            list.line(turned(from), turned(to), ctx.px(6), ctx.theme.halo);
            list.line(turned(from), turned(to), ctx.px(2), ctx.theme.text);
        }
        const auto name = ctx.words(ctx.exhibit().states[group.states[n].index].name);
        put_text(
            ctx, list, name, placer.type, box, ctx.theme.text,
            {.valign = VAlign::middle, .wrap = false, .casing = ctx.theme.halo, .weight = 700});
    }
    placer.taken_count += stand;
}

} // namespace

void put_result_circles(LayoutContext& ctx, DisplayList& list, const ResultFigure& figure,
                        const ResultMemory& memory, std::optional<float> value) {
    for (std::size_t i = 0; i < memory.states.size(); ++i) {
        const StanceClass cls = stance_class(memory.scores[i]);
        const PointPx c = memory.packing.centres[i];
        put_stance_disc(ctx, list, cls, ctx.theme.stance[static_cast<std::size_t>(cls)],
                        ctx.turned({c.x, c.y, 0, 0}).origin(), memory.packing.radius);
    }
    if (!value)
        return;
    std::array<NameGroup, most_named> groups{};
    for (std::size_t n = 0; n < named_count(memory.nearest); ++n) {
        const StateId state = memory.nearest.states[n];
        const auto at = std::ranges::find(memory.states, state) - memory.states.begin();
        if (static_cast<std::size_t>(at) == memory.states.size())
            continue;
        const float score = memory.scores[static_cast<std::size_t>(at)];
        // The group of this score, or the first empty one.
        auto group = std::ranges::find_if(groups, [&](const NameGroup& g) {
            return g.count == 0 || std::abs(g.score - score) <= 1e-3F;
        });
        group->score = score;
        group->states[group->count++] = state;
    }
    NamePlacer placer{ctx, figure, memory, figure.x(*value)};
    for (NameGroup& group : groups) {
        if (group.count > 0)
            put_group(placer, list, group);
    }
}

} // namespace fl
