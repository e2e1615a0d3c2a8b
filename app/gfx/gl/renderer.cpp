#include "gfx/gl/renderer.h"

#include "core/error.h"
#include "core/log.h"
#include "gfx/gl/shaders.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include <imgui.h>

namespace fl::gl {
namespace {

static_assert(sizeof(ImDrawIdx) == 2, "VideoCore IV draws with 16-bit indices");
constexpr int largest_texture = 2048;
constexpr std::uint64_t pattern_texture_bytes = 128 * 128 * 4 + 256 * 2 * 4; // pattern and palette

const void* at(std::size_t offset) {
    return reinterpret_cast<const void*>(offset); // NOLINT: how GL takes offsets
}

/// Fills a dynamic buffer, growing it by halves so that steady frames reuse it.
void refill(GLenum target, const Buffer& buffer, std::size_t& room, const void* data,
            std::size_t bytes) {
    glBindBuffer(target, buffer.id());
    if (bytes > room)
        room = bytes + bytes / 2;
    glBufferData(target, static_cast<GLsizeiptr>(room), nullptr,
                 GL_STREAM_DRAW); // a fresh store: no wait for the GPU
    glBufferSubData(target, 0, static_cast<GLsizeiptr>(bytes), data);
}

} // namespace

Renderer::Renderer(const Tokens& tokens)
    : map_(tokens)
    , program_(make_program(list_vertex, list_fragment, {"a_position", "a_uv", "a_color"}))
    , u_screen_(glGetUniformLocation(program_.id(), "u_screen"))
    , u_atlas_(glGetUniformLocation(program_.id(), "u_atlas"))
    , atlas_(make_texture(GL_LINEAR, GL_CLAMP_TO_EDGE))
    , vertices_(make_buffer(GL_ARRAY_BUFFER, nullptr, 0, GL_STREAM_DRAW))
    , indices_(make_buffer(GL_ELEMENT_ARRAY_BUFFER, nullptr, 0, GL_STREAM_DRAW)) {
    GLint largest = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
    if (largest < largest_texture)
        throw Error(Fault::display,
                    "this GPU cannot hold a texture of 2048 x 2048, which the text needs");
}

void Renderer::upload_atlas(TextEngine& text, DrawStats& stats) {
    const AtlasImage& image = text.atlas();
    FL_ASSERT(image.width <= largest_texture && image.height <= largest_texture,
              "VideoCore IV has no larger texture");
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, atlas_.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    stats.atlas_bytes =
        static_cast<std::uint64_t>(image.width) * static_cast<std::uint64_t>(image.height);
    stats.texture_bytes = stats.atlas_bytes + pattern_texture_bytes;
    if (image.width != atlas_w_ || image.height != atlas_h_) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_ALPHA, image.width, image.height, 0, GL_ALPHA,
                     GL_UNSIGNED_BYTE, image.pixels.data());
        atlas_w_ = image.width;
        atlas_h_ = image.height;
        stats.upload_bytes += stats.atlas_bytes;
    } else if (image.dirty_last_row >= image.dirty_first_row) {
        const int rows = image.dirty_last_row - image.dirty_first_row + 1;
        const auto offset =
            static_cast<std::size_t>(image.dirty_first_row) * static_cast<std::size_t>(image.width);
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, image.dirty_first_row, image.width, rows, GL_ALPHA,
                        GL_UNSIGNED_BYTE, image.pixels.data() + offset);
        stats.upload_bytes +=
            static_cast<std::uint64_t>(rows) * static_cast<std::uint64_t>(image.width);
    }
    text.clear_dirty_rows();
}

void Renderer::draw_list(const ImDrawList& list, SizePx screen, DrawStats& stats) {
    if (list.CmdBuffer.empty() || list.VtxBuffer.empty())
        return;
    const auto vertex_bytes = static_cast<std::size_t>(list.VtxBuffer.size_in_bytes()),
               index_bytes = static_cast<std::size_t>(list.IdxBuffer.size_in_bytes());
    refill(GL_ARRAY_BUFFER, vertices_, vertex_room_, list.VtxBuffer.Data, vertex_bytes);
    refill(GL_ELEMENT_ARRAY_BUFFER, indices_, index_room_, list.IdxBuffer.Data, index_bytes);
    stats.upload_bytes += vertex_bytes + index_bytes;
    glUseProgram(program_.id());
    glUniform2f(u_screen_, 2 / screen.w, 2 / screen.h);
    glUniform1i(u_atlas_, 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, atlas_.id());
    for (GLuint i = 0; i < 3; ++i)
        glEnableVertexAttribArray(i);
    glEnable(GL_SCISSOR_TEST);
    for (const ImDrawCmd& cmd : list.CmdBuffer) {
        const float x = std::max(cmd.ClipRect.x, 0.0F), y = std::max(cmd.ClipRect.y, 0.0F);
        const float w = std::min(cmd.ClipRect.z, screen.w) - x,
                    h = std::min(cmd.ClipRect.w, screen.h) - y;
        if (cmd.ElemCount == 0 || w <= 0 || h <= 0)
            continue;
        glScissor(static_cast<GLint>(x), static_cast<GLint>(screen.h - y - h),
                  static_cast<GLsizei>(w), static_cast<GLsizei>(h));
        const std::size_t base = cmd.VtxOffset * sizeof(ImDrawVert);
        glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(ImDrawVert),
                              at(base + offsetof(ImDrawVert, pos)));
        glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, sizeof(ImDrawVert),
                              at(base + offsetof(ImDrawVert, uv)));
        glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(ImDrawVert),
                              at(base + offsetof(ImDrawVert, col)));
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(cmd.ElemCount), GL_UNSIGNED_SHORT,
                       at(cmd.IdxOffset * sizeof(ImDrawIdx)));
        ++stats.draw_calls;
        stats.vertices += cmd.ElemCount;
    }
    glDisable(GL_SCISSOR_TEST);
    for (GLuint i = 0; i < 3; ++i)
        glDisableVertexAttribArray(i);
}

double Renderer::covered(const ImDrawList& list) const {
    double area = 0;
    for (const ImDrawCmd& cmd : list.CmdBuffer) {
        for (unsigned i = 0; i + 2 < cmd.ElemCount; i += 3) {
            const auto vertex = [&](unsigned k) {
                return list
                    .VtxBuffer[static_cast<int>(
                        cmd.VtxOffset + list.IdxBuffer[static_cast<int>(cmd.IdxOffset + i + k)])]
                    .pos;
            };
            const ImVec2 a = vertex(0), b = vertex(1), c = vertex(2);
            area += std::abs(static_cast<double>((b.x - a.x) * (c.y - a.y) -
                                                 (c.x - a.x) * (b.y - a.y))) /
                    2;
        }
    }
    return area;
}

void Renderer::build(const Picture& picture, SizePx screen, const TextEngine& text) {
    under_ = &painter_.paint(picture.under, screen, text.atlas(), 0);
    over_ = &painter_.paint(picture.over, screen, text.atlas(), 1);
}

DrawStats Renderer::draw(const Picture& picture, SizePx screen, TextEngine& text) {
    DrawStats stats;
    glViewport(0, 0, static_cast<GLsizei>(screen.w), static_cast<GLsizei>(screen.h));
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    const Rgba ground = picture.ground;
    glClearColor(static_cast<float>(ground.r) / 255, static_cast<float>(ground.g) / 255,
                 static_cast<float>(ground.b) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    upload_atlas(text, stats);
    FL_ASSERT(under_ != nullptr && over_ != nullptr, "build() comes before draw()");
    draw_list(*under_, screen, stats);
    map_.draw(picture.map, screen, stats);
    draw_list(*over_, screen, stats);
    if (measures_overdraw_) {
        // The map counts once for its whole clip box: land is less than that, strokes lie over it.
        const double map =
            picture.map.shown ? static_cast<double>(picture.map.clip.w * picture.map.clip.h) : 0;
        stats.overdraw =
            (covered(*under_) + covered(*over_) + map) / static_cast<double>(screen.w * screen.h);
    }
    // A driver's complaint must not end an exhibit that still draws; one line tells of the first.
    const GLenum error = glGetError();
    if (error != GL_NO_ERROR && !complained_) {
        complained_ = true;
        log(LogLevel::error, "graphics", "OpenGL reports error " + std::to_string(error));
    }
    return stats;
}

std::vector<std::uint8_t> Renderer::read_pixels(SizePx screen) {
    const auto w = static_cast<GLsizei>(screen.w), h = static_cast<GLsizei>(screen.h);
    const auto row = static_cast<std::size_t>(w) * 4;
    std::vector<std::uint8_t> up(row * static_cast<std::size_t>(h));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, w, h, GL_RGBA, GL_UNSIGNED_BYTE, up.data());
    for (std::size_t a = 0, b = static_cast<std::size_t>(h) - 1; a < b; ++a, --b) {
        std::swap_ranges(up.begin() + static_cast<std::ptrdiff_t>(a * row),
                         up.begin() + static_cast<std::ptrdiff_t>((a + 1) * row),
                         up.begin() + static_cast<std::ptrdiff_t>(b * row));
    }
    return up;
}

} // namespace fl::gl
