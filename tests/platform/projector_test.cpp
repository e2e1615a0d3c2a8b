#include "platform/projector.h"
#include "platform/service_report.h"
#include "support/catch.h"

#include <string>
#include <vector>

using namespace fl;

namespace {

/// A display that has a picture on the screen only when the next one is presented, as one with page
/// flips.
struct Rig {
    std::vector<std::string> diary;
    ServiceReport report{[this](const char* lines) { diary.emplace_back(lines); }, milliseconds(1)};
    int presented = 0;
    Instant clock{};
    Projector projector{[this](const Picture&) {
                            ++presented;
                            diary.emplace_back("presented");
                        },
                        [this] { return clock += milliseconds(20); }, report};
};

} // namespace

TEST_CASE("the exhibit is ready when the first picture has left the display's queue",
          "[platform]") {
    Rig rig;
    rig.projector.show({});
    REQUIRE(rig.diary.size() == 3);
    CHECK(rig.diary[0] == "presented");
    CHECK(rig.diary[1] == "presented");
    CHECK(rig.diary[2].find("READY=1") == 0);
}

TEST_CASE("later pictures are presented once, each with its sign of life", "[platform]") {
    Rig rig;
    rig.projector.show({});
    rig.diary.clear();
    rig.projector.show({});
    rig.projector.show({});
    CHECK(rig.diary ==
          std::vector<std::string>{"presented", "WATCHDOG=1", "presented", "WATCHDOG=1"});
}
