#pragma once

#include "core/geometry.h"

#include <cstddef>

#include <imgui.h>

namespace fl {

/// Room for some vertices and indices at the end of a draw list, to be filled to the last one.
///
/// ImDrawList's own Prim functions load and store the list's pointers for each vertex; here they
/// stay in registers until the end, which halves what glyphs and traces cost.
class Prims {
  public:
    /// @param white  texture coordinates of vertices that name none
    Prims(ImDrawList& out, ImVec2 white, std::size_t indices, std::size_t vertices)
        : out_(out)
        , white_(white) {
        out.PrimReserve(static_cast<int>(indices), static_cast<int>(vertices));
        base_ = out._VtxCurrentIdx; // reserving may have begun a new range of 16-bit indices
        vertex_ = out._VtxWritePtr;
        index_ = out._IdxWritePtr;
    }
    ~Prims() {
        out_._VtxCurrentIdx = base_ + static_cast<unsigned>(vertex_ - out_._VtxWritePtr);
        out_._VtxWritePtr = vertex_;
        out_._IdxWritePtr = index_;
    }
    Prims(const Prims&) = delete;
    Prims& operator=(const Prims&) = delete;

    void vertex(PointPx at, ImU32 color) { vertex(at, white_, color); }
    void vertex(PointPx at, ImVec2 uv, ImU32 color) { *vertex_++ = {{at.x, at.y}, uv, color}; }

    // Vertices are counted from the first one of this room.
    void triangle(unsigned a, unsigned b, unsigned c) {
        *index_++ = static_cast<ImDrawIdx>(base_ + a);
        *index_++ = static_cast<ImDrawIdx>(base_ + b);
        *index_++ = static_cast<ImDrawIdx>(base_ + c);
    }
    void quad(unsigned a, unsigned b, unsigned c, unsigned d) {
        triangle(a, b, c);
        triangle(a, c, d);
    }

  private:
    ImDrawList& out_;
    ImVec2 white_;
    unsigned base_ = 0;
    ImDrawVert* vertex_ = nullptr;
    ImDrawIdx* index_ = nullptr;
};

} // namespace fl
