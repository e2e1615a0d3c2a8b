#pragma once

#include "scene/interaction/focus_order.h"
#include "scene/interaction/state_order.h"

#include <array>
#include <span>

namespace fl {

/// Turns the eight keys into what the visitor wants, by the tree of the frame that the visitor saw.
///
/// Right and Down lead on in reading order, Left and Up back (Left and Right change places where
/// the language runs from right to left); Down and Up go by whole rows. What can be entered (map,
/// timeline, scales) takes the arrows while it is entered; Select enters or acts, Back leaves.
/// Nothing depends on how long or how fast a key is pressed.
class KeyReader {
  public:
    explicit KeyReader(const Materials& materials)
        : materials_(materials) {}

    /// @return intents in their order, until the next call
    std::span<const Intent> read(Key key, const ExhibitState& state, const NodeTree& tree);

  private:
    void press(Key key);
    void wake(Key key);
    void toggle_help();
    void go_back();
    void select();
    void enter(const Node& node);
    void step(Key key);
    void step_in_states(bool along, int by);
    void step_in_time(bool along, int by);
    void step_on_scale(bool along, int by);
    void move_focus(FocusStep step, int by);
    bool scroll_text(const Node& node, int by);
    bool stands(const Node& inside, StateId state) const;
    void focus_state(StateId state, const Node& inside);
    const Node* entered() const;

    void want(const Intent& intent);

    const Materials& materials_;
    const ExhibitState* state_ = nullptr;
    const NodeTree* tree_ = nullptr;
    StateOrder order_;
    std::array<Intent, 4> intents_{};
    std::size_t wanted_ = 0;
};

/// What the volume key makes of a volume in percent: the next louder of its levels, and after the
/// loudest the quietest.
int next_volume(int percent);

} // namespace fl
