// The marks of the axis when the timeline changes its level.

#include "support/own_world.h"
#include "support/sight.h"

#include <map>

using namespace fl;
using namespace fl::test;

namespace {

/// Labels under the axis with how much of them is seen, 0 to 255.
std::map<std::string, int> labels_of(const Stand& s) {
    std::map<std::string, int> out;
    for (const SeenText& label : tick_labels_of(s))
        out[label.text] = label.color.a;
    return out;
}

} // namespace

TEST_CASE("the marks of two levels cross-fade", "[scene][timeline]") {
    const OwnWorld world;
    Stand s(world.materials);
    s.open();
    REQUIRE(labels_of(s).contains("2005"));
    s.act(StepTimeLevel{1});
    while (s.state().time.level == TimeLevel::decades)
        s.frame();
    s.wait(0.08); // half of it
    int coming = 0, going = 0;
    for (const auto& [text, alpha] : labels_of(s))
        (text.size() > 4 ? coming : going) += alpha > 0 && alpha < 255 ? 1 : 0;
    INFO(coming << " coming, " << going << " going");
    CHECK(coming + going > 4);
    s.settle();
    for (const auto& [text, alpha] : labels_of(s))
        CHECK(alpha == 255);
    CHECK_FALSE(s.state().ticks_fade.active());
}
