#pragma once

// The exhibit on a stand without a screen: a session, real text, fingers, and a clock of 60 frames
// a second that only the test turns.

#include "core/error.h"
#include "scene/session.h"
#include "support/catch.h"
#include "support/make_exhibit.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace fl::test {

/// One for all cases of a program: fonts are read once.
inline TextEngine& shared_text() {
    static TextEngine text(std::filesystem::path(FL_SHARE_DIR) / "fonts", "");
    return text;
}

class Stand {
  public:
    explicit Stand(const Materials& materials, SizePx size = {1920, 1080},
                   TextEngine& text = shared_text())
        : materials_(materials)
        , session_(materials, text, make_screen(size), LanguageId{0}) {
        queue_.reserve(64);
        frame();
    }

    // The clock.
    Instant now() const { return Instant(frames_ * 1'000'000 / 60); }
    /// One frame with everything queued. @return whether anything is to be painted
    bool frame() {
        const Instant before = now();
        ++frames_;
        const bool drawn = session_.step(queue_, {now(), now() - before});
        queue_.clear();
        if (each_frame)
            each_frame(drawn);
        return drawn;
    }
    /// Called after each frame, by tests that look at every one.
    std::function<void(bool drawn)> each_frame;

    /// @return the number of frames that were drawn
    int wait(double s) {
        int drawn = 0;
        for (auto n = std::lround(s * 60); n > 0; --n)
            drawn += frame() ? 1 : 0;
        return drawn;
    }
    /// Until nothing moves towards rest, as `settle` in a script.
    void settle() {
        for (int n = 0; n < 600; ++n) {
            frame();
            if (!session_.settling(now()))
                return;
        }
        FAIL("something still moves after 10 s");
    }
    /// Until the marks of the axis have cross-faded after a change of level.
    void let_ticks_fade() {
        do
            frame();
        while (state().ticks_fade.active());
    }
    /// Until nothing is drawn any more, the pulse of the marker included.
    void rest() {
        settle();
        wait(8);
    }

    // Fingers. queue() only notes what the next frame brings, so that several act in one frame.
    void queue(const InputEvent& event) { queue_.push_back(event); }
    void queue(TouchPhase phase, std::int64_t finger, PointPx at) {
        queue_.push_back(TouchEvent{Instant((frames_ + 1) * 1'000'000 / 60), phase, finger, at});
    }
    void down(PointPx at, std::int64_t finger = 0) { touch(TouchPhase::down, finger, at); }
    void move(PointPx at, std::int64_t finger = 0) { touch(TouchPhase::move, finger, at); }
    void up(PointPx at, std::int64_t finger = 0) { touch(TouchPhase::up, finger, at); }
    void tap(PointPx at, std::int64_t finger = 0) {
        down(at, finger);
        frame();
        up(at, finger);
        frame();
    }
    void tap(std::string_view id) { tap(node(id).touch); }
    void double_tap(PointPx at) {
        tap(at);
        wait(0.1);
        tap(at);
    }
    /// Down, in even steps to `to`, and still down.
    void pull(PointPx from, PointPx to, int frames, std::int64_t finger = 0) {
        down(from, finger);
        for (int i = 1; i <= frames; ++i)
            move(between(from, to, i, frames), finger);
    }
    /// Pulls, rests and lets go, so that nothing is flung.
    void drag(PointPx from, PointPx to, int frames = 20, std::int64_t finger = 0) {
        pull(from, to, frames, finger);
        wait(0.2);
        up(to, finger);
        frame();
    }
    static PointPx between(PointPx from, PointPx to, int i, int n) {
        return from + (to - from) * (static_cast<float>(i) / static_cast<float>(n));
    }
    void feed(const InputEvent& event) {
        queue_.push_back(event);
        frame();
    }

    void act(const Intent& intent) { session_.act(intent, now()); }
    /// In explore, with nothing moving and no idle timer.
    Stand& open() {
        act(Wake{});
        act(RunIdleTimer{false, {}, {}});
        rest();
        return *this;
    }

    // What is there.
    Session& session() { return session_; }
    const Session& session() const { return session_; }
    const ExhibitState& state() const { return session_.state(); }
    const NodeTree& tree() const { return session_.nodes(); }
    const Picture& picture() const { return session_.picture(); }
    const Materials& materials() const { return materials_; }
    Areas areas() const { return areas_for(materials_.tokens, state().screen); }
    Day day() const { return to_day(state().cursor); }
    bool shows(std::string_view id) const { return tree().find(id) != nullptr; }
    const Node& node(std::string_view id) const {
        const Node* found = tree().find(id);
        INFO("node " << id);
        REQUIRE(found != nullptr);
        return *found;
    }
    float x_of(Day day) const { return tree().time->to_x(to_days(day)); }
    PointPx on_map(SheetPoint at) const { return tree().map->to_px(at); }
    StanceClass shown_class(std::size_t shape) const { return state().shapes[shape].cls; }
    Rgba fill(std::size_t shape) const { return picture().map.palette.fill[shape]; }
    /// The whole picture as text.
    std::string dump() const {
        std::string out = picture().under.dump() + picture().over.dump();
        for (std::size_t i = 0; i < materials_.map.shapes.size(); ++i) {
            const Rgba c = picture().map.palette.fill[i];
            for (const int part : {c.r, c.g, c.b, c.a})
                out += std::to_string(part) + ' ';
        }
        return out;
    }

  private:
    void touch(TouchPhase phase, std::int64_t finger, PointPx at) {
        queue(phase, finger, at);
        frame();
    }

    const Materials& materials_;
    Session session_;
    std::vector<InputEvent> queue_;
    std::int64_t frames_ = 0;
};

} // namespace fl::test
