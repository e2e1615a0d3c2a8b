#pragma once

#include "scene/parts/context.h"
#include "scene/spectrum/packing.h"

#include <vector>

namespace fl {

/// Where a state's circle is and what it looks like.
struct CirclePlace {
    PointPx at;
    float radius = 0;
    Rgba color;
    friend bool operator==(const CirclePlace&, const CirclePlace&) = default;
};

/// One state on the scale, or in the tray of those without a position.
struct Circle {
    StateId state;
    bool stands = false; // on the scale
    float score = 0;
    StanceClass cls = StanceClass::none, from_cls = StanceClass::none;
    CirclePlace from, now, to; // `now` is what is shown
    StanceClass next_cls = StanceClass::none;
    CirclePlace next; // of the arrangement that is being made
};

/// What the circles were arranged for; the same again needs no packing.
struct SpectrumKey {
    QuestionId question;
    Day day{};
    SizePx screen;
    ThemeId theme = ThemeId::night;
    bool rtl = false;
    int text_step = 0;
    friend bool operator==(const SpectrumKey&, const SpectrumKey&) = default;
};

/// Circles hold their place from frame to frame and glide when time steps.
struct SpectrumMemory {
    std::vector<Circle> circles; // north first
    SpectrumKey key;
    bool known = false;     // `now` is what the visitor sees
    Instant moved{};        // they glide from here
    std::size_t silent = 0; // in the tray
    Packing packing;
    std::vector<float> scores;           // of those that stand
    std::vector<std::uint32_t> standing; // their index in `circles`
};

/// Where things stand on the screen, not turned for right to left.
struct SpectrumAreas {
    RectPx box; // circles
    float line_y = 0;
    RectPx tray; // dots and their words
    RectPx dots; // inside the tray
};
SpectrumAreas spectrum_areas(LayoutContext& ctx);
/// Room for circles as it stands on the screen, and the exact places of the poles.
PackSpec spectrum_spec(LayoutContext& ctx);

/// How much the states are there instead of the map, by time: 0 map, 1 states. Cards and sheets
/// lie beside the map, so that they bring it back.
float states_progress(const LayoutContext& ctx);

/// Puts every circle where it belongs at this moment of the glide.
void arrange_circles(LayoutContext& ctx, SpectrumMemory& memory);
/// The circles as they are at this moment of the flight from the map, their codes and their nodes.
/// @param covered  lies over the circles: no code shows beside it in part
void put_circles(LayoutContext& ctx, DisplayList& list, SpectrumMemory& memory, float progress,
                 RectPx covered);

/// The picked circle, and where its name stands.
struct CircleBubble {
    const Circle* circle;
    RectPx box; // on the screen
    TypeToken name;
};
std::optional<CircleBubble> lay_out_bubble(LayoutContext& ctx, const SpectrumMemory& memory);
/// The picked circle's ring, name and way to its dossier.
void put_circle_bubble(LayoutContext& ctx, DisplayList& list, const CircleBubble& bubble);

/// Lets the map go by that progress: its shapes shrink towards their label points.
void take_map_away(LayoutContext& ctx, float progress);
/// How much of the names and marks on the map is left at that progress.
float map_marks_left(float progress);

/// Map or states: one switch in both.
void put_view_switch(LayoutContext& ctx, DisplayList& list);
/// Where it stands: as wide as large words ask.
RectPx view_switch_box(LayoutContext& ctx);

} // namespace fl
