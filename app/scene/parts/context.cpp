#include "scene/parts/context.h"

#include "text/script_runs.h"

#include <algorithm>
#include <array>

namespace fl {

namespace {

float grown_size(const LayoutContext& ctx, const TypeToken& type) {
    const float chosen = ctx.text_factor();
    // Display faces are large already: they grow by less, so that their words still fit a line.
    const float step = type.display ? 1 + (chosen - 1) * 0.3F : chosen;
    return type.size * ctx.areas.scale * step;
}

/// Running text is known by its length: what is shorter is a title, a label or a single sentence,
/// whose lines may stand closer and whose type may give way.
constexpr std::size_t least_running_letters = 80, least_running_han = 40;
constexpr float largest_running_size = 33; // design px at the first text size

bool is_han(const LayoutContext& ctx) {
    return script_for(ctx.words.language().code) == Script::han;
}

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned>(c) & 0xC0U) != 0x80U; }));
}

/// A place for so many lines holds a caption or a citation, which has to do with its room.
bool is_running(const LayoutContext& ctx, VisibleText text, const TypeToken& type,
                const TextPlace& place) {
    if (!place.wrap || place.max_lines > 0 || type.display || type.size >= largest_running_size)
        return false;
    const std::size_t least = is_han(ctx) ? least_running_han : least_running_letters;
    return text.view().size() > least && letters_in(text.view()) > least;
}

/// The smallest that fitting_type() may take for this text, framebuffer px.
float least_size(const LayoutContext& ctx, VisibleText text, const TypeToken& type,
                 const TextPlace& place) {
    const float least = ctx.least_text_px();
    if (!is_running(ctx, text, type, place) || ctx.state.screen.preview())
        return least;
    return std::max(
        least, ctx.type_px(ctx.large_text() ? large_running_capital_mm : least_running_capital_mm));
}

/// Letters of the fullest line. Glyphs stand for letters as they do in the whole paragraph: spaces
/// have none, and Arabic joins some.
std::size_t fullest_line(const Paragraph& set, VisibleText text) {
    std::size_t all = 0, most = 0;
    for (const TextLine& line : set.lines) {
        all += line.glyph_count;
        most = std::max<std::size_t>(most, line.glyph_count);
    }
    return all == 0 ? 0 : (most * letters_in(text.view()) + all - 1) / all;
}

} // namespace

bool text_fits(const Paragraph& set, SizePx room, const TextPlace& place) {
    if (set.truncated || set.broken_word || set.size.w > room.w + 0.5F)
        return false;
    if (place.max_lines > 0 && std::ssize(set.lines) > place.max_lines)
        return false;
    return room.h <= 0 || set.size.h <= room.h + 0.5F;
}

TextStyle style_of(const LayoutContext& ctx, const TypeToken& type) {
    return {.face = type.display ? Face::display : Face::text,
            .weight = type.weight,
            .size_px = std::max(grown_size(ctx, type), ctx.least_text_px()),
            .line_factor = type.line,
            .tracking_em = type.tracking_em,
            .casing_px = 0,
            .tabular = type.tabular};
}

const Paragraph& set_text(LayoutContext& ctx, VisibleText text, const TypeToken& type, float width,
                          const TextPlace& place) {
    ParagraphSpec spec;
    spec.text = text.view();
    spec.language = ctx.words.language().code;
    spec.right_to_left = ctx.rtl();
    spec.style = style_of(ctx, type);
    if (place.weight)
        spec.style.weight = *place.weight;
    if (place.casing.a > 0)
        spec.style.casing_px = ctx.px(place.casing_px);
    spec.max_width_px = width;
    spec.max_lines = place.max_lines;
    spec.align = place.align;
    spec.links = place.links;
    if (width <= 0 || !is_running(ctx, text, type, place))
        return ctx.text.set(spec);
    spec.style.size_px = std::max(spec.style.size_px, least_size(ctx, text, type, place));
    // The engine sets lines whole pixels apart.
    const float pitch = std::ceil(running_line_factor * spec.style.size_px);
    spec.style.line_factor = std::max(spec.style.line_factor, pitch / spec.style.size_px);
    const std::size_t most = is_han(ctx) ? running_line_han : running_line_letters;
    const Paragraph* set = &ctx.text.set(spec);
    // Glyphs of a cut text say nothing about its letters; one try is nearly always enough.
    constexpr int most_tries = 4;
    for (int i = 0; i < most_tries && !set->truncated && !set->broken_word; ++i) {
        const std::size_t n = fullest_line(*set, text);
        if (n <= most)
            break;
        spec.max_width_px =
            std::floor(spec.max_width_px * static_cast<float>(most) / static_cast<float>(n));
        set = &ctx.text.set(spec);
    }
    return *set;
}

TypeToken fitting_type(LayoutContext& ctx, VisibleText text, const TypeToken& type, SizePx room,
                       const TextPlace& place) {
    constexpr float step = 0.93F;
    TypeToken fitting = type;
    const float unit = grown_size(ctx, type) / type.size,
                least = least_size(ctx, text, type, place);
    const float width = place.wrap ? room.w : 0;
    // A little above the least is the least: what is divided and multiplied again may not be equal.
    while (fitting.size * unit > least + 0.01F &&
           !text_fits(set_text(ctx, text, fitting, width, place), room, place)) {
        // Whole pixels, so that texts that shrink share their glyphs.
        const float px = std::floor(fitting.size * unit * step);
        fitting.size = std::max(px, least) / unit;
    }
    return fitting;
}

const Paragraph& set_fitting(LayoutContext& ctx, VisibleText text, const TypeToken& type,
                             SizePx room, const TextPlace& place) {
    return set_text(ctx, text, fitting_type(ctx, text, type, room, place), place.wrap ? room.w : 0,
                    place);
}

RectPx put_text(LayoutContext& ctx, DisplayList& list, VisibleText text, const TypeToken& type,
                RectPx box, Rgba color, const TextPlace& place) {
    const Paragraph& paragraph = place.shrink
                                     ? set_fitting(ctx, text, type, {box.w, box.h}, place)
                                     : set_text(ctx, text, type, place.wrap ? box.w : 0, place);
    const float w = paragraph.size.w, h = paragraph.size.h;
    RectPx used{box.x, box.y, w, h};
    // One-line texts are as wide as they are; place them in the box as asked.
    if (place.align == Align::centre)
        used.x = box.x + (box.w - w) / 2;
    if (place.align == Align::trailing)
        used.x = box.right() - w;
    if (place.valign == VAlign::middle)
        used.y = box.y + (box.h - h) / 2;
    if (place.valign == VAlign::bottom)
        used.y = box.bottom() - h;
    const RectPx turned = ctx.turned(used);
    put_paragraph(list, paragraph, turned.origin(), color, place.casing);
    return used;
}

VisibleText filled(LayoutContext& ctx, VisibleText wording,
                   std::initializer_list<std::string_view> values) {
    std::array<char, 512> text{};
    std::size_t n = 0;
    const auto append = [&](std::string_view part) {
        const std::size_t size = std::min(part.size(), text.size() - n);
        std::copy_n(part.data(), size, text.data() + n);
        n += size;
    };
    std::string_view rest = wording.view();
    while (!rest.empty()) {
        const auto open = rest.find('{');
        append(rest.substr(0, open));
        if (open == std::string_view::npos)
            break;
        const auto close = rest.find('}', open);
        if (close == std::string_view::npos)
            break;
        const auto index = static_cast<std::size_t>(rest[open + 1] - '0');
        if (index < values.size())
            append(*(values.begin() + index));
        rest.remove_prefix(close + 1);
    }
    return VisibleText::composed(ctx.nodes.keep({text.data(), n}));
}

namespace {

std::string_view comma_of(std::string_view language) {
    switch (script_for(language)) {
    case Script::arabic:
        return "، ";
    case Script::han:
        return "，";
    default:
        return ", ";
    }
}

} // namespace

VisibleText together(LayoutContext& ctx, std::initializer_list<std::string_view> parts,
                     std::string_view between) {
    if (between.empty())
        between = comma_of(ctx.words.language().code);
    std::array<char, 2048> text; // NOLINT: filled as far as it is read
    std::size_t n = 0;
    for (const std::string_view part : parts) {
        if (part.empty() || n + between.size() + part.size() > text.size())
            continue;
        if (n > 0)
            n += between.copy(text.data() + n, between.size());
        n += part.copy(text.data() + n, part.size());
    }
    return VisibleText::composed(ctx.nodes.keep({text.data(), n}));
}

void put_paragraph(DisplayList& list, const Paragraph& paragraph, PointPx top_left, Rgba color,
                   Rgba casing) {
    // Whole pixels keep base lines and stems of neighbouring texts alike.
    list.text(paragraph, {std::round(top_left.x), std::round(top_left.y)}, color, casing);
}

} // namespace fl
