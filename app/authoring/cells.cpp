#include "authoring/cells.h"

#include "authoring/suggest.h"
#include "content/utf8.h"
#include "core/date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace fl {
namespace {

CellResult good(Value value) {
    return {std::move(value), {}};
}
CellResult bad(std::string problem) {
    return {{}, std::move(problem)};
}

template <class Number>
std::optional<Number> whole_text(std::string_view cell) {
    if (!cell.empty() && cell.front() == '+')
        cell.remove_prefix(1);
    Number value{};
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size())
        return std::nullopt;
    return value;
}

/// Numbers in a date that a spreadsheet has rewritten: "12/09/2011" gives 12, 9, 2011.
std::vector<int> date_numbers(std::string_view cell) {
    std::vector<int> numbers;
    for (const char separator : {'/', '.', '-'}) {
        for (const std::string& part : split(cell, separator)) {
            const auto number = whole_text<int>(part);
            if (!number)
                break;
            numbers.push_back(*number);
        }
        if (numbers.size() == 3)
            return numbers;
        numbers.clear();
    }
    return numbers;
}

std::optional<std::string> real_day(int year, int month, int day) {
    const auto text = fmt::format("{:04}-{:02}-{:02}", year < 100 ? 2000 + year : year, month, day);
    if (!parse_day(text))
        return std::nullopt;
    return text;
}

/// "2011-09-12 or 2011-12-09": what the writer may have meant.
std::string meant_dates(std::string_view cell) {
    // Spreadsheets count days from 30 December 1899; 5 digits are the years 1927 to 2173.
    if (const auto serial = whole_text<int>(cell); serial && cell.size() == 5) {
        return iso_day(make_day(1899, 12, 30) + std::chrono::days{*serial});
    }
    const std::vector<int> n = date_numbers(cell);
    if (n.size() != 3)
        return {};
    if (n[0] > 31)
        return real_day(n[0], n[1], n[2]).value_or("");
    const auto day_first = real_day(n[2], n[1], n[0]);
    const auto month_first = real_day(n[2], n[0], n[1]);
    if (day_first && month_first && day_first != month_first)
        return *day_first + " or " + *month_first;
    return day_first.value_or(month_first.value_or(""));
}

CellResult read_date(const Column& column, std::string_view cell) {
    const bool whole_day = column.kind == CellKind::day;
    if (whole_day ? parse_day(cell).has_value() : parse_date(cell).has_value())
        return good(std::string(cell));
    const std::string meant = meant_dates(cell);
    const char* wanted = whole_day ? "2011-09-14" : "2011, 2011-09 or 2011-09-14";
    if (meant.empty())
        return bad(fmt::format("'{}' is not a date; write it like {}", cell, wanted));
    return bad(fmt::format("'{}' is not a date; write {} (a spreadsheet may have bent it: give "
                           "the column the format Text)",
                           cell, meant));
}

CellResult read_whole(const Column& column, std::string_view cell) {
    const auto value = whole_text<std::int64_t>(cell);
    if (!value)
        return bad(fmt::format("'{}' is not a whole number", cell));
    const auto number = static_cast<double>(*value);
    if (number < column.lowest || number > column.highest) {
        return bad(fmt::format("{} is out of range; it goes from {} to {}", *value, column.lowest,
                               column.highest));
    }
    return good(*value);
}

CellResult read_number(const Column& column, std::string_view cell) {
    const auto value = whole_text<double>(cell);
    if (!value && cell.find(',') != std::string_view::npos)
        return bad(fmt::format("'{}' has a decimal comma; write a point", cell));
    if (!value || !std::isfinite(*value))
        return bad(fmt::format("'{}' is not a number", cell));
    if (*value < column.lowest || *value > column.highest) {
        return bad(fmt::format("{} is out of range; it goes from {} to {}", *value, column.lowest,
                               column.highest));
    }
    return good(*value);
}

CellResult read_choice(const Column& column, std::string_view cell) {
    const std::vector<std::string> words = split(column.of, '|');
    if (std::find(words.begin(), words.end(), cell) != words.end())
        return good(std::string(cell));
    const std::string meant = did_you_mean(cell, words);
    if (!meant.empty())
        return bad(fmt::format("'{}' is not known here{}", cell, meant));
    std::string all;
    for (const std::string& word : words)
        all += (all.empty() ? "" : ", ") + word;
    return bad(fmt::format("'{}' is not known here; write one of: {}", cell, all));
}

CellResult read_yes_no(std::string_view cell) {
    const std::string word = lower_case(cell);
    if (word == "yes" || word == "no")
        return good(std::int64_t{word == "yes"});
    return bad(fmt::format("'{}' must be yes or no", cell));
}

CellResult read_key(std::string_view cell) {
    const bool fits = std::all_of(cell.begin(), cell.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    });
    if (fits && cell.size() <= 64)
        return good(std::string(cell));
    return bad(
        fmt::format("'{}' is no key; a key has up to 64 small letters, digits, - _ and .", cell));
}

/// "AAA" capital letters, "000" digits.
CellResult read_shape(std::string_view shape, std::string_view cell) {
    bool fits = cell.size() == shape.size();
    for (std::size_t i = 0; fits && i < cell.size(); ++i) {
        fits =
            shape[i] == 'A' ? cell[i] >= 'A' && cell[i] <= 'Z' : cell[i] >= '0' && cell[i] <= '9';
    }
    if (fits)
        return good(std::string(cell));
    const auto number = whole_text<int>(cell);
    if (shape.front() == '0' && number && cell.size() < shape.size()) {
        return bad(fmt::format("'{}' has lost its leading zeros in a spreadsheet; write {:0{}}, "
                               "format Text",
                               cell, *number, shape.size()));
    }
    return bad(fmt::format("'{}' must be {} {}", cell, shape.size(),
                           shape.front() == 'A' ? "capital letters" : "digits"));
}

} // namespace

CellResult read_cell(const Column& column, std::string_view cell) {
    switch (column.kind) {
    case CellKind::key:
        return read_key(cell);
    case CellKind::date:
    case CellKind::day:
        return read_date(column, cell);
    case CellKind::whole:
        return read_whole(column, cell);
    case CellKind::number:
        return read_number(column, cell);
    case CellKind::choice:
        return read_choice(column, cell);
    case CellKind::yes_no:
        return read_yes_no(cell);
    case CellKind::plain:
        if (!column.of.empty())
            return read_shape(column.of, cell);
        break;
    case CellKind::comment:
    case CellKind::text:
    case CellKind::reference:
    case CellKind::references:
        break;
    }
    return good(std::string(cell));
}

std::string character_problem(std::string_view cell) {
    const auto flaw = first_flaw(cell);
    if (!flaw)
        return {};
    const std::size_t place = code_point_count(cell.substr(0, flaw->offset)) + 1;
    switch (flaw->kind) {
    case TextFlaw::Kind::not_utf8:
        return fmt::format("character {} is not UTF-8; save the sheet as 'CSV UTF-8'", place);
    case TextFlaw::Kind::line_break:
        return fmt::format("has a line break after character {}; one cell is one line (or a quote "
                           "is not closed)",
                           place - 1);
    case TextFlaw::Kind::bidi_override:
        return fmt::format("character {} is an invisible direction mark; remove it", place);
    case TextFlaw::Kind::open_isolate:
        return "has an invisible direction isolate without its pair; remove it";
    case TextFlaw::Kind::control:
        break;
    }
    return fmt::format("character {} is an invisible control character (or a tab); remove it",
                       place);
}

std::string character_doubt(std::string_view cell) {
    // UTF-8 read as Windows-1252 and saved again: é becomes Ã©, a curly quote â€™.
    for (const std::string_view trace : {"\xC3\x83\xC2", "\xC3\xA2\xE2\x82\xAC", "\xEF\xBF\xBD"}) {
        if (cell.find(trace) != std::string_view::npos) {
            return "looks as if it was opened in a wrong character set; open the sheet as UTF-8 "
                   "and write the word again";
        }
    }
    return {};
}

} // namespace fl
