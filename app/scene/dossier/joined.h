#pragma once

#include "scene/parts/context.h"

#include <vector>

namespace fl {

/// What one state did about one instrument: its weightiest role there.
struct Joined {
    InstrumentId instrument;
    ActRole role = ActRole::party;
    EventDate date; // of the act, else of the instrument
    SourceId source;
    int weight = 0; // how telling: a treaty put forward before a vote abstained from
};

/// All instruments of a state, by date.
void collect_joined(const Exhibit& exhibit, StateId state, std::vector<Joined>& out);

/// Of those the three most telling ones, by date; not more than two of one type, so that three
/// votes do not stand for everything. Which ones does not depend on the cursor.
void most_telling(const Exhibit& exhibit, const std::vector<Joined>& all, std::vector<Joined>& out);

/// Events that name the state, by date.
void collect_moments(const Exhibit& exhibit, StateId state, std::vector<EventId>& out);

/// Of those the `count` most telling ones, by date: where the state itself took a stand, important,
/// about few states.
void best_moments(const Exhibit& exhibit, StateId state, const std::vector<EventId>& all,
                  std::size_t count, std::vector<EventId>& out);

/// "Signed", "Voted against".
Word role_word(const Exhibit& exhibit, const Joined& joined);
VisibleText short_name(LayoutContext& ctx, InstrumentId instrument);
/// "Asks for a UN body": the strip's label of an event, else its title.
VisibleText short_name(LayoutContext& ctx, EventId event);

} // namespace fl
