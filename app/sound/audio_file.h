#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace fl {

/// A sound that somebody has recorded, decoded by libsndfile a piece at a time.
class AudioFile {
  public:
    /// A file of any kind that the library reads: WAVE, AIFF, FLAC, Ogg Vorbis, Opus, MP3 ...
    /// @throws Error{Fault::asset} with what the library says of it
    explicit AudioFile(const std::filesystem::path& file);

    /// A sound of a pack. Packs come from others, so nothing but Ogg Opus reaches a decoder.
    /// @throws Error{Fault::asset} for anything else than Ogg Opus, mono, at sample_rate
    static AudioFile of_narration(std::string bytes);

    AudioFile(AudioFile&&) noexcept;
    ~AudioFile();

    int rate() const; // Hz
    int channels() const;
    std::int64_t frames() const; // as its head says; 0: it does not

    /// Reads the next samples, channel by channel of each frame; full scale is 1.
    /// @param room  for whole frames
    /// @return  the part that was filled; empty at the end
    std::span<const float> read(std::span<float> room);

  private:
    struct Opened;
    explicit AudioFile(std::unique_ptr<Opened> opened);
    std::unique_ptr<Opened> opened_;
};

} // namespace fl
