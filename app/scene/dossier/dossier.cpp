#include "scene/dossier/dossier_parts.h"
#include "scene/parts/scrolled.h"

#include <algorithm>

namespace fl {
namespace {

constexpr float pad = 44;
constexpr float side_share = 452.0F / 1152, stands_share = 642.0F / 1152;

bool earlier(const Evidence& a, const Evidence& b) {
    return a.from < b.from;
}

/// Statements and acts that decide the value of one state on one question.
void collect_evidence(const Exhibit& exhibit, StateId state, QuestionId question,
                      std::vector<Evidence>& out) {
    out.clear();
    for (std::size_t i = 0; i < exhibit.positions.size(); ++i) {
        const Position& p = exhibit.positions[i];
        if (p.state == state && p.question == question)
            out.push_back({StanceSource::view,
                           i,
                           {make_day(p.year, 1, 1), DatePrecision::year},
                           p.counts_from});
    }
    for (std::size_t i = 0; i < exhibit.acts.size(); ++i) {
        const Act& act = exhibit.acts[i];
        if (act.state != state || !act.date)
            continue;
        const auto rule = std::ranges::find_if(exhibit.rules, [&](const StanceRule& r) {
            return r.instrument == act.instrument && r.role == act.role && r.question == question;
        });
        if (rule == exhibit.rules.end())
            continue;
        const Day from = rule->effective_from
                             ? std::max(act.date->first, rule->effective_from->first)
                             : act.date->first;
        out.push_back({StanceSource::acts, i, *act.date, from});
    }
    if (question == exhibit.range_question && exhibit.states[state.index].range_value)
        out.push_back({StanceSource::range,
                       0,
                       {exhibit.range_from, DatePrecision::year},
                       exhibit.range_from});
    std::ranges::stable_sort(out, earlier);
}

void remember(const LayoutContext& ctx, DossierMemory& memory, StateId state) {
    const Exhibit& exhibit = ctx.exhibit();
    if (memory.state != state) {
        memory.state = state;
        memory.question.reset();
        collect_joined(exhibit, state, memory.joined);
        most_telling(exhibit, memory.joined, memory.telling);
        collect_moments(exhibit, state, memory.moments);
        best_moments(exhibit, state, memory.moments, 3, memory.best);
    }
    const QuestionId question = ctx.state.dossier.question;
    if (ctx.state.dossier.view == DossierView::evidence && memory.question != question) {
        memory.question = question;
        collect_evidence(exhibit, state, question, memory.evidence);
    }
}

void put_sheet(LayoutContext& ctx, DisplayList& list, RectPx sheet, VisibleText name) {
    const float radius = ctx.px(ctx.tokens().radius_sheet);
    list.shadow(ctx.turned(sheet), radius, ctx.px(ctx.tokens().shadow_spread), Rgba{0, 0, 0, 140});
    list.fill(ctx.turned(sheet), ctx.theme.sheet, radius);
    if (ctx.state.screen.portrait()) // it stands on the dock
        list.fill({sheet.x, sheet.bottom() - radius, sheet.w, radius}, ctx.theme.sheet);
    put_node(ctx, {.id = "dossier",
                   .role = Role::card,
                   .label = ctx.words(Word::dossier).view(),
                   .value = name.view(),
                   .box = sheet,
                   .region = Region::card});
}

/// Lengths that a small screen has less of.
struct SheetLook {
    float head_top, head_height, below_head, foot;
};

SheetLook look_of(const LayoutContext& ctx) {
    return ctx.state.screen.compact() ? SheetLook{16, 78, 6, 12} : SheetLook{24, 84, 10, 26};
}

/// With the largest text scales and lists stand under each other and scroll as one; a list that was
/// asked for takes their place.
float put_column(Dossier& d, RectPx box) {
    LayoutContext& ctx = d.ctx;
    if (d.view() != DossierView::overview)
        return put_dossier_list(d, box);
    const float air = ctx.px(16); // faces of rows stand out at their sides
    const RectPx window{box.x - air, box.y, box.w + air, box.h};
    d.window = window;
    return put_scrolled_list(ctx, d.list, "dossier-column", ctx.words(Word::dossier), window,
                             ctx.theme.sheet, ButtonLook::sheet, [&](RectPx at) {
                                 at = {at.x + air, at.y, at.w - 2 * air, 0};
                                 const float y = put_stands_column(d, at) + ctx.px(20);
                                 return put_side_column(d, {at.x, y, at.w, 0}) - at.y;
                             });
}

/// Scales at the leading side, lists at the trailing one; in portrait above each other.
float put_body(Dossier& d, RectPx sheet, float top) {
    LayoutContext& ctx = d.ctx;
    const float x = sheet.x + ctx.px(pad);
    const float w = sheet.w - ctx.px(2 * pad), bottom = sheet.bottom() - ctx.px(look_of(ctx).foot);
    if (ctx.large_text())
        return put_column(d, {x, top, w, bottom - top});
    if (!ctx.state.screen.portrait()) {
        const float side = w * side_share, stands = w * stands_share;
        put_stands(d, {x, top, stands, bottom - top});
        const float line = (x + stands + sheet.right() - ctx.px(pad) - side) / 2;
        d.list.fill(ctx.turned({line, top + ctx.px(20), ctx.px(2), bottom - top - ctx.px(20)}),
                    ctx.theme.sheet_line);
        return put_dossier_side(d, {sheet.right() - ctx.px(pad) - side, top, side, bottom - top});
    }
    const float middle = sheet.bottom() - ctx.px(288);
    put_stands(d, {x, top, w, middle - ctx.px(14) - top});
    d.list.fill(ctx.turned({x, middle, w, ctx.px(2)}), ctx.theme.sheet_line);
    const float y = middle + ctx.px(8);
    return put_dossier_side(d, {x, y, w, sheet.bottom() - ctx.px(20) - y});
}

} // namespace

void put_dossier_node(Dossier& d, Node node) {
    put_node_in(d.ctx, d.window, std::move(node));
}

LayoutFacts put_dossier(LayoutContext& ctx, SceneMemory& memory) {
    const StateId state = *ctx.state.dossier.state;
    remember(ctx, memory.dossier, state);
    DisplayList& list = ctx.list();
    const RectPx sheet = ctx.areas.dossier;
    const float away = 1 - dossier_progress(ctx);
    const PointPx slide =
        ctx.state.screen.portrait()
            ? PointPx{0, away * sheet.h}
            : PointPx{away * (ctx.areas.screen.w - sheet.x) * (ctx.rtl() ? -1.0F : 1.0F), 0};
    ctx.nodes.mute(!dossier_answers(ctx));
    ctx.nodes.slide(slide);
    list.begin_group(1, slide);
    Dossier d{ctx, list, memory.dossier, state, to_day(ctx.state.cursor)};
    put_sheet(ctx, list, sheet, ctx.words(d.facts().name));
    const SheetLook look = look_of(ctx);
    const RectPx head{sheet.x + ctx.px(pad), sheet.y + ctx.px(look.head_top),
                      sheet.w - ctx.px(pad + 24), ctx.px(look.head_height)};
    const float top = put_dossier_head(d, head) + ctx.px(look.below_head);
    LayoutFacts facts;
    facts.list_scrollable_px = put_body(d, sheet, top);
    list.end_group();
    ctx.nodes.slide({});
    ctx.nodes.mute(false);
    return facts;
}

} // namespace fl
