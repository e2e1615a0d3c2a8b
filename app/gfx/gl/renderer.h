#pragma once

#include "gfx/gl/map_renderer.h"
#include "gfx/painter.h"
#include "gfx/view.h"

#include <vector>

namespace fl::gl {

/// Paints pictures with GLES 2.0 into the current context's framebuffer. One thread, one context.
class Renderer {
  public:
    /// @throws Error{Fault::display} when the driver cannot do what GLES 2.0 promises
    explicit Renderer(const Tokens& tokens);

    void upload(const WorldMap& map) { map_.upload(map); }

    /// Writes the picture's lists: the part of drawing that costs our own time and no GPU. Call
    /// once before draw(), after all texts have been set.
    void build(const Picture& picture, SizePx screen, const TextEngine& text);
    /// Clears and draws the whole frame from the lists built last. `text` gives the atlas; its
    /// dirty rows are uploaded.
    DrawStats draw(const Picture& picture, SizePx screen, TextEngine& text);

    /// Sum of triangle areas is counted from now on: for metrics, too dear for a kiosk.
    void measure_overdraw(bool on) { measures_overdraw_ = on; }

    /// The framebuffer as RGBA rows from the top. Call before the buffers are swapped.
    static std::vector<std::uint8_t> read_pixels(SizePx screen);

  private:
    void upload_atlas(TextEngine& text, DrawStats& stats);
    void draw_list(const ImDrawList& list, SizePx screen, DrawStats& stats);
    double covered(const ImDrawList& list) const;

    MapRenderer map_;
    Painter painter_;
    const ImDrawList* under_ = nullptr;
    const ImDrawList* over_ = nullptr;
    Program program_;
    GLint u_screen_ = -1, u_atlas_ = -1;
    Texture atlas_;
    int atlas_w_ = 0, atlas_h_ = 0;
    Buffer vertices_, indices_;
    std::size_t vertex_room_ = 0, index_room_ = 0;
    bool measures_overdraw_ = false, complained_ = false;
};

} // namespace fl::gl
