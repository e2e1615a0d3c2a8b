#include "sound/resampler.h"

#include "core/error.h"

#include <array>
#include <string>

#include <samplerate.h>

namespace fl {

void Resampler::Free::operator()(SRC_STATE* state) const {
    src_delete(state);
}

Resampler::Resampler(int from, int to)
    : ratio_(static_cast<double>(to) / from) {
    int error = 0;
    // 97 dB are more than a synthetic voice has to lose.
    state_.reset(src_new(SRC_SINC_FASTEST, 1, &error));
    if (!state_ || src_is_valid_ratio(ratio_) == 0)
        throw Error(Fault::internal, "no way from " + std::to_string(from) + " Hz to " +
                                         std::to_string(to) + " Hz: " + src_strerror(error));
}

void Resampler::feed(std::span<const float> samples, std::vector<float>& out) {
    run(samples, false, out);
}

void Resampler::finish(std::vector<float>& out) {
    constexpr std::array<float, 1> silence{}; // without any, the last millisecond stays behind
    run(silence, true, out);
}

void Resampler::run(std::span<const float> samples, bool last, std::vector<float>& out) {
    std::array<float, 2048> ready; // written before it is read
    SRC_DATA data{};
    data.src_ratio = ratio_;
    data.end_of_input = last ? 1 : 0;
    do {
        data.data_in = samples.data();
        data.input_frames = static_cast<long>(samples.size());
        data.data_out = ready.data();
        data.output_frames = static_cast<long>(ready.size());
        if (const int error = src_process(state_.get(), &data); error != 0)
            throw Error(Fault::internal, std::string("resampling: ") + src_strerror(error));
        samples = samples.subspan(static_cast<std::size_t>(data.input_frames_used));
        out.insert(out.end(), ready.begin(), ready.begin() + data.output_frames_gen);
    } while (!samples.empty() || data.output_frames_gen > 0);
}

} // namespace fl
