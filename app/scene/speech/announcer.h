#pragma once

#include "content/wording.h"
#include "scene/speech/utterance.h"
#include "state/exhibit_state.h"
#include "state/nodes.h"
#include "text/dates.h"

#include <array>
#include <cstdint>
#include <optional>

namespace fl {

/// What the announcer sees of one frame.
struct SpeechFrame {
    const ExhibitState& state;
    const NodeTree& nodes; // of the same frame
    Catalogue words;
    DateFormatter& dates; // of the language that is shown
    Instant now{};
};

/// Decides what is said and in which language, from what has changed between two frames. Pure: the
/// same frames give the same words. Silent, and without any allocation, while nothing has changed.
///
/// What is due, the first that applies:
///
///   a card is to be read      its kind, date, title and all its text, also with the voice off
///   the voice was turned on   that it is on, and the heading of the scene
///   asked: keys, where, again what the eight keys do; scene, date, question, focus; the last words
///   the screen turned dark    that it is, or is light again
///   language changed          its own name for itself
///   scene opened, or another  its heading; of a card kind, date, title, summary; of the warning
///   the
///     thing in it             seconds that are left. After a rest, whatever else stands there
///   focus moved               label, value, hint
///   focused thing changed     label and value
///   speed, volume changed     the new one
///   a finger came down        label and value of what lies under it
///   the date came to rest     after 300 ms: the date, how many states have changed, and the event
///
/// Before all this, for whoever comes by key or headphones: a greeting in each language in turn.
class Announcer {
  public:
    explicit Announcer(const Materials& materials);

    /// True: utterance() is to be said now, instead of anything that is being said.
    bool look(const SpeechFrame& frame);

    const Utterance& utterance() const { return utterance_; }
    /// Every language has greeted, and left time for an answer.
    bool greeting_is_over(const ExhibitState& state, Instant now) const;
    /// Whose greeting it is.
    std::optional<LanguageId> greets() const { return greets_; }

  private:
    /// What can change between two frames and be heard.
    struct Seen {
        SceneId scene = SceneId::attract;
        Instant scene_began{};
        LanguageId language;
        std::uint64_t topic = 0; // hash of what the scene is about
        NodeKey focus = 0, inside = 0;
        std::uint64_t focus_label = 0, focus_text = 0; // hashes
        std::array<PressedKey, 4> pressed{};
        bool on = false, help = false, speaking = false, paused = false, dark = false;
        std::uint32_t repeat = 0, where = 0, instructed = 0, read_card = 0;
        int speed = 0, volume = 0;
    };
    Seen see(const SpeechFrame& frame) const;
    bool decide(const SpeechFrame& frame, const Seen& seen);
    bool greet(const SpeechFrame& frame);
    bool answer(const SpeechFrame& frame, const Seen& seen);
    bool tell_topic(const SpeechFrame& frame, const Seen& seen);
    bool tell_focus(const SpeechFrame& frame, const Seen& seen);
    bool tell_levels(const SpeechFrame& frame, const Seen& seen);
    bool tell_touch(const SpeechFrame& frame, const Seen& seen);
    bool tell_time(const SpeechFrame& frame);
    bool tell_more(const SpeechFrame& frame, const Seen& seen);

    void begin() { utterance_.clear(); }
    void say(const SpeechFrame& frame, std::string_view text);
    void say(const SpeechFrame& frame, TextId text); // in the language that it is there in
    void say_node(const SpeechFrame& frame, const Node& node, bool with_hint);
    void say_page(const SpeechFrame& frame);
    void say_topic(const SpeechFrame& frame);
    void say_event(const SpeechFrame& frame, bool whole);
    void say_where(const SpeechFrame& frame);

    void note_time(const SpeechFrame& frame);
    long states_changed(const SpeechFrame& frame) const;

    const Materials& materials_;
    Utterance utterance_, said_before_help_;
    std::optional<LanguageId> greets_;
    Seen before_;
    bool more_waits_ = false; // the heading was said, the rest of the scene was not
    Instant quiet_since_{};   // nothing was said since

    // where time stood when it was last told
    Day told_day_{};
    QuestionId told_question_;
    std::optional<EventId> told_event_;
    std::array<StanceClass, 256> told_classes_{};
};

// Guesses, to be tried with visitors who listen.
inline constexpr Instant more_after = milliseconds(1500);  // between heading and the rest
inline constexpr Instant greet_after = milliseconds(1500); // between two greetings, for an answer
inline constexpr Instant date_rest = milliseconds(300);    // DESIGN.md section 10

} // namespace fl
