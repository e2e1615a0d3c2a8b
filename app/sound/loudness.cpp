#include "sound/loudness.h"

#include <cmath>

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

} // namespace

double k_weighted_level(std::span<const float> samples) {
    Filter first(head), second(high_pass);
    double sum = 0;
    for (const float sample : samples) {
        const double weighted = second(first(static_cast<double>(sample)));
        sum += weighted * weighted;
    }
    return -0.691 + 10 * std::log10(sum / static_cast<double>(samples.size()));
}

} // namespace fl
