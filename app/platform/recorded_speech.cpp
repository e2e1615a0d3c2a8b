#include "platform/recorded_speech.h"

#include "sound/loudness.h"

#include <array>
#include <type_traits>

#include <SoundTouch.h>

namespace fl {

static_assert(std::is_same_v<soundtouch::SAMPLETYPE, float>, "samples go through as they are");

RecordedSpeech::RecordedSpeech(std::string opus, float tempo)
    : file_(AudioFile::of_narration(std::move(opus)))
    , room_(sample_rate / 10) {
    if (tempo == 1)
        return;
    stretch_ = std::make_unique<soundtouch::SoundTouch>();
    stretch_->setSampleRate(sample_rate);
    stretch_->setChannels(1);
    stretch_->setTempo(static_cast<double>(tempo));
    // What its manual advises for speech; its own choice suits music.
    stretch_->setSetting(SETTING_SEQUENCE_MS, 40);
    stretch_->setSetting(SETTING_SEEKWINDOW_MS, 15);
    stretch_->setSetting(SETTING_OVERLAP_MS, 8);
}

RecordedSpeech::~RecordedSpeech() = default;

bool RecordedSpeech::next(std::vector<float>& samples) {
    const auto read = file_.read(room_);
    if (!stretch_) {
        samples.insert(samples.end(), read.begin(), read.end());
    } else {
        if (read.empty()) {
            stretch_->flush();
        } else {
            stretch_->putSamples(read.data(), static_cast<unsigned>(read.size()));
        }
        take_stretched(samples);
    }
    return !read.empty();
}

void RecordedSpeech::take_stretched(std::vector<float>& samples) {
    std::array<float, 2048> ready; // written before it is read
    while (const unsigned count = stretch_->receiveSamples(ready.data(), ready.size()))
        samples.insert(samples.end(), ready.begin(), ready.begin() + count);
}

} // namespace fl
