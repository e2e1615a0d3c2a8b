#pragma once

#include "content/exhibit.h"
#include "core/time.h"

#include <span>
#include <string>
#include <vector>

namespace fl {

/// What one voice says in one go.
struct SpokenPiece {
    LanguageId language;
    std::string text;
};

/// Something to be said: pieces in the languages of their scripts, one after the other. Reuses its
/// storage, so that saying things again allocates nothing new.
class Utterance {
  public:
    explicit Utterance(const Exhibit& exhibit)
        : exhibit_(&exhibit) {}

    void clear() { used_ = 0; }
    bool empty() const { return used_ == 0; }
    std::span<const SpokenPiece> pieces() const { return std::span(pieces_).first(used_); }

    /// Adds a text as a sentence of its own. What is written in a script that its language does not
    /// use goes to the exhibit's first language of that script, where there is one; marks that only
    /// steer the setting of lines are left out.
    void say(std::string_view text, LanguageId language);

    /// All pieces in one line, as captions show it.
    std::string text() const;

  private:
    void append(std::string_view text, LanguageId language);
    LanguageId reader_of(std::string_view text, LanguageId home) const;

    const Exhibit* exhibit_;
    std::vector<SpokenPiece> pieces_;
    std::size_t used_ = 0;
};

/// How long a voice takes for it, by an estimate from the number of characters.
/// @param speed  of SpeechState, 0 slow to 3 fast
Instant speech_time(const Exhibit& exhibit, const Utterance& utterance, int speed);

/// Words a minute that the voice is asked for at each speed. Chosen, not tried with visitors:
/// 160 is near espeak-ng's own default of 175; listeners used to a voice take 280 and more.
inline constexpr int speech_rates[] = {120, 160, 210, 280};

} // namespace fl
