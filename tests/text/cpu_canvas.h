#pragma once

#include "text/text.h"

#include <algorithm>
#include <cstddef>
#include <vector>

/// A coverage picture in memory, on which quads are put as the renderer does.
struct CpuCanvas {
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels;

    CpuCanvas(int w, int h)
        : width(w)
        , height(h)
        , pixels(static_cast<std::size_t>(w * h), 0) {}

    void add(int x, int y, std::uint8_t coverage) {
        if (x < 0 || y < 0 || x >= width || y >= height)
            return;
        auto& pixel = pixels[static_cast<std::size_t>(y * width + x)];
        pixel = static_cast<std::uint8_t>(pixel + coverage * (255 - pixel) / 255);
    }

    void draw(const fl::AtlasImage& atlas, const std::vector<fl::GlyphQuad>& quads, int x, int y) {
        for (const fl::GlyphQuad& quad : quads) {
            for (int v = quad.v0; v < quad.v1; ++v) {
                for (int u = quad.u0; u < quad.u1; ++u) {
                    add(x + static_cast<int>(quad.x0) + u - quad.u0,
                        y + static_cast<int>(quad.y0) + v - quad.v0,
                        atlas.pixels[static_cast<std::size_t>(v * atlas.width + u)]);
                }
            }
        }
    }
};
