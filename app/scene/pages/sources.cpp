#include "scene/parts/qr_code.h"
#include "scene/parts/scrolled.h"

#include <algorithm>
#include <array>

namespace fl {
namespace {

constexpr std::size_t columns = 3;
constexpr int per_page = 6;
constexpr int quiet_zone = 4; // modules of white around a code, as its standard asks
constexpr float gap = 24, button_height = 88, foot_height = 112, most_height = 480;

void remember(const LayoutContext& ctx, SourceMemory& memory) {
    if (memory.subject == ctx.state.sources.subject)
        return;
    memory.subject = ctx.state.sources.subject;
    collect_sources(ctx.exhibit(), *memory.subject, memory.sources);
}

/// "Sources of: Four states propose a code"; of everything, what the page is.
VisibleText lead_of(LayoutContext& ctx) {
    const Exhibit& exhibit = ctx.exhibit();
    const auto of = [&](VisibleText what) {
        return filled(ctx, ctx.words(Word::sources_of), {what.view()});
    };
    const SourceSubject& subject = ctx.state.sources.subject;
    if (const auto* event = std::get_if<EventId>(&subject))
        return of(ctx.words(exhibit.events[event->index].title));
    if (const auto* row = std::get_if<PredictionRow>(&subject))
        return of(ctx.words(exhibit.predictions[row->index].statement));
    if (const auto* pair = std::get_if<StatePair>(&subject)) {
        const auto name = [&](std::size_t slot) {
            return ctx.words(exhibit.states[pair->states[slot].index].name).view();
        };
        return of(together(ctx, {name(0), name(1)}, " · "));
    }
    return ctx.words(Word::sources_lead);
}

/// The first event that rests on a source: tells a visitor what it is about.
const Event* event_of(const Exhibit& exhibit, SourceId source) {
    const auto it = std::ranges::find_if(exhibit.events, [&](const Event& e) {
        return std::ranges::find(e.sources, source) != e.sources.end();
    });
    return it == exhibit.events.end() ? nullptr : &*it;
}

const QrCode& code_of(const LayoutContext& ctx, SourceMemory& memory, SourceId source) {
    const Source& from = ctx.exhibit().sources[source.index];
    auto& codes = memory.codes;
    const auto known = std::ranges::find(codes, source, &CodeMemory::source);
    if (known != codes.end())
        return known->code;
    if (codes.size() > 2 * per_page)
        codes.clear();
    return codes
        .emplace_back(
            CodeMemory{source, make_qr_code(from.link.empty() ? from.citation : from.link)})
        .code;
}

/// White square with the code; each row's dark modules merged into runs.
void put_code(LayoutContext& ctx, DisplayList& list, const QrCode& code, RectPx box) {
    const RectPx square = ctx.turned(box);
    list.fill(square, Rgba{255, 255, 255}, ctx.px(8));
    if (code.side == 0)
        return;
    const float module = std::floor(square.w / static_cast<float>(code.side + 2 * quiet_zone));
    const float whole = module * static_cast<float>(code.side);
    const PointPx origin{std::round(square.x + (square.w - whole) / 2),
                         std::round(square.y + (square.h - whole) / 2)};
    for (int row = 0; row < code.side; ++row) {
        for (int column = 0; column < code.side; ++column) {
            if (!code.at(column, row))
                continue;
            const int first = column;
            while (column + 1 < code.side && code.at(column + 1, row))
                ++column;
            list.fill({origin.x + static_cast<float>(first) * module,
                       origin.y + static_cast<float>(row) * module,
                       static_cast<float>(column - first + 1) * module, module},
                      Rgba{0, 0, 0});
        }
    }
}

/// How one source stands in its cell.
struct SourceLook {
    VisibleText citation, about; // what it is about, where there is room for it
    TypeToken type;
    float side = 0;                   // of the code
    float citation_h = 0, height = 0; // that the cell needs
    bool whole = false;               // all of the citation shows
};

constexpr float cell_pad = 20, about_gap = 10;

/// A citation whose long document numbers may break behind a slash, "WSIS-05/TUNIS/" from "DOC/6";
/// a short one stays on a line.
VisibleText breakable(LayoutContext& ctx, std::string_view citation) {
    constexpr std::size_t short_word = 16;
    constexpr std::string_view may_break = "\u200B"; // zero width space (Unicode 15, section 23.2)
    std::string text;
    for (std::size_t at = 0; at < citation.size();) {
        const std::size_t end = std::min(citation.find(' ', at), citation.size() - 1) + 1;
        const std::string_view word = citation.substr(at, end - at);
        for (const char letter : word) {
            text += letter;
            if (letter == '/' && word.size() > short_word)
                text += may_break;
        }
        at = end;
    }
    return VisibleText::composed(ctx.nodes.keep(text));
}

/// The largest size at which all of a citation fits and no word breaks; a large one takes no more
/// than half of the cell. Not in the display face: the slashes of document numbers are hairlines
/// there.
TypeToken citation_type(LayoutContext& ctx, VisibleText citation, SizePx room) {
    constexpr float large = 30;
    TypeToken type = ctx.tokens().type.lead;
    type.size = 36;
    type = fitting_type(ctx, citation, type, {room.w, room.h / 2});
    if (type.size > large)
        return type;
    type.size = large;
    return fitting_type(ctx, citation, type, room);
}

/// With a code of that share of the cell; `small`: the citation in the least size.
SourceLook look_with(LayoutContext& ctx, VisibleText citation, VisibleText title, SizePx cell,
                     float share, bool small) {
    const auto& type = ctx.tokens().type;
    const float pad = ctx.px(cell_pad), room = cell.h - 2 * pad;
    SourceLook look;
    look.citation = citation;
    look.side = std::min(room, cell.w * share);
    const float w = cell.w - look.side - 3 * pad;
    look.type = small ? type.minimum : citation_type(ctx, citation, {w, room});
    look.type.weight = type.lead.weight;
    const Paragraph& set = set_text(ctx, citation, look.type, w);
    look.whole = text_fits(set, {w, room});
    look.citation_h = set.size.h;
    look.height = std::max(look.citation_h, look.side) + 2 * pad;
    if (title.empty())
        return look;
    if (ctx.large_text()) { // the page scrolls: its cells grow
        look.about = title;
        const float about_h = set_text(ctx, title, type.minimum, w).size.h;
        look.height =
            std::max(look.height, look.citation_h + ctx.px(about_gap) + about_h + 2 * pad);
        return look;
    }
    const SizePx rest{w, room - look.citation_h - ctx.px(about_gap)};
    const TypeToken about = fitting_type(ctx, title, type.minimum, {w, std::max(rest.h, 1.0F)});
    if (rest.h > 0 && text_fits(set_text(ctx, title, about, w), rest))
        look.about = title;
    return look;
}

/// What it is about comes before a large code and a large citation: a phone still reads a smaller
/// code. Where nothing makes room for it, the citation alone.
SourceLook source_look(LayoutContext& ctx, SourceId id, SizePx cell) {
    const bool told = std::holds_alternative<EventId>(ctx.state.sources.subject);
    const Event* event = told ? nullptr : event_of(ctx.exhibit(), id);
    const VisibleText title = event != nullptr ? ctx.words(event->title) : VisibleText{};
    const VisibleText citation = breakable(ctx, ctx.exhibit().sources[id.index].citation);
    SourceLook best;
    for (const float share : {0.54F, 0.48F, 0.42F}) {
        for (const bool small : {false, true}) {
            const SourceLook look = look_with(ctx, citation, title, cell, share, small);
            if (look.whole && look.about.empty() == title.empty())
                return look;
            if (!best.whole)
                best = look;
        }
    }
    return best;
}

void put_source(LayoutContext& ctx, SourceMemory& memory, DisplayList& list, SourceId id,
                RectPx cell, float usual_h, RectPx seen) {
    const auto& type = ctx.tokens().type;
    const SourceLook look = source_look(ctx, id, {cell.w, usual_h});
    const float pad = ctx.px(cell_pad);
    list.fill(ctx.turned(cell), ctx.theme.raise, ctx.px(ctx.tokens().radius_card));
    put_code(ctx, list, code_of(ctx, memory, id),
             {cell.x + pad, cell.y + (cell.h - look.side) / 2, look.side, look.side});
    const RectPx words{cell.x + look.side + 2 * pad, cell.y + pad, cell.w - look.side - 3 * pad,
                       cell.h - 2 * pad};
    put_text(ctx, list, look.citation, look.type, {words.x, words.y, words.w, 0}, ctx.theme.text);
    if (!look.about.empty()) {
        const float y = words.y + look.citation_h + ctx.px(about_gap);
        const float end = ctx.large_text() ? cell.bottom() : cell.y + usual_h;
        put_text(ctx, list, look.about, type.minimum, {words.x, y, words.w, end - pad - y},
                 ctx.theme.text_secondary, {.shrink = true});
    }
    const RectPx shown = inside(cell, seen);
    if (shown.h > 0)
        put_node(ctx, {.id = NodeId("source-", ctx.exhibit().sources[id.index].key),
                       .role = Role::text,
                       .label = ctx.exhibit().sources[id.index].citation,
                       .value = look.about.view(),
                       .box = shown,
                       .region = Region::page,
                       .hit = false});
}

std::size_t columns_for(const LayoutContext& ctx, std::size_t all) {
    const Screen& screen = ctx.state.screen;
    if (screen.portrait() || (ctx.large_text() && screen.compact()))
        return 1;
    return all < 3 || all == 4 || ctx.large_text() ? 2 : columns;
}

/// That borders and names express no opinion: as high as it asks, cut at a window. Returns the
/// lower edge.
float put_borders(LayoutContext& ctx, DisplayList& list, RectPx at, RectPx window) {
    const RectPx used = put_text(ctx, list, ctx.words(Word::about_borders_short),
                                 ctx.tokens().type.minimum, at, ctx.theme.text_secondary);
    const RectPx seen = inside(used, window);
    if (seen.h > 0)
        put_node(ctx, {.id = "borders",
                       .role = Role::text,
                       .label = ctx.words(Word::about_borders_short).view(),
                       .box = seen,
                       .region = Region::page,
                       .hit = false});
    return used.bottom();
}

/// Six sources; rows are as high as their texts ask. Returns their height.
float put_sources(LayoutContext& ctx, SourceMemory& memory, DisplayList& list, RectPx at,
                  RectPx grid, std::size_t first) {
    // The few sources of an event get more room than six of all.
    const std::size_t all = memory.sources.size();
    const std::size_t count = std::min<std::size_t>(all - first, per_page);
    const std::size_t across = columns_for(ctx, all);
    const std::size_t down = std::min<std::size_t>(all + across - 1, per_page) / across;
    const float between = ctx.px(gap);
    const float w = (at.w - static_cast<float>(across - 1) * between) / static_cast<float>(across),
                even = (grid.h - static_cast<float>(down - 1) * between) / static_cast<float>(down),
                h = std::min(even, ctx.px(most_height));
    float y = at.y;
    for (std::size_t row = 0; row * across < count; ++row) {
        const std::size_t end = std::min((row + 1) * across, count);
        float row_h = h;
        for (std::size_t i = row * across; i < end; ++i)
            row_h = std::max(row_h, source_look(ctx, memory.sources[first + i], {w, h}).height);
        for (std::size_t i = row * across; i < end; ++i) {
            const auto column = static_cast<float>(i % across);
            put_source(ctx, memory, list, memory.sources[first + i],
                       {at.x + column * (w + between), y, w, row_h}, h, grid);
        }
        y += row_h + between;
    }
    if (ctx.large_text()) // their place above the buttons is needed for the list
        y = put_borders(ctx, list, {at.x, y, at.w, 0}, grid) + between;
    return y - between - at.y;
}

/// Narrow screens have the words about borders above the buttons.
bool borders_above(const LayoutContext& ctx) {
    return ctx.state.screen.portrait() || ctx.state.screen.compact();
}

void put_paging(LayoutContext& ctx, DisplayList& list, RectPx foot, int page, int pages) {
    const float w = ctx.px(170), h = ctx.px(button_height), y = foot.bottom() - h;
    const auto turn = [&](const char* id, Icon icon, Word word, float x, int by, bool enabled) {
        put_button(ctx, list,
                   {.id = id,
                    .label = ctx.words(word),
                    .icon = icon,
                    .show_label = false,
                    .enabled = enabled,
                    .on_tap = TurnPage{by},
                    .region = Region::page},
                   {x, y, w, h});
    };
    if (pages > 1) {
        turn("page-previous", Icon::chevron_leading, Word::previous_page, foot.x, -1, page > 0);
        const auto text = filled(ctx, ctx.words(Word::page_of),
                                 {ctx.dates.number(page + 1), ctx.dates.number(pages)});
        put_text(ctx, list, text, ctx.tokens().type.button, {foot.x + w, y, ctx.px(240), h},
                 ctx.theme.text,
                 {.align = Align::centre, .valign = VAlign::middle, .wrap = false, .shrink = true});
        put_node(ctx, {.id = "page-number",
                       .role = Role::text,
                       .label = text.view(),
                       .box = {foot.x + w, y, ctx.px(240), h},
                       .region = Region::page,
                       .hit = false});
        turn("page-next", Icon::chevron_trailing, Word::next_page, foot.x + w + ctx.px(240), 1,
             page + 1 < pages);
    }
    // Beside the buttons, or above them.
    const float x = pages > 1 ? foot.x + 2 * w + ctx.px(296) : foot.x;
    const bool above = borders_above(ctx);
    const ButtonSpec words{.id = "nav-glossary",
                           .label = ctx.words(Word::glossary_title),
                           .on_tap = OpenScene{SceneId::glossary},
                           .region = Region::page};
    float end = foot.right();
    if (is_offered(ctx.exhibit(), SceneId::glossary)) {
        const float room = above ? foot.right() - x : foot.w * 0.22F;
        const float words_w = std::min(button_width(ctx, words), room);
        put_button(ctx, list, words, {foot.right() - words_w, y, words_w, h});
        end = foot.right() - words_w - ctx.px(24);
    }
    if (ctx.large_text())
        return; // they stand at the list's end
    const RectPx borders =
        above ? RectPx{foot.x, foot.y, foot.w, y - ctx.px(14) - foot.y} : RectPx{x, y, end - x, h};
    put_text(ctx, list, ctx.words(Word::about_borders_short), ctx.tokens().type.minimum, borders,
             ctx.theme.text_secondary, {.valign = VAlign::middle, .max_lines = 4, .shrink = true});
    put_node(ctx, {.id = "borders",
                   .role = Role::text,
                   .label = ctx.words(Word::about_borders_short).view(),
                   .box = borders,
                   .region = Region::page,
                   .hit = false});
}

/// How the colours come about, where the borders come from, who is credited: short paragraphs in
/// two columns, on an upright screen in one. Returns their height.
float put_about_texts(LayoutContext& ctx, DisplayList& list, RectPx box, RectPx seen) {
    const auto& type = ctx.tokens().type;
    const auto as_of = filled(ctx, ctx.words(Word::about_data),
                              {ctx.dates.full({ctx.exhibit().as_of, DatePrecision::day})});
    const bool drafts = std::ranges::any_of(ctx.exhibit().languages, &Language::draft);
    const std::array<VisibleText, 7> texts{ctx.words(Word::about_article),
                                           ctx.words(Word::about_rule),
                                           ctx.words(Word::about_limits),
                                           ctx.words(Word::about_borders),
                                           as_of,
                                           ctx.words(Word::about_credits),
                                           drafts ? ctx.words(Word::about_drafts) : VisibleText{}};
    TypeToken body = type.body;
    body.size = 27;
    body.line = 1.42F;
    const bool two_columns = !ctx.state.screen.portrait();
    const float gutter = ctx.px(72), w = two_columns ? (box.w - gutter) / 2 : box.w;
    float y = box.y, lowest = y;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (two_columns && i == 3)
            y = box.y;
        if (texts[i].empty())
            continue;
        const float x = !two_columns || i < 3 ? box.x : box.x + w + gutter;
        const RectPx used = put_text(ctx, list, texts[i], body, {x, y, w, 0}, ctx.theme.text);
        const RectPx shown = inside(used, seen);
        if (shown.h > 0)
            put_node(ctx, {.id = NodeId("about-", std::string_view("1234567").substr(i, 1)),
                           .role = Role::text,
                           .label = texts[i].view(),
                           .box = shown,
                           .region = Region::page,
                           .hit = false});
        y = used.bottom() + ctx.px(28);
        lowest = std::max(lowest, used.bottom());
    }
    return lowest - box.y;
}

float put_about(LayoutContext& ctx, DisplayList& list, RectPx box) {
    return put_scrolled_list(ctx, list, "about", ctx.words(Word::about_title), box, ctx.theme.ink,
                             ButtonLook::raised,
                             [&](RectPx at) { return put_about_texts(ctx, list, at, box); });
}

/// The words about borders, where they stand above the buttons, need their height.
float foot_height_px(LayoutContext& ctx, float width) {
    if (ctx.large_text())
        return ctx.px(button_height);
    if (!borders_above(ctx))
        return ctx.px(foot_height);
    const TypeToken type = fitting_type(ctx, ctx.words(Word::about_borders_short),
                                        ctx.tokens().type.minimum, {width, 0}, {.max_lines = 4});
    return ctx.px(foot_height) +
           set_text(ctx, ctx.words(Word::about_borders_short), type, width).size.h;
}

} // namespace

LayoutFacts lay_out_sources(LayoutContext& ctx, SceneMemory& scenes) {
    SourceMemory& memory = scenes.sources;
    remember(ctx, memory);
    const bool whole = is_whole(*memory.subject);
    DisplayList& list = ctx.list();
    const RectPx page = ctx.areas.page;
    const std::size_t count = memory.sources.size();
    const int source_pages = static_cast<int>((count + per_page - 1) / per_page),
              pages = source_pages + (whole ? 1 : 0);
    const int at = std::clamp(ctx.state.list.page, 0, std::max(pages - 1, 0));
    const bool about = at >= source_pages;
    list.begin_group(page_progress(ctx), {});
    const float end = put_page_title(ctx, list, ctx.words(Word::view_map), Icon::chevron_leading,
                                     ctx.words(about ? Word::about_title : Word::sources_title),
                                     whole ? 0 : header_close_width(ctx));
    if (!whole) // to the card or page whose sources these are
        put_header_close(ctx, list, end, LeaveScene{});
    put_settings_buttons(ctx, list);
    const float foot_h = foot_height_px(ctx, page.w);
    const RectPx foot{page.x, page.bottom() - foot_h, page.w, foot_h};
    const VisibleText lead = lead_of(ctx);
    float top = page.y - ctx.px(10);
    const auto put_line = [&](VisibleText text) {
        const TextPlace place =
            ctx.large_text() ? TextPlace{} : TextPlace{.max_lines = 3, .shrink = true};
        top = put_text(ctx, list, text, ctx.tokens().type.body, {page.x, top, page.w, 0},
                       ctx.theme.text_secondary, place)
                  .bottom();
    };
    if (!about)
        put_line(lead);
    if (!whole) {
        const float y = top;
        put_line(ctx.words(Word::sources_lead));
        put_node(ctx, {.id = "sources-lead",
                       .role = Role::text,
                       .label = ctx.words(Word::sources_lead).view(),
                       .box = {page.x, y, page.w, top - y},
                       .region = Region::page,
                       .hit = false});
    }
    top = about ? page.y + ctx.px(40) : top + ctx.px(14);
    const RectPx grid{page.x, top, page.w, foot.y - top - ctx.px(12)};
    LayoutFacts facts;
    if (about)
        facts.list_scrollable_px = put_about(ctx, list, grid);
    else
        facts.list_scrollable_px =
            put_scrolled_list(ctx, list, "source-list", lead, grid, ctx.theme.ink,
                              ButtonLook::raised, [&](RectPx place) {
                                  return put_sources(ctx, memory, list, place, grid,
                                                     static_cast<std::size_t>(at * per_page));
                              });
    put_paging(ctx, list, foot, at, pages);
    list.end_group();
    return facts;
}

} // namespace fl
