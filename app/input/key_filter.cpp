#include "input/key_filter.h"

namespace fl {
namespace {

constexpr Instant double_time = milliseconds(500);  // EN 301 549, 5.9: adjustable up to 0.5 s
constexpr Instant repeat_pace = milliseconds(1000); // a guess: one may stop at any item

} // namespace

bool KeyFilter::passes(Key key, bool pressed, bool repeated, Instant now) {
    Stroke& stroke = strokes_.at(static_cast<std::size_t>(key));
    if (!pressed)
        return true; // does nothing but show that somebody is there
    if (repeated) {
        const bool due = rules_.repeat_after > Instant{} && stroke.known &&
                         now >= stroke.began + rules_.repeat_after &&
                         now >= stroke.counted + repeat_pace;
        if (due)
            stroke.counted = now;
        return due;
    }
    if (rules_.drop_double && stroke.known && now < stroke.began + double_time)
        return false;
    stroke = {true, now, now};
    return true;
}

} // namespace fl
