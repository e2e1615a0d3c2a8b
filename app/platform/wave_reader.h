#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fl {

/// Reads a WAVE file as it comes in, from a program that cannot know yet how long it will be: the
/// lengths in its head are not looked at.
class WaveReader {
  public:
    /// Appends the samples of the next bytes, full scale 1.
    void feed(std::string_view bytes, std::vector<float>& samples);
    /// Samples a second; 0 until the head is complete.
    int rate() const { return rate_; }
    /// It is no WAVE file, or not PCM, mono, 16 bit.
    bool failed() const { return failed_; }

  private:
    void read_head();
    std::string head_; // until it is complete; then an odd byte that waits for its other half
    int rate_ = 0;
    bool failed_ = false;
};

} // namespace fl
