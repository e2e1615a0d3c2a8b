#include "platform/sound_player.h"

#include "core/error.h"
#include "core/file.h"
#include "core/log.h"
#include "sound/wav.h"

#include <utility>

namespace fl {
namespace {

Instant clock_now() {
    return std::chrono::duration_cast<Instant>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

SoundPlayer::SoundPlayer(SoundBank bank, std::unique_ptr<SoundOutput> output)
    : mixer_(std::move(bank))
    , output_(std::move(output))
    , thread_([this] { work(); }) {}

SoundPlayer::~SoundPlayer() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void SoundPlayer::play(std::span<const Cue> cues, int volume) {
    const float gain = volume_gain(volume);
    if (cues.empty() || gain <= 0)
        return;
    for (const Cue cue : cues)
        mixer_.play(cue, gain);
    {
        const std::lock_guard lock(mutex_);
        wanted_ = true;
    }
    changed_.notify_all();
}

void SoundPlayer::wake() {
    {
        const std::lock_guard lock(mutex_);
        wanted_ = true;
        if (device_ == Device::none)
            device_ = Device::opening;
    }
    changed_.notify_all();
}

void SoundPlayer::work() {
    SoundKeeper keeper(*output_, mixer_);
    std::optional<Instant> look_at;
    std::unique_lock lock(mutex_);
    const auto due = [this] { return wanted_ || ending_; };
    while (true) {
        if (look_at) {
            const auto at = std::chrono::steady_clock::time_point(*look_at);
            changed_.wait_until(lock, at, due);
        } else {
            changed_.wait(lock, due);
        }
        if (ending_)
            break;
        const bool wanted = std::exchange(wanted_, false);
        lock.unlock();
        if (wanted)
            keeper.wanted(clock_now);
        look_at = keeper.look(clock_now());
        lock.lock();
        if (!wanted_) // else somebody has asked meanwhile, and waits for the answer
            device_ = keeper.is_open() ? Device::open : Device::none;
    }
    output_->close();
}

SoundBank load_sounds(const std::filesystem::path& folder) {
    SoundBank bank;
    for (std::size_t i = 0; i < cue_count; ++i) {
        const auto file = folder / (std::string(cue_name(static_cast<Cue>(i))) + ".wav");
        try {
            bank[i] = read_wav(read_file(file), file.string());
        } catch (const Error& error) {
            log(LogLevel::warning, "sound", error.what());
        }
    }
    return bank;
}

} // namespace fl
