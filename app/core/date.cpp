#include "core/date.h"

#include <array>
#include <cstdio>

namespace fl {
namespace {

/// Exactly `text.size()` ASCII digits, or nothing.
std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

Day EventDate::last() const {
    const std::chrono::year_month_day ymd{first};
    switch (precision) {
    case DatePrecision::year:
        return ymd.year() / std::chrono::December / 31;
    case DatePrecision::month:
        return ymd.year() / ymd.month() / std::chrono::last;
    case DatePrecision::day:
        break;
    }
    return first;
}

std::optional<EventDate> parse_date(std::string_view text) {
    const bool has_month = text.size() >= 7;
    const bool has_day = text.size() == 10;
    if (text.size() != 4 && text.size() != 7 && text.size() != 10)
        return std::nullopt;
    if ((has_month && text[4] != '-') || (has_day && text[7] != '-'))
        return std::nullopt;

    const auto year = digits(text.substr(0, 4));
    const auto month = has_month ? digits(text.substr(5, 2)) : std::optional{1};
    const auto day = has_day ? digits(text.substr(8, 2)) : std::optional{1};
    if (!year || !month || !day)
        return std::nullopt;

    const std::chrono::year_month_day ymd{std::chrono::year{*year},
                                          std::chrono::month{static_cast<unsigned>(*month)},
                                          std::chrono::day{static_cast<unsigned>(*day)}};
    if (!ymd.ok())
        return std::nullopt;
    return EventDate{Day{ymd}, has_day     ? DatePrecision::day
                               : has_month ? DatePrecision::month
                                           : DatePrecision::year};
}

std::optional<Day> parse_day(std::string_view text) {
    const auto date = parse_date(text);
    if (!date || date->precision != DatePrecision::day)
        return std::nullopt;
    return date->first;
}

std::string iso_day(Day day) {
    const std::chrono::year_month_day ymd{day};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                  static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
    return text.data();
}

std::string iso_date(const EventDate& date) {
    std::string day = iso_day(date.first);
    switch (date.precision) {
    case DatePrecision::year:
        return day.substr(0, 4);
    case DatePrecision::month:
        return day.substr(0, 7);
    case DatePrecision::day:
        break;
    }
    return day;
}

} // namespace fl
