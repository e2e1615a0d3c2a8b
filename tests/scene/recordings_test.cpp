// Each recording in tests/recordings is played to a session with the made-up exhibit and must end
// as its own comments say: "# ends: KEY VALUE", see Ending.

#include "core/file.h"
#include "input/recording.h"
#include "support/stand.h"

#include <algorithm>
#include <map>
#include <sstream>

using namespace fl;
using namespace fl::test;

namespace {

std::vector<std::filesystem::path> recordings() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(FL_SOURCE_DIR "/tests/recordings"))
        files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

std::multimap<std::string, std::string> endings_of(const std::filesystem::path& file) {
    std::multimap<std::string, std::string> out;
    std::istringstream lines(read_file(file));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string sign, ends, key, value;
        if (words >> sign >> ends >> key >> value && sign == "#" && ends == "ends:")
            out.emplace(key, value);
    }
    return out;
}

/// Plays the recording's events at their times and lets everything come to rest.
void play(Stand& s, const Recording& recording) {
    REQUIRE(s.session().start_in(recording.header.scene, s.now()));
    s.act(SetCursor{to_days(recording.header.start_day), CursorMotion::scrub});
    s.rest();
    const Instant start = s.now();
    std::size_t next = 0;
    while (next < recording.events.size()) {
        const Instant due = s.now() + Instant(1'000'000 / 60) - start;
        for (; next < recording.events.size() && time_of(recording.events[next]) <= due; ++next) {
            InputEvent event = recording.events[next];
            std::visit([&](auto& e) { e.at += start; }, event);
            s.queue(event);
        }
        s.frame();
    }
    if (s.state().playing)
        s.act(TogglePlay{});
    s.settle();
}

/// What an ending says and what there is, both as text.
std::string found(const Stand& s, const std::string& key) {
    const ExhibitState& state = s.state();
    const Exhibit& exhibit = s.materials().exhibit;
    if (key == "scene")
        return std::string(scene_name(state.scene));
    if (key == "day")
        return iso_day(s.day());
    if (key == "question")
        return exhibit.questions[state.question.index].key;
    if (key == "picked")
        return state.picked ? exhibit.states[state.picked->index].iso3 : "nothing";
    if (key == "event")
        return state.event ? exhibit.events[state.event->index].key : "nothing";
    if (key == "home")
        return state.camera == home_camera(s.materials().map) ? "yes" : "no";
    if (key == "zoom") { // to a hundredth of a step
        std::ostringstream out;
        out << std::round(state.camera.zoom * 20) / 20;
        return out.str();
    }
    return "(no ending is called " + key + ")";
}

bool in_range(const Stand& s, const std::string& key, const std::string& value, bool& known) {
    const double x = s.state().camera.centre.x, limit = std::stod(value);
    known = key == "centre_x_from" || key == "centre_x_to";
    return key == "centre_x_from" ? x >= limit : x <= limit;
}

} // namespace

TEST_CASE("every recording ends as it says", "[recordings]") {
    const auto files = recordings();
    REQUIRE(files.size() >= 5);
    for (const auto& file : files) {
        INFO(file.filename().string());
        const Recording recording = read_recording(file);
        REQUIRE(recording.header.pack == "fixture");
        const auto endings = endings_of(file);
        REQUIRE_FALSE(endings.empty());
        World world;
        Stand s(world.materials, recording.header.screen_px);
        play(s, recording);
        for (const auto& [key, value] : endings) {
            bool range = false;
            INFO("ends: " << key << ' ' << value);
            if (key.starts_with("centre")) {
                CHECK(in_range(s, key, value, range));
                CHECK(range);
            } else {
                CHECK(found(s, key) == value);
            }
        }
        CHECK(std::ranges::count(s.state().pressed, 0U) == 4);
        CHECK_FALSE(s.state().scrubbing);
    }
}

TEST_CASE("a recording played twice gives the same picture and the same nodes", "[recordings]") {
    for (const auto& file : recordings()) {
        const Recording recording = read_recording(file);
        World world;
        Stand first(world.materials, recording.header.screen_px);
        Stand second(world.materials, recording.header.screen_px);
        play(first, recording);
        play(second, recording);
        INFO(file.filename().string());
        CHECK(first.dump() == second.dump());
        REQUIRE(first.tree().nodes().size() == second.tree().nodes().size());
        for (std::size_t i = 0; i < first.tree().nodes().size(); ++i)
            CHECK(first.tree().nodes()[i].box == second.tree().nodes()[i].box);
    }
}

TEST_CASE("the recorded drag to 2021 leaves the picture that a jump there gives", "[recordings]") {
    World world;
    Stand dragged(world.materials), direct(world.materials);
    const Recording recording =
        read_recording(FL_SOURCE_DIR "/tests/recordings/drag_2011_to_2021.touch");
    play(dragged, recording);
    dragged.rest();
    direct.open();
    direct.act(SetCursor{dragged.state().cursor, CursorMotion::jump});
    direct.rest();
    CHECK(dragged.dump() == direct.dump());
    CHECK(dragged.picture().map.palette == direct.picture().map.palette);
}
