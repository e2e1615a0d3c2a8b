#pragma once

#include "core/time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace fl {

/// What one frame cost.
struct FrameCost {
    bool drawn = false;
    double cpu_ms = 0; // input, state, layout and draw-list building, without the rasteriser
    std::uint64_t allocations = 0;
    int draw_calls = 0;
    std::uint64_t vertices = 0, upload_bytes = 0;
    double overdraw = 0; // pixels covered / pixels of the screen
};

/// Totals that the renderer and the text engine know.
struct ResourceTotals {
    std::uint64_t atlas_bytes = 0, texture_bytes = 0, text_layouts = 0;
};

/// Collects frame costs between two `metrics` commands.
class Metrics {
  public:
    void add(const FrameCost& cost) { frames_.push_back(cost); }
    /// A touch came in at `at`; the next drawn frame answers it.
    void touched(Instant at) {
        if (waiting_ < Instant{})
            waiting_ = at;
    }
    /// The answer was ready to be drawn `cpu_ms` after that.
    void answered(Instant at, double cpu_ms);
    /// The touch has changed nothing that could be seen.
    void passed() { waiting_ = Instant{-1}; }
    /// The contract's JSON; then everything starts anew.
    std::string take(const ResourceTotals& totals);

  private:
    std::vector<FrameCost> frames_;
    std::vector<double> answers_ms_;
    Instant waiting_{-1};
    std::uint64_t layouts_before_ = 0;
};

} // namespace fl
