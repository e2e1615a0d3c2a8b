#pragma once

#include "scene/session.h"
#include "script/metrics.h"
#include "script/script.h"
#include "script/sound_log.h"
#include "script/speech_log.h"

#include <filesystem>
#include <functional>
#include <span>
#include <string>

namespace fl::script {

/// What paints a headless run. Implemented with GLES by platform/, and by nothing at all in tests.
class Stage {
  public:
    virtual ~Stage() = default;
    virtual void resize(SizePx size) = 0;
    /// Paints the session's picture. Fills in what the frame cost the painter and the renderer.
    virtual void draw(const Session& session, FrameCost& cost) = 0;
    /// false: pictures are only prepared, and drawn when one is written. For scripts that ask for
    /// no metrics.
    virtual void draw_every_frame(bool on) = 0;
    /// Writes what was drawn last as a PNG. @throws Error{Fault::file}
    virtual void write_shot(const std::filesystem::path& file) = 0;
    virtual ResourceTotals totals() const = 0;
    /// Process CPU time and heap allocations so far; zero where nobody counts.
    virtual double cpu_ms() const = 0;
    virtual std::uint64_t allocations() const = 0;
};

/// An `expect` that did not hold, or a node that a command needs and that is not there.
struct Failure {
    std::size_t line = 0;
    std::string reason;
};

/// Plays a script against a session: time advances only here, 1/60 s a frame.
class Runner {
  public:
    /// @param name  of the script, for messages; @param out  folder that outputs go to, made when
    /// missing
    Runner(Session& session, Stage& stage, std::filesystem::path out);

    /// Runs all commands. Stops at the first failure.
    std::optional<Failure> run(std::span<const Command> commands);

    /// Feeds recorded events at their times and lets everything come to rest after them.
    void play(std::span<const InputEvent> events);
    /// The contract's metrics since the last time.
    std::string take_metrics() { return metrics_.take(stage_.totals()); }

    /// Called after each frame with the wall clock of the script.
    void after_each_frame(std::function<void(std::chrono::sys_seconds)> call) {
        after_frame_ = std::move(call);
    }

    /// Runs one frame with these events.
    void frame(std::span<const InputEvent> events = {});
    Instant now() const;

  private:
    void on(const Wait& wait);
    void on(const Settle&);
    void on(const TapNode& tap);
    void on(const TapPoint& tap);
    void on(const RawTouch& touch);
    void on(const DragNode& drag);
    void on(const PinchPoint& pinch);
    void on(const PressKey& press);
    void on(const SetClock& clock);
    void on(const SetSize& size);
    void on(const SetIdle& idle);
    void on(const WriteOutput& output);
    void on(const ExpectValue& expect);
    void on(const ExpectNode& expect);
    void on(const ExpectText& expect);
    void on(const ExpectSpeech& expect);
    void on(const TurnHeadphones& headphones);

    const Node* find(const NodeRef& ref) const;
    const Node& need(const NodeRef& ref) const;
    void touch(TouchPhase phase, std::int64_t finger, PointPx at);
    std::string value_of(Subject subject) const;
    bool shows(std::string_view text) const;

    Session& session_;
    Stage& stage_;
    std::filesystem::path out_;
    Metrics metrics_;
    SoundLog sounds_;
    SpeechLog speech_;
    std::int64_t frame_ = 0;
    std::chrono::sys_seconds clock_;
    std::function<void(std::chrono::sys_seconds)> after_frame_;
};

/// Wall clock of a headless run until `set clock`: 2026-01-15T10:00:00Z.
std::chrono::sys_seconds default_clock();

} // namespace fl::script
