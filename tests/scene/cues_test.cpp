// Every cue has a visible twin: what is heard in a frame is seen in it. On a stand with the content
// that is shipped, by touch.

#include "content/pack.h"
#include "support/access_row.h"
#include "support/sight.h"

#include <utility>

using namespace fl;
using namespace fl::test;

namespace {

using Names = std::vector<std::string>;

/// The shipped exhibit, read once.
struct Shipped {
    Exhibit exhibit = load_exhibit(std::filesystem::path(FL_SHARE_DIR) / "content.sqlite");
    WorldMap map = decode_world_map(exhibit.map_blob);
    Materials materials = make_materials(exhibit, map, shipped_tokens());
};

const Materials& shipped() {
    static const Shipped s;
    return s.materials;
}

/// Hears every frame, and looks whether it shows something new when it sounds.
struct Ear : Stand {
    Names heard, blind;        // all cues; those whose frame looks like the one before
    std::string seen, touched; // the last frame as text; the node that was touched last

    explicit Ear(SizePx size = {1920, 1080})
        : Stand(shipped(), size) {
        open();
        seen = dump();
        each_frame = [this](bool drawn) { listen(drawn); };
    }
    Names take() { return std::exchange(heard, {}); }
    /// What sounds with a press, and what with the release.
    Names press(std::string_view id) {
        rest();
        take();
        down(node(id).touch);
        return take();
    }
    Names release(std::string_view id) {
        up(node(id).touch);
        return take();
    }
    std::string label(std::string_view id) const { return std::string(node(id).label); }
    std::set<std::string> texts() const {
        std::set<std::string> out;
        for (const SeenText& text : texts_of(picture().over))
            out.insert(text.text);
        return out;
    }

  private:
    void listen(bool drawn) {
        const std::string now = drawn ? dump() : seen;
        for (const Cue cue : session().cues()) {
            heard.emplace_back(cue_name(cue));
            if (now == seen)
                blind.push_back(touched + ": " + std::string(cue_name(cue)));
        }
        seen = now;
    }
};

} // namespace

TEST_CASE("a button sounds as it is drawn pressed, and what it opens as it appears",
          "[scene][sound]") {
    Ear ear;
    CHECK(ear.press("issue-2") == Names{"touch"});
    CHECK(ear.release("issue-2") == Names{"select"});
    CHECK(ear.press("event-chip") == Names{"touch"});
    CHECK(ear.release("event-chip") == Names{"select"});
    CHECK(ear.state().scene == SceneId::event);
    CHECK(ear.press("close") == Names{"touch"});
    CHECK(ear.release("close") == Names{"close"});
    CHECK(ear.press("nav-reading") == Names{"touch"});
    CHECK(ear.release("nav-reading") == Names{"select"});
    CHECK(ear.blind.empty());
}

TEST_CASE("a press that slides off has ticked and does nothing more", "[scene][sound]") {
    Ear ear;
    CHECK(ear.press("issue-3") == Names{"touch"});
    ear.move({900, 400});
    ear.up({900, 400});
    ear.settle();
    CHECK(ear.take().empty());
}

TEST_CASE("what shows no press makes no tick", "[scene][sound]") {
    Ear ear;
    ear.rest();
    ear.take();
    ear.down({1200, 700}); // the sea
    ear.wait(0.7);
    ear.up({1200, 700});
    ear.wait(1);
    CHECK(ear.take().empty());
}

TEST_CASE("a state's dossier rises as it slides in", "[scene][sound]") {
    Ear ear;
    ear.rest();
    ear.take();
    ear.tap("state-BRA");
    CHECK(ear.take() == Names{"select"});
    CHECK(ear.blind.empty());
}

TEST_CASE("a click of the scrubbing hand comes with another event in the chip", "[scene][sound]") {
    Ear ear;
    const PointPx flag = ear.node("time-flag").touch;
    ear.down(flag);
    ear.take();
    int clicks = 0;
    for (int i = 1; i <= 60; ++i) {
        const auto marker = ear.state().marker;
        const std::string chip = ear.label("event-chip");
        ear.move(flag + PointPx{static_cast<float>(-5 * i), 0});
        for (const std::string& name : ear.take()) {
            CHECK(name == "scrub");
            CHECK(ear.state().marker != marker);
            CHECK(ear.label("event-chip") != chip);
            ++clicks;
        }
    }
    CHECK(clicks > 5);
    CHECK(clicks <= 13);
    CHECK(ear.blind.empty());
}

TEST_CASE("a tremor comes as its event's marker begins to pulse", "[scene][sound]") {
    Ear ear;
    ear.tap("time-next");
    int tremors = 0;
    for (int i = 0; i < 60; ++i) {
        ear.take();
        const std::string chip = ear.label("event-chip");
        ear.frame();
        for (const std::string& name : ear.take()) {
            CHECK(name.substr(0, 6) == "tremor");
            CHECK(ear.state().marker_began == ear.now());
            CHECK(ear.label("event-chip") != chip);
            ++tremors;
        }
    }
    CHECK(tremors == 1);
    CHECK(ear.blind.empty());
}

TEST_CASE("the tour's bell comes with another stop's text", "[scene][sound]") {
    Ear ear;
    ear.tap("nav-tour");
    ear.settle();
    const auto before = ear.texts();
    ear.press("tour-next");
    CHECK(ear.release("tour-next") == Names{"tour-step"});
    ear.settle();
    CHECK(ear.texts() != before);
    CHECK(ear.blind.empty());
}

TEST_CASE("the last seconds tick exactly when the number changes", "[scene][sound]") {
    Ear ear;
    ear.act(RunIdleTimer{true, std::chrono::seconds(60), std::chrono::seconds(90)});
    ear.wait(84.5);
    REQUIRE(ear.state().scene == SceneId::idle_warning);
    ear.take();
    const auto number = [&] {
        const auto texts = texts_of(ear.picture().over);
        const auto digit = std::find_if(texts.rbegin(), texts.rend(), // the warning lies on top
                                        [](const SeenText& t) { return t.text.size() == 1; });
        return digit == texts.rend() ? std::string() : digit->text;
    };
    int ticks = 0;
    for (int i = 0; i < 5.4 * 60; ++i) {
        const std::string before = number();
        ear.frame();
        const bool changed = number() != before;
        CHECK(ear.take() == (changed ? Names{"countdown"} : Names{}));
        ticks += changed ? 1 : 0;
    }
    CHECK(ticks == 5);
    CHECK(ear.blind.empty());
}

TEST_CASE("an answer sounds as it is lit, and its chord comes with the next question",
          "[scene][sound]") {
    Ear ear;
    ear.tap("nav-question");
    ear.settle();
    CHECK(ear.press("answer-2") == Names{"touch"});
    CHECK(ear.release("answer-2") == Names{"touch"});
    const auto before = ear.texts();
    CHECK(ear.press("answer") == Names{"touch"});
    CHECK(ear.release("answer") == Names{"saved"});
    CHECK(ear.texts() != before);
    CHECK(ear.blind.empty());
}

TEST_CASE("whatever is touched in a long visit, nothing is heard that is not seen",
          "[scene][sound][access]") {
    Ear ear({960, 540});
    const int theme = GENERATE(0, 1, 2);
    AccessRow row(
        "A-34", "theme " + std::to_string(theme + 1),
        "150 touches at random parts of the tree: each cue that falls due against what the "
        "same frame has newly drawn. The table of twins is app/state/cues.h, each has a "
        "test of its own.");
    ear.act(SetHouseTheme{static_cast<ThemeId>(theme)});
    ear.frame();
    auto seed = static_cast<std::uint32_t>(20111027 + theme);
    const auto random = [&](std::size_t below) {
        seed = seed * 1664525 + 1013904223;
        return (seed >> 8) % below;
    };
    for (int i = 0; i < 150; ++i) {
        const auto& nodes = ear.tree().nodes();
        REQUIRE_FALSE(nodes.empty());
        const Node& node = nodes[random(nodes.size())];
        ear.touched = node.id.view();
        ear.tap(node.touch);
        ear.wait(0.25);
    }
    CHECK(ear.heard.size() > 100);
    CHECK(std::set<std::string>(ear.heard.begin(), ear.heard.end()).size() > 5);
    row.figure(ear.heard.size(), " cues of ",
               std::set<std::string>(ear.heard.begin(), ear.heard.end()).size(), " kinds heard, ",
               ear.blind.size(), " without a visible twin");
    for (const std::string& name : ear.blind)
        row.complain(name, " was heard and not seen");
    row.done();
    CHECK(ear.blind == Names{});
}

TEST_CASE("an idle exhibit is silent", "[scene][sound]") {
    Ear ear;
    ear.rest();
    ear.take();
    ear.wait(30);
    CHECK(ear.take().empty());
}
