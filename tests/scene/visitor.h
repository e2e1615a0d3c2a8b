#pragma once

#include "scene/session.h"
#include "support/catch.h"
#include "support/make_exhibit.h"
#include "support/pack.h"

namespace fl::test {

inline TextEngine& shared_text() {
    static TextEngine engine(std::filesystem::path(FL_SHARE_DIR) / "fonts", "");
    return engine;
}

/// The shipped content over an empty sea: all texts, no outlines.
inline const Materials& own_materials() {
    static const WorldMap map = [] {
        WorldMap sea;
        sea.shapes.resize(own_exhibit().shape_states.size());
        sea.land = {-2.4, -0.9, 2.4, 1.2};
        sea.levels.resize(1);
        return sea;
    }();
    static const Materials materials = make_materials(own_exhibit(), map, shipped_tokens());
    return materials;
}

/// A hand at a session, with a clock of its own: frames of 1/60 s.
class Visitor {
  public:
    explicit Visitor(const Materials& materials, SizePx size = {1920, 1080})
        : session(materials, shared_text(), make_screen(size), LanguageId{0}) {
        act(RunIdleTimer{false, {}, {}});
        act(Wake{});
        run(1);
    }
    void act(const Intent& intent) { session.act(intent, now_); }
    void run(double s) {
        const int frames = static_cast<int>(std::lround(s * 60));
        for (int i = 0; i < frames; ++i)
            frame({});
    }
    void touch(TouchPhase phase, PointPx point) {
        const std::array<InputEvent, 1> events{TouchEvent{now_, phase, 1, point}};
        frame(events);
    }
    void tap(PointPx point) {
        touch(TouchPhase::down, point);
        touch(TouchPhase::up, point);
        run(1.5);
    }
    void tap(std::string_view id) {
        const Node* node = session.nodes().find(id);
        INFO(id);
        REQUIRE(node != nullptr);
        tap(node->touch);
    }
    /// Drags from a node, at an even pace, with the frame's picture after each step.
    void drag(std::string_view id, PointPx by, int steps = 20) {
        const Node* node = session.nodes().find(id);
        REQUIRE(node != nullptr);
        const PointPx from = node->touch;
        touch(TouchPhase::down, from);
        for (int i = 1; i <= steps; ++i)
            touch(TouchPhase::move,
                  from + by * (static_cast<float>(i) / static_cast<float>(steps)));
        run(0.3); // rests, so that nothing is flung
        touch(TouchPhase::up, from + by);
        run(1.5);
    }
    bool sees(std::string_view id) const { return session.nodes().find(id) != nullptr; }
    std::string value(std::string_view id) const {
        const Node* node = session.nodes().find(id);
        return node == nullptr ? std::string() : std::string(node->value);
    }
    const ExhibitState& state() const { return session.state(); }

    /// Ids of nodes that leave the screen; those that are found by their surface may.
    std::vector<std::string> outside() const {
        std::vector<std::string> out;
        const RectPx screen{-0.5F, -0.5F, state().screen.size.w + 1, state().screen.size.h + 1};
        for (const Node& node : session.nodes().nodes()) {
            if (node.hit && !screen.contains(node.box))
                out.emplace_back(node.id.view());
        }
        return out;
    }

    Session session;

  private:
    void frame(std::span<const InputEvent> events) {
        now_ += Instant{1'000'000 / 60};
        session.step(events, {now_, Instant{1'000'000 / 60}});
    }
    Instant now_{};
};

/// Where a state of the small map is on the screen.
inline PointPx place_of(const Visitor& visitor, double sheet_x, double sheet_y) {
    return visitor.session.nodes().map->to_px({sheet_x, sheet_y});
}

} // namespace fl::test
