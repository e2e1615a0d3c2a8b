#pragma once

#include "core/geometry.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fl {

enum class Face : std::uint8_t { text, display };
enum class Align : std::uint8_t { leading, centre, trailing };

/// How a paragraph is set. All lengths in framebuffer pixels.
struct TextStyle {
    Face face = Face::text;
    int weight = 500; // 500, 600, 700; display is always 700
    float size_px = 29;
    float line_factor = 1.2F; // distance of base lines / size; scripts add their own factor
    float tracking_em = 0;    // letter spacing / size; ignored where the script has none (zh, ar)
    float casing_px = 0;      // > 0: also gives outlined glyphs, this wide on each side
    bool tabular = false;     // figures of one width
    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// Bytes of a text, `end` is behind them.
struct TextSpan {
    std::size_t begin = 0, end = 0;
    friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

/// What to set. `text` is UTF-8 without control characters; '\n' ends a paragraph.
struct ParagraphSpec {
    std::string_view text;
    std::string_view language = "en"; // BCP 47; decides fonts, direction, digits of the shaping
    bool right_to_left = false;
    TextStyle style;
    float max_width_px = 0; // 0: one line, as wide as it needs
    int max_lines = 0;      // 0: no limit; else cut with an ellipsis and Paragraph::truncated
    Align align = Align::leading;
    /// Words whose places are wanted, see Paragraph::links. The same for the same text and language
    /// whenever there are any: the cache looks at no more than that. None where `max_lines` is set.
    std::span<const TextSpan> links{};
};

/// One glyph's quad relative to the paragraph's top left corner; u, v in atlas pixels.
struct GlyphQuad {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    std::uint16_t u0 = 0, v0 = 0, u1 = 0, v1 = 0;
};

/// Where a wanted word stands; a word that is broken has one box a line.
struct LinkBox {
    std::size_t link = 0; // index in ParagraphSpec::links
    RectPx box;           // as high as its line, relative to the paragraph's top left corner
    float baseline = 0;
};

struct TextLine {
    float x = 0, width = 0; // logical extent, from the left edge of the box
    float baseline = 0;     // from the top
    std::uint32_t first_glyph = 0, glyph_count = 0;
};

/// A set paragraph. Stays valid until TextEngine::begin_frame() drops it. Draw it at whole pixels.
/// The box is as wide as its widest line, and lines are aligned within it; a line that begins with
/// a full-width opening mark stands out to the left of it, so that the ink keeps the edge.
/// Base lines are whole pixels and depend on the style and the language only.
struct Paragraph {
    std::vector<GlyphQuad> casing; // painted first, empty without casing_px
    std::vector<GlyphQuad> glyphs;
    std::vector<TextLine> lines;
    std::vector<LinkBox> links;
    SizePx size; // logical: widest line x lines * line height
    RectPx ink;  // what the glyphs really cover, relative to the top left corner
    float first_baseline = 0;
    float size_px = 0; // of the type, as asked for
    Face face = Face::text;
    bool truncated = false;   // max_lines cut it
    bool broken_word = false; // a word was too long for the width: a line ends inside it
    std::string text;         // what was set, for tests and scripts
    int missing_glyphs = 0;   // characters that no bundled font has
};

/// The A8 atlas: glyphs, and one white texel for shapes. Power of two, <= 2048 a side.
struct AtlasImage {
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels;
    std::uint64_t revision = 0;                   // grows with every change of pixels
    int dirty_first_row = 0, dirty_last_row = -1; // rows changed since take_dirty_rows()
    PointF white_texel;                           // u, v in [0, 1], centre of the white texel
};

struct TextEngineStats {
    std::uint64_t layouts = 0;   // paragraphs shaped since the start
    std::uint64_t evictions = 0; // times the atlas was emptied
};

/// Shapes paragraphs with Pango on the bundled fonts and keeps their glyphs in one atlas. One
/// thread.
class TextEngine {
  public:
    /// Builds a private fontconfig from `font_dir` (never the system's) with its cache in
    /// `cache_dir` (may be empty: no cache). @throws Error{Fault::asset} when a font is missing or
    /// broken.
    TextEngine(const std::filesystem::path& font_dir, const std::filesystem::path& cache_dir);
    ~TextEngine();
    TextEngine(const TextEngine&) = delete;
    TextEngine& operator=(const TextEngine&) = delete;

    /// The set paragraph: from the cache (no allocation) or shaped now.
    const Paragraph& set(const ParagraphSpec& spec);

    /// Sets what will be wanted soon, a little in each frame: until end_rehearsal() at most `most`
    /// paragraphs are shaped, and what is not known beyond these is empty and is not kept.
    void begin_rehearsal(int most);
    /// @return whether every paragraph since begin_rehearsal() was there
    bool end_rehearsal();

    /// To be called once before a frame is laid out: drops paragraphs not asked for in the last
    /// frames when there are many, and empties the atlas when it is full. Paragraphs got earlier
    /// are invalid after it.
    void begin_frame();

    const AtlasImage& atlas() const;
    /// Forgets which rows are dirty, once they are uploaded.
    void clear_dirty_rows();
    TextEngineStats stats() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace fl
