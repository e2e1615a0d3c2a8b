// Everything that can be touched is touched, from everywhere.

#include "walk/walk.h"

using namespace fl;
using namespace fl::test;

namespace {

#ifdef FL_SHORT_WAYS // with sanitizers each frame costs many times as much
constexpr bool whole = false;
#else
constexpr bool whole = true;
#endif

bool event_of_year(const Walker& w, int year) {
    const auto& event = w.state().event;
    if (w.scene() != SceneId::event || !event)
        return false;
    const Day day = w.session().materials().exhibit.events[event->index].date.first;
    return static_cast<int>(std::chrono::year_month_day{day}.year()) == year;
}

bool stance_of(const Walker& w, std::string_view iso3, std::string_view scale) {
    const auto& state = w.state().dossier.state;
    const Node* node = w.find(scale);
    return w.scene() == SceneId::dossier && state &&
           w.session().materials().exhibit.states[state->index].iso3 == iso3 && node != nullptr &&
           !node->value.empty();
}

bool reads(const Walker& w, std::initializer_list<const char*> names) {
    const std::string words = w.words();
    return std::ranges::all_of(
        names, [&](const char* name) { return words.find(name) != std::string::npos; });
}

void add_goals(Walk& walk) {
    walk.add_goal({"Brazil on the fourth question",
                   [](const Walker& w) { return stance_of(w, "BRA", "scale-4"); }});
    walk.add_goal(
        {"what happened in 2015", [](const Walker& w) { return event_of_year(w, 2015); }});
    walk.add_goal({"who sponsored the code of conduct of 2011", [](const Walker& w) {
                       return event_of_year(w, 2011) &&
                              reads(w, {"China", "Russia", "Tajikistan", "Uzbekistan"});
                   }});
    walk.add_goal({"whether the article was right",
                   [](const Walker& w) { return w.scene() == SceneId::outcomes; }});
}

void walk_through(SizePx size) {
    const OwnWorld world;
    Walk walk(world, size);
    add_goals(walk);
    walk.run(whole ? 100'000 : 60);
    walk.print();
    INFO(walk.complaints().text());
    CHECK(walk.complaints().list.empty());
    for (int i = 0; i <= static_cast<int>(SceneId::idle_warning); ++i) {
        const auto scene = static_cast<SceneId>(i);
        INFO(scene_name(scene));
        if (whole && is_offered(world.exhibit, scene))
            CHECK(walk.scenes().contains(scene));
    }
    for (const Goal& goal : walk.goals()) {
        INFO(goal.name);
        CHECK(goal.taps.value_or(99) <= 5);
    }
}

} // namespace

TEST_CASE("everything is reached and left by touch on a wide screen", "[walk]") {
    walk_through({1920, 1080});
}

TEST_CASE("everything is reached and left by touch on a tall screen", "[walk]") {
    walk_through({1080, 1920});
}

TEST_CASE("everything is reached and left by touch on a small screen", "[walk]") {
    walk_through({1280, 720});
}
