#pragma once

#include "text/glyph_atlas.h"
#include "text/glyph_rasteriser.h"

#include <unordered_map>

namespace fl {

/// A glyph's picture in the atlas and where it lies relative to the whole pixel of the pen.
struct StoredGlyph {
    int left = 0, top = 0;
    AtlasSlot slot;
    bool blank() const { return slot.w == 0; }
};

/// Glyphs drawn on first use and kept in the atlas.
class GlyphStore {
  public:
    explicit GlyphStore(GlyphRasteriser& rasteriser)
        : rasteriser_(rasteriser) {}

    /// Null when the atlas has no room left; then full() says so until clear().
    const StoredGlyph* find(const GlyphKey& key);

    bool full() const { return full_; }
    void clear();

    const AtlasImage& image() const { return atlas_.image(); }
    void clear_dirty_rows() { atlas_.clear_dirty_rows(); }

  private:
    struct KeyHash {
        std::size_t operator()(const GlyphKey& key) const noexcept;
    };

    GlyphRasteriser& rasteriser_;
    GlyphAtlas atlas_;
    std::unordered_map<GlyphKey, StoredGlyph, KeyHash> glyphs_;
    bool full_ = false;
};

} // namespace fl
