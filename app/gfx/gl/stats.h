#pragma once

#include <cstdint>

namespace fl::gl {

/// What one frame asked of the GPU, and what lies there.
struct DrawStats {
    int draw_calls = 0;
    std::uint64_t vertices = 0;     // indices drawn
    std::uint64_t upload_bytes = 0; // this frame
    std::uint64_t buffer_bytes = 0; // static meshes
    std::uint64_t texture_bytes = 0;
    std::uint64_t atlas_bytes = 0;
    double overdraw = 0; // area of all triangles / area of the screen; 0 unless measured
};

} // namespace fl::gl
