#pragma once

#include "core/date.h"

#include <memory>
#include <span>
#include <string_view>

namespace fl {

/// Dates and numbers in a visitor's language, by CLDR through ICU. Results are remembered: asking
/// again costs no allocation. The views stay valid as long as the formatter lives.
class DateFormatter {
  public:
    /// `language` is BCP 47; "en" is set as en-GB ("14 Sept 2011"). Unknown languages fall back to
    /// en.
    explicit DateFormatter(std::string_view language);
    ~DateFormatter();
    DateFormatter(const DateFormatter&) = delete;
    DateFormatter& operator=(const DateFormatter&) = delete;

    std::string_view medium(Day day);             // 14 Sept 2011
    std::string_view day_month(Day day);          // 14 Sept
    std::string_view full(const EventDate& date); // 12 September 2011 · September 2011 · 2011
    std::string_view
    shortened(const EventDate& date);     // 12 Sept · Sept · 2011 (within a known year)
    std::string_view year(Day day);       // 2011
    std::string_view month(Day day);      // Sep, stand-alone, as on an axis
    std::string_view month_year(Day day); // Jan ’11, as on an axis
    std::string_view day_number(Day day); // 14
    std::string_view number(long value);  // with the language's digits and grouping
    /// "3 states changed": `pattern` is ICU's, "{0, plural, one {# state changed} other {...}}".
    /// One that is none is given back as it is.
    std::string_view counted(std::string_view pattern, long value);
    /// "Brazil, France and Germany": valid until the next list.
    std::string_view list(std::span<const std::string_view> parts);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace fl
