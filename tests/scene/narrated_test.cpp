// What is said by a human voice and what by the synthetic one, in one utterance.

#include "content/spoken_form.h"
#include "scene/speech/utterance.h"
#include "support/catch.h"
#include "support/make_exhibit.h"

#include <algorithm>
#include <functional>

using namespace fl;
using namespace fl::test;

namespace {

/// The small debate; a text of it is narrated.
struct Narrated {
    Exhibit exhibit = make_exhibit();
    Utterance utterance{exhibit};

    void narrate(TextId text, LanguageId language, std::chrono::milliseconds length) {
        Narration one;
        one.text = text;
        one.language = language;
        one.narrator = "A. Narrator";
        one.length = length;
        one.row = static_cast<int>(exhibit.narrations.size()) + 1;
        one.words =
            std::hash<std::string>{}(spoken_form(exhibit.texts[language.index][text.index]));
        exhibit.narrations.push_back(one);
        std::ranges::sort(exhibit.narrations, {},
                          [](const Narration& n) { return std::pair(n.language, n.words); });
    }
    void change(TextId text, std::string words) { exhibit.texts[0][text.index] = std::move(words); }
    TextId title() const { return exhibit.events[0].title; }
    TextId summary() const { return exhibit.events[0].summary; }
};

constexpr LanguageId english{0};

} // namespace

TEST_CASE("what is narrated is a piece of its own between synthetic ones, in order", "[speech]") {
    Narrated n;
    n.change(n.title(), "A code of conduct");
    n.narrate(n.title(), english, std::chrono::milliseconds(2500));
    n.utterance.say("14 September 2011", english);
    n.utterance.say("A code of conduct", english);
    n.utterance.say("Four states propose it", english);
    n.utterance.say("in New York", english);
    const auto pieces = n.utterance.pieces();
    REQUIRE(pieces.size() == 3);
    CHECK_FALSE(pieces[0].narration);
    REQUIRE(pieces[1].narration);
    CHECK(n.exhibit.narrations[pieces[1].narration->index].text == n.title());
    CHECK_FALSE(pieces[2].narration);
    CHECK(n.utterance.text() ==
          "14 September 2011. A code of conduct. Four states propose it. in New York");
}

TEST_CASE("two narrated texts stay two pieces, one behind the other", "[speech]") {
    Narrated n;
    n.change(n.title(), "First");
    n.change(n.summary(), "Second");
    n.narrate(n.title(), english, std::chrono::milliseconds(1000));
    n.narrate(n.summary(), english, std::chrono::milliseconds(1000));
    n.utterance.say("First", english);
    n.utterance.say("Second", english);
    REQUIRE(n.utterance.pieces().size() == 2);
    CHECK(n.utterance.pieces()[0].narration);
    CHECK(n.utterance.pieces()[1].narration);
    CHECK(n.utterance.pieces()[0].narration != n.utterance.pieces()[1].narration);
}

TEST_CASE("only the whole text in its own language is narrated", "[speech]") {
    Narrated n;
    n.change(n.title(), "A code of conduct");
    n.narrate(n.title(), english, std::chrono::milliseconds(2500));
    n.exhibit.languages.push_back({"fr", "Français", TextDirection::left_to_right});
    n.exhibit.texts.push_back(n.exhibit.texts[0]); // the same words in another language
    for (const auto& [text, language] : {std::pair("A code of conduct, proposed", english),
                                         {"A code", english},
                                         {"A code of conduct", LanguageId{1}}}) {
        INFO(text);
        n.utterance.clear();
        n.utterance.say(text, language);
        for (const SpokenPiece& piece : n.utterance.pieces())
            CHECK_FALSE(piece.narration);
    }
}

TEST_CASE("a narrated text with words of another script is said by its narrator alone",
          "[speech]") {
    Narrated n;
    n.change(n.title(), "The word \u0440\u0435\u0436\u0438\u043C in the text");
    n.narrate(n.title(), english, std::chrono::milliseconds(2500));
    n.utterance.say(n.exhibit.texts[0][n.title().index], english);
    REQUIRE(n.utterance.pieces().size() == 1);
    CHECK(n.utterance.pieces()[0].narration);
}

TEST_CASE("storage that is used again keeps no narrator of before", "[speech]") {
    Narrated n;
    n.change(n.title(), "A code of conduct");
    n.narrate(n.title(), english, std::chrono::milliseconds(2500));
    n.utterance.say("A code of conduct", english);
    n.utterance.clear();
    n.utterance.say("Something else", english);
    REQUIRE(n.utterance.pieces().size() == 1);
    CHECK_FALSE(n.utterance.pieces()[0].narration);
}

TEST_CASE("how long narrated speech takes is known, at each speed", "[speech]") {
    Narrated n;
    n.change(n.title(), "A code of conduct");
    n.narrate(n.title(), english, std::chrono::milliseconds(2800));
    n.utterance.say("A code of conduct", english);
    const auto takes = [&](int speed) {
        return static_cast<double>(seconds(speech_time(n.exhibit, n.utterance, speed)));
    };
    CHECK(takes(0) == Approx(2.8 / 0.75).margin(0.001));
    CHECK(takes(1) == Approx(2.8).margin(0.001));
    CHECK(takes(3) == Approx(1.6).margin(0.001));
    const double narrated = takes(1);
    n.utterance.say("and a sentence more", english);
    CHECK(takes(1) > narrated + 0.5);
}
