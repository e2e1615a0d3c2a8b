#include "scene/map/map_view.h"
#include "scene/parts/parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace fl {
namespace {

constexpr float pad = 6; // design px around each box
constexpr float leader_width = 2;

VisibleText name_of(LayoutContext& ctx, StateId state) {
    const State& s = ctx.exhibit().states[state.index];
    return ctx.words(s.label ? s.label : s.name);
}

const Paragraph& set_name(LayoutContext& ctx, StateId state) {
    // The one whose dossier is open is named as large as its shape deserves.
    const auto& type = ctx.tokens().type;
    return set_text(ctx, name_of(ctx, state), ctx.state.picked == state ? type.lead : type.label, 0,
                    {.casing = ctx.theme.halo, .casing_px = 3});
}

std::size_t most_labels(SceneId scene, double zoom) {
    if (scene == SceneId::dossier)
        return 8; // neighbours to find one's way by, no more

    if (zoom < 1.5)
        return 12;
    if (zoom <= 3)
        return 24;
    return 200;
}

RectPx shape_box(const MapTransform& map, const SheetRect& r) {
    const PointPx a = map.to_px({r.min_x, r.max_y}), b = map.to_px({r.max_x, r.min_y});
    return {a.x, a.y, b.x - a.x, b.y - a.y};
}

/// What the map speaks of, then the picked one, then by the data's priority, then by area.
void order_shapes(LayoutContext& ctx, LabelMemory& memory) {
    const Exhibit& exhibit = ctx.exhibit();
    const Emphasis emphasis = emphasis_of(ctx);
    const auto& shapes = ctx.materials.map.shapes;
    const auto rank = [&](ShapeId id) {
        const StateId state = *exhibit.shape_states[id.index];
        const bool named = emphasis.lights(state);
        return std::tuple(named ? 0 : 1, ctx.state.picked == state ? 0 : 1,
                          -exhibit.states[state.index].label_priority, -shapes[id.index].main_area);
    };
    memory.order.clear();
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const ShapeId id{static_cast<std::uint8_t>(i)};
        const auto& state = exhibit.shape_states[i];
        if (!state || ctx.materials.main_shapes[state->index] != id)
            continue;
        const bool named = std::get<0>(rank(id)) == 0;
        if (emphasis.dims && !named)
            continue; // with a card only what it speaks of is named
        // Where whole regions are lit, their best known states tell which.
        const bool few = emphasis.states.size() <= most_labels(ctx.scene, 1);
        const bool large =
            ctx.state.camera.zoom > 1.5 || exhibit.states[state->index].label_priority > 0;
        if (large || (named && few))
            memory.order.push_back(id);
    }
    std::ranges::sort(memory.order, [&](ShapeId a, ShapeId b) { return rank(a) < rank(b); });
}

struct Candidate {
    PointPx centre; // of the text
    bool leader = false;
};

struct Candidates {
    std::array<Candidate, 6> places;
    bool fits = false; // the name, into the shape
};

/// Inside when the name fits, else at four sides.
Candidates candidates(LayoutContext& ctx, const MapTransform& map, const MapShape& shape,
                      SizePx text) {
    const PointPx at = map.to_px(shape.label_point);
    const RectPx box = shape_box(map, shape.main_extent);
    const bool fits = box.w > text.w * 0.8F && box.h > text.h * 1.05F;
    const float gap = ctx.px(16);
    // A line leads to shapes that the eye would not find beside their name.
    const bool leader = std::max(box.w, box.h) < ctx.px(46);
    const float dx = (fits ? box.w / 2 : std::min(box.w / 2, ctx.px(30))) + gap + text.w / 2;
    const float dy = (fits ? box.h / 2 : std::min(box.h / 2, ctx.px(26))) + text.h / 2 + ctx.px(4);
    const std::array<Candidate, 6> all{{{at, false},
                                        {{at.x + dx, at.y}, leader},
                                        {{at.x - dx, at.y - (leader ? ctx.px(22) : 0)}, leader},
                                        {{at.x, at.y + dy}, leader},
                                        {{at.x, at.y - dy}, leader},
                                        {{at.x - dx, at.y + ctx.px(30)}, leader}}};
    if (fits)
        return {all, true};
    return {{all[1], all[2], all[3], all[4], all[5], all[5]}, false};
}

/// How much of a name would lie over land that is not its own: 0 all sea, 9 all land.
int foreign_land(const LayoutContext& ctx, const MapTransform& map, ShapeId own, RectPx box) {
    int hits = 0;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            const PointPx p{box.x + box.w * static_cast<float>(column) / 2,
                            box.y + box.h * static_cast<float>(row) / 2};
            const auto shape = ctx.materials.map.shape_at(map.to_sheet(p));
            if (shape && *shape != own)
                ++hits;
        }
    }
    return hits;
}

bool is_free(const LabelMemory& memory, RectPx box) {
    return std::ranges::none_of(memory.taken,
                                [&](const RectPx& other) { return other.overlaps(box); });
}

RectPx label_box(const LayoutContext& ctx, PointPx centre, SizePx text) {
    return RectPx{centre.x - text.w / 2, centre.y - text.h / 2, text.w, text.h}.grown(ctx.px(pad) /
                                                                                      2);
}

/// A name that lies on more of its neighbours than this (of 9 points) would be taken for theirs.
constexpr int most_foreign = 2;

/// Inside its own shape if it fits, else where it hides least of the neighbours. On their land a
/// line leads from a small shape to its name; a large one is not named there, unless the scene
/// speaks of it.
std::optional<Candidate> best_place(LayoutContext& ctx, const LabelMemory& memory, ShapeId id,
                                    const MapShape& shape, SizePx text) {
    const Emphasis emphasis = emphasis_of(ctx);
    const bool spoken_of = emphasis.dims && emphasis.lights(*ctx.exhibit().shape_states[id.index]);
    const MapLayer& layer = ctx.picture.map;
    std::optional<Candidate> best;
    int least = 99;
    const auto [places, fits] = candidates(ctx, layer.transform, shape, text);
    for (Candidate c : places) {
        const RectPx box = label_box(ctx, c.centre, text);
        if (!layer.clip.contains(box) || !is_free(memory, box))
            continue;
        const int hidden = foreign_land(ctx, layer.transform, id, box);
        if (hidden >= least || (fits && hidden > most_foreign && !spoken_of))
            continue;
        c.leader = c.leader || hidden > most_foreign;
        least = hidden;
        best = c;
        if (hidden <= 1)
            break;
    }
    return best;
}

void choose(LayoutContext& ctx, LabelMemory& memory, std::span<const RectPx> keep_free) {
    const MapLayer& layer = ctx.picture.map;
    order_shapes(ctx, memory);
    const std::vector<PlacedLabel> before = memory.labels;
    memory.labels.clear();
    memory.taken.assign(keep_free.begin(), keep_free.end());
    for (const ShapeId id : memory.order) {
        if (memory.labels.size() >= most_labels(ctx.scene, ctx.state.camera.zoom))
            break;
        const MapShape& shape = ctx.materials.map.shapes[id.index];
        const PointPx at = layer.transform.to_px(shape.label_point);
        if (!layer.clip.contains(at))
            continue;
        const SizePx text = set_name(ctx, *ctx.exhibit().shape_states[id.index]).size;
        const auto best = best_place(ctx, memory, id, shape, text);
        if (!best)
            continue;
        // Beside a dossier a neighbour is named on its own land or right at it, or not at all.
        const bool neighbour = ctx.scene == SceneId::dossier &&
                               ctx.state.picked != ctx.exhibit().shape_states[id.index];
        if (neighbour && (best->leader || distance(best->centre, at) > ctx.px(110)))
            continue;
        const auto known = std::ranges::find(before, id, &PlacedLabel::shape);
        memory.labels.push_back({id, best->centre - at, best->leader,
                                 known == before.end() ? ctx.now : known->appeared});
        memory.taken.push_back(label_box(ctx, best->centre, text));
    }
    memory.chosen = true;
    memory.camera = ctx.state.camera;
    memory.scene = ctx.scene;
    memory.emphasis = emphasis_of(ctx).key;
    memory.language = ctx.words.id();
    memory.screen =
        ctx.areas.screen.w == 0 ? SizePx{} : SizePx{ctx.areas.screen.w, ctx.areas.screen.h};
}

bool must_choose(const LayoutContext& ctx, const LabelMemory& memory) {
    const bool other_scene = memory.scene != ctx.scene || memory.emphasis != emphasis_of(ctx).key ||
                             memory.language != ctx.words.id() ||
                             memory.screen != SizePx{ctx.areas.screen.w, ctx.areas.screen.h};
    if (!memory.chosen)
        return true;
    if (ctx.state.flight.active())
        return false; // names appear after landing
    if (other_scene)
        return true;
    const bool moved = !(memory.camera == ctx.state.camera);
    return moved && ctx.now >= ctx.state.camera_moved + label_hold;
}

} // namespace

void put_map_labels(LayoutContext& ctx, LabelMemory& memory, std::span<const RectPx> keep_free) {
    if (must_choose(ctx, memory))
        choose(ctx, memory, keep_free);
    DisplayList& list = ctx.list();
    const MapLayer& layer = ctx.picture.map;
    const bool stale_scene = memory.scene != ctx.scene || memory.emphasis != emphasis_of(ctx).key;
    if (stale_scene)
        return;
    list.push_clip(layer.clip);
    memory.taken.assign(keep_free.begin(), keep_free.end());
    for (const PlacedLabel& label : memory.labels) {
        const StateId state = *ctx.exhibit().shape_states[label.shape.index];
        const Paragraph& text = set_name(ctx, state);
        const PointPx at =
            layer.transform.to_px(ctx.materials.map.shapes[label.shape.index].label_point);
        const PointPx centre = at + label.offset;
        const RectPx box = label_box(ctx, centre, text.size);
        // While the map zooms, boxes may come to touch: the less important name steps back until it
        // rests.
        if (!layer.clip.contains(box) || !is_free(memory, box))
            continue;
        memory.taken.push_back(box);
        const float shown =
            std::clamp(seconds(ctx.now - label.appeared) / seconds(ctx.tokens().motion.label_fade),
                       0.0F, 1.0F);
        list.begin_group(shown, {});
        if (label.leader) {
            const PointPx end{std::clamp(at.x, box.x, box.right()),
                              std::clamp(at.y, box.y, box.bottom())};
            list.line(at, end, ctx.px(leader_width + 4), ctx.theme.halo);
            list.line(at, end, ctx.px(leader_width), ctx.theme.text);
            list.disc(at, ctx.px(5), ctx.theme.halo);
            list.disc(at, ctx.px(3.4F), ctx.theme.text);
        }
        put_paragraph(list, text, {box.x + ctx.px(pad) / 2, box.y + ctx.px(pad) / 2},
                      ctx.theme.text, ctx.theme.halo);
        list.end_group();
    }
    list.pop_clip();
}

} // namespace fl
