#pragma once

#include "design/tokens.h"
#include "geo/world_map.h"
#include "gfx/gl/objects.h"
#include "gfx/gl/stats.h"
#include "gfx/map_layer.h"
#include "gfx/outline_rings.h"

#include <vector>

namespace fl::gl {

/// Draws the map from static meshes. The palette is the only thing that changes from frame to
/// frame.
class MapRenderer {
  public:
    explicit MapRenderer(const Tokens& tokens);

    /// Copies the meshes to the GPU; the caller may drop WorldMap::levels afterwards.
    void upload(const WorldMap& map);
    void draw(const MapLayer& layer, SizePx screen, DrawStats& stats);

  private:
    struct Chunk {
        Buffer vertices, indices;
        GLsizei index_count = 0;
        SheetRect extent;
        Buffer anchors; // label point of each vertex's shape; coarse fills only
    };
    struct OutlineChunk {
        Buffer vertices;
        std::vector<std::uint16_t> indices;
        std::vector<OutlineRing> rings;
        Buffer lit; // indices of the lit shapes
        GLsizei lit_count = 0;
    };
    struct Level {
        double tolerance = 0;
        std::vector<Chunk> fill, coast, border;
        std::vector<OutlineChunk> outline;
        std::vector<ShapeId> lit;   // what the lit buffers hold,
        double lit_px_per_unit = 0; // and for which zoom
    };
    struct FillUniforms {
        GLint map, pixel, palette, pattern, pattern_scale, plus, minus, crack, half, screen, shrink;
    };
    struct StrokeUniforms {
        GLint map, pixel, palette, color, lit, stroke, dash, px_per_unit, crack, half, screen;
    };

    template <class Vertex>
    static Chunk make_chunk(const MeshChunk<Vertex>& mesh, DrawStats& stats);
    Level& level_for(const MapLayer& layer);
    Level& outline_level(double px_per_unit);
    void upload_palette(const MapPalette& palette, DrawStats& stats);
    void set_fill(const Program& program, const FillUniforms& u, const MapLayer& layer,
                  SizePx screen);
    void set_stroke(const MapLayer& layer, SizePx screen, Rgba color, float width, float lit);
    void draw_fill(const Level& level, const MapLayer& layer, SizePx screen,
                   const SheetRect& visible, DrawStats& stats);
    void draw_edges(Level& level, const MapLayer& layer, SizePx screen, const SheetRect& visible,
                    DrawStats& stats);
    void draw_strokes(const std::vector<Chunk>& chunks, const SheetRect& visible, DrawStats& stats);
    void draw_outlines(Level& level, const MapLayer& layer, SizePx screen, DrawStats& stats);
    void upload_crack(const MapSplit& split, SizePx screen, DrawStats& stats);
    void draw_map(const MapLayer& layer, SizePx screen, DrawStats& stats);
    void collect_lit(Level& level, const MapLayer& layer, DrawStats& stats);

    Program fill_, coast_, stroke_;
    FillUniforms fill_u_{}, coast_u_{};
    StrokeUniforms stroke_u_{};
    Texture palette_, pattern_, crack_;
    float half_ = 0;   // which side of the crack is drawn: 0 both, -1 left, +1 right
    MapLayer slipped_; // the trailing part, kept for its storage
    std::vector<std::uint16_t> lit_indices_; // kept for its storage
    MapPalette palette_now_;
    bool palette_known_ = false;
    Chunk graticule_;
    std::vector<Level> levels_;
};

} // namespace fl::gl
