#include "platform/service_report.h"

#include <cstdint>
#include <utility>

#include <fmt/format.h>
#include <systemd/sd-daemon.h>

namespace fl {

ServiceReport::ServiceReport(Send send, Instant ping_every)
    : send_(std::move(send))
    , ping_every_(ping_every) {}

ServiceReport ServiceReport::to_manager() {
    std::uint64_t limit_us = 0;
    Instant ping_every{};
    if (sd_watchdog_enabled(0, &limit_us) > 0)
        ping_every = Instant(static_cast<Instant::rep>(limit_us / 4));
    // A manager that cannot be reached is no reason to show nothing.
    return {[](const char* lines) { sd_notify(0, lines); }, ping_every};
}

void ServiceReport::presented(Instant now) {
    if (!ready_) {
        ready_ = true;
        first_picture_ = last_ping_ = now;
        return send_status("READY=1\nWATCHDOG=1\n");
    }
    alive(now);
}

void ServiceReport::idle(Instant now) {
    if (ready_)
        alive(now);
}

void ServiceReport::alive(Instant now) {
    if (ping_every_ == Instant{} || now - last_ping_ < ping_every_)
        return;
    last_ping_ = now;
    send_("WATCHDOG=1");
}

void ServiceReport::tell(const ServiceStatus& status) {
    if (status == ServiceStatus{scene_, language_, touch_devices_})
        return;
    scene_ = status.scene;
    language_ = status.language;
    touch_devices_ = status.touch_devices;
    if (ready_)
        send_status("");
}

void ServiceReport::ending() {
    send_("STOPPING=1\nSTATUS=ending: saving what was counted");
}

void ServiceReport::send_status(const char* before) {
    std::string what = "no-content: a card asks visitors to call the staff";
    if (!scene_.empty())
        what = scene_ == "attract" ? "attract" : "visit: " + scene_;
    if (!language_.empty())
        what += ", " + language_;
    send_(fmt::format("{}STATUS={}; touch devices: {}; first picture after {:.1f} s", before, what,
                      touch_devices_, static_cast<double>(seconds(first_picture_)))
              .c_str());
}

} // namespace fl
