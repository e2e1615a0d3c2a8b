#pragma once

#include "input/gestures.h"
#include "scene/interaction/key_reader.h"
#include "state/exhibit_state.h"
#include "state/nodes.h"

#include <array>
#include <variant>

namespace fl {

/// Turns gestures into what the visitor wants, by the tree of the frame that the visitor saw.
/// Remembers only what each finger drags, since the thing it grabbed may have gone from the tree
/// before it lifts.
class GestureReader {
  public:
    explicit GestureReader(const Materials& materials)
        : materials_(materials)
        , keys_(materials) {}

    /// Calls `act` for each intent of the gesture, in order.
    template <class Act>
    void read(const Gesture& gesture, const ExhibitState& state, const NodeTree& nodes, Act&& act) {
        reading_ = {&state, &nodes};
        std::visit([&](const auto& g) { this->on(g); }, gesture);
        for (std::size_t i = 0; i < wanted_; ++i)
            act(intents_[i]);
        wanted_ = 0;
    }
    void reset() { drags_ = {}; }

  private:
    struct Reading {
        const ExhibitState* state = nullptr;
        const NodeTree* nodes = nullptr;
    };
    struct Drag {
        std::int64_t finger = -1;
        DragKind kind = DragKind::none;
    };

    void on(const Activity&);
    void on(const Pressed&);
    void on(const PressEnded&);
    void on(const Tapped&);
    void on(const Held&);
    void on(const DragBegan&);
    void on(const Dragged&);
    void on(const DragEnded&);
    void on(const Pinched&);
    void on(const PinchEnded&);
    void on(const HeadphonesTurned&);
    void on(const KeyPressed&);
    void on(const Resized&);

    void want(const Intent& intent);
    std::optional<MapTransform> map_now() const;
    std::optional<TimeTransform> time_now() const;
    const Node* node_of(const ContactTarget& target) const;
    DragKind kind_of(const ContactTarget& target, PointPx start) const;
    DragKind& drag_of(std::int64_t finger);
    void choose_answer_at(PointPx point);
    std::optional<StateId> circle_at(PointPx point) const;
    std::optional<double> year_at(PointPx point) const;
    std::optional<StateId> state_at(PointPx point) const;
    void tap_circle(const Tapped& tap);
    void tap_map(const Tapped& tap);
    void double_tap_map(PointPx point);
    void tap_strip(const Tapped& tap);

    const Materials& materials_;
    KeyReader keys_;
    Reading reading_;
    std::array<Drag, 12> drags_{};
    std::optional<StateId> picked_before_; // circle that was picked when a finger landed
    std::array<Intent, 4> intents_{};
    std::size_t wanted_ = 0;
};

} // namespace fl
