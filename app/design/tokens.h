#pragma once

#include "core/color.h"
#include "core/geometry.h"
#include "core/time.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace fl {

enum class ThemeId : std::uint8_t { night, daylight, high_contrast };
inline constexpr int theme_count = 3;

/// Colours of one theme. "Ink" is the world, "sheet" (paper) is what the visitor picked.
struct Theme {
    Rgba ink, dock, raise, raise2, line; // surfaces
    Rgba sheet, sheet2, sheet_line;
    Rgba text, text_secondary, text_tertiary; // on ink
    Rgba on_sheet, on_sheet_secondary;
    Rgba plus, minus, plus_on_sheet, minus_on_sheet; // the poles' words
    std::array<Rgba, 6> stance{};                    // by StanceClass
    Rgba border;                                     // between states
    Rgba pattern_plus, pattern_minus;                // laid over the stance colour
    Rgba halo;                                       // casing of labels
    Rgba future_event;
    Rgba scrim;
    float outline_width = 0; // of controls, px at ui_scale 1
    float pattern_scale = 1;
    bool future_hollow = false;
};

/// One step of the type scale; sizes in px at ui_scale 1.
struct TypeToken {
    float size = 0, line = 1.2F, tracking_em = 0;
    int weight = 500;
    bool display = false; // serif face
    bool tabular = false;
};

struct TypeScale {
    TypeToken display, question, title, card_title, heading, numeral, lead, body, button, label,
        minimum, cursor_date;
};

/// Cubic Bézier curve of time, as CSS has it: (x1, y1, x2, y2).
struct Easing {
    float x1 = 0, y1 = 0, x2 = 1, y2 = 1;
    /// Progress in [0, 1] at time fraction `t`, clamped to [0, 1].
    float operator()(float t) const;
};

struct Motion {
    Instant press, release, tab_change, stance_recolour, recolour_stagger, map_to_states, fly_min,
        fly_max, card_in, card_out, sheet_in, sheet_out, scrim, timeline_zoom, label_fade,
        marker_pulse, tour_step, split, attract_scene, snap;
    Instant reduced_fade{milliseconds(120)};
    Easing standard, enter, exit;
    float fling_time_constant_s = 0.325F; // v *= exp(-t / this)
    float fling_stop_px_s = 20;
    int pulse_beats = 3;
};

/// One zoom level of the timeline.
struct TimelineLevel {
    std::string name;
    int heads_from = 1, labels_from = 1; // importance
};

struct TimelineTokens {
    float strip_height = 220, axis_height = 38, amplitude = 17, cluster = 24;
    int clamp = 3;
    float hysteresis = 0.15F;
    std::array<TimelineLevel, 4> levels; // decades, years, months, days
};

struct IdleTokens {
    Instant warn_after, countdown, reading_extension, attract_cycle;
};

/// The numbers of the design, from assets/design/tokens.json. Lengths in px at ui_scale 1.
struct Tokens {
    std::array<Theme, theme_count> themes;
    TypeScale type;
    std::array<float, 4> text_steps{1, 1.15F, 1.35F, 1.6F};
    float reference_w = 1920, reference_h = 1080;
    float base = 8, gutter = 14, group = 24, margin_x = 48, margin_y = 28, card_padding = 40;
    float target_min = 72, target_preferred = 84, map_pick_radius = 36, event_pick_radius = 40,
          slop = 12;
    float radius_swatch = 4, radius_control = 14, radius_card = 16, radius_sheet = 20;
    float stroke_border = 1.1F, stroke_selected = 4.5F, stroke_casing = 9, stroke_lit = 3,
          stroke_trace = 2.6F, stroke_trace_future = 1.8F, stroke_needle = 3.5F,
          stroke_needle_casing = 8, stroke_icon = 3.4F, icon_box = 48;
    float shadow_offset_y = 12, shadow_spread = 40, shadow_alpha = 0.55F;
    RectPx map_box;
    float map_scale = 264.86F; // px per sheet unit in map_box at zoom 1
    float zoom_min = 1, zoom_max = 8, zoom_double_tap = 2, zoom_event = 1.5F, zoom_dossier = 1.9F;
    /// Pitch and stroke (lines) or pitch and radius (dots), by StanceClass; 0 where there is none.
    std::array<PointF, 6> pattern{};
    Motion motion;
    TimelineTokens timeline;
    IdleTokens idle;
    Instant hold{milliseconds(500)};
    float burn_in_shift = 2;
};

/// Reads the design's numbers. @throws Error{Fault::asset} naming `origin` and the missing key.
Tokens parse_tokens(std::string_view json, std::string_view origin);

/// ui_scale of a screen: min(w/1920, h/1080) in landscape, min(w/1080, h/1920) in portrait.
float ui_scale_for(SizePx screen);

} // namespace fl
