#pragma once

#include "core/time.h"
#include "platform/speech_sink.h"
#include "scene/speech/utterance.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace fl {

class RecordedSpeech;

/// The program that speaks: text on its input, a WAVE file (PCM, mono, 16 bit) on its output.
struct VoiceProgram {
    /// The command for a text in that BCP 47 language, at so many words a minute.
    std::function<std::vector<std::string>(std::string_view language, int words_a_minute)> command;
    Instant hangs_after = std::chrono::seconds(10); // without any output
};
/// espeak-ng, which has voices for all six languages of the United Nations.
VoiceProgram espeak();

/// The sound of a narration, by its row in the pack; asked on the voice's thread only. Throws Error
/// where it cannot be read.
using ReadNarration = std::function<std::string(int row)>;

/// Speaks through a program of others, one child for each piece, so that neither its licence nor
/// its crashes touch ours. What a human voice says is played instead, at the same pace; a recording
/// that cannot be read is said by the program. A thread of its own does the work: nobody who asks
/// ever waits. Never fails; a program that is missing, ends early or hangs gives one line in the
/// log, and silence.
class Voice {
  public:
    /// `sink` outlives it.
    Voice(VoiceProgram program, SpeechSink& sink, ReadNarration narrations = {});
    ~Voice();
    Voice(const Voice&) = delete;
    Voice& operator=(const Voice&) = delete;

    /// Says it instead of anything that is being said.
    void say(const Exhibit& exhibit, const Utterance& utterance, int speed);
    /// Ends what is being said. It is not heard for longer than the device has taken already.
    void cut();
    void hold(bool held);

    /// False once something was not heard that should have been, until something is heard again.
    bool is_heard() const { return heard_.load(); }
    /// True once after the last utterance has been heard to its end.
    bool take_ended() { return ended_.exchange(false); }

  private:
    struct Piece {
        std::string language, text;
        std::optional<int> narration; // row in the pack
    };
    struct Task {
        std::uint64_t number = 0;
        std::vector<Piece> pieces;
        int words_a_minute = 0;
        float tempo = 1;
    };
    enum class Outcome : std::uint8_t { said, cut, failed };

    void work();
    Outcome say_all(const Task& task);
    Outcome say_piece(const Task& task, const Piece& piece);
    Outcome play_piece(const Task& task, const Piece& piece);
    Outcome play(const Task& task, RecordedSpeech& speech);
    bool has_no_device(std::chrono::steady_clock::time_point asked) const;
    Outcome drain(const Task& task);
    bool is_current(const Task& task) const { return current_.load() == task.number; }
    std::size_t push(const Task& task, std::span<const float> samples);
    void push_from(const Task& task, std::vector<float>& ready);
    void complain(std::string what);

    VoiceProgram program_;
    ReadNarration narrations_;
    SpeechSink& sink_;
    std::mutex mutex_; // holds a moment only; the device's thread never takes it
    std::condition_variable changed_;
    Task next_;                             // guarded by mutex_
    bool ending_ = false, waiting_ = false; // guarded by mutex_
    std::atomic<std::uint64_t> current_{0}; // number of the utterance that may be heard; 0: none
    std::uint64_t numbers_ = 0;
    std::atomic<bool> heard_{true}, ended_{false};
    bool complained_ = false, missed_narration_ = false; // by the worker only
    std::thread thread_; // last: begins when everything else is there
};

} // namespace fl
