#include "scene/speech/caption.h"

#include <algorithm>
#include <array>

namespace fl {
namespace {

// Design px. Widths for a wide page, beside a card, beside a sheet.
constexpr std::array<float, 3> widths{1120, 760, 540};
constexpr float padding_x = 32, padding_y = 16, off = 16; // design px
constexpr int lines_shown = 2;
constexpr float page_foot = 136; // what a page has at its foot
constexpr std::size_t place_count = 15;

/// The n-th choice: over the dock, at the foot, over a page's foot, below the header, at the very
/// head; each in the middle, then at the trailing and at the leading side.
RectPx place_of(const LayoutContext& ctx, std::size_t n, SizePx size) {
    const Areas& a = ctx.areas;
    const float gap = ctx.px(off);
    const std::array<float, 5> tops{a.dock.y - gap - size.h, a.screen.h - gap - size.h,
                                    a.screen.h - ctx.px(page_foot) - size.h,
                                    a.header.bottom() + gap, gap};
    const float left = ctx.px(ctx.tokens().margin_x), right = a.screen.w - left - size.w;
    const std::array<float, 3> sides{(a.screen.w - size.w) / 2, right, left};
    return {sides[n % 3], tops[n / 3], size.w, size.h};
}

float covered(RectPx a, RectPx b) {
    const float w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
    const float h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    return w > 0 && h > 0 ? w * h : 0;
}

/// Map, axis and states go on under the band; what is read or acted on does not.
bool stays_in_sight(const Node& node) {
    return node.role != Role::map && node.role != Role::timeline && node.role != Role::state &&
           node.role != Role::card;
}

/// Pixels of what must stay in sight that a band would cover.
float harm(const LayoutContext& ctx, RectPx band) {
    float sum = 0;
    const float most = 0.4F * ctx.areas.screen.w * ctx.areas.screen.h;
    for (const Node& node : ctx.nodes.nodes()) {
        if (node.box.w * node.box.h > most)
            continue; // a ground: something is always over it
        if (ctx.state.focus != 0 && node.id.key() == ctx.state.focus) {
            sum += 40 * covered(band, node.box.grown(ctx.px(16)));
        } else if (node.primary && node.on_tap) {
            sum += 2 * covered(band, node.box);
        } else if (stays_in_sight(node)) {
            sum += covered(band, node.box);
        }
    }
    return sum;
}

struct Choice {
    std::size_t place = 0;
    float harm = 0;
};

Choice best_place(const LayoutContext& ctx, SizePx size, std::size_t before) {
    Choice best{before, harm(ctx, ctx.turned(place_of(ctx, before, size)))};
    for (std::size_t n = 0; n < place_count && best.harm > 0; ++n) {
        const float here = harm(ctx, ctx.turned(place_of(ctx, n, size)));
        if (here < best.harm)
            best = {n, here};
    }
    return best;
}

/// The text in a band of that width.
struct Band {
    const Paragraph* text = nullptr;
    int lines = 1;
    float line = 0; // height
    SizePx size;
};

Band set_band(LayoutContext& ctx, std::string_view text, const Language& language, float width) {
    const float room = ctx.areas.screen.w - 2 * ctx.px(ctx.tokens().margin_x);
    Band band;
    band.size.w = std::min(ctx.px(width) * ctx.text_factor(), room);
    ParagraphSpec spec;
    spec.text = text;
    spec.language = language.code;
    spec.right_to_left = language.direction == TextDirection::right_to_left;
    spec.style = style_of(ctx, ctx.tokens().type.body);
    spec.max_width_px = band.size.w - 2 * ctx.px(padding_x);
    band.text = &ctx.text.set(spec);
    band.lines = std::max(static_cast<int>(band.text->lines.size()), 1);
    band.line = band.text->size.h / static_cast<float>(band.lines);
    band.size.h =
        band.line * static_cast<float>(std::min(band.lines, lines_shown)) + 2 * ctx.px(padding_y);
    return band;
}

} // namespace

void Caption::begin(const Utterance& utterance, LanguageId shown) {
    text_ = utterance.text();
    const auto pieces = utterance.pieces();
    // Its lines run as the interface's do, unless nothing of it is in that language.
    const bool own =
        pieces.empty() || std::ranges::find(pieces, shown, &SpokenPiece::language) != pieces.end();
    language_ = own ? shown : pieces.front().language;
    pages_ = 1;
    page_ = 0;
    place_ = 0;
    width_ = 0;
}

int Caption::page_at(const SpeechState& speech, Instant now) const {
    return static_cast<int>(speech.progress(now) * static_cast<float>(pages_));
}

bool Caption::turns(const SpeechState& speech, Instant now) const {
    return speech.speaking && page_at(speech, now) != page_;
}

void put_caption(LayoutContext& ctx, DisplayList& list, Caption& caption) {
    if (!ctx.state.speech.speaking || caption.text_.empty())
        return;
    const Language& language = ctx.exhibit().languages[caption.language_.index];
    Band band = set_band(ctx, caption.text_, language, widths[caption.width_]);
    Choice choice = best_place(ctx, band.size, caption.place_);
    for (std::size_t n = caption.width_ + 1; n < widths.size() && choice.harm > 0; ++n) {
        const Band other = set_band(ctx, caption.text_, language, widths[n]);
        const Choice better = best_place(ctx, other.size, 0);
        if (better.harm < choice.harm / 2) {
            band = other;
            choice = better;
            caption.width_ = n;
        }
    }
    caption.place_ = choice.place;
    caption.pages_ = (band.lines + lines_shown - 1) / lines_shown;
    caption.page_ = caption.page_at(ctx.state.speech, ctx.now);

    const RectPx box = ctx.turned(place_of(ctx, choice.place, band.size));
    const float radius = ctx.px(ctx.tokens().radius_control);
    list.fill(box, ctx.theme.ink, radius);
    list.frame(box, ctx.theme.text_secondary, ctx.px(2), radius);
    const float pad_x = ctx.px(padding_x), pad_y = ctx.px(padding_y);
    const RectPx inner{box.x + pad_x, box.y + pad_y, box.w - 2 * pad_x, box.h - 2 * pad_y};
    list.push_clip(inner);
    const bool rtl = language.direction == TextDirection::right_to_left;
    const float x = rtl ? inner.right() - band.text->size.w : inner.x;
    const float gone = band.line * static_cast<float>(lines_shown * caption.page_);
    put_paragraph(list, *band.text, {x, inner.y - gone}, ctx.theme.text);
    list.pop_clip();
}

} // namespace fl
