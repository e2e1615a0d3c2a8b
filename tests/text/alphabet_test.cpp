#include "support/catch.h"
#include "text/alphabet.h"

#include <array>

using namespace fl;

TEST_CASE("names stand under their letter, marks on letters do not part them", "[text]") {
    const std::array<std::string_view, 5> names{"Zambia", "Åland", "Austria", "Côte d’Ivoire",
                                                "Croatia"};
    const NameIndex index = index_names(names, "en");
    REQUIRE(index.letters.size() == 3);
    CHECK(index.letters[0].label == "A");
    CHECK(index.letters[0].count == 2);
    CHECK(index.order == std::vector<std::uint16_t>{1, 2, 3, 4, 0});
}

TEST_CASE("a language sorts by its own alphabet", "[text]") {
    const std::array<std::string_view, 2> names{"Åland", "Zambia"};
    CHECK(index_names(names, "sv").order == std::vector<std::uint16_t>{1, 0});
}
