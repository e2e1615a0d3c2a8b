#include "scene/compare/compare_parts.h"
#include "scene/parts/scrolled.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

constexpr float card_height = 100, card_gap = 20, card_pad = 28, mark_size = 21;
constexpr float numeral_width = 48, bar_height = 26;
constexpr float poles_height = 36, column_gap = 48;

/// Part of the page that names and scales take.
float leading_share(const LayoutContext& ctx) {
    return ctx.state.screen.compact() ? 0.5F : 0.55F;
}

/// Markers on one value stand this far above and below the middle of the bar, design px.
float apart(const LayoutContext& ctx) {
    return ctx.state.screen.compact() ? 6 : 13;
}

float name_card_height(const LayoutContext& ctx) {
    if (!ctx.state.screen.compact())
        return ctx.px(card_height);
    const float usual = ctx.px(ctx.tokens().target_min);
    return ctx.large_text() ? std::max(usual, 2.9F * ctx.least_text_px()) : usual; // two lines
}

bool earlier(const Exhibit& exhibit, InstrumentId a, InstrumentId b) {
    return exhibit.instruments[a.index].date.first < exhibit.instruments[b.index].date.first;
}

void remember(const LayoutContext& ctx, CompareMemory& memory) {
    const Exhibit& exhibit = ctx.exhibit();
    if (memory.language != ctx.words.id()) {
        memory.language = ctx.words.id();
        memory.named.clear();
        std::vector<std::string_view> names;
        for (std::size_t i = 0; i < exhibit.states.size(); ++i) {
            if (!exhibit.states[i].is_state)
                continue;
            memory.named.push_back(StateId(i));
            names.push_back(ctx.words(exhibit.states[i].name).view());
        }
        memory.names = index_names(names, ctx.words.language().code);
    }
    if (memory.states == ctx.state.compare.states)
        return;
    memory.states = ctx.state.compare.states;
    memory.shared.clear();
    memory.either.clear();
    for (std::size_t slot = 0; slot < 2; ++slot) {
        collect_joined(exhibit, *memory.states[slot], memory.joined[slot]);
        for (const Joined& joined : memory.joined[slot]) {
            const bool known =
                std::ranges::find(memory.either, joined.instrument) != memory.either.end();
            (known ? memory.shared : memory.either).push_back(joined.instrument);
        }
    }
    const auto by_date = [&](InstrumentId a, InstrumentId b) { return earlier(exhibit, a, b); };
    std::ranges::stable_sort(memory.shared, by_date);
    std::ranges::stable_sort(memory.either, by_date);
}

/// The name, or the shorter one of the map where a low card has no room for the whole.
VisibleText card_name(Comparison& c, std::size_t slot, SizePx room) {
    LayoutContext& ctx = c.ctx;
    const State& state = c.state(slot);
    const TextPlace two_lines{.max_lines = 2};
    const Paragraph& set =
        set_fitting(ctx, ctx.words(state.name), ctx.tokens().type.card_title, room, two_lines);
    return state.label && !text_fits(set, room, two_lines) ? ctx.words(state.label)
                                                           : ctx.words(state.name);
}

/// Both names at one size: the largest at which each fits its card, in one line as long as that is
/// large enough.
TypeToken name_type(Comparison& c, SizePx room) {
    TypeToken type = c.ctx.tokens().type.card_title;
    constexpr float large_enough = 34;
    for (const int lines : {1, 2}) {
        const TextPlace place{.max_lines = lines};
        type.size = c.ctx.tokens().type.card_title.size;
        for (const std::size_t slot : {0U, 1U})
            type = fitting_type(c.ctx, card_name(c, slot, room), type, room, place);
        const bool both = std::ranges::all_of(std::array{0U, 1U}, [&](std::size_t slot) {
            return text_fits(set_text(c.ctx, card_name(c, slot, room), type, room.w, place), room,
                             place);
        });
        if (both && type.size >= large_enough)
            break;
    }
    return type;
}

/// Circle or square, the name, "Change": the whole card is the button.
void put_name_card(Comparison& c, std::size_t slot, RectPx card) {
    LayoutContext& ctx = c.ctx;
    const NodeId node(slot == 0 ? "change-1" : "change-2");
    const bool pressed = ctx.is_pressed(node.key());
    const auto colors = button_colors(ctx, ButtonLook::selected, pressed);
    c.list.fill(ctx.turned(pressed ? card.grown(-ctx.px(3)) : card), colors.surface,
                ctx.px(ctx.tokens().radius_card));
    // A low card has the name alone: its arrow and its spoken hint say that it changes.
    const bool low = card.h < ctx.px(90) || ctx.large_text();
    const float pad = ctx.px(low ? 16 : card_pad), r = ctx.px(mark_size), icon = ctx.px(30);
    put_mark(ctx, c.list, {card.x + pad + r, card.centre().y}, r, shape_of(slot), true,
             {colors.content, colors.surface});
    const auto& type = ctx.tokens().type;
    const float end = card.right() - pad + ctx.px(8);
    draw_icon(c.list, Icon::chevron_trailing,
              ctx.turned({end - icon, card.centre().y - icon / 2, icon, icon}),
              ctx.theme.on_sheet_secondary, ctx.px(3), ctx.rtl());
    const VisibleText name = ctx.words(c.state(slot).name);
    const float x = card.x + pad + 2 * r + ctx.px(low ? 14 : 24), w = end - icon - ctx.px(12) - x;
    const float name_h = card.h * (low ? 0.96F : 0.62F);
    const SizePx name_room{w, name_h - ctx.px(4)};
    put_text(ctx, c.list, card_name(c, slot, name_room), name_type(c, name_room),
             {x, card.y + ctx.px(low ? 1 : 4), w, name_h}, colors.content,
             {.valign = VAlign::middle, .max_lines = 2});
    if (!low)
        put_text(ctx, c.list, ctx.words(Word::change), type.label,
                 {x, card.y + name_h, w, card.h - name_h - ctx.px(8)}, ctx.theme.on_sheet_secondary,
                 {.valign = VAlign::middle, .max_lines = 1, .shrink = true});
    put_node(ctx, {.id = node,
                   .role = Role::button,
                   .label = name.view(),
                   .value = ctx.words(slot == 0 ? Word::first_state : Word::second_state).view(),
                   .hint = ctx.words(Word::change).view(),
                   .box = card,
                   .region = Region::page,
                   .primary = true,
                   .on_tap = ChangeCompared{static_cast<int>(slot)}});
}

/// The marker of one state: on record by the cursor's date, or else the next that comes.
std::optional<ScaleMark> mark_of(Comparison& c, std::size_t slot, QuestionId question) {
    const StanceRecord record = stance_record(c.ctx.exhibit(), c.states[slot], question, c.day);
    if (record.now.cls != StanceClass::none)
        return ScaleMark{.value = record.now.value, .shape = shape_of(slot)};
    if (record.later_count == 0)
        return std::nullopt;
    return ScaleMark{.value = record.later[0].value,
                     .shape = shape_of(slot),
                     .solid = false,
                     .year = VisibleText::composed(c.ctx.dates.year(record.later[0].from))};
}

/// Two that meet stand above each other; the years of both, or of the hollow one, below.
void move_apart(Comparison& c, std::array<ScaleMark, 2>& marks) {
    const bool both_later = !marks[0].solid && !marks[1].solid;
    const std::size_t below = marks[0].solid || both_later ? 1 : 0;
    marks[1 - below].shift_y = -c.ctx.px(apart(c.ctx));
    marks[below].shift_y = c.ctx.px(apart(c.ctx));
    if (both_later && marks[0].year.view() != marks[1].year.view())
        marks[1].year = filled(c.ctx, VisibleText::composed("{0} / {1}"),
                               {marks[0].year.view(), marks[1].year.view()});
    marks[1 - below].year = {};
}

/// How high the parts of a question's row are.
struct QuestionLook {
    float words = 0;          // above the bar
    float half = 0, year = 0; // of two markers that meet, from the middle of the bar; below them
    float casing = 0;
    float height() const { return words + casing + 2 * half + year; }
};

/// Two markers that meet and a year below them need their height; the words have the rest. A row
/// of no height has all the words it wants.
QuestionLook question_look(LayoutContext& ctx, VisibleText asked, SizePx room) {
    const auto& type = ctx.tokens().type;
    QuestionLook look{0, stance_mark_radius(ctx) + ctx.px(apart(ctx)), ctx.least_text_px() * 1.2F,
                      ctx.px(ctx.large_text() ? 14 : 5)};
    look.words = room.h > 0
                     ? std::max(room.h - look.height(), ctx.least_text_px() * type.button.line)
                     : set_text(ctx, asked, type.button, room.w).size.h;
    return look;
}

void put_question(Comparison& c, QuestionId id, RectPx row, const QuestionLook& look) {
    LayoutContext& ctx = c.ctx;
    const auto& type = ctx.tokens().type;
    const Question& question = ctx.exhibit().questions[id.index];
    const float words = look.words, half = look.half, casing = look.casing;
    const float first_line =
        std::min(words, set_text(ctx, ctx.words(question.tab), type.button, 0).size.h);
    put_text(ctx, c.list, VisibleText::composed(ctx.dates.number(id.index + 1L)), type.numeral,
             {row.x, row.y - ctx.px(2), ctx.px(numeral_width), c.window ? first_line : words},
             ctx.theme.text_secondary, {.valign = VAlign::middle, .wrap = false, .shrink = true});
    const float x = row.x + ctx.px(numeral_width), w = row.right() - x;
    const TextPlace place =
        c.window ? TextPlace{.valign = VAlign::middle}
                 : TextPlace{.valign = VAlign::middle, .max_lines = 1, .shrink = true};
    const bool whole =
        c.window ||
        !set_fitting(ctx, ctx.words(question.asked), type.button, {w, words}, place).truncated;
    put_text(ctx, c.list, ctx.words(whole ? question.asked : question.tab), type.button,
             {x, row.y, w, words}, ctx.theme.text, place);
    const RectPx bar{x, row.y + words + casing + half - ctx.px(bar_height / 2), w,
                     ctx.px(bar_height)};
    put_stance_bar(ctx, c.list, bar);
    std::array<ScaleMark, 2> marks;
    std::array<std::string_view, 2> stands;
    std::size_t count = 0;
    for (std::size_t slot = 0; slot < 2; ++slot) {
        const auto mark = mark_of(c, slot, id);
        const bool known = mark && mark->solid;
        stands[slot] =
            ctx.words(known ? class_word(stance_class(mark->value)) : Word::no_position).view();
        if (mark)
            marks[count++] = *mark;
    }
    if (count == 2 && std::abs(marks[0].value - marks[1].value) * bar.w / 4 < ctx.px(56))
        move_apart(c, marks);
    put_marks(ctx, c.list, bar, std::span(marks).first(count), {ctx.theme.text, ctx.theme.ink},
              row.bottom() + ctx.px(4));
    const auto standing_of = [&](std::size_t slot) {
        const State& state = ctx.exhibit().states[c.states[slot].index];
        return together(ctx, {ctx.words(state.name).view(), stands[slot]}, ": ");
    };
    put_column_node(c, {.id = NodeId("scale-", std::string_view("123456789").substr(id.index, 1)),
                        .role = Role::text,
                        .label = ctx.words(question.asked).view(),
                        .value = standing_of(0).view(),
                        .hint = standing_of(1).view(),
                        .box = row,
                        .region = Region::page});
}

void put_poles(Comparison& c, RectPx row) {
    LayoutContext& ctx = c.ctx;
    put_pole_words(ctx, c.list, row, ctx.theme.plus, ctx.theme.minus);
    put_column_node(c, {.id = "poles",
                        .role = Role::text,
                        .label = ctx.words(Word::plus_side).view(),
                        .value = ctx.words(Word::minus_side).view(),
                        .box = row,
                        .region = Region::page,
                        .hit = false});
}

void put_name_cards(Comparison& c, RectPx row) {
    const float gap = c.ctx.px(card_gap), w = (row.w - gap) / 2;
    put_name_card(c, 0, {row.x, row.y, w, row.h});
    put_name_card(c, 1, {row.x + w + gap, row.y, w, row.h});
}

/// Names and scales. Returns their lower edge.
float put_scales(Comparison& c, RectPx box) {
    LayoutContext& ctx = c.ctx;
    const float h = name_card_height(ctx);
    const float poles_h = std::max(ctx.px(poles_height), ctx.least_text_px() * 1.25F);
    put_name_cards(c, {box.x, box.y, box.w, h});
    const auto count = static_cast<float>(ctx.exhibit().questions.size());
    const float top = box.y + h + ctx.px(ctx.state.screen.compact() ? 10 : 18),
                bottom = box.bottom() - poles_h;
    const float pitch = std::min((bottom - top) / count, ctx.px(132));
    for (std::size_t i = 0; i < ctx.exhibit().questions.size(); ++i) {
        const float y = top + static_cast<float>(i) * pitch;
        const RectPx row{box.x, y, box.w, pitch - ctx.px(4)};
        put_question(c, QuestionId(i), row,
                     question_look(ctx, ctx.words(ctx.exhibit().questions[i].asked),
                                   {row.w - ctx.px(numeral_width), row.h}));
    }
    const RectPx poles{box.x + ctx.px(numeral_width), top + count * pitch,
                       box.w - ctx.px(numeral_width), poles_h};
    put_poles(c, poles);
    return poles.bottom();
}

/// With the largest text scales and table stand under each other and scroll as one, below the
/// names.
float put_column(Comparison& c, RectPx page) {
    LayoutContext& ctx = c.ctx;
    const float h = name_card_height(ctx);
    put_name_cards(c, {page.x, page.y, page.w, h});
    const float top = page.y + h + ctx.px(ctx.state.screen.compact() ? 10 : 18);
    const RectPx window{page.x, top, page.w, page.bottom() - top};
    c.window = window;
    return put_scrolled_list(
        ctx, c.list, "compare-list", ctx.words(Word::compare_title), window, ctx.theme.ink,
        ButtonLook::raised, [&](RectPx at) {
            float y = at.y;
            for (std::size_t i = 0; i < ctx.exhibit().questions.size(); ++i) {
                const QuestionLook look =
                    question_look(ctx, ctx.words(ctx.exhibit().questions[i].asked),
                                  {at.w - ctx.px(numeral_width), 0});
                const RectPx row{at.x, y, at.w, look.height()};
                put_question(c, QuestionId(i), row, look);
                y = row.bottom() + ctx.px(12);
            }
            const RectPx poles{at.x + ctx.px(numeral_width), y, at.w - ctx.px(numeral_width),
                               ctx.least_text_px() * 1.3F};
            put_poles(c, poles);
            return put_joined_column(c, {at.x, poles.bottom() + ctx.px(24), at.w, 0}) - at.y;
        });
}

float put_comparison(Comparison& c, SceneMemory& memory) {
    LayoutContext& ctx = c.ctx;
    prepare_timeline(ctx, memory.timeline);
    // The flag stands above the dock: nothing may lie behind it.
    const float bottom = std::min(ctx.areas.dock.y, ctx.areas.flag_y) - ctx.px(14);
    const RectPx page{ctx.areas.page.x, ctx.areas.page.y, ctx.areas.page.w,
                      bottom - ctx.areas.page.y};
    float scrollable = 0;
    if (ctx.large_text()) {
        scrollable = put_column(c, page);
    } else if (ctx.state.screen.portrait()) {
        const float end = put_scales(c, {page.x, page.y, page.w, ctx.px(700)}) + ctx.px(20);
        scrollable = put_compared_joined(c, {page.x, end, page.w, page.bottom() - end});
    } else {
        const float w = page.w * leading_share(ctx);
        put_scales(c, {page.x, page.y, w, page.h});
        const float x = page.x + w + ctx.px(column_gap);
        scrollable = put_compared_joined(c, {x, page.y, page.right() - x, page.h});
    }
    put_timeline(ctx, memory.timeline);
    return scrollable;
}

} // namespace

void put_column_node(Comparison& c, Node node) {
    put_node_in(c.ctx, c.window, std::move(node));
}

LayoutFacts lay_out_compare(LayoutContext& ctx, SceneMemory& memory) {
    DisplayList& list = ctx.list();
    LayoutFacts facts;
    const auto& states = ctx.state.compare.states;
    if (!states[0] || !states[1])
        return facts;
    remember(ctx, memory.compare);
    list.begin_group(page_progress(ctx), {});
    const bool picking = ctx.state.compare.picking.has_value();
    const float end = put_page_title(ctx, list, ctx.words(Word::view_map), Icon::chevron_leading,
                                     ctx.words(picking ? Word::choose_state : Word::compare_title),
                                     header_close_width(ctx));
    // Back to what the comparison was opened from; from the picker to the comparison.
    const auto slot = ctx.state.compare.picking;
    put_header_close(ctx, list, end, slot ? Intent(ChangeCompared{*slot}) : Intent(LeaveScene{}));
    put_settings_buttons(ctx, list);
    if (picking) {
        facts.list_scrollable_px = put_state_picker(ctx, list, memory.compare, ctx.areas.page);
    } else {
        Comparison c{ctx, list, memory.compare, {*states[0], *states[1]}, to_day(ctx.state.cursor)};
        facts.list_scrollable_px = put_comparison(c, memory);
    }
    list.end_group();
    return facts;
}

} // namespace fl
