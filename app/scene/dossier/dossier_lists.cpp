#include "scene/dossier/dossier_parts.h"
#include "scene/parts/scrolled.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace fl {
namespace {

constexpr float head_height = 72, dot_column = 36;

VisibleText list_title(Dossier& d) {
    switch (d.view()) {
    case DossierView::evidence:
        return d.ctx.words(d.ctx.exhibit().questions[d.ctx.state.dossier.question.index].tab);
    case DossierView::instruments:
        return d.ctx.words(Word::joined);
    case DossierView::moments:
    case DossierView::overview:
        break;
    }
    return d.ctx.words(Word::moments);
}

/// What one piece of evidence says, who says it, and how it is cited.
struct EvidenceText {
    VisibleText kind, says, cited;
    Confidence confidence = Confidence::verified;
};

EvidenceText text_of(Dossier& d, const Evidence& evidence) {
    LayoutContext& ctx = d.ctx;
    const Exhibit& exhibit = ctx.exhibit();
    const auto citation = [&](SourceId source) {
        return VisibleText::composed(exhibit.sources[source.index].citation);
    };
    if (evidence.source == StanceSource::view) {
        const Position& p = exhibit.positions[evidence.index];
        return {ctx.words(Word::from_view), ctx.words(p.statement), citation(p.source),
                p.confidence};
    }
    if (evidence.source == StanceSource::acts) {
        const Act& act = exhibit.acts[evidence.index];
        const Joined joined{act.instrument, act.role, evidence.date, act.source, 0};
        return {ctx.words(role_word(exhibit, joined)),
                ctx.words(exhibit.instruments[act.instrument.index].name), citation(act.source),
                act.confidence};
    }
    const StanceClass cls = stance_class(d.facts().range_value.value_or(0));
    return {ctx.words(Word::from_range),
            filled(ctx, ctx.words(Word::range_evidence), {ctx.words(class_word(cls)).view()}),
            ctx.words(d.facts().range_evidence), Confidence::verified};
}

/// Ids are language-free: digits as a computer writes them.
NodeId numbered(std::string_view prefix, std::size_t number) {
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return {prefix, {digits.data(), static_cast<std::size_t>(end - digits.data())}};
}

/// "2014  Own statement", the statement, the citation. Returns the height.
float put_evidence(Dossier& d, const Evidence& evidence, std::size_t number, RectPx row,
                   RectPx box) {
    LayoutContext& ctx = d.ctx;
    const auto& type = ctx.tokens().type;
    const EvidenceText text = text_of(d, evidence);
    const float x = row.x + ctx.px(dot_column), w = row.right() - x, r = ctx.px(10);
    const VisibleText when = VisibleText::composed(ctx.dates.year(evidence.date.first));
    const float line = std::max(ctx.px(34), set_text(ctx, when, type.label, 0).size.h);
    put_mark(ctx, d.list, {row.x + r + ctx.px(2), row.y + line / 2}, r, MarkShape::circle,
             evidence.from <= d.day, d.mark_colors());
    const TextPlace middle{.valign = VAlign::middle, .wrap = false};
    const RectPx year =
        put_text(ctx, d.list, when, type.label, {x, row.y, w, line}, ctx.theme.on_sheet, middle);
    put_text(ctx, d.list, text.kind, type.label,
             {year.right() + ctx.px(14), row.y, row.right() - year.right() - ctx.px(14), line},
             ctx.theme.on_sheet_secondary,
             {.valign = VAlign::middle, .max_lines = 1, .shrink = true});
    TypeToken says = type.body, cited = type.minimum;
    says.size = 25;
    says.line = cited.line = 1.28F;
    float y = put_text(ctx, d.list, text.says, says, {x, row.y + line, w, 0}, ctx.theme.on_sheet)
                  .bottom();
    y = put_text(ctx, d.list, text.cited, cited, {x, y + ctx.px(4), w, 0},
                 ctx.theme.on_sheet_secondary)
            .bottom();
    if (text.confidence == Confidence::recalled)
        y = put_text(ctx, d.list, ctx.words(Word::recalled_mark), cited, {x, y, w, 0},
                     ctx.theme.on_sheet_secondary)
                .bottom();
    const RectPx seen = inside({row.x, row.y, row.w, y - row.y}, box);
    if (seen.h > ctx.px(24)) // a line of it can be read
        put_node(ctx, {.id = numbered("evidence-", number + 1),
                       .role = Role::text,
                       .label = text.says.view(),
                       .value = text.cited.view(),
                       .hint = text.kind.view(),
                       .box = seen,
                       .region = Region::card,
                       .drag = DragKind::list});
    return y - row.y;
}

float put_items(Dossier& d, RectPx at, RectPx box) {
    LayoutContext& ctx = d.ctx;
    float y = at.y;
    const auto row = [&](float h) { return RectPx{at.x, y, at.w, h}; };
    switch (d.view()) {
    case DossierView::evidence:
        for (std::size_t i = 0; i < d.memory.evidence.size(); ++i)
            y += put_evidence(d, d.memory.evidence[i], i, row(0), box) + ctx.px(20);
        break;
    case DossierView::instruments:
        for (const Joined& joined : d.memory.joined) {
            const RectPx place = row(joined_height(d, joined, at.w));
            ctx.nodes.mute(!dossier_answers(ctx) || inside(place, box).h < place.h / 2);
            y += put_joined(d, joined, place);
        }
        ctx.nodes.mute(!dossier_answers(ctx));
        break;
    case DossierView::moments:
    case DossierView::overview:
        for (const EventId event : d.memory.moments) {
            const RectPx place = row(moment_height(d, event, at.w));
            put_moment(d, event, place, inside(place, box));
            y += place.h + ctx.px(10);
        }
        break;
    }
    return y - at.y;
}

} // namespace

float put_dossier_list(Dossier& d, RectPx box) {
    LayoutContext& ctx = d.ctx;
    const float size = ctx.px(head_height);
    const ButtonSpec back{.id = "dossier-back",
                          .label = ctx.words(Word::back),
                          .icon = Icon::chevron_leading,
                          .show_label = false,
                          .look = ButtonLook::sheet,
                          .on_tap = ShowInDossier{DossierView::overview},
                          .region = Region::card};
    put_button(ctx, d.list, back, {box.x, box.y, size, size});
    const VisibleText title = list_title(d);
    // The list has no width to give: its steps stand in the row of its title.
    const RectPx head{box.x + size + ctx.px(18), box.y, box.w - size - ctx.px(18), size};
    RectPx place = head;
    if (ctx.state.list.length > 1)
        place.w -= scroll_row_width(ctx) + ctx.px(16);
    const RectPx used =
        put_text(ctx, d.list, title, ctx.tokens().type.button, place, ctx.theme.on_sheet,
                 {.valign = VAlign::middle, .max_lines = 2, .shrink = true});
    put_node(ctx, {.id = "list-title",
                   .role = Role::heading,
                   .label = title.view(),
                   .box = used,
                   .region = Region::card});
    const float y = box.y + size + ctx.px(14);
    const RectPx list_box{box.x, y, box.w, box.bottom() - y};
    const ScrollRail rail{.paper = ctx.theme.sheet};
    put_scroll_steps(ctx, d.list, rail, list_box, trailing_part(head, scroll_row_width(ctx)));
    const float scrollable =
        put_clipped_list(ctx, d.list, "dossier-list", title, list_box, list_box,
                         [&](RectPx at) { return put_items(d, at, list_box); });
    put_scroll_marks(ctx, d.list, rail, list_box, scrollable);
    return scrollable;
}

} // namespace fl
