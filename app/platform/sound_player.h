#pragma once

#include "platform/sound_keeper.h"
#include "platform/speech_sink.h"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>

namespace fl {

/// Plays cues and speech on the house's sound device. Opening one can take a tenth of a second, so
/// a thread of its own does that: the frame hands cues over and never waits.
class SoundPlayer final : public SpeechSink {
  public:
    /// Opens nothing before the first cue.
    SoundPlayer(SoundBank bank, std::unique_ptr<SoundOutput> output);
    /// Closes the device; what still sounds is cut.
    ~SoundPlayer() override;
    SoundPlayer(const SoundPlayer&) = delete;
    SoundPlayer& operator=(const SoundPlayer&) = delete;

    /// @param volume  0 to 100 %; nothing sounds below least_volume
    void play(std::span<const Cue> cues, int volume);
    void set_speech_volume(int percent) { mixer_.set_speech_gain(volume_gain(percent)); }

    void wake() override;
    Device device() const override { return device_.load(); }
    std::size_t push(std::span<const float> samples) override {
        return mixer_.speech().push(samples);
    }
    std::size_t waiting() const override { return mixer_.speech().waiting(); }
    void hush() override { mixer_.speech().hush(); }
    void hold(bool held) override { mixer_.speech().hold(held); }

  private:
    void work();

    Mixer mixer_;
    std::unique_ptr<SoundOutput> output_;
    std::mutex mutex_; // never held by the device's thread, nor while a device is opened
    std::condition_variable changed_;
    bool wanted_ = false, ending_ = false;
    std::atomic<Device> device_{Device::none};
    std::thread thread_; // last: begins when everything else is there
};

/// The samples in a folder. A file that is missing or of another kind gives one line in the log and
/// a silent cue.
SoundBank load_sounds(const std::filesystem::path& folder);

} // namespace fl
