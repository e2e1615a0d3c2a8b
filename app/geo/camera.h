#pragma once

#include "core/geometry.h"

namespace fl {

/// Where the map looks: a point of the sheet in the middle of the map box, and a magnification of
/// the box's own scale (1 = the whole world fits). Independent of the screen's size.
struct MapCamera {
    SheetPoint centre;
    double zoom = 1;
    friend bool operator==(const MapCamera& a, const MapCamera& b) {
        return a.centre.x == b.centre.x && a.centre.y == b.centre.y && a.zoom == b.zoom;
    }
};

///     sheet (y north)                 screen (y down)
///          ^                          +------------> x
///          |   centre  ------------>  |   box.centre()
///          +------->                  v
struct MapTransform {
    RectPx box;        // what the map covers on the screen
    SheetPoint centre; // shown at box.centre()
    double px_per_unit = 1;

    PointPx to_px(SheetPoint p) const {
        const PointPx middle = box.centre();
        return {middle.x + static_cast<float>((p.x - centre.x) * px_per_unit),
                middle.y - static_cast<float>((p.y - centre.y) * px_per_unit)};
    }
    SheetPoint to_sheet(PointPx p) const {
        const PointPx middle = box.centre();
        return {centre.x + (p.x - middle.x) / px_per_unit,
                centre.y - (p.y - middle.y) / px_per_unit};
    }
    SheetRect visible() const {
        const SheetPoint a = to_sheet({box.x, box.bottom()}), b = to_sheet({box.right(), box.y});
        return {a.x, a.y, b.x, b.y};
    }
};

} // namespace fl
