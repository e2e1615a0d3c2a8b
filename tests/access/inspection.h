#pragma once

#include "scene/session.h"
#include "support/own_world.h"

#include <functional>
#include <string>
#include <string_view>

namespace fl::test {

/// How one visitor stands before one panel.
struct Circumstances {
    SizePx panel{1920, 1080};
    Mounting mounting{};
    bool lower = false; // reach mode
    std::string language = "en";
    ThemeId theme = ThemeId::night;
    int text_step = 0;
};

const OwnWorld& own_world();
TextEngine& own_text();

/// A visit whose clock goes in long steps: only resting pictures are looked at.
class Inspection {
  public:
    explicit Inspection(const Circumstances& circumstances);

    /// Opens each kind of page in turn and calls `look` with its name once it rests.
    void see_all(const std::function<void(std::string_view page)>& look);

    const Session& session() const { return session_; }
    Session& session() { return session_; }
    const ExhibitState& state() const { return session_.state(); }
    const NodeTree& tree() const { return session_.nodes(); }
    const Circumstances& circumstances() const { return circumstances_; }
    Instant now() const { return now_; }
    std::string name() const;

    void act(const Intent& intent) { session_.act(intent, now_); }
    void frame(double s, std::span<const InputEvent> events = {});
    /// Until all journeys are over, and once more for what that brings.
    void rest();
    /// Back to a state that was kept.
    void restore(const ExhibitState& state, Instant then);

  private:
    void show(const Intent& intent);
    void begin();
    void see_explore(const std::function<void(std::string_view)>& look);
    void see_cards(const std::function<void(std::string_view)>& look);
    void see_pages(const std::function<void(std::string_view)>& look);
    void see_sheets(const std::function<void(std::string_view)>& look);

    Circumstances circumstances_;
    Session session_;
    Instant now_{};
};

/// Whether a finger may act on it where it stands.
inline bool is_control(const Node& node) {
    return node.hit && (node.on_tap.has_value() || node.drag != DragKind::none);
}

} // namespace fl::test
