// Every scene at every size, text size and direction: no text is cut, none leaves its surface, none
// lies over another. Judged from the finished layout (support/page_sight.h), in English and in a
// language made 40 % longer and mirrored.
//
// The whole product is 1.6 million texts: a run takes a fixed share of cards, states and days,
// spread so that every scene meets every size, every text size and both languages. FL_FIT=all takes
// everything; FL_FIT_CASE="1280 text 4 longer" one case; FL_FIT_LIST=FOLDER writes all complaints
// there.

#include "content/pack.h"
#include "support/page_sight.h"
#include "support/pseudo.h"

#include <cstdlib>
#include <fstream>

using namespace fl;
using namespace fl::test;

namespace {

const Exhibit& shipped_exhibit() {
    static const Exhibit exhibit =
        load_exhibit(std::filesystem::path(FL_SHARE_DIR) / "content.sqlite");
    return exhibit;
}

/// All six UN languages are to choose from, whether or not the pack has them yet.
Exhibit with_languages(Exhibit exhibit) {
    constexpr std::array<std::pair<const char*, const char*>, 6> all{{{"ar", "العربية"},
                                                                      {"zh", "中文"},
                                                                      {"en", "English"},
                                                                      {"fr", "Français"},
                                                                      {"ru", "Русский"},
                                                                      {"es", "Español"}}};
    for (const auto& [code, name] : all) {
        if (exhibit.find_language(code))
            continue;
        exhibit.languages.push_back({code, name, TextDirection::left_to_right});
        exhibit.texts.push_back(exhibit.texts[0]);
    }
    return exhibit;
}

/// The shipped exhibit in English, or in the pseudo-language.
struct FitWorld {
    Exhibit exhibit;
    WorldMap map = decode_world_map(shipped_exhibit().map_blob);
    Materials materials = make_materials(exhibit, map, shipped_tokens());
};

const FitWorld& world_in(bool pseudo) {
    static const FitWorld english{with_languages(shipped_exhibit())};
    static const FitWorld longer{with_languages(pseudo_exhibit(shipped_exhibit()))};
    return pseudo ? longer : english;
}

std::string setting(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

struct Case {
    SizePx size;
    int text_step = 0;
    bool pseudo = false;
    std::optional<Mounting> lower{}; // reach mode on a panel that hangs like this
};

std::vector<Case> all_cases() {
    std::vector<Case> cases;
    for (const bool pseudo : {false, true}) {
        for (const int step : {0, 1, 2, 3}) {
            for (const SizePx size : {SizePx{1920, 1080}, {1080, 1920}, {1280, 720}, {3840, 2160}})
                cases.push_back({size, step, pseudo});
        }
    }
    // As high as they may hang: the least that the lower part ever has.
    for (const bool pseudo : {false, true}) {
        for (const int step : {0, 3}) {
            cases.push_back({{1920, 1080}, step, pseudo, Mounting{27, 900}});
            cases.push_back({{1920, 1080}, step, pseudo, Mounting{43, 820}});
            cases.push_back({{1080, 1920}, step, pseudo, Mounting{43, 550}});
        }
    }
    return cases;
}

std::string name_of(const Case& c) {
    return std::to_string(static_cast<int>(c.size.w)) + " text " + std::to_string(c.text_step + 1) +
           (c.pseudo ? " longer" : "") +
           (c.lower ? " reach " + std::to_string(static_cast<int>(c.lower->diagonal_in)) : "");
}

/// A visit whose clock goes in long steps: only resting pictures are looked at.
class Walk {
  public:
    explicit Walk(const Case& c)
        : world_(world_in(c.pseudo))
        , session_(world_.materials, shared_text(),
                   make_screen(c.size, c.lower.value_or(Mounting{})), LanguageId{0})
        , name_(name_of(c))
        , text_step_(c.text_step) {
        act(SetHouseReach{c.lower.has_value()});
        frame(0.1);
    }
    /// Into the exhibit, which begins at the usual size.
    void enter() {
        act(Wake{});
        set_text_size();
        rest();
    }
    const Exhibit& exhibit() const { return world_.exhibit; }
    const ExhibitState& state() const { return session_.state(); }
    const NodeTree& tree() const { return session_.nodes(); }
    void act(const Intent& intent) { session_.act(intent, now_); }
    void frame(double s) {
        const Instant step{static_cast<std::int64_t>(s * 1e6)};
        now_ += step;
        session_.step({}, {now_, step});
    }
    /// Until all journeys are over, and once more for what that brings.
    void rest() {
        for (int i = 0; i < 3; ++i)
            frame(0.7);
    }
    void look(std::string_view what) {
        const bool awaited = state().scene == SceneId::attract; // nobody has asked for larger text
        CHECK(state().text_step == (awaited ? 0 : text_step_));
        texts += PageCheck(session_, complaints, name_ + " " + std::string(what) + ":").run();
        ++pages;
    }
    void see(const Intent& intent, std::string_view what) {
        act(intent);
        rest();
        look(what);
    }

    Complaints complaints;
    int texts = 0, pages = 0;

  private:
    const FitWorld& world_;
    Session session_;
    void set_text_size() { act(SetTextStep{text_step_}); }

    std::string name_;
    int text_step_ = 0;
    Instant now_{};
};

/// Each item in turn in a full run; else those whose turn it is in this case.
class Share {
  public:
    Share(std::size_t count, std::size_t cases_each, std::size_t at)
        : step_(setting("FL_FIT") == "all" ? 1 : std::max<std::size_t>(count / cases_each, 1))
        , first_(at % step_)
        , count_(count) {}
    template <class F>
    void each(const F& f) const {
        for (std::size_t i = first_; i < count_; i += step_)
            f(i);
    }

  private:
    std::size_t step_, first_, count_;
};

using SceneWalk = void (*)(Walk&, std::size_t at);

void enter(Walk& w) {
    w.act(RunIdleTimer{false, {}, {}});
    w.enter();
}

void walk_explore(Walk& w, std::size_t at) {
    enter(w);
    w.look("opening");
    const double first = to_days(w.exhibit().days.first), last = to_days(w.exhibit().days.last);
    Share(24, 6, at).each([&](std::size_t i) {
        const double day = first + (last - first) * static_cast<double>(i) / 23;
        w.see(SetCursor{day, CursorMotion::jump}, "day " + iso_day(to_day(day)));
    });
    for (std::size_t q = 0; q < w.exhibit().questions.size(); ++q)
        w.see(SelectQuestion{QuestionId(q)}, "question " + std::to_string(q + 1));
    for (int level = 0; level < 3; ++level) {
        w.see(StepTimeLevel{1}, "time level " + std::to_string(level + 1));
        w.see(SetCursor{to_days(make_day(2015, 7, 20)), CursorMotion::jump}, "closer");
    }
    w.see(StepZoomMap{std::nullopt, 2}, "map x2");
    w.see(StepZoomMap{std::nullopt, 2}, "map x4");
    w.see(HomeMap{}, "map home");
    w.see(PickState{StateId{30}}, "picked");
    if (w.tree().find("nav-more") != nullptr) {
        w.see(ShowMenu{true}, "menu");
        w.act(ShowMenu{false});
    }
    w.see(ShowTracks{true}, "filter");
}

/// Fingers that rest: names over the map, the loupe over the timeline.
void walk_looks(Walk& w, std::size_t at) {
    enter(w);
    Share(w.exhibit().states.size(), 12, at).each([&](std::size_t i) {
        const double along =
            static_cast<double>(i) / static_cast<double>(w.exhibit().states.size());
        w.see(LookAtMap{SheetPoint{-2.4 + 4.8 * along, 1.2 - 2 * along}, StateId(i)},
              "name of " + w.exhibit().states[i].iso3);
    });
    w.act(LookAtMap{});
    for (int level = 0; level < 3; ++level) {
        Share(w.exhibit().events.size(), 6, at).each([&](std::size_t i) {
            const Event& event = w.exhibit().events[i];
            w.see(LookAtDay{to_days(event.date.first)}, "loupe at " + event.key);
        });
        w.act(StepTimeLevel{1});
    }
}

void walk_spectrum(Walk& w, std::size_t at) {
    enter(w);
    w.see(ShowView{SceneId::spectrum}, "opening");
    for (std::size_t q = 0; q < w.exhibit().questions.size(); ++q) {
        w.act(SelectQuestion{QuestionId(q)});
        w.see(SetCursor{to_days(make_day(2024, 12, 1)), CursorMotion::jump},
              "2024 question " + std::to_string(q + 1));
    }
    const auto circles = w.tree().circles;
    Share(circles.size(), 4, at).each([&](std::size_t i) {
        const StateId state = circles[i].state;
        w.see(PickCircle{state}, "bubble of " + w.exhibit().states[state.index].iso3);
    });
}

void walk_event(Walk& w, std::size_t at) {
    enter(w);
    Share(w.exhibit().events.size(), 12, at).each([&](std::size_t i) {
        w.see(OpenEvent{EventId(i)}, w.exhibit().events[i].key);
        if (w.state().card_length > 1)
            w.see(ScrollCard{w.state().card_length}, w.exhibit().events[i].key + " at its end");
    });
}

void look_through_dossier(Walk& w, const std::string& iso3) {
    for (const DossierView view :
         {DossierView::evidence, DossierView::instruments, DossierView::moments}) {
        w.see(ShowInDossier{view, QuestionId{0}},
              iso3 + " view " + std::to_string(static_cast<int>(view)));
        if (w.state().list.length > 1)
            w.see(ScrollList{w.state().list.length}, iso3 + " list's end");
    }
}

void walk_dossier(Walk& w, std::size_t at) {
    enter(w);
    Share(w.exhibit().states.size(), 12, at).each([&](std::size_t i) {
        const std::string& iso3 = w.exhibit().states[i].iso3;
        w.see(OpenDossier{StateId(i)}, iso3);
        w.see(SetCursor{to_days(make_day(2025, 6, 1)), CursorMotion::jump}, iso3 + " 2025");
        w.act(LeaveScene{});
        w.see(SetCursor{to_days(make_day(2011, 9, 14)), CursorMotion::jump}, "closed again");
    });
    for (const char* iso3 : {"USA", "RUS", "BRA", "COD"}) {
        w.see(OpenDossier{*w.exhibit().find_state(iso3)}, iso3);
        look_through_dossier(w, iso3);
        w.act(LeaveScene{});
    }
}

void walk_compare(Walk& w, std::size_t at) {
    enter(w);
    constexpr const char* pairs[][2] = {
        {"USA", "RUS"}, {"CHN", "BRA"}, {"COD", "VCT"}, {"GBR", "PRK"}, {"BIH", "STP"}};
    Share(std::size(pairs), 3, at).each([&](std::size_t i) {
        const std::string what = std::string(pairs[i][0]) + "-" + pairs[i][1];
        w.act(Compare{*w.exhibit().find_state(pairs[i][0])});
        w.act(ChangeCompared{1});
        w.see(SetCompared{*w.exhibit().find_state(pairs[i][1])}, what);
        w.see(SetCursor{to_days(make_day(2025, 6, 1)), CursorMotion::jump}, what + " 2025");
        w.see(ShowAllCompared{true}, what + " all");
        if (w.state().list.length > 1)
            w.see(ScrollList{w.state().list.length}, what + " list's end");
        w.act(ShowAllCompared{false});
        w.act(SetCursor{to_days(make_day(2011, 9, 14)), CursorMotion::jump});
    });
    w.see(ChangeCompared{0}, "picker");
    const int letters = 27;
    Share(letters, 8, at).each([&](std::size_t i) {
        w.see(PickLetter{static_cast<int>(i)}, "letter " + std::to_string(i));
    });
}

void walk_tour(Walk& w, std::size_t) {
    enter(w);
    w.act(OpenScene{SceneId::tour});
    w.act(HoldTour{true});
    for (std::size_t i = 0; i < w.exhibit().tour.size(); ++i) {
        w.see(GoToStop{static_cast<int>(i)}, "stop " + std::to_string(i + 1));
        if (w.state().list.length > 1)
            w.see(ScrollList{w.state().list.length}, "stop's end");
        w.see(HoldTour{i % 2 == 0}, "held");
    }
}

void walk_outcomes(Walk& w, std::size_t) {
    enter(w);
    w.see(OpenScene{SceneId::outcomes}, "page 1");
    const int rows = static_cast<int>(w.exhibit().predictions.size());
    for (int i = 0; i < rows; ++i) {
        if (i > 0 && i % outcomes_per_page == 0)
            w.see(TurnPage{1}, "page");
        w.see(OpenOutcome{i}, "row " + std::to_string(i + 1));
        if (w.state().list.length > 1)
            w.see(ScrollList{w.state().list.length}, "row's end");
        w.act(OpenOutcome{i});
        w.rest();
    }
}

void walk_question(Walk& w, std::size_t at) {
    enter(w);
    w.see(OpenScene{SceneId::question}, "1, nothing chosen");
    for (std::size_t i = 0; i < w.exhibit().quiz.size(); ++i) {
        const auto value = static_cast<float>(static_cast<int>((i + at) % 5) - 2);
        w.see(ChooseAnswer{value}, std::to_string(i + 1));
        w.see(GiveAnswer{i % 4 != 3}, "after " + std::to_string(i + 1));
    }
    for (std::size_t q = 0; q < w.exhibit().questions.size(); ++q)
        w.see(SelectQuestion{QuestionId(q)}, "result " + std::to_string(q + 1));
    SetTally many{};
    for (auto& of_question : many.answers)
        of_question.fill(1234);
    w.see(many, "with visitors");
    w.act(RestartQuiz{});
    for (std::size_t i = 0; i < w.exhibit().quiz.size(); ++i)
        w.act(GiveAnswer{false});
    w.rest();
    w.look("result unsure");
}

void walk_sources(Walk& w, std::size_t at) {
    enter(w);
    w.see(OpenScene{SceneId::sources}, "page 1");
    const std::size_t pages = w.exhibit().sources.size() / 6 + 2;
    for (std::size_t i = 1; i < pages; ++i) {
        w.act(TurnPage{1});
        if (i + 1 == pages || i % 5 == at % 5 || setting("FL_FIT") == "all") {
            w.rest();
            w.look("page " + std::to_string(i + 1));
            if (w.state().list.length > 1)
                w.see(ScrollList{w.state().list.length}, "page's end");
        }
    }
    w.act(LeaveScene{});
    w.act(OpenEvent{EventId(at % w.exhibit().events.size())});
    w.rest();
    w.see(OpenSources{EventId(at % w.exhibit().events.size())}, "of an event");
    w.see(OpenSources{PredictionRow{at % w.exhibit().predictions.size()}}, "of an outcome");
}

void walk_reading(Walk& w, std::size_t) {
    enter(w);
    w.see(OpenScene{SceneId::reading}, "opening");
    for (const ThemeId theme : {ThemeId::daylight, ThemeId::high_contrast})
        w.see(SetTheme{theme}, "theme");
}

void walk_glossary(Walk& w, std::size_t at) {
    enter(w);
    w.see(OpenScene{SceneId::glossary}, "list");
    if (w.state().list.length > 1)
        w.see(ScrollList{w.state().list.length}, "list's end");
    w.act(LeaveScene{});
    Share(w.exhibit().terms.size(), 12, at).each([&](std::size_t i) {
        w.see(OpenTerm{TermId(i)}, w.exhibit().terms[i].key);
        if (w.state().list.length > 1)
            w.see(ScrollList{w.state().list.length}, w.exhibit().terms[i].key + " list's end");
        w.act(LeaveScene{});
    });
}

void walk_idle_warning(Walk& w, std::size_t) {
    w.enter();
    w.frame(61);
    w.rest();
    w.look("warning");
    CHECK(w.state().scene == SceneId::idle_warning);
}

void walk_attract(Walk& w, std::size_t) {
    for (int i = 0; i < 30; ++i) {
        w.frame(1.5);
        w.look("at " + std::to_string(i));
    }
}

struct FitScene {
    const char* name;
    SceneWalk walk;
};
constexpr FitScene fit_scenes[] = {
    {"attract", walk_attract},           {"explore", walk_explore},   {"looks", walk_looks},
    {"spectrum", walk_spectrum},         {"event", walk_event},       {"dossier", walk_dossier},
    {"compare", walk_compare},           {"tour", walk_tour},         {"outcomes", walk_outcomes},
    {"question", walk_question},         {"sources", walk_sources},   {"reading", walk_reading},
    {"idle-warning", walk_idle_warning}, {"glossary", walk_glossary},
};

std::string summary(const std::vector<std::string>& list) {
    std::string out;
    for (std::size_t i = 0; i < list.size() && i < 25; ++i)
        out += list[i] + '\n';
    return out + std::to_string(list.size()) + " in all";
}

void check_scene(std::string_view name) {
    const auto scene = std::ranges::find(fit_scenes, name, &FitScene::name);
    std::vector<std::string> found;
    int texts = 0, pages = 0;
    const auto cases = all_cases();
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (!setting("FL_FIT_CASE").empty() && name_of(cases[i]) != setting("FL_FIT_CASE"))
            continue;
        Walk walk(cases[i]);
        scene->walk(walk, i);
        texts += walk.texts;
        pages += walk.pages;
        found.insert(found.end(), walk.complaints.list.begin(), walk.complaints.list.end());
    }
    if (const std::string folder = setting("FL_FIT_LIST"); !folder.empty()) {
        std::ofstream file(folder + "/fit-" + std::string(name) + ".txt");
        for (const std::string& complaint : found)
            file << complaint << '\n';
        file << pages << " pages, " << texts << " texts, " << found.size() << " complaints\n";
    }
    INFO(summary(found));
    CHECK(found.empty());
    CHECK(texts > 0);
}

} // namespace

#define FL_FIT_SCENE_TEST(name)                                                                    \
    TEST_CASE("all text fits: " name, "[fit]") {                                                   \
        check_scene(name);                                                                         \
    }
FL_FIT_SCENE_TEST("attract")
FL_FIT_SCENE_TEST("explore")
FL_FIT_SCENE_TEST("spectrum")
FL_FIT_SCENE_TEST("event")
FL_FIT_SCENE_TEST("dossier")
FL_FIT_SCENE_TEST("compare")
FL_FIT_SCENE_TEST("tour")
FL_FIT_SCENE_TEST("outcomes")
FL_FIT_SCENE_TEST("question")
FL_FIT_SCENE_TEST("sources")
FL_FIT_SCENE_TEST("reading")
FL_FIT_SCENE_TEST("idle-warning")
FL_FIT_SCENE_TEST("glossary")
