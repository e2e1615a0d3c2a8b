#pragma once

#include "core/geometry.h"
#include "geo/camera.h"
#include "input/gestures.h"
#include "state/intent.h"
#include "state/time_view.h"

#include <array>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

namespace fl {

enum class Role : std::uint8_t {
    button,
    toggle,
    tab,
    slider,
    state,
    event,
    map,
    timeline,
    card,
    heading,
    text,
    image,
    language,
};
std::string_view role_name(Role role);

/// Who owns a finger that lands there. Two visitors can work in two regions at once.
enum class Region : std::uint16_t { none, controls, map, timeline, card, page };

/// What a drag that begins on a node moves.
enum class DragKind : std::uint8_t { none, cursor, time, map, card, list, answer, circles };

/// An id of the contract, "state-BRA": language-free, at most 47 characters, kept in place. A
/// longer one ends in a hash of the whole, so that two never become one.
class NodeId {
  public:
    NodeId() = default;
    NodeId(const char* text)
        : NodeId(std::string_view(text)) {}                 // NOLINT: ids are written as strings
    NodeId(std::string_view text);                          // NOLINT: ids are written as strings
    NodeId(std::string_view prefix, std::string_view rest); // "event-" + "code-2011"
    std::string_view view() const { return {text_.data(), size_}; }
    NodeKey key() const { return key_; } // FNV-1a, never 0

  private:
    void set(std::string_view prefix, std::string_view rest);
    void append(std::string_view text);
    std::array<char, 48> text_{};
    std::uint8_t size_ = 0;
    NodeKey key_ = 0;
};
NodeKey node_key(std::string_view id);

/// One thing on the screen that can be read, touched or focused. Strings are owned by the exhibit,
/// the formatter or the tree's own text store, and live until the next frame.
struct Node {
    NodeId id{};
    Role role = Role::text;
    std::string_view label{}, value{}, hint{};
    RectPx box{};    // touch box
    PointPx touch{}; // where a finger would go
    Region region = Region::controls;
    bool enabled = true;
    bool primary = false;
    DragKind drag = DragKind::none;
    bool hit = true;    // false: found by its surface (states on the map), not by its box
    bool reads = false; // a text to be read to its end, also where parts of it can be acted on
    std::optional<Intent> on_tap{};       // nothing: only read
    std::optional<LanguageId> language{}; // of the label, where it is not the interface's
    bool focusable() const {
        return on_tap.has_value() || role == Role::map || role == Role::timeline;
    }
};

/// A state's circle, for the magnet.
struct CirclePoint {
    StateId state;
    PointPx at;
};

/// The accessibility tree of one frame, in reading order: hit testing, keypad order, speech and
/// tests. What is not in it cannot be touched.
class NodeTree final : public TargetMap {
  public:
    void clear();
    /// Drops all nodes and surfaces, but keeps composed texts: they are still painted this frame.
    void forget_nodes();
    Node& add(Node node);
    /// While muted, added nodes go nowhere: they belong to something that is fading away.
    void mute(bool muted) { muted_ = muted; }
    /// Nodes that are added lie so far from where they were laid out: they slide in with a sheet.
    void slide(PointPx by) { slide_ = by; }
    /// Moves everything down: what was laid out for the lower part of a panel is on that panel.
    void move_down(float px);
    /// Copies a composed string into storage that lives as long as this frame's tree.
    std::string_view keep(std::string_view text);

    const std::vector<Node>& nodes() const { return nodes_; }
    const Node* find(NodeKey key) const;
    const Node* find(std::string_view id) const { return find(node_key(id)); }
    /// Topmost node whose touch box holds the point: later nodes lie above earlier ones.
    const Node* at(PointPx point) const;

    ContactTarget target_at(PointPx point) const override;

    std::optional<MapTransform> map;    // set when the scene shows a map
    std::optional<RectPx> answer_scale; // set when the scene shows the scale of a quiz question
    /// Notes that a node is drawn as pressed: the visible twin of a touch's sound.
    void show_pressed(NodeKey key);
    const std::array<NodeKey, 4>& pressed_shown() const { return pressed_shown_; }

    bool mirrored = false;             // that scale runs from right to left
    std::optional<TimeTransform> time; // set when the scene shows a timeline
    std::optional<RectPx> cursor_grab; // where a drag on the strip takes the cursor along
    std::vector<CirclePoint> circles;  // of the states on a scale

  private:
    std::vector<Node> nodes_;
    Node muted_node_;
    std::array<NodeKey, 4> pressed_shown_{};
    bool muted_ = false;
    PointPx slide_{};
    std::vector<std::vector<char>> text_blocks_;
    std::size_t block_ = 0, used_ = 0;
};

} // namespace fl
