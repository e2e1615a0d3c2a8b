#pragma once

#include "content/exhibit.h"
#include "content/stance.h"
#include "design/tokens.h"
#include "geo/camera.h"
#include "geo/world_map.h"
#include "state/intent.h"
#include "state/time_view.h"

#include <array>
#include <optional>

namespace fl {

/// What never changes while the exhibit runs. Everything in it outlives the state.
struct Materials {
    const Exhibit& exhibit;
    const WorldMap& map;
    const Tokens& tokens;
};

/// A journey from one value to another. Still when duration is zero.
struct Journey {
    Instant began{}, duration{};
    bool active() const { return duration > Instant{}; }
    /// Fraction of its time in [0, 1].
    float at(Instant now) const {
        if (!active())
            return 1;
        return std::clamp(seconds(now - began) / seconds(duration), 0.0F, 1.0F);
    }
    friend bool operator==(const Journey&, const Journey&) = default;
};

/// Colours of all shapes when a change of stance began; they fade from here, outward from `origin`.
struct Recolour {
    Journey journey;
    SheetPoint origin;
    QuestionId from_question;
    double from_cursor = 0;
};

/// Size and scale of the screen as the layout sees it.
struct Screen {
    SizePx size{1920, 1080};
    float scale = 1; // ui_scale
    bool portrait() const { return size.h > size.w; }
    friend bool operator==(const Screen&, const Screen&) = default;
};

/// Everything that changes while visitors use the exhibit. A plain value: no pointer, no heap.
/// Changed only by apply() and advance().
struct ExhibitState {
    SceneId scene = SceneId::attract;
    Instant scene_began{};
    LanguageId language;
    ThemeId theme = ThemeId::night;
    int text_step = 0; // 0..3 into Tokens::text_steps
    Screen screen;

    // the debate
    QuestionId question;
    Recolour recolour;

    // time
    double cursor = 0;      // days since 1970-01-01, inside Exhibit::days
    double cursor_from = 0; // where a glide began
    double cursor_to = 0;
    Journey cursor_glide;
    double grabbed_cursor = 0; // cursor when the flag was grabbed
    bool scrubbing = false;
    double cursor_velocity = 0; // days/s after a fling of the flag
    double cursor_snap = 0;
    Instant cursor_moved{}; // labels fade back when it has rested
    TimeView time;
    TimeView time_from, time_to;
    Journey time_zoom;
    double time_velocity = 0; // days/s after a fling of the strip
    bool playing = false;
    Instant play_hold_until{};

    // map
    MapCamera camera, camera_from, camera_to;
    Journey flight;
    double map_velocity_x = 0, map_velocity_y = 0; // sheet units/s
    bool map_held = false;                         // a finger is on it: rubber band, no return
    Instant camera_moved{};
    std::optional<StateId> picked; // its bubble is shown
    Instant picked_at{};

    // event card
    std::optional<EventId> event; // shown in the card, also while it leaves
    Journey card;                 // in when scene == event, else out
    bool card_leaving = false;
    float card_scroll = 0, card_scroll_limit = 0, card_velocity = 0; // px
    MapCamera camera_before_card;
    TimeView time_before_card;

    // people
    std::array<NodeKey, 4> pressed{};
    NodeKey focus = 0; // keypad ring; 0: nobody uses keys
    Instant last_activity{};
    bool idle_stopped = false; // --idle off
};

/// A visit's first state: the attract loop.
ExhibitState initial_state(const Materials& materials, const Screen& screen, LanguageId language,
                           Instant now);

/// Carries out what a visitor wants. Total: anything that makes no sense now changes nothing.
ExhibitState apply(const ExhibitState& state, const Intent& intent, const Materials& materials,
                   Instant now);

/// Moves everything that moves by itself: glides, inertia, flights, play, idle timer.
ExhibitState advance(const ExhibitState& state, const Materials& materials, FrameTime t);

/// True while the picture changes by itself, so another frame has to be drawn. `waiting` (a timer
/// that will change something later, such as the idle timer) does not count.
bool animating(const ExhibitState& state, const Materials& materials, Instant now);

/// True while something moves towards rest: what `settle` in a script waits for. The attract loop,
/// the pulse of a marker and play do not count.
bool settling(const ExhibitState& state, const Materials& materials, Instant now);

/// The latest event up to the cursor: what the chip beside the flag shows.
std::optional<EventId> latest_event(const Exhibit& exhibit, double cursor);

/// Map camera of the whole world, and the part of the sheet that a camera may not leave.
MapCamera home_camera(const WorldMap& map);

/// Screen box of the map and its scale in px per sheet unit at zoom 1, by the screen's form.
RectPx map_box(const Tokens& tokens, const Screen& screen);
double map_scale(const Tokens& tokens, const Screen& screen);
MapTransform map_transform(const Tokens& tokens, const Screen& screen, const MapCamera& camera);

} // namespace fl
