#include "state/scene_flow.h"

#include "state/flow.h"

#include <algorithm>

namespace fl {

std::string_view scene_name(SceneId scene) {
    constexpr std::string_view names[] = {
        "attract",  "explore", "event",   "dossier", "spectrum", "tour",     "outcomes",
        "question", "result",  "compare", "reading", "sources",  "glossary", "idle-warning"};
    return names[static_cast<std::size_t>(scene)];
}

bool is_sheet(SceneId scene) {
    return scene == SceneId::reading || scene == SceneId::glossary ||
           scene == SceneId::idle_warning;
}

SceneId scene_under(const ExhibitState& s, SceneId scene) {
    const auto end = s.under.begin() + s.depth;
    const auto own = std::find(s.under.begin(), end, scene);
    const auto at = scene == s.scene ? end : own;
    return at == s.under.begin() ? SceneId::explore : *(at - 1);
}

SceneId ground_scene(const ExhibitState& s) {
    SceneId scene = s.scene;
    while (is_sheet(scene))
        scene = scene_under(s, scene);
    return scene;
}

void enter_scene(ExhibitState& s, SceneId scene, Instant now) {
    if (s.scene == SceneId::attract || s.scene == scene)
        return;
    if (s.depth ==
        static_cast<int>(s.under.size())) { // the innermost is forgotten, never the way out
        std::rotate(s.under.begin(), s.under.begin() + 1, s.under.end());
        --s.depth;
    }
    s.under[static_cast<std::size_t>(s.depth++)] = s.scene;
    s.scene = scene;
    s.scene_began = now;
    s.list = {};
    s.playing = false;
    s.menu_open = s.tracks_open = false;
}

void leave_scene(ExhibitState& s, const Materials& m, Instant now) {
    if (s.scene == SceneId::attract || s.scene == SceneId::explore)
        return;
    if (s.scene == SceneId::event)
        return close_card(s, m, now);
    if (s.scene == SceneId::dossier)
        return close_dossier(s, m, now);
    if (s.scene == SceneId::spectrum)
        return show_view(s, m, SceneId::explore, now);
    if (s.scene == SceneId::outcomes && s.outcomes.open_row)
        return open_outcome(s, m, *s.outcomes.open_row, now); // closes the row first
    if (s.scene == SceneId::tour)
        end_tour(s, m, now);
    s.scene = s.depth > 0 ? s.under[static_cast<std::size_t>(--s.depth)] : SceneId::explore;
    s.scene_began = now;
    s.list = {};
    come_back(s, m, now);
}

void come_back(ExhibitState& s, const Materials& m, Instant now) {
    if (s.scene == SceneId::outcomes)
        s.list.page = s.outcomes.page;
    if (s.scene == SceneId::tour)
        go_to_stop(s, m, s.tour.stop, now);
    if (s.scene == SceneId::explore) // a hand may have held the map when the scene was opened
        settle_camera(s, m, now);
}

void go_home(ExhibitState& s, const Materials& m, Instant now) {
    const SceneId seen = ground_scene(s);
    for (int guard = 0; s.scene != SceneId::explore && guard < 8; ++guard)
        leave_scene(s, m, now);
    s.depth = 0;
    s.menu_open = false;
    if (s.spectrum.on)
        show_view(s, m, SceneId::explore, now);
    s.picked.reset();
    s.compare.picking.reset();
    // What a page has hidden is not seen to leave.
    if (seen != SceneId::dossier)
        s.dossier.sheet = {};
    if (seen != SceneId::event) {
        s.card = {};
        s.event.reset();
    }
}

void show_view(ExhibitState& s, const Materials& m, SceneId view, Instant now) {
    const bool on = view == SceneId::spectrum;
    if (s.spectrum.on == on || (s.scene != SceneId::explore && s.scene != SceneId::spectrum))
        return;
    s.spectrum.on = on;
    // Turned round in mid-flight, it goes back from where it is.
    const float left = s.spectrum.morph.active() ? 1 - s.spectrum.morph.at(now) : 0;
    const Instant whole = s.calm ? m.tokens.motion.reduced_fade : m.tokens.motion.map_to_states;
    const Instant gone(static_cast<Instant::rep>(left * static_cast<float>(whole.count())));
    s.spectrum.morph = {now - gone, whole};
    s.spectrum.picked.reset();
    s.picked.reset();
    s.scene = view;
    s.scene_began = now;
    s.depth = 0;
    if (on)
        fly(s, home_camera(m.map), m.tokens.motion.fly_min, now);
}

void open_outcomes(ExhibitState& s, Instant now) {
    enter_scene(s, SceneId::outcomes, now);
    s.outcomes = {};
}

void open_outcome(ExhibitState& s, const Materials& m, int row, Instant now) {
    if (row < 0 || row >= static_cast<int>(m.exhibit.predictions.size()))
        return;
    const bool same = s.outcomes.open_row == row;
    s.outcomes.open_row = same ? std::nullopt : std::optional(row);
    s.outcomes.row = {now, paced(s, m, m.tokens.motion.card_in)};
    s.list.page = s.outcomes.page = row / outcomes_per_page;
    s.list.scroll = s.list.velocity = 0;
}

void open_sources(ExhibitState& s, const SourceSubject& subject, Instant now) {
    enter_scene(s, SceneId::sources, now);
    s.sources.subject = subject;
}

void open_term(ExhibitState& s, const Materials& m, TermId term, Instant now) {
    if (term.index >= m.exhibit.terms.size())
        return;
    enter_scene(s, SceneId::glossary, now);
    s.glossary.term = term;
}

void turn_page(ExhibitState& s, const Materials& m, int by) {
    s.list.page = std::clamp(s.list.page + by, 0, std::max(page_count(s, m) - 1, 0));
    s.list.scroll = s.list.velocity = 0;
    s.outcomes.open_row.reset();
    s.outcomes.row = {};
    if (s.scene == SceneId::outcomes)
        s.outcomes.page = s.list.page;
}

int page_count(const ExhibitState& s, const Materials& m) {
    const auto pages = [](std::size_t rows, std::size_t each) {
        return static_cast<int>((rows + each - 1) / each);
    };
    if (s.scene == SceneId::outcomes)
        return pages(m.exhibit.predictions.size(), outcomes_per_page);
    if (s.scene != SceneId::sources)
        return 1;
    std::vector<SourceId> sources;
    collect_sources(m.exhibit, s.sources.subject, sources);
    const int about = is_whole(s.sources.subject) ? 1 : 0; // the last page: the exhibit itself
    return pages(sources.size(), 6) + about;
}

} // namespace fl
