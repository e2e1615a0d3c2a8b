#include "content/wording.h"
#include "support/catch.h"
#include "support/pack.h"

#include <algorithm>
#include <sstream>

using namespace fl;

namespace {

int words_in(std::string_view text) {
    std::istringstream in{std::string(text)};
    int count = 0;
    for (std::string word; in >> word;)
        ++count;
    return count;
}

} // namespace

TEST_CASE("the tour has the argument, four parts of the advice and what came of it", "[pack]") {
    const Exhibit& exhibit = own_exhibit();
    REQUIRE(exhibit.tour.size() == 6);
    const char* marks[] = {"", "1", "2", "3", "4", ""};
    for (std::size_t i = 0; i < 6; ++i) {
        const TourStop& stop = exhibit.tour[i];
        INFO(stop.key);
        CHECK(stop.mark == marks[i]);
        CHECK(words_in(exhibit.text(stop.text, LanguageId{0})) <= 45);
        CHECK_FALSE(stop.sources.empty());
        CHECK_FALSE(stop.states.empty());
        CHECK(stop.aside); // what the museum adds stands apart from what the article says
        REQUIRE(stop.day);
        CHECK(stop.question);
        // The article knows nothing after its own day; what happened is told as such.
        const bool later = *stop.day > make_day(2011, 10, 27);
        CHECK((stop.voice == TourVoice::outcome) == later);
        if (stop.event)
            CHECK(exhibit.events[stop.event->index].date.first <= *stop.day);
    }
}

TEST_CASE("arcs of the tour start at states that take part in the event", "[pack]") {
    const Exhibit& exhibit = own_exhibit();
    for (const TourStop& stop : exhibit.tour) {
        if (!stop.event)
            continue;
        const auto& taking_part = exhibit.events[stop.event->index].states;
        INFO(stop.key);
        CHECK(std::any_of(stop.states.begin(), stop.states.end(), [&](StateId state) {
            return std::find(taking_part.begin(), taking_part.end(), state) != taking_part.end();
        }));
        CHECK(stop.place_name);
    }
}

TEST_CASE("no row about a treaty hides that the convention of 2024 is about crime", "[pack]") {
    const Exhibit& exhibit = own_exhibit();
    for (const Prediction& one : exhibit.predictions) {
        if (one.key != "no-comprehensive-treaty" && one.key != "no-global-accord-hard-issues")
            continue;
        const std::string_view outcome = exhibit.text(one.outcome, LanguageId{0});
        CHECK(outcome.find("crime") != std::string_view::npos);
        CHECK(outcome.find("conduct") != std::string_view::npos);
    }
}
