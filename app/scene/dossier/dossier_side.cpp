#include "scene/dossier/dossier_parts.h"
#include "scene/parts/scrolled.h"
#include "text/script_runs.h"

#include <algorithm>

namespace fl {
namespace {

constexpr float heading_height = 48, all_height = 46, joined_pitch = 70;
constexpr float moment_least = 72, moment_gap = 10.5F;

/// A heading, and behind it the way to the whole list.
struct PartHead {
    NodeId id;
    Word word;
    NodeId all;
    DossierView view;
};

/// "All 16": a small face in a full touch box, so that the heading's row stays low. Returns where
/// it begins.
float put_all_button(Dossier& d, const PartHead& head, std::size_t count, RectPx row) {
    LayoutContext& ctx = d.ctx;
    const VisibleText label =
        filled(ctx, ctx.words(Word::all_of), {ctx.dates.number(static_cast<long>(count))});
    const NodeId id = head.all;
    const float height = ctx.px(all_height);
    // The arrow goes where the heading needs its place.
    TypeToken least = ctx.tokens().type.label;
    least.size = 1;
    const bool arrow = set_text(ctx, ctx.words(head.word), least, 0).size.w < row.w * 0.5F;
    const float icon = arrow ? ctx.px(22) : 0;
    const TypeToken type =
        fitting_type(ctx, label, ctx.tokens().type.label, {row.w * 0.4F, height}, {.wrap = false});
    const float text = set_text(ctx, label, type, 0).size.w;
    const float w = std::max(text + icon + ctx.px(2 * 18 + (arrow ? 8 : 0)), ctx.px(84));
    const RectPx face{row.right() - w, row.centre().y - height / 2, w, height};
    const bool pressed = ctx.is_pressed(id.key());
    const auto colors = button_colors(ctx, ButtonLook::sheet, pressed);
    put_face(ctx, d.list, face, colors.surface, pressed);
    put_text(ctx, d.list, label, type, {face.x + ctx.px(18), face.y, text, face.h}, colors.content,
             {.valign = VAlign::middle, .wrap = false});
    if (arrow)
        draw_icon(
            d.list, Icon::chevron_trailing,
            ctx.turned({face.right() - ctx.px(14) - icon, face.centre().y - icon / 2, icon, icon}),
            colors.content, ctx.px(2.6F), ctx.rtl());
    const float target = ctx.px(ctx.tokens().target_min);
    // Above the first list are the buttons of the head, below it is text.
    const bool below_buttons = head.view == DossierView::instruments && !d.window;
    const float top = below_buttons ? row.y : face.centre().y - target / 2;
    put_dossier_node(d, {.id = id,
                         .role = Role::button,
                         .label = label.view(),
                         .box = {face.x, top, w, target},
                         .region = Region::card,
                         .on_tap = ShowInDossier{head.view}});
    return face.x;
}

void put_heading(Dossier& d, NodeId id, Word word, RectPx row) {
    const RectPx used = put_text(d.ctx, d.list, d.ctx.words(word), d.ctx.tokens().type.label, row,
                                 d.ctx.theme.on_sheet_secondary,
                                 {.valign = VAlign::middle, .max_lines = 1, .shrink = true});
    put_dossier_node(d, {.id = id,
                         .role = Role::heading,
                         .label = d.ctx.words(word).view(),
                         .box = used,
                         .region = Region::card});
}

/// In the column of large text as high as the touch box of its button, which may not reach into
/// what stands above and below.
float head_height(const Dossier& d) {
    return d.ctx.px(d.window ? d.ctx.tokens().target_min : heading_height);
}

RectPx put_part_head(Dossier& d, const PartHead& head, RectPx box, std::size_t shown,
                     std::size_t all) {
    LayoutContext& ctx = d.ctx;
    const RectPx row{box.x, box.y, box.w, head_height(d)};
    float end = row.right();
    if (all > shown)
        end = put_all_button(d, head, all, row) - ctx.px(16);
    put_heading(d, head.id, head.word, {row.x, row.y, end - row.x, row.h});
    return row;
}

/// How many of so many items of these heights go into a room, but one at least.
template <class Height>
std::size_t fitting_count(std::size_t count, float room, float gap, const Height& height) {
    float y = -gap;
    for (std::size_t i = 0; i < count; ++i) {
        y += gap + height(i);
        if (y > room + 1)
            return std::max<std::size_t>(i, 1);
    }
    return count;
}

/// Most telling instruments as far as there is room. Returns the lower edge.
float put_joined_part(Dossier& d, RectPx box) {
    LayoutContext& ctx = d.ctx;
    const auto& telling = d.memory.telling;
    const float first = box.y + head_height(d) + ctx.px(8);
    const std::size_t shown =
        fitting_count(telling.size(), box.bottom() - first, 0,
                      [&](std::size_t i) { return joined_height(d, telling[i], box.w); });
    put_part_head(d, {"joined", Word::joined, "all-instruments", DossierView::instruments}, box,
                  shown, d.memory.joined.size());
    float y = first;
    if (telling.empty())
        y = put_text(ctx, d.list, ctx.words(Word::joined_nothing), ctx.tokens().type.label,
                     {box.x, y, box.w, 0}, ctx.theme.on_sheet_secondary, {.weight = 500})
                .bottom();
    for (std::size_t i = 0; i < shown; ++i)
        y += put_joined(d, telling[i], {box.x, y, box.w, 0});
    return y;
}

/// In its smallest type.
bool moment_fits(Dossier& d, EventId id, SizePx place);

/// Returns the lower edge.
float put_moments_part(Dossier& d, RectPx box) {
    LayoutContext& ctx = d.ctx;
    if (d.memory.moments.empty())
        return box.y;
    const auto& best = d.memory.best;
    const float gap = ctx.px(moment_gap);
    float y = box.y + head_height(d) + ctx.px(8);
    const auto height = [&](std::size_t i) { return moment_height(d, best[i], box.w); };
    std::size_t shown = fitting_count(best.size(), box.bottom() - y, gap, height);
    // Where not even one fits, the button leads to all of them.
    if (shown == 1 && !moment_fits(d, best[0], {box.w, box.bottom() - y}))
        shown = 0;
    put_part_head(d, {"moments", Word::moments, "all-moments", DossierView::moments}, box, shown,
                  d.memory.moments.size());
    for (std::size_t i = 0; i < shown; ++i) {
        // The only one is as high as there is room.
        const float h = shown == 1 ? std::min(height(i), box.bottom() - y) : height(i);
        const RectPx place{box.x, y, box.w, h};
        put_moment(d, best[i], place, d.window ? inside(place, *d.window) : place);
        y = place.bottom() + gap;
    }
    return y - gap;
}

TypeToken year_type(const LayoutContext& ctx) {
    TypeToken year = ctx.tokens().type.label;
    year.tabular = true;
    return year;
}

/// Columns of one line about an instrument.
struct JoinedLine {
    float year_x = 0, name_x = 0, name_w = 0;
    TypeToken name;
};

JoinedLine joined_line(Dossier& d, const Joined& joined, float x, float width) {
    LayoutContext& ctx = d.ctx;
    JoinedLine line;
    line.name = ctx.tokens().type.button;
    line.name.size = 25;
    const bool arabic = script_for(ctx.words.language().code) == Script::arabic;
    line.name.line = arabic ? 1.35F : 1.12F; // it reaches further up and down
    const float year =
        set_text(ctx, VisibleText::composed(ctx.dates.year(joined.date.first)), year_type(ctx), 0)
            .size.w;
    line.year_x = x + ctx.px(36);
    line.name_x = line.year_x + std::max(ctx.px(72), year + ctx.px(12));
    line.name_w = x + width - line.name_x;
    line.name = fitting_type(ctx, short_name(ctx, joined.instrument), line.name, {line.name_w, 0},
                             {.max_lines = 2});
    return line;
}

} // namespace

float joined_height(Dossier& d, const Joined& joined, float width) {
    LayoutContext& ctx = d.ctx;
    const JoinedLine line = joined_line(d, joined, 0, width);
    const float name =
        set_text(ctx, short_name(ctx, joined.instrument), line.name, line.name_w).size.h;
    const float role = set_text(ctx, ctx.words(role_word(ctx.exhibit(), joined)),
                                ctx.tokens().type.minimum, line.name_w)
                           .size.h;
    return std::max(name + role + ctx.px(8), ctx.px(joined_pitch));
}

float put_joined(Dossier& d, const Joined& joined, RectPx row) {
    LayoutContext& ctx = d.ctx;
    const auto& type = ctx.tokens().type;
    const bool recorded = joined.date.first <= d.day;
    const JoinedLine line = joined_line(d, joined, row.x, row.w);
    const float r = ctx.px(10), h = set_text(ctx, ctx.words(Word::joined), line.name, 0).size.h;
    put_mark(ctx, d.list, {row.x + r + ctx.px(2), row.y + h / 2}, r, MarkShape::circle, recorded,
             d.mark_colors());
    put_text(ctx, d.list, VisibleText::composed(ctx.dates.year(joined.date.first)), year_type(ctx),
             {line.year_x, row.y, 0, h}, ctx.theme.on_sheet_secondary,
             {.valign = VAlign::middle, .wrap = false});
    const VisibleText short_text = short_name(ctx, joined.instrument);
    const RectPx first = put_text(ctx, d.list, short_text, line.name,
                                  {line.name_x, row.y, line.name_w, 0}, ctx.theme.on_sheet);
    const VisibleText role = ctx.words(role_word(ctx.exhibit(), joined));
    put_text(ctx, d.list, role, type.minimum, {line.name_x, first.bottom(), line.name_w, 0},
             ctx.theme.on_sheet_secondary);
    const float height = joined_height(d, joined, row.w);
    put_dossier_node(
        d, {.id = NodeId("joined-", ctx.exhibit().instruments[joined.instrument.index].key),
            .role = Role::text,
            .label = short_text.view(),
            .value = role.view(),
            .hint = ctx.dates.full(joined.date),
            .box = {row.x, first.y, row.w, height},
            .region = Region::card,
            .drag = DragKind::list});
    return height;
}

namespace {

TypeToken moment_type(const LayoutContext& ctx) {
    TypeToken type = ctx.tokens().type.label;
    type.line = 1.1F;
    return type;
}

constexpr float moment_text_x = 64, moment_pad = 20;

float moment_text_width(Dossier& d, EventId id, float width) {
    const Event& event = d.ctx.exhibit().events[id.index];
    const auto year = VisibleText::composed(d.ctx.dates.year(event.date.first));
    const float year_w = set_text(d.ctx, year, d.ctx.tokens().type.label, 0).size.w;
    return width - d.ctx.px(moment_text_x + moment_pad + 12) - year_w;
}

constexpr float moment_air = 4;

/// The title where two lines take it, else what the strip calls it.
VisibleText moment_name(Dossier& d, EventId id, float width) {
    const VisibleText title = d.ctx.words(d.ctx.exhibit().events[id.index].title);
    const bool whole = set_text(d.ctx, title, moment_type(d.ctx), width).lines.size() <= 2;
    return whole || d.view() == DossierView::moments ? title : short_name(d.ctx, id);
}

bool moment_fits(Dossier& d, EventId id, SizePx place) {
    const SizePx room{moment_text_width(d, id, place.w), place.h - 2 * d.ctx.px(moment_air)};
    return text_fits(set_fitting(d.ctx, moment_name(d, id, room.w), moment_type(d.ctx), room),
                     room);
}

} // namespace

float moment_height(Dossier& d, EventId id, float width) {
    const float w = moment_text_width(d, id, width);
    const float text = set_text(d.ctx, moment_name(d, id, w), moment_type(d.ctx), w).size.h;
    return std::max(text + d.ctx.px(20), d.ctx.px(moment_least));
}

void put_moment(Dossier& d, EventId id, RectPx box, RectPx seen) {
    LayoutContext& ctx = d.ctx;
    const Event& event = ctx.exhibit().events[id.index];
    const NodeId node("moment-", event.key);
    const bool pressed = ctx.is_pressed(node.key());
    const auto colors = button_colors(ctx, ButtonLook::sheet, pressed);
    put_face(ctx, d.list, box, colors.surface, pressed);
    const PointPx mark = ctx.turned({box.x + ctx.px(20), box.y, ctx.px(28), box.h}).centre();
    draw_event_head(d.list, event.kind, mark, ctx.px(20), colors.content, event.date.first > d.day,
                    ctx.px(3));
    put_text(ctx, d.list, VisibleText::composed(ctx.dates.year(event.date.first)),
             ctx.tokens().type.label, {box.x, box.y, box.w - ctx.px(moment_pad), box.h},
             ctx.theme.on_sheet_secondary,
             {.align = Align::trailing, .valign = VAlign::middle, .wrap = false});
    const float w = moment_text_width(d, id, box.w);
    put_text(ctx, d.list, moment_name(d, id, w), moment_type(ctx),
             {box.x + ctx.px(moment_text_x), box.y + ctx.px(moment_air), w,
              box.h - 2 * ctx.px(moment_air)},
             colors.content, {.valign = VAlign::middle, .shrink = true});
    if (seen.h < ctx.px(24))
        return;
    put_node(ctx, {.id = node,
                   .role = Role::event,
                   .label = ctx.words(event.title).view(),
                   .value = ctx.dates.full(event.date),
                   .hint = ctx.words(Word::open_card).view(),
                   .box = seen,
                   .region = Region::card,
                   .drag = DragKind::list,
                   .on_tap = OpenEvent{id}});
}

float put_dossier_side(Dossier& d, RectPx box) {
    LayoutContext& ctx = d.ctx;
    if (d.view() != DossierView::overview)
        return put_dossier_list(d, box);
    if (ctx.state.screen.portrait()) {
        const float w = (box.w - ctx.px(40)) / 2;
        put_joined_part(d, {box.x, box.y, w, box.h});
        put_moments_part(d, {box.right() - w, box.y, w, box.h});
        return 0;
    }
    // The two parts share the side by what the first needs; one moment at least has its place.
    const float moments =
        d.memory.best.empty()
            ? 0
            : ctx.px(heading_height + 8) + moment_height(d, d.memory.best[0], box.w) + ctx.px(14);
    const float split = put_joined_part(d, {box.x, box.y, box.w, box.h - moments}) - ctx.px(2);
    if (!d.memory.moments.empty())
        d.list.fill(ctx.turned({box.x, split + ctx.px(2), box.w, ctx.px(2)}), ctx.theme.sheet_line);
    const float y = split + ctx.px(10);
    put_moments_part(d, {box.x, y, box.w, box.bottom() - y});
    return 0;
}

float put_side_column(Dossier& d, RectPx at) {
    LayoutContext& ctx = d.ctx;
    constexpr float no_end = 1e6F; // nothing gives way: the column scrolls
    const auto rule = [&](float y) {
        d.list.fill(ctx.turned({at.x, y, at.w, ctx.px(2)}), ctx.theme.sheet_line);
        return y + ctx.px(10);
    };
    float y = rule(at.y);
    y = put_joined_part(d, {at.x, y, at.w, no_end}) + ctx.px(16);
    if (d.memory.moments.empty())
        return y;
    return put_moments_part(d, {at.x, rule(y), at.w, no_end}) + ctx.px(16);
}

} // namespace fl
