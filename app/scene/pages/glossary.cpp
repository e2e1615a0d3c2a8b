#include "scene/parts/page.h"
#include "scene/parts/scrolled.h"

#include <algorithm>

namespace fl {
namespace {

constexpr float sheet_width = 860, sheet_height = 1240, margin = 40, pad = 44;
constexpr float close_size = 72, row_height = 76, gap = 12, foot_height = 76;

/// At the trailing edge; on an upright screen at the foot.
RectPx sheet_box(const LayoutContext& ctx) {
    const RectPx screen = ctx.areas.screen;
    const float m = ctx.px(margin);
    const float w = std::min(ctx.px(sheet_width), screen.w - 2 * m);
    const float h = std::min(ctx.px(sheet_height), screen.h - 2 * m);
    if (ctx.state.screen.portrait())
        return {m, screen.h - m - h, screen.w - 2 * m, h};
    return {screen.w - m - w, m, w, h};
}

void put_ground(LayoutContext& ctx, DisplayList& list, RectPx sheet, float shown) {
    put_scrim(ctx, list, shown);
    // A touch beside the sheet closes it.
    const RectPx screen = ctx.areas.screen;
    const RectPx beside = ctx.state.screen.portrait() ? RectPx{0, 0, screen.w, sheet.y}
                                                      : RectPx{0, 0, sheet.x, screen.h};
    ctx.nodes.add({.id = "sheet-ground",
                   .role = Role::button,
                   .label = ctx.words(Word::close).view(),
                   .box = screen,
                   .touch = ctx.turned(beside).centre(),
                   .region = Region::page,
                   .on_tap = LeaveScene{}});
}

/// Heading and the way back; returns where the text begins.
float put_head(LayoutContext& ctx, DisplayList& list, RectPx in) {
    const RectPx title = put_text(
        ctx, list, ctx.words(Word::glossary_title), ctx.tokens().type.button,
        {in.x, in.y, in.w - ctx.px(close_size + 20), ctx.px(close_size)},
        ctx.theme.on_sheet_secondary, {.valign = VAlign::middle, .max_lines = 2, .shrink = true});
    put_node(ctx, {.id = "page-title",
                   .role = Role::heading,
                   .label = ctx.words(Word::glossary_title).view(),
                   .box = title,
                   .region = Region::page,
                   .hit = false});
    put_button(ctx, list,
               close_button(ctx, {.primary = true,
                                  .look = ButtonLook::sheet,
                                  .on_tap = LeaveScene{},
                                  .region = Region::page}),
               {in.right() - ctx.px(close_size), in.y, ctx.px(close_size), ctx.px(close_size)});
    return in.y + ctx.px(close_size + 20);
}

constexpr float word_pad = 20;

float word_height(LayoutContext& ctx, std::size_t term, float width) {
    return set_fitting(ctx, ctx.words(ctx.exhibit().terms[term].term), ctx.tokens().type.label,
                       {width - ctx.px(2 * word_pad), 0})
        .size.h;
}

/// The word and what it means; returns its lower edge.
float put_term(LayoutContext& ctx, DisplayList& list, const Term& term, RectPx box, RectPx window) {
    const auto& type = ctx.tokens().type;
    const VisibleText word = ctx.words(term.term), plain = ctx.words(term.plain);
    const RectPx head = put_text(ctx, list, word, type.card_title, {box.x, box.y, box.w, 0},
                                 ctx.theme.on_sheet, {.shrink = true});
    TypeToken body = type.lead;
    body.weight = 500;
    body.line = 1.4F;
    const RectPx text =
        put_text(ctx, list, plain, body, {box.x, head.bottom() + ctx.px(14), box.w, 0},
                 ctx.theme.on_sheet, {.shrink = true});
    // What is scrolled out of sight lies under no finger.
    const RectPx seen = inside({box.x, box.y, box.w, text.bottom() - box.y}, window);
    put_node(ctx, {.id = "term-text",
                   .role = Role::text,
                   .label = word.view(),
                   .value = plain.view(),
                   .box = seen,
                   .region = Region::page,
                   .hit = seen.h > 0});
    return text.bottom();
}

/// A word as a button, as high as its row.
void put_word(LayoutContext& ctx, DisplayList& list, std::size_t i, RectPx place, RectPx window) {
    const Term& term = ctx.exhibit().terms[i];
    const bool chosen = ctx.state.glossary.term == TermId(i);
    const NodeId id("term-", term.key);
    const bool pressed = ctx.is_pressed(id.key());
    const auto colors =
        button_colors(ctx, chosen ? ButtonLook::strong : ButtonLook::sheet, pressed);
    put_face(ctx, list, place, colors.surface, pressed);
    const float y = place.y + (place.h - word_height(ctx, i, place.w)) / 2;
    put_text(ctx, list, ctx.words(term.term), ctx.tokens().type.label,
             {place.x + ctx.px(word_pad), y, place.w - ctx.px(2 * word_pad), 0}, colors.content,
             {.shrink = true});
    // Words scrolled out of sight must not be touched.
    ctx.nodes.mute(!window.contains(place.centre()));
    put_node(ctx, {.id = id,
                   .role = Role::button,
                   .label = ctx.words(term.term).view(),
                   .hint = ctx.words(Word::term_hint).view(),
                   .box = place,
                   .region = Region::page,
                   .drag = DragKind::list,
                   .on_tap = OpenTerm{TermId(i)}});
    ctx.nodes.mute(false);
}

/// All words in two columns where they fit, in the order of the sheet; rows are as high as their
/// words. Returns their lower edge.
float put_words(LayoutContext& ctx, DisplayList& list, RectPx at, RectPx window) {
    const std::size_t count = ctx.exhibit().terms.size();
    const float space = ctx.px(gap), half = (at.w - space) / 2;
    // One column where a word would be longer than half a line.
    const bool breaks = std::ranges::any_of(ctx.exhibit().terms, [&](const Term& term) {
        return set_fitting(ctx, ctx.words(term.term), ctx.tokens().type.label,
                           {half - ctx.px(2 * word_pad), 0})
            .broken_word;
    });
    const std::size_t across = breaks ? 1 : 2;
    const float w = breaks ? at.w : half;
    float y = at.y;
    for (std::size_t i = 0; i < count; i += across) {
        float h = word_height(ctx, i, w);
        if (across > 1 && i + 1 < count)
            h = std::max(h, word_height(ctx, i + 1, w));
        h = std::max(h + ctx.px(20), ctx.px(row_height));
        for (std::size_t k = i; k < std::min(i + across, count); ++k) {
            const RectPx place{at.x + static_cast<float>(k - i) * (w + space), y, w, h};
            if (place.overlaps(window))
                put_word(ctx, list, k, place, window);
        }
        y += h + space;
    }
    return y - space;
}

/// The word that was asked for and what it means, and below it all words; scrolls as a whole.
/// Returns how far.
float put_content(LayoutContext& ctx, DisplayList& list, RectPx window) {
    const float scroll = ctx.state.list.scroll;
    put_node(ctx, {.id = "term-list",
                   .role = Role::text,
                   .label = ctx.words(Word::glossary_all).view(),
                   .box = window,
                   .region = Region::page,
                   .drag = DragKind::list});
    const RectPx text = beside_rail(ctx, window, DragKind::list);
    list.push_clip(ctx.turned(text));
    float y = text.y - scroll;
    if (ctx.state.glossary.term) {
        const Term& term = ctx.exhibit().terms[ctx.state.glossary.term->index];
        y = put_term(ctx, list, term, {text.x, y, text.w, 0}, window) + ctx.px(28);
        list.fill(ctx.turned({text.x, y, text.w, ctx.px(2)}), ctx.theme.sheet_line);
        y += ctx.px(22);
    }
    y = put_words(ctx, list, {text.x, y, text.w, 0}, text);
    list.pop_clip();
    const float scrollable = std::max(y + scroll - window.bottom(), 0.0F);
    put_scroll_rail(ctx, list, {.region = Region::page, .paper = ctx.theme.sheet}, text,
                    rail_place(ctx, window), scrollable);
    return scrollable;
}

} // namespace

LayoutFacts put_glossary(LayoutContext& ctx) {
    DisplayList& list = ctx.list();
    const Instant age = ctx.now - ctx.state.scene_began;
    const float shown = ctx.tokens().motion.enter(
        std::clamp(seconds(age) / seconds(ctx.tokens().motion.card_in), 0.0F, 1.0F));
    const RectPx sheet = sheet_box(ctx);
    put_ground(ctx, list, sheet, shown);
    list.begin_group(shown, {0, ctx.state.calm ? 0 : ctx.px(24) * (1 - shown)});
    list.shadow(ctx.turned(sheet), ctx.px(ctx.tokens().radius_card),
                ctx.px(ctx.tokens().shadow_spread), Rgba{0, 0, 0, 140});
    list.fill(ctx.turned(sheet), ctx.theme.sheet, ctx.px(ctx.tokens().radius_card));
    put_node(ctx, {.id = "glossary",
                   .role = Role::card,
                   .label = ctx.words(Word::glossary_title).view(),
                   .box = sheet,
                   .region = Region::page});
    const RectPx in{sheet.x + ctx.px(pad), sheet.y + ctx.px(28), sheet.w - 2 * ctx.px(pad),
                    sheet.h - ctx.px(28 + 32)};
    const float y = put_head(ctx, list, in);
    const float foot = in.bottom() - ctx.px(foot_height);
    LayoutFacts facts;
    facts.list_scrollable_px = put_content(ctx, list, {in.x, y, in.w, foot - ctx.px(20) - y});
    const ButtonSpec home{.id = "home",
                          .label = ctx.words(Word::home),
                          .icon = Icon::map,
                          .look = ButtonLook::sheet,
                          .on_tap = GoHome{},
                          .region = Region::page};
    put_button(ctx, list, home,
               {in.x, foot, std::min(button_width(ctx, home), in.w), ctx.px(foot_height)});
    list.end_group();
    return facts;
}

} // namespace fl
