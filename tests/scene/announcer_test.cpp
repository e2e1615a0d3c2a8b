// What is said when, in a small debate whose words are called by their keys.

#include "support/keys.h"
#include "support/listener.h"

using namespace fl;
using namespace fl::test;

namespace {

struct SpokenWorld : World {
    SpokenWorld() {
        word(Word::states_changed, "{0, plural, =0 {none} one {# state} other {# states}}");
        word(Word::seconds_left, "{0, plural, other {# seconds}}");
    }
    void word(Word word, std::string text) {
        exhibit.texts[0][exhibit.wording[static_cast<std::size_t>(word)].index] = std::move(text);
    }
};

bool begins_with(const Heard& heard, std::string_view text) {
    return !heard.empty() && heard.front().starts_with(text);
}

} // namespace

TEST_CASE("nothing is said while the voice is off", "[speech]") {
    SpokenWorld world;
    Ears s(world.materials);
    s.open();
    s.tap("nav-reading");
    s.settle();
    s.tap("close");
    s.rest();
    CHECK(s.heard().empty());
}

TEST_CASE("a voice that is turned on says so, and the heading of the scene", "[speech]") {
    SpokenWorld world;
    Ears s(world.materials);
    s.open();
    s.act(SetSpeech{true});
    s.frame();
    CHECK(s.heard() == Heard{"speech_is_on. What about the first?"});
}

TEST_CASE("a scene that opens tells its heading, and the rest once nobody does anything",
          "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    CHECK(s.heard_after(OpenScene{SceneId::reading}) == Heard{"reading_title"});
    s.wait(10);
    const Heard rest = s.heard();
    REQUIRE(rest.size() == 1);
    CHECK(rest[0].find("text_size") != std::string::npos);
    s.wait(60);
    CHECK(s.heard().empty());
}

TEST_CASE("a finger or a key holds back the rest of a scene", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    s.act(OpenScene{SceneId::reading});
    s.wait(0.1);
    s.tap("theme-high");
    s.wait(0.1);
    const Heard heard = s.heard();
    REQUIRE(heard.size() >= 2);
    CHECK(heard[1] == "theme_high");
    s.wait(20);
    CHECK(s.heard().empty());
}

TEST_CASE("what gets the focus tells label, value and hint", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    const SetFocus state{node_key("state-AAA"), node_key("map"), StateId{0}};
    CHECK(s.heard_after(state) == Heard{"State AAA. plus_strong. state_hint_keys"});
    CHECK(s.heard_after(state).empty());
}

TEST_CASE("a finger that comes down tells what lies under it", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    s.down(s.node("nav-reading").touch);
    CHECK(s.heard() == Heard{"nav_reading"});
    s.wait(0.2);
    CHECK(s.heard().empty());
}

TEST_CASE("a finger on map or strip tells nothing by itself", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    s.down(s.node("map").touch);
    s.wait(0.1);
    CHECK(s.heard().empty());
}

TEST_CASE("a scrubbed date is told when it has rested, then how many states have changed",
          "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    s.act(SetCursor{to_days(make_day(2016, 4, 3)), CursorMotion::scrub});
    s.wait(0.25);
    CHECK(s.heard().empty());
    s.wait(0.1);
    CHECK(s.heard() == Heard{"3 April 2016. 1 state"});
    CHECK(s.heard_after(SetCursor{to_days(make_day(2017, 4, 3)), CursorMotion::scrub}, 1) ==
          Heard{"3 April 2017. none"});
}

TEST_CASE("a date that moves on before it has rested is not told", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    for (int i = 0; i < 20; ++i) {
        s.act(SetCursor{to_days(make_day(2012, 1, 1)) + i, CursorMotion::scrub});
        s.wait(0.1);
    }
    CHECK(s.heard().empty());
    s.wait(0.5);
    CHECK(s.heard() == Heard{"20 January 2012. none"});
}

TEST_CASE("a step to an event tells its date and its title", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    CHECK(s.heard_after(StepEvent{1}, 2) == Heard{"2 February 2020. 1 state. Title of e2020"});
}

TEST_CASE("a card tells kind, date, title and summary; then its text", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    CHECK(s.heard_after(OpenEvent{EventId{3}}) ==
          Heard{"kind_text. 20 January 2010. Title of e2010. Summary of e2010"});
    s.wait(20);
    const Heard rest = s.heard();
    REQUIRE(rest.size() == 1);
    CHECK(rest[0].find("A longer text about e2010.") != std::string::npos);
}

TEST_CASE("the next card tells itself, and a closed one the scene behind it", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    s.heard_after(OpenEvent{EventId{3}}, 1);
    CHECK(begins_with(s.heard_after(StepEvent{1}), "kind_text. 2 February 2020"));
    CHECK(s.heard_after(CloseCard{}) == Heard{"What about the first?"});
    s.wait(3); // and not the date that the card has brought
    for (const std::string& text : s.heard())
        CHECK(text.find("none") == std::string::npos);
}

TEST_CASE("a card is read as a whole on demand, also with the voice off", "[speech]") {
    SpokenWorld world;
    Ears s(world.materials);
    s.open();
    s.act(OpenEvent{EventId{3}});
    s.rest();
    s.act(ReadCard{});
    s.frame();
    CHECK(s.heard() == Heard{"kind_text. 20 January 2010. Title of e2010. Summary of e2010. "
                             "A longer text about e2010."});
    CHECK(s.state().speech.speaking);
    s.wait(60);
    CHECK_FALSE(s.state().speech.speaking);
    CHECK(s.heard().empty());
}

TEST_CASE("another question is asked", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    CHECK(s.heard_after(SelectQuestion{QuestionId{1}}, 1) == Heard{"What about the second?"});
}

TEST_CASE("the warning tells the seconds that are left, and is no visitor", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    s.act(RunIdleTimer{true, {}, {}});
    s.wait(181);
    CHECK(s.state().scene == SceneId::idle_warning);
    CHECK(s.heard() == Heard{"still_there. starts_over. 90 seconds"});
    s.wait(91);
    CHECK(s.state().scene == SceneId::attract);
    CHECK_FALSE(s.state().speech.on);
}

TEST_CASE("the idle timer waits while something is said", "[speech]") {
    SpokenWorld world;
    std::string story;
    for (int i = 0; i < 200; ++i)
        story += "And then they met again. ";
    world.exhibit.texts[0][world.exhibit.events[3].body.index] = story;
    Listener s(world.materials);
    s.act(RunIdleTimer{true, {}, {}});
    s.act(OpenEvent{EventId{3}});
    s.act(ReadCard{});
    s.wait(200);
    CHECK(s.state().scene == SceneId::event);
    CHECK(s.state().speech.speaking);
}

TEST_CASE("where, again and keys are answered", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    s.heard_after(SetFocus{node_key("nav-reading")}, 5);
    const Heard where{"What about the first? date_shown. 14 September 2011. nav_reading"};
    CHECK(s.heard_after(SayWhere{}, 10) == where);
    CHECK(s.heard_after(RepeatSpeech{}, 10) == where);
    CHECK(s.heard_after(SayKeys{}, 10) == Heard{"keys_told"});
}

TEST_CASE("speed and volume are told when they change", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    CHECK(s.heard_after(StepSpeechSpeed{1}) == Heard{"speech_speed. 3"});
    CHECK(s.heard_after(SetVolume{40}) == Heard{"volume. 40"});
}

TEST_CASE("what has the focus tells its new value", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    s.heard_after(SetFocus{node_key("time-play")}, 5);
    CHECK(s.heard_after(TogglePlay{}) == Heard{"pause"});
}

TEST_CASE("a touch and a key cut what is being said", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    for (const bool by_key : {false, true}) {
        s.heard_after(SayKeys{});
        REQUIRE(s.state().speech.speaking);
        if (by_key) {
            s.feed(KeyEvent{s.now(), Key::up, true});
        } else {
            s.down(s.node("map").touch);
        }
        CHECK(s.session().speech().cut);
        s.heard();
        s.up(s.node("map").touch);
        s.be_silent();
    }
}

TEST_CASE("a new text cuts the one before, and the end of a visit all", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    s.heard_after(SayKeys{});
    s.act(SayWhere{});
    s.frame();
    CHECK(s.session().speech().cut);
    CHECK(s.session().speech().begin);
    s.act(GoToAttract{});
    s.frame();
    CHECK(s.session().speech().cut);
    CHECK_FALSE(s.session().speech().begin);
}

TEST_CASE("a pause holds the time that speech takes", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    s.heard_after(SayKeys{});
    s.act(PauseSpeech{true});
    s.wait(60);
    CHECK(s.state().speech.speaking);
    s.act(PauseSpeech{false});
    s.wait(20);
    CHECK_FALSE(s.state().speech.speaking);
}

TEST_CASE("with a voice, speech lasts until the voice has ended", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    s.act(SetVoice{true});
    s.heard_after(SayKeys{}, 20); // far longer than the estimate
    CHECK(s.state().speech.speaking);
    s.act(SpeechEnded{});
    s.frame();
    CHECK_FALSE(s.state().speech.speaking);
}

namespace {

struct BilingualWorld : SpokenWorld {
    BilingualWorld() {
        exhibit.languages.push_back({"fr", "Français", TextDirection::left_to_right, 1});
        exhibit.texts.push_back(exhibit.texts[0]);
        const auto greeting = exhibit.wording[static_cast<std::size_t>(Word::greeting)].index;
        exhibit.texts[0][greeting] = "Hello";
        exhibit.texts[1][greeting] = "Bonjour";
        const auto touch = exhibit.wording[static_cast<std::size_t>(Word::greeting_touch)].index;
        exhibit.texts[0][touch] = "Hello, touch";
        exhibit.texts[1][touch] = "Bonjour, touchez";
    }
};

} // namespace

TEST_CASE("attract is silent, and greets in each language in turn who comes by ear", "[speech]") {
    BilingualWorld world;
    Ears s(world.materials);
    s.wait(5);
    CHECK(s.heard().empty());
    s.act(SetAccess{true});
    s.frame();
    CHECK(s.heard() == Heard{"Hello"});
    CHECK(s.state().speech.greets == LanguageId{0});
    s.wait(2.5);
    CHECK(s.heard() == Heard{"Bonjour"});
    CHECK(s.state().speech.greets == LanguageId{1});
    s.act(Wake{LanguageId{1}});
    s.frame();
    CHECK(s.state().speech.on);
    CHECK(s.heard() == Heard{"speech_is_on. What about the first?"});
}

TEST_CASE("attract that has greeted nobody is silent and forgets it", "[speech]") {
    BilingualWorld world;
    Ears s(world.materials);
    s.act(SetAccess{true});
    s.wait(60);
    CHECK(s.heard() == Heard{"Hello", "Bonjour", "Hello", "Bonjour"});
    s.act(Wake{});
    s.wait(2);
    CHECK(s.heard().empty()); // the next visitor comes by hand
    CHECK_FALSE(s.state().speech.on);
}

TEST_CASE("a key wakes the exhibit, each language greets, and Select takes the last one",
          "[speech]") {
    BilingualWorld world;
    Ears s(world.materials);
    s.act(RunIdleTimer{false, {}, {}});
    press(s, Key::down);
    CHECK(s.state().scene == SceneId::explore);
    s.wait(3);
    CHECK(s.heard() == Heard{"Hello", "Bonjour"});
    press(s, Key::select);
    CHECK(s.state().language == LanguageId{1});
    s.wait(0.1);
    CHECK(s.heard() == Heard{"speech_is_on. help_tells. What about the first? map"});
}

TEST_CASE("who takes no language is told where they are once all have greeted", "[speech]") {
    BilingualWorld world;
    Ears s(world.materials);
    s.act(RunIdleTimer{false, {}, {}});
    press(s, Key::select);
    s.wait(8);
    const Heard heard = s.heard();
    REQUIRE(heard.size() == 3);
    CHECK(heard[2].starts_with("speech_is_on. help_tells. What about the first?"));
    CHECK_FALSE(s.state().speech.greeting);
}

TEST_CASE("a late Select takes the language that has just greeted", "[speech]") {
    BilingualWorld world;
    Ears s(world.materials);
    s.act(RunIdleTimer{false, {}, {}});
    press(s, Key::down);
    for (int n = 0; n < 600 && s.state().speech.greets != LanguageId{1}; ++n)
        s.frame();
    s.wait(0.3); // nobody knows their language that soon
    press(s, Key::select);
    CHECK(s.state().language == LanguageId{0});
    CHECK_FALSE(s.state().speech.greeting);
}

namespace {

/// A finger that lands in a corner and stays there for that long.
void hold_corner(Ears& s, PointPx at, double for_s) {
    s.down(at);
    s.wait(for_s);
    s.up(at);
    s.frame();
}

} // namespace

TEST_CASE("two seconds in any corner start access mode, and a touch takes the language",
          "[speech][access]") {
    BilingualWorld world;
    const PointPx corner =
        GENERATE(PointPx{5, 5}, PointPx{1910, 8}, PointPx{9, 1070}, PointPx{1912, 1075});
    Ears s(world.materials);
    s.act(RunIdleTimer{false, {}, {}});
    hold_corner(s, corner, 1.8);
    CHECK_FALSE(s.state().speech.access);
    s.act(GoToAttract{});
    s.frame();
    hold_corner(s, corner, 2.1);
    CHECK(s.state().scene == SceneId::attract); // the finger has done nothing else
    CHECK(begins_with(s.heard(), "Hello, touch"));
    s.wait(2.7);
    CHECK(begins_with(s.heard(), "Bonjour, touchez"));
    s.wait(0.8);
    s.tap({900, 500});
    CHECK(s.state().scene == SceneId::explore);
    CHECK(s.state().language == LanguageId{1});
    s.wait(0.1);
    CHECK(begins_with(s.heard(), "speech_is_on. What about the first?"));
}

TEST_CASE("access mode starts from every scene, by corner and by headphones", "[speech][access]") {
    BilingualWorld world;
    for (int i = 0; i <= static_cast<int>(SceneId::glossary); ++i) {
        for (const bool by_corner : {true, false}) {
            const auto scene = static_cast<SceneId>(i);
            INFO(scene_name(scene));
            Ears s(world.materials);
            s.act(RunIdleTimer{false, {}, {}});
            if (!s.session().start_in(scene_name(scene), s.now()))
                continue;
            s.wait(1);
            const auto before = s.now();
            if (by_corner) {
                s.down({1915, 1075});
                s.wait(2.05);
            } else {
                s.feed(HeadphonesEvent{s.now(), true});
            }
            CHECK(s.state().scene == scene);
            CHECK(s.state().speech.access);
            CHECK(begins_with(s.heard(), "Hello, touch"));
            CHECK(s.now() - before < milliseconds(by_corner ? 2200 : 100));
        }
    }
}

TEST_CASE("a finger that leaves its corner, or a second too soon, starts nothing",
          "[speech][access]") {
    BilingualWorld world;
    Ears s(world.materials);
    s.open();
    s.down({5, 1075});
    s.wait(1.5);
    s.move({300, 1075});
    s.wait(1);
    s.move({5, 1075});
    s.wait(3);
    s.up({5, 1075});
    s.frame();
    CHECK_FALSE(s.state().speech.access);
    CHECK(s.heard().empty());
}

TEST_CASE("held again, a corner tells where one is; pulled out, headphones end it",
          "[speech][access]") {
    SpokenWorld world;
    Ears s(world.materials);
    s.open();
    s.feed(HeadphonesEvent{s.now(), true});
    s.act(EndGreeting{});
    s.be_silent();
    hold_corner(s, {5, 1075}, 2.1);
    CHECK(s.heard() == Heard{"What about the first? date_shown. 14 September 2011"});
    s.feed(HeadphonesEvent{s.now(), false});
    CHECK_FALSE(s.state().speech.on);
    CHECK(s.session().speech().cut);
    s.be_silent();
    CHECK(s.heard().empty());
}

TEST_CASE("who listens has three times as long before the warning, and with it",
          "[speech][access]") {
    SpokenWorld world;
    Listener s(world.materials);
    const IdleLimits listening = idle_limits(s.state(), world.materials);
    s.act(SetSpeech{false});
    const IdleLimits seeing = idle_limits(s.state(), world.materials);
    CHECK(listening.warn == 3 * seeing.warn);
    CHECK(listening.attract - listening.warn == 3 * (seeing.attract - seeing.warn));
}

TEST_CASE("the help key starts reading aloud, and says its menu", "[speech]") {
    SpokenWorld world;
    Ears s(world.materials);
    s.open();
    press(s, Key::help);
    CHECK(s.state().speech.on);
    CHECK(begins_with(s.heard(), "speech_is_on. help_tells. help_title. "));
}

TEST_CASE("the help menu repeats what was said before it opened", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    s.heard_after(OpenEvent{EventId{3}}, 0.2);
    press(s, Key::help);
    CHECK(begins_with(s.heard(), "help_title"));
    s.act(RepeatSpeech{});
    s.frame();
    CHECK(begins_with(s.heard(), "kind_text. 20 January 2010"));
}

TEST_CASE("pause is silent, and going on begins the text anew", "[speech]") {
    SpokenWorld world;
    Listener s(world.materials);
    s.heard_after(OpenEvent{EventId{3}}, 0.2);
    press(s, Key::help);
    s.wait(5);
    s.heard();
    s.act(PauseSpeech{true});
    s.wait(10);
    CHECK(s.heard().empty());
    s.act(PauseSpeech{false});
    s.frame();
    CHECK(begins_with(s.heard(), "kind_text. 20 January 2010"));
}

TEST_CASE("another language says its own name", "[speech]") {
    SpokenWorld world;
    world.exhibit.languages.push_back({"fr", "Français", TextDirection::left_to_right, 1});
    world.exhibit.texts.push_back(world.exhibit.texts[0]);
    Listener s(world.materials);
    s.act(SetLanguage{LanguageId{1}});
    s.frame();
    CHECK(s.heard() == Heard{"Français"});
    CHECK(s.session().utterance().pieces()[0].language == LanguageId{1});
}
