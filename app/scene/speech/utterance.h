#pragma once

#include "content/exhibit.h"
#include "core/time.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace fl {

/// What one voice says in one go.
struct SpokenPiece {
    LanguageId language;
    std::string text;
    std::optional<NarrationId> narration; // a human voice says it
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
    /// steer the setting of lines are left out. Words that a human voice says are a piece of their
    /// own, whatever scripts they are written in.
    void say(std::string_view text, LanguageId language);

    /// All pieces in one line, as captions show it.
    std::string text() const;

  private:
    SpokenPiece& add(std::string_view text, LanguageId language);
    void end_sentence(bool han);
    void append(std::string_view text, LanguageId language);
    LanguageId reader_of(std::string_view text, LanguageId home) const;

    const Exhibit* exhibit_;
    std::vector<SpokenPiece> pieces_;
    std::size_t used_ = 0;
};

/// How long it takes to say it: of what is narrated known, of the rest an estimate from the number
/// of characters.
/// @param speed  of SpeechState, 0 slow to 3 fast
Instant speech_time(const Exhibit& exhibit, const Utterance& utterance, int speed);

/// Words a minute that the voice is asked for at each speed. Chosen, not tried with visitors:
/// 160 is near espeak-ng's own default of 175; listeners used to a voice take 280 and more.
inline constexpr int speech_rates[] = {120, 160, 210, 280};
/// @param speed  of SpeechState; others count as the nearest
int speech_rate(int speed);
/// How much faster than usual: 0.75, 1, 1.3, 1.75. At 1 a narrator has the own pace.
float speech_tempo(int speed);

} // namespace fl
