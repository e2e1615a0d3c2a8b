#pragma once

#include "gfx/display_list.h"

#include <memory>

struct ImDrawList;

namespace fl {

/// Writes display lists into one ImDrawList each. The atlas is the only texture: its white texel
/// fills shapes. Storage is reused: no heap allocation when steady.
class Painter {
  public:
    Painter();
    ~Painter();
    Painter(const Painter&) = delete;
    Painter& operator=(const Painter&) = delete;

    /// @param screen  framebuffer size; @param atlas  as it is after all texts of the frame have
    /// been set
    /// @return the draw list, valid until the next call with the same `slot` (0 or 1)
    const ImDrawList& paint(const DisplayList& list, SizePx screen, const AtlasImage& atlas,
                            int slot);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace fl
