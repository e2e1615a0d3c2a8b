#include "platform/voice.h"

#include "core/error.h"
#include "core/log.h"
#include "platform/child.h"
#include "platform/recorded_speech.h"
#include "platform/wave_reader.h"
#include "sound/loudness.h"
#include "sound/resampler.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fl {
namespace {

/// How often the worker looks whether it is to stop: a part of the 100 ms that a cut may take.
constexpr std::chrono::milliseconds look_again{20};
/// A device that does not open in that time is taken for none.
constexpr std::chrono::seconds device_patience{3};

using Clock = std::chrono::steady_clock;

/// Writing to a child that has died must give an error, not end the exhibit.
void ignore_broken_pipes() {
    sigset_t broken;
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken, nullptr);
}

/// One child that speaks one text.
class Speaker {
  public:
    explicit Speaker(std::string_view text)
        : text_(text) {}
    std::string start(const std::vector<std::string>& command) { return child_.start(command); }

    /// Waits a moment for the child; writes, and reads what there is. @return bytes of its output
    std::string_view turn(bool wants_output) {
        std::array<pollfd, 3> ends{};
        nfds_t count = 0;
        const auto watch = [&](const Descriptor& end, short what) {
            if (end)
                ends[count++] = {end.get(), what, 0};
        };
        watch(child_.in, POLLOUT);
        watch(child_.error, POLLIN);
        if (wants_output)
            watch(child_.out, POLLIN);
        ::poll(ends.data(), count, static_cast<int>(look_again.count()));
        feed();
        drain_complaints();
        return wants_output ? read_output() : std::string_view{};
    }
    bool output_ended() const { return !child_.out; }
    /// Exit status as of waitpid(), once its output has ended.
    int end() { return child_.kill().value_or(0); }
    const std::string& complaint() const { return complaint_; }

  private:
    void feed() {
        if (!child_.in)
            return;
        const ssize_t n = ::write(child_.in.get(), text_.data(), text_.size());
        if (n > 0)
            text_.remove_prefix(static_cast<std::size_t>(n));
        if (text_.empty() || (n < 0 && errno != EAGAIN && errno != EINTR))
            child_.in.close(); // the end of the text
    }
    void drain_complaints() {
        std::array<char, 512> bytes{};
        while (child_.error) {
            const ssize_t n = ::read(child_.error.get(), bytes.data(), bytes.size());
            if (n > 0 &&
                complaint_.size() < bytes.size()) // its first line is told, no more is kept
                complaint_.append(bytes.data(), static_cast<std::size_t>(n));
            if (n < 0 && (errno == EAGAIN || errno == EINTR))
                return;
            if (n <= 0)
                child_.error.close();
        }
    }
    std::string_view read_output() {
        if (!child_.out)
            return {};
        const ssize_t n = ::read(child_.out.get(), bytes_.data(), bytes_.size());
        if (n > 0)
            return {bytes_.data(), static_cast<std::size_t>(n)};
        if (n == 0 || (errno != EAGAIN && errno != EINTR))
            child_.out.close();
        return {};
    }

    Child child_;
    std::string_view text_;
    std::string complaint_;
    std::array<char, 4096> bytes_{};
};

/// "espeak-ng: exit status 1: what it said itself".
std::string failure(const std::string& program, int status, std::string_view complaint) {
    const std::string how = WIFSIGNALED(status)
                                ? fmt::format("ended by signal {}", WTERMSIG(status))
                                : fmt::format("exit status {}", WEXITSTATUS(status));
    complaint = complaint.substr(0, complaint.find('\n'));
    return fmt::format("{}: {}{}{}", program, how, complaint.empty() ? "" : ": ", complaint);
}

} // namespace

VoiceProgram espeak() {
    VoiceProgram program;
    program.command = [](std::string_view language, int words_a_minute) {
        const std::string_view primary = language.substr(0, language.find_first_of("-_"));
        const std::string_view voice = language == "fr"   ? "fr-fr"
                                       : language == "es" ? "es-419"
                                       : primary == "zh"  ? "cmn"
                                                          : language;
        return std::vector<std::string>{
            "espeak-ng", "-v",      std::string(voice), "-s", std::to_string(words_a_minute),
            "-z", // no pause at the end: another piece may follow
            "--stdin",   "--stdout"};
    };
    return program;
}

Voice::Voice(VoiceProgram program, SpeechSink& sink, ReadNarration narrations)
    : program_(std::move(program))
    , narrations_(std::move(narrations))
    , sink_(sink)
    , thread_([this] { work(); }) {}

Voice::~Voice() {
    cut();
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Voice::say(const Exhibit& exhibit, const Utterance& utterance, int speed) {
    Task task;
    task.words_a_minute = speech_rate(speed);
    task.tempo = speech_tempo(speed);
    for (const SpokenPiece& piece : utterance.pieces()) {
        task.pieces.push_back(
            {exhibit.languages[piece.language.index].code, piece.text, std::nullopt});
        if (piece.narration && narrations_)
            task.pieces.back().narration = exhibit.narrations[piece.narration->index].row;
    }
    {
        const std::lock_guard lock(mutex_);
        task.number = ++numbers_;
        current_ = task.number;
        ended_ = false;
        sink_.hush();
        sink_.hold(false);
        next_ = std::move(task);
        waiting_ = true;
    }
    sink_.wake();
    changed_.notify_all();
}

void Voice::cut() {
    const std::lock_guard lock(mutex_);
    current_ = 0;
    waiting_ = false;
    ended_ = false;
    sink_.hush();
    sink_.hold(false);
}

void Voice::hold(bool held) {
    sink_.hold(held);
}

void Voice::work() {
    ignore_broken_pipes();
    while (true) {
        Task task;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return waiting_ || ending_; });
            if (ending_)
                return;
            task = std::exchange(next_, {});
            waiting_ = false;
        }
        const Outcome outcome = say_all(task);
        const std::lock_guard lock(mutex_);
        if (!is_current(task))
            continue;
        if (outcome == Outcome::said)
            ended_ = true;
        if (outcome == Outcome::failed)
            heard_ = false;
    }
}

Voice::Outcome Voice::say_all(const Task& task) {
    for (const Piece& piece : task.pieces) {
        const Outcome outcome = piece.narration ? play_piece(task, piece) : say_piece(task, piece);
        if (outcome != Outcome::said)
            return outcome;
    }
    return drain(task);
}

/// Nothing that belongs to an earlier utterance comes after a cut.
std::size_t Voice::push(const Task& task, std::span<const float> samples) {
    const std::lock_guard lock(mutex_);
    if (!is_current(task))
        return samples.size();
    const std::size_t taken = sink_.push(samples);
    if (taken > 0 && sink_.device() == SpeechSink::Device::open)
        heard_ = true;
    return taken;
}

/// What finds room; the rest stays.
void Voice::push_from(const Task& task, std::vector<float>& ready) {
    ready.erase(ready.begin(), ready.begin() + static_cast<std::ptrdiff_t>(push(task, ready)));
}

/// Whoever opens devices has said so already.
bool Voice::has_no_device(Clock::time_point asked) const {
    const SpeechSink::Device device = sink_.device();
    return device == SpeechSink::Device::none ||
           (device == SpeechSink::Device::opening && Clock::now() - asked > device_patience);
}

Voice::Outcome Voice::play_piece(const Task& task, const Piece& piece) {
    try {
        RecordedSpeech speech(narrations_(*piece.narration), task.tempo);
        return play(task, speech);
    } catch (const Error& error) {
        if (!std::exchange(missed_narration_, true))
            log(LogLevel::warning, "speech",
                fmt::format("the synthetic voice instead of narration {}: {}", *piece.narration,
                            error.what()));
    }
    return say_piece(task, piece);
}

Voice::Outcome Voice::play(const Task& task, RecordedSpeech& speech) {
    std::vector<float> ready;
    bool more = true;
    const auto began = Clock::now();
    while (is_current(task)) {
        if (has_no_device(began))
            return Outcome::failed;
        while (more && ready.empty())
            more = speech.next(ready);
        if (ready.empty())
            return Outcome::said;
        push_from(task, ready);
        if (!ready.empty()) { // no room yet
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, look_again, [&] { return !is_current(task) || ending_; });
        }
    }
    return Outcome::cut;
}

Voice::Outcome Voice::say_piece(const Task& task, const Piece& piece) {
    const auto command = program_.command(piece.language, task.words_a_minute);
    Speaker speaker(piece.text);
    if (const std::string why = speaker.start(command); !why.empty()) {
        complain(command[0] + ": cannot be started: " + why);
        return Outcome::failed;
    }
    WaveReader wave;
    std::optional<Resampler> resampler;
    std::vector<float> samples, ready;
    bool finished = false;
    const auto began = Clock::now();
    auto heard_from = began;
    while (is_current(task)) {
        const std::string_view bytes = speaker.turn(ready.empty());
        const auto now = Clock::now();
        if (!bytes.empty()) {
            samples.clear();
            wave.feed(bytes, samples);
            if (wave.failed()) {
                complain(command[0] + ": a WAVE file is wanted: PCM, mono, 16 bit");
                return Outcome::failed;
            }
            if (!resampler && wave.rate() > 0)
                resampler.emplace(wave.rate(), sample_rate);
            if (resampler)
                resampler->feed(samples, ready);
        } else if (speaker.output_ended() && resampler && !finished) {
            resampler->finish(ready); // what it held back
            finished = true;
        } else if (speaker.output_ended() && ready.empty()) {
            const int status = speaker.end();
            // One that has closed its output but lingers was ended by us, and has said it all.
            const bool lingered = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
            if ((status == 0 || lingered) && resampler)
                return Outcome::said;
            complain(failure(command[0], status, speaker.complaint()));
            return Outcome::failed;
        }
        if (!bytes.empty() || !ready.empty())
            heard_from = now; // it waits for us, not we for it
        push_from(task, ready);
        if (now - heard_from > program_.hangs_after) {
            complain(fmt::format("{}: no sound within {} s", command[0],
                                 std::chrono::duration<double>(program_.hangs_after).count()));
            return Outcome::failed;
        }
        if (has_no_device(began))
            return Outcome::failed;
    }
    return Outcome::cut;
}

/// Until the last sample has been heard.
Voice::Outcome Voice::drain(const Task& task) {
    std::unique_lock lock(mutex_);
    while (is_current(task) && !ending_) {
        if (sink_.waiting() == 0)
            return Outcome::said;
        if (sink_.device() == SpeechSink::Device::none)
            return Outcome::failed;
        changed_.wait_for(lock, look_again);
    }
    return Outcome::cut;
}

void Voice::complain(std::string what) {
    if (!std::exchange(complained_, true))
        log(LogLevel::warning, "speech", "only captions: " + what);
}

} // namespace fl
