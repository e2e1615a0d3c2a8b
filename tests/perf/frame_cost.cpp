// Runs the exhibit's own part of a frame (input, state, layout, list building) on the shipped
// content, without a GPU, for callgrind to count. Prints how many frames were counted, how many of
// them had something to draw, and how often memory was allocated, by us or by a library.
//
//     frame_cost SCENARIO        pan-map, pan-time, scrub, play, card, states, attract

#include "content/pack.h"
#include "core/file.h"
#include "gfx/painter.h"
#include "scene/session.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <valgrind/callgrind.h>

using namespace fl;

namespace {
std::uint64_t allocations = 0;
} // namespace

// The whole program's malloc, libraries included: glibc's own, counted.
extern "C" {
void* __libc_malloc(std::size_t size);                         // NOLINT: glibc's names
void* __libc_calloc(std::size_t count, std::size_t size);      // NOLINT
void* __libc_realloc(void* memory, std::size_t size);          // NOLINT
void* __libc_memalign(std::size_t boundary, std::size_t size); // NOLINT

void* malloc(std::size_t size) {
    ++allocations;
    return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) {
    ++allocations;
    return __libc_calloc(count, size);
}
void* realloc(void* memory, std::size_t size) {
    ++allocations;
    return __libc_realloc(memory, size);
}
void* aligned_alloc(std::size_t boundary, std::size_t size) {
    ++allocations;
    return __libc_memalign(boundary, size);
}
int posix_memalign(void** memory, std::size_t boundary, std::size_t size) {
    ++allocations;
    *memory = __libc_memalign(boundary, size);
    return *memory == nullptr ? ENOMEM : 0;
}
}

namespace {

constexpr SizePx size{1920, 1080};
constexpr int warm_frames = 40, counted_frames = 30;

struct Bench {
    Session& session;
    Painter& painter;
    TextEngine& text;
    std::int64_t frame = 0, drawn = 0;

    Instant now() const { return Instant(frame * 1'000'000 / 60); }
    void step(std::span<const InputEvent> events) {
        const Instant before = now();
        ++frame;
        if (!session.step(events, {now(), now() - before}))
            return;
        ++drawn;
        painter.paint(session.picture().under, size, text.atlas(), 0);
        painter.paint(session.picture().over, size, text.atlas(), 1);
    }
    void touch(TouchPhase phase, PointPx at) {
        const InputEvent event = TouchEvent{now() + Instant(16'667), phase, 1, at};
        step(std::span(&event, 1));
    }
    void rest() {
        for (int i = 0; i < 600; ++i)
            step({});
    }
};

PointPx start_of(std::string_view scenario, const Session& session) {
    if (scenario == "pan-map" || scenario == "card")
        return {700, 300};
    if (scenario == "pan-time")
        return {1500, 900};
    const Node* flag = session.nodes().find("time-flag");
    return flag != nullptr ? flag->touch : PointPx{};
}

} // namespace

int main(int argc, char** argv) {
    const std::string_view scenario = argc > 1 ? argv[1] : "pan-map";
    const Exhibit exhibit = load_exhibit(FL_SHARE_DIR "/content.sqlite");
    const WorldMap map = decode_world_map(exhibit.map_blob);
    const Tokens tokens =
        parse_tokens(read_file(FL_SHARE_DIR "/design/tokens.json"), "tokens.json");
    const Materials materials = make_materials(exhibit, map, tokens);
    TextEngine text(FL_SHARE_DIR "/fonts", {});
    Session session(materials, text, make_screen(size), LanguageId{0});
    Painter painter;
    Bench bench{session, painter, text};
    if (scenario != "attract")
        session.act(Wake{}, bench.now());
    if (scenario == "pan-map")
        session.act(ZoomMap{{0, 0.3}, 1.6}, bench.now());
    if (scenario == "pan-time")
        session.act(StepTimeLevel{1}, bench.now());
    if (scenario == "card")
        session.act(OpenEvent{EventId{16}}, bench.now());
    if (scenario == "states")
        session.act(ShowView{SceneId::spectrum}, bench.now());
    bench.rest();
    if (scenario == "play")
        session.act(TogglePlay{}, bench.now());
    const bool by_itself = scenario == "play" || scenario == "attract";

    // To and fro, so that a long run stays where there is something to see.
    PointPx at = start_of(scenario, session);
    if (!by_itself)
        bench.touch(TouchPhase::down, at);
    std::uint64_t before = 0;
    for (int i = 0; i < warm_frames + counted_frames; ++i) {
        if (i == warm_frames) {
            before = allocations;
            bench.drawn = 0;
            CALLGRIND_TOGGLE_COLLECT;
        }
        at.x += i % 20 < 10 ? 9.0F : -9.0F;
        if (by_itself) {
            bench.step({});
        } else {
            bench.touch(TouchPhase::move, at);
        }
    }
    CALLGRIND_TOGGLE_COLLECT;
    const std::uint64_t made = allocations - before;
    std::printf("frames %d drawn %lld allocations %llu\n", counted_frames,
                static_cast<long long>(bench.drawn), static_cast<unsigned long long>(made));
    return 0;
}
