#include "sound/wav.h"

#include "core/error.h"
#include "sound/loudness.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

namespace fl {
namespace {

constexpr std::uint16_t pcm = 1, mono = 1, bits = 16;
constexpr std::size_t sample_bytes = bits / 8, head_bytes = 8, format_bytes = 16;

void put(std::string& out, std::uint32_t value, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i)
        out += static_cast<char>(value >> (8 * i) & 0xFF);
}

/// Little-endian; the caller has seen to it that it is there.
std::uint32_t get(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

/// What a chunk holds, as far as the file goes; empty when there is none of that name.
std::string_view chunk(std::string_view wave, std::string_view name) {
    std::string_view rest = wave.substr(12); // after "RIFF", size, "WAVE"
    while (rest.size() >= head_bytes) {
        const std::size_t size = get(rest, 4, 4);
        if (rest.substr(0, 4) == name)
            return rest.substr(head_bytes, size);
        // Odd chunks are followed by a byte that does not count.
        const std::size_t step = head_bytes + size + size % 2;
        rest.remove_prefix(std::min(step, rest.size()));
    }
    return {};
}

bool is_ours(std::string_view format) {
    return format.size() >= format_bytes && get(format, 0, 2) == pcm && get(format, 2, 2) == mono &&
           get(format, 4, 4) == sample_rate && get(format, 14, 2) == bits;
}

} // namespace

std::string write_wav(std::span<const float> samples) {
    const auto bytes = static_cast<std::uint32_t>(samples.size() * sample_bytes);
    std::string out = "RIFF";
    put(out, 4 + head_bytes + format_bytes + head_bytes + bytes, 4);
    out += "WAVEfmt ";
    put(out, format_bytes, 4);
    put(out, pcm, 2);
    put(out, mono, 2);
    put(out, sample_rate, 4);
    put(out, sample_rate * mono * sample_bytes, 4); // bytes a second
    put(out, mono * sample_bytes, 2);               // bytes a frame
    put(out, bits, 2);
    out += "data";
    put(out, bytes, 4);
    for (const float sample : samples) {
        const long value = std::lround(std::clamp(sample, -1.0F, 1.0F) * 32767);
        put(out, static_cast<std::uint32_t>(value), sample_bytes);
    }
    return out;
}

std::vector<float> read_wav(std::string_view bytes, std::string_view name) {
    const bool wave =
        bytes.size() >= 12 && bytes.substr(0, 4) == "RIFF" && bytes.substr(8, 4) == "WAVE";
    if (!wave || !is_ours(chunk(bytes, "fmt "))) {
        throw Error(Fault::asset, fmt::format("{}: a WAVE file is wanted: PCM, mono, 16 bit, {} Hz",
                                              name, sample_rate));
    }
    const std::string_view data = chunk(bytes, "data");
    std::vector<float> samples(data.size() / sample_bytes);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto value = static_cast<std::int16_t>(get(data, i * sample_bytes, sample_bytes));
        samples[i] = static_cast<float>(value) / 32767;
    }
    return samples;
}

} // namespace fl
