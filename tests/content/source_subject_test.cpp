// What a list of sources about one thing holds.

#include "content/source_subject.h"
#include "support/catch.h"
#include "support/make_exhibit.h"

using namespace fl;
using namespace fl::test;

namespace {

/// Two events on three sources, a prediction on both, and two states.
Exhibit sourced_exhibit() {
    Exhibit e = make_exhibit();
    e.sources = {{"s0", "", ""}, {"s1", "", ""}, {"s2", "", ""}, {"s3", "", ""}};
    e.events[0].sources = {SourceId{1}, SourceId{0}};
    e.events[1].sources = {SourceId{0}, SourceId{2}};
    Prediction prediction;
    prediction.evidence = {EventId{0}, EventId{1}};
    e.predictions = {prediction};
    for (Position& position : e.positions)
        position.source = SourceId{position.state == StateId{0} ? 3U : 2U};
    Act act;
    act.state = StateId{1};
    act.source = SourceId{1};
    e.acts = {act};
    return e;
}

std::vector<SourceId> sources_of(const SourceSubject& subject) {
    std::vector<SourceId> out{SourceId{9}}; // to be overwritten
    collect_sources(sourced_exhibit(), subject, out);
    return out;
}

using Ids = std::vector<SourceId>;

} // namespace

TEST_CASE("without a subject all sources are listed", "[content]") {
    CHECK(sources_of({}) == Ids{SourceId{0}, SourceId{1}, SourceId{2}, SourceId{3}});
    CHECK(is_whole({}));
}

TEST_CASE("an event has its own sources, in its order", "[content]") {
    CHECK(sources_of(EventId{0}) == Ids{SourceId{1}, SourceId{0}});
    CHECK_FALSE(is_whole(EventId{0}));
}

TEST_CASE("a prediction has those of its evidence, each once", "[content]") {
    CHECK(sources_of(PredictionRow{0}) == Ids{SourceId{1}, SourceId{0}, SourceId{2}});
}

TEST_CASE("two states have those of their statements and acts, each once", "[content]") {
    CHECK(sources_of(StatePair{{StateId{0}, StateId{1}}}) ==
          Ids{SourceId{3}, SourceId{2}, SourceId{1}});
    CHECK(sources_of(StatePair{{StateId{2}, StateId{2}}}).empty());
}
