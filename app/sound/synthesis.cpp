#include "sound/synthesis.h"

#include "sound/loudness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace fl {
namespace {

/// One sine of a voice, against the voice's own pitch and loudness.
struct Partial {
    double ratio = 1, amplitude = 1;
    double decay = 1; // of the voice's decay time
};

constexpr std::array<Partial, 1> pure{};
/// Soft and round: an octave below the brightness of a string.
constexpr std::array<Partial, 3> round_tone = {{{1, 1, 1}, {2, 0.25, 0.7}, {3, 0.08, 0.5}}};
/// A struck bar, free at both ends: its partials stand at 1 : 2.756 : 5.404 (Fletcher & Rossing,
/// The Physics of Musical Instruments, 2nd ed., section 2.15).
constexpr std::array<Partial, 3> bar = {{{1, 1, 1}, {2.756, 0.3, 0.45}, {5.404, 0.1, 0.2}}};
/// Overtones carry a thump to small loudspeakers that hardly give its fundamental.
constexpr std::array<Partial, 4> thump = {
    {{1, 1, 1}, {2, 0.45, 0.6}, {3, 0.2, 0.4}, {4, 0.08, 0.3}}};

struct Voice {
    int note = 69;
    std::span<const Partial> partials = pure;
    double begins_s = 0, lasts_s = 0.1;
    double decay_s = 0.02; // to 1/e
    double amplitude = 1;
};

constexpr double attack_s = 0.002;  // shorter ones click
constexpr double release_s = 0.006; // to silence at the end

/// Half a cosine from 0 to 1.
double rise(double share) {
    return share >= 1 ? 1 : 0.5 - 0.5 * std::cos(std::numbers::pi * std::max(share, 0.0));
}

std::size_t samples_in(double s) {
    return static_cast<std::size_t>(std::lround(s * sample_rate));
}

void add_voice(std::vector<double>& out, const Voice& voice) {
    const std::size_t first = samples_in(voice.begins_s), count = samples_in(voice.lasts_s);
    out.resize(std::max(out.size(), first + count));
    const double turn = 2 * std::numbers::pi * note_hz(voice.note);
    for (std::size_t i = 0; i < count; ++i) {
        const double t = static_cast<double>(i) / sample_rate;
        const double left = static_cast<double>(count - 1 - i) / sample_rate;
        double sum = 0;
        for (const Partial& p : voice.partials) {
            sum += p.amplitude * std::exp(-t / (voice.decay_s * p.decay)) *
                   std::sin(turn * p.ratio * t);
        }
        out[first + i] += voice.amplitude * sum * rise(t / attack_s) * rise(left / release_s);
    }
}

std::vector<float> at_level(const std::vector<double>& raw) {
    std::vector<float> out(raw.begin(), raw.end());
    const double gain = std::pow(10, (cue_level_lufs - k_weighted_level(out)) / 20);
    std::transform(raw.begin(), raw.end(), out.begin(),
                   [gain](double sample) { return static_cast<float>(sample * gain); });
    return out;
}

std::vector<float> mixed(std::initializer_list<Voice> voices) {
    std::vector<double> sum;
    for (const Voice& voice : voices)
        add_voice(sum, voice);
    return at_level(sum);
}

// Notes by their number: A4 = 69, a semitone each.
constexpr int a4 = 69, d5 = 74, f_sharp_5 = 78, a5 = 81, d6 = 86, a6 = 93;

bool is_tremor(Cue cue) {
    return cue >= Cue::tremor_minus_1;
}
int tremor_side(Cue cue) {
    return (static_cast<int>(cue) - static_cast<int>(Cue::tremor_minus_1)) / 3 - 1;
}
int tremor_importance(Cue cue) {
    return (static_cast<int>(cue) - static_cast<int>(Cue::tremor_minus_1)) % 3 + 1;
}

/// Each step of importance lies a fourth lower, and the plus side a whole tone above the minus
/// side with what is shared between them; the same tone and length for all sides.
int tremor_note(Cue cue) {
    constexpr int lightest = 53; // F3, 175 Hz, shared and of importance 1
    return lightest + tremor_side(cue) - 5 * (tremor_importance(cue) - 1);
}

std::vector<float> tremor(Cue cue) {
    const double lasts = 0.09 + 0.05 * tremor_importance(cue); // 0.14 to 0.24 s
    return mixed({{tremor_note(cue), thump, 0, lasts, lasts * 0.3}});
}

} // namespace

double note_hz(int note) {
    return 440 * std::pow(2, (note - 69) / 12.0);
}

int cue_note(Cue cue) {
    if (is_tremor(cue))
        return tremor_note(cue);
    constexpr std::array<int, 7> notes = {a5, a4, d5, a6, d6, a4, d5};
    return notes[static_cast<std::size_t>(cue)];
}

std::vector<float> synthesise(Cue cue) {
    const int note = cue_note(cue);
    switch (cue) {
    case Cue::touch:
        return mixed({{note, pure, 0, 0.04, 0.009}});
    case Cue::select:
        return mixed({{note, round_tone, 0, 0.085, 0.045}, {d5, round_tone, 0.075, 0.125, 0.05}});
    case Cue::close:
        return mixed({{note, round_tone, 0, 0.085, 0.045}, {a4, round_tone, 0.075, 0.125, 0.05}});
    case Cue::scrub:
        return mixed({{note, pure, 0, 0.022, 0.004}});
    case Cue::tour_step:
        return mixed({{note, bar, 0, 0.24, 0.075}});
    case Cue::countdown:
        return mixed({{note, round_tone, 0, 0.09, 0.02}});
    case Cue::saved:
        return mixed({{note, round_tone, 0, 0.24, 0.08},
                      {f_sharp_5, round_tone, 0.012, 0.228, 0.08, 0.9},
                      {a5, round_tone, 0.024, 0.216, 0.08, 0.8}});
    default:
        return tremor(cue);
    }
}

} // namespace fl
