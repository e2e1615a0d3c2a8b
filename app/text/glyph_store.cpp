#include "text/glyph_store.h"

#include "text/hash.h"

namespace fl {

std::size_t GlyphStore::KeyHash::operator()(const GlyphKey& key) const noexcept {
    const std::uint64_t shape = std::uint64_t{key.glyph} << 32U | key.size_64;
    const std::uint64_t rest = std::uint64_t{key.casing_64} << 24U |
                               std::uint64_t{key.face} << 16U | std::uint64_t{key.step_x} << 8U |
                               key.step_y;
    return mix_hash(mix_hash(0, shape), rest);
}

const StoredGlyph* GlyphStore::find(const GlyphKey& key) {
    if (const auto known = glyphs_.find(key); known != glyphs_.end())
        return &known->second;
    const GlyphBitmap& bitmap = rasteriser_.render(key);
    StoredGlyph stored{.left = bitmap.left, .top = bitmap.top, .slot = {}};
    if (bitmap.width > 0 && bitmap.height > 0) {
        const auto slot = atlas_.add(bitmap);
        if (!slot) {
            full_ = true;
            return nullptr;
        }
        stored.slot = *slot;
    }
    return &glyphs_.emplace(key, stored).first->second;
}

void GlyphStore::clear() {
    glyphs_.clear();
    atlas_.clear();
    full_ = false;
}

} // namespace fl
