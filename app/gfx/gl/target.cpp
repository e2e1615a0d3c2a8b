#include "gfx/gl/target.h"

#include "core/error.h"

namespace fl::gl {

void delete_framebuffer(GLuint id) {
    glDeleteFramebuffers(1, &id);
}

Target::Target(SizePx size)
    : color_(make_texture(GL_NEAREST, GL_CLAMP_TO_EDGE)) {
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, static_cast<GLsizei>(size.w),
                 static_cast<GLsizei>(size.h), 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    GLuint id = 0;
    glGenFramebuffers(1, &id);
    framebuffer_ = Name<delete_framebuffer>(id);
    glBindFramebuffer(GL_FRAMEBUFFER, id);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, color_.id(), 0);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
        throw Error(Fault::display, "this driver cannot draw into a picture of that size");
    }
}

} // namespace fl::gl
