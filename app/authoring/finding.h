#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fl {

/// error: nothing is built. warning: built, but somebody should look.
enum class Severity { error, warning };

/// One problem of the sheets, in words for the person who keeps them.
struct Finding {
    Severity severity = Severity::error;
    std::string file;   // events.csv
    int row = 0;        // as a spreadsheet counts, the header is 1; 0: the whole file
    std::string column; // as in the header; empty: the whole row
    std::string text;   // what is wrong and what to do
    friend bool operator==(const Finding&, const Finding&) = default;
};

using Findings = std::vector<Finding>;

bool has_errors(const Findings& findings);

/// Order of files as read, then rows; findings of one row stay in their order.
void sort_by_place(Findings& findings);

/// "error: events.csv, row 7, column date: ..."
std::string to_line(const Finding& finding);

std::string_view severity_name(Severity severity);

} // namespace fl
