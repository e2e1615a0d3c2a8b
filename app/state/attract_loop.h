#pragma once

#include "state/exhibit_state.h"

#include <algorithm>
#include <optional>

namespace fl {

/// Where the attract loop stands: grey world and running trace, then the crack, then the questions,
/// then all fades to grey.
struct AttractLoop {
    // seconds in the loop
    static constexpr float trace_time = 7, crack_at = 5, question_at = 12, fade_at = 43;
    static constexpr int cracked = 1; // of stage(); each question is one more

    float t = 0;
    float length = 45;
    int questions = 4;
    int cycle = 0; // whole loops before this one

    float rise(float from, float lasting) const {
        return std::clamp((t - from) / lasting, 0.0F, 1.0F);
    }
    float fade() const { return 1 - rise(fade_at, length - fade_at); }

    /// Time for each question, and once more for the headline after them.
    float each() const { return (fade_at - question_at) / static_cast<float>(questions + 1); }
    /// Whole ones of these times so far; that many questions have been and gone.
    int turns() const { return t < question_at ? 0 : static_cast<int>((t - question_at) / each()); }
    /// 0, `cracked`, then one more with each question that has appeared.
    int stage() const {
        if (t < question_at)
            return t < crack_at ? 0 : cracked;
        return cracked + std::min(turns() + 1, questions);
    }

    /// What is told comes in turns: the headline twice, each question, the headline again. Each
    /// turn is in another language (DESIGN.md, 01), so that in a loop everybody is spoken to.
    int slots() const { return questions + 3; }
    int slot() const {
        return t < question_at ? (t < question_at / 2 ? 0 : 1) : 2 + std::min(turns(), questions);
    }
    /// The question that a slot tells; without one it tells the headline.
    std::optional<std::size_t> question_of(int slot) const {
        if (slot < 2 || slot >= 2 + questions)
            return std::nullopt;
        return static_cast<std::size_t>(slot - 2);
    }
    /// Seconds since this slot began.
    float slot_age() const {
        const int n = slot();
        if (n < 2)
            return t - (n == 0 ? 0 : question_at / 2);
        return t - question_at - each() * static_cast<float>(n - 2);
    }
    /// Slots before this one since attract began.
    int told() const { return cycle * slots() + slot(); }

    /// What was told goes in this time, and the next comes at that (seconds of its slot).
    static constexpr float goes_s = 0.5F, comes_at_s = 1.4F;
    bool tells_before() const { return told() > 0 && slot_age() < comes_at_s; }
    /// Turns of the language: everything changes it at once, when nothing is told.
    int spoken() const { return told() - (tells_before() ? 1 : 0); }
    /// The slot whose words those are.
    int spoken_slot() const { return (slot() + slots() - (tells_before() ? 1 : 0)) % slots(); }
};

/// The loop at its age, which is time since it began without the time that it was held.
inline AttractLoop attract_loop_at(const Materials& materials, Instant age) {
    const Instant cycle = materials.tokens.idle.attract_cycle;
    return {seconds(age % cycle), seconds(cycle),
            static_cast<int>(materials.exhibit.questions.size()), static_cast<int>(age / cycle)};
}

inline Instant attract_age(const ExhibitState& state, Instant now) {
    return std::max(state.attract_held.value_or(now) - state.scene_began, Instant{});
}

inline AttractLoop attract_loop(const ExhibitState& state, const Materials& materials,
                                Instant now) {
    return attract_loop_at(materials, attract_age(state, now));
}

} // namespace fl
