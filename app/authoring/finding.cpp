#include "authoring/finding.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace fl {

bool has_errors(const Findings& findings) {
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& f) { return f.severity == Severity::error; });
}

void sort_by_place(Findings& findings) {
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return std::tie(a.file, a.row) < std::tie(b.file, b.row);
    });
}

std::string to_line(const Finding& finding) {
    std::string place = finding.file;
    if (finding.row > 0)
        place += fmt::format(", row {}", finding.row);
    if (!finding.column.empty())
        place += fmt::format(", column {}", finding.column);
    return fmt::format("{}: {}: {}", severity_name(finding.severity), place, finding.text);
}

std::string_view severity_name(Severity severity) {
    return severity == Severity::error ? "error" : "warning";
}

} // namespace fl
