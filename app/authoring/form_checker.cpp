#include "authoring/form_checker.h"

#include "authoring/cells.h"
#include "authoring/suggest.h"
#include "content/utf8.h"

#include <algorithm>

#include <fmt/format.h>

namespace fl {
namespace {

std::string header_of(std::string_view column, std::string_view language) {
    return lower_case(fmt::format("{} ({})", column, language));
}

class Checker {
  public:
    Checker(const Form& form, const Sheet& sheet, const PackContext& context, Findings& findings)
        : form_(form)
        , sheet_(sheet)
        , context_(context)
        , findings_(findings) {}

    std::vector<DraftRow> check() {
        if (sheet_.columns.empty())
            return {}; // the sheet is missing; that was said
        check_header();
        std::vector<DraftRow> rows;
        for (const SheetRow& row : sheet_.rows) {
            rows.push_back(check_row(row));
            rows.back().ordinal = static_cast<int>(rows.size());
        }
        return rows;
    }

  private:
    void report(Severity severity, int row, std::string column, std::string text) {
        findings_.push_back({severity, sheet_.file, row, std::move(column), std::move(text)});
    }
    void error(const SheetRow& row, std::size_t column, std::string text) {
        report(Severity::error, Sheet::row_of(row, column), sheet_.columns[column],
               std::move(text));
    }
    void warn(const SheetRow& row, std::size_t column, std::string text) {
        report(Severity::warning, Sheet::row_of(row, column), sheet_.columns[column],
               std::move(text));
    }

    /// Every header that this sheet may have.
    std::vector<std::string> known_headers() const {
        std::vector<std::string> known;
        for (const Column& column : form_.columns) {
            if (column.kind != CellKind::text)
                known.emplace_back(column.name);
            else
                for (const std::string& language : context_.languages)
                    known.push_back(header_of(column.name, language));
        }
        return known;
    }

    void check_header() {
        const std::vector<std::string> known = known_headers();
        std::vector<std::string> unknown;
        for (const std::string& header : sheet_.columns) {
            if (std::find(known.begin(), known.end(), header) == known.end())
                unknown.push_back(header);
        }
        for (const std::string& header : unknown) {
            report(Severity::error, 1, header,
                   "this column is not known here" + did_you_mean(header, known) +
                       (header.empty() ? " (it has no name)" : ""));
        }
        for (const Column& column : form_.columns) {
            const bool is_text = column.kind == CellKind::text;
            const std::string header = is_text ? header_of(column.name, context_.default_language)
                                               : std::string(column.name);
            if (is_text && context_.default_language.empty())
                continue; // pack.csv names no language; that is said there
            if (column.need == Need::required && !sheet_.find_column(header)) {
                const std::string near = suggestion(header, unknown);
                report(Severity::error, 1, header,
                       near.empty() ? "this column is missing"
                                    : fmt::format("this column is missing; is it '{}'?", near));
            }
        }
    }

    DraftRow check_row(const SheetRow& row) {
        DraftRow draft;
        draft.table = form_.table;
        const std::string key = row_key(form_, sheet_, row);
        check_characters(row);
        check_unique(row, key);
        for (const Column& column : form_.columns) {
            if (column.kind == CellKind::text)
                take_text(row, column, key, draft);
            else if (const auto at = sheet_.find_column(column.name))
                take_cell(row, *at, column, key, draft);
        }
        return draft;
    }

    void check_characters(const SheetRow& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const std::string problem = character_problem(row.cells[i]);
            const std::string doubt = character_doubt(row.cells[i]);
            if (!problem.empty())
                error(row, i, problem);
            else if (!doubt.empty())
                warn(row, i, doubt);
        }
    }

    void check_unique(const SheetRow& row, const std::string& key) {
        const auto [first, added] = seen_.emplace(key, row.number);
        if (!added && !key.empty()) {
            report(Severity::error, row.number, std::string(form_.unique.front()),
                   fmt::format("'{}' is there already, in row {}; each row needs its own", key,
                               first->second));
        }
    }

    void take_cell(const SheetRow& row, std::size_t at, const Column& column,
                   const std::string& key, DraftRow& draft) {
        const std::string& cell = row.cells[at];
        if (cell.empty() && column.need == Need::required)
            error(row, at, "this cell must not be empty");
        if (column.kind == CellKind::comment)
            return;
        if (column.kind == CellKind::references) {
            take_references(row, at, column, key, draft);
            return;
        }
        if (column.kind == CellKind::reference && !cell.empty())
            check_reference(row, at, column, cell);
        CellResult result = cell.empty() ? CellResult{} : read_cell(column, cell);
        if (!result.problem.empty())
            error(row, at, result.problem);
        if (column.kind == CellKind::date)
            draft.fields.emplace_back(fmt::format("{}_precision", column.name), precision(cell));
        draft.fields.emplace_back(std::string(column.name), std::move(result.value));
    }

    static Value precision(std::string_view date) {
        switch (date.size()) {
        case 4:
            return std::string("year");
        case 7:
            return std::string("month");
        case 10:
            return std::string("day");
        default:
            return {};
        }
    }

    bool check_reference(const SheetRow& row, std::size_t at, const Column& column,
                         const std::string& key) {
        const auto table = context_.keys.find(column.of);
        const bool found = table != context_.keys.end() &&
                           std::binary_search(table->second.begin(), table->second.end(), key);
        if (!found) {
            error(
                row, at,
                fmt::format("'{}' is not in {}{}", key, sheet_name(column.of),
                            table == context_.keys.end() ? "" : did_you_mean(key, table->second)));
        }
        return found;
    }

    static std::string sheet_name(std::string_view table) {
        for (const Form& form : pack_forms()) {
            if (form.table == table)
                return std::string(form.file);
        }
        return std::string(table);
    }

    void take_references(const SheetRow& row, std::size_t at, const Column& column,
                         const std::string& key, DraftRow& draft) {
        DraftLink link{column.link_table, form_.table, column.link_column, key, {}};
        if (row.cells[at].empty())
            return;
        for (const std::string& part : split(row.cells[at], ';')) {
            std::string member = part;
            member.erase(0, member.find_first_not_of(' '));
            member.erase(member.find_last_not_of(' ') + 1);
            const bool twice =
                std::find(link.members.begin(), link.members.end(), member) != link.members.end();
            if (member.empty())
                error(row, at, "has an empty place between two semicolons; remove one");
            else if (twice)
                error(row, at, fmt::format("names '{}' twice; remove one", member));
            else if (check_reference(row, at, column, member))
                link.members.push_back(member);
        }
        draft.links.push_back(std::move(link));
    }

    void take_text(const SheetRow& row, const Column& column, const std::string& key,
                   DraftRow& draft) {
        DraftText text;
        text.key = fmt::format("{}.{}.{}", form_.table, key, column.name);
        text.kind = fmt::format("{}.{}", form_.table, column.name);
        for (const std::string& language : context_.languages) {
            const auto at = sheet_.find_column(header_of(column.name, language));
            if (!at || row.cells[*at].empty())
                continue;
            text.values.emplace_back(language, row.cells[*at]);
            // Translations run longer; what does not fit then shows in the walk over all scenes.
            check_length(row, *at, column, language == context_.default_language ? 1 : 1.35);
        }
        check_languages(row, column, text);
        if (text.values.empty()) {
            draft.fields.emplace_back(std::string(column.name), Value{});
            return;
        }
        draft.fields.emplace_back(std::string(column.name), text.key);
        draft.texts.push_back(std::move(text));
    }

    void check_length(const SheetRow& row, std::size_t at, const Column& column, double room) {
        const std::size_t length = code_point_count(row.cells[at]);
        if (column.highest > 0 && static_cast<double>(length) > column.highest * room) {
            warn(row, at,
                 fmt::format("has {} characters and may not fit; up to {:.0f} do", length,
                             column.highest * room));
        }
    }

    void check_languages(const SheetRow& row, const Column& column, const DraftText& text) {
        const auto has = [&](const std::string& language) {
            return std::any_of(text.values.begin(), text.values.end(),
                               [&](const auto& value) { return value.first == language; });
        };
        const std::string header = header_of(column.name, context_.default_language);
        const auto at = sheet_.find_column(header);
        const int number = at ? Sheet::row_of(row, *at) : row.number;
        if (!has(context_.default_language)) {
            if (column.need == Need::required && at)
                report(Severity::error, number, header, "this cell must not be empty");
            else if (!text.values.empty())
                report(Severity::error, number, header,
                       fmt::format("has a translation ({}) but no text in the pack's own language",
                                   text.values.front().first));
            return;
        }
        for (const std::string& language : context_.offered) {
            if (!has(language))
                report(Severity::warning, number, header_of(column.name, language),
                       "the translation is missing; the text appears in the pack's own language");
        }
    }

    const Form& form_;
    const Sheet& sheet_;
    const PackContext& context_;
    Findings& findings_;
    std::map<std::string, int> seen_; // key -> first row
};

} // namespace

std::string row_key(const Form& form, const Sheet& sheet, const SheetRow& row) {
    std::string key;
    for (const std::string_view name : form.unique) {
        const auto at = sheet.find_column(name);
        if (!at || row.cells[*at].empty())
            return {};
        key += (key.empty() ? "" : ".") + row.cells[*at];
    }
    return key;
}

std::vector<DraftRow> check_sheet(const Form& form, const Sheet& sheet, const PackContext& context,
                                  Findings& findings) {
    return Checker(form, sheet, context, findings).check();
}

} // namespace fl
