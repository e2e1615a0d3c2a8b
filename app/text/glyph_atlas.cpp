#include "text/glyph_atlas.h"

#include <algorithm>
#include <array>

#define STBRP_STATIC // Dear ImGui's package brings the same names
#define STB_RECT_PACK_IMPLEMENTATION
#include <stb/stb_rect_pack.h>

namespace fl {

namespace {

constexpr int column_width = 1024;
constexpr int column_count = 2;
constexpr int largest_height = 2048; // with two columns the largest texture of a VideoCore IV
constexpr int first_height = 1024;
constexpr int gap = 1;

} // namespace

/// Packer of one half. It always packs for the largest height; the image follows what is used.
struct GlyphAtlas::Column {
    stbrp_context packer{};
    std::array<stbrp_node, column_width> nodes{};

    void clear() {
        stbrp_init_target(&packer, column_width, largest_height, nodes.data(), column_width);
    }
};

GlyphAtlas::GlyphAtlas()
    : columns_(std::make_unique<Column[]>(column_count)) {
    resize(column_width, first_height);
    clear();
}

GlyphAtlas::~GlyphAtlas() = default;

std::optional<AtlasSlot> GlyphAtlas::reserve(int width, int height) {
    for (int i = 0; i < column_count; ++i) {
        stbrp_rect rect{};
        rect.w = width + gap;
        rect.h = height + gap;
        if (!stbrp_pack_rects(&columns_[static_cast<std::size_t>(i)].packer, &rect, 1))
            continue;
        return AtlasSlot{static_cast<std::uint16_t>(rect.x + i * column_width),
                         static_cast<std::uint16_t>(rect.y), static_cast<std::uint16_t>(width),
                         static_cast<std::uint16_t>(height)};
    }
    return std::nullopt;
}

std::optional<AtlasSlot> GlyphAtlas::add(const GlyphBitmap& bitmap) {
    const auto slot = reserve(bitmap.width, bitmap.height);
    if (!slot)
        return std::nullopt;
    if (slot->x >= column_width)
        resize(2 * column_width, largest_height);
    else if (slot->y + slot->h > image_.height)
        resize(image_.width, largest_height);
    for (int row = 0; row < bitmap.height; ++row) {
        const auto from = bitmap.pixels.begin() + row * bitmap.width;
        std::copy_n(from, bitmap.width,
                    image_.pixels.begin() + (slot->y + row) * image_.width + slot->x);
    }
    touch_rows(slot->y, slot->y + slot->h - 1);
    return slot;
}

void GlyphAtlas::clear() {
    for (std::size_t i = 0; i < column_count; ++i)
        columns_[i].clear();
    std::fill(image_.pixels.begin(), image_.pixels.end(), std::uint8_t{0});
    touch_rows(0, image_.height - 1);
    add_white_texel();
}

void GlyphAtlas::add_white_texel() {
    // Three by three, so that linear filtering at its centre sees nothing but white.
    GlyphBitmap white{.width = 3, .height = 3, .pixels = std::vector<std::uint8_t>(9, 255)};
    add(white); // the first in an empty packer: always at (0, 0)
}

void GlyphAtlas::resize(int width, int height) {
    if (width != image_.width || height != image_.height) {
        std::vector<std::uint8_t> grown(static_cast<std::size_t>(width * height), 0);
        for (int row = 0; row < image_.height; ++row) {
            std::copy_n(image_.pixels.begin() + row * image_.width, image_.width,
                        grown.begin() + row * width);
        }
        image_.pixels = std::move(grown);
        image_.width = width, image_.height = height;
        touch_rows(0, height - 1);
    }
    image_.white_texel = {1.5F / static_cast<float>(width), 1.5F / static_cast<float>(height)};
}

void GlyphAtlas::touch_rows(int first, int last) {
    const bool clean = image_.dirty_last_row < image_.dirty_first_row;
    image_.dirty_first_row = clean ? first : std::min(image_.dirty_first_row, first);
    image_.dirty_last_row = std::max(image_.dirty_last_row, last);
    ++image_.revision;
}

void GlyphAtlas::clear_dirty_rows() {
    image_.dirty_first_row = 0, image_.dirty_last_row = -1;
}

} // namespace fl
