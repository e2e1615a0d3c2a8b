#include "core/nearest.h"
#include "support/catch.h"

#include <array>
#include <string>

using namespace fl;

TEST_CASE("letters put in, taken out, changed or swapped are one edit each", "[core]") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("theme", "them") == 1);
    CHECK(edit_distance("theme", "thene") == 1);
    CHECK(edit_distance("theme", "tehme") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("a slip finds the word that was meant, anything else finds none", "[core]") {
    constexpr std::array<std::string_view, 3> words = {"language", "theme", "rotation_deg"};
    CHECK(nearest("langauge", words) == "language");
    CHECK(nearest("Theme", words) == "theme");
    CHECK(nearest("rotation", words) == "rotation_deg");
    CHECK(nearest("volume", words).empty());
    CHECK(nearest("", words).empty());
    CHECK(nearest(std::string(100000, 'x'), words).empty());
}
