#include "scene/visitor.h"

using namespace fl;
using namespace fl::test;

namespace {

/// Keys of the events that have a head on the timeline.
std::vector<std::string> heads(const Visitor& visitor) {
    std::vector<std::string> keys;
    for (const Node& node : visitor.session.nodes().nodes()) {
        if (node.role == Role::event && node.id.view().starts_with("event-"))
            keys.emplace_back(node.id.view().substr(6));
    }
    return keys;
}

bool is_incident(const std::string& key) {
    const auto& events = own_exhibit().events;
    const auto event = std::ranges::find(events, key, &Event::key);
    return event != events.end() && own_exhibit().tracks[event->track.index].key == "incident";
}

} // namespace

TEST_CASE("a track that the filter hides has no heads, and comes back", "[scene]") {
    Visitor visitor(own_materials());
    REQUIRE(std::ranges::any_of(heads(visitor), is_incident));
    visitor.tap("tracks");
    CHECK(visitor.value("track-incident") == "shown");
    visitor.tap("track-incident");
    CHECK(visitor.value("track-incident") == "hidden");
    CHECK(std::ranges::none_of(heads(visitor), is_incident));
    CHECK_FALSE(heads(visitor).empty());
    visitor.tap("track-incident");
    CHECK(std::ranges::any_of(heads(visitor), is_incident));
}

TEST_CASE("steps pass over what the filter hides", "[scene]") {
    Visitor visitor(own_materials());
    visitor.tap("tracks");
    for (const char* track : {"track-incident", "track-governance", "track-multilateral"})
        visitor.tap(track);
    for (int i = 0; i < 6; ++i) {
        visitor.tap("time-next");
        REQUIRE(visitor.state().marker);
        const Event& event = own_exhibit().events[visitor.state().marker->index];
        CHECK_FALSE(is_hidden(visitor.state(), event.track));
    }
}

TEST_CASE("the last track that is shown cannot be hidden", "[scene]") {
    Visitor visitor(own_materials());
    visitor.tap("tracks");
    const auto& tracks = own_exhibit().tracks;
    for (const Track& track : tracks)
        visitor.tap("track-" + track.key);
    CHECK_FALSE(is_hidden(visitor.state(), TrackId(tracks.size() - 1)));
    CHECK_FALSE(visitor.session.nodes().find("track-" + tracks.back().key)->enabled);
    visitor.tap("track-" + tracks.front().key); // another one is shown: now it can
    visitor.tap("track-" + tracks.back().key);
    CHECK(is_hidden(visitor.state(), TrackId(tracks.size() - 1)));
}

TEST_CASE("the next visitor finds no filter", "[scene]") {
    Visitor visitor(own_materials());
    visitor.tap("tracks");
    visitor.tap("track-incident");
    visitor.act(GoToAttract{});
    visitor.act(Wake{});
    visitor.run(1);
    CHECK(visitor.state().hidden_tracks == 0);
    CHECK_FALSE(visitor.state().tracks_open);
}

TEST_CASE("the filter's rows stand on the screen in every layout", "[scene]") {
    for (const SizePx size : {SizePx{1920, 1080}, SizePx{1080, 1920}, SizePx{1280, 720}}) {
        Visitor visitor(own_materials(), size);
        visitor.tap("tracks");
        CHECK(visitor.sees("track-incident"));
        CHECK(visitor.outside().empty());
    }
}
