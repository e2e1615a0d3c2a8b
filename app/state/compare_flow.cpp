#include "state/scene_flow.h"

#include <algorithm>

namespace fl {
namespace {

/// The best-known other state, by the data's label priority: a comparison always has two sides.
std::optional<StateId> counterpart(const Materials& m, StateId first) {
    std::optional<StateId> best;
    for (std::size_t i = 0; i < m.exhibit.states.size(); ++i) {
        const State& state = m.exhibit.states[i];
        if (StateId(i) == first || !state.is_state || state.label_priority <= 0)
            continue;
        if (!best || state.label_priority > m.exhibit.states[best->index].label_priority)
            best = StateId(i);
    }
    return best;
}

void remember(CompareState& compare, StateId state) {
    auto& recent = compare.recent;
    const auto known = std::ranges::find(recent, std::optional(state));
    const auto end = known == recent.end() ? recent.end() - 1 : known;
    std::move_backward(recent.begin(), end, end + 1);
    recent[0] = state;
}

} // namespace

void open_compare(ExhibitState& s, const Materials& m, StateId first, Instant now) {
    if (first.index >= m.exhibit.states.size())
        return;
    enter_scene(s, SceneId::compare, now);
    if (s.scene != SceneId::compare)
        return;
    s.compare.states[0] = first;
    if (!s.compare.states[1] || s.compare.states[1] == first)
        s.compare.states[1] = counterpart(m, first);
    s.compare.picking.reset();
    remember(s.compare, first);
}

void set_compared(ExhibitState& s, const Materials& m, StateId state) {
    if (!s.compare.picking || state.index >= m.exhibit.states.size())
        return;
    const auto slot = static_cast<std::size_t>(*s.compare.picking);
    if (s.compare.states[1 - slot] == state)
        s.compare.states[1 - slot] = s.compare.states[slot]; // they change places
    s.compare.states[slot] = state;
    s.compare.picking.reset();
    s.list = {};
    remember(s.compare, state);
}

} // namespace fl
