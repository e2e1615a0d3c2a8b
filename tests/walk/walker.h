#pragma once

#include "scene/session.h"
#include "support/own_world.h"
#include "support/stand.h"

#include <optional>
#include <string>
#include <vector>

namespace fl::test {

/// Somewhere that a visitor may be: all that is needed to go on from there, again and again.
struct Place {
    ExhibitState state;
    Instant now{};
    int taps = 0;         // from attract, on the shortest way that the walk knows
    std::size_t from = 0; // the place before on that way ...
    std::string by;       // ... and what was touched there
};

/// Something that can be touched at a place.
struct Touchable {
    std::string id, kind; // kind: the id without what only tells one of many from the others
    PointPx at;
    bool enabled = true;
};

/// "state-BRA" -> "state-*": one of many alike.
std::string kind_of(std::string_view id);

/// One finger that taps, waits until all is at rest, and can be put back to any place.
class Walker {
  public:
    Walker(const Materials& materials, SizePx size);

    void go_to(const Place& place);
    /// Presses and releases, then waits until nothing moves.
    void tap(PointPx at);
    void settle();
    /// Waits until another scene comes by itself: the idle timer. @return false when none comes
    bool wait_for_change();

    const Session& session() const { return session_; }
    const ExhibitState& state() const { return session_.state(); }
    const NodeTree& tree() const { return session_.nodes(); }
    Instant now() const { return now_; }
    SceneId scene() const { return state().scene; }
    const Node* find(std::string_view id) const { return tree().find(id); }

    /// Names the place: scene, what it lies over, what there is to touch, and how it is shown. Two
    /// places of one name offer the same choices.
    std::string name() const;
    std::vector<Touchable> touchables() const;
    /// Everything that an eye sees or the speech would say.
    std::string look() const;
    /// All words in sight, one text a line.
    std::string words() const;

  private:
    void frame(Instant dt, std::span<const InputEvent> events = {});

    Session session_;
    Instant now_{};
};

} // namespace fl::test
