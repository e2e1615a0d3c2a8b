#include "text/compositor.h"

#include "text/script_rules.h"

#include <algorithm>
#include <cmath>

namespace fl {

namespace {

/// Whole pixel and the quarter steps beyond it.
struct Pen {
    int px = 0;
    std::uint8_t step = 0;
};

/// Steps in a pixel at a size. Large glyphs cost the atlas much, and a place half a pixel off is a
/// smaller part of them; 40 and 80 are guesses, looked at in specimens.
int steps_at(float size_px) {
    return size_px < 40 ? pen_steps : size_px < 80 ? pen_steps / 2 : 1;
}

Pen quantised(float position, int steps) {
    const auto place = static_cast<int>(std::lround(position * static_cast<float>(steps)));
    const int px = place >= 0 ? place / steps : -((steps - 1 - place) / steps);
    return {px, static_cast<std::uint8_t>((place - px * steps) * (pen_steps / steps))};
}

float hang(const ShapedLine& line, const ParagraphSpec& spec) {
    const bool hangs = rules_for(spec.language).hangs_openers && spec.align == Align::leading;
    return hangs ? hang_em(line.first) * spec.style.size_px : 0;
}

/// Left end of a line in a box of the given width.
float line_start(float line_width, float box_width, const ParagraphSpec& spec) {
    const float rest = box_width - line_width;
    if (spec.align == Align::centre)
        return rest / 2;
    const bool to_the_right = (spec.align == Align::trailing) != spec.right_to_left;
    return to_the_right ? rest : 0;
}

GlyphQuad quad_at(const StoredGlyph& glyph, int x, int y) {
    const AtlasSlot& slot = glyph.slot;
    const auto left = static_cast<float>(x + glyph.left);
    const auto top = static_cast<float>(y - glyph.top);
    return {left,
            top,
            left + static_cast<float>(slot.w),
            top + static_cast<float>(slot.h),
            slot.x,
            slot.y,
            static_cast<std::uint16_t>(slot.x + slot.w),
            static_cast<std::uint16_t>(slot.y + slot.h)};
}

void append_line(const ShapedLine& line, const TextLine& place, const ParagraphSpec& spec,
                 int casing_64, GlyphStore& store, std::vector<GlyphQuad>& quads) {
    const int steps = steps_at(spec.style.size_px);
    for (const ShapedGlyph& glyph : line.glyphs) {
        const Pen x = quantised(place.x + glyph.x, steps);
        const Pen y = quantised(place.baseline + glyph.y, steps);
        const GlyphKey key{.glyph = glyph.glyph,
                           .size_64 =
                               static_cast<std::uint32_t>(std::lround(spec.style.size_px * 64)),
                           .casing_64 = static_cast<std::uint16_t>(casing_64),
                           .face = glyph.face,
                           .step_x = x.step,
                           .step_y = y.step};
        const StoredGlyph* stored = store.find(key);
        if (stored != nullptr && !stored->blank())
            quads.push_back(quad_at(*stored, x.px, y.px));
    }
}

void append_links(const ShapedLine& line, const TextLine& place, float top, float height,
                  std::vector<LinkBox>& links) {
    for (const ShapedLink& link : line.links)
        links.push_back({link.link,
                         {place.x + link.left, top, link.right - link.left, height},
                         place.baseline});
}

RectPx bounds(const Paragraph& paragraph) {
    GlyphQuad box;
    bool first = true;
    for (const auto* quads : {&paragraph.casing, &paragraph.glyphs}) {
        for (const GlyphQuad& quad : *quads) {
            box.x0 = first ? quad.x0 : std::min(box.x0, quad.x0);
            box.y0 = first ? quad.y0 : std::min(box.y0, quad.y0);
            box.x1 = first ? quad.x1 : std::max(box.x1, quad.x1);
            box.y1 = first ? quad.y1 : std::max(box.y1, quad.y1);
            first = false;
        }
    }
    return {box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0};
}

} // namespace

Paragraph compose(const ShapedText& text, const ParagraphSpec& spec, const FaceExtent& extent,
                  GlyphStore& store) {
    const float size = spec.style.size_px;
    const float line_height = size * spec.style.line_factor * rules_for(spec.language).line_factor;
    // As in CSS: what a line has beyond the face's extent is split above and below.
    const float first_baseline =
        (line_height - (extent.ascent + extent.descent) * size) / 2 + extent.ascent * size;
    const auto casing_64 = static_cast<int>(std::lround(spec.style.casing_px * 64));

    Paragraph result;
    for (const ShapedLine& line : text.lines)
        result.size.w = std::max(result.size.w, line.width - hang(line, spec));
    result.size.h = line_height * static_cast<float>(text.lines.size());
    result.first_baseline = std::round(first_baseline);
    result.truncated = text.truncated;
    result.missing_glyphs = text.missing_glyphs;
    for (const ShapedLine& line : text.lines) {
        TextLine place;
        // Whole pixels, so that the same words use the same glyph pictures however they are
        // aligned.
        const float out = spec.right_to_left ? 0 : hang(line, spec);
        const float row = static_cast<float>(result.lines.size());
        place.width = line.width;
        place.x = std::round(line_start(line.width - hang(line, spec), result.size.w, spec) - out);
        place.baseline = std::round(first_baseline + row * line_height);
        place.first_glyph = static_cast<std::uint32_t>(result.glyphs.size());
        append_line(line, place, spec, 0, store, result.glyphs);
        place.glyph_count = static_cast<std::uint32_t>(result.glyphs.size()) - place.first_glyph;
        if (casing_64 > 0)
            append_line(line, place, spec, casing_64, store, result.casing);
        append_links(line, place, row * line_height, line_height, result.links);
        result.lines.push_back(place);
    }
    result.ink = bounds(result);
    return result;
}

} // namespace fl
