#pragma once

#include "content/rows.h"

namespace fl {

/// Reads table after table; each step finds the keys that it refers to read before it. The parts of
/// read_exhibit(), seen by its two source files only.
class PackReader {
  public:
    explicit PackReader(sqlite3* database)
        : db_(database) {}

    Exhibit read();

  private:
    template <class Id, class List>
    static Id add_key(Keys<Id>& keys, const std::string& key, const List& list) {
        if (list.size() > most_rows)
            refuse_content(fmt::format("more than {} rows in one table", most_rows));
        const Id id{list.size() - 1};
        keys.emplace(key, id);
        return id;
    }

    /// Reads a table (owner, member) into the list that `list_of(owner)` gives.
    template <class Owner, class Member, class ListOf>
    void link(std::string_view table, std::string_view owner, std::string_view member,
              const Keys<Owner>& owners, const Keys<Member>& members, const ListOf& list_of) {
        Rows rows(db_, table,
                  fmt::format("SELECT {}, {} FROM {} ORDER BY 1, ordinal", owner, member, table));
        while (rows.next()) {
            const Owner id = rows.reference(owners);
            list_of(id).push_back(rows.reference(members));
        }
    }

    // pack_reader.cpp
    void read_languages();
    void read_texts();
    void read_narrations();
    void read_words();
    void read_questions();
    void read_tracks();
    void read_sources();
    void read_states();
    void read_pack();
    void read_map();

    // pack_reader_debate.cpp
    void read_events();
    void read_instruments();
    void read_acts();
    void read_rules();
    void read_positions();
    /// The date of the evidence event where that falls in the year of the statement, else the last
    /// day of that year.
    Day counts_from(const Position& position) const;
    void read_predictions();
    void read_quiz();
    void read_answers(const Keys<std::size_t>& quiz);
    void read_terms();
    void read_tour();

    sqlite3* db_;
    Exhibit out_;
    Keys<LanguageId> languages_;
    Keys<TextId> texts_;
    Keys<QuestionId> questions_;
    Keys<TrackId> tracks_;
    Keys<SourceId> sources_;
    Keys<StateId> states_;
    Keys<EventId> events_;
    Keys<InstrumentId> instruments_;
};

} // namespace fl
