#include "scene/parts/parts.h"
#include "scene/parts/scroll_rail.h"
#include "scene/scenes.h"

#include <algorithm>
#include <array>

namespace fl {
namespace {

constexpr float rise = 24, button_height = 76, close_size = 72;
/// Share of the room between head and buttons that a title may take from the text.
float title_share(const LayoutContext& ctx) {
    return ctx.state.screen.compact() ? 0.36F : 0.45F;
}

/// One text under another inside the scrolled area. Coordinates left to right.
class Column {
  public:
    Column(LayoutContext& ctx, DisplayList& list, RectPx box)
        : ctx_(ctx)
        , list_(list)
        , box_(box)
        , y_(box.y) {}
    void text(VisibleText text, const TypeToken& type, Rgba color, std::optional<int> weight = {}) {
        if (text.empty())
            return;
        TextPlace place;
        place.weight = weight;
        place.shrink = true; // only where a word would be longer than a line
        y_ = put_text(ctx_, list_, text, type, {box_.x, y_, box_.w, 0}, color, place).bottom();
    }
    /// Words of the glossary can be touched.
    void linked(VisibleText text, const TypeToken& type, Rgba color, LinkedSurface& surface) {
        if (!text.empty())
            y_ = put_linked_text(ctx_, list_, surface, text, type, {box_.x, y_, box_.w, 0}, color)
                     .bottom();
    }
    void gap(float units) { y_ += ctx_.px(units); }
    void rule() {
        gap(18);
        list_.fill(ctx_.turned({box_.x, y_, box_.w, ctx_.px(2)}), ctx_.theme.sheet_line);
        gap(16);
    }
    float y() const { return y_; }

  private:
    LayoutContext& ctx_;
    DisplayList& list_;
    RectPx box_;
    float y_;
};

Rgba side_color(const LayoutContext& ctx, const Event& event) {
    const int side = ctx.exhibit().tracks[event.track.index].side;
    return side > 0   ? ctx.theme.plus_on_sheet
           : side < 0 ? ctx.theme.minus_on_sheet
                      : ctx.theme.on_sheet;
}

ButtonSpec previous_button(const LayoutContext& ctx) {
    return {.id = "card-previous",
            .label = ctx.words(Word::previous),
            .icon = Icon::chevron_leading,
            .show_label = false,
            .look = ButtonLook::sheet,
            .on_tap = StepEvent{-1},
            .region = Region::card};
}

/// What the layout of the head found out.
struct Head {
    float bottom = 0;          // where the text begins
    bool has_previous = false; // else the button stands in the row at the foot
};

Head put_head(LayoutContext& ctx, DisplayList& list, const Event& event, RectPx card,
              float buttons_top) {
    const float pad = ctx.px(ctx.tokens().card_padding), x = card.x + pad;
    const Rgba color = side_color(ctx, event);
    const RectPx mark = ctx.turned({x, card.y + ctx.px(36), ctx.px(44), ctx.px(44)});
    draw_event_head(list, event.kind, mark.centre(), ctx.px(38), color, false, 0);
    const float text_x = x + ctx.px(56),
                w = card.right() - ctx.px(close_size) - ctx.px(36) - text_x;
    TypeToken kind = ctx.tokens().type.button;
    kind.weight = 700;
    const auto name =
        event.kind_name ? ctx.words(event.kind_name) : ctx.words(kind_word(event.kind));
    const TextPlace one_line{.max_lines = 1, .shrink = true};
    const RectPx first =
        put_text(ctx, list, name, kind, {text_x, card.y + ctx.px(26), w, 0}, color, one_line);
    const auto date = VisibleText::composed(ctx.dates.full(event.date));
    TypeToken when = ctx.tokens().type.button;
    when.weight = 500;
    const RectPx second =
        put_text(ctx, list, date, when, {text_x, first.bottom() + ctx.px(4), w, 0},
                 ctx.theme.on_sheet_secondary, one_line);
    put_node(ctx, {.id = "card-kind",
                   .role = Role::text,
                   .label = name.view(),
                   .value = date.view(),
                   .hint = ctx.words(event.place).view(),
                   .box = {first.x, first.y, w, second.bottom() - first.y},
                   .region = Region::card,
                   .hit = false});
    const RectPx before{card.right() - ctx.px(2 * close_size + 36), card.y + ctx.px(24),
                        ctx.px(close_size), ctx.px(close_size)};
    const bool fits = std::max(first.right(), second.right()) + ctx.px(12) <= before.x;
    if (fits && ctx.state.event->index > 0)
        put_button(ctx, list, previous_button(ctx), before);
    put_button(ctx, list,
               close_button(ctx, {.primary = true,
                                  .look = ButtonLook::sheet,
                                  .on_tap = CloseCard{},
                                  .region = Region::card}),
               {card.right() - ctx.px(close_size + 24), card.y + ctx.px(24), ctx.px(close_size),
                ctx.px(close_size)});
    const float top = std::max(card.y + ctx.px(118), second.bottom() + ctx.px(12));
    const TextPlace lines{.max_lines = 5};
    const SizePx room{card.w - 2 * pad, (buttons_top - top) * title_share(ctx)};
    const TypeToken type =
        fitting_type(ctx, ctx.words(event.title), ctx.tokens().type.card_title, room, lines);
    const RectPx title = put_text(ctx, list, ctx.words(event.title), type, {x, top, room.w, 0},
                                  ctx.theme.on_sheet, lines);
    put_node(ctx, {.id = "card-title",
                   .role = Role::heading,
                   .label = ctx.words(event.title).view(),
                   .value = date.view(),
                   .box = title,
                   .region = Region::card});
    return {title.bottom() + ctx.px(14), fits};
}

/// Summary, why it matters, the longer text and where it comes from. Returns the height that it
/// needs.
float put_text_column(LayoutContext& ctx, DisplayList& list, TermMemory& terms, const Event& event,
                      RectPx box) {
    const auto& type = ctx.tokens().type;
    TypeToken body = type.body;
    body.line = 1.4F;
    Column column(ctx, list, {box.x, box.y - ctx.state.card_scroll, box.w, 0});
    LinkedSurface surface{terms, Region::card, DragKind::card, ctx.turned(box)};
    const float top = column.y();
    column.linked(ctx.words(event.summary), body, ctx.theme.on_sheet, surface);
    if (event.why) {
        column.rule();
        column.text(ctx.words(Word::why_it_matters), type.button, side_color(ctx, event), 700);
        column.gap(4);
        column.linked(ctx.words(event.why), body, ctx.theme.on_sheet, surface);
    }
    column.rule();
    column.linked(ctx.words(event.body), body, ctx.theme.on_sheet, surface);
    column.rule();
    column.text(ctx.words(Word::sources), type.label, ctx.theme.on_sheet_secondary, 700);
    for (const SourceId source : event.sources) {
        column.gap(4);
        column.text(VisibleText::composed(ctx.exhibit().sources[source.index].citation),
                    type.minimum, ctx.theme.on_sheet_secondary);
    }
    if (event.confidence == Confidence::recalled)
        column.text(ctx.words(Word::recalled_mark), type.minimum, ctx.theme.on_sheet_secondary);
    if (!is_translated(ctx.words, event))
        column.text(ctx.words(Word::not_translated), type.minimum, ctx.theme.on_sheet_secondary);
    column.gap(10);
    return column.y() - top;
}

/// What else the scrolled area says, for those who listen.
void put_read_nodes(LayoutContext& ctx, const Event& event, RectPx box) {
    const auto put = [&](NodeId id, VisibleText label, VisibleText value) {
        put_node(ctx, {.id = id,
                       .role = Role::text,
                       .label = label.view(),
                       .value = value.view(),
                       .box = box,
                       .region = Region::card,
                       .hit = false});
    };
    std::size_t n = 0;
    for (const SourceId source : event.sources) {
        constexpr std::string_view digits = "123456789";
        put(NodeId("card-source-", digits.substr(std::min(n++, digits.size() - 1), 1)),
            ctx.words(Word::sources),
            VisibleText::composed(ctx.exhibit().sources[source.index].citation));
    }
    if (event.confidence == Confidence::recalled)
        put("card-mark", ctx.words(Word::recalled_mark), {});
    if (!is_translated(ctx.words, event))
        put("card-translation", ctx.words(Word::not_translated), {});
}

void put_scrolled(LayoutContext& ctx, DisplayList& list, TermMemory& terms, const Event& event,
                  RectPx box, LayoutFacts& facts) {
    if (event.why) {
        put_node(ctx, {.id = "card-why",
                       .role = Role::text,
                       .label = ctx.words(Word::why_it_matters).view(),
                       .value = ctx.words(event.why).view(),
                       .box = box,
                       .region = Region::card,
                       .hit = false});
    }
    put_node(ctx, {.id = "card-text",
                   .role = Role::text,
                   .label = ctx.words(event.summary).view(),
                   .value = ctx.words(event.body).view(),
                   .box = box,
                   .region = Region::card,
                   .drag = DragKind::card,
                   .reads = true});
    put_read_nodes(ctx, event, box);
    const RectPx text = beside_rail(ctx, box, DragKind::card);
    list.push_clip(ctx.turned(text));
    const float height = put_text_column(ctx, list, terms, event, text);
    list.pop_clip();
    facts.card_scrollable_px = std::max(height - box.h, 0.0F);
    put_scroll_rail(ctx, list, {.drag = DragKind::card, .paper = ctx.theme.sheet}, text,
                    rail_place(ctx, box), facts.card_scrollable_px);
}

/// The row at the foot: sources and listen at the leading side, next at the trailing one. Words go
/// where they do not fit, those of the sources first.
void put_buttons(LayoutContext& ctx, DisplayList& list, RectPx row, bool previous_in_row) {
    ButtonSpec sources{.id = "card-sources",
                       .label = ctx.words(Word::sources),
                       .icon = Icon::sources,
                       .look = ButtonLook::sheet,
                       .on_tap = OpenSources{*ctx.state.event},
                       .region = Region::card};
    ButtonSpec listen{.id = "listen",
                      .label = ctx.words(Word::listen),
                      .icon = Icon::listen,
                      .look = ButtonLook::sheet,
                      .on_tap = ReadCard{},
                      .region = Region::card};
    const ButtonSpec next{.id = "card-next",
                          .label = ctx.words(Word::next),
                          .icon = Icon::chevron_trailing,
                          .icon_after = true,
                          .primary = true,
                          .enabled = ctx.state.event->index + 1U < ctx.exhibit().events.size(),
                          .look = ButtonLook::strong,
                          .on_tap = StepEvent{1},
                          .region = Region::card};
    const float gap = ctx.px(12), small = ctx.px(ctx.tokens().target_min);
    const float wanted = std::max(button_width(ctx, next), ctx.px(170));
    const auto width = [&](const ButtonSpec& spec) {
        return spec.show_label ? button_width(ctx, spec) : small;
    };
    const float first = previous_in_row ? small + gap : 0;
    const auto fits = [&] {
        return first + width(sources) + gap + width(listen) + gap + wanted <= row.w;
    };
    sources.show_label = fits();
    listen.show_label = fits();
    const float next_w = std::min(wanted, row.w - first - width(sources) - width(listen) - 2 * gap);
    if (previous_in_row)
        put_button(ctx, list, previous_button(ctx), {row.x, row.y, small, row.h});
    float x = row.x + first;
    for (const ButtonSpec* spec : {&sources, &listen}) {
        const float w = width(*spec);
        put_button(ctx, list, *spec, {x, row.y, w, row.h});
        x += w + gap;
    }
    if (next.enabled)
        put_button(ctx, list, next, {row.right() - next_w, row.y, next_w, row.h});
}

} // namespace

LayoutFacts put_event_card(LayoutContext& ctx, SceneMemory& memory) {
    LayoutFacts facts;
    if (!ctx.state.event)
        return facts;
    DisplayList& list = ctx.list();
    const Event& event = ctx.exhibit().events[ctx.state.event->index];
    const float shown = card_progress(ctx);
    const RectPx card = ctx.areas.card;
    const bool leaving = ctx.scene != SceneId::event;
    ctx.nodes.mute(leaving);
    list.begin_group(shown, {0, ctx.state.calm ? 0 : ctx.px(rise) * (1 - shown)});
    list.shadow(ctx.turned(card), ctx.px(ctx.tokens().radius_card),
                ctx.px(ctx.tokens().shadow_spread), Rgba{0, 0, 0, 140});
    list.fill(ctx.turned(card), ctx.theme.sheet, ctx.px(ctx.tokens().radius_card));
    put_node(ctx, {.id = "event-card",
                   .role = Role::card,
                   .label = ctx.words(Word::event_card).view(),
                   .value = ctx.words(event.title).view(),
                   .box = card,
                   .region = Region::card,
                   .drag = DragKind::card});
    const float pad = ctx.px(ctx.tokens().card_padding);
    const RectPx row{card.x + pad, card.bottom() - ctx.px(button_height + 20), card.w - 2 * pad,
                     ctx.px(button_height)};
    const Head head = put_head(ctx, list, event, card, row.y);
    put_scrolled(ctx, list, memory.terms, event,
                 {row.x, head.bottom, row.w, row.y - ctx.px(12) - head.bottom}, facts);
    put_buttons(ctx, list, row, !head.has_previous && ctx.state.event->index > 0);
    list.end_group();
    ctx.nodes.mute(false);
    return facts;
}

} // namespace fl
