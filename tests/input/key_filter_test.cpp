#include "input/key_filter.h"
#include "support/access_row.h"
#include "support/catch.h"

using namespace fl;

TEST_CASE("by default a held key acts once and every stroke counts", "[keypad][access]") {
    fl::test::AccessRow row("A-09", "off",
                            "A key held for 20 s with the system's own repeats every 30 ms, by "
                            "default.");
    KeyFilter filter;
    CHECK(filter.passes(Key::right, true, false, milliseconds(0)));
    int repeats = 0;
    for (int ms = 500; ms < 20000; ms += 30)
        repeats += filter.passes(Key::right, true, true, milliseconds(ms)) ? 1 : 0;
    CHECK(repeats == 0);
    row.figure(repeats, " repeats in 20 s");
    if (repeats > 0)
        row.complain("a held key repeats");
    row.done();
    CHECK(filter.passes(Key::right, false, false, milliseconds(20000)));
    CHECK(filter.passes(Key::right, true, false, milliseconds(20010)));
    CHECK(filter.passes(Key::right, true, false, milliseconds(20020)));
}

TEST_CASE("a held key repeats late and slowly where settings say so", "[keypad][access]") {
    fl::test::AccessRow row("A-09", "on",
                            "A key held for 4.5 s where settings ask for repeats: the first no "
                            "earlier than 2 s, then once a second.");
    KeyFilter filter({.repeat_after = milliseconds(2000)});
    filter.passes(Key::down, true, false, milliseconds(0));
    int acted = 0, first = 0;
    for (int ms = 500; ms <= 4500; ms += 10) {
        const bool acts = filter.passes(Key::down, true, true, milliseconds(ms));
        CHECK((!acts || ms >= 2000));
        acted += acts ? 1 : 0;
        first = acts && first == 0 ? ms : first;
    }
    CHECK(acted == 3);
    row.figure("first repeat after ", first, " ms, ", acted, " in 4.5 s");
    if (first < 2000)
        row.complain("the first repeat comes after ", first, " ms");
    row.done();
    CHECK_FALSE(filter.passes(Key::up, true, true, milliseconds(9000))); // never struck
}

TEST_CASE("the same key within half a second is one stroke where settings say so",
          "[keypad][access]") {
    fl::test::AccessRow row("A-10", "double strike",
                            "The same key again after 0.499 s and after 0.5 s with the filter on; "
                            "another key in between. No function of the contract's table needs two "
                            "keys at once.");
    KeyFilter filter({.drop_double = true});
    CHECK(filter.passes(Key::select, true, false, milliseconds(1000)));
    CHECK_FALSE(filter.passes(Key::select, true, false, milliseconds(1499)));
    CHECK(filter.passes(Key::right, true, false, milliseconds(1499))); // another key
    CHECK(filter.passes(Key::select, true, false, milliseconds(1500)));
    KeyFilter again({.drop_double = true});
    again.passes(Key::select, true, false, milliseconds(1000));
    const bool dropped = !again.passes(Key::select, true, false, milliseconds(1499));
    row.figure(dropped ? "the second strike within 0.5 s is dropped" : "both strikes count");
    if (!dropped)
        row.complain("the second strike counts");
    row.done();
}
