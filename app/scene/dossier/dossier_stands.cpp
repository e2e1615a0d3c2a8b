#include "scene/dossier/dossier_parts.h"

#include <algorithm>

namespace fl {
namespace {

constexpr float heading_height = 56, poles_height = 40;
constexpr float numeral_width = 44, bar_height = 22;
constexpr float row_gap = 18; // between rows of the column
constexpr float chevron = 22, icon_height = 40;

/// Heights of a question's row: its line of words, the bar, what stands below the bar.
struct RowLook {
    float words = 0, bar_y = 0, below_y = 0, below = 0; // px from the row's top
    float line = 0;                                     // of the words, where these are two
};

RowLook row_look(LayoutContext& ctx, float height) {
    const auto& type = ctx.tokens().type;
    const bool low = height < ctx.px(99);
    const float gap = ctx.px(ctx.state.screen.compact() ? 7 : low ? 10 : 13);
    const float marks = gap + ctx.px(bar_height / 2 + (ctx.state.screen.compact() ? 3 : 4)) +
                        stance_mark_radius(ctx);
    // What bar and marks leave is shared by the words above and those below.
    const float rest = height - marks;
    const float line = set_text(ctx, ctx.words(Word::stands), type.button, 0).size.h;
    RowLook look;
    look.words = std::min(std::max(line, ctx.px(low ? 24 : 34)), rest / 2);
    look.words = std::max(look.words, ctx.least_text_px() * type.button.line);
    look.line = look.words;
    look.bar_y = look.words + gap;
    look.below_y = look.words + marks;
    look.below = std::max(height - look.below_y, ctx.least_text_px() * 1.1F);
    return look;
}

/// What filled and hollow marks mean at the cursor's date, at the end of a room. Both words of the
/// key at one size; where not even the smallest fits, the key goes and false comes back.
bool put_key(Dossier& d, VisibleText by, RectPx room) {
    LayoutContext& ctx = d.ctx;
    const auto later = ctx.words(Word::later);
    const float r = ctx.px(11), step = ctx.px(12), between = ctx.px(34);
    const float marks = 4 * r + 2 * step + between;
    TypeToken word = ctx.tokens().type.label;
    const auto width = [&] {
        return marks + set_text(ctx, by, word, 0).size.w + set_text(ctx, later, word, 0).size.w;
    };
    while (width() > room.w && style_of(ctx, word).size_px > ctx.least_text_px())
        word.size *= 0.93F;
    float x = room.right() - width();
    if (width() > room.w)
        return false;
    for (const bool solid : {true, false}) {
        put_mark(ctx, d.list, {x + r, room.centre().y}, r, MarkShape::circle, solid,
                 d.mark_colors());
        x += 2 * r + step;
        x = put_text(ctx, d.list, solid ? by : later, word, {x, room.y, 0, room.h},
                     ctx.theme.on_sheet, {.valign = VAlign::middle, .wrap = false})
                .right() +
            between;
    }
    return true;
}

/// A row of the column of large text: as high as its words and its bar ask.
RowLook column_row(LayoutContext& ctx, bool two_lines) {
    const auto& type = ctx.tokens().type;
    const float gap = ctx.px(10);
    RowLook look;
    look.line = std::max(set_text(ctx, ctx.words(Word::stands), type.button, 0).size.h,
                         ctx.px(icon_height));
    look.words = two_lines ? 2 * look.line : look.line;
    look.bar_y = look.words + gap;
    look.below_y = look.bar_y + ctx.px(bar_height / 2 + 4) + stance_mark_radius(ctx);
    look.below = set_text(ctx, ctx.words(Word::stands), type.minimum, 0).size.h;
    return look;
}

/// "Where it stands", and what filled and hollow marks mean at the cursor's date: beside it, or in
/// the column of large text below. Returns the lower edge.
float put_heading(Dossier& d, RectPx row) {
    LayoutContext& ctx = d.ctx;
    const auto& type = ctx.tokens().type.label;
    const RectPx head =
        put_text(ctx, d.list, ctx.words(Word::stands), type, row, ctx.theme.on_sheet_secondary,
                 {.valign = VAlign::middle, .max_lines = 1, .shrink = true});
    const auto by =
        filled(ctx, ctx.words(Word::by_date), {ctx.dates.full({d.day, DatePrecision::month})});
    const auto later = ctx.words(Word::later);
    put_dossier_node(d, {.id = "stands",
                         .role = Role::heading,
                         .label = ctx.words(Word::stands).view(),
                         .value = by.view(),
                         .hint = later.view(),
                         .box = head,
                         .region = Region::card});
    const float x = head.right() + ctx.px(34);
    if (put_key(d, by, {x, row.y, row.right() - x, row.h}) || !d.window)
        return row.bottom();
    const RectPx below{row.x, row.bottom(), row.w, row.h};
    put_key(d, by, below);
    return below.bottom();
}

Word standing_word(const StanceRecord& record) {
    if (record.now.cls != StanceClass::none)
        return class_word(record.now.cls);
    return record.empty() || record.later_count == 0 ? Word::no_position : Word::no_position_yet;
}

Rgba standing_color(const LayoutContext& ctx, StanceClass cls) {
    if (cls == StanceClass::plus_strong || cls == StanceClass::plus_lean)
        return ctx.theme.plus_on_sheet;
    if (cls == StanceClass::minus_strong || cls == StanceClass::minus_lean)
        return ctx.theme.minus_on_sheet;
    return ctx.theme.on_sheet_secondary;
}

/// Where a text of that width stands free of the years: at the trailing end if it can.
std::optional<float> free_place(RectPx row, std::span<const RectPx> years, float width,
                                float margin) {
    const auto is_free = [&](float x) {
        return std::ranges::none_of(years, [&](const RectPx& year) {
            return year.w > 0 && x < year.right() + margin && year.x < x + width + margin;
        });
    };
    for (const float x : {row.right() - width, row.x, row.centre().x - width / 2}) {
        if (is_free(x))
            return x;
    }
    return std::nullopt;
}

/// The bar with its marks and their years; among these where the value comes from, or what is
/// given to stand there.
void put_bar(Dossier& d, const StanceRecord& record, RectPx bar, RectPx below, VisibleText other,
             Rgba color) {
    LayoutContext& ctx = d.ctx;
    d.list.begin_group(record.empty() ? 0.45F : 1.0F, {});
    put_stance_bar(ctx, d.list, bar);
    d.list.end_group();
    std::array<ScaleMark, 3> marks;
    std::size_t count = 0;
    for (int i = 0; i < record.later_count; ++i) {
        const auto& later = record.later[static_cast<std::size_t>(i)];
        marks[count++] = {.value = later.value,
                          .solid = false,
                          .year = VisibleText::composed(ctx.dates.year(later.from))};
    }
    if (record.now.cls != StanceClass::none)
        marks[count++] = {.value = record.now.value};
    const auto years =
        put_marks(ctx, d.list, bar, std::span(marks).first(count), d.mark_colors(), below.bottom());
    const VisibleText text = other.empty() ? source_word(ctx, record.now.source) : other;
    if (text.empty())
        return;
    // Smaller where it must be to stand beside the years.
    TypeToken type = ctx.tokens().type.minimum;
    type.line = 1.1F; // as the years
    for (;;) {
        type = fitting_type(ctx, text, type, {below.w, below.h}, {.wrap = false});
        const float w = set_text(ctx, text, type, 0).size.w;
        if (const auto x = free_place(below, years, w, ctx.px(14))) {
            put_text(ctx, d.list, text, type, {*x, below.y, w, below.h}, color,
                     {.max_lines = 1, .wrap = false});
            return;
        }
        if (style_of(ctx, type).size_px <= ctx.least_text_px())
            return; // the list behind the row says it
        type.size *= 0.93F;
    }
}

/// What a row says in words, and at which sizes: the question's name and where the state stands
/// share a line; if they do not fit it at the smallest size, the second stands below.
struct RowWords {
    VisibleText name, stands;
    TypeToken name_type, stands_type;
    bool beside = false;
};

RowWords row_words(LayoutContext& ctx, const Question& question, const StanceRecord& record,
                   SizePx room) {
    RowWords words{ctx.words(question.tab), ctx.words(standing_word(record)),
                   ctx.tokens().type.button, ctx.tokens().type.label};
    words.stands_type.weight = record.now.cls != StanceClass::none ? 700 : 500;
    const TextPlace one_line{.wrap = false};
    words.name_type = fitting_type(ctx, words.name, words.name_type, room, one_line);
    words.stands_type = fitting_type(ctx, words.stands, words.stands_type, room, one_line);
    const auto at_least = [&](const TypeToken& of) {
        return style_of(ctx, of).size_px <= ctx.least_text_px();
    };
    const auto width = [&] {
        return set_text(ctx, words.name, words.name_type, 0).size.w + ctx.px(16) +
               set_text(ctx, words.stands, words.stands_type, 0).size.w;
    };
    while (width() > room.w && !(at_least(words.name_type) && at_least(words.stands_type))) {
        words.name_type.size *= 0.94F;
        words.stands_type.size *= 0.94F;
    }
    words.beside = width() <= room.w;
    return words;
}

/// What the words of a row leave for the arrow at its end.
float words_room(const LayoutContext& ctx, const StanceRecord& record, float width) {
    // The chevron tells that the source is one touch away.
    return width - ctx.px(numeral_width) - (record.empty() ? 0 : ctx.px(chevron + 4));
}

void put_row(Dossier& d, QuestionId id, RectPx row, const RowLook& look) {
    LayoutContext& ctx = d.ctx;
    const Question& question = ctx.exhibit().questions[id.index];
    const StanceRecord record = stance_record(ctx.exhibit(), d.state, id, d.day);
    const NodeId node("scale-", std::string_view("123456789").substr(id.index, 1));
    const bool open = d.view() == DossierView::evidence && ctx.state.dossier.question == id;
    const bool pressed = ctx.is_pressed(node.key());
    // Words below the bar have their place also where the row is too low for them.
    const bool low = ctx.state.screen.compact();
    const float above = ctx.px(low ? 2 : 4), end = row.h + ctx.px(low ? 2 : 0),
                foot = std::max(end, look.below_y + look.below +
                                         ctx.px(ctx.state.screen.portrait() ? 2 : 0.5F));
    const RectPx face{row.x - ctx.px(16), row.y - above, row.w + ctx.px(30), above + foot};
    if (open || pressed)
        d.list.fill(ctx.turned(pressed ? face.grown(-ctx.px(3)) : face),
                    open ? ctx.theme.sheet2 : ctx.theme.sheet2.faded(0.6F),
                    ctx.px(ctx.tokens().radius_control));
    const auto& type = ctx.tokens().type;
    const auto number = VisibleText::composed(ctx.dates.number(id.index + 1L));
    put_text(ctx, d.list, number, type.numeral,
             {row.x, row.y - ctx.px(2), ctx.px(numeral_width), look.line},
             ctx.theme.on_sheet_secondary, {.valign = VAlign::middle, .wrap = false});
    const float x = row.x + ctx.px(numeral_width);
    const RectPx line{x, row.y, row.right() - x, look.words};
    const float room = words_room(ctx, record, row.w), one_line = look.line;
    if (!record.empty())
        draw_icon(d.list, Icon::chevron_trailing,
                  ctx.turned({line.right() - ctx.px(chevron - 5),
                              line.y + one_line / 2 - ctx.px(chevron / 2), ctx.px(chevron),
                              ctx.px(chevron)}),
                  ctx.theme.on_sheet_secondary, ctx.px(2.6F), ctx.rtl());
    const StanceClass cls = record.now.cls;
    const RowWords words = row_words(ctx, question, record, {room, one_line});
    const VisibleText stands = words.stands;
    // In the column of large text below the name, else below the bar.
    const bool under = !words.beside && d.window.has_value(), beside = words.beside || under;
    if (beside)
        put_text(ctx, d.list, stands, words.stands_type,
                 {line.x, line.y + (under ? one_line : 0), room, one_line},
                 standing_color(ctx, cls),
                 {.align = under ? Align::leading : Align::trailing,
                  .valign = VAlign::middle,
                  .wrap = false});
    put_text(ctx, d.list, words.name, words.name_type, {line.x, line.y, room, one_line},
             ctx.theme.on_sheet, {.valign = VAlign::middle, .max_lines = 1, .shrink = true});
    const RectPx bar{x, row.y + look.bar_y, row.right() - x, ctx.px(bar_height)};
    const RectPx below{bar.x, row.y + look.below_y, bar.w, look.below};
    put_bar(d, record, bar, below, beside ? VisibleText{} : stands,
            beside ? ctx.theme.on_sheet_secondary : standing_color(ctx, cls));
    Node made{.id = node,
              .role = record.empty() ? Role::text : Role::button,
              .label = ctx.words(question.tab).view(),
              .value =
                  together(ctx, {stands.view(), source_word(ctx, record.now.source).view()}).view(),
              .hint = record.empty() ? std::string_view{}
                                     : ctx.hint(Word::evidence_hint, Word::evidence_hint_keys),
              .box = face,
              .region = Region::card};
    if (!record.empty())
        made.on_tap = ShowInDossier{open ? DossierView::overview : DossierView::evidence, id};
    put_dossier_node(d, std::move(made));
}

} // namespace

void put_stands(Dossier& d, RectPx box) {
    LayoutContext& ctx = d.ctx;
    const bool low = ctx.state.screen.compact();
    const float heading = ctx.px(low ? 38 : heading_height);
    put_heading(d, {box.x, box.y, box.w, heading - ctx.px(low ? 2 : 8)});
    const bool poles = !ctx.state.screen.portrait();
    const float poles_h =
        poles ? std::max(ctx.px(low ? 34 : poles_height), ctx.least_text_px() * 1.3F) : 0;
    const float top = box.y + heading + ctx.px(4);
    const float bottom = box.bottom() - poles_h;
    const auto count = ctx.exhibit().questions.size();
    const float pitch = (bottom - top) / static_cast<float>(count);
    // Between the targets of two rows are the 3 mm of A-16; faces stand out above and below.
    const float between =
        low ? least_gap_mm / ctx.state.screen.mm_per_px() + ctx.px(4) : ctx.px(14);
    for (std::size_t i = 0; i < count; ++i) {
        const float y = top + static_cast<float>(i) * pitch;
        const RectPx row{box.x, y, box.w, pitch - between};
        put_row(d, QuestionId(i), row, row_look(ctx, row.h));
    }
    if (poles)
        put_pole_words(ctx, d.list,
                       {box.x + ctx.px(numeral_width), bottom + ctx.px(2),
                        box.w - ctx.px(numeral_width), poles_h - ctx.px(4)},
                       ctx.theme.plus_on_sheet, ctx.theme.minus_on_sheet);
}

float put_stands_column(Dossier& d, RectPx at) {
    LayoutContext& ctx = d.ctx;
    const float line = set_text(ctx, ctx.words(Word::stands), ctx.tokens().type.label, 0).size.h;
    float y = put_heading(d, {at.x, at.y, at.w, line + ctx.px(12)}) + ctx.px(8);
    for (std::size_t i = 0; i < ctx.exhibit().questions.size(); ++i) {
        const QuestionId id(i);
        const StanceRecord record = stance_record(ctx.exhibit(), d.state, id, d.day);
        const float room = words_room(ctx, record, at.w);
        const bool one_line = row_words(ctx, ctx.exhibit().questions[i], record, {room, 0}).beside;
        const RowLook look = column_row(ctx, !one_line);
        const RectPx row{at.x, y, at.w, look.below_y + look.below + ctx.px(8)};
        put_row(d, id, row, look);
        y = row.bottom() + ctx.px(row_gap);
    }
    const RectPx poles{at.x + ctx.px(numeral_width), y, at.w - ctx.px(numeral_width),
                       ctx.least_text_px() * 1.3F};
    put_pole_words(ctx, d.list, poles, ctx.theme.plus_on_sheet, ctx.theme.minus_on_sheet);
    return poles.bottom();
}

} // namespace fl
