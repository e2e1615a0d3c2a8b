#include "sound/resampler.h"
#include "support/catch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace fl;

namespace {

std::vector<float> sine(double frequency, int rate, std::size_t count) {
    std::vector<float> out(count);
    for (std::size_t i = 0; i < count; ++i)
        out[i] = static_cast<float>(
            0.5 * std::sin(2 * std::numbers::pi * frequency * static_cast<double>(i) / rate));
    return out;
}

} // namespace

TEST_CASE("a stream of 22 kHz keeps its tones at 48 kHz", "[sound][speech]") {
    for (const double tone : {200.0, 1000.0, 5000.0}) {
        INFO(tone << " Hz");
        const auto in = sine(tone, 22'050, 22'050);
        const auto wanted = sine(tone, 48'000, 48'000);
        Resampler resampler(22'050, 48'000);
        std::vector<float> out;
        for (std::size_t at = 0; at < in.size(); at += 500) // as it comes out of a pipe
            resampler.feed(std::span(in).subspan(at, std::min<std::size_t>(500, in.size() - at)),
                           out);
        resampler.finish(out);
        INFO(out.size() << " samples");
        CHECK(std::abs(static_cast<int>(out.size()) - 48'000) < 30);
        float worst = 0;
        for (std::size_t i = 100; i < 47'000; ++i)
            worst = std::max(worst, std::abs(out[i] - wanted[i]));
        CHECK(worst < 0.02F);
    }
}
