// Question and result on a stand, with the content that is shipped.

#include "content/pack.h"
#include "scene/question/nearest_views.h"
#include "state/quiz.h"
#include "support/sight.h"

using namespace fl;
using namespace fl::test;

namespace {

/// The shipped exhibit, read once.
struct Shipped {
    Exhibit exhibit = load_exhibit(std::filesystem::path(FL_SHARE_DIR) / "content.sqlite");
    WorldMap map = decode_world_map(exhibit.map_blob);
    Materials materials = make_materials(exhibit, map, shipped_tokens());
};

const Materials& shipped() {
    static const Shipped s;
    return s.materials;
}

struct QuizStand : Stand {
    explicit QuizStand(SizePx size = {1920, 1080})
        : Stand(shipped(), size) {
        open();
        act(OpenScene{SceneId::question});
        settle();
    }
    /// To the result, each answer by touch, in a reader's time.
    void answer_all(std::string_view id) {
        while (state().scene == SceneId::question) {
            wait(3);
            tap(id);
            tap("answer");
            settle();
        }
    }
    float chosen() const { return state().quiz.chosen.value_or(99); }
};

Tally filled_tally(std::uint32_t each) {
    Tally tally{};
    for (auto& question : tally)
        question.fill(each);
    return tally;
}

bool has_text(const Stand& s, std::string_view part) {
    return std::ranges::any_of(texts_of(s.picture().over), [&](const SeenText& t) {
        return t.text.find(part) != std::string::npos;
    });
}

void check_screen(const Stand& s) {
    Complaints complaints;
    check_nodes(s, complaints);
    INFO(complaints.text());
    CHECK(complaints.list.empty());
}

} // namespace

TEST_CASE("a card and the handle above it set the same value", "[scene]") {
    QuizStand s;
    const std::array<const char*, 5> ids{"answer-1", "answer-2", "answer-3", "answer-4",
                                         "answer-5"};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        s.tap(ids[i]);
        s.settle();
        const float tapped = s.chosen();
        CHECK(tapped == Approx(2 - static_cast<double>(i)));
        const PointPx handle = s.node("answer-scale").touch;
        CHECK(handle.x == Approx(s.node(ids[i]).touch.x).margin(1));
        // Away and back with the handle: the value comes with it.
        s.drag(handle, {960, handle.y});
        s.drag(s.node("answer-scale").touch, handle);
        CHECK(s.chosen() == Approx(tapped).margin(0.02));
    }
}

TEST_CASE("the handle stops at the ends of the scale", "[scene]") {
    QuizStand s;
    s.drag(s.node("answer-scale").touch, {2, 500});
    CHECK(s.chosen() == 2);
    s.drag(s.node("answer-scale").touch, {1918, 500});
    CHECK(s.chosen() == -2);
}

TEST_CASE("nothing can be answered before something is chosen", "[scene]") {
    QuizStand s;
    CHECK_FALSE(s.node("answer").enabled);
    CHECK_FALSE(s.shows("back"));
    s.tap("answer");
    CHECK(s.state().quiz.at == 0);
    s.tap("answer-4");
    s.settle();
    CHECK(s.node("answer").enabled);
    s.tap("answer");
    s.settle();
    CHECK(s.state().quiz.at == 1);
    s.tap("back");
    s.settle();
    CHECK(s.chosen() == -1);
}

TEST_CASE("the three buttons are of one size, and all can be touched", "[scene]") {
    const SizePx size =
        GENERATE(SizePx{1920, 1080}, SizePx{1080, 1920}, SizePx{1280, 720}, SizePx{3840, 2160});
    const int step = GENERATE(0, 3);
    QuizStand s(size);
    s.act(SetTextStep{step});
    s.settle();
    s.tap("answer-2");
    s.tap("answer");
    s.settle();
    s.tap("answer-3");
    s.settle();
    CHECK(s.node("back").box.w == s.node("not-sure").box.w);
    CHECK(s.node("answer").box.w == s.node("not-sure").box.w);
    check_screen(s);
    for (const Node& node : s.tree().nodes()) {
        if (!node.focusable())
            continue;
        CHECK(node.box.w >= 71.9F * s.areas().scale);
        CHECK(node.box.h >= 71.9F * s.areas().scale);
    }
}

TEST_CASE("the result fits every screen", "[scene]") {
    const SizePx size =
        GENERATE(SizePx{1920, 1080}, SizePx{1080, 1920}, SizePx{1280, 720}, SizePx{3840, 2160});
    const int step = GENERATE(0, 3);
    QuizStand s(size);
    s.act(SetTextStep{step});
    s.answer_all("answer-2");
    REQUIRE(s.state().scene == SceneId::result);
    for (const char* tab : {"issue-1", "issue-2", "issue-3", "issue-4"}) {
        s.tap(tab);
        s.settle();
        check_screen(s);
        CHECK(s.shows("see-state"));
        for (const SeenText& text : texts_of(s.picture().over)) {
            INFO(text.text);
            CHECK(s.areas().screen.grown(1).contains(text.box));
        }
    }
}

TEST_CASE("bars appear from thirty answers on", "[scene]") {
    QuizStand s;
    s.act(SetTally{filled_tally(2)}); // 20, and the visitor's own
    s.answer_all("answer-1");
    CHECK(has_text(s, "Be one of the first"));
    CHECK_FALSE(has_text(s, "visitors here"));
    s.act(SetTally{filled_tally(3)});
    s.settle();
    s.frame();
    CHECK(has_text(s, "30 visitors here"));
    CHECK_FALSE(has_text(s, "Be one of the first"));
}

TEST_CASE("the vote is handed over once", "[scene]") {
    QuizStand s;
    CHECK_FALSE(s.session().take_vote());
    s.answer_all("answer-1");
    const auto vote = s.session().take_vote();
    REQUIRE(vote);
    CHECK(vote->tenths[0] == 9);
    CHECK_FALSE(s.session().take_vote());
    CHECK(s.state().tally[0][9] == 1);
}

TEST_CASE("not sure everywhere gets a sentence and no state", "[scene]") {
    QuizStand s;
    while (s.state().scene == SceneId::question) {
        s.tap("not-sure");
        s.settle();
    }
    CHECK(has_text(s, "Not sure"));
    CHECK_FALSE(s.shows("see-state"));
    CHECK_FALSE(s.shows("you"));
    CHECK(s.shows("start-again"));
    check_screen(s);
}

TEST_CASE("the nearest views are those whose latest statement lies nearest", "[scene]") {
    const Exhibit& e = shipped().exhibit;
    for (std::size_t q = 0; q < e.questions.size(); ++q) {
        for (const float value : {-2.0F, -0.5F, 0.0F, 1.0F, 2.0F}) {
            NearestViews nearest;
            find_nearest_views(e, QuestionId(q), value, nearest);
            REQUIRE_FALSE(nearest.states.empty());
            for (std::size_t i = 0; i < e.states.size(); ++i) {
                const auto view = latest_view(e, StateId(i), QuestionId(q));
                if (view && e.states[i].is_state)
                    CHECK(std::abs(*view - value) >= nearest.distance - 0.001F);
            }
        }
    }
}

TEST_CASE("where the sheet names states of an answer, they are its nearest views", "[scene]") {
    const Exhibit& e = shipped().exhibit;
    for (const QuizQuestion& question : e.quiz) {
        for (const QuizAnswer& answer : question.answers) {
            if (answer.resembles.empty())
                continue;
            NearestViews nearest;
            find_nearest_views(e, question.question, static_cast<float>(answer.value), nearest);
            std::ranges::sort(nearest.states);
            std::vector<StateId> resembles = answer.resembles;
            std::ranges::sort(resembles);
            CHECK(nearest.states == resembles);
        }
    }
}
