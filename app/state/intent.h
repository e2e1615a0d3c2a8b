#pragma once

#include "content/source_subject.h"
#include "core/geometry.h"
#include "core/ids.h"
#include "core/time.h"
#include "design/tokens.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace fl {

/// Scenes as the script language names them.
enum class SceneId : std::uint8_t {
    attract,
    explore,
    event,
    dossier,
    spectrum,
    tour,
    outcomes,
    question,
    result,
    compare,
    reading,
    sources,
    glossary,
    idle_warning,
};
std::string_view scene_name(SceneId scene);

/// A node of the accessibility tree, by the hash of its id; 0: none.
using NodeKey = std::uint64_t;

/// Gestures carry 32 bits: what they press is known by the lower half of the key.
using PressedKey = std::uint32_t;
inline PressedKey pressed_key(NodeKey key) {
    return static_cast<PressedKey>(key);
}

// What a visitor wants, in the exhibit's own terms: days, sheet units, ids; never pixels of a
// layout.
struct Wake {
    std::optional<LanguageId> language{};
    bool lower = false; // reach mode
};
/// A finger on attract, where it will begin a visit; nowhere once it has slid off. What answers it
/// is on the glass itself: the one place that is not meant in the exhibit's own terms.
struct TouchAttract {
    std::optional<PointPx> at;
};
struct HoldAttract {
    bool held;
}; // the loop stands still, and goes on
struct GoHome {};
struct GoToAttract {};
struct SelectQuestion {
    QuestionId question;
};
/// scrub: under the finger, at once. glide: travels there in 220 ms. jump: at once, colours fade.
enum class CursorMotion : std::uint8_t { scrub, glide, jump };
struct SetCursor {
    double day;
    CursorMotion motion;
};
struct GrabCursor {}; // a finger takes the flag
struct ScrubCursor {
    double days;
}; // since it was grabbed
struct ReleaseCursor {
    double days_per_s;
    double snap_days;
}; // fling; snaps to an event that near
struct PanTime {
    double days;
};
struct FlingTime {
    double days_per_s;
};
struct ZoomTime {
    double anchor_day;
    double factor;
}; // > 1: closer
struct StepTimeLevel {
    int by;
}; // +1: closer
struct ShowTimeRange {
    double first_day, last_day;
}; // unfold a merged head
struct StepEvent {
    int by;
};
struct TogglePlay {};
struct OpenEvent {
    EventId event;
};
struct CloseCard {};
struct PickState {
    std::optional<StateId> state;
};
/// A finger rests on the map there, over a state or none; nothing: it has lifted.
struct LookAtMap {
    std::optional<SheetPoint> at;
    std::optional<StateId> state;
};
/// A finger rests on the strip over that day; nothing: it has lifted.
struct LookAtDay {
    std::optional<double> day;
};
struct PanMap {
    double dx, dy;
}; // sheet units the centre moves by
struct FlingMap {
    double dx_per_s, dy_per_s;
};
struct ZoomMap {
    SheetPoint anchor;
    double factor;
}; // pinch: at once
struct StepZoomMap {
    std::optional<SheetPoint> anchor;
    double factor;
}; // button, double tap: eased
struct HomeMap {};
struct GrabMap {};    // a finger stops inertia
struct ReleaseMap {}; // it lifts again without a drag
struct GrabTime {};
struct Touched {}; // anybody is there: feeds the idle timer
struct Resize {
    SizePx size;
};
struct ScrollCard {
    float px;
};
struct FlingCard {
    float px_per_s;
};
struct CardMeasured {
    float scrollable_px;
}; // the layout tells how far it goes
// Scenes beside explore. Leaving one leads back to what it lay over, GoHome always to explore.
struct OpenScene {
    SceneId scene;
};
struct LeaveScene {};
struct OpenDossier {
    StateId state;
};
/// What the trailing part of a dossier shows. evidence: statements and acts behind one scale.
enum class DossierView : std::uint8_t { overview, evidence, instruments, moments };
struct ShowInDossier {
    DossierView view;
    QuestionId question{}; // of the evidence
};
struct ShowView {
    SceneId view;
}; // explore or spectrum: map or states
struct PickCircle {
    std::optional<StateId> state;
}; // spectrum: finger on a circle
struct GoToStop {
    int stop;
}; // tour
struct StepTour {
    int by;
};
struct HoldTour {
    bool held;
}; // pause and go on
struct TurnPage {
    int by;
}; // outcomes, sources, lists
struct OpenOutcome {
    int row;
};
struct ChooseAnswer {
    float value;
}; // quiz: -2..+2, handle or answer
struct GiveAnswer {
    bool sure;
}; // false: "Not sure"
struct StepQuiz {
    int by;
};
struct RestartQuiz {};
struct VoteTaken {}; // the program has the vote
struct Compare {
    StateId first;
}; // with a second one that suits
struct ChangeCompared {
    int slot;
}; // 0 or 1: opens the picker
struct SetCompared {
    StateId state;
};
struct ShowAllCompared {
    bool all;
}; // false: only instruments that both states joined
struct PickLetter {
    int index;
}; // alphabet strip of the picker
struct OpenSources {
    SourceSubject subject;
}; // of one thing, or of everything
struct OpenTerm {
    TermId term;
};
struct ToggleTrack {
    TrackId track;
}; // filter of the timeline
struct ShowTracks {
    bool open;
};
/// The main menu, where the screen is too narrow to show it.
struct ShowMenu {
    bool open;
};
struct SetReach {
    bool lower;
};
/// How each visit begins.
struct SetHouseReach {
    bool lower;
};
struct SetCalm {
    bool calm;
}; // less motion
struct StillHere {};
struct ScrollList {
    float px;
}; // the one list of a scene
struct FlingList {
    float px_per_s;
};
struct ListMeasured {
    float scrollable_px;
};
struct SetTally {
    std::array<std::array<std::uint32_t, 10>, 4> answers;
}; // earlier visitors, by question and tenth of the scale

struct SetLanguage {
    LanguageId language;
};
struct SetTheme {
    ThemeId theme;
}; // the visitor's choice
struct SetHouseTheme {
    ThemeId theme;
}; // the house's; a reset returns to it
struct SetTextStep {
    int step;
}; // 0..3
struct SetVolume {
    int percent;
}; // the visitor's choice
struct StepVolume {
    int by;
}; // by less than 3 dB each
struct SetHouseSound {
    int volume;
    bool in_attract;
}; // the house's; a reset returns to its volume
struct RunIdleTimer {
    bool running;
    std::optional<Instant> warn_after, attract_after;
};
struct SetPressed {
    PressedKey node;
    bool down;
};
/// node 0: a finger takes over from the keypad.
struct SetFocus {
    NodeKey node;
    NodeKey inside = 0; // what the arrow keys then move in: map, timeline, scale
    std::optional<StateId> state = std::nullopt; // inside the map: brought into sight
};
struct UseKeys {}; // somebody takes the keypad; the next layout says where the focus begins
struct StepFocus {
    int by;
}; // once the list has scrolled
struct StepYear {
    int by;
}; // to the first event of the nearest other year that has one

// The voice and the keypad's menu.
struct SetSpeech {
    bool on;
};
struct StepSpeechSpeed {
    int by;
};
struct PauseSpeech {
    bool paused;
};
struct RepeatSpeech {};
/// Something begins to be said.
struct SpeechBegan {
    Instant lasts;                    // by an estimate
    std::optional<LanguageId> greets; // whose greeting it is
};
struct SpeechEnded {};
/// A voice is there and will tell when it ends; without one the estimate does.
struct SetVoice {
    bool there;
};
struct ReadCard {}; // the open card, once, even while nothing else is read aloud
/// Somebody comes by key, by headphones or by holding a corner: the languages greet in turn, and
/// all is read aloud. Who has no keys under the hand is told to touch.
struct SetAccess {
    bool on;
    bool by_touch = false;
};
/// Black for the eyes of others, while who listens goes on by key and voice. Only while all is read
/// aloud.
struct SetDark {
    bool dark;
};
struct TakeGreeting {}; // begins, or goes on, in the language that greets
struct EndGreeting {};
struct SayWhere {}; // scene, date, question, what has the focus
struct SayKeys {};  // what the keys do
struct ShowHelp {
    bool open;
};

using Intent = std::variant<
    Wake, TouchAttract, GoHome, GoToAttract, SelectQuestion, SetCursor, GrabCursor, ScrubCursor,
    ReleaseCursor, PanTime, FlingTime, ZoomTime, StepTimeLevel, ShowTimeRange, StepEvent,
    TogglePlay, OpenEvent, CloseCard, PickState, LookAtMap, LookAtDay, PanMap, FlingMap, ZoomMap,
    StepZoomMap, HomeMap, GrabMap, ReleaseMap, GrabTime, ScrollCard, FlingCard, CardMeasured,
    SetPressed, SetFocus, Touched, Resize, SetLanguage, SetTheme, SetHouseTheme, SetTextStep,
    RunIdleTimer, OpenScene, LeaveScene, OpenDossier, ShowView, PickCircle, GoToStop, StepTour,
    HoldTour, TurnPage, OpenOutcome, ChooseAnswer, GiveAnswer, StepQuiz, RestartQuiz, Compare,
    ChangeCompared, SetCompared, PickLetter, OpenSources, OpenTerm, ToggleTrack, ShowTracks,
    ShowMenu, SetReach, SetHouseReach, SetCalm, StillHere, ScrollList, FlingList, ListMeasured,
    SetTally, VoteTaken, ShowInDossier, ShowAllCompared, SetVolume, SetHouseSound, SetSpeech,
    StepSpeechSpeed, PauseSpeech, RepeatSpeech, SayWhere, SayKeys, ShowHelp, UseKeys, StepFocus,
    StepYear, SpeechBegan, SpeechEnded, SetVoice, ReadCard, SetAccess, TakeGreeting, EndGreeting,
    StepVolume, HoldAttract, SetDark>;

} // namespace fl
