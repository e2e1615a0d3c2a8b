#include "support/catch.h"
#include "support/make_exhibit.h"

using namespace fl;
using namespace fl::test;

namespace {

TourStop make_stop(Exhibit& exhibit, const char* key, const char* day, std::size_t question) {
    TourStop stop;
    stop.key = key;
    stop.tab = stop.title = stop.text = add_text(exhibit, key);
    stop.day = *parse_day(day);
    stop.question = QuestionId{question};
    return stop;
}

/// A visit of a debate with three stops, in explore.
struct Tour : Visit {
    Tour() {
        Exhibit& e = world.exhibit;
        e.tour = {make_stop(e, "one", "2005-05-05", 0), make_stop(e, "two", "2010-01-20", 1),
                  make_stop(e, "three", "2020-02-02", 0)};
        act(Wake{});
        run(0.2);
    }
    void start() {
        act(OpenScene{SceneId::tour});
        run(1.2); // the journey to the first stop
    }
};

constexpr double a_stop = 21; // 0.9 s of journey and 20 s to read

} // namespace

TEST_CASE("a stop of the tour moves the cursor and the question", "[state][tour]") {
    Tour tour;
    tour.start();
    CHECK(tour.state.scene == SceneId::tour);
    CHECK(iso_day(tour.day()) == "2005-05-05");
    tour.act(StepTour{1});
    tour.run(1.2);
    CHECK(iso_day(tour.day()) == "2010-01-20");
    CHECK(tour.state.question == QuestionId{1});
    tour.act(StepTour{-1});
    CHECK(tour.state.question == QuestionId{0});
}

TEST_CASE("the tour moves on by itself and rests paused at its last stop", "[state][tour]") {
    Tour tour;
    tour.act(OpenScene{SceneId::tour});
    tour.run(a_stop + 0.1);
    CHECK(tour.state.tour.stop == 1);
    tour.run(a_stop);
    CHECK(tour.state.tour.stop == 2);
    CHECK_FALSE(tour.state.tour.held);
    tour.run(a_stop);
    CHECK(tour.state.tour.stop == 2);
    CHECK(tour.state.tour.held);
    CHECK(tour_seconds_left(tour.state, tour.world.materials, tour.now) == 0);
    tour.act(HoldTour{false}); // "Start again"
    CHECK(tour.state.tour.stop == 0);
    CHECK_FALSE(tour.state.tour.held);
}

TEST_CASE("a touch on map or time pauses the tour until it is told to go on", "[state][tour]") {
    const std::vector<Intent> touches{GrabMap{}, GrabTime{}, GrabCursor{}};
    for (const Intent& touch : touches) {
        INFO("touch " << touch.index());
        Tour tour;
        tour.start();
        tour.act(touch);
        CHECK(tour.state.tour.held);
        tour.run(a_stop * 2);
        CHECK(tour.state.tour.stop == 0);
        tour.act(HoldTour{false});
        tour.run(a_stop + 0.1);
        CHECK(tour.state.tour.stop == 1);
    }
}

TEST_CASE("a hand that scrolls the tour's text pauses it; the next stop begins at its top",
          "[state][tour]") {
    Tour tour;
    tour.start();
    tour.act(ListMeasured{300});
    tour.act(ScrollList{120});
    CHECK(tour.state.tour.held);
    CHECK(tour.state.list.scroll == Approx(120));
    tour.act(StepTour{1});
    CHECK(tour.state.list.scroll == Approx(0));
}

TEST_CASE("a list at its end stays there though its length is measured anew", "[state]") {
    Tour tour;
    tour.start();
    tour.act(ListMeasured{144.622223F});
    tour.act(ScrollList{1000});
    const ExhibitState at_end = tour.state;
    tour.act(ListMeasured{144.622253F});
    CHECK(tour.state == at_end);
}

TEST_CASE("a button that scrolls the tour's text pauses it as a hand does", "[state][tour]") {
    Tour tour;
    tour.start();
    tour.act(ListMeasured{300});
    tour.act(FlingList{600});
    CHECK(tour.state.tour.held);
}

TEST_CASE("going on shows the stop as it was meant", "[state][tour]") {
    Tour tour;
    tour.start();
    const MapCamera at_stop = tour.state.camera;
    tour.act(GrabMap{});
    tour.act(ZoomMap{{0, 0}, 3});
    tour.act(SetCursor{to_days(make_day(2015, 1, 1)), CursorMotion::scrub});
    tour.act(HoldTour{false});
    tour.run(1.2);
    CHECK(tour.state.camera == at_stop);
    CHECK(iso_day(tour.day()) == "2005-05-05");
}

TEST_CASE("the seconds left count from twenty to one", "[state][tour]") {
    Tour tour;
    tour.start();
    CHECK(tour_seconds_left(tour.state, tour.world.materials, tour.now) == 20);
    tour.run(18.9);
    CHECK(tour_seconds_left(tour.state, tour.world.materials, tour.now) == 1);
    tour.act(HoldTour{true});
    CHECK(tour_seconds_left(tour.state, tour.world.materials, tour.now) == 0);
}

TEST_CASE("leaving the tour gives the map back as it was", "[state][tour]") {
    Tour tour;
    tour.act(ZoomMap{{1.5, 0}, 2});
    const MapCamera before = tour.state.camera;
    tour.start();
    REQUIRE_FALSE(tour.state.camera == before);
    tour.act(StepTour{1});
    tour.run(1.2);
    tour.act(GoHome{});
    tour.run(1.5);
    CHECK(tour.state.scene == SceneId::explore);
    CHECK(tour.state.camera == before);
}

TEST_CASE("a card over the tour leads back to the stop, with time to read", "[state][tour]") {
    Tour tour;
    tour.act(ZoomMap{{1.5, 0}, 2});
    const MapCamera before = tour.state.camera;
    tour.start();
    tour.act(OpenEvent{EventId{0}});
    tour.run(30);
    tour.act(CloseCard{});
    tour.run(1.2);
    CHECK(tour.state.scene == SceneId::tour);
    CHECK(tour.state.tour.stop == 0);
    CHECK(iso_day(tour.day()) == "2005-05-05");
    tour.act(GoHome{});
    tour.run(1.5);
    CHECK(tour.state.camera == before);
}

TEST_CASE("a tour that runs is not idle, a paused one is", "[state][tour]") {
    Tour tour;
    tour.start();
    tour.run(35);
    CHECK(tour.state.scene == SceneId::tour);
    tour.act(HoldTour{true});
    tour.run(61);
    CHECK(tour.state.scene == SceneId::idle_warning);
}
