#include "access/inspection.h"

#include <cmath>

namespace fl::test {

const OwnWorld& own_world() {
    static const OwnWorld world;
    return world;
}

TextEngine& own_text() {
    static TextEngine text(std::filesystem::path(FL_SHARE_DIR) / "fonts", "");
    return text;
}

Inspection::Inspection(const Circumstances& c)
    : circumstances_(c)
    , session_(own_world().materials, own_text(), make_screen(c.panel, c.mounting),
               own_world().exhibit.find_language(c.language).value()) {
    act(SetHouseTheme{c.theme});
    act(SetHouseReach{c.lower}); // text is larger for one visitor only: in attract there is none
    frame(0.1);
}

std::string Inspection::name() const {
    constexpr const char* themes[] = {"night", "daylight", "high contrast"};
    const Circumstances& c = circumstances_;
    const bool smaller = c.mounting.diagonal_in < Mounting{}.diagonal_in;
    return std::to_string(static_cast<int>(c.panel.w)) + "x" +
           std::to_string(static_cast<int>(c.panel.h)) + (smaller ? " small " : " ") + c.language +
           " " + themes[static_cast<int>(c.theme)] + " text " + std::to_string(c.text_step + 1) +
           (c.lower ? " reach" : "");
}

void Inspection::frame(double s, std::span<const InputEvent> events) {
    const Instant step{static_cast<std::int64_t>(std::llround(s * 1e6))};
    now_ += step;
    session_.step(events, {now_, step});
}

void Inspection::rest() {
    for (int i = 0; i < 3; ++i)
        frame(0.7);
}

void Inspection::restore(const ExhibitState& state, Instant then) {
    session_.restore(state);
    now_ = then;
    frame(1.0 / 60);
}

void Inspection::show(const Intent& intent) {
    act(intent);
    rest();
}

/// A new visit, in which nothing times out.
void Inspection::begin() {
    act(GoToAttract{});
    act(Wake{own_world().exhibit.find_language(circumstances_.language)});
    act(RunIdleTimer{false, {}, {}});
    act(SetTextStep{circumstances_.text_step});
    rest();
}

void Inspection::see_all(const std::function<void(std::string_view)>& look) {
    frame(1.5);
    look("attract, headline");
    for (int i = 0; i < 10; ++i)
        frame(1.5);
    look("attract, question");
    see_explore(look);
    see_cards(look);
    see_pages(look);
    see_sheets(look);
}

void Inspection::see_explore(const std::function<void(std::string_view)>& look) {
    begin();
    look("explore");
    show(SetCursor{to_days(make_day(2024, 12, 1)), CursorMotion::jump});
    look("explore, 2024");
    if (tree().find("nav-more") != nullptr) {
        show(ShowMenu{true});
        look("menu");
        show(ShowMenu{false});
    }
    show(ShowTracks{true});
    look("filter");
    show(ShowTracks{false});
    for (int level = 0; level < 3; ++level)
        show(StepTimeLevel{1});
    look("explore, days");
    begin();
    show(StepZoomMap{std::nullopt, 4});
    look("explore, map near");
}

void Inspection::see_cards(const std::function<void(std::string_view)>& look) {
    begin();
    show(OpenEvent{*own_world().exhibit.find_event("code-2011")});
    look("event");
    begin();
    show(OpenDossier{*own_world().exhibit.find_state("BRA")});
    look("dossier");
    show(ShowInDossier{DossierView::evidence, QuestionId{0}});
    look("dossier, evidence");
    show(ShowInDossier{DossierView::instruments, QuestionId{0}});
    look("dossier, instruments");
    begin();
    show(ShowView{SceneId::spectrum});
    look("states");
    if (!tree().circles.empty()) {
        show(PickCircle{tree().circles.front().state});
        look("states, bubble");
    }
}

void Inspection::see_pages(const std::function<void(std::string_view)>& look) {
    begin();
    show(Compare{*own_world().exhibit.find_state("USA")});
    look("compare, choosing");
    act(ChangeCompared{1});
    show(SetCompared{*own_world().exhibit.find_state("RUS")});
    look("compare");
    begin();
    act(OpenScene{SceneId::tour});
    show(HoldTour{true});
    look("tour");
    show(GoToStop{3});
    look("tour, stop 4");
    begin();
    show(OpenScene{SceneId::outcomes});
    look("outcomes");
    show(OpenOutcome{0});
    look("outcomes, row");
    begin();
    show(OpenScene{SceneId::question});
    look("question");
    show(ChooseAnswer{1});
    look("question, chosen");
    for (std::size_t i = 0; i < own_world().exhibit.quiz.size(); ++i) {
        act(ChooseAnswer{1});
        show(GiveAnswer{true});
    }
    look("result");
    begin();
    show(OpenScene{SceneId::sources});
    look("sources");
}

void Inspection::see_sheets(const std::function<void(std::string_view)>& look) {
    begin();
    show(OpenScene{SceneId::reading});
    look("language and reading");
    begin();
    show(OpenScene{SceneId::glossary});
    look("glossary");
    show(OpenTerm{TermId{0}});
    look("glossary, term");
    begin();
    show(ShowHelp{true});
    look("help");
    begin();
    act(RunIdleTimer{true, {}, {}});
    frame(61);
    rest();
    look("still there");
}

} // namespace fl::test
