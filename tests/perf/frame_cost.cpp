// Runs the exhibit's own part of a frame (input, state, layout, list building) on the shipped
// content, without a GPU, for callgrind to count. Prints how many frames were counted and how many
// of them allocated.
//
//     frame_cost SCENARIO        pan-map, pan-time, scrub, card

#include "content/pack.h"
#include "core/allocation_count.h"
#include "core/file.h"
#include "gfx/painter.h"
#include "scene/session.h"

#include <cstdio>
#include <string_view>

#include <valgrind/callgrind.h>

using namespace fl;

namespace {

constexpr SizePx size{1920, 1080};
constexpr int warm_frames = 40, counted_frames = 30;

struct Bench {
    Session& session;
    Painter& painter;
    TextEngine& text;
    std::int64_t frame = 0;

    Instant now() const { return Instant(frame * 1'000'000 / 60); }
    void step(std::span<const InputEvent> events) {
        const Instant before = now();
        ++frame;
        if (!session.step(events, {now(), now() - before}))
            return;
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
    return session.nodes().find("time-flag")->touch;
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
    session.act(Wake{}, bench.now());
    if (scenario == "pan-map")
        session.act(ZoomMap{{0, 0.3}, 1.6}, bench.now());
    if (scenario == "pan-time")
        session.act(StepTimeLevel{1}, bench.now());
    if (scenario == "card")
        session.act(OpenEvent{EventId{16}}, bench.now());
    bench.rest();

    // To and fro, so that a long run stays where there is something to see.
    PointPx at = start_of(scenario, session);
    bench.touch(TouchPhase::down, at);
    std::uint64_t before = 0;
    for (int i = 0; i < warm_frames + counted_frames; ++i) {
        if (i == warm_frames) {
            before = allocation_count();
            CALLGRIND_TOGGLE_COLLECT;
        }
        at.x += i % 20 < 10 ? 9.0F : -9.0F;
        bench.touch(TouchPhase::move, at);
    }
    CALLGRIND_TOGGLE_COLLECT;
    std::printf("frames %d allocations %llu\n", counted_frames,
                static_cast<unsigned long long>(allocation_count() - before));
    return 0;
}
