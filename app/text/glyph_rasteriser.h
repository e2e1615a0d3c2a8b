#pragma once

#include "text/glyph_atlas.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace fl {

/// Where in a pixel a glyph's pen may stand at small sizes: steps of a quarter.
constexpr int pen_steps = 4;

/// Everything that decides a glyph's picture.
struct GlyphKey {
    std::uint32_t glyph = 0;             // index in the font
    std::uint32_t size_64 = 0;           // em in 1/64 px
    std::uint16_t casing_64 = 0;         // > 0: widened by this on each side, 1/64 px
    std::uint8_t face = 0;               // index of the font file
    std::uint8_t step_x = 0, step_y = 0; // pen, in 1/pen_steps px to the right and down
    friend bool operator==(const GlyphKey&, const GlyphKey&) = default;
};

/// A font's vertical extent in em, both positive.
struct FaceExtent {
    float ascent = 0, descent = 0;
};

/// Turns outlines into coverage with FreeType, unhinted.
class GlyphRasteriser {
  public:
    /// @throws Error{Fault::asset} naming the first file that FreeType cannot open
    explicit GlyphRasteriser(std::span<const std::filesystem::path> files);
    ~GlyphRasteriser();
    GlyphRasteriser(const GlyphRasteriser&) = delete;
    GlyphRasteriser& operator=(const GlyphRasteriser&) = delete;

    /// Index of a font by the name of its file, without directories.
    std::optional<std::uint8_t> face_of(std::string_view file_name) const;

    FaceExtent extent(std::uint8_t face) const;

    /// The glyph's picture; 0x0 for a blank one, or one that the font cannot draw. Valid until the
    /// next call.
    const GlyphBitmap& render(const GlyphKey& key);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace fl
