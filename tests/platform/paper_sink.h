#pragma once

#include "platform/speech_sink.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace fl::test {

/// A device of paper: hears what the test lets it hear.
class PaperSink final : public SpeechSink {
  public:
    static constexpr std::size_t full = 1U << 16; // samples that there is room for

    std::atomic<Device> state{Device::open};
    std::atomic<bool> held{false};

    void wake() override { ++woken; }
    Device device() const override { return state; }
    std::size_t push(std::span<const float> samples) override {
        const std::lock_guard lock(mutex_);
        const std::size_t count = std::min(samples.size(), room_ - std::min(room_, waiting_));
        waiting_ += count;
        pushed_ += count;
        for (const float sample : samples.first(count))
            loudest_ = std::max(loudest_, std::abs(sample));
        if (keeps_)
            kept.insert(kept.end(), samples.begin(), samples.begin() + static_cast<long>(count));
        changed_.notify_all();
        return count;
    }
    std::size_t waiting() const override {
        const std::lock_guard lock(mutex_);
        return waiting_;
    }
    void hush() override {
        const std::lock_guard lock(mutex_);
        waiting_ = 0;
        ++hushed;
    }
    void hold(bool on) override { held = on; }

    /// From now on `kept` gets what comes.
    void keep() {
        const std::lock_guard lock(mutex_);
        keeps_ = true;
    }
    /// All that waits has been heard.
    void play() {
        const std::lock_guard lock(mutex_);
        waiting_ = 0;
    }
    /// Until so many samples have come, in all. @return false when they do not
    bool comes(std::size_t samples) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(20),
                                 [&] { return pushed_ >= samples; });
    }
    std::size_t pushed() const {
        const std::lock_guard lock(mutex_);
        return pushed_;
    }
    float loudest() const {
        const std::lock_guard lock(mutex_);
        return loudest_;
    }
    int woken = 0, hushed = 0;
    std::vector<float> kept; // read once the voice has ended

  private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t room_ = full, waiting_ = 0, pushed_ = 0;
    float loudest_ = 0;
    bool keeps_ = false;
};

template <class Condition>
bool becomes(Condition&& condition) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > until)
            return false;
        std::this_thread::yield();
    }
    return true;
}

} // namespace fl::test
