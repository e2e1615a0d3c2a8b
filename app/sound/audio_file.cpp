#include "sound/audio_file.h"

#include "core/error.h"
#include "core/handle.h"
#include "sound/loudness.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

#include <sndfile.h>

namespace fl {
namespace {

/// A file in memory, as libsndfile reads one.
struct Memory {
    std::string bytes;
    sf_count_t at = 0;

    sf_count_t size() const { return static_cast<sf_count_t>(bytes.size()); }
    sf_count_t seek(sf_count_t offset, int whence) {
        const sf_count_t from = whence == SEEK_CUR ? at : whence == SEEK_END ? size() : 0;
        at = std::clamp<sf_count_t>(from + offset, 0, size());
        return at;
    }
    sf_count_t read(void* to, sf_count_t count) {
        count = std::clamp<sf_count_t>(count, 0, size() - at);
        std::memcpy(to, bytes.data() + at, static_cast<std::size_t>(count));
        at += count;
        return count;
    }
};

Memory& memory(void* user) {
    return *static_cast<Memory*>(user);
}

SF_VIRTUAL_IO reading() {
    SF_VIRTUAL_IO io{};
    io.get_filelen = [](void* user) { return memory(user).size(); };
    io.seek = [](sf_count_t offset, int whence, void* user) {
        return memory(user).seek(offset, whence);
    };
    io.read = [](void* to, sf_count_t count, void* user) { return memory(user).read(to, count); };
    io.write = [](const void*, sf_count_t, void*) { return sf_count_t{0}; };
    io.tell = [](void* user) { return memory(user).at; };
    return io;
}

/// Whether the first page of an Ogg file (RFC 3533: its head has 28 bytes here) opens an Opus
/// stream (RFC 7845).
bool is_opus(std::string_view bytes) {
    return bytes.starts_with("OggS") && bytes.substr(0, 36).ends_with("OpusHead");
}

void close_sound(SNDFILE* file) noexcept {
    sf_close(file);
}

} // namespace

struct AudioFile::Opened {
    Memory memory; // stays where it is: the library points to it
    SF_INFO info{};
    Handle<SNDFILE, close_sound> file;
};

AudioFile::AudioFile(std::unique_ptr<Opened> opened)
    : opened_(std::move(opened)) {}
AudioFile::AudioFile(AudioFile&&) noexcept = default;
AudioFile::~AudioFile() = default;

AudioFile::AudioFile(const std::filesystem::path& file)
    : opened_(std::make_unique<Opened>()) {
    opened_->file.reset(sf_open(file.c_str(), SFM_READ, &opened_->info));
    if (!opened_->file)
        throw Error(Fault::asset, file.string() + ": " + sf_strerror(nullptr));
}

AudioFile AudioFile::of_narration(std::string bytes) {
    if (!is_opus(bytes))
        throw Error(Fault::asset, "is no Ogg Opus");
    auto opened = std::make_unique<Opened>();
    opened->memory.bytes = std::move(bytes);
    SF_VIRTUAL_IO io = reading();
    opened->file.reset(sf_open_virtual(&io, SFM_READ, &opened->info, &opened->memory));
    if (!opened->file)
        throw Error(Fault::asset, sf_strerror(nullptr));
    const int kind = opened->info.format;
    if ((kind & SF_FORMAT_TYPEMASK) != SF_FORMAT_OGG ||
        (kind & SF_FORMAT_SUBMASK) != SF_FORMAT_OPUS || opened->info.channels != 1 ||
        opened->info.samplerate != sample_rate)
        throw Error(Fault::asset, "is not Ogg Opus, mono, at 48 kHz");
    return AudioFile(std::move(opened));
}

int AudioFile::rate() const {
    return opened_->info.samplerate;
}
int AudioFile::channels() const {
    return opened_->info.channels;
}
std::int64_t AudioFile::frames() const {
    return opened_->info.frames == SF_COUNT_MAX ? 0 : opened_->info.frames;
}

std::span<const float> AudioFile::read(std::span<float> room) {
    const auto frames = static_cast<sf_count_t>(room.size()) / channels();
    const sf_count_t count = sf_readf_float(opened_->file.get(), room.data(), frames);
    return room.first(static_cast<std::size_t>(std::max<sf_count_t>(count, 0) * channels()));
}

} // namespace fl
