// access mode begins from everywhere, with nothing of the visitor's own.

#include "access/inspection.h"
#include "support/access_row.h"
#include "support/catch.h"

#include <map>

using namespace fl;
using namespace fl::test;

namespace {

constexpr double tick = 1.0 / 60, limit_s = 1, hold_s = 2;

bool listens(const ExhibitState& state) {
    return state.speech.on || state.speech.greeting;
}

/// Seconds from now until something is said, or nothing.
std::optional<double> first_words(Inspection& visit) {
    for (double waited = 0; waited <= limit_s + tick; waited += tick) {
        if (listens(visit.state()) && visit.session().speech().begin)
            return waited;
        visit.frame(tick);
    }
    return std::nullopt;
}

std::optional<double> by_event(Inspection& visit, const InputEvent& event) {
    const std::array<InputEvent, 1> events{event};
    visit.frame(tick, events);
    return first_words(visit);
}

std::optional<double> by_corner(Inspection& visit, PointPx at) {
    const auto touch = [&](TouchPhase phase) {
        const std::array<InputEvent, 1> events{TouchEvent{visit.now(), phase, 1, at}};
        visit.frame(tick, events);
    };
    touch(TouchPhase::down);
    for (double held = tick; held < hold_s - 2 * tick; held += tick)
        visit.frame(tick); // the last frames of the 2 s are counted as waiting
    const auto waited = first_words(visit);
    touch(TouchPhase::up);
    return waited;
}

} // namespace

TEST_CASE("access mode begins from every page by a key, a held corner or headphones", "[access]") {
    AccessRow row("A-01", "start",
                  "On all kinds of pages, on a wide and an upright panel: the Help key; a finger "
                  "that rests 2 s in each of the four corners; headphones that are plugged in. "
                  "Time of the exhibit from the key, the end of the 2 s or the plug until access "
                  "mode is on and its first words are given to the voice.");
    for (const SizePx panel : {SizePx{1920, 1080}, SizePx{1080, 1920}}) {
        Inspection visit({panel, {}, false, "en"});
        const float right = panel.w - 20, foot = panel.h - 20;
        const std::array<PointPx, 4> corners{{{20, 20}, {right, 20}, {20, foot}, {right, foot}}};
        std::map<std::string, double> slowest;
        int pages = 0;
        visit.see_all([&](std::string_view page) {
            ++pages;
            const ExhibitState kept = visit.state();
            const Instant then = visit.now();
            const auto judge = [&](const std::string& way, std::optional<double> waited) {
                if (!waited || *waited > limit_s)
                    row.complain(visit.name(), " ", page, ": ", way, " begins nothing within 1 s");
                if (waited)
                    slowest[way] = std::max(slowest[way], *waited);
                visit.restore(kept, then);
            };
            CHECK_FALSE(listens(visit.state()));
            judge("Help key", by_event(visit, KeyEvent{then, Key::help, true}));
            judge("headphones", by_event(visit, HeadphonesEvent{then, true}));
            for (const PointPx corner : corners)
                judge("corner", by_corner(visit, corner));
        });
        for (const auto& [way, waited] : slowest)
            row.figure(visit.name(), ", ", pages, " pages, ", way, ": at most ",
                       std::lround(waited * 1000), " ms");
        CHECK(pages > 25);
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}
