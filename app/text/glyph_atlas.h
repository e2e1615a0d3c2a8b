#pragma once

#include "text/text.h"

#include <cstddef>
#include <memory>
#include <optional>

namespace fl {

/// Where a glyph lies in the atlas, in pixels.
struct AtlasSlot {
    std::uint16_t x = 0, y = 0, w = 0, h = 0;
};

/// A coverage picture of one glyph, rows from the top, `width` bytes each.
struct GlyphBitmap {
    int left = 0; // from the pen to the picture's left edge
    int top = 0;  // from the base line up to the picture's upper edge
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels;
};

/// Packs glyph pictures into one A8 image that grows 1024x1024 -> 1024x2048 -> 2048x2048. What is
/// placed never moves, so texture coordinates in pixels stay right when it grows.
class GlyphAtlas {
  public:
    GlyphAtlas();
    ~GlyphAtlas();
    GlyphAtlas(const GlyphAtlas&) = delete;
    GlyphAtlas& operator=(const GlyphAtlas&) = delete;

    /// Copies a picture to a free place, with a gap of one pixel to its neighbours; nothing when
    /// the atlas is full at its largest size.
    std::optional<AtlasSlot> add(const GlyphBitmap& bitmap);

    /// Empties it; the size stays, the white texel too.
    void clear();

    const AtlasImage& image() const { return image_; }
    void clear_dirty_rows();

  private:
    struct Column;
    std::optional<AtlasSlot> reserve(int width, int height);
    void resize(int width, int height);
    void touch_rows(int first, int last);
    void add_white_texel();

    AtlasImage image_;
    std::unique_ptr<Column[]> columns_; // left and right half of the largest image
};

} // namespace fl
