#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fl {

/// What a cell of a column holds.
enum class CellKind {
    key,        // small letters, digits, - _ .
    plain,      // text that is never translated
    comment,    // for people; stays in the sheet
    text,       // for visitors: one column for each language, "title (en)"
    reference,  // key of a row of another table
    references, // several, with ; between them
    date,       // 2011, 2011-09 or 2011-09-14
    day,        // 2011-09-14
    whole,      // whole number
    number,     // number with a decimal point
    choice,     // one of some words
    yes_no,
};

enum class Need { required, optional };

struct Column {
    std::string_view name;
    CellKind kind = CellKind::plain;
    Need need = Need::required;
    /// reference(s): table; choice: words with | between; plain: shape, A capital letter, 0 digit.
    std::string_view of = {};
    double lowest = 0, highest = 0; // whole, number; text: highest number of characters, 0 any
    std::string_view link_table = {}, link_column = {}; // references: where they go
};

/// A sheet and the table that it fills. Column names are the same in both.
struct Form {
    std::string_view file;
    std::string_view table;
    std::vector<Column> columns;
    std::vector<std::string_view> unique; // columns that together name a row
};

/// All sheets of a pack, in an order in which rows refer to earlier tables only.
const std::vector<Form>& pack_forms();

/// The sheet of interface wording; also the pack's wording.csv, which may be missing.
const Form& word_form();

/// The sheet of recorded voices, which may be missing.
const Form& narration_form();

/// The key/value sheet pack.csv, once turned.
const Form& pack_form();

/// Words of a choice column, or the shape's.
std::vector<std::string> split(std::string_view text, char separator);

} // namespace fl
