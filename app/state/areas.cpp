#include "state/areas.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

/// Lengths of DESIGN.md section 3 and pictures 02 and 03, at ui_scale 1.
constexpr float dock_height = 290, strip_x = 310, rail_width = 428, flag_height = 76;
constexpr float baseline_below_strip_top = 98, header_height = 72;
constexpr float card_width = 660, card_bottom_gap = 34;

constexpr float mm_per_inch = 25.4F;
constexpr float least_target_mm = 15.1F; // ACCESSIBILITY A-16, and a little for rounding
/// Of a panel's height, in reach mode: what the design gives, and what the layout needs.
constexpr float most_share = 0.68F, least_share = 0.55F, least_share_portrait = 0.35F;

Areas landscape(const Tokens& t, const Screen& screen) {
    const float s = screen.scale, w = screen.size.w, h = screen.size.h;
    Areas a;
    a.scale = s;
    a.screen = {0, 0, w, h};
    a.dock = {0, h - dock_height * s, w, dock_height * s};
    a.header = {t.margin_x * s, t.margin_y * s, w - 2 * t.margin_x * s, header_height * s};
    a.rail = {t.margin_x * s, 124 * s, rail_width * s, a.dock.y - 124 * s};
    const float map_right = (t.reference_w - t.map_box.right()) * s;
    a.map = {t.map_box.x * s, t.map_box.y * s, w - map_right - t.map_box.x * s,
             a.dock.y - (t.reference_h - dock_height - t.map_box.h) * s};
    const float grown = std::min(a.map.w / (t.map_box.w * s), a.map.h / (t.map_box.h * s));
    a.map_scale = t.map_scale * s * std::max(grown, 0.1F);
    a.map_clip = {a.rail.right() + 4 * s, 0, w - a.rail.right() - 4 * s, a.dock.y};
    a.strip = {strip_x * s, h - 238 * s, w - (strip_x + t.margin_x) * s,
               t.timeline.strip_height * s};
    a.legend = {a.rail.x, a.dock.y - 150 * s, a.rail.w, 118 * s}; // above the flag
    a.views = {w - 350 * s, a.dock.y - 118 * s, 310 * s, 76 * s};
    a.controls = {t.margin_x * s, a.strip.y + 8 * s, 250 * s, 180 * s};
    a.axis_y = a.strip.bottom() - t.timeline.axis_height * s;
    a.baseline_y = a.strip.y + baseline_below_strip_top * s;
    a.flag_y = a.strip.y - flag_height * s;
    const float card_y = 40 * s;
    a.card = {w - (card_width + 40) * s, card_y, card_width * s,
              a.dock.y - card_bottom_gap * s - card_y};
    a.dossier = {w - 1280 * s, card_y, 1240 * s, a.card.h};
    a.page = {a.header.x, a.header.bottom() + 24 * s, a.header.w, h - a.header.bottom() - 52 * s};
    a.free = {0, header_height * s + a.header.y, a.card.x,
              a.dock.y - header_height * s - a.header.y};
    return a;
}

/// Small screens, DESIGN.md section 3: lengths of a screen of 1280 x 720. A control of 72 design px
/// keeps the 56 px that a finger needs, so everything is a little larger than the screen is small.
Areas compact(const Tokens& t, const Screen& screen) {
    const float c = screen.scale * 1.5F, w = screen.size.w, h = screen.size.h;
    const float margin = 32 * c, dock_y = h - 200 * c;
    Areas a;
    a.scale = c * 56 / t.target_min;
    if (screen.lower())
        a.scale = std::max(a.scale, least_target_mm / screen.mm_per_px() / t.target_min);
    a.screen = {0, 0, w, h};
    a.dock = {0, dock_y, w, h - dock_y};
    a.header = {margin, 18 * c, w - 2 * margin, 56 * c};
    a.rail = {margin, 84 * c, 300 * c, dock_y - 84 * c};
    a.map = {344 * c, 76 * c, w - 360 * c, dock_y - 90 * c};
    a.map_scale = t.map_scale * std::min(a.map.w / t.map_box.w, a.map.h / t.map_box.h);
    a.map_clip = {a.rail.right() + 4 * c, 0, w - a.rail.right() - 4 * c, dock_y};
    a.strip = {256 * c, dock_y + 48 * c, w - 256 * c - margin, 146 * c};
    a.legend = {a.rail.x, dock_y - 112 * c, a.rail.w, 96 * c};
    a.views = {w - 268 * c, dock_y - 78 * c, 236 * c, 56 * c};
    a.controls = {margin, a.strip.y + 2 * c, 210 * c, 140 * c};
    a.axis_y = a.strip.bottom() - 32 * c;
    a.baseline_y = a.strip.y + 57 * c;
    a.flag_y = a.strip.y - 58 * c;
    a.card = {w - 548 * c, 20 * c, 524 * c, dock_y - 48 * c};
    a.dossier = {344 * c, 20 * c, w - 364 * c, dock_y - 48 * c};
    a.page = {margin, a.header.bottom() + 16 * c, a.header.w, h - a.header.bottom() - 34 * c};
    a.free = {0, a.header.bottom(), a.card.x, dock_y - a.header.bottom()};
    return a;
}

/// Pictures 15 and 16: questions above, map in the middle, everything touched often below.
Areas portrait(const Tokens& t, const Screen& screen) {
    const float s = screen.scale, w = screen.size.w, h = screen.size.h;
    Areas a;
    a.scale = s;
    a.screen = {0, 0, w, h};
    a.dock = {0, h - 472 * s, w, 472 * s};
    a.header = {40 * s, 30 * s, w - 80 * s, header_height * s};
    a.rail = {40 * s, 140 * s, w - 80 * s, 350 * s};
    a.chip = {40 * s, a.dock.y - 192 * s, w - 80 * s, 112 * s};
    a.legend = {40 * s, a.chip.y - 116 * s, 640 * s, 110 * s};
    a.views = {w - 350 * s, a.legend.y, 310 * s, 76 * s};
    a.map = {0, 500 * s, w, a.legend.y - 500 * s};
    a.map_scale = a.map.h / 640 * t.map_scale * 1.02F;
    a.map_clip = {0, a.map.y - 4 * s, w, a.legend.y - a.map.y};
    a.strip = {40 * s, h - 380 * s, w - 80 * s, t.timeline.strip_height * s};
    a.controls = {40 * s, h - 122 * s, 592 * s, 92 * s};
    a.more = {a.controls.right() + 24 * s, a.controls.y, w - 40 * s - a.controls.right() - 24 * s,
              a.controls.h};
    a.axis_y = a.strip.bottom() - t.timeline.axis_height * s;
    a.baseline_y = a.strip.y + baseline_below_strip_top * s;
    a.flag_y = a.strip.y - flag_height * s;
    a.card = {40 * s, a.map.y + 290 * s, w - 80 * s, a.dock.y - a.map.y - 390 * s};
    a.dossier = {0, 536 * s, w, a.dock.y - 536 * s};
    a.page = {a.header.x, a.header.bottom() + 24 * s, a.header.w, h - a.header.bottom() - 64 * s};
    a.free = {0, a.header.bottom(), w, a.card.y - a.header.bottom()};
    return a;
}

} // namespace

float Screen::mm_per_px() const {
    const SizePx whole = panel();
    return mounting.diagonal_in * mm_per_inch / std::hypot(whole.w, whole.h);
}

bool Screen::small_glass() const {
    const float as_designed = Mounting{}.diagonal_in * mm_per_inch / std::hypot(1920.0F, 1080.0F);
    return mm_per_px() * scale < 0.95F * as_designed;
}

Screen make_screen(SizePx panel, Mounting mounting) {
    return {panel, ui_scale_for(panel), 0, mounting};
}

Screen make_lower_screen(SizePx panel, Mounting mounting) {
    const Screen whole = make_screen(panel, mounting);
    const float reached = (highest_reach_mm - mounting.bottom_mm) / whole.mm_per_px();
    const float least = whole.portrait() ? least_share_portrait : least_share;
    const float h = std::floor(std::clamp(reached, least * panel.h, most_share * panel.h));
    const SizePx part{panel.w, h};
    // ui_scale_for() of an upright part would make everything as small as its width asks.
    const float scale = std::min(part.w / 1920, part.h / 1080);
    return {part, scale, panel.h - h, mounting};
}

bool can_be_reached(SizePx panel, Mounting mounting) {
    const Screen lower = make_lower_screen(panel, mounting);
    return lower.height_mm(lower.above) <= highest_reach_mm;
}

Areas areas_for(const Tokens& tokens, const Screen& screen) {
    if (screen.portrait())
        return portrait(tokens, screen);
    return screen.compact() ? compact(tokens, screen) : landscape(tokens, screen);
}

} // namespace fl
