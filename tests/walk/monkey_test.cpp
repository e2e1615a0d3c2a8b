// A hundred thousand touches without any sense, and a fifth as many keys. FL_MONKEY_SEED and
// FL_MONKEY_EVENTS ask for others.

#include "walk/monkey.h"

#include <cstdio>
#include <cstdlib>

using namespace fl;
using namespace fl::test;

namespace {

constexpr int events_a_visit = 1000, keys_a_visit = 200;
#ifdef FL_SHORT_WAYS // with sanitizers each frame costs many times as much
constexpr int all_events = 10'000;
#else
constexpr int all_events = 100'000;
#endif

int asked_for(const char* name, int otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::atoi(text);
}

/// Tells how to see it again, and leaves the touches of the visit as a recording.
void report(const Monkey& monkey, int seed, const std::string& wrong) {
    const std::filesystem::path file = std::filesystem::path(FL_BINARY_DIR) / "monkey.touch";
    write_recording(file, monkey.recording());
    FAIL("seed " << seed << ", event " << monkey.events() << ": " << wrong
                 << "\nthe visit so far: fault-lines --replay " << file.string());
}

/// Visits, each until its visitor goes away.
void play(Monkey& monkey, int seed, int enough, int events) {
    int visit_ends = events;
    while (monkey.events() < enough) {
        std::string wrong = monkey.frame();
        if (wrong.empty() && monkey.events() >= visit_ends) {
            wrong = monkey.leave_for_good();
            visit_ends = monkey.events() + events;
        }
        if (!wrong.empty())
            report(monkey, seed, wrong);
    }
    std::printf("seed %d: %d events, %d votes; frames in", seed, monkey.events(), monkey.votes());
    for (const auto& [scene, frames] : monkey.visits())
        std::printf(" %s %d", std::string(scene_name(scene)).c_str(), frames);
    std::printf("\n");
}

} // namespace

TEST_CASE("touches without sense leave everything inside its limits, and no trace", "[monkey]") {
    const int seed = asked_for("FL_MONKEY_SEED", 1);
    const OwnWorld world;
    Monkey monkey(world, static_cast<std::uint32_t>(seed));
    play(monkey, seed, asked_for("FL_MONKEY_EVENTS", all_events), events_a_visit);
    CHECK(monkey.visits().size() >= (all_events < 100'000 ? 8 : 12));
}

TEST_CASE("keys without sense lead out of nothing, and every visit ends by itself", "[monkey]") {
    const int seed = asked_for("FL_MONKEY_SEED", 1);
    const OwnWorld world;
    Monkey monkey(world, static_cast<std::uint32_t>(seed), Monkey::Hand::keypad);
    play(monkey, seed, asked_for("FL_MONKEY_EVENTS", all_events / 5), keys_a_visit);
    CHECK(monkey.visits().size() >= (all_events < 100'000 ? 6 : 8));
}
