#pragma once

#include "content/exhibit.h"
#include "content/stance.h"
#include "design/tokens.h"
#include "geo/camera.h"
#include "geo/world_map.h"
#include "state/areas.h"
#include "state/intent.h"
#include "state/scene_states.h"
#include "state/time_view.h"

#include <array>
#include <optional>
#include <vector>

namespace fl {

/// What never changes while the exhibit runs. Everything in it outlives the state.
struct Materials {
    const Exhibit& exhibit;
    const WorldMap& map;
    const Tokens& tokens;
    std::vector<std::optional<ShapeId>>
        main_shapes; // by StateId: the first shape that stands for it
};
Materials make_materials(const Exhibit& exhibit, const WorldMap& map, const Tokens& tokens);

/// How one shape of the map is coloured, and from what it fades. Colours fade per shape, so that
/// play, steps and another question all look alike and any fade can be interrupted at any frame.
struct ShapeFade {
    StanceClass cls = StanceClass::none;
    StanceClass from_class = StanceClass::none; // its pattern shows for the first half
    Rgba from;
    Instant began{};
    bool active = false;
    friend bool operator==(const ShapeFade&, const ShapeFade&) = default;
};

/// Volumes in percent, 0 to 100.
struct SoundState {
    int volume = 60; // the visitor's; begins each visit as the house's
    int house_volume = 60;
    bool in_attract = false; // the attract loop sounds too
    friend bool operator==(const SoundState&, const SoundState&) = default;
};

/// Everything that changes while visitors use the exhibit. A plain value: no pointer, no heap.
/// Changed only by apply() and advance().
struct ExhibitState {
    SceneId scene = SceneId::attract;
    Instant scene_began{};
    LanguageId language;
    LanguageId house_language; // that attract returns to
    ThemeId theme = ThemeId::night, house_theme = ThemeId::night;
    int text_step = 0; // 0..3 into Tokens::text_steps
    Screen screen;

    // the debate
    QuestionId question;
    std::array<ShapeFade, 256> shapes{}; // by ShapeId
    QuestionId shapes_question;          // what `shapes` was computed for
    double shapes_cursor = 0;
    bool shapes_known = false;

    // time
    double cursor = 0; // days since 1970-01-01, inside Exhibit::days
    double cursor_from = 0, cursor_to = 0;
    Journey cursor_glide;
    double grabbed_cursor = 0; // cursor when the flag was grabbed
    bool scrubbing = false;
    Instant cursor_moved{}; // labels fade back when it has rested
    TimeView time, time_from, time_to;
    Journey time_zoom;
    TimeLevel ticks_before = TimeLevel::decades; // whose marks still fade out
    Journey ticks_fade;
    double time_velocity = 0; // days/s after a fling of the strip
    bool playing = false;
    Instant play_hold_until{};

    // map
    MapCamera camera, camera_from, camera_to;
    Journey flight;
    double map_velocity_x = 0, map_velocity_y = 0; // sheet units/s
    Instant camera_moved{};
    std::optional<StateId> picked; // its bubble is shown
    Instant picked_at{};
    std::optional<EventId>
        marker;             // latest event up to the cursor: marked on the map, named in the chip
    Instant marker_began{}; // its pulse

    // event card
    std::optional<EventId> event; // shown in the card, also while the card leaves
    Journey card;                 // in when scene == event, else out
    float card_scroll = 0;        // framebuffer px, 0 = top
    float card_velocity = 0;      // px/s
    float card_length = 0;        // px that can be scrolled, told by the layout
    MapCamera camera_before_card; // flown back to when the card closes ...
    TimeView time_before_card;
    bool restore_camera = false; // ... unless the visitor moved the map meanwhile
    bool restore_time = false;

    // other scenes
    OpeningState opening;
    std::array<SceneId, 4> under{}; // what the present scene lies over, innermost first
    int depth = 0;
    ListState list;
    DossierState dossier;
    SpectrumState spectrum;
    TourState tour;
    OutcomesState outcomes;
    QuizState quiz;
    CompareState compare;
    SourcesState sources;
    GlossaryState glossary;
    LookState look;
    SpeechState speech;
    KeypadState keypad;
    std::array<std::array<std::uint32_t, 10>, 4> tally{}; // earlier visitors' answers
    std::uint32_t hidden_tracks = 0;                      // bit of each track that the filter hides
    bool tracks_open = false;                             // the filter's buttons are shown
    bool menu_open = false;                               // the main menu of narrow layouts
    bool reach_lower = false;                             // everything touchable in the lower part
    bool house_reach_lower = false;                       // how each visit begins
    bool calm = false;                                    // less motion: fades only
    bool dark = false;                   // black as long as somebody listens, see is_dark()
    std::optional<Instant> attract_held; // the attract loop stands still since then

    // people
    SoundState sound;
    std::array<PressedKey, 4> pressed{};
    NodeKey focus = 0; // keypad ring; 0: nobody uses keys
    Instant last_activity{};
    Instant warn_after{std::chrono::seconds(60)}; // "Still there?"
    Instant idle_after{std::chrono::seconds(90)}; // attract
    bool idle_stopped = false;                    // --idle off
    friend bool operator==(const ExhibitState&, const ExhibitState&) = default;
};

/// A visit's first state: the attract loop.
ExhibitState initial_state(const Materials& materials, const Screen& screen, LanguageId language,
                           Instant now);

/// Carries out what a visitor wants. Total: anything that makes no sense now changes nothing.
ExhibitState apply(const ExhibitState& state, const Intent& intent, const Materials& materials,
                   Instant now);

/// Moves everything that moves by itself: glides, inertia, flights, play, fades, idle timer.
ExhibitState advance(const ExhibitState& state, const Materials& materials, FrameTime t);

/// True while something moves towards rest: what `settle` in a script waits for. The attract loop,
/// the pulse of a marker and play do not count.
bool settling(const ExhibitState& state, const Materials& materials, Instant now);

/// True while the picture changes by itself, so that another frame has to be drawn. A timer that
/// will change something later (idle) does not count.
bool animating(const ExhibitState& state, const Materials& materials, Instant now);

/// Instant at which a waiting timer will change the picture: the idle timer, labels that return.
std::optional<Instant> next_wake(const ExhibitState& state, Instant now);

// Pieces that layout shares with the state machine.

/// Sheets leave what they lie over in sight.
bool is_sheet(SceneId scene);
/// What lies directly under a scene of the state's stack.
SceneId scene_under(const ExhibitState& state, SceneId scene);
/// The present scene, or the one that is in sight under its sheets.
SceneId ground_scene(const ExhibitState& state);

/// Nothing is shown: but the loop and the warning are for those who are not listening.
inline bool is_dark(const ExhibitState& state) {
    return state.dark && state.scene != SceneId::attract && state.scene != SceneId::idle_warning;
}

/// Every language has greeted: once during a visit, twice in attract, where then nobody is there.
bool all_have_greeted(const ExhibitState& state, const Exhibit& exhibit);

/// Time without anybody until the warning and until attract. Text being read gives more.
struct IdleLimits {
    Instant warn, attract;
};
IdleLimits idle_limits(const ExhibitState& state, const Materials& materials);

/// What "Still there?" counts down: seconds, not rounded.
struct WarningTime {
    float left_s = 0, total_s = 0;
};
WarningTime warning_time(const ExhibitState& state, const Materials& materials, Instant now);

/// The latest event up to the cursor: what the chip beside the flag shows.
/// Whether the visitor's filter hides the events of a track.
inline bool is_hidden(const ExhibitState& state, TrackId track) {
    return (state.hidden_tracks >> track.index & 1U) != 0;
}

/// The last event by a day that the visitor's filter shows.
std::optional<EventId> latest_event(const ExhibitState& state, const Exhibit& exhibit, double day);

/// The event before (-1) or after (+1) the one in the card, or else the cursor.
std::optional<EventId> neighbour_event(const ExhibitState& state, const Exhibit& exhibit, int by);

/// Map camera of the whole world.
MapCamera home_camera(const WorldMap& map);
MapTransform map_transform(const Areas& areas, const MapCamera& camera);

/// Camera that shows the event's place and states in the area that the card leaves free; the card
/// stands at the trailing side of that direction.
MapCamera event_camera(const Materials& materials, const Screen& screen, EventId event,
                       TextDirection direction = TextDirection::left_to_right);

/// Camera that shows a state beside its dossier.
MapCamera dossier_camera(const Materials& materials, const Screen& screen, StateId state,
                         TextDirection direction = TextDirection::left_to_right);

/// Where a state stands on the sheet: in its shape, or at its capital if the map has none for it.
std::optional<SheetPoint> place_of_state(const Materials& materials, StateId state);

/// Direction of the language that is shown.
TextDirection direction_of(const ExhibitState& state, const Materials& materials);

/// Class that a shape shows on a question at a cursor.
StanceClass shape_class(const Exhibit& exhibit, ShapeId shape, QuestionId question, double cursor);

/// Colour of a shape, in the midst of a fade or at rest, and the class whose pattern it shows.
struct ShapeColor {
    Rgba color;
    StanceClass pattern = StanceClass::none;
};
ShapeColor shape_color(const ShapeFade& fade, const Theme& theme, const Motion& motion,
                       Instant now);

/// Rows of a page of what happened next.
inline constexpr int outcomes_per_page = 5;

/// Seconds, rounded up, until the tour moves on; 0 when it is paused.
int tour_seconds_left(const ExhibitState& state, const Materials& materials, Instant now);

// Times that DESIGN.md gives and tokens.json does not.
inline constexpr Instant label_rest =
    milliseconds(160); // scrub: labels return when the finger rests
inline constexpr Instant label_hold =
    milliseconds(400); // map labels keep their place after a camera stop
inline constexpr Instant arc_time = milliseconds(450);   // arcs grow after landing
inline constexpr Instant play_hold = milliseconds(1200); // at importance 3

} // namespace fl
