#include "scene/icons.h"
#include "scene/scroll_rail.h"
#include "scene/tour_parts.h"

#include <algorithm>
#include <array>
#include <optional>

namespace fl {
namespace {

/// Sizes at ui_scale 1 of one way to set a stop; the first that fits its place is taken. What does
/// not fit by the last scrolls.
struct StorySizes {
    float numeral, title, text;
};
constexpr std::array<StorySizes, 5> story_sizes{
    {{188, 60, 29}, {150, 54, 27.5F}, {112, 50, 26}, {84, 46, 25}, {60, 42, 24}}};

/// One text under another; without a list it only measures.
class Flow {
  public:
    /// @param seen  the part of the screen in which words can be touched
    Flow(LayoutContext& ctx, DisplayList* list, RectPx box, std::optional<RectPx> seen = {})
        : ctx_(ctx)
        , list_(list)
        , box_(box)
        , seen_(seen.value_or(ctx.areas.screen))
        , y_(box.y) {}
    void text(VisibleText text, const TypeToken& type, Rgba color, float inset = 0) {
        const float w = box_.w - inset;
        if (list_ != nullptr)
            put_text(ctx_, *list_, text, type, {box_.x + inset, y_, w, 0}, color);
        y_ += set_text(ctx_, text, type, w).size.h;
    }
    /// Words of the glossary can be touched.
    void linked(VisibleText text, const TypeToken& type, Rgba color, TermMemory& terms) {
        if (list_ != nullptr) {
            LinkedSurface surface{terms, Region::page, DragKind::list, seen_};
            put_linked_text(ctx_, *list_, surface, text, type, {box_.x, y_, box_.w, 0}, color);
        }
        y_ += set_text(ctx_, text, type, box_.w).size.h;
    }
    void gap(float units) { y_ += ctx_.px(units); }
    float y() const { return y_; }
    DisplayList* list() { return list_; }
    RectPx box() const { return box_; }

  private:
    LayoutContext& ctx_;
    DisplayList* list_;
    RectPx box_, seen_;
    float y_;
};

TypeToken sized(TypeToken type, float size, float line) {
    type.size = size;
    type.line = line;
    return type;
}

/// The part's number, or the year of the stop where it has none.
VisibleText numeral_of(LayoutContext& ctx, const TourStop& stop) {
    if (!stop.mark.empty())
        return stop_mark(ctx, stop);
    return stop.day ? VisibleText::composed(ctx.dates.year(*stop.day)) : VisibleText{};
}

VisibleText voice_of(LayoutContext& ctx, const TourStop& stop) {
    if (stop.voice == TourVoice::article)
        return ctx.words(Word::voice_article);
    return filled(ctx, ctx.words(Word::voice_outcome),
                  {ctx.dates.full({ctx.exhibit().as_of, DatePrecision::day})});
}

/// Who speaks, where the map shows it, and what the museum adds: for those who listen.
VisibleText told_beside(LayoutContext& ctx, const TourStop& stop) {
    const bool aside = !ctx.words(stop.aside).view().empty();
    return together(ctx,
                    {voice_of(ctx, stop).view(), ctx.words(stop.place_name).view(),
                     aside ? ctx.words(Word::museum_adds).view() : "",
                     ctx.words(stop.aside).view()},
                    ". ");
}

/// Who speaks: with a sheet for the article, a filled disc for what happened.
void put_voice(LayoutContext& ctx, DisplayList& list, const TourStop& stop, RectPx box) {
    const float size = ctx.px(26);
    const RectPx mark{box.x, box.y + ctx.px(1), size, size};
    const EventKind kind =
        stop.voice == TourVoice::article ? EventKind::article : EventKind::meeting;
    draw_event_head(list, kind, ctx.turned(mark).centre(), ctx.px(20), ctx.theme.text_secondary,
                    false, 0);
    const float x = mark.right() + ctx.px(10);
    put_text(ctx, list, voice_of(ctx, stop), ctx.tokens().type.label,
             {x, box.y, box.right() - x, 0}, ctx.theme.text_secondary,
             {.max_lines = 3, .shrink = true});
}

constexpr float voice_icon = 36, numeral_gap = 24;
constexpr TextPlace voice_lines{.max_lines = 3};

/// The width that the numeral leaves to the words of who speaks.
float voice_room(LayoutContext& ctx, const TourStop& stop, float size, float width) {
    const VisibleText numeral = numeral_of(ctx, stop);
    if (numeral.empty())
        return width - ctx.px(voice_icon);
    const TypeToken type = sized(ctx.tokens().type.display, size, 1);
    return width - set_text(ctx, numeral, type, 0).size.w - ctx.px(numeral_gap + voice_icon);
}

const Paragraph& set_voice(LayoutContext& ctx, const TourStop& stop, float room) {
    return set_fitting(ctx, voice_of(ctx, stop), ctx.tokens().type.label, {room, 0}, voice_lines);
}

/// The numeral and, at its foot, who speaks.
void put_numeral(LayoutContext& ctx, Flow& flow, const TourStop& stop, float size) {
    const VisibleText numeral = numeral_of(ctx, stop);
    const float room = voice_room(ctx, stop, size, flow.box().w);
    const float h = set_voice(ctx, stop, room).size.h;
    const float x = flow.box().right() - room - ctx.px(voice_icon);
    if (numeral.empty()) {
        if (flow.list() != nullptr)
            put_voice(ctx, *flow.list(), stop, {x, flow.y(), flow.box().w, h});
        return flow.gap(h / ctx.areas.scale + 8);
    }
    // Figures of the display face begin 0.167 and stand 0.9 of their size below the line's top.
    const TypeToken type = sized(ctx.tokens().type.display, size, 1);
    const float foot = flow.y() + ctx.px(size * 0.733F);
    // It ends at the numeral's foot; where it is higher than that, at the top.
    const RectPx beside{x, std::max(foot - h, flow.y()), flow.box().right() - x, h};
    if (flow.list() != nullptr) {
        put_text(ctx, *flow.list(), numeral, type,
                 {flow.box().x - ctx.px(4), flow.y() - ctx.px(size * 0.167F), 0, 0}, ctx.theme.text,
                 {.wrap = false});
        put_voice(ctx, *flow.list(), stop, beside);
    }
    const float end = std::max(flow.y() + ctx.px(size * 0.75F), beside.bottom());
    flow.gap((end - flow.y()) / ctx.areas.scale);
}

void put_aside(LayoutContext& ctx, Flow& flow, const TourStop& stop) {
    flow.gap(20);
    const float inset = ctx.px(24), top = flow.y();
    flow.text(ctx.words(Word::museum_adds), ctx.tokens().type.label, ctx.theme.text_secondary,
              inset);
    flow.text(ctx.words(stop.aside), sized(ctx.tokens().type.minimum, 23, 1.3F),
              ctx.theme.text_secondary, inset);
    if (flow.list() != nullptr) {
        flow.list()->fill(ctx.turned({flow.box().x, top, ctx.px(4), flow.y() - top}),
                          ctx.theme.line, ctx.px(2));
    }
}

/// Where a stop stands: numeral and title, then the text; in portrait the map lies between them.
struct StoryPlaces {
    RectPx head, body;
    bool joined = true; // the text follows the title
};

StoryPlaces places_of(const LayoutContext& ctx) {
    const Areas& a = ctx.areas;
    RectPx box = a.rail;
    box.y = a.header.bottom() + ctx.px(36);
    if (!ctx.state.screen.portrait()) {
        box.w = ctx.px(532);
        box.h = a.dock.y - ctx.px(8) - box.y;
        return {box, box, true};
    }
    box.h = a.map.y - ctx.px(20) - box.y;
    const float top = a.map.bottom() - ctx.px(4);
    return {box, {box.x, top, box.w, a.dock.y - ctx.px(70) - top}, false};
}

/// Numeral and title; beside the map the title has all the room it asks for. Returns the lower
/// edge.
float put_story_head(LayoutContext& ctx, DisplayList* list, const TourStop& stop,
                     const StorySizes& sizes, RectPx box) {
    Flow head(ctx, list, box);
    put_numeral(ctx, head, stop, sizes.numeral);
    head.gap(18);
    TypeToken title = sized(ctx.tokens().type.title, sizes.title, 1.06F);
    if (ctx.state.screen.portrait())
        title = fitting_type(ctx, ctx.words(stop.title), title,
                             {box.w, std::max(box.bottom() - head.y(), ctx.px(40))});
    else
        title = fitting_type(ctx, ctx.words(stop.title), title, {box.w, 0});
    head.text(ctx.words(stop.title), title, ctx.theme.text);
    return head.y();
}

/// With the largest text the dock has no room for them.
void put_story_sources(LayoutContext& ctx, Flow& flow, const TourStop& stop, RectPx window) {
    flow.gap(20);
    const RectPx box = flow.box();
    const float top = flow.y();
    const VisibleText text = stop_citations(ctx, stop);
    flow.text(text, sized(ctx.tokens().type.minimum, 22, 1.25F), ctx.theme.text_tertiary);
    if (flow.list() == nullptr)
        return;
    put_node(ctx, {.id = "tour-sources",
                   .role = Role::text,
                   .label = text.view(),
                   .box = inside({box.x, top, box.w, flow.y() - top}, window),
                   .hit = false});
}

float put_story_text(LayoutContext& ctx, DisplayList* list, TermMemory& terms, const TourStop& stop,
                     const StorySizes& sizes, RectPx box) {
    Flow body(ctx, list, box, ctx.turned(places_of(ctx).body));
    body.linked(ctx.words(stop.text), sized(ctx.tokens().type.body, sizes.text, 1.4F),
                ctx.theme.text, terms);
    if (stop.aside)
        put_aside(ctx, body, stop);
    if (ctx.large_text())
        put_story_sources(ctx, body, stop, places_of(ctx).body);
    return body.y();
}

/// Sets a stop and returns the lower edges of its two parts; paints it where there is a list.
struct StoryEnds {
    float head = 0, body = 0;
};
StoryEnds put_story(LayoutContext& ctx, DisplayList* list, TermMemory& terms, const TourStop& stop,
                    const StorySizes& sizes, const StoryPlaces& places) {
    StoryEnds ends;
    ends.head = put_story_head(ctx, list, stop, sizes, places.head);
    RectPx body = places.body;
    if (places.joined)
        body.y = ends.head + ctx.px(14);
    ends.body = put_story_text(ctx, list, terms, stop, sizes, body);
    return ends;
}

bool fits(LayoutContext& ctx, TermMemory& terms, const TourStop& stop, const StorySizes& sizes,
          const StoryPlaces& places) {
    const float room = voice_room(ctx, stop, sizes.numeral, places.head.w);
    if (!text_fits(set_voice(ctx, stop, room), {room, 0}, voice_lines))
        return false;
    const StoryEnds ends = put_story(ctx, nullptr, terms, stop, sizes, places);
    return ends.body <= places.body.bottom() &&
           (places.joined || ends.head <= places.head.bottom());
}

/// Beside the map the whole story scrolls, under it the text alone. Returns how far, px.
float put_scrolled_story(LayoutContext& ctx, DisplayList& list, TermMemory& terms,
                         const TourStop& stop, const StorySizes& sizes, const StoryPlaces& places) {
    const float scroll = ctx.state.list.scroll;
    const RectPx window = beside_rail(ctx, places.body, DragKind::list);
    const RectPx moved = window.moved({0, -scroll});
    if (!places.joined)
        put_story_head(ctx, &list, stop, sizes, places.head);
    // The numeral's ink begins a little before the text.
    const float side = ctx.px(6);
    list.push_clip(ctx.turned({window.x - side, window.y, window.w + 2 * side, window.h}));
    const float end = places.joined
                          ? put_story(ctx, &list, terms, stop, sizes, {moved, moved, true}).body
                          : put_story_text(ctx, &list, terms, stop, sizes, moved);
    list.pop_clip();
    const float scrollable = std::max(end - moved.y + ctx.px(8) - window.h, 0.0F);
    put_scroll_rail(ctx, list, {.look = ButtonLook::raised, .paper = ctx.theme.ink}, window,
                    rail_place(ctx, places.body), scrollable);
    return scrollable;
}

} // namespace

RectPx put_tour_story(LayoutContext& ctx, DisplayList& list, TermMemory& terms,
                      LayoutFacts& facts) {
    const TourStop& stop = shown_stop(ctx);
    const StoryPlaces places = places_of(ctx);
    // All stops alike: sizes that jump from stop to stop would seem to mean something.
    const auto sizes = std::ranges::find_if(story_sizes, [&](const StorySizes& one) {
        return std::ranges::all_of(ctx.exhibit().tour, [&](const TourStop& any) {
            return fits(ctx, terms, any, one, places);
        });
    });
    const bool all_fit = sizes != story_sizes.end();
    const StorySizes& chosen = all_fit ? *sizes : story_sizes.back();
    const bool scrolls = !all_fit && !fits(ctx, terms, stop, chosen, places);
    const Instant age = ctx.now - ctx.state.tour.shown_since;
    const float shown =
        std::clamp(seconds(age) / seconds(ctx.tokens().motion.stance_recolour), 0.0F, 1.0F);
    RectPx used = places.joined ? places.body : places.head;
    if (!scrolls)
        used.h = put_story(ctx, nullptr, terms, stop, chosen, places).body - used.y;
    put_node(ctx, {.id = "tour-story",
                   .role = Role::text,
                   .label = ctx.words(stop.title).view(),
                   .value = ctx.words(stop.text).view(),
                   .hint = told_beside(ctx, stop).view(),
                   .box = scrolls ? places.body : used,
                   .region = scrolls ? Region::card : Region::page,
                   .drag = scrolls ? DragKind::list : DragKind::none,
                   .hit = places.joined || scrolls});
    // Its words of the glossary lie over it.
    list.begin_group(shown, {});
    if (scrolls) {
        facts.list_scrollable_px = put_scrolled_story(ctx, list, terms, stop, chosen, places);
    } else {
        put_story(ctx, &list, terms, stop, chosen, places);
    }
    list.end_group();
    // Names of states keep clear of it; in portrait it lies beside the map anyway.
    return places.joined ? used : RectPx{};
}

} // namespace fl
