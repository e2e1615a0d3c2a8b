#include "text/glyph_rasteriser.h"

#include "core/error.h"
#include "core/handle.h"

#include <algorithm>
#include <string>
#include <vector>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_GLYPH_H
#include FT_OUTLINE_H
#include FT_STROKER_H

namespace fl {

namespace {

using LibraryHandle = Handle<FT_LibraryRec_, FT_Done_FreeType>;
using FaceHandle = Handle<FT_FaceRec_, FT_Done_Face>;
using StrokerHandle = Handle<FT_StrokerRec_, FT_Stroker_Done>;
using GlyphHandle = Handle<FT_GlyphRec_, FT_Done_Glyph>;

struct FontFile {
    std::string name;
    FaceHandle face;
};

LibraryHandle open_library() {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0)
        throw Error(Fault::internal, "FreeType does not start");
    return LibraryHandle{library};
}

StrokerHandle open_stroker(FT_Library library) {
    FT_Stroker stroker = nullptr;
    if (FT_Stroker_New(library, &stroker) != 0)
        throw Error(Fault::internal, "FreeType gives no stroker");
    return StrokerHandle{stroker};
}

FontFile open_font(FT_Library library, const std::filesystem::path& file) {
    FT_Face face = nullptr;
    if (FT_New_Face(library, file.c_str(), 0, &face) != 0)
        throw Error(Fault::asset, file.string() + ": not a font that FreeType can read");
    return {file.filename().string(), FaceHandle{face}};
}

/// The glyph's outline with the pen at its quarter pixel, or null.
GlyphHandle load_outline(FT_Face face, const GlyphKey& key) {
    const auto size = static_cast<FT_F26Dot6>(key.size_64);
    FT_Glyph glyph = nullptr;
    if (FT_Set_Char_Size(face, 0, size, 72, 72) != 0 || // 72 dpi: a point is a pixel
        FT_Load_Glyph(face, key.glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0 ||
        face->glyph->format != FT_GLYPH_FORMAT_OUTLINE || FT_Get_Glyph(face->glyph, &glyph) != 0) {
        return nullptr;
    }
    FT_Outline_Translate(&reinterpret_cast<FT_OutlineGlyph>(glyph)->outline,
                         key.step_x * 64 / pen_steps, -key.step_y * 64 / pen_steps);
    return GlyphHandle{glyph};
}

/// Band of the given radius on both sides of the outline.
GlyphHandle stroked(FT_Stroker stroker, FT_Glyph glyph, int radius_64) {
    FT_Stroker_Set(stroker, radius_64, FT_STROKER_LINECAP_ROUND, FT_STROKER_LINEJOIN_ROUND, 0);
    FT_Glyph band = glyph; // FT_Glyph_Stroke replaces the pointer; the source stays ours
    if (FT_Glyph_Stroke(&band, stroker, 0) != 0)
        return nullptr;
    return GlyphHandle{band};
}

/// Makes `picture` just large enough for the glyph, and black.
void fit(GlyphBitmap& picture, FT_Glyph glyph) {
    FT_BBox box{};
    FT_Glyph_Get_CBox(glyph, FT_GLYPH_BBOX_PIXELS, &box);
    picture.left = static_cast<int>(box.xMin);
    picture.top = static_cast<int>(box.yMax);
    picture.width = static_cast<int>(std::max<FT_Pos>(box.xMax - box.xMin, 0));
    picture.height = static_cast<int>(std::max<FT_Pos>(box.yMax - box.yMin, 0));
    picture.pixels.assign(static_cast<std::size_t>(picture.width * picture.height), 0);
}

/// Adds the glyph's coverage to a picture that is large enough: the higher value stays.
void draw(GlyphBitmap& picture, GlyphHandle glyph) {
    FT_Glyph drawn = glyph.get();
    if (FT_Glyph_To_Bitmap(&drawn, FT_RENDER_MODE_NORMAL, nullptr, 0) != 0)
        return;
    const GlyphHandle owned{drawn}; // a new glyph; the outline goes with `glyph`
    const auto& source = *reinterpret_cast<FT_BitmapGlyph>(drawn);
    const FT_Bitmap& bits = source.bitmap;
    const int dx = source.left - picture.left;
    const int dy = picture.top - source.top;
    for (int y = 0; y < static_cast<int>(bits.rows); ++y) {
        for (int x = 0; x < static_cast<int>(bits.width); ++x) {
            const int to_x = x + dx, to_y = y + dy;
            if (to_x < 0 || to_y < 0 || to_x >= picture.width || to_y >= picture.height)
                continue;
            auto& pixel = picture.pixels[static_cast<std::size_t>(to_y * picture.width + to_x)];
            pixel = std::max(pixel, bits.buffer[y * bits.pitch + x]);
        }
    }
}

} // namespace

struct GlyphRasteriser::Impl {
    LibraryHandle library = open_library();
    StrokerHandle stroker = open_stroker(library.get());
    std::vector<FontFile> fonts;
    GlyphBitmap picture;
};

GlyphRasteriser::GlyphRasteriser(std::span<const std::filesystem::path> files)
    : impl_(std::make_unique<Impl>()) {
    FL_ASSERT(files.size() < 256, "GlyphKey::face counts the font files in one byte");
    for (const auto& file : files)
        impl_->fonts.push_back(open_font(impl_->library.get(), file));
}

GlyphRasteriser::~GlyphRasteriser() = default;

std::optional<std::uint8_t> GlyphRasteriser::face_of(std::string_view file_name) const {
    for (std::size_t i = 0; i < impl_->fonts.size(); ++i) {
        if (impl_->fonts[i].name == file_name)
            return static_cast<std::uint8_t>(i);
    }
    return std::nullopt;
}

FaceExtent GlyphRasteriser::extent(std::uint8_t face) const {
    const FT_Face font = impl_->fonts.at(face).face.get();
    const auto em = static_cast<float>(font->units_per_EM);
    return {static_cast<float>(font->ascender) / em, static_cast<float>(-font->descender) / em};
}

const GlyphBitmap& GlyphRasteriser::render(const GlyphKey& key) {
    GlyphBitmap& picture = impl_->picture;
    picture.width = picture.height = 0;
    GlyphHandle outline = load_outline(impl_->fonts.at(key.face).face.get(), key);
    if (!outline)
        return picture;
    if (key.casing_64 == 0) {
        fit(picture, outline.get());
        draw(picture, std::move(outline));
        return picture;
    }
    GlyphHandle band = stroked(impl_->stroker.get(), outline.get(), key.casing_64);
    if (!band)
        return picture;
    fit(picture, band.get());
    draw(picture, std::move(band));
    draw(picture, std::move(outline)); // the inside, where stems are wider than the band
    return picture;
}

} // namespace fl
