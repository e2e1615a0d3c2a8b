#pragma once

// What each scene beside explore keeps. Plain values, part of ExhibitState.

#include "core/geometry.h"
#include "core/ids.h"
#include "core/time.h"
#include "state/intent.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace fl {

/// The time a change takes. At rest when `duration` is zero.
struct Journey {
    Instant began{}, duration{};
    bool active() const { return duration > Instant{}; }
    bool over(Instant now) const { return now >= began + duration; }
    /// Fraction of its time in [0, 1]; 1 at rest.
    float at(Instant now) const {
        if (!active())
            return 1;
        const float t = seconds(now - began) / seconds(duration);
        return t < 0 ? 0 : t > 1 ? 1 : t;
    }
    friend bool operator==(const Journey&, const Journey&) = default;
};

/// The one list, page or sheet of a scene that scrolls or turns.
struct ListState {
    float scroll = 0, velocity = 0, length = 0; // px; length is told by the layout
    int page = 0;
    friend bool operator==(const ListState&, const ListState&) = default;
};

/// How a visit begins (DESIGN.md, 01): a ring answers the finger on attract, then the crack closes
/// into the map.
struct OpeningState {
    std::optional<PointPx> touched; // where, px of the panel; whoever comes by key touches nothing
    Instant touched_at{};
    Instant loop_age{}; // how far the attract loop had come that was left
    Journey closing;
    friend bool operator==(const OpeningState&, const OpeningState&) = default;
};

struct DossierState {
    std::optional<StateId> state;
    Journey sheet; // in when scene == dossier, else out
    DossierView view = DossierView::overview;
    QuestionId question; // whose evidence is shown
    friend bool operator==(const DossierState&, const DossierState&) = default;
};

struct SpectrumState {
    bool on = false; // states instead of the map
    Journey morph;   // map <-> states
    std::optional<StateId> picked;
    Instant regrouped{}; // circles glide from here to where they belong now

    /// How far the states have come, by time: 0 map, 1 states.
    float progress(Instant now) const {
        const float t = morph.at(now);
        return on ? t : 1 - t;
    }
    friend bool operator==(const SpectrumState&, const SpectrumState&) = default;
};

struct TourState {
    int stop = 0;
    std::optional<int> from; // the stop before: its states fade out while those of `stop` light up
    Instant shown_since{};   // at this stop: lights, arcs
    Instant stop_began{};    // it moves on some time after; begins anew after a pause
    bool held = false;       // paused: by the button, or by a touch on map or time
    friend bool operator==(const TourState&, const TourState&) = default;
};

struct OutcomesState {
    std::optional<int> open_row; // whose evidence is shown
    Journey row;                 // while that row opens
    int page = 0;                // kept while a card lies over the list
    friend bool operator==(const OutcomesState&, const OutcomesState&) = default;
};

inline constexpr int quiz_size = 8;

/// Where one visitor stands, by question of the exhibit and tenth of its scale: tenth 0 begins at
/// -2, tenth 9 ends at +2. All that is ever kept of a visitor's answers.
struct Vote {
    std::array<std::optional<std::uint8_t>, 4> tenths{};
    bool empty() const { return tenths == decltype(tenths){}; }
    friend bool operator==(const Vote&, const Vote&) = default;
};

struct QuizState {
    int at = 0;                                           // question shown
    std::optional<float> chosen;                          // -2..+2, not yet given
    Instant began{};                                      // first question shown
    std::array<std::optional<float>, quiz_size> drafts{}; // chosen, given or not: survive "Back"
    std::array<std::optional<float>, quiz_size> answers{};
    std::array<bool, quiz_size> given{}; // answered, also "not sure"
    bool voted = false;                  // one vote a session
    bool vote_ready = false;             // `vote` is to be counted; taken by the program
    Vote vote;
    int result_question = 0; // fault line that the result shows
    friend bool operator==(const QuizState&, const QuizState&) = default;
};

struct CompareState {
    std::array<std::optional<StateId>, 2> states{};
    std::optional<int> picking; // slot whose picker is open
    int letter = 0;             // of the picker: 0 recent and best-known, then the letters in use
    bool all = false;           // also what only one of them joined
    std::array<std::optional<StateId>, 4> recent{};
    friend bool operator==(const CompareState&, const CompareState&) = default;
};

struct SourcesState {
    SourceSubject subject;
    friend bool operator==(const SourcesState&, const SourcesState&) = default;
};

/// The voice. A counter that grows says that something is wanted once more.
struct SpeechState {
    bool on = false;
    bool paused = false;
    int speed = 1;                // 0 slow to 3 fast
    std::uint32_t repeat = 0;     // say the last text again
    std::uint32_t where = 0;      // say where the visitor is
    std::uint32_t instructed = 0; // say what the keys do
    bool help_open = false;       // the menu of the help key
    std::uint32_t read_card = 0;  // read the open card once
    bool access = false;          // somebody came by key or headphones and goes on by ear
    bool greeting = false;        // each language says that it is there, until one is taken
    bool by_touch = false;        // a touch takes it; else only Select does
    int greeted = 0;              // greetings so far

    bool speaking = false;                 // something is being said, or its caption stands
    bool voiced = false;                   // a voice tells when that ends; else the estimate does
    Instant began{}, lasts{}, paused_at{}; // of it; `lasts` by an estimate
    std::optional<LanguageId> greets;      // the language that is greeting, or was last
    std::optional<LanguageId> greeted_before; // the one before it

    /// How far it has come, in [0, 1), by the estimate.
    float progress(Instant now) const {
        const Instant at = (paused ? paused_at : now) - began;
        return lasts <= Instant{} ? 0 : std::clamp(seconds(at) / seconds(lasts), 0.0F, 0.999F);
    }
    friend bool operator==(const SpeechState&, const SpeechState&) = default;
};

/// The keypad; where its ring stands is ExhibitState::focus.
struct KeypadState {
    bool on = false;                   // the last hand at work uses keys
    NodeKey inside = 0;                // what the arrow keys move in: map, timeline, scale; 0: none
    std::optional<StateId> state;      // that has the focus inside map or scale of states
    std::optional<StateId> last_state; // where the map is entered again
    int step_due = 0;                  // of the focus, once the list has scrolled
    friend bool operator==(const KeypadState&, const KeypadState&) = default;
};

/// What resting fingers look at closely: a name bubble on the map, a loupe on the timeline.
struct LookState {
    std::optional<SheetPoint> map; // under the finger
    std::optional<StateId> state;  // there
    std::optional<double> day;     // under the finger on the strip, days since 1970-01-01
    friend bool operator==(const LookState&, const LookState&) = default;
};

struct GlossaryState {
    std::optional<TermId> term; // nothing: the list
    friend bool operator==(const GlossaryState&, const GlossaryState&) = default;
};

} // namespace fl
