#include "gfx/painter.h"

#include "core/allocation_count.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>

#include <imgui.h>
#include <imgui_internal.h>

namespace fl {
namespace {

ImVec2 vec(PointPx p) {
    return {p.x, p.y};
}
ImU32 col(Rgba c) {
    return IM_COL32(c.r, c.g, c.b, c.a);
}

void count_imgui_allocations() {
    ImGui::SetAllocatorFunctions(
        [](std::size_t size, void*) {
            note_allocation();
            return std::malloc(size);
        },
        [](void* p, void*) { std::free(p); });
}

/// Writes one display list. Holds the scale of texture coordinates for the frame.
class Writer {
  public:
    Writer(ImDrawList& out, const DisplayList& list, const AtlasImage& atlas)
        : out_(out)
        , list_(list)
        , white_(vec({atlas.white_texel.x, atlas.white_texel.y}))
        , u_(1 / static_cast<float>(std::max(atlas.width, 1)))
        , v_(1 / static_cast<float>(std::max(atlas.height, 1))) {}

    void write(const DisplayList::Record& r) {
        using Op = DisplayList::Op;
        switch (r.op) {
        case Op::fill:
            fill(r);
            break;
        case Op::frame:
            frame(r);
            break;
        case Op::disc:
            out_.AddCircleFilled(vec(r.box.centre()), r.radius, col(r.color));
            break;
        case Op::ring:
            out_.AddCircle(vec(r.box.centre()), r.radius, col(r.color), 0, r.width);
            break;
        case Op::polygon:
            polygon(r);
            break;
        case Op::quad:
            quad(r);
            break;
        case Op::line:
            line(r);
            break;
        case Op::trace:
            trace(list_.points(r), list_.colors(r), r.width);
            break;
        case Op::text:
            text(r);
            break;
        case Op::shadow:
            shadow(r);
            break;
        case Op::clip:
            out_.PushClipRect({std::floor(r.box.x), std::floor(r.box.y)},
                              {std::ceil(r.box.right()), std::ceil(r.box.bottom())}, true);
            break;
        case Op::unclip:
            out_.PopClipRect();
            break;
        }
    }

  private:
    bool in_sight(RectPx box) const {
        const ImVec4 clip = out_._CmdHeader.ClipRect;
        return box.x < clip.z && box.right() > clip.x && box.y < clip.w && box.bottom() > clip.y;
    }

    void fill(const DisplayList::Record& r) {
        if (r.color.a == 0 && r.color2.a == 0)
            return;
        const ImVec2 a = vec(r.box.origin()), b{r.box.right(), r.box.bottom()};
        if (r.color == r.color2) {
            out_.AddRectFilled(a, b, col(r.color), r.radius);
        } else {
            out_.AddRectFilledMultiColor(a, b, col(r.color), col(r.color), col(r.color2),
                                         col(r.color2));
        }
    }

    void frame(const DisplayList::Record& r) {
        const RectPx inner = r.box.grown(-r.width / 2);
        out_.AddRect(vec(inner.origin()), {inner.right(), inner.bottom()}, col(r.color),
                     std::max(r.radius - r.width / 2, 0.0F), 0, r.width);
    }

    void polygon(const DisplayList::Record& r) {
        for (const PointPx p : list_.points(r))
            out_.PathLineTo(vec(p));
        out_.PathFillConvex(col(r.color));
    }

    void quad(const DisplayList::Record& r) {
        const auto p = list_.points(r);
        out_.PrimReserve(6, 4);
        out_.PrimQuadUV(vec(p[0]), vec(p[1]), vec(p[2]), vec(p[3]), white_, white_, white_, white_,
                        col(r.color));
    }

    void line(const DisplayList::Record& r) {
        for (const PointPx p : list_.points(r))
            out_.PathLineTo(vec(p));
        out_.PathStroke(col(r.color), r.closed ? ImDrawFlags_Closed : 0, r.width);
    }

    /// Four vertices a point: feather, edge, edge, feather (1 px of fall-off on each side).
    void trace(std::span<const PointPx> points, std::span<const Rgba> colors, float width) {
        const std::size_t n = points.size();
        if (n < 2)
            return;
        out_.PrimReserve(static_cast<int>((n - 1) * 18), static_cast<int>(n * 4));
        const auto base = out_._VtxCurrentIdx;
        const float half = width / 2;
        for (std::size_t i = 0; i < n; ++i) {
            const PointPx along = points[std::min(i + 1, n - 1)] - points[i == 0 ? 0 : i - 1];
            const float len = std::sqrt(std::max(along.x * along.x + along.y * along.y, 1e-8F));
            const PointPx normal{-along.y / len, along.x / len};
            const ImU32 full = col(colors[i]), none = full & ~IM_COL32_A_MASK;
            const PointPx outer = normal * (half + 0.5F), inner = normal * (half - 0.5F);
            out_.PrimWriteVtx(vec(points[i] - outer), white_, none);
            out_.PrimWriteVtx(vec(points[i] - inner), white_, full);
            out_.PrimWriteVtx(vec(points[i] + inner), white_, full);
            out_.PrimWriteVtx(vec(points[i] + outer), white_, none);
        }
        for (unsigned i = 0; i + 1 < n; ++i) {
            const unsigned a = base + i * 4, b = a + 4;
            for (unsigned k = 0; k < 3; ++k) {
                for (const unsigned v : {a + k, a + k + 1, b + k + 1, a + k, b + k + 1, b + k})
                    out_.PrimWriteIdx(static_cast<ImDrawIdx>(v));
            }
        }
    }

    void quads(const std::vector<GlyphQuad>& glyphs, PointPx at, Rgba color) {
        if (glyphs.empty() || color.a == 0)
            return;
        const auto n = static_cast<int>(glyphs.size());
        out_.PrimReserve(n * 6, n * 4);
        for (const GlyphQuad& g : glyphs) {
            out_.PrimRectUV({at.x + g.x0, at.y + g.y0}, {at.x + g.x1, at.y + g.y1},
                            {static_cast<float>(g.u0) * u_, static_cast<float>(g.v0) * v_},
                            {static_cast<float>(g.u1) * u_, static_cast<float>(g.v1) * v_},
                            col(color));
        }
    }

    void text(const DisplayList::Record& r) {
        const Paragraph& p = *r.paragraph;
        if (!in_sight(p.ink.moved(r.box.origin()).grown(8)))
            return;
        quads(p.casing, r.box.origin(), r.casing);
        quads(p.glyphs, r.box.origin(), r.color);
    }

    /// Rings around the box whose alpha falls with the square of the distance.
    void shadow(const DisplayList::Record& r) {
        constexpr int rings = 6, corner_steps = 5, loop = 4 * (corner_steps + 1);
        out_.PrimReserve(rings * loop * 6, (rings + 1) * loop);
        const auto base = out_._VtxCurrentIdx;
        const float inset = r.width * 0.3F;
        for (int ring = 0; ring <= rings; ++ring) {
            const float k = static_cast<float>(ring) / rings;
            const RectPx box = r.box.grown(-inset + (r.width + inset) * k);
            const float radius = std::max(r.radius - inset + (r.width + inset) * k, 1.0F);
            const ImU32 color = col(r.color.faded((1 - k) * (1 - k)));
            for (int i = 0; i < loop; ++i) {
                const int corner = i / (corner_steps + 1), step = i % (corner_steps + 1);
                const float angle =
                    (static_cast<float>(corner) + static_cast<float>(step) / corner_steps) *
                    std::numbers::pi_v<float> / 2;
                const PointPx c{corner == 0 || corner == 3 ? box.right() - radius : box.x + radius,
                                corner < 2 ? box.bottom() - radius : box.y + radius};
                out_.PrimWriteVtx({c.x + radius * std::cos(angle), c.y + radius * std::sin(angle)},
                                  white_, color);
            }
        }
        for (unsigned ring = 0; ring < rings; ++ring) {
            for (unsigned i = 0; i < loop; ++i) {
                const unsigned a = base + ring * loop + i, b = base + ring * loop + (i + 1) % loop;
                for (const unsigned v : {a, b, b + loop, a, b + loop, a + loop})
                    out_.PrimWriteIdx(static_cast<ImDrawIdx>(v));
            }
        }
    }

    ImDrawList& out_;
    const DisplayList& list_;
    ImVec2 white_;
    float u_, v_;
};

} // namespace

struct Painter::Impl {
    ImDrawListSharedData shared;
    std::array<std::unique_ptr<ImDrawList>, 2> lists;
};

Painter::Painter() {
    count_imgui_allocations();
    impl_ = std::make_unique<Impl>();
    impl_->shared.InitialFlags = ImDrawListFlags_AntiAliasedLines |
                                 ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AllowVtxOffset;
    impl_->shared.SetCircleTessellationMaxError(0.2F);
    for (auto& list : impl_->lists)
        list = std::make_unique<ImDrawList>(&impl_->shared);
}

Painter::~Painter() = default;

const ImDrawList& Painter::paint(const DisplayList& list, SizePx screen, const AtlasImage& atlas,
                                 int slot) {
    impl_->shared.TexUvWhitePixel = {atlas.white_texel.x, atlas.white_texel.y};
    impl_->shared.ClipRectFullscreen = {0, 0, screen.w, screen.h};
    ImDrawList& out = *impl_->lists[static_cast<std::size_t>(slot)];
    out._ResetForNewFrame();
    out.PushClipRect({0, 0}, {screen.w, screen.h});
    Writer writer(out, list, atlas);
    for (const DisplayList::Record& record : list.records())
        writer.write(record);
    out.PopClipRect();
    return out;
}

} // namespace fl
