#pragma once

#include "scene/interaction/focus_order.h"

#include <array>
#include <optional>

namespace fl {

/// Keeps the keypad's focus on something that is there: on the first sensible node when a scene,
/// card or menu opens, on what opened it when it closes, and beside a node that has gone.
class FocusKeeper {
  public:
    /// Looks at a finished layout. @return what must change before it is shown; then lay out again
    std::optional<Intent> after_layout(const ExhibitState& state, const NodeTree& tree);
    void reset();

  private:
    /// A scene with what is open in it: the focus belongs to one of these.
    struct Place {
        SceneId scene = SceneId::attract;
        int part = 0; // menu, panel, list or question inside the scene
        bool help = false;
        friend bool operator==(const Place&, const Place&) = default;
    };
    struct Visited {
        Place place;
        SetFocus focus{0};
    };
    static Place place_of(const ExhibitState& state);

    std::optional<Intent> arrive(const ExhibitState& state, const NodeTree& tree, Place place);
    std::optional<Intent> stay(const ExhibitState& state, const NodeTree& tree);
    std::optional<Intent> finish_step(const ExhibitState& state, const NodeTree& tree,
                                      const Node& from);

    std::array<Visited, 16> visited_{}; // innermost last; the present place is none of them
    std::size_t depth_ = 0;
    Place here_;
    SetFocus focus_{0};     // that was last here
    RectPx box_{};          // where it stood
    bool arriving_ = false; // the place has not yet what could have the focus
};

/// Where the focus begins in a scene.
const Node* first_focus(const ExhibitState& state, const NodeTree& tree);

} // namespace fl
