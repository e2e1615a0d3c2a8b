#pragma once

#include <span>
#include <vector>

namespace fl {

/// Turns a stream of one rate into one of another, piece by piece: windowed sinc over 16 samples.
/// Meant for speech at 16 to 48 kHz going up; going down it does not hold back what then folds.
class Resampler {
  public:
    /// Rates in Hz, both above 0.
    Resampler(int from, int to);

    /// Appends to `out` what can be told from the samples so far; 8 are held back until more come.
    void feed(std::span<const float> samples, std::vector<float>& out);
    /// Appends the rest, as if silence followed.
    void finish(std::vector<float>& out);

  private:
    double step_; // input samples for each output sample
    double at_;   // of the next output sample, in waiting_
    std::vector<float> waiting_;
};

} // namespace fl
