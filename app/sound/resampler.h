#pragma once

#include <memory>
#include <span>
#include <vector>

struct SRC_STATE_tag;

namespace fl {

/// Turns a stream of one rate into one of another, piece by piece (libsamplerate).
class Resampler {
  public:
    /// Rates in Hz, at most 256 times apart.
    /// @throws Error  other rates, or no memory
    Resampler(int from, int to);

    /// Appends to `out` what can be told from the samples so far; some are held back until more
    /// come.
    void feed(std::span<const float> samples, std::vector<float>& out);
    /// Appends the rest, as if silence followed.
    void finish(std::vector<float>& out);

  private:
    void run(std::span<const float> samples, bool last, std::vector<float>& out);

    struct Free {
        void operator()(SRC_STATE_tag* state) const;
    };
    std::unique_ptr<SRC_STATE_tag, Free> state_;
    double ratio_;
};

} // namespace fl
