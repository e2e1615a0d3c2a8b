#include "script/tree_json.h"

#include "state/time_view.h"

#include <nlohmann/json.hpp>

namespace fl {
namespace {

using json = nlohmann::ordered_json;

/// Tenths of a pixel: enough for a finger, and the same digits on every machine.
double tenths(float px) {
    return std::round(static_cast<double>(px) * 10) / 10;
}

json node_json(const Node& node, NodeKey focus) {
    return {{"id", node.id.view()},
            {"role", role_name(node.role)},
            {"label", node.label},
            {"value", node.value},
            {"hint", node.hint},
            {"x", tenths(node.box.x)},
            {"y", tenths(node.box.y)},
            {"w", tenths(node.box.w)},
            {"h", tenths(node.box.h)},
            {"touch", {tenths(node.touch.x), tenths(node.touch.y)}},
            {"focused", node.id.key() == focus},
            {"enabled", node.enabled},
            {"primary", node.primary}};
}

} // namespace

std::string tree_json(const Session& session) {
    constexpr const char* themes[] = {"night", "daylight", "high_contrast"};
    const ExhibitState& state = session.state();
    const Materials& m = session.materials();
    const Language& language = m.exhibit.languages[state.language.index];
    const json head = {
        {"scene", scene_name(state.scene)},
        {"lang", language.code},
        {"direction", language.direction == TextDirection::right_to_left ? "rtl" : "ltr"},
        {"date", iso_day(to_day(state.cursor))},
        {"issue", m.exhibit.questions[state.question.index].key},
        {"theme", themes[static_cast<std::size_t>(state.theme)]},
        {"text_size",
         tenths(m.tokens.text_steps[static_cast<std::size_t>(state.text_step)] * 10) / 10},
        {"size", {state.screen.panel().w, state.screen.panel().h}}};
    std::string out = head.dump(-1, ' ', false, json::error_handler_t::replace);
    out.pop_back(); // the closing brace comes after the nodes
    out += ",\"nodes\":[";
    bool first = true;
    for (const Node& node : session.nodes().nodes()) {
        out += first ? "\n " : ",\n ";
        out += node_json(node, state.focus).dump(-1, ' ', false, json::error_handler_t::replace);
        first = false;
    }
    return out + "\n]}\n";
}

} // namespace fl
