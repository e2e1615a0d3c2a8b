#pragma once

#include "input/corner_hold.h"
#include "input/gestures.h"
#include "scene/interaction/focus_keeper.h"
#include "scene/interaction/gesture_reader.h"
#include "scene/rehearsal.h"
#include "scene/scenes.h"
#include "scene/speech/announcer.h"
#include "scene/speech/caption.h"
#include "state/cues.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace fl {

/// What a voice has to do from the last frame on.
struct SpeechOrder {
    bool cut = false;   // what is being said ends at once
    bool begin = false; // then the session's utterance is said
};

/// Where a visit is kept from frame to frame: state, gestures, tree, and storage that layout
/// reuses.
class Session {
  public:
    /// `text` outlives the session. `language` is the one that attract shows first.
    Session(const Materials& materials, TextEngine& text, const Screen& screen,
            LanguageId language);

    /// Runs one frame. Whatever may differ between two runs comes in through the arguments.
    /// @return true when the picture has changed and is to be painted
    bool step(std::span<const InputEvent> events, FrameTime t);

    /// Carries out an intent as if a visitor had asked for it: start scene, settings, tests.
    void act(const Intent& intent, Instant now);

    /// Goes on from a state that this session was in before: tests try each way from one place.
    void resume(const ExhibitState& state) {
        state_ = state;
        changed_ = true;
    }

    /// Starts in that scene instead of attract; false when there is no such scene to start in.
    bool start_in(std::string_view scene, Instant now);

    /// Goes on from a state that was kept, with no finger down: so a test tries many ways on from
    /// one place. The next frame's time continues that state's own.
    void restore(const ExhibitState& state);

    const Picture& picture() const { return picture_; }
    const NodeTree& nodes() const { return nodes_; }
    const ExhibitState& state() const { return state_; }
    const Materials& materials() const { return materials_; }
    Catalogue words() const { return {materials_.exhibit, state_.language}; }

    /// What sounds with the last frame.
    std::span<const Cue> cues() const { return cues_.cues(); }

    SpeechOrder speech() const { return order_; }
    const Utterance& utterance() const { return announcer_.utterance(); }

    /// The answers of a visitor who has just finished the quiz, to be counted; once each.
    std::optional<Vote> take_vote();

    /// True while fingers are down or something moves: keep the frame clock running.
    bool busy(Instant now) const;
    bool settling(Instant now) const { return fl::settling(state_, materials_, now); }

  private:
    void lay_out(Instant now);
    /// The scene, and over it the menu of the help key; the state learns what was measured. True
    /// where something begins or ends to scroll by that.
    bool lay_out_once(LayoutContext& ctx);
    void put_on_panel(LayoutContext& ctx);
    void finish(LayoutContext& ctx);
    std::span<const InputEvent> light_up(std::span<const InputEvent> events, Instant now);
    void read_gestures(std::span<const InputEvent> events, Instant now);
    void end_speech(std::span<const InputEvent> events, Instant now);
    void speak(Instant now);

    const Materials& materials_;
    TextEngine& text_;
    std::vector<std::unique_ptr<DateFormatter>> dates_; // one a language
    ExhibitState state_;
    GestureRecogniser gestures_;
    GestureReader reader_;
    CornerHold corners_;
    FocusKeeper focus_keeper_;
    NodeTree nodes_;
    Picture picture_;
    std::vector<InputEvent> without_touches_;
    SceneMemory memory_;
    Rehearsal rehearsal_;
    CueWatch watch_;
    CueList cues_;
    Announcer announcer_;
    SpeechOrder order_;
    Caption caption_;
    bool was_speaking_ = false;
    SceneId shown_scene_ = SceneId::attract; // that the tree is of
    LanguageId shown_language_;
    bool changed_ = true;
    bool was_animating_ = true;
};

} // namespace fl
