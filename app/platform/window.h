#pragma once

#include "core/geometry.h"
#include "core/time.h"
#include "input/events.h"
#include "store/settings.h"

#include <array>
#include <memory>
#include <vector>

namespace fl {

class EndSignal;

struct WindowSpec {
    enum class Mode { full_screen, windowed, offscreen };
    Mode mode = Mode::full_screen;
    SizePx size{1920, 1080}; // windowed and offscreen; full screen takes the display's
    std::array<double, 6> touch_matrix{1, 0, 0, 0, 1, 0};
    Settings::Keypad keypad;
    int rotation_deg =
        0; // of the panel, clockwise: turns touches (the picture is turned by the display)
};

/// Window, GLES 2.0 context and input by SDL. Offscreen it needs no display and no device.
class Window {
  public:
    /// @param end  what asks for the end and wakes wait(); it outlives the window. Without it only
    ///             closing a window on a desk does.
    /// @throws Error{Fault::display} in plain words: what is missing and what to do
    explicit Window(const WindowSpec& spec, const EndSignal* end = nullptr);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    SizePx size() const; // framebuffer pixels
    /// Shows what was drawn. A display may take it at its next refresh only; the next call waits
    /// for that.
    void present();

    /// Sleeps until input comes, a signal asks for the end (which under a display server may go
    /// unnoticed for `longest`), or `longest` has passed.
    void wait(Instant longest);
    /// Events since the last call, in order, with times of `now`. Reuses its storage.
    const std::vector<InputEvent>& take_events(Instant now);
    /// Touch panels that are there now, also those plugged in later.
    int touch_devices() const;
    /// True after the end signal, or when the visitor of a desk closed a window.
    bool wants_to_end() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace fl
