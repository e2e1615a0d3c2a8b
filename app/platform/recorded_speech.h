#pragma once

#include "sound/audio_file.h"

#include <memory>
#include <vector>

namespace soundtouch {
class SoundTouch;
}

namespace fl {

/// What a narrator has said, on its way to the device: decoded a piece at a time, faster or slower
/// at the same pitch (SoundTouch).
class RecordedSpeech {
  public:
    /// @param opus   as NarrationStore gives it
    /// @param tempo  of speech_tempo()
    /// @throws Error{Fault::asset} when it is no sound of a pack
    RecordedSpeech(std::string opus, float tempo);
    ~RecordedSpeech();
    RecordedSpeech(const RecordedSpeech&) = delete;
    RecordedSpeech& operator=(const RecordedSpeech&) = delete;

    /// Appends the next tenth of a second, or so, at sample_rate. @return false: that was the end
    bool next(std::vector<float>& samples);

  private:
    void take_stretched(std::vector<float>& samples);

    AudioFile file_;
    std::unique_ptr<soundtouch::SoundTouch> stretch_; // none at the narrator's own pace
    std::vector<float> room_;
};

} // namespace fl
