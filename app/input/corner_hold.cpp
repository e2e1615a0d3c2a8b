#include "input/corner_hold.h"

#include <algorithm>

namespace fl {
namespace {

bool in_corner(PointPx at, SizePx screen, float side_px) {
    const bool across = at.x <= side_px || at.x >= screen.w - side_px;
    const bool along = at.y <= side_px || at.y >= screen.h - side_px;
    return across && along;
}

} // namespace

void CornerHold::take(const TouchEvent& event, SizePx screen, float side_px) {
    const auto known = std::ranges::find_if(
        fingers_, [&](const Finger& f) { return f.rests && f.id == event.finger; });
    if (event.phase == TouchPhase::down) {
        const auto free =
            known != fingers_.end() ? known : std::ranges::find(fingers_, false, &Finger::rests);
        if (free != fingers_.end())
            *free = {event.finger, event.at, in_corner(event.point, screen, side_px)};
        return;
    }
    if (known == fingers_.end())
        return;
    const bool stays = event.phase == TouchPhase::move && in_corner(event.point, screen, side_px);
    if (!stays)
        known->rests = false;
}

std::optional<std::int64_t> CornerHold::feed(std::span<const InputEvent> events, Instant now,
                                             SizePx screen, float side_px) {
    for (const InputEvent& event : events) {
        if (const auto* touch = std::get_if<TouchEvent>(&event))
            take(*touch, screen, side_px);
        if (std::holds_alternative<ResizeEvent>(event))
            reset();
    }
    for (Finger& finger : fingers_) {
        if (finger.rests && now - finger.since >= hold_time) {
            finger.rests = false;
            return finger.id;
        }
    }
    return std::nullopt;
}

} // namespace fl
