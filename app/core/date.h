#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fl {

using Day = std::chrono::sys_days; // proleptic Gregorian, no time zone

enum class DatePrecision : std::uint8_t { day, month, year };

/// A date as a source gives it: "June 2011" is a whole month, not its first day.
struct EventDate {
    Day first{};
    DatePrecision precision = DatePrecision::day;

    /// Last day that the date covers: itself, the last of its month, or 31 December.
    Day last() const;
    friend auto operator<=>(const EventDate&, const EventDate&) = default;
};

struct DayRange {
    Day first{}, last{}; // both inside
    Day clamp(Day day) const { return day < first ? first : day > last ? last : day; }
};

/// Reads "2011", "2011-09" or "2011-09-14" (EDTF level 0); nothing else, and only real dates.
std::optional<EventDate> parse_date(std::string_view text);

/// Reads "2011-09-14" only.
std::optional<Day> parse_day(std::string_view text);

/// "2011-09-14", always ten characters for years 0..9999.
std::string iso_day(Day day);

/// The date in the precision that it has: "2011", "2011-09" or "2011-09-14".
std::string iso_date(const EventDate& date);

inline std::chrono::year year_of(Day day) {
    return std::chrono::year_month_day(day).year();
}

inline Day make_day(int year, unsigned month, unsigned day) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

} // namespace fl
