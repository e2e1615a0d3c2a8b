#include "support/catch.h"
#include "support/make_exhibit.h"

using namespace fl;
using namespace fl::test;

TEST_CASE("the first touch only wakes, at the opening day and question", "[state]") {
    Visit visit;
    CHECK(visit.state.scene == SceneId::attract);
    visit.act(OpenEvent{EventId{0}});
    CHECK(visit.state.scene == SceneId::attract);
    visit.act(Wake{});
    CHECK(visit.state.scene == SceneId::explore);
    CHECK(iso_day(visit.day()) == "2011-09-14");
    CHECK_FALSE(visit.state.event);
}

TEST_CASE("attract speaks in each language in turn, and a touch begins in the one shown",
          "[state]") {
    Visit visit;
    auto& languages = visit.world.exhibit.languages;
    languages.push_back({"fr", "Français", TextDirection::left_to_right});
    languages.push_back({"ar", "العربية", TextDirection::right_to_left});
    for (std::size_t i = 0; i < languages.size(); ++i)
        languages[i].ordinal = i == 2 ? 0 : static_cast<int>(i) + 1; // listed: ar, en, fr
    visit.run(1);
    std::vector<std::size_t> spoken;
    for (int second = 0; second < 45; ++second) {
        const std::size_t now = visit.state.language.index;
        if (spoken.empty() || spoken.back() != now)
            spoken.push_back(now);
        visit.run(1);
    }
    REQUIRE(spoken.size() >= 4);
    CHECK(spoken[0] == 0);
    CHECK(spoken[1] == 1);
    CHECK(spoken[2] == 2);
    CHECK(spoken[3] == 0);
    while (visit.state.language.index != 2)
        visit.run(1);
    visit.act(Wake{});
    visit.run(20);
    CHECK(visit.state.language.index == 2);
}

TEST_CASE("dragging past the ends stops the cursor at the first and last day", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.act(GrabCursor{});
    visit.act(ScrubCursor{1e7});
    CHECK(visit.day() == visit.world.exhibit.days.last);
    visit.act(ScrubCursor{-1e7});
    CHECK(visit.day() == visit.world.exhibit.days.first);
}

TEST_CASE("a finger that comes back finds the cursor where it grabbed it", "[state]") {
    Visit visit;
    visit.act(Wake{});
    const double before = visit.state.cursor;
    visit.act(GrabCursor{});
    visit.act(ScrubCursor{1e6});
    visit.act(ScrubCursor{0});
    CHECK(visit.state.cursor == before);
}

TEST_CASE("scrubbing recolours in the same frame, without a fade", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.run(0.1);
    REQUIRE(visit.state.shapes[0].cls == StanceClass::plus_strong);
    visit.act(GrabCursor{});
    visit.act(ScrubCursor{to_days(make_day(2021, 1, 1)) - visit.state.cursor});
    visit.run(1.0 / 60);
    CHECK(visit.state.shapes[0].cls == StanceClass::minus_strong);
    CHECK_FALSE(visit.state.shapes[0].active);
}

TEST_CASE("a jump in time fades colours and swaps the pattern half-way", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.run(0.1);
    visit.act(SetCursor{to_days(make_day(2016, 1, 1)), CursorMotion::jump});
    visit.run(1.0 / 60);
    const auto& theme = shipped_tokens().themes[0];
    const auto& motion = shipped_tokens().motion;
    const ShapeFade fade = visit.state.shapes[0];
    REQUIRE(fade.active);
    const auto early = shape_color(fade, theme, motion, fade.began + motion.stance_recolour / 4);
    const auto late = shape_color(fade, theme, motion, fade.began + motion.stance_recolour * 3 / 4);
    CHECK(early.pattern == StanceClass::plus_strong);
    CHECK(late.pattern == StanceClass::minus_strong);
    CHECK(early.color != theme.stance[0]);
    CHECK(late.color != theme.stance[4]);
    visit.run(1);
    CHECK_FALSE(visit.state.shapes[0].active);
    CHECK(shape_color(visit.state.shapes[0], theme, motion, visit.now).color == theme.stance[4]);
}

TEST_CASE("a fade can be interrupted without a jump in colour", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.run(0.1);
    visit.act(SetCursor{to_days(make_day(2016, 1, 1)), CursorMotion::jump});
    visit.run(0.3);
    const auto& theme = shipped_tokens().themes[0];
    const auto before =
        shape_color(visit.state.shapes[0], theme, shipped_tokens().motion, visit.now).color;
    visit.act(SetCursor{to_days(make_day(2012, 1, 1)), CursorMotion::jump});
    visit.run(1.0 / 60);
    const auto after =
        shape_color(visit.state.shapes[0], theme, shipped_tokens().motion, visit.now).color;
    CHECK(std::abs(before.r - after.r) <= 12);
    CHECK(std::abs(before.b - after.b) <= 12);
}

TEST_CASE("step buttons walk from event to event and quick taps do not get lost", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.act(StepEvent{1});
    visit.run(1);
    CHECK(iso_day(visit.day()) == "2020-02-02");
    visit.act(StepEvent{-1});
    visit.act(StepEvent{-1});
    visit.act(StepEvent{-1});
    visit.run(1);
    CHECK(iso_day(visit.day()) == "2005-05-05");
    for (int i = 0; i < 9; ++i)
        visit.act(StepEvent{-1});
    visit.run(1);
    CHECK(iso_day(visit.day()) == "2000-03-01");
}

TEST_CASE("the flag snaps to an event that it was left beside", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.act(GrabCursor{});
    visit.act(ScrubCursor{to_days(make_day(2010, 3, 1)) - visit.state.cursor});
    visit.act(ReleaseCursor{0, 60});
    visit.run(1);
    CHECK(iso_day(visit.day()) == "2010-01-20");
}

TEST_CASE("play runs forward, holds at a weighty event and stops at the end", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.act(RunIdleTimer{false, {}, {}});
    visit.act(TogglePlay{});
    const double start = visit.state.cursor;
    visit.run(1);
    CHECK(visit.state.cursor == Approx(start + 76).epsilon(0.05));
    visit.run((to_days(make_day(2020, 2, 2)) - visit.state.cursor) / 76 + 0.5);
    CHECK(iso_day(visit.day()) == "2020-02-02");
    visit.run(60);
    CHECK(visit.day() == visit.world.exhibit.days.last);
    CHECK_FALSE(visit.state.playing);
    visit.act(TogglePlay{});
    CHECK(visit.day() == visit.world.exhibit.days.first);
}

TEST_CASE("opening an event moves cursor, timeline and map; closing brings map and timeline back",
          "[state]") {
    Visit visit;
    visit.act(Wake{});
    const MapCamera home = visit.state.camera;
    const TimeView whole = visit.state.time;
    visit.act(OpenEvent{EventId{0}});
    visit.run(2);
    CHECK(visit.state.scene == SceneId::event);
    CHECK(iso_day(visit.day()) == "2000-03-01");
    CHECK(visit.state.time.level == TimeLevel::months);
    CHECK_FALSE(visit.state.camera == home);
    visit.act(CloseCard{});
    visit.run(2);
    CHECK(visit.state.scene == SceneId::explore);
    CHECK(visit.state.camera == home);
    CHECK(visit.state.time == whole);
    CHECK_FALSE(visit.state.event);
}

TEST_CASE("a card closed by one visitor leaves the map where the other has moved it", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.act(OpenEvent{EventId{0}});
    visit.run(2);
    visit.act(ZoomMap{{0, 0}, 2});
    const MapCamera theirs = visit.state.camera;
    visit.act(CloseCard{});
    visit.run(2);
    CHECK(visit.state.camera.zoom == theirs.zoom);
}

TEST_CASE("the place and the states of an event lie in the area that the card leaves free",
          "[state]") {
    Visit visit;
    const Screen screen = make_screen({1920, 1080});
    const Areas areas = areas_for(shipped_tokens(), screen);
    for (std::size_t i = 0; i < visit.world.exhibit.events.size(); ++i) {
        const MapTransform map =
            map_transform(areas, event_camera(visit.world.materials, screen, EventId(i)));
        CHECK(areas.free.contains(map.to_px(project(visit.world.exhibit.events[i].location))));
        for (const StateId state : visit.world.exhibit.events[i].states) {
            CHECK(areas.free.contains(map.to_px(visit.world.map.shapes[state.index].label_point)));
        }
    }
}

TEST_CASE("the map goes back inside its limits after a pull beyond them", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.act(ZoomMap{{0, 0}, 4});
    visit.act(PanMap{50, 0});
    CHECK(visit.state.camera.centre.x > 2);
    visit.act(FlingMap{0, 0});
    visit.run(1);
    CHECK(visit.state.camera.centre.x <= visit.world.map.land.max_x);
    visit.act(FlingMap{1000, 0});
    visit.run(2);
    CHECK(visit.state.camera.centre.x <= visit.world.map.land.max_x);
}

TEST_CASE("no pull takes the map out of sight", "[state]") {
    Visit visit;
    visit.act(Wake{});
    for (const double zoom : {1.0, 4.0}) {
        visit.act(ZoomMap{{0, 0}, zoom});
        for (int i = 0; i < 100; ++i)
            visit.act(PanMap{-0.5, 0.5});
        const SheetRect& land = visit.world.map.land;
        CHECK(visit.state.camera.centre.x == Approx(land.min_x));
        CHECK(visit.state.camera.centre.y == Approx(land.max_y));
    }
}

TEST_CASE("no pinch takes the map out of sight", "[state]") {
    Visit visit;
    visit.act(Wake{});
    const SheetRect& land = visit.world.map.land;
    visit.act(ZoomMap{{land.max_x, 0}, 8});
    for (int i = 0; i < 4; ++i) { // opened at one edge and closed at the other
        visit.act(PanMap{50, 0});
        visit.act(ZoomMap{{land.min_x, 0}, 0.1});
        CHECK(visit.state.camera.centre.x <= land.max_x);
        visit.act(ZoomMap{{land.max_x, 0}, 8});
    }
}

namespace {

/// Nothing is left to ease back: letting go of the map moves it nowhere.
bool rests_inside(const Visit& visit) {
    const ExhibitState& s = visit.state;
    return !s.flight.active() &&
           !apply(s, FlingMap{0, 0}, visit.world.materials, visit.now).flight.active();
}

} // namespace

TEST_CASE("a finger that stops the map on its way back from a card lets it go on", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.act(OpenEvent{EventId{4}});
    visit.run(2);
    REQUIRE_FALSE(rests_inside(visit));
    visit.act(CloseCard{});
    visit.run(0.1);
    visit.act(GrabMap{});
    visit.act(ReleaseMap{});
    visit.run(2);
    CHECK(rests_inside(visit));
}

TEST_CASE("a card opened while the map is pulled beyond its edge brings it back inside",
          "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.act(ZoomMap{{0, 0}, 4});
    visit.act(PanMap{50, 0});
    REQUIRE_FALSE(rests_inside(visit));
    visit.act(OpenEvent{EventId{0}});
    visit.run(2);
    visit.act(CloseCard{});
    visit.run(2);
    CHECK(rests_inside(visit));
}

TEST_CASE("a sheet opened while a finger holds the map beyond its edge gives it back inside",
          "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.act(OpenEvent{EventId{4}});
    visit.run(2);
    visit.act(CloseCard{});
    visit.run(0.1);
    visit.act(GrabMap{});
    visit.act(OpenScene{SceneId::reading});
    visit.act(ReleaseMap{});
    visit.run(2);
    visit.act(LeaveScene{});
    visit.run(2);
    CHECK(rests_inside(visit));
}

TEST_CASE("home from a page shows nothing of what lay hidden under it", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.act(OpenDossier{StateId{0}});
    visit.run(2);
    visit.act(Compare{StateId{0}});
    visit.run(2);
    visit.act(GoHome{});
    CHECK_FALSE(visit.state.dossier.sheet.active());
    CHECK_FALSE(visit.state.card.active());
    visit.act(OpenEvent{EventId{0}});
    visit.run(2);
    visit.act(OpenScene{SceneId::sources});
    visit.run(2);
    visit.act(GoHome{});
    CHECK_FALSE(visit.state.card.active());
    CHECK_FALSE(visit.state.event);
    // From the dossier itself, or with a sheet over it, it is seen to leave.
    visit.act(OpenDossier{StateId{0}});
    visit.run(2);
    visit.act(OpenScene{SceneId::reading});
    visit.run(2);
    visit.act(GoHome{});
    CHECK(visit.state.dossier.sheet.active());
}

TEST_CASE("home out of cards over cards leaves the map inside its limits", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.act(OpenDossier{StateId{0}});
    visit.act(OpenEvent{EventId{0}});
    visit.run(2);
    visit.act(ZoomMap{{0, 0}, 8});
    visit.act(OpenScene{SceneId::sources});
    visit.run(2);
    visit.act(GoHome{});
    visit.run(2);
    CHECK(rests_inside(visit));
}

TEST_CASE("the point between the fingers stays under them while zooming", "[state]") {
    Visit visit;
    visit.act(Wake{});
    const Areas areas = areas_for(shipped_tokens(), visit.state.screen);
    const SheetPoint anchor{0.7, -0.2};
    const PointPx before = map_transform(areas, visit.state.camera).to_px(anchor);
    visit.act(ZoomMap{anchor, 2.5});
    const PointPx after = map_transform(areas, visit.state.camera).to_px(anchor);
    CHECK(distance(before, after) < 0.01F);
    const double day = to_days(make_day(2008, 1, 1));
    const double along = (day - visit.state.time.start) / visit.state.time.span;
    visit.act(ZoomTime{day, 3});
    CHECK((day - visit.state.time.start) / visit.state.time.span == Approx(along));
}

TEST_CASE("the timeline never shows more than its span nor less than a fortnight", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.act(ZoomTime{visit.state.cursor, 1e6});
    CHECK(visit.state.time.span == Approx(14));
    CHECK(visit.state.time.level == TimeLevel::days);
    visit.act(ZoomTime{visit.state.cursor, 1e-6});
    CHECK(visit.state.time.start == to_days(visit.world.exhibit.span.first));
    CHECK(visit.state.time.end() == Approx(to_days(visit.world.exhibit.span.last)));
    visit.act(ZoomTime{visit.state.cursor, 0});
    visit.act(ZoomTime{visit.state.cursor, -4});
    CHECK(visit.state.time.level == TimeLevel::decades);
}

TEST_CASE("levels change with hysteresis, so that a pinch at the limit does not flicker",
          "[state]") {
    const double twelve = 12 * 365.2425;
    CHECK(level_for(twelve * 1.1, TimeLevel::years, 0.15) == TimeLevel::years);
    CHECK(level_for(twelve * 1.2, TimeLevel::years, 0.15) == TimeLevel::decades);
    CHECK(level_for(twelve * 0.9, TimeLevel::decades, 0.15) == TimeLevel::decades);
    CHECK(level_for(twelve * 0.8, TimeLevel::decades, 0.15) == TimeLevel::years);
    CHECK(level_for(20, TimeLevel::decades, 0.15) == TimeLevel::days);
}

TEST_CASE("an idle visit ends in attract and leaves no trace of the visitor", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.act(SelectQuestion{QuestionId{1}});
    visit.act(ZoomMap{{0, 0}, 4});
    visit.act(SetTextStep{2});
    visit.act(PickState{StateId{1}});
    visit.run(59);
    CHECK(visit.state.scene == SceneId::explore);
    visit.run(2);
    CHECK(visit.state.scene == SceneId::idle_warning);
    visit.act(StillHere{});
    CHECK(visit.state.scene == SceneId::explore);
    visit.run(89);
    CHECK(visit.state.scene == SceneId::idle_warning);
    visit.run(2);
    CHECK(visit.state.scene == SceneId::attract);
    visit.act(Wake{});
    CHECK(visit.state.question == QuestionId{0});
    CHECK(visit.state.camera.zoom == 1);
    CHECK(visit.state.text_step == 0);
    CHECK_FALSE(visit.state.picked);
    CHECK(iso_day(visit.day()) == "2011-09-14");
}

TEST_CASE("an open card gives its reader more time, and play counts as activity", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.act(OpenEvent{EventId{0}});
    visit.run(100);
    CHECK(visit.state.scene == SceneId::event);
    visit.run(30);
    CHECK(visit.state.scene == SceneId::idle_warning);
    visit.run(10);
    CHECK(visit.state.scene == SceneId::attract);
}

TEST_CASE("who listens is waited for; who pauses the voice and leaves is not", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.act(SetSpeech{true});
    visit.act(SpeechBegan{std::chrono::seconds(300)});
    visit.run(290);
    CHECK(visit.state.scene == SceneId::explore);
    visit.act(PauseSpeech{true});
    visit.run(179); // three times as long as without a voice
    CHECK(visit.state.scene == SceneId::explore);
    visit.run(2);
    CHECK(visit.state.scene == SceneId::idle_warning);
    visit.run(90);
    CHECK(visit.state.scene == SceneId::attract);
    CHECK_FALSE(visit.state.speech.paused);
}

TEST_CASE("with the idle timer stopped a visit lasts", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.act(RunIdleTimer{false, {}, {}});
    visit.run(400);
    CHECK(visit.state.scene == SceneId::explore);
}

TEST_CASE("when everything has come to rest nothing animates", "[state]") {
    Visit visit;
    visit.act(Wake{});
    visit.run(10);
    CHECK_FALSE(animating(visit.state, visit.world.materials, visit.now));
    CHECK_FALSE(settling(visit.state, visit.world.materials, visit.now));
}

TEST_CASE("intents that make no sense change nothing that matters", "[state]") {
    Visit visit;
    visit.act(Wake{});
    const double cursor = visit.state.cursor;
    visit.act(OpenEvent{EventId{999}});
    visit.act(SelectQuestion{QuestionId{77}});
    visit.act(ScrubCursor{100});
    visit.act(ReleaseCursor{1, 1});
    visit.act(ZoomMap{{0, 0}, -1});
    visit.act(CloseCard{});
    visit.act(Resize{{0, 0}});
    visit.act(SetLanguage{LanguageId{9}});
    visit.act(ScrollCard{1e9F});
    CHECK(visit.state.cursor == cursor);
    CHECK(visit.state.scene == SceneId::explore);
    CHECK(visit.state.camera.zoom == 1);
    CHECK(visit.state.card_scroll == 0);
}

TEST_CASE("ten thousand random intents keep cursor, camera and timeline inside their limits",
          "[state]") {
    Visit visit;
    visit.act(Wake{});
    std::uint32_t seed = 20111027;
    const auto random = [&](double low, double high) {
        seed = seed * 1664525 + 1013904223;
        return low + (high - low) * static_cast<double>(seed >> 8) / static_cast<double>(1 << 24);
    };
    for (int i = 0; i < 10'000; ++i) {
        switch (static_cast<int>(random(0, 18))) {
        case 0:
            visit.act(SetCursor{random(0, 30000), CursorMotion::glide});
            break;
        case 1:
            visit.act(GrabCursor{});
            break;
        case 2:
            visit.act(ScrubCursor{random(-9000, 9000)});
            break;
        case 3:
            visit.act(ReleaseCursor{random(-1e5, 1e5), 30});
            break;
        case 4:
            visit.act(PanTime{random(-9000, 9000)});
            break;
        case 5:
            visit.act(FlingTime{random(-1e5, 1e5)});
            break;
        case 6:
            visit.act(ZoomTime{random(9000, 21000), random(0.1, 10)});
            break;
        case 7:
            visit.act(StepTimeLevel{random(0, 1) < 0.5 ? -1 : 1});
            break;
        case 8:
            visit.act(StepEvent{random(0, 1) < 0.5 ? -1 : 1});
            break;
        case 9:
            visit.act(TogglePlay{});
            break;
        case 10:
            visit.act(OpenEvent{EventId(static_cast<std::size_t>(random(0, 7)))});
            break;
        case 11:
            visit.act(CloseCard{});
            break;
        case 12:
            visit.act(PanMap{random(-2, 2), random(-2, 2)});
            break;
        case 13:
            visit.act(FlingMap{random(-9, 9), random(-9, 9)});
            break;
        case 14:
            visit.act(ZoomMap{{random(-2, 2), random(-1, 1)}, random(0.2, 5)});
            break;
        case 15:
            visit.act(StepZoomMap{std::nullopt, random(0.2, 5)});
            break;
        case 16:
            visit.act(SelectQuestion{QuestionId(static_cast<std::size_t>(random(0, 3)))});
            break;
        default:
            visit.act(Wake{});
            break;
        }
        visit.run(1.0 / 60);
        const ExhibitState& s = visit.state;
        REQUIRE((s.cursor >= to_days(make_day(1998, 1, 1)) &&
                 s.cursor <= to_days(make_day(2025, 12, 31))));
        REQUIRE((s.time.start >= to_days(make_day(1996, 6, 1)) - 1e-6 &&
                 s.time.end() <= to_days(make_day(2026, 6, 1)) + 1e-6));
        REQUIRE((s.camera.zoom > 0.7 && s.camera.zoom <= 8.0001));
        REQUIRE(std::isfinite(s.camera.centre.x));
    }
}
