// What the painter writes for each record, as vertices; no GPU.

#include "core/allocation_count.h"
#include "gfx/painter.h"
#include "support/catch.h"
#include "support/count_new.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <imgui.h>

using namespace fl;

namespace {

constexpr Rgba red{200, 10, 20, 255}, blue{10, 20, 200, 255}, clear{0, 0, 0, 0};
constexpr SizePx screen{800, 600};

AtlasImage make_atlas() {
    AtlasImage atlas;
    atlas.width = 64;
    atlas.height = 32;
    atlas.white_texel = {0.25F, 0.75F};
    return atlas;
}

ImU32 packed(Rgba c) {
    return IM_COL32(c.r, c.g, c.b, c.a);
}
int alpha(ImU32 color) {
    return static_cast<int>(color >> IM_COL32_A_SHIFT);
}

/// A painted list that can be measured.
struct Painted {
    AtlasImage atlas = make_atlas();
    Painter painter;
    DisplayList list;

    const ImDrawList& paint(int slot = 0) { return painter.paint(list, screen, atlas, slot); }
    std::vector<ImDrawVert> vertices(int slot = 0) {
        const ImDrawList& out = paint(slot);
        return {out.VtxBuffer.begin(), out.VtxBuffer.end()};
    }
};

RectPx bounds(const std::vector<ImDrawVert>& vertices) {
    float x0 = 1e9F, y0 = 1e9F, x1 = -1e9F, y1 = -1e9F;
    for (const ImDrawVert& v : vertices) {
        x0 = std::min(x0, v.pos.x), x1 = std::max(x1, v.pos.x);
        y0 = std::min(y0, v.pos.y), y1 = std::max(y1, v.pos.y);
    }
    return {x0, y0, x1 - x0, y1 - y0};
}

bool all_white_texel(const std::vector<ImDrawVert>& vertices) {
    return std::ranges::all_of(
        vertices, [](const ImDrawVert& v) { return v.uv.x == 0.25F && v.uv.y == 0.75F; });
}

std::set<ImU32> colors(const std::vector<ImDrawVert>& vertices) {
    std::set<ImU32> out;
    for (const ImDrawVert& v : vertices)
        out.insert(v.col);
    return out;
}

/// Two glyphs of 10 x 20 px beside each other and one of casing.
Paragraph make_paragraph() {
    Paragraph p;
    p.glyphs = {{0, 0, 10, 20, 8, 4, 18, 24}, {12, 0, 22, 20, 32, 0, 42, 20}};
    p.casing = {{-2, -2, 12, 22, 0, 0, 14, 24}};
    p.size = {24, 20};
    p.ink = {-2, -2, 26, 24};
    return p;
}

} // namespace

TEST_CASE("a fill is one quad of its colour on the white texel", "[gfx]") {
    Painted p;
    p.list.fill({10, 20, 30, 40}, red);
    const auto v = p.vertices();
    REQUIRE(v.size() == 4);
    CHECK(bounds(v) == RectPx{10, 20, 30, 40});
    CHECK(colors(v) == std::set<ImU32>{packed(red)});
    CHECK(all_white_texel(v));
    CHECK(p.paint().IdxBuffer.Size == 6);
}

TEST_CASE("a fill that cannot be seen is not written", "[gfx]") {
    Painted p;
    p.list.fill({10, 20, 30, 40}, clear);
    CHECK(p.vertices().empty());
}

TEST_CASE("a gradient runs from top to bottom", "[gfx]") {
    Painted p;
    p.list.fill_gradient({0, 0, 10, 100}, red, blue);
    const auto v = p.vertices();
    REQUIRE(v.size() == 4);
    for (const ImDrawVert& vertex : v)
        CHECK(vertex.col == packed(vertex.pos.y < 50 ? red : blue));
}

TEST_CASE("rounded corners stay inside the box but for the smoothing", "[gfx]") {
    Painted p;
    p.list.fill({10, 10, 100, 60}, red, 16);
    p.list.frame({10, 10, 100, 60}, blue, 6, 16);
    const auto v = p.vertices();
    CHECK(v.size() > 30);
    CHECK(RectPx{9, 9, 102, 62}.contains(bounds(v)));
    const bool corner =
        std::ranges::any_of(v, [](const ImDrawVert& x) { return x.pos.x < 12 && x.pos.y < 12; });
    CHECK_FALSE(corner);
}

TEST_CASE("a frame on whole pixels has crisp edges", "[gfx]") {
    Painted p;
    p.list.frame({10, 10, 40, 20}, red, 2);
    for (const ImDrawVert& v : p.vertices()) {
        // The fringe runs from half a pixel outside the stroke to half a pixel inside it, so pixel
        // centres are covered wholly or not at all.
        const float from_left = v.pos.x < 30 ? v.pos.x - 10 : 50 - v.pos.x;
        CHECK(std::abs(from_left - std::floor(from_left) - 0.5F) < 0.01F);
    }
}

TEST_CASE("a polygon is smoothed outwards whichever way its points go round", "[gfx]") {
    std::array<PointPx, 3> triangle{{{10, 10}, {10, 50}, {50, 50}}};
    const bool turned = GENERATE(false, true);
    if (turned)
        std::ranges::reverse(triangle);
    Painted p;
    p.list.polygon(triangle, red);
    const auto v = p.vertices();
    const auto lowest =
        std::ranges::max_element(v, {}, [](const ImDrawVert& x) { return x.pos.y; });
    CHECK(alpha(lowest->col) == 0);
}

TEST_CASE("text stands on whole pixels", "[gfx]") {
    Painted p;
    const Paragraph paragraph = make_paragraph();
    p.list.text(paragraph, {10.3F, 20.6F}, red);
    for (const ImDrawVert& v : p.vertices()) {
        CHECK(v.pos.x == std::round(v.pos.x));
        CHECK(v.pos.y == std::round(v.pos.y));
    }
}

TEST_CASE("discs and rings lie on their circles", "[gfx]") {
    Painted p;
    SECTION("a disc") {
        p.list.disc({100, 100}, 20, red);
        for (const ImDrawVert& v : p.vertices())
            CHECK(std::hypot(v.pos.x - 100, v.pos.y - 100) < 21.5F);
    }
    SECTION("a ring") {
        p.list.ring({100, 100}, 20, 4, red);
        for (const ImDrawVert& v : p.vertices()) {
            const float r = std::hypot(v.pos.x - 100, v.pos.y - 100);
            CHECK(std::abs(r - 20) < 4.5F);
        }
    }
    CHECK(all_white_texel(p.vertices()));
    CHECK(p.vertices().size() > 20);
}

TEST_CASE("a quad has hard edges, so that neighbours join without a seam", "[gfx]") {
    Painted p;
    p.list.fill_quad({{{0, 0}, {10, 0}, {12, 10}, {2, 10}}}, red);
    const auto v = p.vertices();
    REQUIRE(v.size() == 4);
    CHECK(v[2].pos.x == 12);
    CHECK(v[2].pos.y == 10);
    CHECK(colors(v) == std::set<ImU32>{packed(red)});
}

TEST_CASE("a polygon and a line fade out at their edges", "[gfx]") {
    Painted p;
    SECTION("a polygon") {
        const std::array<PointPx, 3> triangle{{{0, 0}, {100, 0}, {0, 100}}};
        p.list.polygon(triangle, red);
    }
    SECTION("a line") {
        p.list.line({10, 10}, {100, 50}, 3, red);
    }
    const auto v = p.vertices();
    REQUIRE_FALSE(v.empty());
    CHECK(std::ranges::any_of(v, [](const ImDrawVert& x) { return alpha(x.col) == 0; }));
    CHECK(std::ranges::any_of(v, [](const ImDrawVert& x) { return x.col == packed(red); }));
    for (const ImDrawVert& x : v)
        CHECK((x.col & ~IM_COL32_A_MASK) == (packed(red) & ~IM_COL32_A_MASK));
}

TEST_CASE("a trace has four vertices a point, each with the point's colour", "[gfx]") {
    Painted p;
    const std::array<PointPx, 3> points{{{0, 50}, {10, 50}, {20, 50}}};
    const std::array<Rgba, 3> hues{red, blue, red};
    p.list.trace(points, hues, 4);
    const auto v = p.vertices();
    REQUIRE(v.size() == 12);
    CHECK(p.paint().IdxBuffer.Size == 36);
    for (std::size_t i = 0; i < v.size(); ++i) {
        const bool feather = i % 4 == 0 || i % 4 == 3;
        const ImU32 full = packed(hues[i / 4]);
        CHECK(v[i].col == (feather ? full & ~IM_COL32_A_MASK : full));
        CHECK(std::abs(v[i].pos.y - 50) == Approx(feather ? 2.5F : 1.5F));
    }
    CHECK(all_white_texel(v));
}

TEST_CASE("a trace of one point, or with points that coincide, is no accident", "[gfx]") {
    Painted p;
    const std::array<PointPx, 1> one{{{5, 5}}};
    const std::array<PointPx, 3> same{{{5, 5}, {5, 5}, {5, 5}}};
    const std::array<Rgba, 3> hues{red, red, red};
    p.list.trace(one, std::span(hues).first(1), 3);
    CHECK(p.vertices().empty());
    p.list.trace(same, hues, 3);
    for (const ImDrawVert& v : p.vertices())
        CHECK((std::isfinite(v.pos.x) && std::isfinite(v.pos.y)));
}

TEST_CASE("glyphs take their texels by the size that the atlas has now", "[gfx]") {
    Painted p;
    const Paragraph words = make_paragraph();
    p.list.text(words, {100, 200}, red);
    auto v = p.vertices();
    REQUIRE(v.size() == 8);
    CHECK(bounds(v) == RectPx{100, 200, 22, 20});
    CHECK(v[0].uv.x == Approx(8.0 / 64));
    CHECK(v[0].uv.y == Approx(4.0 / 32));
    CHECK(v[2].uv.x == Approx(18.0 / 64));
    CHECK(v[2].uv.y == Approx(24.0 / 32));
    CHECK(v[4].uv.x == Approx(32.0 / 64));
    p.atlas.height = 64; // it has grown
    v = p.vertices();
    CHECK(v[0].uv.y == Approx(4.0 / 64));
}

TEST_CASE("a casing lies under its glyphs, and only where it is asked for", "[gfx]") {
    Painted p;
    const Paragraph words = make_paragraph();
    p.list.text(words, {0, 0}, red, blue);
    const auto v = p.vertices();
    REQUIRE(v.size() == 12);
    CHECK(v[0].col == packed(blue));
    CHECK(v[4].col == packed(red));
}

TEST_CASE("text out of sight is not written", "[gfx]") {
    Painted p;
    const Paragraph words = make_paragraph();
    p.list.push_clip({0, 0, 100, 100});
    p.list.text(words, {300, 50}, red);
    p.list.text(words, {50, 400}, red);
    CHECK(p.vertices().empty());
    p.list.text(words, {90, 50}, red); // half in sight
    CHECK(p.vertices().size() == 8);
}

TEST_CASE("groups move and fade what is in them, and nest", "[gfx]") {
    Painted p;
    const Paragraph words = make_paragraph();
    p.list.begin_group(0.5F, {10, 0});
    p.list.begin_group(0.5F, {0, 5});
    p.list.fill({0, 0, 10, 10}, red);
    p.list.fill_gradient({0, 0, 10, 10}, red, blue);
    p.list.text(words, {100, 100}, red, blue);
    p.list.end_group();
    p.list.fill({0, 0, 10, 10}, red);
    p.list.end_group();
    p.list.fill({0, 0, 10, 10}, red);
    const auto v = p.vertices();
    REQUIRE(v.size() == 4 + 4 + 12 + 4 + 4);
    CHECK(bounds({v.begin(), v.begin() + 8}) == RectPx{10, 5, 10, 10});
    CHECK(v[8].pos.x == 108); // casing, two px to the left of the paragraph
    CHECK(v[20].pos.y == 0);
    for (std::size_t i = 0; i < 20; ++i)
        CHECK(std::abs(alpha(v[i].col) - 64) <= 1);
    CHECK(std::abs(alpha(v[20].col) - 128) <= 1);
    CHECK(alpha(v[24].col) == 255);
    CHECK(v[24].pos.x == 0);
}

TEST_CASE("a group of alpha 0 writes nothing that could be seen", "[gfx]") {
    Painted p;
    const Paragraph words = make_paragraph();
    p.list.begin_group(0, {});
    p.list.fill({0, 0, 10, 10}, red);
    p.list.text(words, {100, 100}, red, blue);
    p.list.line({0, 0}, {50, 50}, 2, red);
    p.list.end_group();
    for (const ImDrawVert& v : p.vertices())
        CHECK(alpha(v.col) == 0);
}

TEST_CASE("clips nest: the inner one is cut by the outer one, and ends with it", "[gfx]") {
    Painted p;
    p.list.fill({0, 0, 5, 5}, red);
    p.list.push_clip({100, 100, 200, 200});
    p.list.fill({0, 0, 5, 5}, red);
    p.list.push_clip({50.4F, 150.6F, 100, 500});
    p.list.fill({0, 0, 5, 5}, red);
    p.list.pop_clip();
    p.list.fill({0, 0, 5, 5}, red);
    p.list.pop_clip();
    p.list.fill({0, 0, 5, 5}, red);
    const ImDrawList& out = p.paint();
    std::vector<RectPx> clips;
    for (const ImDrawCmd& command : out.CmdBuffer) {
        const ImVec4 c = command.ClipRect;
        if (command.ElemCount > 0)
            clips.push_back({c.x, c.y, c.z - c.x, c.w - c.y});
    }
    const RectPx whole{0, 0, 800, 600}, outer{100, 100, 200, 200}, inner{100, 150, 51, 150};
    CHECK(clips == std::vector<RectPx>{whole, outer, inner, outer, whole});
}

TEST_CASE("a shadow is darkest at the box and nothing at its reach", "[gfx]") {
    Painted p;
    p.list.shadow({100, 100, 200, 100}, 16, 40, {0, 0, 0, 140});
    const auto v = p.vertices();
    CHECK(bounds(v).x == Approx(60).margin(0.5));
    CHECK(bounds(v).right() == Approx(340).margin(0.5));
    for (const ImDrawVert& x : v) {
        const bool at_reach = x.pos.x < 60.5F || x.pos.x > 339.5F;
        if (at_reach)
            CHECK(alpha(x.col) == 0);
    }
    CHECK(std::ranges::any_of(v, [](const ImDrawVert& x) { return alpha(x.col) == 140; }));
    CHECK(all_white_texel(v));
}

TEST_CASE("more than 65,535 vertices are drawn with 16-bit indices all the same", "[gfx]") {
    Painted p;
    for (int i = 0; i < 20'000; ++i)
        p.list.fill({static_cast<float>(i % 700), 0, 5, 5}, red);
    const ImDrawList& out = p.paint();
    CHECK(out.VtxBuffer.Size == 80'000);
    STATIC_REQUIRE(sizeof(ImDrawIdx) == 2);
    unsigned elements = 0;
    for (const ImDrawCmd& command : out.CmdBuffer) {
        elements += command.ElemCount;
        for (unsigned i = 0; i < command.ElemCount; ++i) {
            const unsigned at =
                command.VtxOffset + out.IdxBuffer[static_cast<int>(command.IdxOffset + i)];
            REQUIRE(at < 80'000U);
        }
    }
    CHECK(elements == 120'000);
}

TEST_CASE("painting the same list again allocates nothing and writes the same", "[gfx]") {
    Painted p;
    const Paragraph words = make_paragraph();
    const std::array<PointPx, 4> points{{{0, 0}, {50, 0}, {60, 40}, {10, 90}}};
    const std::array<Rgba, 4> hues{red, blue, red, blue};
    p.list.push_clip({0, 0, 500, 500});
    p.list.fill({0, 0, 100, 100}, red, 10);
    p.list.frame({0, 0, 100, 100}, red, 3, 10);
    p.list.disc({50, 50}, 20, blue);
    p.list.ring({50, 50}, 30, 2, blue);
    p.list.polygon(points, red);
    p.list.line(points, 2, red, true);
    p.list.trace(points, hues, 3);
    p.list.shadow({0, 0, 100, 100}, 10, 20, red);
    p.list.text(words, {10, 10}, red, blue);
    p.list.pop_clip();
    const auto first = p.vertices();
    const std::uint64_t imgui = allocation_count();
    const std::size_t heap = test::allocations;
    const ImDrawList& again = p.paint();
    CHECK(allocation_count() == imgui);
    CHECK(test::allocations == heap);
    REQUIRE(static_cast<std::size_t>(again.VtxBuffer.Size) == first.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        CHECK(again.VtxBuffer[static_cast<int>(i)].pos.x == first[i].pos.x);
        CHECK(again.VtxBuffer[static_cast<int>(i)].col == first[i].col);
    }
}

TEST_CASE("two slots do not disturb each other", "[gfx]") {
    Painted p;
    DisplayList other;
    other.fill({0, 0, 1, 1}, blue);
    p.list.fill({10, 10, 10, 10}, red);
    const ImDrawList& below = p.painter.paint(p.list, screen, p.atlas, 0);
    const ImDrawList& above = p.painter.paint(other, screen, p.atlas, 1);
    REQUIRE(below.VtxBuffer.Size == 4);
    CHECK(below.VtxBuffer[0].col == packed(red));
    CHECK(above.VtxBuffer[0].col == packed(blue));
}
