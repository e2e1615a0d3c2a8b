#pragma once

#include "scene/scenes.h"

#include <optional>

namespace fl {

/// Sets the first page of a visit while attract runs, a few paragraphs in each frame, so that the
/// frame that answers the first touch has no text to shape. Nobody sees it.
class Rehearsal {
  public:
    /// @param state  in attract; the visit would begin in its language
    void go_on(const Materials& materials, const ExhibitState& state, TextEngine& text,
               DateFormatter& dates, Instant now);
    /// All is to be set anew: the texts may have been dropped meanwhile.
    void forget() { done_.reset(); }

  private:
    struct Page {
        LanguageId language;
        Screen screen;
        ThemeId theme;
        friend bool operator==(const Page&, const Page&) = default;
    };

    std::optional<Page> done_;
    Picture picture_;
    NodeTree nodes_;
    SceneMemory memory_;
};

} // namespace fl
