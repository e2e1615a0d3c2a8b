#include "text/shaper.h"

#include "core/error.h"
#include "core/handle.h"
#include "text/break_rules.h"
#include "text/script_rules.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string>

#include <pango/pango.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

namespace fl {

namespace {

/// Pango 1.50 does not give back the fontconfig that it was given.
void release_font_map(PangoFontMap* fonts) {
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts), nullptr);
    g_object_unref(fonts);
}

using FontMapHandle = Handle<PangoFontMap, release_font_map>;
using ContextHandle = Handle<PangoContext, g_object_unref>;
using LayoutHandle = Handle<PangoLayout, g_object_unref>;
using DescriptionHandle = Handle<PangoFontDescription, pango_font_description_free>;
using AttributesHandle = Handle<PangoAttrList, pango_attr_list_unref>;

float pixels(int pango_units) {
    return static_cast<float>(pango_units) / static_cast<float>(PANGO_SCALE);
}

int pango_units(float px) {
    constexpr float largest = static_cast<float>(std::numeric_limits<int>::max()) / 2;
    return static_cast<int>(std::min(std::floor(px * static_cast<float>(PANGO_SCALE)), largest));
}

ContextHandle make_context(PangoFontMap* fonts, _FcConfig* config) {
    // 72 dpi: a point is a pixel.
    pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(fonts), 72, 72);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts), config);
    ContextHandle context{pango_font_map_create_context(fonts)};
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    return context;
}

DescriptionHandle describe(const ScriptRules& rules, const TextStyle& style) {
    DescriptionHandle description{pango_font_description_new()};
    pango_font_description_set_family_static(description.get(), rules.families(style.face));
    const int weight = style.face == Face::display ? 700 : style.weight;
    pango_font_description_set_weight(description.get(), static_cast<PangoWeight>(weight));
    pango_font_description_set_absolute_size(description.get(),
                                             static_cast<double>(style.size_px) * PANGO_SCALE);
    return description;
}

/// How the lines of a text are found.
struct Breaking {
    bool phrases = false;  // at the translator's marks only
    bool ellipsis = false; // no more than ParagraphSpec::max_lines
    std::string_view text;
};

void forbid_breaks(PangoAttrList* list, std::span<const UnbrokenRange> ranges) {
    for (const UnbrokenRange& range : ranges) {
        PangoAttribute* attribute = pango_attr_allow_breaks_new(FALSE);
        attribute->start_index = static_cast<guint>(range.first);
        attribute->end_index = static_cast<guint>(range.end);
        pango_attr_list_insert(list, attribute);
    }
}

AttributesHandle attributes(const ScriptRules& rules, const TextStyle& style,
                            const Breaking& breaking) {
    AttributesHandle list{pango_attr_list_new()};
    // A word that is broken because it is too long gets no hyphen: symbols of documents have none.
    pango_attr_list_insert(list.get(), pango_attr_insert_hyphens_new(FALSE));
    if (style.tracking_em != 0 && rules.letter_spacing) {
        const float spacing = style.tracking_em * style.size_px * static_cast<float>(PANGO_SCALE);
        pango_attr_list_insert(
            list.get(), pango_attr_letter_spacing_new(static_cast<int>(std::lround(spacing))));
    }
    if (style.tabular)
        pango_attr_list_insert(list.get(), pango_attr_font_features_new("tnum=1"));
    if (breaking.phrases)
        forbid_breaks(list.get(), marked_phrases(breaking.text));
    else
        forbid_breaks(list.get(), document_symbols(breaking.text));
    return list;
}

/// Pango counts its line limit in each paragraph; line separators keep the text one paragraph. The
/// space shows when the last line goes on with the next paragraph and is cut.
std::string as_one_paragraph(std::string_view text) {
    std::string joined;
    for (const char c : text) {
        if (c == '\n')
            joined += " \u2028";
        else
            joined += c;
    }
    return joined;
}

void set_direction(PangoContext* context, const ParagraphSpec& spec) {
    const std::string language{spec.language};
    pango_context_set_language(context, pango_language_from_string(language.c_str()));
    pango_context_set_base_dir(context,
                               spec.right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
}

LayoutHandle make_layout(PangoContext* context, const ParagraphSpec& spec,
                         const Breaking& breaking) {
    const ScriptRules& rules = rules_for(spec.language);
    set_direction(context, spec);
    LayoutHandle layout{pango_layout_new(context)};
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_font_description(layout.get(), describe(rules, spec.style).get());
    pango_layout_set_attributes(layout.get(), attributes(rules, spec.style, breaking).get());
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    if (spec.max_width_px > 0)
        pango_layout_set_width(layout.get(), pango_units(spec.max_width_px));
    if (breaking.ellipsis) {
        pango_layout_set_height(layout.get(), -spec.max_lines);
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    }
    pango_layout_set_text(layout.get(), breaking.text.data(),
                          static_cast<int>(breaking.text.size()));
    return layout;
}

bool fits(PangoLayout* layout, const ParagraphSpec& spec) {
    int width = 0;
    pango_layout_get_size(layout, &width, nullptr);
    const bool narrow = spec.max_width_px <= 0 || width <= pango_units(spec.max_width_px);
    return narrow && (spec.max_lines <= 0 || pango_layout_get_line_count(layout) <= spec.max_lines);
}

/// Tries the finest breaking first: the translator's phrases, then Unicode's rules, then a cut.
LayoutHandle lay_out(PangoContext* context, const ParagraphSpec& spec) {
    const bool has_phrases =
        rules_for(spec.language).breaks_at_marks && !marked_phrases(spec.text).empty();
    if (has_phrases) {
        LayoutHandle layout = make_layout(context, spec, {.phrases = true, .text = spec.text});
        if (fits(layout.get(), spec))
            return layout;
    }
    LayoutHandle layout = make_layout(context, spec, {.text = spec.text});
    if (spec.max_lines <= 0 || fits(layout.get(), spec))
        return layout;
    const std::string text = as_one_paragraph(spec.text);
    return make_layout(context, spec, {.ellipsis = true, .text = text});
}

std::uint8_t face_of(PangoFont* font, const GlyphRasteriser& fonts) {
    FcChar8* file = nullptr;
    FcPattern* pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    const bool known = FcPatternGetString(pattern, FC_FILE, 0, &file) == FcResultMatch;
    FL_ASSERT(known, "every bundled font comes from a file");
    const std::string_view path{reinterpret_cast<const char*>(file)};
    const auto face = fonts.face_of(path.substr(path.rfind('/') + 1));
    FL_ASSERT(face.has_value(), "the private fontconfig knows the bundled files only");
    return *face;
}

bool is_drawn(PangoGlyph glyph) {
    return glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0;
}

/// A character that should be seen but has no glyph.
bool is_missing(PangoGlyph glyph) {
    if (glyph == PANGO_GLYPH_EMPTY || (glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0)
        return false;
    const gunichar character = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
    return !g_unichar_iszerowidth(character) && !g_unichar_isspace(character);
}

/// Appends a run; returns the pen's place after it, in Pango units. A run's own offset aligns the
/// baselines of two scripts: Chinese after Latin digits stands a little higher than the line.
int append_run(const PangoGlyphItem& run, int pen, const GlyphRasteriser& fonts, ShapedLine& line,
               int& missing) {
    const std::uint8_t face = face_of(run.item->analysis.font, fonts);
    for (int i = 0; i < run.glyphs->num_glyphs; ++i) {
        const PangoGlyphInfo& info = run.glyphs->glyphs[i];
        missing += is_missing(info.glyph) ? 1 : 0;
        if (is_drawn(info.glyph)) {
            line.glyphs.push_back({.glyph = info.glyph,
                                   .face = face,
                                   .x = pixels(pen + info.geometry.x_offset),
                                   .y = pixels(info.geometry.y_offset - run.y_offset)});
        }
        pen += info.geometry.width;
    }
    return pen;
}

ShapedLine shape_line(PangoLayoutLine* line, const GlyphRasteriser& fonts, int& missing) {
    ShapedLine shaped;
    int pen = 0;
    for (const GSList* node = line->runs; node != nullptr; node = node->next) {
        const auto& run = *static_cast<const PangoGlyphItem*>(node->data);
        pen = append_run(run, pen, fonts, shaped, missing);
    }
    shaped.width = pixels(pen);
    const char* text = pango_layout_get_text(line->layout);
    if (line->length > 0)
        shaped.first = g_utf8_get_char(text + line->start_index);
    return shaped;
}

/// Where the wanted words stand on a line.
void find_links(PangoLayoutLine* line, std::span<const TextSpan> links, ShapedLine& shaped) {
    for (std::size_t i = 0; i < links.size(); ++i) {
        const int first = std::max(static_cast<int>(links[i].begin), line->start_index);
        const int end = std::min(static_cast<int>(links[i].end), line->start_index + line->length);
        if (first >= end)
            continue;
        // By its last character's far edge: behind the last one of a line that runs from right to
        // left Pango gives the line's beginning.
        const char* text = pango_layout_get_text(line->layout);
        const auto last = static_cast<int>(g_utf8_prev_char(text + end) - text);
        int from = 0, to = 0;
        pango_layout_line_index_to_x(line, first, FALSE, &from);
        pango_layout_line_index_to_x(line, last, TRUE, &to);
        shaped.links.push_back({i, pixels(std::min(from, to)), pixels(std::max(from, to))});
    }
}

/// True where a line begins inside a word, because the word alone is wider than the paragraph.
bool begins_inside_word(PangoLayout* layout, const PangoLayoutLine* line) {
    if (line->start_index <= 0)
        return false;
    const char* text = pango_layout_get_text(layout);
    int count = 0;
    const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout, &count);
    const auto at = g_utf8_pointer_to_offset(text, text + line->start_index);
    return at < count && attributes[at].is_line_break == 0 &&
           attributes[at].is_mandatory_break == 0;
}

} // namespace

struct Shaper::Impl {
    const GlyphRasteriser& fonts;
    FontMapHandle map;
    ContextHandle context;
};

Shaper::Shaper(_FcConfig* config, const GlyphRasteriser& fonts)
    : impl_(new Impl{fonts, FontMapHandle{pango_ft2_font_map_new()}, nullptr}) {
    impl_->context = make_context(impl_->map.get(), config);
}

Shaper::~Shaper() = default;

ShapedText Shaper::shape(const ParagraphSpec& spec) {
    const LayoutHandle layout = lay_out(impl_->context.get(), spec);
    ShapedText text;
    const GSList* node = pango_layout_get_lines_readonly(layout.get());
    for (; node != nullptr; node = node->next) {
        auto* line = static_cast<PangoLayoutLine*>(node->data);
        text.lines.push_back(shape_line(line, impl_->fonts, text.missing_glyphs));
        find_links(line, spec.links, text.lines.back());
        text.broken_word = text.broken_word || begins_inside_word(layout.get(), line);
    }
    text.truncated = pango_layout_is_ellipsized(layout.get());
    return text;
}

} // namespace fl
