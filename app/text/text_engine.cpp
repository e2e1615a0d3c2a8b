#include "core/error.h"
#include "text/compositor.h"
#include "text/glyph_store.h"
#include "text/paragraph_cache.h"
#include "text/private_fonts.h"
#include "text/shaper.h"
#include "text/text.h"

#include <optional>

namespace fl {

struct TextEngine::Impl {
    FontConfigHandle config;
    GlyphRasteriser rasteriser;
    Shaper shaper;
    GlyphStore store;
    ParagraphCache paragraphs;
    FaceExtent text_extent, display_extent;
    TextEngineStats stats;
    std::optional<int> rehearsed; // paragraphs that may still be shaped
    bool rehearsal_whole = true;
    Paragraph not_yet;

    Impl(const std::filesystem::path& font_dir, const std::filesystem::path& cache_dir)
        : config(make_private_fonts(font_dir, cache_dir))
        , rasteriser(font_files(font_dir))
        , shaper(config.get(), rasteriser)
        , store(rasteriser)
        , text_extent(extent_of("Inter-Medium.otf"))
        , display_extent(extent_of("NotoSerifDisplay-Bold.ttf")) {
        not_yet.lines.resize(1); // every paragraph has a line
    }

    FaceExtent extent_of(std::string_view file) const {
        const auto face = rasteriser.face_of(file);
        if (!face)
            throw Error(Fault::asset, std::string(file) + ": missing among the fonts");
        return rasteriser.extent(*face);
    }
};

TextEngine::TextEngine(const std::filesystem::path& font_dir,
                       const std::filesystem::path& cache_dir)
    : impl_(std::make_unique<Impl>(font_dir, cache_dir)) {}

TextEngine::~TextEngine() = default;

const Paragraph& TextEngine::set(const ParagraphSpec& spec) {
    if (const Paragraph* known = impl_->paragraphs.find(spec))
        return *known;
    if (impl_->rehearsed && (*impl_->rehearsed)-- <= 0) {
        impl_->rehearsal_whole = false;
        return impl_->not_yet;
    }
    const ShapedText shaped = impl_->shaper.shape(spec);
    ++impl_->stats.layouts;
    const FaceExtent& extent =
        spec.style.face == Face::display ? impl_->display_extent : impl_->text_extent;
    Paragraph paragraph = compose(shaped, spec, extent, impl_->store);
    paragraph.text = spec.text;
    paragraph.size_px = spec.style.size_px;
    paragraph.face = spec.style.face;
    paragraph.broken_word = shaped.broken_word;
    return impl_->paragraphs.add(spec, std::move(paragraph));
}

void TextEngine::begin_rehearsal(int most) {
    impl_->rehearsed = most;
    impl_->rehearsal_whole = true;
}

bool TextEngine::end_rehearsal() {
    impl_->rehearsed.reset();
    return impl_->rehearsal_whole;
}

void TextEngine::begin_frame() {
    if (!impl_->store.full()) {
        impl_->paragraphs.begin_frame();
        return;
    }
    // Paragraphs hold places in the atlas, so both go.
    impl_->paragraphs.clear();
    impl_->store.clear();
    ++impl_->stats.evictions;
}

const AtlasImage& TextEngine::atlas() const {
    return impl_->store.image();
}

void TextEngine::clear_dirty_rows() {
    impl_->store.clear_dirty_rows();
}

TextEngineStats TextEngine::stats() const {
    return impl_->stats;
}

} // namespace fl
