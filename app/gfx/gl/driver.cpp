#include "gfx/gl/driver.h"

#include <string_view>

#include <GLES2/gl2.h>

namespace fl::gl {

void clear_to_black() {
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

void finish() {
    glFinish();
}

bool draws_by_software() {
    const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    const std::string_view renderer = name == nullptr ? "" : name;
    return renderer.find("llvmpipe") != renderer.npos || renderer.find("softpipe") != renderer.npos;
}

} // namespace fl::gl
