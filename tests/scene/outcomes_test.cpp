// What happened next, with the shipped content: every row, its evidence and the way back.

#include "content/pack.h"
#include "support/sight.h"

#include <set>

using namespace fl;
using namespace fl::test;

namespace {

struct OutcomesWorld {
    Exhibit exhibit = load_exhibit(std::filesystem::path(FL_SHARE_DIR) / "content.sqlite");
    WorldMap map = decode_world_map(exhibit.map_blob);
    Materials materials = make_materials(exhibit, map, shipped_tokens());
};

const OutcomesWorld& shared_world() {
    static const OutcomesWorld world;
    return world;
}

Stand open_outcomes(SizePx size = {1920, 1080}) {
    Stand s(shared_world().materials, size);
    s.open();
    s.act(OpenScene{SceneId::outcomes});
    s.settle();
    return s;
}

std::string row_id(std::size_t row) {
    return "outcome-" + shared_world().exhibit.predictions[row].key;
}

/// By touch alone, from the first page.
void turn_to(Stand& s, std::size_t row) {
    while (!s.shows(row_id(row))) {
        s.tap("page-next");
        s.settle();
    }
}

bool shows_text(const Stand& s, std::string_view text) {
    const auto texts = texts_of(s.picture().over);
    return std::ranges::any_of(texts, [&](const SeenText& t) { return t.text == text; });
}

} // namespace

TEST_CASE("all rows are reached by turning pages", "[outcomes]") {
    for (const SizePx size : {SizePx{1920, 1080}, {1280, 720}, {1080, 1920}}) {
        Stand s = open_outcomes(size);
        std::set<std::string> seen;
        for (int page = 1;; ++page) {
            for (const Node& node : s.tree().nodes()) {
                if (node.id.view().starts_with("outcome-"))
                    seen.emplace(node.id.view());
            }
            REQUIRE(page < 10);
            if (!s.shows("page-next"))
                break;
            s.tap("page-next");
            s.settle();
        }
        CHECK(seen.size() == shared_world().exhibit.predictions.size());
        CHECK(s.shows("page-previous"));
        CHECK(s.shows("home"));
    }
}

TEST_CASE("each row opens its whole text and its evidence, and each card leads back",
          "[outcomes]") {
    const Exhibit& exhibit = shared_world().exhibit;
    for (std::size_t row = 0; row < exhibit.predictions.size(); ++row) {
        const Prediction& prediction = exhibit.predictions[row];
        INFO(prediction.key);
        Stand s = open_outcomes();
        turn_to(s, row);
        s.tap(row_id(row));
        s.settle();
        const Catalogue words = s.session().words();
        CHECK(shows_text(s, words(prediction.outcome).view()));
        CHECK((!prediction.note || shows_text(s, words(prediction.note).view())));
        for (const EventId event : prediction.evidence) {
            const std::string id = "event-" + exhibit.events[event.index].key;
            s.tap(id);
            s.settle();
            REQUIRE(s.state().scene == SceneId::event);
            CHECK(s.state().event == event);
            s.tap("close");
            s.settle();
            REQUIRE(s.state().scene == SceneId::outcomes);
            CHECK(s.state().outcomes.open_row == static_cast<int>(row));
        }
        s.tap("close");
        s.settle();
        CHECK(s.shows(row_id(row))); // the same page
        CHECK_FALSE(s.shows("close"));
    }
}

TEST_CASE("a row says its kind and verdict in words", "[outcomes]") {
    Stand s = open_outcomes();
    CHECK(s.node(row_id(0)).value.starts_with("Forecast. Held. "));
    CHECK(s.node(row_id(1)).value.starts_with("Forecast. Partly. "));
    CHECK(shows_text(s, "By 31 December 2025"));
    CHECK(shows_text(s, "To be checked"));
}

TEST_CASE("the way back closes an opened row before it leaves the scene", "[outcomes]") {
    Stand s = open_outcomes();
    s.tap(row_id(0));
    s.settle();
    s.act(LeaveScene{});
    CHECK(s.state().scene == SceneId::outcomes);
    s.act(LeaveScene{});
    CHECK(s.state().scene == SceneId::explore);
    s.act(OpenScene{SceneId::outcomes});
    s.act(OpenOutcome{3});
    s.settle();
    s.tap("home");
    s.settle();
    CHECK(s.state().scene == SceneId::explore);
}
