#pragma once

#include "support/stand.h"

#include <utility>

namespace fl::test {

using Heard = std::vector<std::string>;

/// A stand that keeps what is said.
struct Ears : Stand {
    explicit Ears(const Materials& materials, SizePx size = {1920, 1080})
        : Stand(materials, size) {
        each_frame = [this](bool) {
            if (session().speech().begin)
                heard_.push_back(session().utterance().text());
        };
    }
    /// What was said since it was last asked, one text an utterance.
    Heard heard() { return std::exchange(heard_, {}); }
    Heard heard_after(const Intent& intent, double s = 0.1) {
        act(intent);
        wait(s);
        return heard();
    }
    void be_silent() {
        wait(60);
        heard();
    }

  private:
    Heard heard_;
};

/// In explore with the voice on, and everything said.
struct Listener : Ears {
    explicit Listener(const Materials& materials, SizePx size = {1920, 1080})
        : Ears(materials, size) {
        open();
        act(SetSpeech{true});
        be_silent();
    }
};

} // namespace fl::test
