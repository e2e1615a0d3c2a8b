#pragma once

#include "authoring/finding.h"
#include "content/pack_writer.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace fl {

/// A thing to read, in the languages that have it.
struct DraftText {
    std::string key;                                         // event.code-2011.title
    std::string kind;                                        // event.title
    std::vector<std::pair<std::string, std::string>> values; // language, text
};

/// A row of a table of pairs: event_state(event, state).
struct DraftLink {
    std::string_view table, owner_column, member_column;
    std::string owner;
    std::vector<std::string> members;
};

/// One row as it goes into the database.
struct DraftRow {
    std::string_view table;
    int ordinal = 0;
    Fields fields;
    std::vector<DraftText> texts;
    std::vector<DraftLink> links;
};

/// A recording that says a text as it stands.
struct DraftNarration {
    std::string text, language; // key, code
    std::string narrator;
    std::filesystem::path file;
};

/// A whole pack after checking, in the order of writing.
struct Draft {
    std::vector<DraftRow> rows;
    std::vector<DraftNarration> narrations;                           // order of the sheet
    std::vector<std::pair<std::string, std::string>> language_status; // code, draft or final
    std::vector<std::string> state_keys;
};

/// Reads all sheets of a pack and the interface wording, and checks every cell and recording. All
/// problems go into `findings`; the draft is fit to be written if none of them is an error.
/// @param pack     folder with pack.csv, events.csv ...
/// @param wording  folder with interface.csv
Draft read_draft(const std::filesystem::path& pack, const std::filesystem::path& wording,
                 Findings& findings);

} // namespace fl
