#include "platform/window.h"

#include "core/error.h"
#include "core/handle.h"
#include "gfx/gl/driver.h"
#include "platform/end_signal.h"
#include "platform/headphone_watch.h"
#include "platform/input_watch.h"
#include "platform/keypad.h"

#include <cstdlib>
#include <optional>
#include <string>

#include <SDL.h>

namespace fl {
namespace {

using WindowHandle = Handle<SDL_Window, SDL_DestroyWindow>;

void set_unless_set(const char* name, const char* value) {
    ::setenv(name, value, 0);
}

/// No display, no device, the same pixels on every machine.
void prepare_offscreen() {
    set_unless_set("SDL_VIDEODRIVER", "offscreen");
    set_unless_set("LIBGL_ALWAYS_SOFTWARE", "1");
    set_unless_set("GALLIUM_DRIVER", "llvmpipe");
    set_unless_set("LP_NUM_THREADS", "1");
}

void set_hints() {
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "1"); // on a desk the mouse is a finger
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
}

/// Only after the video subsystem has started: before it, SDL forgets them.
void ask_for_gles() {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 2);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
}

[[noreturn]] void fail(const std::string& what) {
    throw Error(Fault::display, what + ": " + SDL_GetError());
}

/// From the panel (0..1) to the picture (0..1): the technician's matrix, then the panel's rotation.
PointF on_picture(const WindowSpec& spec, float u, float v) {
    const auto& m = spec.touch_matrix;
    const double x = m[0] * static_cast<double>(u) + m[1] * static_cast<double>(v) + m[2];
    const double y = m[3] * static_cast<double>(u) + m[4] * static_cast<double>(v) + m[5];
    const auto fx = static_cast<float>(x), fy = static_cast<float>(y);
    switch (spec.rotation_deg) {
    case 90:
        return {fy, 1 - fx};
    case 180:
        return {1 - fx, 1 - fy};
    case 270:
        return {1 - fy, fx};
    default:
        return {fx, fy};
    }
}

} // namespace

struct Window::Impl {
    WindowSpec spec;
    WindowHandle window;
    SDL_GLContext context = nullptr;
    const EndSignal* end = nullptr;
    std::optional<Keypad> keypad;
    std::optional<InputWatch> watch;          // where SDL cannot sleep
    std::optional<HeadphoneWatch> headphones; // nobody plugs any into what has no window
    std::vector<InputEvent> events;
    bool closed = false;
    bool by_software = false;

    ~Impl() {
        if (context != nullptr)
            SDL_GL_DeleteContext(context);
        window.reset();
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        SDL_Quit();
    }

    SizePx pixels() const {
        int w = 0, h = 0;
        SDL_GL_GetDrawableSize(window.get(), &w, &h);
        return {static_cast<float>(w), static_cast<float>(h)};
    }

    void take(const SDL_Event& e, Instant now) {
        switch (e.type) {
        case SDL_FINGERDOWN:
            return touch(e.tfinger, TouchPhase::down, now);
        case SDL_FINGERMOTION:
            return touch(e.tfinger, TouchPhase::move, now);
        case SDL_FINGERUP:
            return touch(e.tfinger, TouchPhase::up, now);
        case SDL_KEYDOWN:
        case SDL_KEYUP:
            // SDL's scancodes are the usages of the USB keyboard page.
            if (const auto event = keypad->event_of(static_cast<UsbKey>(e.key.keysym.scancode),
                                                    e.type == SDL_KEYDOWN, e.key.repeat != 0, now))
                events.push_back(*event);
            return;
        case SDL_WINDOWEVENT:
            if (e.window.event == SDL_WINDOWEVENT_SIZE_CHANGED)
                events.emplace_back(ResizeEvent{now, pixels()});
            // A kiosk has no window to close; on a desk closing it is what one expects to end the
            // program.
            if (e.window.event == SDL_WINDOWEVENT_CLOSE && spec.mode == WindowSpec::Mode::windowed)
                closed = true;
            return;
        default:
            return; // SDL_QUIT among them: only SIGTERM ends the exhibit
        }
    }

    void touch(const SDL_TouchFingerEvent& t, TouchPhase phase, Instant now) {
        const PointF at = on_picture(spec, t.x, t.y);
        const SizePx size = pixels();
        events.emplace_back(TouchEvent{now, phase, t.fingerId, {at.x * size.w, at.y * size.h}});
    }
};

Window::Window(const WindowSpec& spec, const EndSignal* end)
    : impl_(std::make_unique<Impl>()) {
    impl_->spec = spec;
    impl_->end = end;
    impl_->keypad.emplace(spec.keypad);
    if (spec.mode == WindowSpec::Mode::offscreen)
        prepare_offscreen();
    set_hints();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        fail("no display can be opened (is one connected, and may this user use /dev/dri?); "
             "--headless works without one");
    }
    // SDL falls back to drivers that show nothing; an exhibit that nobody sees must not seem to
    // run.
    const std::string driver = SDL_GetCurrentVideoDriver();
    const bool shows_nothing = driver == "offscreen" || driver == "dummy" || driver == "evdev";
    if (spec.mode != WindowSpec::Mode::offscreen && shows_nothing &&
        std::getenv("SDL_VIDEODRIVER") == nullptr) {
        throw Error(Fault::display, "no display was found (is one connected, and may this user use "
                                    "/dev/dri?); --headless works without one");
    }
    ask_for_gles();
    Uint32 flags = SDL_WINDOW_OPENGL;
    int x = 0, y = 0;
    switch (spec.mode) {
    case WindowSpec::Mode::full_screen:
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
        break;
    case WindowSpec::Mode::windowed:
    case WindowSpec::Mode::offscreen:
        flags |= SDL_WINDOW_BORDERLESS;
        break;
    }
    impl_->window.reset(SDL_CreateWindow("Fault Lines", x, y, static_cast<int>(spec.size.w),
                                         static_cast<int>(spec.size.h), flags));
    if (!impl_->window)
        fail("no window can be opened");
    impl_->context = SDL_GL_CreateContext(impl_->window.get());
    if (impl_->context == nullptr)
        fail("OpenGL ES 2.0 is not available (packages libegl1, libgles2, libgl1-mesa-dri)");
    SDL_GL_SetSwapInterval(spec.mode == WindowSpec::Mode::offscreen ? 0 : 1);
    impl_->by_software = gl::draws_by_software();
    // On a bare screen (KMSDRM) SDL makes the buffers of a full-screen window only when the first
    // picture is presented, and that picture is lost: it was drawn into others.
    if (spec.mode == WindowSpec::Mode::full_screen) {
        gl::clear_to_black();
        SDL_GL_SwapWindow(impl_->window.get());
    }
    if (spec.mode == WindowSpec::Mode::full_screen)
        SDL_ShowCursor(SDL_DISABLE);
    if (driver != "x11" && driver != "wayland")
        impl_->watch.emplace();
    if (spec.mode != WindowSpec::Mode::offscreen)
        impl_->headphones.emplace();
    impl_->events.reserve(64);
}

Window::~Window() = default;

SizePx Window::size() const {
    return impl_->pixels();
}

void Window::present() {
    // A bare screen waits for a graphics chip, but not for the processor where that one draws: it
    // would show pictures that are half done, and the last one of a movement for good.
    if (impl_->by_software && impl_->spec.mode == WindowSpec::Mode::full_screen)
        gl::finish();
    SDL_GL_SwapWindow(impl_->window.get());
}

void Window::wait(Instant longest) {
    if (impl_->watch)
        return impl_->watch->wait(impl_->end == nullptr ? -1 : impl_->end->wake_fd(), longest);
    // Under a display server SDL sleeps on the connection; a signal is noticed when time is up.
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(longest).count();
    SDL_WaitEventTimeout(nullptr, static_cast<int>(ms)); // leaves the event for take_events()
}

const std::vector<InputEvent>& Window::take_events(Instant now) {
    impl_->events.clear();
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0)
        impl_->take(event, now);
    if (impl_->headphones) {
        if (const auto plugged = impl_->headphones->look())
            impl_->events.emplace_back(HeadphonesEvent{now, *plugged});
    }
    return impl_->events;
}

int Window::touch_devices() const {
    return SDL_GetNumTouchDevices();
}

bool Window::wants_to_end() const {
    return impl_->closed || (impl_->end != nullptr && impl_->end->came());
}

} // namespace fl
