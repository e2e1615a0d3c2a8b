#include "content/wording.h"
#include "support/catch.h"
#include "support/pack.h"

#include <algorithm>

using namespace fl;

TEST_CASE("no row of the debate is lost on the way into the exhibit", "[pack]") {
    const Exhibit& exhibit = own_exhibit();
    CHECK(exhibit.events.size() == 90);
    CHECK(exhibit.states.size() == 201);
    CHECK(exhibit.instruments.size() == 35);
    CHECK(exhibit.acts.size() == 2005);
    CHECK(exhibit.positions.size() == 78);
    CHECK(exhibit.questions.size() == 4);
    CHECK(exhibit.rules.size() == 42);
    CHECK(exhibit.terms.size() == 30);
    CHECK(exhibit.predictions.size() == 19);
    CHECK(exhibit.tour.size() == 6);
    CHECK(exhibit.tracks.size() == 5);
    CHECK(exhibit.sources.size() == 219);
    REQUIRE(exhibit.quiz.size() == 8);
    for (const QuizQuestion& question : exhibit.quiz)
        CHECK(question.answers.size() == 5);
    CHECK(exhibit.stance_steps.size() == 201 * 4);
    const auto members = std::count_if(exhibit.states.begin(), exhibit.states.end(),
                                       [](const State& s) { return s.un_status == "un_member"; });
    CHECK(members == 193);
}

TEST_CASE("the exhibit opens where the pack says", "[pack]") {
    const Exhibit& exhibit = own_exhibit();
    CHECK(exhibit.key == "fault-lines");
    CHECK(iso_day(exhibit.opening_day) == "2011-09-14");
    CHECK(iso_day(exhibit.days.first) == "1998-01-01");
    CHECK(iso_day(exhibit.days.last) == "2025-12-31");
    CHECK(iso_day(exhibit.span.first) == "1996-06-01");
    CHECK(iso_day(exhibit.span.last) == "2026-06-01");
    CHECK(iso_day(exhibit.as_of) == "2025-12-31");
    CHECK(iso_day(exhibit.range_from) == "2011-01-01");
    CHECK(exhibit.questions[exhibit.opening_question.index].key == "definition");
    const std::vector<std::string> order{"definition", "content", "laws-of-war", "governance"};
    for (std::size_t i = 0; i < order.size(); ++i)
        CHECK(exhibit.questions[i].key == order[i]);
}

TEST_CASE("states stand by code and events by date", "[pack]") {
    const Exhibit& exhibit = own_exhibit();
    CHECK(std::is_sorted(exhibit.states.begin(), exhibit.states.end(),
                         [](const State& a, const State& b) { return a.iso3 < b.iso3; }));
    CHECK(
        std::is_sorted(exhibit.events.begin(), exhibit.events.end(),
                       [](const Event& a, const Event& b) { return a.date.first < b.date.first; }));
    for (const State& state : exhibit.states)
        CHECK(exhibit.states[exhibit.find_state(state.iso3)->index].iso3 == state.iso3);
    CHECK_FALSE(exhibit.find_state("XXX"));
    CHECK_FALSE(exhibit.find_event("nothing"));
    CHECK_FALSE(exhibit.find_language("xx"));
}

TEST_CASE("an event carries all that its card shows", "[pack]") {
    const Exhibit& exhibit = own_exhibit();
    const LanguageId english{0};
    const Event& code = exhibit.events[exhibit.find_event("code-2011")->index];
    CHECK(iso_date(code.date) == "2011-09-12");
    CHECK(code.importance == 3);
    CHECK(code.kind == EventKind::text);
    CHECK(exhibit.tracks[code.track.index].side == -1);
    CHECK(exhibit.text(code.kind_name, english) == "Proposal to the UN");
    CHECK(exhibit.text(code.timeline_label, english) == "Code of Conduct");
    CHECK_FALSE(exhibit.text(code.why, english).empty());
    CHECK(code.questions.size() == 3);
    CHECK(code.states.size() == 4);
    CHECK(exhibit.sources[code.sources.at(0).index].citation.substr(0, 8) == "A/66/359");
    CHECK(code.in_article);
}

TEST_CASE("every word of the interface has a text", "[pack]") {
    const Exhibit& exhibit = own_exhibit();
    const Catalogue catalogue(exhibit, LanguageId{0});
    for (std::uint16_t i = 0; i < static_cast<std::uint16_t>(Word::count); ++i) {
        INFO(word_key(static_cast<Word>(i)));
        CHECK_FALSE(catalogue(static_cast<Word>(i)).empty());
    }
    CHECK(catalogue(Word::plus_side).view() == "Network side");
    CHECK(catalogue(Word::nav_outcomes).view() == "What happened next");
}

TEST_CASE("the map and the states of its shapes come through whole", "[pack]") {
    const Exhibit& exhibit = own_exhibit();
    CHECK(exhibit.map_blob == "outline");
    REQUIRE(exhibit.shape_states.size() == 2);
    CHECK(exhibit.states[exhibit.shape_states[0]->index].iso3 == "USA");
    CHECK_FALSE(exhibit.shape_states[1]);
}

TEST_CASE("recalled facts stay marked", "[pack]") {
    const Exhibit& exhibit = own_exhibit();
    const auto recalled =
        std::count_if(exhibit.acts.begin(), exhibit.acts.end(),
                      [](const Act& act) { return act.confidence == Confidence::recalled; });
    CHECK(recalled == 312);
}
