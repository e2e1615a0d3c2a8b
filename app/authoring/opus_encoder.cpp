#include "authoring/take.h"
#include "core/error.h"
#include "core/handle.h"
#include "sound/loudness.h"

#include <opusenc.h>

namespace fl {
namespace {

/// RFC 7587, section 3.1.1: 28 to 40 kbit/s for full-band speech in one channel.
constexpr opus_int32 bits_a_second = 32'000;

using Comments = Handle<OggOpusComments, ope_comments_destroy>;
using Encoder = Handle<OggOpusEnc, ope_encoder_destroy>;

void demand(int result) {
    if (result != OPE_OK)
        throw Error(Fault::internal, std::string("Opus: ") + ope_strerror(result));
}

int add_bytes(void* out, const unsigned char* bytes, opus_int32 count) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes),
                                           static_cast<std::size_t>(count));
    return 0;
}

int end_bytes(void* /*out*/) {
    return 0;
}

} // namespace

std::string encode_opus(std::span<const float> samples) {
    constexpr OpusEncCallbacks callbacks{add_bytes, end_bytes};
    constexpr int one_channel = 1, mono_family = 0;
    std::string out;
    int error = OPE_OK;
    const Comments comments(ope_comments_create());
    const Encoder encoder(ope_encoder_create_callbacks(
        &callbacks, &out, comments.get(), sample_rate, one_channel, mono_family, &error));
    demand(error);
    // Left to itself each stream has a number by chance, and no two files are the same.
    demand(ope_encoder_ctl(encoder.get(), OPE_SET_SERIALNO(1)));
    demand(ope_encoder_ctl(encoder.get(), OPUS_SET_BITRATE(bits_a_second)));
    demand(ope_encoder_ctl(encoder.get(), OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE)));
    demand(
        ope_encoder_write_float(encoder.get(), samples.data(), static_cast<int>(samples.size())));
    demand(ope_encoder_drain(encoder.get()));
    return out;
}

} // namespace fl
