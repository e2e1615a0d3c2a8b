#include "support/catch.h"
#include "text/dates.h"

#include <set>
#include <string>

using namespace fl;

namespace {

const Day proposal = make_day(2011, 9, 14);

EventDate event(Day day, DatePrecision precision) {
    return {day, precision};
}

} // namespace

TEST_CASE("English dates are British, but months on an axis have three letters", "[text]") {
    DateFormatter dates("en");
    CHECK(dates.medium(proposal) == "14 Sept 2011");
    CHECK(dates.day_month(proposal) == "14 Sept");
    CHECK(dates.full(event(proposal, DatePrecision::day)) == "14 September 2011");
    CHECK(dates.full(event(proposal, DatePrecision::month)) == "September 2011");
    CHECK(dates.full(event(proposal, DatePrecision::year)) == "2011");
    CHECK(dates.shortened(event(proposal, DatePrecision::day)) == "14 Sept");
    CHECK(dates.shortened(event(proposal, DatePrecision::month)) == "Sept");
    CHECK(dates.shortened(event(proposal, DatePrecision::year)) == "2011");
    CHECK(dates.year(proposal) == "2011");
    CHECK(dates.month(proposal) == "Sep");
    CHECK(dates.month_year(make_day(2011, 1, 1)) == "Jan ’11");
    CHECK(dates.day_number(proposal) == "14");
    CHECK(dates.number(1'234'567) == "1,234,567");
}

TEST_CASE("each language writes the day in its own way", "[text]") {
    CHECK(DateFormatter("fr").medium(proposal) == "14 sept. 2011");
    CHECK(DateFormatter("es").full(event(proposal, DatePrecision::day)) ==
          "14 de septiembre de 2011");
    CHECK(DateFormatter("ru").day_month(proposal) == "14 сент.");
    CHECK(DateFormatter("ru").full(event(proposal, DatePrecision::month)).starts_with("сентябрь"));
    CHECK(DateFormatter("zh").medium(proposal) == "2011年9月14日");
    CHECK(DateFormatter("zh").year(proposal) == "2011"); // on an axis without 年
    CHECK(DateFormatter("ar").medium(proposal) == "١٤ سبتمبر ٢٠١١");
    CHECK(DateFormatter("ar").number(1'234) == "١٬٢٣٤");
}

TEST_CASE("Arabic takes Latin digits when asked to", "[text]") {
    CHECK(DateFormatter("ar-u-nu-latn").year(proposal) == "2011");
}

TEST_CASE("an unknown language is set as English", "[text]") {
    for (const char* language : {"", "qq", "not a tag", "xx-YY"}) {
        INFO(language);
        CHECK(DateFormatter(language).medium(proposal) == "14 Sept 2011");
    }
}

TEST_CASE("every day of ten years has its own date, with its own day and year", "[text]") {
    DateFormatter dates("en");
    std::set<std::string_view> seen;
    const Day last = make_day(2020, 12, 31);
    for (Day day = make_day(2011, 1, 1); day <= last; day += std::chrono::days{1}) {
        const std::chrono::year_month_day date{day};
        const std::string_view text = dates.medium(day);
        const std::string number = std::to_string(static_cast<unsigned>(date.day()));
        const std::string year = std::to_string(static_cast<int>(date.year()));
        if (!seen.insert(text).second || !text.starts_with(number + " ") || !text.ends_with(year))
            FAIL(iso_day(day) << " is written " << text);
    }
    CHECK(seen.size() == 3653);
}

TEST_CASE("dates are proleptic Gregorian in UTC", "[text]") {
    DateFormatter dates("en");
    CHECK(dates.medium(make_day(1582, 10, 10)) == "10 Oct 1582"); // not in the Julian calendar
    CHECK(dates.medium(make_day(1969, 12, 31)) == "31 Dec 1969");
}

TEST_CASE("what was written stays where it is", "[text]") {
    DateFormatter dates("en");
    const std::string_view first = dates.medium(proposal);
    for (int i = 0; i < 5000; ++i)
        dates.medium(proposal + std::chrono::days{i});
    CHECK(dates.medium(proposal).data() == first.data());
    CHECK(first == "14 Sept 2011");
}
