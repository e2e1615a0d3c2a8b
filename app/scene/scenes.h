#pragma once

#include "scene/dossier/joined.h"
#include "scene/map/map_view.h"
#include "scene/parts/linked_text.h"
#include "scene/parts/qr_code.h"
#include "scene/question/nearest_views.h"
#include "scene/spectrum/packing.h"
#include "scene/spectrum/spectrum.h"
#include "scene/timeline/timeline.h"
#include "text/alphabet.h"

namespace fl {

struct CodeMemory {
    SourceId source;
    QrCode code;
};

/// What the page of sources turns through, and the codes that it has shown last.
struct SourceMemory {
    std::optional<SourceSubject> subject; // of the list below
    std::vector<SourceId> sources;
    std::vector<CodeMemory> codes;
};

/// A statement or act behind one scale of a state.
struct Evidence {
    StanceSource source = StanceSource::none;
    std::size_t index = 0; // of the Position or Act
    EventDate date;        // as shown; it counts from `from`
    Day from{};
};

/// Lists about one state, made when another one is picked.
struct DossierMemory {
    std::optional<StateId> state;
    std::optional<QuestionId> question; // of the evidence
    std::vector<Joined> joined, telling;
    std::vector<EventId> moments, best;
    std::vector<Evidence> evidence;
};

/// Lists about two states, and the names of all in the order of the language.
struct CompareMemory {
    std::array<std::optional<StateId>, 2> states{};
    std::array<std::vector<Joined>, 2> joined;
    std::vector<InstrumentId> shared, either; // by date
    std::optional<LanguageId> language;       // of the index
    std::vector<StateId> named;               // what the index counts
    NameIndex names;
};

/// What the quiz's result shows of the states: found when question, value or place change.
struct ResultMemory {
    std::optional<QuestionId> question;
    std::optional<float> value;
    RectPx box;
    NearestViews nearest;
    std::vector<StateId> states; // with a position
    std::vector<float> scores;   // of these
    Packing packing;             // left-to-right coordinates
};

/// What scenes remember between frames: reused storage and things that hold their place.
struct SceneMemory {
    TimelineRecords timeline;
    LabelMemory labels;
    std::vector<NodeId> state_ids;
    SourceMemory sources;
    DossierMemory dossier;
    CompareMemory compare;
    SpectrumMemory spectrum;
    ResultMemory result;
    TermMemory terms;
};

/// What a layout found out that the state must know.
struct LayoutFacts {
    float card_scrollable_px = 0;
    float list_scrollable_px = 0;
};

/// Lays out `ctx.scene`, and under a sheet first what it lies over.
LayoutFacts lay_out_scene(LayoutContext& ctx, SceneMemory& memory);

void lay_out_attract(LayoutContext& ctx, SceneMemory& memory);
/// Explore with its cards: event, dossier; the map or the states on a scale.
LayoutFacts lay_out_explore(LayoutContext& ctx, SceneMemory& memory);
LayoutFacts put_event_card(LayoutContext& ctx, SceneMemory& memory);
/// The dossier sheet beside the map.
LayoutFacts put_dossier(LayoutContext& ctx, SceneMemory& memory);
/// States as circles on the scale, instead of the map, and their flight from and to it.
void put_spectrum(LayoutContext& ctx, SceneMemory& memory);
LayoutFacts lay_out_tour(LayoutContext& ctx, SceneMemory& memory);
LayoutFacts lay_out_outcomes(LayoutContext& ctx, SceneMemory& memory);
LayoutFacts lay_out_question(LayoutContext& ctx, SceneMemory& memory);
LayoutFacts lay_out_result(LayoutContext& ctx, SceneMemory& memory);
LayoutFacts lay_out_compare(LayoutContext& ctx, SceneMemory& memory);
LayoutFacts lay_out_sources(LayoutContext& ctx, SceneMemory& memory);
/// Sheets over another scene.
LayoutFacts put_reading_sheet(LayoutContext& ctx);
LayoutFacts put_glossary(LayoutContext& ctx);
void put_idle_warning(LayoutContext& ctx);

/// Scenes that this program has; buttons lead to no others.
bool is_offered(const Exhibit& exhibit, SceneId scene);

} // namespace fl
