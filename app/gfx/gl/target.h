#pragma once

#include "core/geometry.h"
#include "gfx/gl/objects.h"

namespace fl::gl {

void delete_framebuffer(GLuint id);

/// A picture to draw into instead of the window: any size, whatever the driver makes of an
/// offscreen window.
class Target {
  public:
    /// Makes the picture and binds it for drawing and reading. @throws Error{Fault::display}
    explicit Target(SizePx size);

  private:
    Texture color_;
    Name<delete_framebuffer> framebuffer_;
};

} // namespace fl::gl
