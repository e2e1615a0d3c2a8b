#include "scene/icons.h"
#include "scene/tour_parts.h"

#include <algorithm>
#include <array>

namespace fl {
namespace {

/// Sizes at ui_scale 1 of one way to set a stop; the first that fits its place is taken.
struct StorySizes {
    float numeral, title, text;
    bool with_aside;
};
constexpr std::array<StorySizes, 6> story_sizes{{{188, 60, 29, true},
                                                 {150, 54, 27.5F, true},
                                                 {112, 50, 26, true},
                                                 {84, 46, 25, true},
                                                 {84, 46, 25, false},
                                                 {0, 42, 24, false}}};

/// One text under another; without a list it only measures.
class Flow {
  public:
    Flow(LayoutContext& ctx, DisplayList* list, RectPx box)
        : ctx_(ctx)
        , list_(list)
        , box_(box)
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
            LinkedSurface surface{terms, Region::page, DragKind::none, ctx_.areas.screen};
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
    RectPx box_;
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
             {x, box.y, box.right() - x, box.h}, ctx.theme.text_secondary, {.max_lines = 2});
}

/// The numeral and, at its foot, who speaks.
void put_numeral(LayoutContext& ctx, Flow& flow, const TourStop& stop, float size) {
    const float line = ctx.px(ctx.tokens().type.label.size * 1.3F);
    const VisibleText numeral = numeral_of(ctx, stop);
    if (size <= 0 || numeral.empty()) {
        if (flow.list() != nullptr)
            put_voice(ctx, *flow.list(), stop, {flow.box().x, flow.y(), flow.box().w, line});
        return flow.gap(ctx.tokens().type.label.size * 1.6F);
    }
    // Figures of the display face begin 0.167 and stand 0.9 of their size below the line's top.
    const TypeToken type = sized(ctx.tokens().type.display, size, 1);
    if (flow.list() != nullptr) {
        const RectPx used =
            put_text(ctx, *flow.list(), numeral, type,
                     {flow.box().x - ctx.px(4), flow.y() - ctx.px(size * 0.167F), 0, 0},
                     ctx.theme.text, {.wrap = false});
        const float x = used.right() + ctx.px(28), foot = flow.y() + ctx.px(size * 0.733F);
        const VisibleText voice = voice_of(ctx, stop);
        const float room = flow.box().right() - x - ctx.px(36);
        const float h =
            set_text(ctx, voice, ctx.tokens().type.label, room, {.max_lines = 2}).size.h;
        put_voice(ctx, *flow.list(), stop, {x, foot - h, flow.box().right() - x, h});
    }
    flow.gap(size * 0.75F);
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

/// Sets a stop and tells whether it fits; paints it where there is a list. `used` is what it takes.
bool put_story(LayoutContext& ctx, DisplayList* list, TermMemory& terms, const TourStop& stop,
               const StorySizes& sizes, const StoryPlaces& places, RectPx* used = nullptr) {
    const auto& type = ctx.tokens().type;
    Flow head(ctx, list, places.head);
    put_numeral(ctx, head, stop, sizes.numeral);
    head.gap(18);
    head.text(ctx.words(stop.title), sized(type.title, sizes.title, 1.06F), ctx.theme.text);
    RectPx below = places.body;
    if (places.joined) {
        below.y = head.y() + ctx.px(14);
        below.h = places.body.bottom() - below.y;
    }
    Flow body(ctx, list, below);
    body.linked(ctx.words(stop.text), sized(type.body, sizes.text, 1.4F), ctx.theme.text, terms);
    if (sizes.with_aside && stop.aside)
        put_aside(ctx, body, stop);
    if (used != nullptr)
        *used = {places.head.x, places.head.y, places.head.w, body.y() - places.head.y};
    return body.y() <= below.bottom() && (places.joined || head.y() <= places.head.bottom());
}

} // namespace

RectPx put_tour_story(LayoutContext& ctx, DisplayList& list, TermMemory& terms) {
    const TourStop& stop = shown_stop(ctx);
    const StoryPlaces places = places_of(ctx);
    const StorySizes* sizes = &story_sizes.back();
    for (const StorySizes& one : story_sizes) {
        // All stops alike: sizes that jump from stop to stop would seem to mean something.
        if (std::ranges::all_of(ctx.exhibit().tour, [&](const TourStop& any) {
                return put_story(ctx, nullptr, terms, any, one, places);
            })) {
            sizes = &one;
            break;
        }
    }
    const Instant age = ctx.now - ctx.state.tour.shown_since;
    const float shown =
        std::clamp(seconds(age) / seconds(ctx.tokens().motion.stance_recolour), 0.0F, 1.0F);
    RectPx used;
    put_story(ctx, nullptr, terms, stop, *sizes, places, &used);
    put_node(ctx, {.id = "tour-story",
                   .role = Role::text,
                   .label = ctx.words(stop.title).view(),
                   .value = ctx.words(stop.text).view(),
                   .hint = ctx.words(stop.aside).view(),
                   .box = used,
                   .region = Region::page,
                   .hit = places.joined});
    list.begin_group(shown, {});
    put_story(ctx, &list, terms, stop, *sizes, places);
    list.end_group();
    // Names of states keep clear of it; in portrait it lies beside the map anyway.
    return places.joined ? used : RectPx{};
}

} // namespace fl
