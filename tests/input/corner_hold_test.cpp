// A finger that rests in a corner of the screen.

#include "input/corner_hold.h"
#include "support/catch.h"

#include <vector>

using namespace fl;

namespace {

constexpr SizePx screen{1920, 1080};
constexpr float side = 130;

struct Hand {
    CornerHold corners;
    std::optional<std::int64_t> held;

    void at(int ms, std::vector<InputEvent> events = {}) {
        const auto found = corners.feed(events, milliseconds(ms), screen, side);
        if (found)
            held = found;
    }
    static InputEvent touch(int ms, TouchPhase phase, PointPx point, std::int64_t finger = 7) {
        return TouchEvent{milliseconds(ms), phase, finger, point};
    }
};

} // namespace

TEST_CASE("a finger that stays in a corner is told once, after two seconds", "[input]") {
    const PointPx corner = GENERATE(PointPx{0, 0}, PointPx{1919, 0}, PointPx{0, 1079},
                                    PointPx{1919, 1079}, PointPx{129, 129});
    Hand hand;
    hand.at(0, {Hand::touch(0, TouchPhase::down, corner)});
    hand.at(1990);
    CHECK_FALSE(hand.held);
    hand.at(2000);
    CHECK(hand.held == 7);
    hand.held.reset();
    hand.at(9000);
    CHECK_FALSE(hand.held);
}

TEST_CASE("a trembling finger still holds its corner, one that leaves it does not", "[input]") {
    for (const bool leaves : {false, true}) {
        Hand hand;
        hand.at(0, {Hand::touch(0, TouchPhase::down, {20, 20})});
        hand.at(500, {Hand::touch(500, TouchPhase::move, {100, 90})});
        if (leaves)
            hand.at(600, {Hand::touch(600, TouchPhase::move, {140, 90})});
        hand.at(700, {Hand::touch(700, TouchPhase::move, {20, 20})});
        hand.at(3000);
        CHECK(hand.held.has_value() == !leaves);
    }
}

TEST_CASE("along an edge, lifted, cancelled or after a new size nothing is held", "[input]") {
    const int way = GENERATE(0, 1, 2, 3);
    Hand hand;
    hand.at(0, {Hand::touch(0, TouchPhase::down, way == 0 ? PointPx{960, 2} : PointPx{2, 2})});
    if (way == 1)
        hand.at(900, {Hand::touch(900, TouchPhase::up, {2, 2})});
    if (way == 2)
        hand.at(900, {Hand::touch(900, TouchPhase::cancel, {2, 2})});
    if (way == 3)
        hand.at(900, {ResizeEvent{milliseconds(900), screen}});
    hand.at(4000);
    CHECK_FALSE(hand.held);
}

TEST_CASE("other hands neither hide a held corner nor use up its place", "[input]") {
    Hand hand;
    for (int finger = 0; finger < 9; ++finger)
        hand.at(finger, {Hand::touch(finger, TouchPhase::down, {900, 500}, finger)});
    hand.at(10, {Hand::touch(10, TouchPhase::down, {1915, 3}, 9)});
    hand.at(2010);
    CHECK(hand.held == 9);
}
