#include "content/source_subject.h"

#include <algorithm>

namespace fl {
namespace {

struct Collector {
    const Exhibit& exhibit;
    std::vector<SourceId>& out;

    void add(SourceId source) const {
        if (std::ranges::find(out, source) == out.end())
            out.push_back(source);
    }
    void operator()(std::monostate) const {
        for (std::size_t i = 0; i < exhibit.sources.size(); ++i)
            out.emplace_back(i);
    }
    void operator()(EventId event) const {
        for (const SourceId source : exhibit.events[event.index].sources)
            add(source);
    }
    void operator()(PredictionRow row) const {
        for (const EventId event : exhibit.predictions[row.index].evidence)
            (*this)(event);
    }
    void operator()(const StatePair& pair) const {
        for (const StateId state : pair.states) {
            for (const Position& position : exhibit.positions) {
                if (position.state == state)
                    add(position.source);
            }
            for (const Act& act : exhibit.acts) {
                if (act.state == state)
                    add(act.source);
            }
        }
    }
};

} // namespace

void collect_sources(const Exhibit& exhibit, const SourceSubject& subject,
                     std::vector<SourceId>& out) {
    out.clear();
    std::visit(Collector{exhibit, out}, subject);
}

} // namespace fl
