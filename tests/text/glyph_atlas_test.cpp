#include "support/catch.h"
#include "text/glyph_atlas.h"
#include "text/sentences.h"

#include <string>

using namespace fl;

namespace {

GlyphBitmap block(int width, int height, std::uint8_t value) {
    return {.width = width,
            .height = height,
            .pixels = std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), value)};
}

std::uint8_t pixel(const AtlasImage& image, int x, int y) {
    return image.pixels[static_cast<std::size_t>(y * image.width + x)];
}

} // namespace

TEST_CASE("the white texel is white with all its neighbours", "[text]") {
    GlyphAtlas atlas;
    while (atlas.image().width < 2048)
        REQUIRE(atlas.add(block(200, 200, 9)));
    const AtlasImage& image = atlas.image();
    const int x = static_cast<int>(image.white_texel.x * static_cast<float>(image.width));
    const int y = static_cast<int>(image.white_texel.y * static_cast<float>(image.height));
    for (const int dx : {-1, 0, 1}) {
        for (const int dy : {-1, 0, 1})
            CHECK(pixel(image, x + dx, y + dy) == 255);
    }
}

TEST_CASE("glyphs have a gap of a pixel to the right and below", "[text]") {
    GlyphAtlas atlas;
    for (int i = 0; i < 300; ++i) {
        const auto slot = atlas.add(block(10 + i % 13, 10 + i % 7, 200));
        REQUIRE(slot);
        for (int row = 0; row <= slot->h; ++row)
            REQUIRE(pixel(atlas.image(), slot->x + slot->w, slot->y + row) == 0);
        for (int column = 0; column <= slot->w; ++column)
            REQUIRE(pixel(atlas.image(), slot->x + column, slot->y + slot->h) == 0);
    }
}

TEST_CASE("the atlas grows to 2048 x 2048, moves nothing, then refuses", "[text]") {
    GlyphAtlas atlas;
    CHECK(atlas.image().width == 1024);
    CHECK(atlas.image().height == 1024);
    const auto first = atlas.add(block(30, 30, 77));
    int placed = 0;
    while (atlas.add(block(100, 100, 1)))
        ++placed;
    CHECK(placed > 380); // of 400 without gaps
    CHECK(atlas.image().width == 2048);
    CHECK(atlas.image().height == 2048);
    CHECK(pixel(atlas.image(), first->x + 29, first->y + 29) == 77);
    atlas.clear();
    CHECK(atlas.add(block(100, 100, 1)));
}

TEST_CASE("dirty rows cover what changed since the last upload", "[text]") {
    GlyphAtlas atlas;
    CHECK(atlas.image().dirty_first_row == 0);
    CHECK(atlas.image().dirty_last_row == 1023);
    atlas.clear_dirty_rows();
    CHECK(atlas.image().dirty_last_row < atlas.image().dirty_first_row);
    const auto revision = atlas.image().revision;
    const auto slot = atlas.add(block(5, 7, 3));
    CHECK(atlas.image().revision > revision);
    CHECK(atlas.image().dirty_first_row == slot->y);
    CHECK(atlas.image().dirty_last_row == slot->y + 6);
}

TEST_CASE("a full atlas drops glyphs for one frame and then starts afresh", "[text]") {
    TextEngine engine(std::filesystem::path(FL_SHARE_DIR) / "fonts", "");
    const auto set_at = [&](float size_px) -> const Paragraph& {
        ParagraphSpec spec = spec_of(sentences[4]);
        spec.style.size_px = size_px;
        return engine.set(spec);
    };
    const std::size_t complete = set_at(40).glyphs.size();
    float size_px = 200;
    while (set_at(size_px).glyphs.size() == complete && size_px < 400)
        size_px += 1;
    CHECK(engine.stats().evictions == 0);
    CHECK(set_at(40).glyphs.size() == complete); // set before it was full: as it was
    engine.begin_frame();
    CHECK(engine.stats().evictions == 1);
    CHECK(set_at(size_px).glyphs.size() == complete);
    CHECK(set_at(40).glyphs.size() == complete);
}

TEST_CASE("two engines that set the same text have the same atlas, with or without cache",
          "[text]") {
    const std::filesystem::path fonts = std::filesystem::path(FL_SHARE_DIR) / "fonts";
    TextEngine one(fonts, ""), two(fonts, std::filesystem::path(FL_BINARY_DIR) / "font-cache");
    for (TextEngine* engine : {&one, &two}) {
        for (const Sentence& sentence : sentences) {
            ParagraphSpec spec = spec_of(sentence, 400);
            spec.style.casing_px = 3;
            engine->set(spec);
        }
    }
    CHECK(one.atlas().pixels == two.atlas().pixels);
}
