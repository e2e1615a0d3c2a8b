#include "script/runner.h"

#include "core/error.h"
#include "core/file.h"
#include "input/recording.h"
#include "script/script_parser.h"
#include "script/tree_json.h"
#include "state/time_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace fl::script {
namespace {

constexpr std::int64_t frames_per_second = 60;
constexpr std::int64_t settle_limit = 10 * frames_per_second;
/// Fingers of commands that make their own; raw touches use 0 to 9.
constexpr std::int64_t own_finger = 100;

std::int64_t frames_in(Instant duration) {
    return std::max<std::int64_t>((duration.count() * frames_per_second + 999'999) / 1'000'000, 0);
}

/// Slow at both ends, so that the finger rests where it lets go: what is dragged stays, and is not
/// flung.
float eased(std::int64_t i, std::int64_t n) {
    const float t = static_cast<float>(i) / static_cast<float>(n);
    return t * t * (3 - 2 * t);
}

[[noreturn]] void fail(std::string reason) {
    throw Failure{0, std::move(reason)};
}

constexpr std::string_view theme_names[] = {"night", "daylight", "high_contrast"};

} // namespace

std::chrono::sys_seconds default_clock() {
    return std::chrono::sys_days{make_day(2026, 1, 15)} + std::chrono::hours{10};
}

Runner::Runner(Session& session, Stage& stage, std::filesystem::path out)
    : session_(session)
    , stage_(stage)
    , out_(std::move(out))
    , clock_(default_clock()) {
    std::error_code error;
    if (!out_.empty()) // what only plays writes nothing
        std::filesystem::create_directories(out_, error);
    if (error)
        throw Error(Fault::file, out_.string() + ": cannot be made: " + error.message() +
                                     "; name a folder that can be written with --out");
    frame();
}

Instant Runner::now() const {
    return Instant(frame_ * 1'000'000 / frames_per_second);
}

std::optional<Failure> Runner::run(std::span<const Command> commands) {
    const bool measured = std::ranges::any_of(commands, [](const Command& command) {
        const auto* output = std::get_if<WriteOutput>(&command.action);
        return output != nullptr && output->output == Output::metrics;
    });
    stage_.draw_every_frame(measured);
    for (const Command& command : commands) {
        try {
            std::visit([this](const auto& action) { on(action); }, command.action);
        } catch (const Failure& failure) {
            return Failure{command.line, failure.reason};
        }
    }
    return std::nullopt;
}

void Runner::frame(std::span<const InputEvent> events) {
    const Instant before = now();
    ++frame_;
    if (!events.empty())
        metrics_.touched(time_of(events.front()));
    FrameCost cost;
    const double cpu = stage_.cpu_ms();
    const std::uint64_t allocations = stage_.allocations();
    cost.drawn = session_.step(events, {now(), now() - before});
    cost.cpu_ms = stage_.cpu_ms() - cpu;
    cost.allocations = stage_.allocations() - allocations;
    if (cost.drawn) {
        stage_.draw(session_, cost);
        metrics_.answered(now(), cost.cpu_ms);
    } else if (!session_.busy(now())) {
        metrics_.passed();
    }
    metrics_.add(cost);
    sounds_.add(now(), session_.cues());
    if (session_.speech().begin)
        speech_.add(now(), session_.utterance(), session_.materials().exhibit);
    if (after_frame_)
        after_frame_(clock_);
}

void Runner::play(std::span<const InputEvent> events) {
    const Instant start = now();
    std::size_t next = 0;
    while (next < events.size()) {
        std::size_t last = next;
        const Instant until = now() + Instant(1'000'000 / frames_per_second) - start;
        while (last < events.size() && time_of(events[last]) <= until)
            ++last;
        std::vector<InputEvent> due(events.begin() + static_cast<std::ptrdiff_t>(next),
                                    events.begin() + static_cast<std::ptrdiff_t>(last));
        for (InputEvent& event : due)
            std::visit([start](auto& e) { e.at += start; }, event);
        frame(due);
        next = last;
    }
    on(Settle{});
}

void Runner::touch(TouchPhase phase, std::int64_t finger, PointPx at) {
    const std::array<InputEvent, 1> events{
        TouchEvent{now() + Instant(1'000'000 / frames_per_second), phase, finger, at}};
    frame(events);
}

const Node* Runner::find(const NodeRef& ref) const {
    if (!ref.id.empty())
        return session_.nodes().find(ref.id);
    const auto& nodes = session_.nodes().nodes();
    const auto it = std::ranges::find_if(nodes, [&](const Node& n) {
        return role_name(n.role) == ref.role && n.label == ref.label;
    });
    return it == nodes.end() ? nullptr : &*it;
}

const Node& Runner::need(const NodeRef& ref) const {
    const Node* node = find(ref);
    if (node == nullptr) {
        fail(fmt::format("there is no node {} in scene {}; `tree NAME` writes what there is",
                         to_text(ref), scene_name(session_.state().scene)));
    }
    return *node;
}

void Runner::on(const Wait& wait) {
    for (std::int64_t n = frames_in(wait.duration); n > 0; --n)
        frame();
}

void Runner::on(const Settle&) {
    for (std::int64_t n = 0; n < settle_limit; ++n) {
        frame();
        if (!session_.settling(now()))
            return;
    }
    fail("something still moves after 10 s");
}

void Runner::on(const TapNode& tap) {
    // Narrow layouts keep the main menu behind a button; a script need not know.
    const Node* menu = session_.nodes().find("nav-more");
    if (menu != nullptr && tap.node.id.starts_with("nav-") && find(tap.node) == nullptr) {
        on(TapPoint{menu->touch});
        on(Settle{});
    }
    on(TapPoint{need(tap.node).touch});
}

void Runner::on(const TapPoint& tap) {
    touch(TouchPhase::down, own_finger, tap.point);
    frame();
    touch(TouchPhase::up, own_finger, tap.point);
    frame();
}

void Runner::on(const RawTouch& raw) {
    touch(raw.phase, raw.finger, raw.point);
}

void Runner::on(const DragNode& drag) {
    const PointPx from = need(drag.node).touch;
    const std::int64_t n = std::max<std::int64_t>(frames_in(drag.duration), 2);
    touch(TouchPhase::down, own_finger, from);
    for (std::int64_t i = 1; i <= n; ++i)
        touch(TouchPhase::move, own_finger, from + drag.by * eased(i, n));
    for (int i = 0; i < 8; ++i)
        frame(); // longer than the velocity looks back
    touch(TouchPhase::up, own_finger, from + drag.by);
    frame();
}

void Runner::on(const PinchPoint& pinch) {
    const float wide = 320, near = std::min(wide, wide / pinch.factor) / 2;
    const PointPx across{pinch.factor >= 1 ? near : wide / 2, 0};
    const std::int64_t n = std::max<std::int64_t>(frames_in(pinch.duration), 2);
    const auto both = [&](TouchPhase phase, float factor) {
        const Instant at = now() + Instant(1'000'000 / frames_per_second);
        const std::array<InputEvent, 2> events{
            TouchEvent{at, phase, own_finger, pinch.centre - across * factor},
            TouchEvent{at, phase, own_finger + 1, pinch.centre + across * factor}};
        frame(events);
    };
    both(TouchPhase::down, 1);
    for (std::int64_t i = 1; i <= n; ++i)
        both(TouchPhase::move, mix(1.0F, pinch.factor, eased(i, n)));
    for (int i = 0; i < 8; ++i)
        frame();
    both(TouchPhase::up, pinch.factor);
    frame();
}

void Runner::on(const PressKey& press) {
    const auto key = [&](bool down) {
        const std::array<InputEvent, 1> events{
            KeyEvent{now() + Instant(1'000'000 / frames_per_second), press.key, down}};
        frame(events);
    };
    key(true);
    for (std::int64_t n = frames_in(press.hold); n > 0; --n)
        frame();
    key(false);
}

void Runner::on(const TurnHeadphones& headphones) {
    const std::array<InputEvent, 1> events{
        HeadphonesEvent{now() + Instant(1'000'000 / frames_per_second), headphones.plugged}};
    frame(events);
}

void Runner::on(const SetClock& clock) {
    clock_ = clock.time;
}

void Runner::on(const SetSize& size) {
    stage_.resize(size.size);
    const std::array<InputEvent, 1> events{ResizeEvent{now(), size.size}};
    frame(events);
}

void Runner::on(const SetIdle& idle) {
    session_.act(RunIdleTimer{idle.on, {}, {}}, now());
}

void Runner::on(const WriteOutput& output) {
    const auto file = [&](const char* ending) { return out_ / (output.name + ending); };
    switch (output.output) {
    case Output::shot:
        stage_.write_shot(file(".png"));
        break;
    case Output::tree:
        replace_file(file(".json"), tree_json(session_));
        break;
    case Output::metrics:
        replace_file(file(".json"), take_metrics());
        break;
    case Output::speech:
        replace_file(file(".json"), speech_.take());
        break;
    case Output::sounds:
        replace_file(file(".json"), sounds_.take());
        break;
    }
}

std::string Runner::value_of(Subject subject) const {
    const ExhibitState& state = session_.state();
    const Materials& m = session_.materials();
    switch (subject) {
    case Subject::scene:
        return std::string(scene_name(state.scene));
    case Subject::lang:
        return m.exhibit.languages[state.language.index].code;
    case Subject::date:
        return iso_day(to_day(state.cursor));
    case Subject::issue:
        return m.exhibit.questions[state.question.index].key;
    case Subject::theme:
        return std::string(theme_names[static_cast<std::size_t>(state.theme)]);
    case Subject::textsize:
        break;
    }
    return fmt::format("{:g}", m.tokens.text_steps[static_cast<std::size_t>(state.text_step)]);
}

void Runner::on(const ExpectValue& expect) {
    const std::string value = value_of(expect.subject);
    if (value == expect.value)
        return;
    // A question may be told by its number as well, as its node's id is.
    if (expect.subject == Subject::issue &&
        expect.value == std::to_string(session_.state().question.index + 1))
        return;
    fail(fmt::format("expected {}, found {}", expect.value, value));
}

void Runner::on(const ExpectNode& expect) {
    const Node* node = find(expect.node);
    switch (expect.state) {
    case NodeState::there:
        need(expect.node);
        break;
    case NodeState::absent:
        if (node != nullptr)
            fail(fmt::format("node {} is there", to_text(expect.node)));
        break;
    case NodeState::focused:
        if (need(expect.node).id.key() != session_.state().focus)
            fail(fmt::format("node {} has not the focus", to_text(expect.node)));
        break;
    }
}

bool Runner::shows(std::string_view text) const {
    for (const DisplayList* list : {&session_.picture().under, &session_.picture().over}) {
        for (const DisplayList::Record& record : list->records()) {
            if (record.paragraph != nullptr && record.color.a > 0 &&
                record.paragraph->text.find(text) != std::string::npos)
                return true;
        }
    }
    return false;
}

void Runner::on(const ExpectText& expect) {
    if (!shows(expect.text))
        fail(fmt::format("the text \"{}\" is nowhere on the screen", expect.text));
}

void Runner::on(const ExpectSpeech& expect) {
    if (!speech_.has(expect.language, expect.text)) {
        fail(fmt::format("\"{}\" was not said in {}; said was: {}", expect.text, expect.language,
                         speech_.take()));
    }
}

} // namespace fl::script
