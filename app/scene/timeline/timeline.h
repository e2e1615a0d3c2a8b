#pragma once

#include "scene/parts/context.h"

#include <array>
#include <string>
#include <vector>

namespace fl {

/// One head on the strip: an event, or several that stand too close, shown as the most important of
/// them.
struct TimelineHead {
    EventId event;
    PointPx centre;
    float size = 0;                     // px
    int side = 1;                       // +1 above the base line, -1 below
    int merged = 0;                     // how many further events it stands for
    double first_day = 0, last_day = 0; // of all of them
    bool current = false;               // the latest one up to the cursor: ringed
    bool recorded = false;              // its date is up to the cursor
    VisibleText count;                  // "+4": how many further events, where that is told
    RectPx count_box;                   // of that badge; empty: none
    RectPx span_bar; // month or year precision: as wide as the time it covers, else empty
};

struct TimelineTick {
    float x = 0;
    bool major = false; // with a line through the strip
    bool strong_label = false;
    bool stays = false;     // it stood there before the change of level
    std::string_view label; // empty: none
    float label_x = 0;      // centre of the label
};

/// What the shape of the trace depends on: while it stays, only the needle moves along it.
struct TraceKey {
    double start = 0, span = 0;
    float x = 0, w = 0, baseline_y = 0, scale = 0;
    ThemeId theme = ThemeId::night;
    bool mirrored = false;
    std::uint32_t hidden_tracks = 0;
    friend bool operator==(const TraceKey&, const TraceKey&) = default;
};

/// What the strip shows at the present zoom: made by prepare_timeline(), written by put_timeline().
/// Storage is reused. Cost depends on what is visible, but for the search of the first visible
/// event.
struct TimelineRecords {
    std::vector<TimelineHead> heads;
    std::vector<TimelineTick> ticks, ticks_before; // the latter fade out after a change of level
    std::vector<PointPx> trace;
    std::vector<Rgba> trace_color;
    std::size_t recorded_points = 0; // of the trace, up to the cursor
    TraceKey trace_key;
    std::vector<float> heights;     // scratch
    std::vector<RectPx> taken;      // scratch: where labels may not go
    std::vector<std::size_t> order; // scratch
};

TimeTransform time_transform(const LayoutContext& ctx);

/// Decides heads, merging, trace and ticks.
void prepare_timeline(LayoutContext& ctx, TimelineRecords& records);

/// Places labels and writes everything of the dock: strip, flag, controls, chip; and their nodes.
void put_timeline(LayoutContext& ctx, TimelineRecords& records);

// Parts of put_timeline().
void put_time_controls(LayoutContext& ctx, DisplayList& list);
/// "Network side" above, "Information side" below, at the leading end of the strip; where a head
/// stands there, the word gives way.
void put_side_words(LayoutContext& ctx, DisplayList& list, const TimelineRecords& records);
std::array<RectPx, 2> side_word_boxes(LayoutContext& ctx);
/// Labels of the axis: their type, and how far below the axis they begin, design px.
TypeToken tick_type(const LayoutContext& ctx);
inline constexpr float tick_label_top = 6;
/// Type of the number on a merged head.
TypeToken badge_type(const LayoutContext& ctx);
/// What stands above the strip, in reading order: the parts of the cursor's flag, and the latest
/// event beside it. The flag itself is painted later.
void put_flag_row(LayoutContext& ctx, DisplayList& list, float needle);
/// Paints the cursor's flag, over everything else of the timeline.
void put_flag(LayoutContext& ctx, DisplayList& list, float needle);

// Steps of prepare_timeline(), apart for tests.
void prepare_heads(LayoutContext& ctx, const TimeTransform& time, TimelineRecords& records);
void prepare_trace(LayoutContext& ctx, const TimeTransform& time, TimelineRecords& records);
void prepare_ticks(LayoutContext& ctx, const TimeTransform& time, TimelineRecords& records);
void put_timeline_labels(LayoutContext& ctx, DisplayList& list, TimelineRecords& records);

} // namespace fl
