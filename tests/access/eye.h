#pragma once

#include "gfx/gl/renderer.h"
#include "gfx/gl/target.h"
#include "platform/window.h"
#include "scene/session.h"

#include <vector>

namespace fl::test {

/// What a camera before the panel would take: pictures drawn by the exhibit's own renderer.
class Eye {
  public:
    Eye(SizePx size, const Materials& materials, TextEngine& text);

    /// RGBA rows from the top.
    std::vector<std::uint8_t> look(const Picture& picture);
    SizePx size() const { return size_; }

  private:
    Window window_;
    gl::Renderer renderer_;
    gl::Target target_;
    TextEngine& text_;
    SizePx size_;
};

/// Relative luminance of WCAG 2.2, 0 to 1, of 8-bit sRGB.
double luminance(std::uint8_t r, std::uint8_t g, std::uint8_t b);
/// Contrast ratio of WCAG 2.2, 1 to 21.
double contrast_of(double a, double b);

} // namespace fl::test
