#include "scene/outcomes/outcome_parts.h"
#include "scene/parts/page.h"
#include "scene/parts/scroll_rail.h"

namespace fl {
namespace {

constexpr float close_size = 72, pill_height = 76, event_height = 78;

/// What was expected, the verdict, all that came of it and how the verdict is meant; returns its
/// height.
float put_account(LayoutContext& ctx, DisplayList& list, LinkedSurface& surface,
                  const Prediction& prediction, RectPx box) {
    const auto& type = ctx.tokens().type;
    const Theme& t = ctx.theme;
    float y = box.y;
    const auto put = [&](VisibleText text, const TypeToken& token, Rgba color) {
        y = put_text(ctx, list, text, token, {box.x, y, box.w, 0}, color).bottom();
    };
    TypeToken kind = type.label;
    kind.weight = 700;
    put(ctx.words(Word::outcomes_expected), kind, t.on_sheet_secondary);
    y += ctx.px(8);
    TypeToken statement = type.card_title;
    statement.size = 50;
    put(ctx.words(prediction.statement), statement, t.on_sheet);
    y += ctx.px(22);
    put_verdict_pill(ctx, list, prediction.verdict,
                     {box.x, y, verdict_pill_width(ctx), ctx.px(pill_height)}, true);
    // Beside the pill, or below it where that is too narrow.
    const float pill_w = verdict_pill_width(ctx), beside = box.w - pill_w - ctx.px(24);
    const bool fits = row_kind_width(ctx, prediction, beside) <= beside;
    const float kind_h = put_row_kind(ctx, nullptr, prediction, {0, 0, beside, 0}, {});
    const float middle = y + (ctx.px(pill_height) - kind_h) / 2;
    put_row_kind(ctx, &list, prediction,
                 fits ? RectPx{box.x + pill_w + ctx.px(24), middle, beside, 0}
                      : RectPx{box.x, y + ctx.px(pill_height + 8), box.w, 0},
                 t.on_sheet_secondary);
    y += ctx.px(pill_height + 24) + (fits ? 0 : kind_h);
    put(filled(ctx, ctx.words(Word::outcomes_by),
               {ctx.dates.full({ctx.exhibit().as_of, DatePrecision::day})}),
        kind, t.on_sheet_secondary);
    y += ctx.px(6);
    TypeToken body = type.body;
    body.size = 30;
    body.line = 1.46F;
    y = put_linked_text(ctx, list, surface, ctx.words(prediction.outcome), body,
                        {box.x, y, box.w, 0}, t.on_sheet)
            .bottom();
    if (prediction.note) {
        y += ctx.px(20);
        const float top = y;
        const RectPx aside{box.x + ctx.px(24), y, box.w - ctx.px(24), 0};
        TypeToken small = type.minimum;
        small.size = 24;
        y = put_text(ctx, list, ctx.words(prediction.note), small, aside, t.on_sheet_secondary)
                .bottom();
        list.fill(ctx.turned({box.x, top, ctx.px(4), y - top}), t.sheet_line, ctx.px(2));
    }
    return y + ctx.px(16) - box.y;
}

/// One event that supports the verdict.
struct EvidenceLook {
    TypeToken date, title, summary;
    bool with_summary = false;
    float inset = 0, trailing = 0; // of the text from the box's sides
};

EvidenceLook evidence_look(const LayoutContext& ctx, bool with_summary) {
    const auto& type = ctx.tokens().type;
    EvidenceLook look{type.minimum, type.button, type.minimum,
                      with_summary, ctx.px(66),  ctx.px(66)};
    look.title.size = 25;
    look.summary.line = 1.3F;
    return look;
}

float evidence_height(LayoutContext& ctx, const Event& event, const EvidenceLook& look, float w) {
    const float room = w - look.inset - look.trailing;
    float h = set_text(ctx, ctx.words(event.title), look.title, room).size.h +
              set_text(ctx, VisibleText::composed(ctx.dates.full(event.date)), look.date, 0).size.h;
    if (look.with_summary)
        h += ctx.px(6) + set_text(ctx, ctx.words(event.summary), look.summary, room).size.h;
    return std::max(h + ctx.px(look.with_summary ? 32 : 18), ctx.px(event_height));
}

/// Mark, date, title and where there is room the summary. Its card names the sources.
void put_evidence(LayoutContext& ctx, DisplayList& list, EventId id, const EvidenceLook& look,
                  RectPx box) {
    const Event& event = ctx.exhibit().events[id.index];
    const NodeId node("event-", event.key);
    const bool pressed = ctx.is_pressed(node.key());
    const Theme& t = ctx.theme;
    put_face(ctx, list, box, pressed ? t.sheet_line : t.sheet2, pressed);
    const RectPx mark{box.x + ctx.px(20), box.y, ctx.px(28), box.h};
    draw_event_head(list, event.kind, ctx.turned(mark).centre(), ctx.px(24), t.on_sheet, false, 0);
    const float x = box.x + look.inset, w = box.w - look.inset - look.trailing;
    const VisibleText date = VisibleText::composed(ctx.dates.full(event.date));
    float y = box.y + ctx.px(look.with_summary ? 16 : 9);
    y = put_text(ctx, list, date, look.date, {x, y, w, 0}, t.on_sheet_secondary, {.wrap = false})
            .bottom();
    y = put_text(ctx, list, ctx.words(event.title), look.title, {x, y, w, 0}, t.on_sheet).bottom();
    if (look.with_summary)
        put_text(ctx, list, ctx.words(event.summary), look.summary, {x, y + ctx.px(6), w, 0},
                 t.on_sheet_secondary);
    const float icon = ctx.px(30);
    draw_icon(list, Icon::chevron_trailing,
              ctx.turned({box.right() - ctx.px(20) - icon, box.centre().y - icon / 2, icon, icon}),
              t.on_sheet, ctx.px(2.6F), ctx.rtl());
    put_node(
        ctx,
        {.id = node,
         .role = Role::event,
         .label = ctx.words(event.title).view(),
         .value = look.with_summary
                      ? together(ctx, {date.view(), ctx.words(event.summary).view()}, ". ").view()
                      : date.view(),
         .hint = ctx.words(Word::open_card).view(),
         .box = box,
         .region = Region::page,
         .drag = DragKind::list,
         .on_tap = OpenEvent{id}});
}

/// Summaries are shown when all of them find room.
EvidenceLook fitting_look(LayoutContext& ctx, const Prediction& prediction, float w, float h) {
    const EvidenceLook full = evidence_look(ctx, true);
    float needed = ctx.px(56);
    for (const EventId event : prediction.evidence)
        needed += evidence_height(ctx, ctx.exhibit().events[event.index], full, w) + ctx.px(10);
    return needed <= h ? full : evidence_look(ctx, false);
}

float put_evidence_list(LayoutContext& ctx, DisplayList& list, const Prediction& prediction,
                        RectPx box, RectPx seen) {
    TypeToken kind = ctx.tokens().type.label;
    kind.weight = 700;
    const EvidenceLook look = fitting_look(ctx, prediction, box.w, seen.bottom() - box.y);
    float y =
        put_text(ctx, list, ctx.words(Word::evidence), kind, box, ctx.theme.on_sheet_secondary)
            .bottom() +
        ctx.px(12);
    put_node(ctx, {.id = "outcome-evidence",
                   .role = Role::heading,
                   .label = ctx.words(Word::evidence).view(),
                   .box = {box.x, box.y, box.w, y - box.y},
                   .region = Region::page,
                   .hit = false});
    for (const EventId event : prediction.evidence) {
        const Event& one = ctx.exhibit().events[event.index];
        const RectPx place{box.x, y, box.w, evidence_height(ctx, one, look, box.w)};
        // Buttons that are scrolled out of sight must not be touched.
        ctx.nodes.mute(!seen.contains(place.centre()));
        put_evidence(ctx, list, event, look, place);
        ctx.nodes.mute(false);
        y = place.bottom() + ctx.px(10);
    }
    if (prediction.evidence.empty())
        return y - box.y;
    const auto row = static_cast<std::size_t>(&prediction - ctx.exhibit().predictions.data());
    const ButtonSpec sources{.id = "outcome-sources",
                             .label = ctx.words(Word::sources),
                             .icon = Icon::sources,
                             .look = ButtonLook::sheet,
                             .on_tap = OpenSources{PredictionRow{row}},
                             .region = Region::page,
                             .drag = DragKind::list};
    const RectPx place{box.x, y + ctx.px(6), std::min(button_width(ctx, sources), box.w),
                       ctx.px(pill_height)};
    ctx.nodes.mute(!seen.contains(place.centre()));
    put_button(ctx, list, sources, place);
    ctx.nodes.mute(false);
    return place.bottom() + ctx.px(4) - box.y;
}

void put_panel_text(LayoutContext& ctx, DisplayList& list, TermMemory& terms,
                    const Prediction& prediction, RectPx in, LayoutFacts& facts) {
    const float scroll = ctx.state.list.scroll;
    put_node(ctx, {.id = "outcome-head",
                   .role = Role::heading,
                   .label = ctx.words(prediction.statement).view(),
                   .value = together(ctx,
                                     {ctx.words(Word::outcomes_expected).view(),
                                      ctx.words(type_word(prediction)).view(),
                                      ctx.words(verdict_word(prediction.verdict)).view(),
                                      is_marked(prediction) ? ctx.words(Word::recalled_mark).view()
                                                            : ""},
                                     ". ")
                                .view(),
                   .box = in,
                   .region = Region::page,
                   .hit = false});
    const VisibleText by = filled(ctx, ctx.words(Word::outcomes_by),
                                  {ctx.dates.full({ctx.exhibit().as_of, DatePrecision::day})});
    put_node(ctx, {.id = "outcome-text",
                   .role = Role::text,
                   .label = ctx.words(prediction.outcome).view(),
                   .value = ctx.words(prediction.note).view(),
                   .hint = by.view(),
                   .box = in,
                   .region = Region::page,
                   .drag = DragKind::list,
                   .reads = true});
    list.push_clip(ctx.turned(in.grown(ctx.px(4))));
    const bool stacked = ctx.state.screen.portrait();
    const float gap = ctx.px(72), column = stacked ? in.w : (in.w - gap) / 2;
    LinkedSurface surface{terms, Region::page, DragKind::list, ctx.turned(in)};
    const RectPx account{in.x, in.y - scroll, column, 0};
    const float account_h = put_account(ctx, list, surface, prediction, account);
    const RectPx evidence{stacked ? in.x : in.x + column + gap,
                          account.y + (stacked ? account_h + ctx.px(20) : 0), column, 0};
    const float evidence_h = put_evidence_list(ctx, list, prediction, evidence, in);
    list.pop_clip();
    const float height =
        stacked ? account_h + ctx.px(20) + evidence_h : std::max(account_h, evidence_h);
    facts.list_scrollable_px = std::max(height - in.h, 0.0F);
    // Below the button that closes, whose column has room for the rail.
    const float below = ctx.px(close_size + 16);
    const RectPx rail{in.right() + ctx.px(28), in.y + below, ctx.px(close_size), in.h - below};
    put_scroll_rail(ctx, list, {.region = Region::page, .paper = ctx.theme.sheet}, in, rail,
                    facts.list_scrollable_px);
}

} // namespace

LayoutFacts put_outcome_panel(LayoutContext& ctx, DisplayList& list, TermMemory& terms, RectPx row,
                              RectPx page) {
    LayoutFacts facts;
    const int index = *ctx.state.outcomes.open_row;
    const Prediction& prediction = ctx.exhibit().predictions[static_cast<std::size_t>(index)];
    const float grown = ctx.tokens().motion.enter(ctx.state.outcomes.row.at(ctx.now));
    const RectPx sheet{page.x, mix(row.y, page.y, grown), page.w, mix(row.h, page.h, grown)};
    const float radius = ctx.px(ctx.tokens().radius_card);
    list.begin_group(std::min(grown * 2, 1.0F), {});
    list.shadow(ctx.turned(sheet), radius, ctx.px(ctx.tokens().shadow_spread), Rgba{0, 0, 0, 140});
    list.fill(ctx.turned(sheet), ctx.theme.sheet, radius);
    list.end_group();
    list.begin_group(grown, {});
    list.push_clip(ctx.turned(sheet));
    const float pad = ctx.px(ctx.tokens().card_padding);
    const float top = sheet.y + pad - ctx.px(4);
    put_panel_text(ctx, list, terms, prediction,
                   {sheet.x + pad, top, sheet.w - 2 * pad - ctx.px(close_size + 12),
                    page.h - 2 * pad + ctx.px(8)},
                   facts);
    put_button(ctx, list,
               close_button(
                   ctx, {.primary = true, .look = ButtonLook::sheet, .on_tap = OpenOutcome{index}}),
               {sheet.right() - ctx.px(close_size + 24), sheet.y + ctx.px(24), ctx.px(close_size),
                ctx.px(close_size)});
    list.pop_clip();
    list.end_group();
    return facts;
}

} // namespace fl
