#include "scene/page.h"
#include "scene/qr_code.h"

#include <algorithm>
#include <array>

namespace fl {
namespace {

constexpr int columns = 3, rows = 2, per_page = columns * rows;
constexpr int quiet_zone = 4; // modules of white around a code, as its standard asks
constexpr float gap = 24, button_height = 88, foot_height = 112, most_height = 480;

/// The sources that the page turns through: those of one event, or all.
std::size_t source_count(const LayoutContext& ctx) {
    const auto& event = ctx.state.sources.event;
    return event ? ctx.exhibit().events[event->index].sources.size() : ctx.exhibit().sources.size();
}

SourceId source_at(const LayoutContext& ctx, std::size_t i) {
    const auto& event = ctx.state.sources.event;
    return event ? ctx.exhibit().events[event->index].sources[i] : SourceId(i);
}

/// The first event that rests on a source: tells a visitor what it is about.
const Event* event_of(const Exhibit& exhibit, SourceId source) {
    const auto it = std::ranges::find_if(exhibit.events, [&](const Event& e) {
        return std::ranges::find(e.sources, source) != e.sources.end();
    });
    return it == exhibit.events.end() ? nullptr : &*it;
}

const QrCode& code_of(const LayoutContext& ctx, SceneMemory& memory, SourceId source) {
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

/// The longest stretch of a text that should stand on one line.
std::string_view longest_word(std::string_view text) {
    std::string_view longest;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        if (word.size() > longest.size())
            longest = word;
        text.remove_prefix(std::min(word.size() + 1, text.size()));
    }
    return longest;
}

/// The largest size at which all of a citation fits and no word breaks. Not in the display face:
/// the slashes of document numbers are hairlines there.
TypeToken citation_type(LayoutContext& ctx, VisibleText citation, RectPx box) {
    TypeToken type = ctx.tokens().type.lead;
    const VisibleText word = VisibleText::composed(longest_word(citation.view()));
    for (const float size : {36.0F, 32.0F, 28.0F, 26.0F, 24.0F, 22.0F}) {
        type.size = size;
        const float height = set_text(ctx, citation, type, box.w).size.h;
        if (height <= box.h * (size > 30 ? 0.5F : 1.0F) &&
            set_text(ctx, word, type, 0).size.w <= box.w)
            break;
    }
    return type;
}

void put_source(LayoutContext& ctx, SceneMemory& memory, DisplayList& list, SourceId id,
                RectPx cell) {
    const Source& source = ctx.exhibit().sources[id.index];
    const auto& type = ctx.tokens().type;
    list.fill(ctx.turned(cell), ctx.theme.raise, ctx.px(ctx.tokens().radius_card));
    const float pad = ctx.px(20), side = std::min(cell.h - 2 * pad, cell.w * 0.54F);
    put_code(ctx, list, code_of(ctx, memory, id),
             {cell.x + pad, cell.y + (cell.h - side) / 2, side, side});
    const RectPx words{cell.x + side + 2 * pad, cell.y + pad, cell.w - side - 3 * pad,
                       cell.h - 2 * pad};
    const auto citation = VisibleText::composed(source.citation);
    const RectPx head =
        put_text(ctx, list, citation, citation_type(ctx, citation, words), words, ctx.theme.text);
    put_node(ctx, {.id = NodeId("source-", source.key.substr(0, 38)),
                   .role = Role::text,
                   .label = citation.view(),
                   .box = cell,
                   .region = Region::page,
                   .hit = false});
    const Event* event = ctx.state.sources.event ? nullptr : event_of(ctx.exhibit(), id);
    if (event == nullptr)
        return;
    const RectPx rest{words.x, head.bottom() + ctx.px(10), words.w,
                      words.bottom() - head.bottom() - ctx.px(10)};
    const Paragraph& title = set_text(ctx, ctx.words(event->title), type.minimum, words.w);
    if (title.size.h <= rest.h)
        put_text(ctx, list, ctx.words(event->title), type.minimum, rest, ctx.theme.text_secondary);
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
                 ctx.theme.text, {.align = Align::centre, .valign = VAlign::middle, .wrap = false});
        turn("page-next", Icon::chevron_trailing, Word::next_page, foot.x + w + ctx.px(240), 1,
             page + 1 < pages);
    }
    const float x = pages > 1 ? foot.x + 2 * w + ctx.px(296) : foot.x;
    const ButtonSpec words{.id = "nav-glossary",
                           .label = ctx.words(Word::glossary_title),
                           .on_tap = OpenScene{SceneId::glossary},
                           .region = Region::page};
    const float words_w =
        is_offered(ctx.exhibit(), SceneId::glossary) ? button_width(ctx, words) + ctx.px(24) : 0;
    if (words_w > 0)
        put_button(ctx, list, words,
                   {foot.right() - words_w + ctx.px(24), y, words_w - ctx.px(24), h});
    put_text(ctx, list, ctx.words(Word::about_borders), ctx.tokens().type.minimum,
             {x, y, foot.right() - words_w - x, h}, ctx.theme.text_secondary,
             {.valign = VAlign::middle, .max_lines = 3});
}

/// How the colours come about, where the borders come from, who is credited: two columns of short
/// paragraphs.
void put_about(LayoutContext& ctx, DisplayList& list, RectPx box) {
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
    const float gutter = ctx.px(72), w = (box.w - gutter) / 2;
    float y = box.y;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i == 3)
            y = box.y;
        if (texts[i].empty())
            continue;
        const float x = i < 3 ? box.x : box.x + w + gutter;
        const RectPx used = put_text(ctx, list, texts[i], body, {x, y, w, 0}, ctx.theme.text);
        put_node(ctx, {.id = NodeId("about-", std::string_view("1234567").substr(i, 1)),
                       .role = Role::text,
                       .label = texts[i].view(),
                       .box = used,
                       .region = Region::page,
                       .hit = false});
        y = used.bottom() + ctx.px(28);
    }
}

} // namespace

LayoutFacts lay_out_sources(LayoutContext& ctx, SceneMemory& memory) {
    DisplayList& list = ctx.list();
    const RectPx page = ctx.areas.page;
    const std::size_t count = source_count(ctx);
    const int source_pages = static_cast<int>((count + per_page - 1) / per_page),
              pages = source_pages + (ctx.state.sources.event ? 0 : 1);
    const int at = std::clamp(ctx.state.list.page, 0, std::max(pages - 1, 0));
    const bool about = at >= source_pages;
    list.begin_group(page_progress(ctx), {});
    put_page_header(ctx, list, ctx.words(Word::back), Icon::chevron_leading,
                    ctx.words(about ? Word::about_title : Word::sources_title));
    const RectPx foot{page.x, page.bottom() - ctx.px(foot_height), page.w, ctx.px(foot_height)};
    const auto lead =
        ctx.state.sources.event
            ? filled(ctx, ctx.words(Word::sources_of),
                     {ctx.words(ctx.exhibit().events[ctx.state.sources.event->index].title).view()})
            : ctx.words(Word::sources_lead);
    float top = page.y - ctx.px(10);
    const auto put_line = [&](VisibleText text) {
        top = put_text(ctx, list, text, ctx.tokens().type.body, {page.x, top, page.w, 0},
                       ctx.theme.text_secondary)
                  .bottom();
    };
    if (!about)
        put_line(lead);
    if (ctx.state.sources.event)
        put_line(ctx.words(Word::sources_lead));
    top = about ? page.y + ctx.px(40) : top + ctx.px(14);
    const RectPx grid{page.x, top, page.w, foot.y - top - ctx.px(12)};
    const bool portrait = ctx.state.screen.portrait();
    // The few sources of an event get more room than six of all.
    const int across = portrait ? 1 : count < 3 || count == 4 ? 2 : columns;
    const int down = std::min(static_cast<int>(count) + across - 1, per_page) / across;
    const float w = (grid.w - static_cast<float>(across - 1) * ctx.px(gap)) /
                    static_cast<float>(across),
                h = std::min((grid.h - static_cast<float>(down - 1) * ctx.px(gap)) /
                                 static_cast<float>(down),
                             ctx.px(most_height));
    for (int i = 0; i < per_page && !about; ++i) {
        const auto index = static_cast<std::size_t>(at * per_page + i);
        if (index >= count)
            break;
        put_source(ctx, memory, list, source_at(ctx, index),
                   {grid.x + static_cast<float>(i % across) * (w + ctx.px(gap)),
                    grid.y + static_cast<float>(i / across) * (h + ctx.px(gap)), w, h});
    }
    if (about)
        put_about(ctx, list, grid);
    put_paging(ctx, list, foot, at, pages);
    list.end_group();
    return {};
}

} // namespace fl
