#include "gfx/gl/objects.h"

#include "core/error.h"

#include <string>

namespace fl::gl {
namespace {

GLuint compile(GLenum kind, std::string_view source) {
    const GLuint shader = glCreateShader(kind);
    const auto* text = source.data();
    const auto size = static_cast<GLint>(source.size());
    glShaderSource(shader, 1, &text, &size);
    glCompileShader(shader);
    GLint ok = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &ok);
    if (ok == GL_TRUE)
        return shader;
    std::string log(2048, '\0');
    GLsizei length = 0;
    glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), &length, log.data());
    log.resize(static_cast<std::size_t>(length));
    throw Error(Fault::display, "a shader does not compile on this driver: " + log);
}

} // namespace

void delete_texture(GLuint id) {
    glDeleteTextures(1, &id);
}
void delete_buffer(GLuint id) {
    glDeleteBuffers(1, &id);
}
void delete_program(GLuint id) {
    glDeleteProgram(id);
}

Texture make_texture(GLenum filter, GLenum wrap) {
    GLuint id = 0;
    glGenTextures(1, &id);
    glBindTexture(GL_TEXTURE_2D, id);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, static_cast<GLint>(filter));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, static_cast<GLint>(filter));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, static_cast<GLint>(wrap));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, static_cast<GLint>(wrap));
    return Texture(id);
}

Buffer make_buffer(GLenum target, const void* data, std::size_t bytes, GLenum usage) {
    GLuint id = 0;
    glGenBuffers(1, &id);
    glBindBuffer(target, id);
    glBufferData(target, static_cast<GLsizeiptr>(bytes), data, usage);
    return Buffer(id);
}

Program make_program(std::string_view vertex, std::string_view fragment,
                     std::initializer_list<const char*> attributes) {
    const GLuint vs = compile(GL_VERTEX_SHADER, vertex), fs = compile(GL_FRAGMENT_SHADER, fragment);
    const GLuint id = glCreateProgram();
    glAttachShader(id, vs);
    glAttachShader(id, fs);
    GLuint location = 0;
    for (const char* name : attributes)
        glBindAttribLocation(id, location++, name);
    glLinkProgram(id);
    glDeleteShader(vs);
    glDeleteShader(fs);
    GLint ok = 0;
    glGetProgramiv(id, GL_LINK_STATUS, &ok);
    if (ok != GL_TRUE)
        throw Error(Fault::display, "a shader program does not link on this driver");
    return Program(id);
}

} // namespace fl::gl
