#include "scene/speech/announcer.h"

#include "scene/parts/parts.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

constexpr std::size_t most_rest = 12; // things told of a scene by themselves

std::uint64_t fnv1a(std::uint64_t hash, std::string_view text) {
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3ULL;
    }
    return hash;
}

std::uint64_t text_of(const Node& node) {
    return fnv1a(fnv1a(0xcbf29ce484222325ULL, node.label), node.value);
}

bool is_card_scene(SceneId scene) {
    return scene == SceneId::event || scene == SceneId::dossier;
}

const Node* first_heading(const NodeTree& nodes, bool of_card) {
    const auto first = std::ranges::find_if(nodes.nodes(), [of_card](const Node& node) {
        return node.role == Role::heading && (!of_card || node.region == Region::card);
    });
    return first == nodes.nodes().end() ? nullptr : &*first;
}

/// What the scene is about: its first heading, but of a card its own, not one that stands beside
/// it; of the tour the stop, of the glossary the word, of the quiz the question, of the outcomes
/// the one that is open. Nothing when that is not there yet.
const Node* topic_of(const SpeechFrame& f) {
    const bool help = f.state.speech.help_open;
    if (f.state.scene == SceneId::tour && !help)
        return f.nodes.find("tour-story");
    const char* own = f.state.scene == SceneId::glossary   ? "term-text"
                      : f.state.scene == SceneId::question ? "question"
                      : f.state.scene == SceneId::outcomes ? "outcome-head"
                      : f.state.scene == SceneId::result   ? "result"
                                                           : "";
    if (const Node* found = help ? nullptr : f.nodes.find(own))
        return found;
    return first_heading(f.nodes, is_card_scene(f.state.scene) && !help);
}

const Node* pressed_node(const NodeTree& nodes, PressedKey key) {
    const auto it = std::ranges::find_if(
        nodes.nodes(), [key](const Node& n) { return pressed_key(n.id.key()) == key; });
    return it == nodes.nodes().end() ? nullptr : &*it;
}

/// Surfaces under a finger tell nothing by themselves: what the finger does there is told.
bool is_ground(const Node& node) {
    return node.role == Role::map || node.role == Role::timeline || node.role == Role::card ||
           node.drag == DragKind::cursor;
}

/// What a scene tells after its heading: of a card nothing that stands beside it. Counters and
/// levels would only hold one up, and a card's kind was said with its title.
bool is_told_later(const Node& node, SceneId scene) {
    constexpr std::string_view untold[] = {"tour-status", "time-level", "tour-sources",
                                           "card-kind"};
    return (node.role == Role::text || node.role == Role::heading) &&
           (!is_card_scene(scene) || node.region == Region::card) &&
           std::ranges::find(untold, node.id.view()) == std::end(untold);
}

/// Time is told where it can be moved by hand, except where a card or a stop has moved it.
bool tells_time(const SpeechFrame& f) {
    return f.nodes.time && f.state.scene != SceneId::event && f.state.scene != SceneId::tour &&
           f.state.scene != SceneId::attract;
}

bool time_rests(const ExhibitState& s, Instant now) {
    if (s.playing)
        return now < s.play_hold_until;
    return !s.cursor_glide.active() && now >= s.cursor_moved + date_rest;
}

} // namespace

Announcer::Announcer(const Materials& materials)
    : materials_(materials)
    , utterance_(materials.exhibit)
    , said_before_help_(materials.exhibit) {}

Announcer::Seen Announcer::see(const SpeechFrame& f) const {
    const ExhibitState& s = f.state;
    Seen seen;
    seen.scene = s.scene;
    seen.scene_began = s.scene_began;
    seen.language = s.language;
    seen.on = s.speech.on && !s.speech.greeting && s.scene != SceneId::attract;
    seen.paused = s.speech.paused;
    seen.speaking = s.speech.speaking;
    seen.repeat = s.speech.repeat;
    seen.where = s.speech.where;
    seen.instructed = s.speech.instructed;
    seen.read_card = s.speech.read_card;
    seen.pressed = s.pressed;
    if (!seen.on)
        return seen;
    seen.help = s.speech.help_open;
    seen.dark = s.dark;
    seen.speed = s.speech.speed;
    seen.volume = s.sound.volume;
    if (const Node* topic = topic_of(f))
        seen.topic = fnv1a(topic->id.key(), topic->label);
    seen.focus = s.focus;
    seen.inside = s.keypad.inside;
    if (const Node* focused = s.focus == 0 ? nullptr : f.nodes.find(s.focus)) {
        seen.focus_label = fnv1a(0xcbf29ce484222325ULL, focused->label);
        seen.focus_text = text_of(*focused);
    }
    return seen;
}

bool Announcer::look(const SpeechFrame& f) {
    const Seen seen = see(f);
    // A card comes into the tree one frame after it was opened.
    const bool arrives =
        seen.on && seen.topic == 0 && (is_card_scene(seen.scene) || seen.scene == SceneId::tour);
    if (arrives)
        return false;
    const bool due = decide(f, seen);
    if (seen.speaking || before_.speaking || due)
        quiet_since_ = f.now;
    before_ = seen;
    return due;
}

bool Announcer::decide(const SpeechFrame& f, const Seen& seen) {
    greets_.reset();
    if (f.state.speech.greeting)
        return greet(f);
    if (seen.scene == SceneId::attract)
        return false;
    if (seen.read_card > before_.read_card && f.state.event) {
        begin();
        say_event(f, true);
        more_waits_ = false;
        note_time(f);
        return true;
    }
    if (!seen.on)
        return false;
    if (!tells_time(f))
        note_time(f);
    if (seen.paused && !before_.paused)
        return false; // not a word about it
    if (!seen.paused && before_.paused && !seen.speaking && seen.help) {
        utterance_ = said_before_help_; // a key has cut it; it goes on from its beginning
        return !utterance_.empty();
    }
    return answer(f, seen) || tell_topic(f, seen) || tell_focus(f, seen) || tell_levels(f, seen) ||
           tell_touch(f, seen) || tell_time(f) || tell_more(f, seen);
}

/// The house's own language first, then the others in the order of the list.
bool Announcer::greet(const SpeechFrame& f) {
    const SpeechState& speech = f.state.speech;
    const auto& exhibit = materials_.exhibit;
    const bool next = !speech.speaking && f.now >= quiet_since_ + greet_after;
    if ((speech.greeted > 0 && !next) || all_have_greeted(f.state, exhibit))
        return false;
    const LanguageId greets =
        language_in_turn(exhibit, f.state.house_language, static_cast<int>(speech.greeted));
    begin();
    const Word word = speech.by_touch ? Word::greeting_touch : Word::greeting;
    utterance_.say(Catalogue(exhibit, greets)(word).view(), greets);
    greets_ = greets;
    return true;
}

bool Announcer::greeting_is_over(const ExhibitState& s, Instant now) const {
    return s.speech.greeting && !s.speech.speaking && now >= quiet_since_ + greet_after &&
           all_have_greeted(s, materials_.exhibit);
}

bool Announcer::answer(const SpeechFrame& f, const Seen& seen) {
    if (!before_.on) {
        begin();
        say(f, f.words(Word::speech_is_on).view());
        if (f.state.keypad.on)
            say(f, f.words(Word::help_tells).view());
        say_topic(f);
        if (const Node* focused = seen.focus == 0 ? nullptr : f.nodes.find(seen.focus))
            say_node(f, *focused, false); // where the keys go on
        more_waits_ = true;
        note_time(f);
        return true;
    }
    if (seen.instructed > before_.instructed) {
        begin();
        say(f, f.words(Word::keys_told).view());
        return true;
    }
    if (seen.dark != before_.dark) {
        begin();
        say(f, f.words(seen.dark ? Word::dark_told : Word::light_told).view());
        return true;
    }
    const bool again = seen.repeat > before_.repeat;
    if (again && before_.help)
        utterance_ = said_before_help_; // not what the menu has said of itself
    if (seen.where > before_.where || (again && utterance_.empty())) {
        begin();
        say_where(f);
        return true;
    }
    return again;
}

bool Announcer::tell_topic(const SpeechFrame& f, const Seen& seen) {
    if (seen.language != before_.language) {
        begin();
        utterance_.say(f.words.language().native_name, seen.language);
        return true;
    }
    const bool scene = seen.scene != before_.scene || seen.help != before_.help;
    if (!scene && seen.topic == before_.topic)
        return false;
    if (seen.help && !before_.help)
        said_before_help_ = utterance_;
    begin();
    if (scene && !seen.help && f.state.scene != SceneId::event)
        say_page(f);
    say_topic(f);
    const bool led_on = seen.focus != 0 && seen.focus != before_.focus;
    const Node* focused = led_on ? f.nodes.find(seen.focus) : nullptr;
    if (focused != nullptr && !focused->reads) // a long text comes later, unasked
        say_node(f, *focused, false);          // where the keys go on
    more_waits_ = true;
    note_time(f);
    return !utterance_.empty();
}

bool Announcer::tell_focus(const SpeechFrame& f, const Seen& seen) {
    const Node* node = seen.focus == 0 ? nullptr : f.nodes.find(seen.focus);
    if (node == nullptr)
        return false;
    const bool moved = seen.focus != before_.focus;
    const bool entered = seen.inside != before_.inside; // or left: there it begins, or goes on
    // Time is told when it rests; a state's colour is told with it.
    const bool changed = seen.focus_text != before_.focus_text && node->role != Role::timeline &&
                         node->drag != DragKind::cursor && node->role != Role::state &&
                         node->role != Role::event;
    if (!moved && !changed && !entered)
        return false;
    begin();
    if (moved || entered || seen.focus_label != before_.focus_label) {
        say_node(f, *node, moved);
    } else {
        say(f, node->value); // its name was just said
    }
    more_waits_ = false;
    return !utterance_.empty();
}

bool Announcer::tell_levels(const SpeechFrame& f, const Seen& seen) {
    const bool volume = seen.volume != before_.volume;
    if (!volume && seen.speed == before_.speed)
        return false;
    begin();
    say(f, f.words(volume ? Word::volume : Word::speech_speed).view());
    say(f, f.dates.number(volume ? seen.volume : seen.speed + 1));
    return true;
}

bool Announcer::tell_touch(const SpeechFrame& f, const Seen& seen) {
    for (const PressedKey key : seen.pressed) {
        if (key == 0 || std::ranges::find(before_.pressed, key) != before_.pressed.end())
            continue;
        const Node* node = pressed_node(f.nodes, key);
        if (node == nullptr || is_ground(*node))
            continue;
        begin();
        say_node(f, *node, false);
        more_waits_ = false;
        return true;
    }
    return false;
}

bool Announcer::tell_time(const SpeechFrame& f) {
    const ExhibitState& s = f.state;
    if (!tells_time(f))
        return false;
    if (s.question != told_question_) {
        note_time(f);
        return false;
    }
    const Day day = to_day(s.cursor);
    if (day == told_day_ || !time_rests(s, f.now))
        return false;
    begin();
    say(f, f.dates.full({day, DatePrecision::day}));
    say(f, f.dates.counted(f.words(Word::states_changed).view(), states_changed(f)));
    const bool on_event = s.marker && materials_.exhibit.events[s.marker->index].date.first == day;
    if (on_event && s.marker != told_event_)
        say(f, f.words(materials_.exhibit.events[s.marker->index].title).view());
    more_waits_ = false;
    note_time(f);
    return true;
}

/// Whoever does nothing after the heading is told what else stands there.
bool Announcer::tell_more(const SpeechFrame& f, const Seen& seen) {
    if (!more_waits_ || seen.speaking || seen.paused || f.now < quiet_since_ + more_after)
        return false;
    more_waits_ = false;
    if (seen.scene == SceneId::idle_warning)
        return false;
    const Node* topic = topic_of(f);
    begin();
    std::size_t told = 0;
    for (const Node& node : f.nodes.nodes()) {
        if (&node == topic || !is_told_later(node, seen.scene) || told == most_rest)
            continue;
        // A card's summary has been said with its title.
        if (seen.scene == SceneId::event && node.id.view() == "card-text") {
            say(f, node.value);
        } else {
            say_node(f, node, true);
        }
        ++told;
    }
    return !utterance_.empty();
}

void Announcer::say(const SpeechFrame& f, std::string_view text) {
    utterance_.say(text, f.words.id());
}

void Announcer::say(const SpeechFrame& f, TextId text) {
    utterance_.say(f.words(text).view(), f.words.language_of(text));
}

void Announcer::say_node(const SpeechFrame& f, const Node& node, bool with_hint) {
    utterance_.say(node.label, node.language.value_or(f.words.id()));
    say(f, node.value);
    if (with_hint)
        say(f, node.hint);
}

/// The page that the topic stands on, where that is something else.
void Announcer::say_page(const SpeechFrame& f) {
    const Node* heading = first_heading(f.nodes, is_card_scene(f.state.scene));
    if (heading != nullptr && heading != topic_of(f))
        say(f, heading->label);
}

void Announcer::say_topic(const SpeechFrame& f) {
    if (f.state.scene == SceneId::event && f.state.event && !f.state.speech.help_open)
        return say_event(f, false);
    if (const Node* topic = topic_of(f))
        say_node(f, *topic, true);
    if (f.state.scene == SceneId::idle_warning) {
        const WarningTime time = warning_time(f.state, materials_, f.now);
        say(f, f.dates.counted(f.words(Word::seconds_left).view(), std::lround(time.left_s)));
    }
}

void Announcer::say_event(const SpeechFrame& f, bool whole) {
    const Event& event = materials_.exhibit.events[f.state.event->index];
    say(f, (event.kind_name ? f.words(event.kind_name) : f.words(kind_word(event.kind))).view());
    say(f, f.dates.full(event.date));
    say(f, event.place);
    say(f, event.title);
    say(f, event.summary);
    if (!whole)
        return;
    if (event.why) {
        say(f, f.words(Word::why_it_matters).view());
        say(f, event.why);
    }
    say(f, event.body);
    for (std::size_t i = 0; i < event.sources.size(); ++i) {
        if (i == 0)
            say(f, f.words(Word::sources).view());
        say(f, materials_.exhibit.sources[event.sources[i].index].citation);
    }
    if (event.confidence == Confidence::recalled)
        say(f, f.words(Word::recalled_mark).view());
    if (!is_translated(f.words, event))
        say(f, f.words(Word::not_translated).view());
}

void Announcer::say_where(const SpeechFrame& f) {
    const ExhibitState& s = f.state;
    const Node* topic = topic_of(f);
    const auto asked = f.words(materials_.exhibit.questions[s.question.index].asked);
    if (topic != nullptr)
        say(f, topic->label);
    say(f, f.words(Word::date_shown).view());
    say(f, f.dates.full({to_day(s.cursor), DatePrecision::day}));
    if (topic == nullptr || topic->label != asked.view())
        say(f, asked.view());
    if (const Node* focused = s.focus == 0 ? nullptr : f.nodes.find(s.focus))
        say_node(f, *focused, false);
}

void Announcer::note_time(const SpeechFrame& f) {
    const ExhibitState& s = f.state;
    told_day_ = to_day(s.cursor_glide.active() ? s.cursor_to : s.cursor);
    told_question_ = s.question;
    told_event_ = s.marker;
    for (std::size_t i = 0; i < s.shapes.size(); ++i)
        told_classes_[i] = s.shapes[i].cls;
}

long Announcer::states_changed(const SpeechFrame& f) const {
    return std::ranges::count_if(materials_.main_shapes, [&](const auto& shape) {
        return shape && f.state.shapes[shape->index].cls != told_classes_[shape->index];
    });
}

} // namespace fl
