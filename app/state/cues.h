#pragma once

#include "sound/cue.h"
#include "state/exhibit_state.h"
#include "state/nodes.h"

namespace fl {

// Every cue has a visible twin. It falls due in the frame that shows the twin, never without it:
//
// | cue       | what is seen in the same frame |
// |-----------|------------------------------------------------------------------------------------|
// | touch     | a button drawn as pressed; the focus ring or the picked circle on another place; |
// |           | another answer lit under the handle | | select    | a scene, card, sheet, list or
// row that opens; another question, state, event, page,| |           | language, theme, text size
// in place of the one that was shown                      | | close     | that scene, card, sheet,
// list or row leaves; the quiz a question back              | | scrub     | the needle, moved by a
// finger or flung, has passed the head of an event            | | tremor    | another event's
// marker begins to pulse on the map, and the chip names it           | | tour step | another stop
// of the tour stands in text, dots and map                              | | countdown | the number
// in "Still there?", from 5 to 1                                          | | saved     | the next
// question, or the result, with the answer kept                             |
//
// In attract nothing sounds, unless the house wants it: then the crack gives a tremor and each
// question a bell as it appears.

/// What of one frame can be seen and has a sound when it changes.
struct Seen {
    SceneId scene = SceneId::attract;
    int depth = 0;        // of scenes one over the other
    bool circles = false; // states on the scale instead of the map
    int attract_stage = 0;

    /// Parts of a scene that open and close, as bits.
    std::uint32_t open = 0;
    /// What is shown where one thing of several is.
    struct Choice {
        std::optional<EventId> event;
        SourceSubject sources;
        std::optional<StateId> state;
        std::optional<TermId> term;
        QuestionId question, evidence;
        DossierView view = DossierView::overview;
        int row = -1, page = 0, letter = 0, result = 0;
        std::array<std::optional<StateId>, 2> compared{};
        bool all_compared = false, reach = false, calm = false;
        LanguageId language;
        ThemeId theme = ThemeId::night;
        int text_step = 0;
        friend bool operator==(const Choice&, const Choice&) = default;
    } choice;

    std::array<NodeKey, 4> pressed{}; // drawn as pressed
    NodeKey focus = 0;
    std::optional<StateId> circle;

    std::size_t passed = 0; // events up to the cursor
    bool held = false;      // the cursor is under a finger
    bool swept = false;     // ... or flung by one
    std::optional<EventId> marker;
    bool marker_stays = true; // it is the one where a gliding cursor will come to rest

    int stop = 0;              // of the tour
    int quiz_at = 0;           // question of the quiz
    std::optional<int> answer; // lit under the handle
    int seconds_left = 0;      // in "Still there?"; 0 in other scenes
};
Seen seen_in(const ExhibitState& state, const NodeTree& nodes, const Materials& materials,
             Instant now);

/// Compares what is seen from frame to frame and tells the cues that are due. Pure: the same
/// frames give the same cues.
class CueWatch {
  public:
    /// Cues between the frame of the last call and this one; none for the first frame, none while
    /// the volume is below least_volume.
    CueList look(const Seen& seen, const ExhibitState& state, const Materials& materials,
                 Instant now);

  private:
    void hear_touch(const Seen& seen, Instant now);
    void hear_scene(const Seen& seen);
    void hear_parts(const Seen& seen);
    void hear_time(const Seen& seen, const Exhibit& exhibit, Instant now);
    void hear_attract(const Seen& seen);

    /// Remembers when a kind of cue was heard last, and holds it back when it comes too soon.
    struct Gate {
        Instant least;
        std::optional<Instant> last{};
        bool lets_pass(Instant now);
    };
    std::optional<Seen> before_;
    CueList cues_;
    Gate clicks_{Instant(1'000'000 / 12)}; // at most 12 a second (DESIGN.md section 9)
    Gate tremors_{milliseconds(140)};      // as long as the shortest of them, so that play stays
                                           // a row of thumps
};

} // namespace fl
