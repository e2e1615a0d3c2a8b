#include "platform/wave_reader.h"

#include <cstdint>

namespace fl {
namespace {

constexpr std::size_t head_size = 44; // RIFF, a format of 16 bytes, the head of the data

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

} // namespace

void WaveReader::read_head() {
    const std::string_view head = head_;
    const auto number = [&](std::size_t at, std::size_t size) {
        return little_endian(head, at, size);
    };
    const bool is_wave = head.substr(0, 4) == "RIFF" && head.substr(8, 8) == "WAVEfmt " &&
                         head.substr(36, 4) == "data";
    const bool is_ours = number(20, 2) == 1 && number(22, 2) == 1 && number(34, 2) == 16;
    const std::uint32_t rate = number(24, 4);
    failed_ = !is_wave || !is_ours || rate < 8000 || rate > 96'000;
    if (!failed_)
        rate_ = static_cast<int>(rate);
}

void WaveReader::feed(std::string_view bytes, std::vector<float>& samples) {
    if (failed_)
        return;
    head_ += bytes;
    if (rate_ == 0) {
        if (head_.size() < head_size)
            return;
        read_head();
        head_.erase(0, head_size);
        if (failed_)
            return;
    }
    const std::size_t whole = head_.size() / 2;
    for (std::size_t i = 0; i < whole; ++i) {
        const auto value = static_cast<std::int16_t>(little_endian(head_, 2 * i, 2));
        samples.push_back(static_cast<float>(value) / 32768);
    }
    head_.erase(0, 2 * whole);
}

} // namespace fl
