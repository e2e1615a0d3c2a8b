#pragma once

// What an eye would complain about in a picture: names over names, names cut off, places to touch
// that cannot be touched.

#include "support/stand.h"

#include <set>
#include <string>
#include <vector>

namespace fl::test {

struct SeenText {
    RectPx box;
    std::string text;
    Rgba color, casing;
};

inline std::vector<SeenText> texts_of(const DisplayList& list) {
    std::vector<SeenText> out;
    for (const DisplayList::Record& r : list.records()) {
        if (r.paragraph != nullptr && !r.paragraph->glyphs.empty())
            out.push_back({r.box, r.paragraph->text, r.color, r.casing});
    }
    return out;
}

/// Names on map and strip are the texts with a casing.
inline std::vector<SeenText> names_of(const Stand& s) {
    std::vector<SeenText> out;
    for (SeenText& text : texts_of(s.picture().over)) {
        if (text.casing.a > 0)
            out.push_back(std::move(text));
    }
    return out;
}

/// The row right under the axis line.
inline std::vector<SeenText> tick_labels_of(const Stand& s) {
    std::vector<SeenText> out;
    const float row = s.areas().axis_y + 6 * s.areas().scale;
    for (SeenText& text : texts_of(s.picture().over)) {
        if (text.casing.a == 0 && std::abs(text.box.y - row) <= 1)
            out.push_back(std::move(text));
    }
    return out;
}

inline RectPx strip_of(const Stand& s) {
    const bool rtl = s.session().words().language().direction == TextDirection::right_to_left;
    const Areas a = s.areas();
    return rtl ? mirrored(a.strip, a.screen.w) : a.strip;
}

struct Complaints {
    std::vector<std::string> list;
    template <class... T>
    void add(const T&... parts) {
        std::string out;
        ((out += parts, out += ' '), ...);
        list.push_back(out);
    }
    std::string text() const {
        std::string out;
        for (std::size_t i = 0; i < list.size() && i < 12; ++i)
            out += list[i] + '\n';
        return out + (list.size() > 12 ? "and " + std::to_string(list.size() - 12) + " more" : "");
    }
};

inline void check_pairs(const std::vector<SeenText>& texts, Complaints& out) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t k = i + 1; k < texts.size(); ++k) {
            if (texts[i].box.overlaps(texts[k].box))
                out.add("'" + texts[i].text + "' lies over '" + texts[k].text + "'");
        }
    }
}

/// Names lie in map or strip, not on each other, not on heads, not under what is painted later.
inline void check_names(const Stand& s, Complaints& out) {
    const auto names = names_of(s);
    check_pairs(names, out);
    const RectPx map = s.picture().map.clip.grown(0.5F);
    RectPx strip = strip_of(s).grown(0.5F);
    if (s.state().screen.compact()) { // a low strip's names may rise to the dock's edge
        strip.h += strip.y - s.areas().dock.y;
        strip.y = s.areas().dock.y;
    }
    for (const SeenText& name : names) {
        if (!map.contains(name.box) && !strip.contains(name.box))
            out.add("'" + name.text + "' leaves map and strip");
        for (const Node& node : s.tree().nodes()) {
            if (node.role == Role::event && strip.contains(name.box) &&
                name.box.contains(node.touch))
                out.add("'" + name.text + "' hides the head", std::string(node.id.view()));
            const bool on_top = node.role == Role::button || node.role == Role::toggle ||
                                node.role == Role::slider || node.role == Role::tab ||
                                node.id.view() == "event-card";
            if (on_top && node.box.overlaps(name.box))
                out.add("'" + name.text + "' lies under", std::string(node.id.view()));
        }
    }
}

/// Every node has its own id and lies on the screen; what can be acted on is found at its touch
/// point.
inline void check_nodes(const NodeTree& tree, RectPx whole, Complaints& out) {
    std::set<std::string> ids;
    const RectPx screen = whole.grown(0.5F);
    for (const Node& node : tree.nodes()) {
        const std::string id(node.id.view());
        if (id.empty() || !ids.insert(id).second)
            out.add("two nodes are called", id);
        if (node.label.empty())
            out.add("no label:", id);
        if (!node.focusable())
            continue;
        if (!screen.contains(node.touch))
            out.add("cannot be touched, off the screen:", id);
        if (node.hit && !screen.contains(node.box))
            out.add("leaves the screen:", id);
        if (!node.hit)
            continue;
        const Node* hit = tree.at(node.touch);
        if (hit != &node)
            out.add("a finger for", id, "meets", hit ? std::string(hit->id.view()) : "nothing");
    }
}

inline void check_nodes(const Stand& s, Complaints& out) {
    check_nodes(s.tree(), s.areas().screen, out);
}

inline void check_ticks(const Stand& s, Complaints& out) {
    const auto labels = tick_labels_of(s);
    if (labels.empty())
        out.add("the axis has no label at all");
    check_pairs(labels, out);
    for (const SeenText& label : labels) {
        if (!s.areas().screen.contains(label.box))
            out.add("tick label '" + label.text + "' leaves the screen");
    }
}

inline void check_sight(const Stand& s, Complaints& out) {
    check_names(s, out);
    check_nodes(s, out);
    check_ticks(s, out);
}

} // namespace fl::test
