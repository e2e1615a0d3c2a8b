#include "gfx/gl/map_renderer.h"

#include "core/error.h"
#include "geo/graticule.h"
#include "gfx/gl/pattern.h"
#include "gfx/gl/shaders.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace fl::gl {
namespace {

constexpr double graticule_step_deg = 30;
constexpr double coarsest_error_px = 0.75; // a level serves until its simplification shows
constexpr double coarsest_outline_px = 2;
constexpr std::size_t most_outline_level = 1;
constexpr std::size_t most_anchor_level = 1; // shrinking shapes are seen as a whole, never closely
constexpr double least_ring_px2 = 160;       // DESIGN.md section 11: smaller outlines are blots
constexpr double lit_zoom_step = 1.2; // a guess: which islands count may lag the zoom this much
constexpr float dash_px = 11;
constexpr int crack_rows = 1024;

const void* at(std::size_t offset) {
    return reinterpret_cast<const void*>(offset); // NOLINT: how GL takes offsets
}

void point_to_fill() {
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(FillVertex), at(0));
    glVertexAttribPointer(1, 1, GL_UNSIGNED_BYTE, GL_FALSE, sizeof(FillVertex),
                          at(offsetof(FillVertex, shape)));
}

void point_to_stroke() {
    constexpr auto stride = static_cast<GLsizei>(sizeof(StrokeVertex));
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, at(0));
    glVertexAttribPointer(1, 2, GL_SHORT, GL_FALSE, stride, at(offsetof(StrokeVertex, normal_x)));
    glVertexAttribPointer(2, 1, GL_UNSIGNED_BYTE, GL_FALSE, stride,
                          at(offsetof(StrokeVertex, shape)));
    glVertexAttribPointer(3, 1, GL_BYTE, GL_FALSE, stride, at(offsetof(StrokeVertex, side)));
    glVertexAttribPointer(4, 1, GL_UNSIGNED_BYTE, GL_FALSE, stride,
                          at(offsetof(StrokeVertex, style)));
    glVertexAttribPointer(5, 1, GL_FLOAT, GL_FALSE, stride, at(offsetof(StrokeVertex, along)));
}

void enable_attributes(GLuint count) {
    for (GLuint i = 0; i < 6; ++i) {
        if (i < count) {
            glEnableVertexAttribArray(i);
        } else {
            glDisableVertexAttribArray(i);
        }
    }
}

/// The label point of each vertex's shape.
Buffer make_anchors(const MeshChunk<FillVertex>& mesh, const WorldMap& map) {
    std::vector<PointF> anchors;
    anchors.reserve(mesh.vertices.size());
    for (const FillVertex& vertex : mesh.vertices) {
        const SheetPoint at = map.shapes[vertex.shape].label_point;
        anchors.push_back({static_cast<float>(at.x), static_cast<float>(at.y)});
    }
    return make_buffer(GL_ARRAY_BUFFER, anchors.data(), anchors.size() * sizeof(PointF),
                       GL_STATIC_DRAW);
}

void set_color(GLint uniform, Rgba c) {
    glUniform4f(uniform, static_cast<float>(c.r) / 255, static_cast<float>(c.g) / 255,
                static_cast<float>(c.b) / 255, static_cast<float>(c.a) / 255);
}

/// Sheet units to clip space for the layer's camera.
void set_map(GLint uniform, const MapTransform& t, SizePx screen) {
    const PointPx origin = t.to_px({0, 0});
    const auto scale = static_cast<float>(t.px_per_unit);
    glUniform4f(uniform, 2 * scale / screen.w, 2 * scale / screen.h, 2 * origin.x / screen.w - 1,
                1 - 2 * origin.y / screen.h);
}

void draw_elements(GLsizei count, DrawStats& stats) {
    glDrawElements(GL_TRIANGLES, count, GL_UNSIGNED_SHORT, nullptr);
    ++stats.draw_calls;
    stats.vertices += static_cast<std::uint64_t>(count);
}

} // namespace

MapRenderer::MapRenderer(const Tokens& tokens)
    : fill_(make_program(fill_vertex, fill_fragment, {"a_position", "a_shape", "a_anchor"}))
    , coast_(make_program(coast_vertex, fill_fragment,
                          {"a_position", "a_normal", "a_shape", "a_side"}))
    , stroke_(make_program(stroke_vertex, stroke_fragment,
                           {"a_position", "a_normal", "a_shape", "a_side", "a_style", "a_along"}))
    , palette_(make_texture(GL_NEAREST, GL_CLAMP_TO_EDGE)) {
    const auto find = [](const Program& p, const char* name) {
        return glGetUniformLocation(p.id(), name);
    };
    for (auto [program, u] : {std::pair{&fill_, &fill_u_}, std::pair{&coast_, &coast_u_}}) {
        *u = {find(*program, "u_map"),           find(*program, "u_pixel"),
              find(*program, "u_palette"),       find(*program, "u_pattern"),
              find(*program, "u_pattern_scale"), find(*program, "u_plus"),
              find(*program, "u_minus"),         find(*program, "u_crack"),
              find(*program, "u_half"),          find(*program, "u_screen_size"),
              find(*program, "u_shrink")};
    }
    stroke_u_ = {
        find(stroke_, "u_map"),   find(stroke_, "u_pixel"),       find(stroke_, "u_palette"),
        find(stroke_, "u_color"), find(stroke_, "u_lit"),         find(stroke_, "u_stroke"),
        find(stroke_, "u_dash"),  find(stroke_, "u_px_per_unit"), find(stroke_, "u_crack"),
        find(stroke_, "u_half"),  find(stroke_, "u_screen_size")};
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, max_shapes, 2, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    crack_ = make_texture(GL_NEAREST, GL_CLAMP_TO_EDGE);
    pattern_ = make_texture(GL_LINEAR, GL_REPEAT);
    const auto pattern = make_pattern(tokens.pattern);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, pattern_side, pattern_side, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, pattern.data());
}

template <class Vertex>
MapRenderer::Chunk MapRenderer::make_chunk(const MeshChunk<Vertex>& mesh, DrawStats& stats) {
    FL_ASSERT(mesh.vertices.size() <= 65'535, "16-bit indices reach no further");
    const std::size_t vertex_bytes = mesh.vertices.size() * sizeof(Vertex),
                      index_bytes = mesh.indices.size() * 2;
    stats.buffer_bytes += vertex_bytes + index_bytes;
    return {make_buffer(GL_ARRAY_BUFFER, mesh.vertices.data(), vertex_bytes, GL_STATIC_DRAW),
            make_buffer(GL_ELEMENT_ARRAY_BUFFER, mesh.indices.data(), index_bytes, GL_STATIC_DRAW),
            static_cast<GLsizei>(mesh.indices.size()),
            mesh.extent,
            {}};
}

void MapRenderer::upload(const WorldMap& map) {
    DrawStats stats;
    graticule_ = make_chunk(make_graticule(graticule_step_deg), stats);
    levels_.clear();
    for (const MapLevel& from : map.levels) {
        Level level;
        level.tolerance = from.tolerance;
        for (const auto& mesh : from.fill) {
            level.fill.push_back(make_chunk(mesh, stats));
            if (levels_.size() <= most_anchor_level)
                level.fill.back().anchors = make_anchors(mesh, map);
        }
        for (const auto& mesh : from.coast)
            level.coast.push_back(make_chunk(mesh, stats));
        for (const auto& mesh : from.border)
            level.border.push_back(make_chunk(mesh, stats));
        if (levels_.size() <= most_outline_level) {
            for (const auto& mesh : from.outline) {
                OutlineChunk outline;
                outline.vertices =
                    make_buffer(GL_ARRAY_BUFFER, mesh.vertices.data(),
                                mesh.vertices.size() * sizeof(StrokeVertex), GL_STATIC_DRAW);
                outline.indices = mesh.indices;
                outline.rings = find_rings(mesh);
                outline.lit = make_buffer(GL_ELEMENT_ARRAY_BUFFER, nullptr, 0, GL_DYNAMIC_DRAW);
                level.outline.push_back(std::move(outline));
            }
        }
        levels_.push_back(std::move(level));
    }
}

MapRenderer::Level& MapRenderer::level_for(const MapLayer& layer) {
    std::size_t finest = levels_.size() - 1;
    if (layer.shrink > 0)
        finest = std::min(finest, most_anchor_level);
    for (std::size_t i = 0; i < finest; ++i) {
        if (levels_[i].tolerance * layer.transform.px_per_unit <= coarsest_error_px)
            return levels_[i];
    }
    return levels_[finest];
}

/// Outlines are wide: their own simplification may be coarser before it shows, which saves half of
/// their draw calls.
MapRenderer::Level& MapRenderer::outline_level(double px_per_unit) {
    std::size_t i = 0;
    while (i < std::min(most_outline_level, levels_.size() - 1) &&
           levels_[i].tolerance * px_per_unit > coarsest_outline_px)
        ++i;
    return levels_[i];
}

void MapRenderer::upload_palette(const MapPalette& palette, DrawStats& stats) {
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, palette_.id());
    if (palette_known_ && palette == palette_now_)
        return;
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, max_shapes, 1, GL_RGBA, GL_UNSIGNED_BYTE,
                    palette.fill.data());
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 1, max_shapes, 1, GL_RGBA, GL_UNSIGNED_BYTE,
                    palette.outline.data());
    palette_now_ = palette;
    palette_known_ = true;
    stats.upload_bytes += sizeof(MapPalette);
}

void MapRenderer::set_fill(const Program& program, const FillUniforms& u, const MapLayer& layer,
                           SizePx screen) {
    glUseProgram(program.id());
    set_map(u.map, layer.transform, screen);
    if (u.pixel >= 0)
        glUniform2f(u.pixel, 2 / screen.w, 2 / screen.h);
    glUniform1i(u.palette, 0);
    glUniform1i(u.pattern, 1);
    glUniform1f(u.pattern_scale, 1 / (static_cast<float>(pattern_side) * layer.pattern_scale));
    glUniform1i(u.crack, 2);
    glUniform1f(u.half, half_);
    glUniform2f(u.screen, screen.w, screen.h);
    set_color(u.plus, layer.pattern_plus);
    set_color(u.minus, layer.pattern_minus);
    if (u.shrink >= 0)
        glUniform1f(u.shrink, layer.shrink);
}

void MapRenderer::set_stroke(const MapLayer& layer, SizePx screen, Rgba color, float width,
                             float lit) {
    glUseProgram(stroke_.id());
    set_map(stroke_u_.map, layer.transform, screen);
    glUniform2f(stroke_u_.pixel, 2 / screen.w, 2 / screen.h);
    glUniform1i(stroke_u_.palette, 0);
    glUniform1i(stroke_u_.crack, 2);
    glUniform1f(stroke_u_.half, half_);
    glUniform2f(stroke_u_.screen, screen.w, screen.h);
    set_color(stroke_u_.color, color);
    glUniform1f(stroke_u_.lit, lit);
    glUniform2f(stroke_u_.stroke, width / 2 + 0.5F, width / 2);
    glUniform1f(stroke_u_.dash, dash_px * layer.pattern_scale);
    glUniform1f(stroke_u_.px_per_unit, static_cast<float>(layer.transform.px_per_unit));
}

void MapRenderer::draw_strokes(const std::vector<Chunk>& chunks, const SheetRect& visible,
                               DrawStats& stats) {
    for (const Chunk& chunk : chunks) {
        if (!chunk.extent.overlaps(visible) || chunk.index_count == 0)
            continue;
        glBindBuffer(GL_ARRAY_BUFFER, chunk.vertices.id());
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, chunk.indices.id());
        point_to_stroke();
        draw_elements(chunk.index_count, stats);
    }
}

void MapRenderer::collect_lit(Level& level, const MapLayer& layer, DrawStats& stats) {
    const double zoom = layer.transform.px_per_unit;
    const bool same_zoom = zoom < level.lit_px_per_unit * lit_zoom_step &&
                           zoom > level.lit_px_per_unit / lit_zoom_step;
    if (same_zoom && level.lit == layer.lit)
        return;
    for (OutlineChunk& chunk : level.outline) {
        lit_indices_.clear();
        append_lit_indices(lit_indices_, chunk.indices, chunk.rings, layer.lit,
                           least_ring_px2 / (zoom * zoom));
        chunk.lit_count = static_cast<GLsizei>(lit_indices_.size());
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, chunk.lit.id());
        glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(lit_indices_.size() * 2),
                     lit_indices_.data(), GL_DYNAMIC_DRAW);
        stats.upload_bytes += lit_indices_.size() * 2;
    }
    level.lit = layer.lit;
    level.lit_px_per_unit = zoom;
}

void MapRenderer::draw_outlines(Level& level, const MapLayer& layer, SizePx screen,
                                DrawStats& stats) {
    if (layer.lit.empty() || layer.outline_width_px <= 0)
        return;
    collect_lit(level, layer, stats);
    for (const bool casing : {true, false}) {
        set_stroke(layer, screen, layer.outline_casing,
                   casing ? layer.outline_casing_px : layer.outline_width_px, casing ? 2.0F : 1.0F);
        for (const OutlineChunk& chunk : level.outline) {
            if (chunk.lit_count == 0)
                continue;
            glBindBuffer(GL_ARRAY_BUFFER, chunk.vertices.id());
            glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, chunk.lit.id());
            point_to_stroke();
            draw_elements(chunk.lit_count, stats);
        }
    }
}

void MapRenderer::upload_crack(const MapSplit& split, SizePx screen, DrawStats& stats) {
    std::array<std::uint8_t, static_cast<std::size_t>(crack_rows) * 2> rows{};
    std::size_t part = 0;
    for (int row = 0; row < crack_rows; ++row) {
        // Textures count their rows from below, as the screen does in GL.
        const float y =
            screen.h * (1 - (static_cast<float>(crack_rows - 1 - row) + 0.5F) / crack_rows);
        while (part + 2 < split.crack.size() && split.crack[part + 1].y < y)
            ++part;
        const PointPx a = split.crack[part], b = split.crack[part + 1];
        const float k = std::clamp((y - a.y) / std::max(b.y - a.y, 1.0F), 0.0F, 1.0F);
        const auto x =
            static_cast<unsigned>(std::clamp(mix(a.x, b.x, k) / screen.w, 0.0F, 1.0F) * 65535);
        const auto texel = static_cast<std::size_t>(crack_rows - 1 - row) * 2;
        rows[texel] = static_cast<std::uint8_t>(x >> 8);
        rows[texel + 1] = static_cast<std::uint8_t>(x & 255);
    }
    glActiveTexture(GL_TEXTURE2);
    glBindTexture(GL_TEXTURE_2D, crack_.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_LUMINANCE_ALPHA, 1, crack_rows, 0, GL_LUMINANCE_ALPHA,
                 GL_UNSIGNED_BYTE, rows.data());
    glActiveTexture(GL_TEXTURE0);
    stats.upload_bytes += rows.size();
}

void MapRenderer::draw_fill(const Level& level, const MapLayer& layer, SizePx screen,
                            const SheetRect& visible, DrawStats& stats) {
    const bool shrinks = layer.shrink > 0;
    enable_attributes(shrinks ? 3 : 2);
    glVertexAttrib2f(2, 0, 0);
    set_fill(fill_, fill_u_, layer, screen);
    for (const Chunk& chunk : level.fill) {
        if (!chunk.extent.overlaps(visible))
            continue;
        if (shrinks) {
            glBindBuffer(GL_ARRAY_BUFFER, chunk.anchors.id());
            glVertexAttribPointer(2, 2, GL_FLOAT, GL_FALSE, sizeof(PointF), at(0));
        }
        glBindBuffer(GL_ARRAY_BUFFER, chunk.vertices.id());
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, chunk.indices.id());
        point_to_fill();
        draw_elements(chunk.index_count, stats);
    }
}

/// Coasts, borders, and the outlines of what is lit.
void MapRenderer::draw_edges(Level& level, const MapLayer& layer, SizePx screen,
                             const SheetRect& visible, DrawStats& stats) {
    enable_attributes(6);
    set_fill(coast_, coast_u_, layer, screen);
    draw_strokes(level.coast, visible, stats);
    set_stroke(layer, screen, layer.border, layer.border_width_px, 0);
    draw_strokes(level.border, visible, stats);
    draw_outlines(outline_level(layer.transform.px_per_unit), layer, screen, stats);
}

void MapRenderer::draw(const MapLayer& layer, SizePx screen, DrawStats& stats) {
    if (!layer.split.on) {
        half_ = 0;
        return draw_map(layer, screen, stats);
    }
    upload_crack(layer.split, screen, stats);
    half_ = -1;
    draw_map(layer, screen, stats);
    half_ = 1;
    MapTransform whole = layer.transform;
    MapLayer& slipped = slipped_;
    slipped = layer;
    whole.box = whole.box.moved(layer.split.slip);
    slipped.transform = whole;
    draw_map(slipped, screen, stats);
}

void MapRenderer::draw_map(const MapLayer& layer, SizePx screen, DrawStats& stats) {
    if (!layer.shown || levels_.empty() || layer.clip.empty())
        return;
    glEnable(GL_SCISSOR_TEST);
    glScissor(static_cast<GLint>(layer.clip.x), static_cast<GLint>(screen.h - layer.clip.bottom()),
              static_cast<GLsizei>(layer.clip.w), static_cast<GLsizei>(layer.clip.h));
    MapTransform covered = layer.transform;
    const SheetPoint a = covered.to_sheet({layer.clip.x, layer.clip.bottom()}),
                     b = covered.to_sheet({layer.clip.right(), layer.clip.y});
    const SheetRect visible{a.x, a.y, b.x, b.y};
    upload_palette(layer.palette, stats);
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D, pattern_.id());
    glActiveTexture(GL_TEXTURE0);
    Level& level = level_for(layer);

    enable_attributes(6);
    set_stroke(layer, screen, layer.graticule, 1.0F * layer.pattern_scale, 0);
    glBindBuffer(GL_ARRAY_BUFFER, graticule_.vertices.id());
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, graticule_.indices.id());
    point_to_stroke();
    draw_elements(graticule_.index_count, stats);

    draw_fill(level, layer, screen, visible, stats);
    if (layer.shrink <= 0)
        draw_edges(level, layer, screen, visible, stats);
    enable_attributes(0);
    glDisable(GL_SCISSOR_TEST);
}

} // namespace fl::gl
