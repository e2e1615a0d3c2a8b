#pragma once

// Sounds for tests, and files of any kind that hold them.

#include "core/handle.h"
#include "sound/loudness.h"
#include "support/catch.h"

#include <cmath>
#include <filesystem>
#include <numbers>
#include <vector>

#include <sndfile.h>

namespace fl::test {

inline std::vector<float> sine(double hz, double amplitude, double seconds,
                               int rate = sample_rate) {
    std::vector<float> samples(static_cast<std::size_t>(std::lround(seconds * rate)));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double turn = 2 * std::numbers::pi * hz * static_cast<double>(i) / rate;
        samples[i] = static_cast<float>(amplitude * std::sin(turn));
    }
    return samples;
}

inline std::vector<float> joined(std::initializer_list<std::vector<float>> parts) {
    std::vector<float> all;
    for (const std::vector<float>& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

inline std::vector<float> silence(double seconds, int rate = sample_rate) {
    return std::vector<float>(static_cast<std::size_t>(seconds * rate));
}

inline void close_written(SNDFILE* file) noexcept {
    sf_close(file);
}

/// @param samples  channel by channel of each frame
inline void write_sound(const std::filesystem::path& file, const std::vector<float>& samples,
                        int rate = sample_rate, int channels = 1,
                        int format = SF_FORMAT_WAV | SF_FORMAT_PCM_16) {
    SF_INFO info{};
    info.samplerate = rate;
    info.channels = channels;
    info.format = format;
    const Handle<SNDFILE, close_written> out(sf_open(file.c_str(), SFM_WRITE, &info));
    REQUIRE(out);
    const auto frames = static_cast<sf_count_t>(samples.size()) / channels;
    REQUIRE(sf_writef_float(out.get(), samples.data(), frames) == frames);
}

} // namespace fl::test
