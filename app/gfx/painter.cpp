#include "gfx/painter.h"

#include "core/allocation_count.h"
#include "gfx/prims.h"

#include <array>
#include <cmath>
#include <cstdlib>

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
            disc(r);
            break;
        case Op::ring:
            ring(r);
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
        // As ImGui has it: a straight piece of 2 px stays on each side.
        const float radius = std::min(r.radius, std::min(r.box.w, r.box.h) / 2 - 1);
        if (r.color == r.color2 && radius >= 0.5F && has_table(radius)) {
            round_box(r.box, radius, col(r.color));
        } else if (r.color == r.color2) {
            out_.AddRectFilled(a, b, col(r.color), r.radius);
        } else {
            out_.AddRectFilledMultiColor(a, b, col(r.color), col(r.color), col(r.color2),
                                         col(r.color2));
        }
    }

    // Round things take their normals from ImGui's table of 48 directions; its own functions work
    // them out anew from the points, at four times the cost.
    static constexpr int quarter = IM_DRAWLIST_ARCFAST_TABLE_SIZE / 4;

    bool has_table(float radius) const { return radius < out_._Data->ArcFastRadiusCutoff; }

    PointPx direction(int i) const {
        const ImVec2 d = out_._Data->ArcFastVtx[i % IM_DRAWLIST_ARCFAST_TABLE_SIZE];
        return {d.x, d.y};
    }

    /// Steps in the table between points of a circle; a quarter turn is a whole number of them.
    int arc_step(float radius) const {
        int step = std::clamp(
            IM_DRAWLIST_ARCFAST_TABLE_SIZE / out_._CalcCircleAutoSegmentCount(radius), 1, quarter);
        while (quarter % step != 0)
            --step;
        return step;
    }

    /// How far vertices go out so that the edges between them go out by 1.
    float mitre(int step) const { return 2 / length(direction(0) + direction(step)); }

    /// A filled box with round corners, or a disc where nothing is left between them.
    void round_box(RectPx box, float radius, ImU32 color) {
        const int step = arc_step(radius);
        const bool is_disc = box.w <= 2 * radius && box.h <= 2 * radius;
        const int last = is_disc ? quarter - step : quarter; // corners share their end points
        const auto n = static_cast<unsigned>(4 * (last / step + 1));
        Prims prims(out_, white_, (n - 2) * 3 + n * 6, n * 2);
        const ImU32 none = color & ~IM_COL32_A_MASK;
        const float feather = mitre(step) / 2;
        for (int corner = 0; corner < 4; ++corner) {
            const PointPx c{corner == 0 || corner == 3 ? box.right() - radius : box.x + radius,
                            corner < 2 ? box.bottom() - radius : box.y + radius};
            for (int i = 0; i <= last; i += step) {
                const PointPx normal = direction(corner * quarter + i);
                prims.vertex(c + normal * (radius - feather), color);
                prims.vertex(c + normal * (radius + feather), none);
            }
        }
        for (unsigned i = 2; i < n; ++i)
            prims.triangle(0, i * 2 - 2, i * 2);
        for (unsigned i = 0, before = n - 1; i < n; before = i++)
            prims.quad(before * 2, before * 2 + 1, i * 2 + 1, i * 2);
    }

    void disc(const DisplayList::Record& r) {
        if (r.color.a == 0 || r.radius < 0.5F)
            return;
        if (has_table(r.radius)) {
            round_box(r.box, r.radius, col(r.color));
        } else {
            out_.AddCircleFilled(vec(r.box.centre()), r.radius, col(r.color));
        }
    }

    void ring(const DisplayList::Record& r) {
        const PointPx c = r.box.centre();
        const float radius = r.radius - 0.5F; // as ImGui has it
        if (r.color.a == 0 || radius < 0.5F)
            return;
        if (r.width <= 1 || !has_table(radius)) {
            out_.AddCircle(vec(c), r.radius, col(r.color), 0, r.width);
            return;
        }
        const int step = arc_step(radius);
        const auto n = static_cast<unsigned>(4 * quarter / step);
        Prims prims(out_, white_, n * 18, n * 4);
        const float out = mitre(step);
        for (int i = 0; i < 4 * quarter; i += step) {
            const PointPx d = direction(i);
            cross_section(prims, c + d * radius, d * out, r.width, col(r.color));
        }
        for (unsigned i = 0, before = n - 1; i < n; before = i++)
            band(prims, before * 4, i * 4);
    }

    /// Across a stroke: feather, edge, edge, feather (1 px of fall-off on each side).
    static void cross_section(Prims& prims, PointPx at, PointPx normal, float width, ImU32 color) {
        const ImU32 none = color & ~IM_COL32_A_MASK;
        const PointPx outer = normal * (width / 2 + 0.5F), inner = normal * (width / 2 - 0.5F);
        prims.vertex(at - outer, none);
        prims.vertex(at - inner, color);
        prims.vertex(at + inner, color);
        prims.vertex(at + outer, none);
    }

    /// From one cross section to the next.
    static void band(Prims& prims, unsigned a, unsigned b) {
        for (unsigned k = 0; k < 3; ++k)
            prims.quad(a + k, a + k + 1, b + k + 1, b + k);
    }

    /// Not AddRect(): that moves its edge half a pixel inwards, and frames on whole pixels blur.
    void frame(const DisplayList::Record& r) {
        const RectPx middle = r.box.grown(-r.width / 2);
        out_.PathRect(vec(middle.origin()), {middle.right(), middle.bottom()},
                      std::max(r.radius - r.width / 2, 0.0F));
        out_.PathStroke(col(r.color), ImDrawFlags_Closed, r.width);
    }

    /// ImGui puts the fringe outside only when the points go round clockwise.
    void polygon(const DisplayList::Record& r) {
        const std::span<const PointPx> points = list_.points(r);
        float twice_area = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const PointPx a = points[i], b = points[(i + 1) % points.size()];
            twice_area += a.x * b.y - b.x * a.y;
        }
        for (std::size_t i = 0; i < points.size(); ++i)
            out_.PathLineTo(vec(twice_area > 0 ? points[i] : points[points.size() - 1 - i]));
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

    void trace(std::span<const PointPx> points, std::span<const Rgba> colors, float width) {
        const std::size_t n = points.size();
        if (n < 2)
            return;
        Prims prims(out_, white_, (n - 1) * 18, n * 4);
        for (std::size_t i = 0; i < n; ++i) {
            const PointPx along = points[std::min(i + 1, n - 1)] - points[i == 0 ? 0 : i - 1];
            const float k = 1 / std::sqrt(std::max(along.x * along.x + along.y * along.y, 1e-8F));
            cross_section(prims, points[i], {-along.y * k, along.x * k}, width, col(colors[i]));
        }
        for (unsigned i = 0; i + 1 < n; ++i)
            band(prims, i * 4, i * 4 + 4);
    }

    void quads(const std::vector<GlyphQuad>& glyphs, PointPx at, Rgba color) {
        if (glyphs.empty() || color.a == 0)
            return;
        Prims prims(out_, white_, glyphs.size() * 6, glyphs.size() * 4);
        const ImU32 c = col(color);
        unsigned first = 0;
        for (const GlyphQuad& g : glyphs) {
            const float u0 = static_cast<float>(g.u0) * u_, v0 = static_cast<float>(g.v0) * v_,
                        u1 = static_cast<float>(g.u1) * u_, v1 = static_cast<float>(g.v1) * v_;
            prims.vertex({at.x + g.x0, at.y + g.y0}, {u0, v0}, c);
            prims.vertex({at.x + g.x1, at.y + g.y0}, {u1, v0}, c);
            prims.vertex({at.x + g.x1, at.y + g.y1}, {u1, v1}, c);
            prims.vertex({at.x + g.x0, at.y + g.y1}, {u0, v1}, c);
            prims.quad(first, first + 1, first + 2, first + 3);
            first += 4;
        }
    }

    /// On whole pixels: glyphs are rasterised for those, and the sampler blurs them elsewhere.
    void text(const DisplayList::Record& r) {
        const Paragraph& p = *r.paragraph;
        const PointPx at{std::round(r.box.x), std::round(r.box.y)};
        if (!in_sight(p.ink.moved(at).grown(8)))
            return;
        quads(p.casing, at, r.casing);
        quads(p.glyphs, at, r.color);
    }

    /// Rings around the box whose alpha falls with the square of the distance.
    void shadow(const DisplayList::Record& r) {
        constexpr int rings = 6, step = 2, corner_points = quarter / step + 1;
        constexpr unsigned loop = 4 * corner_points;
        Prims prims(out_, white_, rings * loop * 6, (rings + 1) * loop);
        const float inset = r.width * 0.3F;
        for (int ring = 0; ring <= rings; ++ring) {
            const float k = static_cast<float>(ring) / rings;
            const RectPx box = r.box.grown(-inset + (r.width + inset) * k);
            const float radius = std::max(r.radius - inset + (r.width + inset) * k, 1.0F);
            const ImU32 color = col(r.color.faded((1 - k) * (1 - k)));
            for (int corner = 0; corner < 4; ++corner) {
                const PointPx c{corner == 0 || corner == 3 ? box.right() - radius : box.x + radius,
                                corner < 2 ? box.bottom() - radius : box.y + radius};
                for (int i = 0; i <= quarter; i += step)
                    prims.vertex(c + direction(corner * quarter + i) * radius, color);
            }
        }
        for (unsigned a = 0; a < rings * loop; a += loop) {
            for (unsigned i = 0, before = loop - 1; i < loop; before = i++)
                prims.quad(a + before, a + i, a + i + loop, a + before + loop);
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
