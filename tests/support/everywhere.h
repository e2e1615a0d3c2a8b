#pragma once

// Every scene, and what can be open in one.

#include "content/exhibit.h"
#include "state/intent.h"

#include <string>
#include <vector>

namespace fl::test {

/// A scene or something open in one, and what leads there from explore.
struct Somewhere {
    std::string name;
    std::vector<Intent> way;
};

inline std::vector<Somewhere> everywhere(const Exhibit& exhibit) {
    const StateId brazil = *exhibit.find_state("BRA");
    const OpenDossier dossier{brazil};
    const GiveAnswer sure{true};
    std::vector<Somewhere> all{
        {"explore", {}},
        {"filter", {ShowTracks{true}}},
        {"event", {OpenEvent{EventId{0}}}},
        {"last event", {OpenEvent{EventId(exhibit.events.size() - 1)}}},
        {"dossier", {dossier}},
        {"evidence", {dossier, ShowInDossier{DossierView::evidence, QuestionId{0}}}},
        {"instruments", {dossier, ShowInDossier{DossierView::instruments, QuestionId{0}}}},
        {"moments", {dossier, ShowInDossier{DossierView::moments, QuestionId{0}}}},
        {"spectrum", {ShowView{SceneId::spectrum}}},
        {"tour", {OpenScene{SceneId::tour}, HoldTour{true}}},
        {"end of the tour", {OpenScene{SceneId::tour}, GoToStop{99}, HoldTour{true}}},
        {"outcomes", {OpenScene{SceneId::outcomes}}},
        {"outcome", {OpenScene{SceneId::outcomes}, OpenOutcome{0}}},
        {"question", {OpenScene{SceneId::question}}},
        {"answer", {OpenScene{SceneId::question}, ChooseAnswer{1}}},
        {"compare", {Compare{brazil}}},
        {"picker", {Compare{brazil}, ChangeCompared{0}}},
        {"letter", {Compare{brazil}, ChangeCompared{0}, PickLetter{3}}},
        {"reading", {OpenScene{SceneId::reading}}},
        {"sources", {OpenScene{SceneId::sources}}},
        {"sources of an event", {OpenEvent{EventId{0}}, OpenSources{EventId{0}}}},
        {"sources of an outcome", {OpenScene{SceneId::outcomes}, OpenSources{PredictionRow{0}}}},
        {"sources of two states",
         {Compare{brazil}, OpenSources{StatePair{{brazil, *exhibit.find_state("USA")}}}}},
        {"glossary", {OpenScene{SceneId::glossary}}},
        {"term", {OpenScene{SceneId::glossary}, OpenTerm{TermId{1}}}},
        {"menu", {ShowMenu{true}}},
        {"help", {ShowHelp{true}}},
        {"help over a dossier", {dossier, ShowHelp{true}}},
    };
    Somewhere result{"result", {OpenScene{SceneId::question}}};
    for (std::size_t i = 0; i < exhibit.quiz.size(); ++i) {
        result.way.emplace_back(ChooseAnswer{1});
        result.way.emplace_back(sure);
    }
    all.push_back(result);
    return all;
}

} // namespace fl::test
