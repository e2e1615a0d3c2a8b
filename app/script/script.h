#pragma once

#include "core/geometry.h"
#include "core/time.h"
#include "input/events.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

/// The commands of a `.fls` script as values (CONTRACT.md, "Script language").
namespace fl::script {

/// Names a node of the accessibility tree: either `id` (without "#"), or `role` and `label`; the
/// others are empty.
struct NodeRef {
    std::string id, role, label;
    friend bool operator==(const NodeRef&, const NodeRef&) = default;
};

struct Wait {
    Instant duration{};
};
/// Run until nothing animates.
struct Settle {};

struct TapNode {
    NodeRef node;
};
struct TapPoint {
    PointPx point;
};
/// One raw contact event; never `cancel`.
struct RawTouch {
    TouchPhase phase = TouchPhase::down;
    int finger = 0; // 0 to 9
    PointPx point;
};
struct DragNode {
    NodeRef node;
    PointPx by;
    Instant duration{};
};
struct PinchPoint {
    PointPx centre;
    float factor = 1; // 0.01 to 100
    Instant duration{};
};
struct PressKey {
    Key key = Key::select;
    Instant hold{}; // 0: pressed and released at once
};

struct TurnHeadphones {
    bool plugged = true;
};

struct SetClock {
    std::chrono::sys_seconds time;
};
struct SetSize {
    SizePx size; // whole numbers, 1 to 16384
};
struct SetIdle {
    bool on = true;
};

enum class Output : std::uint8_t { shot, tree, metrics, speech, sounds };
/// Writes `name` and the output's ending into the output folder. The name is one of a file, never a
/// path: letters, digits, "." "_" "-".
struct WriteOutput {
    Output output = Output::shot;
    std::string name;
};

enum class Subject : std::uint8_t { scene, lang, date, issue, theme, textsize };
struct ExpectValue {
    Subject subject = Subject::scene;
    std::string value; // of a date always YYYY-MM-DD
};
enum class NodeState : std::uint8_t { there, absent, focused };
struct ExpectNode {
    NodeState state = NodeState::there;
    NodeRef node;
};
struct ExpectText {
    std::string text;
};
/// Was said, among other words, since the last `speech`.
struct ExpectSpeech {
    std::string language; // code
    std::string text;
};

using Action = std::variant<Wait, Settle, TapNode, TapPoint, RawTouch, DragNode, PinchPoint,
                            PressKey, TurnHeadphones, SetClock, SetSize, SetIdle, WriteOutput,
                            ExpectValue, ExpectNode, ExpectText, ExpectSpeech>;

struct Command {
    std::size_t line = 0; // in its file, from 1
    Action action;
};

} // namespace fl::script
