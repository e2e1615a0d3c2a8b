#pragma once

#include "text/glyph_rasteriser.h"
#include "text/text.h"

#include <memory>
#include <vector>

struct _FcConfig; // NOLINT: fontconfig's own name of FcConfig

namespace fl {

/// One glyph of a line, in the order on screen; the pen's place from the line's left end and the
/// base line, y down.
struct ShapedGlyph {
    std::uint32_t glyph = 0;
    std::uint8_t face = 0;
    float x = 0, y = 0;
};

/// A wanted word, or its part on this line; from the line's left end.
struct ShapedLink {
    std::size_t link = 0; // index in ParagraphSpec::links
    float left = 0, right = 0;
};

struct ShapedLine {
    std::vector<ShapedGlyph> glyphs;
    std::vector<ShapedLink> links;
    float width = 0;
    char32_t first = 0; // first character in reading order
};

struct ShapedText {
    std::vector<ShapedLine> lines;
    bool truncated = false;
    bool broken_word = false; // a line ends where the language allows no break
    int missing_glyphs = 0;
};

/// Breaks and shapes text with Pango on a private fontconfig.
class Shaper {
  public:
    /// Both have to outlive the shaper; `fonts` knows every file that `config` may choose.
    Shaper(_FcConfig* config, const GlyphRasteriser& fonts);
    ~Shaper();
    Shaper(const Shaper&) = delete;
    Shaper& operator=(const Shaper&) = delete;

    ShapedText shape(const ParagraphSpec& spec);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace fl
