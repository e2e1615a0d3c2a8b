#pragma once

#include "authoring/draft.h"
#include "authoring/forms.h"
#include "authoring/sheet.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace fl {

/// What the sheets know of each other.
struct PackContext {
    std::string default_language;
    std::vector<std::string> languages; // all codes
    std::set<std::string> offered;      // codes that visitors can choose
    std::map<std::string, std::vector<std::string>, std::less<>> keys; // table -> its row keys
};

/// Key of a row: its unique columns with . between them.
std::string row_key(const Form& form, const Sheet& sheet, const SheetRow& row);

/// Checks one sheet against its form and turns its rows into rows of the database.
std::vector<DraftRow> check_sheet(const Form& form, const Sheet& sheet, const PackContext& context,
                                  Findings& findings);

} // namespace fl
