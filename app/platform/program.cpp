#include "platform/program.h"

#include "core/error.h"
#include "core/log.h"
#include "input/recording.h"
#include "platform/end_signal.h"
#include "platform/error_card.h"
#include "platform/materials_loader.h"
#include "platform/projector.h"
#include "platform/sdl_sound.h"
#include "platform/service_report.h"
#include "platform/sound_player.h"
#include "platform/stage.h"
#include "platform/state_folder.h"
#include "platform/tally_keeper.h"
#include "platform/voice.h"
#include "scene/session.h"
#include "script/runner.h"
#include "script/script_parser.h"

#include <chrono>
#include <cstdio>
#include <optional>

#include <fmt/format.h>
#include <malloc.h>

namespace fl {
namespace {

constexpr SizePx default_size{1920, 1080};
constexpr Instant busy_wait = milliseconds(8), idle_wait = milliseconds(50);

WindowSpec window_spec(const Options& options, const Settings& settings) {
    WindowSpec spec;
    spec.size = options.size.value_or(default_size);
    spec.mode = options.headless   ? WindowSpec::Mode::offscreen
                : options.windowed ? WindowSpec::Mode::windowed
                                   : WindowSpec::Mode::full_screen;
    spec.touch_matrix = settings.touch.matrix;
    spec.keypad = settings.keypad;
    spec.rotation_deg = settings.screen.rotation_deg;
    return spec;
}

Screen screen_of(SizePx panel, const Settings& settings) {
    const Mounting mounting{static_cast<float>(settings.screen.diagonal_in),
                            static_cast<float>(settings.screen.bottom_mm)};
    if (!can_be_reached(panel, mounting)) {
        log(LogLevel::warning, "screen",
            fmt::format("the picture hangs too high for visitors in a wheelchair: at bottom_mm = "
                        "{} even its lower part is above {} mm",
                        settings.screen.bottom_mm, highest_reach_mm));
    }
    return make_screen(panel, mounting);
}

void prepare(Session& session, const Loaded& house, const Options& options) {
    session.act(SetHouseTheme{theme_of(house.settings)}, Instant{});
    session.act(SetHouseReach{house.settings.screen.reach == "lower"}, Instant{});
    session.act(SetHouseSound{house.settings.sound.volume, house.settings.sound.attract},
                Instant{});
    session.act(RunIdleTimer{!options.idle_off,
                             std::chrono::seconds(house.settings.idle.warn_after_s),
                             std::chrono::seconds(house.settings.idle.attract_after_s)},
                Instant{});
    if (!options.scene.empty() && !session.start_in(options.scene, Instant{})) {
        throw Error(Fault::usage,
                    fmt::format("--scene {}: there is no such scene to start in", options.scene));
    }
}

/// Keeps the answers of visitors who finish the quiz, where there is a folder for it.
class Ballot {
  public:
    Ballot(const Loaded& house, const Options& options) {
        if (const auto folder = state_folder(options))
            keeper_.emplace(*folder, house.exhibit);
    }
    void begin(Session& session) const {
        if (keeper_)
            session.act(SetTally{keeper_->earlier()}, Instant{});
    }
    void collect(Session& session, std::chrono::sys_seconds now) {
        const auto vote = session.take_vote();
        if (vote && keeper_)
            keeper_->keep(*vote, month_of(now));
    }
    void wait() {
        if (keeper_)
            keeper_->wait_until_idle();
    }

  private:
    std::optional<TallyKeeper> keeper_;
};

/// The meshes live on the GPU now. What loading has left free goes back to the system, which malloc
/// alone would put off for ever.
void end_loading(Loaded& house) {
    house.map.levels = {};
    malloc_trim(0);
}

int run_script(Loaded& house, const Options& options) {
    const auto commands = script::read_script(options.script);
    OffscreenStage stage(window_spec(options, house.settings), house.tokens, house.map,
                         *house.text);
    end_loading(house);
    Session session(*house.materials, *house.text,
                    screen_of(options.size.value_or(default_size), house.settings),
                    first_language(house, options));
    prepare(session, house, options);
    Ballot ballot(house, options);
    ballot.begin(session);
    script::Runner runner(session, stage, options.out);
    runner.after_each_frame([&](std::chrono::sys_seconds clock) {
        ballot.collect(session, clock);
        ballot.wait(); // the same files, however fast the machine is
    });
    const auto failure = runner.run(commands);
    if (!failure)
        return 0;
    log(LogLevel::error, options.script.string() + ":" + std::to_string(failure->line),
        failure->reason);
    return 1;
}

/// Feeds a recording's events frame by frame, as fast as it goes, and prints what it cost.
int run_bench(Loaded& house, const Options& options) {
    const Recording recording = read_recording(options.bench);
    Options as_recorded = options;
    as_recorded.size = recording.header.screen_px;
    as_recorded.language = recording.header.language;
    as_recorded.scene = recording.header.scene;
    as_recorded.headless = true;
    OffscreenStage stage(window_spec(as_recorded, house.settings), house.tokens, house.map,
                         *house.text);
    end_loading(house);
    Session session(*house.materials, *house.text, screen_of(*as_recorded.size, house.settings),
                    first_language(house, as_recorded));
    prepare(session, house, as_recorded);
    session.act(SetCursor{to_days(recording.header.start_day), CursorMotion::scrub}, Instant{});
    script::Runner runner(session, stage, options.out);
    runner.play(recording.events);
    std::fputs(runner.take_metrics().c_str(), stdout);
    return 0;
}

/// What a run with a display has besides its house: how it is asked to end, and whom it tells how
/// it does.
struct Service {
    EndSignal end;
    ServiceReport report = ServiceReport::to_manager();
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();

    Instant now() const {
        return std::chrono::duration_cast<Instant>(std::chrono::steady_clock::now() - start);
    }
};

/// Draws by that renderer into that window; reports to the service.
Projector projector(gl::Renderer& renderer, Window& window, TextEngine& text, Service& service) {
    return {[&](const Picture& picture) {
                renderer.build(picture, window.size(), text);
                renderer.draw(picture, window.size(), text);
                window.present();
            },
            [&] { return service.now(); }, service.report};
}

ServiceStatus status_of(const Session& session, const Loaded& house, const Window& window) {
    const ExhibitState& state = session.state();
    return {scene_name(state.scene), house.exhibit.languages[state.language.index].code,
            window.touch_devices()};
}

/// The human voices of the pack, for the voice's thread alone.
ReadNarration narrations_of(Loaded& house) {
    if (!house.narrations)
        return {};
    return [&store = *house.narrations](int row) { return store.read(row); };
}

/// What the voice tells the session: that it has come to an end, and whether it is heard at all.
void hear(Voice& voice, Session& session, Instant now) {
    if (voice.take_ended())
        session.act(SpeechEnded{}, now);
    if (voice.is_heard() != session.state().speech.voiced)
        session.act(SetVoice{voice.is_heard()}, now);
}

/// What the session wants said. Never waits.
void speak(const Session& session, Voice& voice, SoundPlayer& sound) {
    sound.set_speech_volume(session.state().sound.volume);
    if (session.speech().begin) {
        voice.say(session.materials().exhibit, session.utterance(), session.state().speech.speed);
    } else if (session.speech().cut) {
        voice.cut();
    }
    voice.hold(session.state().speech.paused);
}

/// The museum's loop: sleep, take events, step, and draw only when the picture has changed.
int run_live(Loaded& house, const Options& options, Service& service) {
    Window window(window_spec(options, house.settings), &service.end);
    gl::Renderer renderer(house.tokens);
    renderer.upload(house.map);
    Projector screen = projector(renderer, window, *house.text, service);
    end_loading(house);
    Session session(*house.materials, *house.text, screen_of(window.size(), house.settings),
                    first_language(house, options));
    prepare(session, house, options);

    Ballot ballot(house, options);
    ballot.begin(session);
    SoundPlayer sound(load_sounds(share_dir() / "sounds"), make_sdl_sound());
    Voice voice(espeak(), sound, narrations_of(house));
    Recording replay;
    if (!options.replay.empty())
        replay = read_recording(options.replay);
    std::size_t replayed = 0;
    const Instant start = service.now(); // of the visit's clock
    Instant before{};
    std::vector<InputEvent> events;
    while (!window.wants_to_end()) {
        window.wait(session.busy(before) ? busy_wait : idle_wait);
        const Instant now = service.now() - start;
        hear(voice, session, now);
        events = window.take_events(now);
        while (replayed < replay.events.size() && time_of(replay.events[replayed]) <= now)
            events.push_back(replay.events[replayed++]);
        // A pause of the machine must not make everything jump: a frame is never longer than a
        // tenth of a second.
        const bool changed = session.step(events, {now, std::min(now - before, milliseconds(100))});
        speak(session, voice, sound);
        sound.play(session.cues(),
                   session.state().sound.volume); // begins while the picture is drawn
        service.report.tell(status_of(session, house, window));
        if (changed) {
            screen.show(session.picture());
        } else {
            service.report.idle(service.now());
        }
        ballot.collect(session,
                       std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
        before = now;
    }
    service.report.ending();
    return 0;
}

/// Without content: a calm card, so that no visitor sees a console.
int run_without_content(Loaded& house, const Options& options, Service& service) {
    Window window(window_spec(options, house.settings), &service.end);
    gl::Renderer renderer(house.tokens);
    Projector screen = projector(renderer, window, *house.text, service);
    const Picture card = make_error_card(house.tokens, *house.text, make_screen(window.size()));
    while (!window.wants_to_end()) {
        window.take_events(Instant{});
        ServiceStatus status;
        status.touch_devices = window.touch_devices();
        service.report.tell(status);
        screen.show(card);
        window.wait(std::chrono::seconds(1));
    }
    service.report.ending();
    return 0;
}

} // namespace

int run_program(const Options& options) {
    // From the first moment on: whoever stops a service that still loads must not wait or see a
    // failure.
    std::optional<Service> service;
    if (!options.headless && options.bench.empty() && !options.check_settings)
        service.emplace();
    const auto house = load_house(options);
    if (options.check_settings) {
        std::puts("settings: in order");
        return 0;
    }
    try {
        load_content(*house, options);
    } catch (const Error& error) {
        if (error.fault() != Fault::content || !service)
            throw; // where nobody looks: exit 3
        log(LogLevel::error, "content", error.what());
        return run_without_content(*house, options, *service);
    }
    if (!options.script.empty())
        return run_script(*house, options);
    if (!options.bench.empty())
        return run_bench(*house, options);
    return run_live(*house, options, *service);
}

} // namespace fl
