#pragma once

#include "text/glyph_store.h"
#include "text/shaper.h"
#include "text/text.h"

namespace fl {

/// Places shaped lines in their box and gives each glyph its quad. Glyphs for which the atlas has
/// no room are left out (GlyphStore::full()).
///
/// @param extent  the face by which all lines of this style stand, whatever fonts they use; so
///                labels in two scripts share a base line
Paragraph compose(const ShapedText& text, const ParagraphSpec& spec, const FaceExtent& extent,
                  GlyphStore& store);

} // namespace fl
