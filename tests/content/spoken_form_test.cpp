#include "content/spoken_form.h"
#include "support/catch.h"

using namespace fl;

TEST_CASE("a text is said without the marks that only set its lines", "[content]") {
    CHECK(spoken_form("See \u2067\u0631\u0648\u0633\u064A\u0627\u2069 there") ==
          "See \u0631\u0648\u0633\u064A\u0627 there");
    CHECK(spoken_form("\u56FD\u9645\u200B\u6CD5") == "\u56FD\u9645\u6CD5");
    CHECK(spoken_form("co\u00ADoperation") == "cooperation");
    CHECK(spoken_form("two\nlines") == "two lines");
}

TEST_CASE("blanks at the ends are not said, nor a text of nothing else", "[content]") {
    CHECK(spoken_form("  a b \u200B ") == "a b");
    CHECK(spoken_form("\u200B \u2060").empty());
    CHECK(spoken_form("").empty());
}
