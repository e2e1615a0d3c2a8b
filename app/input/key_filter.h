#pragma once

#include "input/events.h"

#include <array>

namespace fl {

/// What a hand that trembles or rests on a key may do unwanted. By default a held key acts once and
/// every stroke counts (ACCESSIBILITY ).
struct KeyRules {
    Instant repeat_after{}; // a held key acts again from then on; zero: never
    bool drop_double = false;
};

/// Decides of each stroke and repeat of a key whether it counts.
class KeyFilter {
  public:
    explicit KeyFilter(KeyRules rules = {})
        : rules_(rules) {}

    /// @param repeated  the system's own repetition of a held key, at whatever pace
    bool passes(Key key, bool pressed, bool repeated, Instant now);

  private:
    struct Stroke {
        bool known = false;
        Instant began{}, counted{}; // the stroke, and when it last counted
    };
    KeyRules rules_;
    std::array<Stroke, 8> strokes_{};
};

} // namespace fl
