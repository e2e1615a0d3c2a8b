#pragma once

#include "core/time.h"

#include <functional>
#include <string>
#include <string_view>

namespace fl {

/// What `systemctl status` says of the exhibit. Its first word is a promise to scripts: "attract"
/// or "visit" while the exhibit runs as it should, "no-content" while only the card for that is
/// shown.
struct ServiceStatus {
    std::string_view scene;    // as `--scene` names it; empty: there is no content
    std::string_view language; // code of the one that is shown
    int touch_devices = 0;
    friend bool operator==(const ServiceStatus&, const ServiceStatus&) = default;
};

/// Word to the service manager: that the exhibit is there, and that it lives.
///
/// Both are said of what visitors see and of nothing else: READY=1 with the first picture on the
/// screen, WATCHDOG=1 only after a picture came or a turn of the loop had nothing to draw. Where
/// the loop or the display hangs, neither comes, and the manager restarts the service.
class ServiceReport {
  public:
    /// Takes "NAME=value" lines in the form of sd_notify(3).
    using Send = std::function<void(const char* lines)>;

    /// @param ping_every  shortest time between two signs of life; zero: none are wanted
    ServiceReport(Send send, Instant ping_every);
    /// To the manager that NOTIFY_SOCKET and WATCHDOG_USEC name, at a quarter of the time after
    /// which it would act. Without them nothing is sent. Never fails.
    static ServiceReport to_manager();

    /// A picture is on the screen. `now` counts from the start of the program.
    void presented(Instant now);
    /// The loop has turned, and there was nothing to draw.
    void idle(Instant now);
    /// Sends a line where something changed; before the first picture it waits for that.
    void tell(const ServiceStatus& status);
    /// The end has begun.
    void ending();

  private:
    void alive(Instant now);
    void send_status(const char* before);

    Send send_;
    Instant ping_every_;
    Instant first_picture_{};
    Instant last_ping_{};
    bool ready_ = false;
    std::string scene_, language_; // last told
    int touch_devices_ = 0;
};

} // namespace fl
