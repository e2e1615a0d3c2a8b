#pragma once

#include "scene/speech/utterance.h"

#include <string>
#include <vector>

namespace fl {

/// Keeps what was spoken in a headless run between two `speech` commands. What is cut short is
/// there as a whole.
class SpeechLog {
  public:
    void add(Instant at, const Utterance& utterance, const Exhibit& exhibit);
    /// Whether a text in that language had these words in it.
    bool has(std::string_view language, std::string_view words) const;
    /// [{"t_s", "lang", "text"}] in the order of time, one a line, with "narrator" where a human
    /// voice says it; then it starts anew.
    std::string take();

  private:
    struct Entry {
        Instant at{};
        std::string language, text, narrator;
    };
    std::vector<Entry> entries_;
};

} // namespace fl
