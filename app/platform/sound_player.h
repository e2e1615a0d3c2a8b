#pragma once

#include "platform/sound_keeper.h"

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>

namespace fl {

/// Plays cues on the house's sound device. Opening one can take a tenth of a second, so a thread of
/// its own does that: the frame hands cues over and never waits.
class SoundPlayer {
  public:
    /// Opens nothing before the first cue.
    SoundPlayer(SoundBank bank, std::unique_ptr<SoundOutput> output);
    /// Closes the device; what still sounds is cut.
    ~SoundPlayer();
    SoundPlayer(const SoundPlayer&) = delete;
    SoundPlayer& operator=(const SoundPlayer&) = delete;

    /// @param volume  0 to 100 %; nothing sounds below least_volume
    void play(std::span<const Cue> cues, int volume);

  private:
    void work();

    Mixer mixer_;
    std::unique_ptr<SoundOutput> output_;
    std::mutex mutex_; // never held by the device's thread, nor while a device is opened
    std::condition_variable changed_;
    bool wanted_ = false, ending_ = false;
    std::thread thread_; // last: begins when everything else is there
};

/// The samples in a folder. A file that is missing or of another kind gives one line in the log and
/// a silent cue.
SoundBank load_sounds(const std::filesystem::path& folder);

} // namespace fl
