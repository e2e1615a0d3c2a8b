#include "input/key_filter.h"
#include "support/catch.h"

using namespace fl;

TEST_CASE("by default a held key acts once and every stroke counts", "[keypad]") {
    KeyFilter filter;
    CHECK(filter.passes(Key::right, true, false, milliseconds(0)));
    for (int ms = 500; ms < 20000; ms += 30)
        CHECK_FALSE(filter.passes(Key::right, true, true, milliseconds(ms)));
    CHECK(filter.passes(Key::right, false, false, milliseconds(20000)));
    CHECK(filter.passes(Key::right, true, false, milliseconds(20010)));
    CHECK(filter.passes(Key::right, true, false, milliseconds(20020)));
}

TEST_CASE("a held key repeats late and slowly where settings say so", "[keypad]") {
    KeyFilter filter({.repeat_after = milliseconds(2000)});
    filter.passes(Key::down, true, false, milliseconds(0));
    int acted = 0;
    for (int ms = 500; ms <= 4500; ms += 10) {
        const bool acts = filter.passes(Key::down, true, true, milliseconds(ms));
        CHECK((!acts || ms >= 2000));
        acted += acts ? 1 : 0;
    }
    CHECK(acted == 3);
    CHECK_FALSE(filter.passes(Key::up, true, true, milliseconds(9000))); // never struck
}

TEST_CASE("the same key within half a second is one stroke where settings say so", "[keypad]") {
    KeyFilter filter({.drop_double = true});
    CHECK(filter.passes(Key::select, true, false, milliseconds(1000)));
    CHECK_FALSE(filter.passes(Key::select, true, false, milliseconds(1499)));
    CHECK(filter.passes(Key::right, true, false, milliseconds(1499))); // another key
    CHECK(filter.passes(Key::select, true, false, milliseconds(1500)));
}
