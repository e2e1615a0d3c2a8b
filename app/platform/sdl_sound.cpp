#include "platform/sdl_sound.h"

#include "sound/loudness.h"

#include <SDL.h>

namespace fl {
namespace {

constexpr Uint16 buffer_samples = 512; // 11 ms: what a cue comes later than its twin at most

void SDLCALL fill(void* mixer, Uint8* stream, int bytes) {
    const auto count = static_cast<std::size_t>(bytes) / sizeof(std::int16_t);
    static_cast<Mixer*>(mixer)->mix({reinterpret_cast<std::int16_t*>(stream), count});
}

class SdlSound final : public SoundOutput {
  public:
    ~SdlSound() override { close(); }
    SdlSound() = default;
    SdlSound(const SdlSound&) = delete;
    SdlSound& operator=(const SdlSound&) = delete;

    std::string open(Mixer& mixer) override {
        if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
            return SDL_GetError();
        up_ = true;
        // Asked to open what is not there, ALSA's library writes ten lines of its own to stderr.
        if (SDL_GetNumAudioDevices(0) == 0) {
            close();
            return "none is connected, or this user may not use it";
        }
        SDL_AudioSpec wanted{};
        wanted.freq = sample_rate;
        wanted.format = AUDIO_S16SYS;
        wanted.channels = 1;
        wanted.samples = buffer_samples;
        wanted.callback = fill;
        wanted.userdata = &mixer;
        // No changes allowed: SDL converts to what the device can do.
        device_ = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
        if (device_ != 0)
            return {};
        const std::string why = SDL_GetError();
        close();
        return why.empty() ? "no device" : why;
    }
    void start() override { SDL_PauseAudioDevice(device_, 0); }
    void close() override {
        if (device_ != 0)
            SDL_CloseAudioDevice(device_); // waits for the device's thread
        if (up_)
            SDL_QuitSubSystem(SDL_INIT_AUDIO);
        device_ = 0;
        up_ = false;
    }
    bool lost() override {
        return device_ != 0 && SDL_GetAudioDeviceStatus(device_) == SDL_AUDIO_STOPPED;
    }

  private:
    SDL_AudioDeviceID device_ = 0;
    bool up_ = false;
};

} // namespace

std::unique_ptr<SoundOutput> make_sdl_sound() {
    return std::make_unique<SdlSound>();
}

} // namespace fl
