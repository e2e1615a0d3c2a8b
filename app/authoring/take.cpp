#include "authoring/take.h"

#include "core/error.h"
#include "sound/audio_file.h"
#include "sound/loudness.h"
#include "sound/resampler.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace fl {
namespace {

/// Longer files are not even decoded: somebody has named the whole session.
constexpr double longest_file_s = 600;

/// Samples in a row at full scale that count as one clipped place; a single one may be a true peak.
constexpr int clipped_run = 3;
constexpr float full_scale = 0.999F;

/// Less would lose consonants: ITU-T calls 7 kHz wide band, which needs 16,000 samples a second.
constexpr int least_rate = 16'000;

/// More gain than that brings up the room and the microphone.
constexpr double most_gain_db = 20;
/// Speech whose peaks leave no room is at most so much softer than the rest.
constexpr double most_lack_db = 3;
constexpr double highest_peak_dbfs = -1; // Opus does not give peaks back exactly

/// What a recording keeps of the silence around it: the ear needs an end, but an answer to a key is
/// to come at once (A-03: within 300 ms).
constexpr double kept_before_s = 0.04, kept_after_s = 0.25;
/// So much below its loudness a recording counts as silent.
constexpr double silence_below_db = 35;

double decibels(double factor) {
    return 20 * std::log10(factor);
}
double factor(double decibels) {
    return std::pow(10, decibels / 20);
}

/// Counts the places where one channel stays at full scale.
class ClipCounter {
  public:
    ClipCounter(int channels, int rate)
        : runs_(static_cast<std::size_t>(channels))
        , rate_(rate) {}

    void count(std::span<const float> frames, Take& take) {
        for (std::size_t i = 0; i < frames.size(); ++i, ++at_) {
            int& run = runs_[i % runs_.size()];
            run = std::abs(frames[i]) >= full_scale ? run + 1 : 0;
            if (run != clipped_run)
                continue;
            if (take.clipped++ == 0)
                take.first_clipped_s =
                    static_cast<double>(at_ / runs_.size()) / static_cast<double>(rate_);
        }
    }

  private:
    std::vector<int> runs_;
    int rate_;
    std::size_t at_ = 0;
};

std::vector<float> in_one_channel(std::span<const float> frames, std::size_t channels) {
    std::vector<float> mono(frames.size() / channels);
    for (std::size_t i = 0; i < mono.size(); ++i) {
        const auto frame = frames.subspan(i * channels, channels);
        mono[i] = std::accumulate(frame.begin(), frame.end(), 0.0F) / static_cast<float>(channels);
    }
    return mono;
}

void refuse_session(double length_s) {
    if (length_s <= longest_file_s)
        return;
    throw Error(Fault::asset,
                fmt::format("lasts {:.0f} s; up to {:.0f} s do; cut it into one file for each text",
                            length_s, longest_narration_s));
}

/// The part of it that is to be heard.
std::span<const float> without_silence(std::span<const float> samples, double lufs) {
    constexpr std::size_t window = sample_rate / 100;
    const double least = factor(lufs - silence_below_db);
    std::size_t first = samples.size(), last = 0;
    for (std::size_t at = 0; at < samples.size(); at += window) {
        const auto part = samples.subspan(at, std::min(window, samples.size() - at));
        double sum = 0;
        for (const float sample : part)
            sum += static_cast<double>(sample) * static_cast<double>(sample);
        if (sum < least * least * static_cast<double>(part.size()))
            continue;
        first = std::min(first, at);
        last = at + part.size();
    }
    const auto before = static_cast<std::size_t>(kept_before_s * sample_rate);
    const auto after = static_cast<std::size_t>(kept_after_s * sample_rate);
    first -= std::min({first, before, samples.size()});
    last = std::min(samples.size(), last + after);
    return first < last ? samples.subspan(first, last - first) : samples;
}

float highest(std::span<const float> samples) {
    float peak = 0;
    for (const float sample : samples)
        peak = std::max(peak, std::abs(sample));
    return peak;
}

} // namespace

double Master::length_s() const {
    return static_cast<double>(samples.size()) / sample_rate;
}

Take read_take(const std::filesystem::path& file) {
    AudioFile sound(file);
    const double length_s = static_cast<double>(sound.frames()) / sound.rate();
    refuse_session(length_s);
    Take take;
    take.rate = sound.rate();
    const auto channels = static_cast<std::size_t>(sound.channels());
    ClipCounter clips(sound.channels(), sound.rate());
    Resampler resampler(sound.rate(), sample_rate);
    std::vector<float> room(channels * 4096);
    std::int64_t frames = 0;
    for (auto read = sound.read(room); !read.empty(); read = sound.read(room)) {
        frames += static_cast<std::int64_t>(read.size() / channels);
        refuse_session(static_cast<double>(frames) / sound.rate()); // where the head says nothing
        clips.count(read, take);
        resampler.feed(in_one_channel(read, channels), take.samples);
    }
    resampler.finish(take.samples);
    if (frames < sound.frames()) {
        throw Error(Fault::asset,
                    fmt::format("is cut short: {:.1f} s of {:.1f} s can be read; copy it again",
                                static_cast<double>(frames) / sound.rate(), length_s));
    }
    return take;
}

Master master(const Take& take) {
    Master result;
    const auto refuse = [&](std::string why) {
        result.problem = std::move(why);
        return result;
    };
    const double lufs = integrated_loudness(take.samples);
    if (!std::isfinite(lufs))
        return refuse("is silent (no part of it is above -70 LUFS); was the microphone on?");
    const auto heard = without_silence(take.samples, lufs);
    result.samples.assign(heard.begin(), heard.end());
    if (result.length_s() > longest_narration_s) {
        return refuse(fmt::format("lasts {:.0f} s; up to {:.0f} s do; narrate a shorter text",
                                  result.length_s(), longest_narration_s));
    }
    const double wanted_db = narration_lufs - integrated_loudness(result.samples);
    if (wanted_db > most_gain_db) {
        return refuse(fmt::format(
            "is too soft: {:.1f} LUFS, the exhibit's voice has {:.0f}; raised by more than {:.0f} "
            "dB its noise is heard; record it nearer to the microphone",
            lufs, narration_lufs, most_gain_db));
    }
    const double room_db =
        highest_peak_dbfs - decibels(static_cast<double>(highest(result.samples)));
    if (room_db < wanted_db - most_lack_db) {
        return refuse(fmt::format("has single peaks {:.0f} dB above its loudness of {:.1f} LUFS; "
                                  "up to {:.0f} dB do; compress it, or take out the bump",
                                  -room_db + highest_peak_dbfs - lufs, lufs,
                                  highest_peak_dbfs - narration_lufs + most_lack_db));
    }
    const auto gain = static_cast<float>(factor(std::min(wanted_db, room_db)));
    for (float& sample : result.samples)
        sample *= gain;
    if (take.clipped > 0) {
        result.doubts.push_back(
            fmt::format("is clipped in {} place{}, first at {:.1f} s; record it at a lower level",
                        take.clipped, take.clipped == 1 ? "" : "s", take.first_clipped_s));
    }
    if (take.rate < least_rate) {
        result.doubts.push_back(fmt::format("has {} samples a second and sounds like a telephone; "
                                            "record with {} or more",
                                            take.rate, least_rate));
    }
    return result;
}

} // namespace fl
