#include "content/stance.h"

#include <algorithm>
#include <map>
#include <span>

namespace fl {
namespace {

/// An act that gives points on one question, and when it begins to count.
struct CountedAct {
    EventDate from;
    double points = 0;
    std::uint32_t act = 0;  // index into Exhibit::acts
    std::uint32_t rule = 0; // index into Exhibit::rules
};

/// Order of dates as text: "2011" before "2011-01" before "2011-01-01"; all begin on the same day.
bool earlier(const EventDate& a, const EventDate& b) {
    return a.first != b.first ? a.first < b.first : a.precision > b.precision;
}

/// By date; what begins on one date keeps the order of the rules, then that of the acts. This only
/// decides which act is named as the latest.
void sort_by_date(std::vector<CountedAct>& acts) {
    std::stable_sort(acts.begin(), acts.end(), [](const CountedAct& a, const CountedAct& b) {
        if (earlier(a.from, b.from) || earlier(b.from, a.from))
            return earlier(a.from, b.from);
        return a.rule < b.rule;
    });
}

std::optional<CountedAct> counted(const Exhibit& exhibit, std::size_t act_index,
                                  std::size_t rule_index) {
    const Act& act = exhibit.acts[act_index];
    const StanceRule& rule = exhibit.rules[rule_index];
    if (!act.date || act.instrument != rule.instrument || act.role != rule.role)
        return std::nullopt;
    EventDate from = *act.date;
    if (rule.effective_from && earlier(from, *rule.effective_from))
        from = *rule.effective_from;
    return CountedAct{from, rule.points, static_cast<std::uint32_t>(act_index),
                      static_cast<std::uint32_t>(rule_index)};
}

double mean(std::span<const CountedAct> acts) {
    double sum = 0;
    for (const CountedAct& act : acts)
        sum += act.points;
    return sum / static_cast<double>(acts.size());
}

/// The acts of `sorted` that count by `day`.
std::span<const CountedAct> by_day(const std::vector<CountedAct>& sorted, Day day) {
    const auto end = std::partition_point(
        sorted.begin(), sorted.end(), [day](const CountedAct& a) { return a.from.first <= day; });
    return {sorted.begin(), end};
}

/// Everything that decides one state's stance on one question.
struct Evidence {
    std::vector<CountedAct> acts;         // by date
    std::vector<std::uint32_t> positions; // indices, by counts_from
    std::optional<float> range;
};

StanceStep step_at(const Exhibit& exhibit, const Evidence& evidence, Day day) {
    const auto view_end = std::partition_point(
        evidence.positions.begin(), evidence.positions.end(),
        [&](std::uint32_t i) { return exhibit.positions[i].counts_from <= day; });
    if (view_end != evidence.positions.begin()) {
        const std::uint32_t latest = *std::prev(view_end);
        return {day, static_cast<float>(exhibit.positions[latest].stance), StanceSource::view,
                latest};
    }
    const auto acts = by_day(evidence.acts, day);
    if (!acts.empty())
        return {day, static_cast<float>(mean(acts)), StanceSource::acts, acts.back().act};
    if (evidence.range && day >= exhibit.range_from)
        return {day, *evidence.range, StanceSource::range, 0};
    return {day, 0, StanceSource::none, 0};
}

std::vector<StanceStep> steps_of(const Exhibit& exhibit, const Evidence& evidence) {
    std::vector<Day> days;
    for (const CountedAct& act : evidence.acts)
        days.push_back(act.from.first);
    for (const std::uint32_t i : evidence.positions)
        days.push_back(exhibit.positions[i].counts_from);
    if (evidence.range)
        days.push_back(exhibit.range_from);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());

    std::vector<StanceStep> steps;
    for (const Day day : days) {
        const StanceStep step = step_at(exhibit, evidence, day);
        const bool same = !steps.empty() && steps.back().value == step.value &&
                          steps.back().source == step.source &&
                          steps.back().reference == step.reference;
        if (!same)
            steps.push_back(step);
    }
    return steps;
}

std::size_t cell(const Exhibit& exhibit, StateId state, QuestionId question) {
    return state.index * exhibit.questions.size() + question.index;
}

void add_acts(const Exhibit& exhibit, std::vector<Evidence>& evidence) {
    std::multimap<std::pair<InstrumentId, ActRole>, std::size_t> rules;
    for (std::size_t i = 0; i < exhibit.rules.size(); ++i)
        rules.emplace(std::pair{exhibit.rules[i].instrument, exhibit.rules[i].role}, i);
    for (std::size_t i = 0; i < exhibit.acts.size(); ++i) {
        const Act& act = exhibit.acts[i];
        const auto [first, last] = rules.equal_range({act.instrument, act.role});
        for (auto rule = first; rule != last; ++rule) {
            const QuestionId question = exhibit.rules[rule->second].question;
            if (const auto one = counted(exhibit, i, rule->second))
                evidence[cell(exhibit, act.state, question)].acts.push_back(*one);
        }
    }
    for (Evidence& one : evidence)
        sort_by_date(one.acts);
}

void add_positions(const Exhibit& exhibit, std::vector<Evidence>& evidence) {
    for (std::size_t i = 0; i < exhibit.positions.size(); ++i) {
        const Position& position = exhibit.positions[i];
        evidence[cell(exhibit, position.state, position.question)].positions.push_back(
            static_cast<std::uint32_t>(i));
    }
    for (Evidence& one : evidence) {
        std::stable_sort(
            one.positions.begin(), one.positions.end(), [&](std::uint32_t a, std::uint32_t b) {
                return exhibit.positions[a].counts_from < exhibit.positions[b].counts_from;
            });
    }
}

} // namespace

StanceClass stance_class(float score) {
    if (score >= 1.25F)
        return StanceClass::plus_strong;
    if (score >= 0.34F)
        return StanceClass::plus_lean;
    if (score > -0.34F)
        return StanceClass::between;
    if (score > -1.25F)
        return StanceClass::minus_lean;
    return StanceClass::minus_strong;
}

std::optional<double> score_of_acts(const Exhibit& exhibit, StateId state, QuestionId question,
                                    Day day) {
    double sum = 0;
    int count = 0;
    for (std::size_t i = 0; i < exhibit.acts.size(); ++i) {
        if (exhibit.acts[i].state != state)
            continue;
        for (std::size_t r = 0; r < exhibit.rules.size(); ++r) {
            if (exhibit.rules[r].question != question)
                continue;
            const auto one = counted(exhibit, i, r);
            if (one && one->from.first <= day) {
                sum += one->points;
                ++count;
            }
        }
    }
    if (count == 0)
        return std::nullopt;
    return sum / count;
}

ShownStance shown_stance(const Exhibit& exhibit, StateId state, QuestionId question, Day day) {
    const std::vector<StanceStep>& steps = exhibit.stance_steps[cell(exhibit, state, question)];
    const auto next = std::partition_point(steps.begin(), steps.end(),
                                           [day](const StanceStep& s) { return s.from <= day; });
    if (next == steps.begin())
        return {};
    const StanceStep& step = *std::prev(next);
    if (step.source == StanceSource::none)
        return {};
    return {stance_class(step.value), step.value, step.source, step.reference};
}

void compute_stance_steps(Exhibit& exhibit) {
    std::vector<Evidence> evidence(exhibit.states.size() * exhibit.questions.size());
    add_acts(exhibit, evidence);
    add_positions(exhibit, evidence);
    for (std::size_t s = 0; s < exhibit.states.size(); ++s) {
        evidence[cell(exhibit, StateId{s}, exhibit.range_question)].range =
            exhibit.states[s].range_value;
    }
    exhibit.stance_steps.clear();
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        const StateId state{i / exhibit.questions.size()};
        // An organisation is an actor of its own, never a coloured state.
        const bool shown = exhibit.states[state.index].is_state;
        exhibit.stance_steps.push_back(shown ? steps_of(exhibit, evidence[i])
                                             : std::vector<StanceStep>{});
    }
}

} // namespace fl
