#pragma once

#include "scene/parts/context.h"

#include <array>
#include <vector>

namespace fl {

/// Where a state's name stands: chosen when the map has come to rest, kept while it moves.
struct PlacedLabel {
    ShapeId shape;
    PointPx offset; // of the text's centre from the shape's label point, px
    bool leader = false;
    Instant appeared{};
};

/// Remembers the labels from frame to frame, so that names hold their place (DESIGN.md section 7).
struct LabelMemory {
    std::vector<PlacedLabel> labels;
    MapCamera camera; // at which they were chosen
    SceneId scene = SceneId::attract;
    std::uint64_t emphasis = 0; // Emphasis::key
    LanguageId language;
    SizePx screen;
    bool chosen = false;
    // scratch
    std::vector<RectPx> taken;
    std::vector<ShapeId> order;
    std::uint64_t place_of = 0; // emphasis whose place is named,
    std::size_t place_side = 0; // and where its name stands
};

/// What the map speaks of: lit states, a place, arcs. The event card and the tour say it alike.
struct Emphasis {
    std::span<const StateId> states; // lit
    std::span<const StateId> before; // lit until now
    bool dims = false;               // the others are dimmed
    bool dimmed_before = false;      // they were until now
    float change = 1;                // 0..1 from before to now
    float strength = 0;              // 0 nothing of it is shown, 1 all
    float grown = 0;                 // of the arcs
    const Event* event = nullptr;    // its place is marked; arcs lead there from lit states of it
    VisibleText place_name{};        // written there
    std::uint64_t key = 0;           // differs for everything that can be emphasised; 0: nothing

    bool lights(StateId state) const;
    float dimming(std::optional<StateId> state) const; // 0 as it is, 1 dimmed
    float outline(std::optional<StateId> state) const; // 0 none, 1 full
};
Emphasis emphasis_of(const LayoutContext& ctx);

/// How much the event card is there: 0 explore, 1 card; eased.
float card_progress(const LayoutContext& ctx);

/// How much the dossier's sheet is there: 0 away, 1 in its place; eased.
float dossier_progress(const LayoutContext& ctx);
/// The sheet can be touched when it has come most of its way, where it is seen just then: what
/// slides in under a finger is not what that finger meant.
bool dossier_answers(const LayoutContext& ctx);

/// Fills Picture::map: camera, palette with dimming, lit outlines; and the node of the map.
void put_map(LayoutContext& ctx);

/// Dots of very small states, marker of the latest event, arcs of the open one. Over the map, under
/// the labels.
void put_map_marks(LayoutContext& ctx);

/// Writes the emphasised place's name beside it and returns the box that it takes, or an empty one.
/// Its side of the place is chosen when the map has come to rest, and kept.
RectPx put_place_name(LayoutContext& ctx, LabelMemory& memory,
                      std::span<const RectPx> keep_free = {});

/// Names of states; nodes of all states on the map.
void put_map_labels(LayoutContext& ctx, LabelMemory& memory, std::span<const RectPx> keep_free);
/// @param ids  of all states, made in the first frame
void put_state_nodes(LayoutContext& ctx, std::vector<NodeId>& ids);

} // namespace fl
