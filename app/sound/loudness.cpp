#include "sound/loudness.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace fl {
namespace {

/// Second-order section in transposed direct form II.
class Filter {
  public:
    struct Factors {
        double b0, b1, b2, a1, a2;
    };
    explicit Filter(const Factors& factors)
        : f_(factors) {}
    double operator()(double in) {
        const double out = f_.b0 * in + z1_;
        z1_ = f_.b1 * in - f_.a1 * out + z2_;
        z2_ = f_.b2 * in - f_.a2 * out;
        return out;
    }

  private:
    Factors f_;
    double z1_ = 0, z2_ = 0;
};

// ITU-R BS.1770-4, annex 1, tables 1 and 2, for 48 kHz.
constexpr Filter::Factors head = {1.53512485958697, -2.69169618940638, 1.19839281085285,
                                  -1.69065929318241, 0.73248077421585};
constexpr Filter::Factors high_pass = {1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621};

/// What a sound carries after both filters, sample by sample.
class Weighting {
  public:
    double square(float sample) {
        const double weighted = second_(first_(static_cast<double>(sample)));
        return weighted * weighted;
    }

  private:
    Filter first_{head}, second_{high_pass};
};

double level_of(double mean_square) {
    return -0.691 + 10 * std::log10(mean_square);
}

constexpr std::size_t hop = sample_rate / 10; // 100 ms
constexpr std::size_t hops_a_block = 4;

/// Mean squares of all whole blocks.
std::vector<double> block_squares(std::span<const float> samples) {
    Weighting weighting;
    std::vector<double> hops(samples.size() / hop), blocks;
    for (std::size_t i = 0; i < hops.size() * hop; ++i)
        hops[i / hop] += weighting.square(samples[i]) / (hop * hops_a_block);
    for (std::size_t i = 0; i + hops_a_block <= hops.size(); ++i)
        blocks.push_back(hops[i] + hops[i + 1] + hops[i + 2] + hops[i + 3]);
    return blocks;
}

/// Level of the mean of the blocks above a level; minus infinity without any.
double level_above(std::span<const double> blocks, double gate) {
    double sum = 0;
    int count = 0;
    for (const double block : blocks) {
        if (level_of(block) > gate) {
            sum += block;
            ++count;
        }
    }
    return count > 0 ? level_of(sum / count) : -std::numeric_limits<double>::infinity();
}

} // namespace

double k_weighted_level(std::span<const float> samples) {
    Weighting weighting;
    double sum = 0;
    for (const float sample : samples)
        sum += weighting.square(sample);
    return level_of(sum / static_cast<double>(samples.size()));
}

double integrated_loudness(std::span<const float> samples) {
    constexpr double silence = -70, below_the_mean = 10;
    std::vector<double> blocks = block_squares(samples);
    if (blocks.empty() && !samples.empty())
        blocks.push_back(std::pow(10, (k_weighted_level(samples) + 0.691) / 10));
    const double mean = level_above(blocks, silence);
    return level_above(blocks, std::max(silence, mean - below_the_mean));
}

} // namespace fl
