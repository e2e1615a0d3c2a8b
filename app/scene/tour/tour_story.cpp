#include "scene/parts/icons.h"
#include "scene/parts/scroll_rail.h"
#include "scene/tour/tour_parts.h"

#include <algorithm>
#include <array>

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
    Flow(LayoutContext& ctx, DisplayList* list, RectPx box, RectPx seen)
        : ctx_(ctx)
        , list_(list)
        , box_(box)
        , seen_(seen)
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

constexpr float voice_icon = 36, numeral_gap = 24;

TextPlace voice_lines(const LayoutContext& ctx) {
    return {.max_lines = ctx.large_text() ? 4 : 3, .shrink = true};
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
             {x, box.y, box.right() - x, 0}, ctx.theme.text_secondary, voice_lines(ctx));
}

/// The width that the numeral leaves to the words of who speaks.
float voice_room(LayoutContext& ctx, const TourStop& stop, float size, float width) {
    const VisibleText numeral = numeral_of(ctx, stop);
    if (numeral.empty())
        return width - ctx.px(voice_icon);
    const TypeToken type = sized(ctx.tokens().type.display, size, 1);
    return width - set_text(ctx, numeral, type, 0).size.w - ctx.px(numeral_gap + voice_icon);
}

const Paragraph& set_voice(LayoutContext& ctx, const TourStop& stop, float room) {
    return set_fitting(ctx, voice_of(ctx, stop), ctx.tokens().type.label, {room, 0},
                       voice_lines(ctx));
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

/// Small beside the text; under the map it has the room to be read as easily.
void put_aside(LayoutContext& ctx, Flow& flow, const TourStop& stop, const StorySizes& sizes) {
    const float size = ctx.state.screen.portrait() ? sizes.text : 23;
    flow.gap(20);
    const float inset = ctx.px(24), top = flow.y();
    flow.text(ctx.words(Word::museum_adds), ctx.tokens().type.label, ctx.theme.text_secondary,
              inset);
    flow.text(ctx.words(stop.aside), sized(ctx.tokens().type.minimum, size, 1.3F),
              ctx.theme.text_secondary, inset);
    if (flow.list() != nullptr) {
        flow.list()->fill(ctx.turned({flow.box().x, top, ctx.px(4), flow.y() - top}),
                          ctx.theme.line, ctx.px(2));
    }
}

/// Where a stop stands: numeral, title, text and what the museum adds, one under another. In
/// portrait the map lies between them: above it as much as its place holds, the rest below.
enum class AboveMap : std::uint8_t { all, text, title };
struct StoryPlaces {
    RectPx head, body;
    AboveMap above = AboveMap::all;
};

StoryPlaces places_of(const LayoutContext& ctx) {
    const Areas& a = ctx.areas;
    RectPx box = a.rail;
    box.y = a.header.bottom() + ctx.px(36);
    if (!ctx.state.screen.portrait()) {
        box.w = ctx.px(532);
        box.h = a.dock.y - ctx.px(8) - box.y;
        return {box, box, AboveMap::all};
    }
    box.h = a.map.y - ctx.px(20) - box.y;
    const float top = a.map.bottom() - ctx.px(4);
    return {box, {box.x, top, box.w, a.dock.y - ctx.px(70) - top}, AboveMap::text};
}

/// Numeral and title; beside the map the title has all the room it asks for.
void put_story_title(LayoutContext& ctx, Flow& flow, const TourStop& stop, const StorySizes& sizes,
                     float bottom) {
    put_numeral(ctx, flow, stop, sizes.numeral);
    flow.gap(18);
    TypeToken title = sized(ctx.tokens().type.title, sizes.title, 1.06F);
    const float room = ctx.state.screen.portrait() ? std::max(bottom - flow.y(), ctx.px(40)) : 0;
    title = fitting_type(ctx, ctx.words(stop.title), title, {flow.box().w, room});
    flow.text(ctx.words(stop.title), title, ctx.theme.text);
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

void put_story_text(LayoutContext& ctx, Flow& flow, TermMemory& terms, const TourStop& stop,
                    const StorySizes& sizes) {
    flow.linked(ctx.words(stop.text), sized(ctx.tokens().type.body, sizes.text, 1.4F),
                ctx.theme.text, terms);
}

/// Sets a stop and returns the lower edges of its two parts; paints it where there is a list.
struct StoryEnds {
    float head = 0, body = 0;
};
/// @param lists  of the part above the map, and of the other
StoryEnds put_story(LayoutContext& ctx, std::array<DisplayList*, 2> lists, TermMemory& terms,
                    const TourStop& stop, const StorySizes& sizes, const StoryPlaces& places) {
    const StoryPlaces still = places_of(ctx); // what scrolls is seen there
    Flow head(ctx, lists[0], places.head, ctx.turned(still.head));
    Flow body(ctx, lists[1], places.body, ctx.turned(still.body));
    put_story_title(ctx, head, stop, sizes, places.head.bottom());
    if (places.above != AboveMap::title)
        head.gap(14);
    put_story_text(ctx, places.above == AboveMap::title ? body : head, terms, stop, sizes);
    Flow& last = places.above == AboveMap::all ? head : body;
    if (stop.aside)
        put_aside(ctx, last, stop, sizes);
    if (ctx.large_text())
        put_story_sources(ctx, last, stop, still.body);
    return {head.y(), body.y()};
}

/// Which parts of a stop have room where they stand.
struct StoryFit {
    bool head = false, body = false;
};
StoryFit fit_of(LayoutContext& ctx, TermMemory& terms, const TourStop& stop,
                const StorySizes& sizes, const StoryPlaces& places) {
    const float room = voice_room(ctx, stop, sizes.numeral, places.head.w);
    const bool voice = text_fits(set_voice(ctx, stop, room), {room, 0}, voice_lines(ctx));
    const StoryEnds ends = put_story(ctx, {}, terms, stop, sizes, places);
    return {voice && ends.head <= places.head.bottom(), ends.body <= places.body.bottom()};
}

/// The sizes and places of all stops alike: sizes that jump from stop to stop would seem to mean
/// something. The first at which all of it stands; else what is below the map scrolls, or beside
/// the map all of it.
struct StoryLook {
    StorySizes sizes = story_sizes.back();
    StoryPlaces places;
};
StoryLook story_look(LayoutContext& ctx, TermMemory& terms) {
    StoryLook look;
    look.places = places_of(ctx);
    const auto all = [&](const StorySizes& sizes, bool StoryFit::*part) {
        return std::ranges::all_of(ctx.exhibit().tour, [&](const TourStop& stop) {
            return fit_of(ctx, terms, stop, sizes, look.places).*part;
        });
    };
    for (const StorySizes& sizes : story_sizes) {
        if (all(sizes, &StoryFit::head) && all(sizes, &StoryFit::body)) {
            look.sizes = sizes;
            return look;
        }
    }
    if (look.places.above == AboveMap::text && !all(look.sizes, &StoryFit::head))
        look.places.above = AboveMap::title;
    return look;
}

/// Beside the map the whole story scrolls, under it what has no place above. Returns how far, px.
float put_scrolled_story(LayoutContext& ctx, DisplayList& list, TermMemory& terms,
                         const TourStop& stop, const StoryLook& look) {
    const float scroll = ctx.state.list.scroll;
    const bool whole = look.places.above == AboveMap::all;
    const RectPx window = beside_rail(ctx, look.places.body, DragKind::list);
    const RectPx moved = window.moved({0, -scroll});
    StoryPlaces places = look.places;
    places.body = moved;
    if (whole)
        places.head = moved;
    else
        put_story(ctx, {&list, nullptr}, terms, stop, look.sizes, places);
    // The numeral's ink begins a little before the text.
    const float side = ctx.px(6);
    list.push_clip(ctx.turned({window.x - side, window.y, window.w + 2 * side, window.h}));
    const std::array<DisplayList*, 2> lists = whole ? std::array<DisplayList*, 2>{&list, nullptr}
                                                    : std::array<DisplayList*, 2>{nullptr, &list};
    const StoryEnds ends = put_story(ctx, lists, terms, stop, look.sizes, places);
    const float end = whole ? ends.head : ends.body;
    list.pop_clip();
    const float scrollable = std::max(end - moved.y + ctx.px(8) - window.h, 0.0F);
    put_scroll_rail(ctx, list, {.look = ButtonLook::raised, .paper = ctx.theme.ink}, window,
                    rail_place(ctx, look.places.body), scrollable);
    return scrollable;
}

} // namespace

RectPx put_tour_story(LayoutContext& ctx, DisplayList& list, TermMemory& terms,
                      LayoutFacts& facts) {
    const TourStop& stop = shown_stop(ctx);
    const StoryLook look = story_look(ctx, terms);
    const StoryPlaces& places = look.places;
    const bool joined = places.above == AboveMap::all;
    const StoryFit fit = fit_of(ctx, terms, stop, look.sizes, places);
    const bool scrolls = joined ? !fit.head : !fit.body;
    const Instant age = ctx.now - ctx.state.tour.shown_since;
    const float shown =
        std::clamp(seconds(age) / seconds(ctx.tokens().motion.stance_recolour), 0.0F, 1.0F);
    RectPx used = places.head;
    if (!scrolls)
        used.h = put_story(ctx, {}, terms, stop, look.sizes, places).head - used.y;
    put_node(ctx, {.id = "tour-story",
                   .role = Role::text,
                   .label = ctx.words(stop.title).view(),
                   .value = ctx.words(stop.text).view(),
                   .hint = told_beside(ctx, stop).view(),
                   .box = scrolls ? places.body : used,
                   .region = scrolls ? Region::card : Region::page,
                   .drag = scrolls ? DragKind::list : DragKind::none,
                   .hit = joined || scrolls});
    // Its words of the glossary lie over it.
    list.begin_group(shown, {});
    if (scrolls) {
        facts.list_scrollable_px = put_scrolled_story(ctx, list, terms, stop, look);
    } else {
        put_story(ctx, {&list, &list}, terms, stop, look.sizes, places);
    }
    list.end_group();
    // Names of states keep clear of it; in portrait it lies beside the map anyway.
    return joined ? used : RectPx{};
}

} // namespace fl
