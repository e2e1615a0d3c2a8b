#include "scene/dossier/joined.h"

#include <algorithm>

namespace fl {
namespace {

constexpr std::size_t shown_at_first = 3, most_of_one_type = 2;

// How much a kind of instrument and a role tell about a state. An order, not a measure: a treaty
// binds, a code or proposal speaks for its authors, a vote takes a moment.
int type_weight(std::string_view type) {
    if (type == "treaty")
        return 60;
    if (type == "code" || type == "proposal")
        return 50;
    if (type == "declaration" || type == "alliance")
        return 40;
    if (type == "expert_group")
        return 30;
    return 20;
}

int role_weight(ActRole role) {
    switch (role) {
    case ActRole::sponsor:
        return 25;
    case ActRole::party:
        return 12;
    case ActRole::signatory:
    case ActRole::member:
        return 10;
    case ActRole::supporter:
        return 8;
    case ActRole::contributor:
        return 5;
    case ActRole::observer:
    case ActRole::voted_against:
        return 3;
    case ActRole::voted_for:
        return 2;
    case ActRole::former_member:
    case ActRole::abstained:
        break;
    }
    return 0;
}

int moment_weight(const Exhibit& exhibit, StateId state, EventId id) {
    const Event& event = exhibit.events[id.index];
    const bool own = std::ranges::any_of(
        exhibit.positions, [&](const Position& p) { return p.state == state && p.evidence == id; });
    return (own ? 8 : 0) + event.importance * 3 -
           static_cast<int>(std::min<std::size_t>(event.states.size(), 12));
}

} // namespace

void collect_joined(const Exhibit& exhibit, StateId state, std::vector<Joined>& out) {
    out.clear();
    for (const Act& act : exhibit.acts) {
        if (act.state != state)
            continue;
        const Instrument& instrument = exhibit.instruments[act.instrument.index];
        const int weight =
            type_weight(instrument.type) + role_weight(act.role) + (instrument.side != 0 ? 5 : 0);
        const Joined joined{act.instrument, act.role, act.date.value_or(instrument.date),
                            act.source, weight};
        const auto known = std::ranges::find(out, act.instrument, &Joined::instrument);
        if (known == out.end())
            out.push_back(joined);
        else if (joined.weight > known->weight)
            *known = joined;
    }
    std::ranges::stable_sort(out, {}, [](const Joined& j) { return j.date.first; });
}

void most_telling(const Exhibit& exhibit, const std::vector<Joined>& all,
                  std::vector<Joined>& out) {
    std::vector<Joined> ranked = all;
    std::ranges::stable_sort(ranked, std::ranges::greater{}, &Joined::weight);
    const auto type = [&](const Joined& j) -> std::string_view {
        return exhibit.instruments[j.instrument.index].type;
    };
    out.clear();
    for (const bool any_type : {false, true}) {
        for (const Joined& joined : ranked) {
            const auto same = std::ranges::count(out, type(joined), type);
            const bool taken =
                std::ranges::find(out, joined.instrument, &Joined::instrument) != out.end();
            if (out.size() < shown_at_first && !taken &&
                (any_type || same < static_cast<long>(most_of_one_type)))
                out.push_back(joined);
        }
    }
    std::ranges::stable_sort(out, {}, [](const Joined& j) { return j.date.first; });
}

void collect_moments(const Exhibit& exhibit, StateId state, std::vector<EventId>& out) {
    out.clear();
    for (std::size_t i = 0; i < exhibit.events.size(); ++i) {
        const auto& states = exhibit.events[i].states;
        if (std::ranges::find(states, state) != states.end())
            out.push_back(EventId(i));
    }
}

void best_moments(const Exhibit& exhibit, StateId state, const std::vector<EventId>& all,
                  std::size_t count, std::vector<EventId>& out) {
    out = all;
    std::ranges::stable_sort(out, std::ranges::greater{},
                             [&](EventId id) { return moment_weight(exhibit, state, id); });
    if (out.size() > count)
        out.resize(count);
    std::ranges::sort(out);
}

Word role_word(const Exhibit& exhibit, const Joined& joined) {
    if (joined.role == ActRole::member &&
        exhibit.instruments[joined.instrument.index].type == "expert_group")
        return Word::role_expert;
    constexpr Word words[] = {Word::role_party,     Word::role_signatory,     Word::role_sponsor,
                              Word::role_voted_for, Word::role_voted_against, Word::role_abstained,
                              Word::role_member,    Word::role_former_member, Word::role_supporter,
                              Word::role_observer,  Word::role_contributor};
    return words[static_cast<std::size_t>(joined.role)];
}

VisibleText short_name(LayoutContext& ctx, InstrumentId id) {
    const Instrument& instrument = ctx.exhibit().instruments[id.index];
    return ctx.words(instrument.short_name ? instrument.short_name : instrument.name);
}

VisibleText short_name(LayoutContext& ctx, EventId id) {
    const Event& event = ctx.exhibit().events[id.index];
    return ctx.words(event.timeline_label ? event.timeline_label : event.title);
}

} // namespace fl
