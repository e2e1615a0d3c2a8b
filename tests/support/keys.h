#pragma once

// The hand at the keypad: presses, and where the focus is.

#include "support/stand.h"

namespace fl::test {

inline void press(Stand& s, Key key) {
    s.feed(KeyEvent{s.now(), key, true});
    s.feed(KeyEvent{s.now(), key, false});
}

inline std::string focus_of(const Stand& s) {
    const Node* node = s.tree().find(s.state().focus);
    return node == nullptr ? std::string() : std::string(node->id.view());
}

/// Puts the focus there without keys.
inline void focus(Stand& s, std::string_view id) {
    s.act(SetFocus{s.node(id).id.key()});
    s.frame();
}

/// Ids that a key walks through until it comes round, with the first one first.
inline std::vector<std::string> walk(Stand& s, Key key, std::size_t most = 400) {
    std::vector<std::string> ids{focus_of(s)};
    for (;;) {
        press(s, key);
        if (focus_of(s) == ids.front() || ids.size() >= most)
            return ids;
        ids.push_back(focus_of(s));
    }
}

} // namespace fl::test
