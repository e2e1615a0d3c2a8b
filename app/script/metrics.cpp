#include "script/metrics.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

namespace fl {
namespace {

/// Nearest-rank percentile, p in (0, 100]; 0 of nothing.
template <class T>
T percentile(std::vector<T> values, double p) {
    if (values.empty())
        return {};
    std::ranges::sort(values);
    const auto rank =
        static_cast<std::size_t>(std::ceil(p / 100 * static_cast<double>(values.size())));
    return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}

double rounded(double value) {
    return std::round(value * 1000) / 1000;
}

} // namespace

void Metrics::answered(Instant at, double cpu_ms) {
    if (waiting_ < Instant{})
        return;
    answers_ms_.push_back(static_cast<double>((at - waiting_).count()) / 1000 + cpu_ms);
    waiting_ = Instant{-1};
}

std::string Metrics::take(const ResourceTotals& totals) {
    std::vector<double> cpu;
    std::vector<std::uint64_t> allocations;
    std::uint64_t drawn = 0, vertices = 0, upload = 0;
    int draw_calls = 0;
    double overdraw = 0;
    for (const FrameCost& f : frames_) {
        cpu.push_back(f.cpu_ms);
        allocations.push_back(f.allocations);
        drawn += f.drawn ? 1 : 0;
        draw_calls = std::max(draw_calls, f.draw_calls);
        vertices = std::max(vertices, f.vertices);
        upload = std::max(upload, f.upload_bytes);
        overdraw = std::max(overdraw, f.overdraw);
    }
    const nlohmann::ordered_json json = {
        {"frames", frames_.size()},
        {"frames_drawn", drawn},
        {"cpu_ms",
         {{"p50", rounded(percentile(cpu, 50))},
          {"p95", rounded(percentile(cpu, 95))},
          {"p99", rounded(percentile(cpu, 99))}}},
        {"draw_calls_max", draw_calls},
        {"vertices_max", vertices},
        {"upload_bytes_max", upload},
        {"allocations_per_frame_p50", percentile(allocations, 50)},
        {"overdraw", rounded(overdraw)},
        {"atlas_bytes", totals.atlas_bytes},
        {"texture_bytes", totals.texture_bytes},
        {"text_layouts", totals.text_layouts - layouts_before_},
        {"input_to_frame_ms_p95", rounded(percentile(answers_ms_, 95))}};
    layouts_before_ = totals.text_layouts;
    frames_.clear();
    answers_ms_.clear();
    return json.dump(1) + "\n";
}

} // namespace fl
