#include "core/date.h"
#include "support/catch.h"

using namespace fl;

TEST_CASE("a date keeps the precision of its source", "[core]") {
    CHECK(parse_date("2011")->precision == DatePrecision::year);
    CHECK(parse_date("2011-09")->precision == DatePrecision::month);
    CHECK(parse_date("2011-09-14")->precision == DatePrecision::day);
    for (const char* text : {"2011", "2011-09", "2011-09-14"}) {
        CHECK(iso_date(*parse_date(text)) == text);
    }
}

TEST_CASE("only real dates in ISO form are read", "[core]") {
    for (const char* text : {"", "11", "2011-9", "2011-13", "2011-02-29", "14.09.2011",
                             "2011/09/14", "2011-09-14T00", "20110914", "2o11", "-011"}) {
        INFO(text);
        CHECK_FALSE(parse_date(text));
    }
    CHECK(parse_date("2012-02-29"));
}

TEST_CASE("a month or a year covers all its days", "[core]") {
    CHECK(iso_day(parse_date("2012-02")->last()) == "2012-02-29");
    CHECK(iso_day(parse_date("2011")->last()) == "2011-12-31");
    CHECK(iso_day(parse_date("2011-09-14")->last()) == "2011-09-14");
}

TEST_CASE("every day from 1980 to 2050 survives writing and reading", "[core]") {
    int days = 0;
    for (Day day = make_day(1980, 1, 1); day <= make_day(2050, 12, 31);
         day += std::chrono::days{1}) {
        if (parse_day(iso_day(day)) != day)
            FAIL(iso_day(day));
        ++days;
    }
    CHECK(days == 25'933);
}
