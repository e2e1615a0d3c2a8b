#pragma once

#include <string_view>
#include <utility>

#include <GLES2/gl2.h>

namespace fl::gl {

/// A GL name that is deleted with its owner. Move-only.
template <void (*Delete)(GLuint)>
class Name {
  public:
    Name() = default;
    explicit Name(GLuint id)
        : id_(id) {}
    Name(Name&& other) noexcept
        : id_(std::exchange(other.id_, 0)) {}
    Name& operator=(Name&& other) noexcept {
        std::swap(id_, other.id_);
        return *this;
    }
    ~Name() {
        if (id_ != 0)
            Delete(id_);
    }
    GLuint id() const { return id_; }

  private:
    GLuint id_ = 0;
};

void delete_texture(GLuint id);
void delete_buffer(GLuint id);
void delete_program(GLuint id);

using Texture = Name<delete_texture>;
using Buffer = Name<delete_buffer>;
using Program = Name<delete_program>;

Texture make_texture(GLenum filter, GLenum wrap);
Buffer make_buffer(GLenum target, const void* data, std::size_t bytes, GLenum usage);

/// Compiles and links; attributes get the locations 0, 1, 2 ... in the order given.
/// @throws Error{Fault::display} with the driver's log
Program make_program(std::string_view vertex, std::string_view fragment,
                     std::initializer_list<const char*> attributes);

} // namespace fl::gl
