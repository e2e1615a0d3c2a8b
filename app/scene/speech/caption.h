#pragma once

#include "scene/parts/context.h"
#include "scene/speech/utterance.h"

#include <string>

namespace fl {

/// What is being said, as text: two lines in a band, which page on as speech goes on.
class Caption {
  public:
    void begin(const Utterance& utterance, LanguageId shown);
    /// It is time for the next two lines.
    bool turns(const SpeechState& speech, Instant now) const;

  private:
    friend void put_caption(LayoutContext& ctx, DisplayList& list, Caption& caption);
    int page_at(const SpeechState& speech, Instant now) const;

    std::string text_;
    LanguageId language_;
    int pages_ = 1, page_ = 0; // of the last layout
    // Where it stands, kept as long as nothing important comes under it.
    std::size_t place_ = 0;
    std::size_t width_ = 0; // of the band: the widest that harms nothing
};

/// Puts the band where it covers neither what has the focus nor a primary action: over the dock, at
/// the foot, or at the head of the screen. Nothing while nothing is said.
void put_caption(LayoutContext& ctx, DisplayList& list, Caption& caption);

} // namespace fl
