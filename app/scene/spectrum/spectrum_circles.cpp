// Circles of the states: where each belongs, its glide through time, its flight from the map.

#include "geo/projection.h"
#include "scene/parts/circle.h"
#include "scene/parts/parts.h"
#include "scene/spectrum/spectrum.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace fl {
namespace {

constexpr float dot_radius = 4.2F, dot_pitch = 11.4F; // design px, in the tray
constexpr int dot_rows = 3;
constexpr float code_radius = 24;  // a code fits from here
constexpr float codes_from = 0.8F; // of the flight: when circles have drawn apart
constexpr std::string_view counted = "un_member";

/// Every state that the map can colour or the tray counts, north first.
void collect(const LayoutContext& ctx, SpectrumMemory& memory) {
    const auto& states = ctx.exhibit().states;
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (states[i].is_state &&
            (states[i].un_status == counted || ctx.materials.main_shapes[i].has_value()))
            memory.circles.emplace_back().state = StateId(i);
    }
    const auto north = [&](const Circle& c) {
        const auto& shape = ctx.materials.main_shapes[c.state.index];
        const auto& capital = states[c.state.index].capital_location;
        return shape     ? -ctx.materials.map.shapes[shape->index].label_point.y
               : capital ? -project(*capital).y
                         : 0.0;
    };
    std::ranges::stable_sort(memory.circles, {}, north);
    memory.scores.reserve(memory.circles.size());
    memory.standing.reserve(memory.circles.size());
}

SpectrumKey key_of(const LayoutContext& ctx) {
    const ExhibitState& s = ctx.state;
    const double cursor = s.cursor_glide.active() && !s.scrubbing ? s.cursor_to : s.cursor;
    return {s.question, to_day(cursor), s.screen.size, s.theme, ctx.rtl(), s.text_step};
}

/// Dots stand in columns, so that one less moves the others by one place.
PointPx tray_place(const LayoutContext& ctx, RectPx dots, std::size_t index, std::size_t count) {
    const float pitch = ctx.px(dot_pitch);
    const auto most = static_cast<std::size_t>(std::max(dots.w / pitch, 1.0F));
    const std::size_t rows =
        std::max<std::size_t>(dot_rows, (count + most - 1) / std::max<std::size_t>(most, 1));
    const float step = std::min(pitch, dots.h / static_cast<float>(rows));
    const RectPx at{dots.x + static_cast<float>(index / rows) * pitch,
                    dots.y + static_cast<float>(index % rows) * step, pitch, step};
    return ctx.turned(at).centre();
}

/// Looks up where everybody stands and packs the circles.
void find_places(LayoutContext& ctx, SpectrumMemory& memory) {
    memory.scores.clear();
    memory.standing.clear();
    memory.silent = 0;
    for (std::uint32_t i = 0; i < memory.circles.size(); ++i) {
        Circle& circle = memory.circles[i];
        const ShownStance stance =
            shown_stance(ctx.exhibit(), circle.state, memory.key.question, memory.key.day);
        circle.next_cls = stance.cls;
        circle.score = stance.value;
        circle.stands = stance.cls != StanceClass::none;
        if (circle.stands) {
            memory.scores.push_back(stance.value);
            memory.standing.push_back(i);
        } else if (ctx.exhibit().states[circle.state.index].un_status == counted) {
            ++memory.silent;
        }
    }
    pack_circles(memory.scores, spectrum_spec(ctx), memory.packing);
    for (std::size_t n = 0; n < memory.standing.size(); ++n) {
        Circle& circle = memory.circles[memory.standing[n]];
        circle.next = {memory.packing.centres[n], memory.packing.radius,
                       ctx.theme.stance[static_cast<std::size_t>(circle.next_cls)]};
    }
    const RectPx dots = spectrum_areas(ctx).dots;
    std::size_t n = 0;
    for (Circle& circle : memory.circles) {
        if (circle.stands)
            continue;
        const bool shown = ctx.exhibit().states[circle.state.index].un_status == counted;
        circle.next = {tray_place(ctx, dots, n, memory.silent), shown ? ctx.px(dot_radius) : 0,
                       ctx.theme.text_tertiary};
        n += shown ? 1 : 0;
    }
}

CirclePlace between(const CirclePlace& a, const CirclePlace& b, float k) {
    return {{mix(a.at.x, b.at.x, k), mix(a.at.y, b.at.y, k)},
            mix(a.radius, b.radius, k),
            mix(a.color, b.color, k)};
}

/// Slow at both ends, so that the way back is the way there.
float smooth(float t) {
    t = std::clamp(t, 0.0F, 1.0F);
    return t * t * (3 - 2 * t);
}

/// A circle grows at its state's label point, then travels.
CirclePlace in_flight(const LayoutContext& ctx, const Circle& circle, float progress) {
    CirclePlace place = circle.now;
    if (progress >= 1)
        return place;
    if (ctx.state.calm) {
        place.color = place.color.faded(progress);
        return place;
    }
    const float grown = smooth(progress / 0.4F);
    const float travelled = smooth((progress - 0.3F) / 0.7F);
    const auto& shape = ctx.materials.main_shapes[circle.state.index];
    const auto& capital = ctx.exhibit().states[circle.state.index].capital_location;
    if (!shape && !capital) {
        place.radius *= travelled;
        return place;
    }
    const SheetPoint home =
        shape ? ctx.materials.map.shapes[shape->index].label_point : project(*capital);
    const PointPx from = ctx.picture.map.transform.to_px(home);
    place.at = {mix(from.x, place.at.x, travelled), mix(from.y, place.at.y, travelled)};
    // Smaller on the way: many that pass over a place would make it flash (ACCESSIBILITY A-25).
    constexpr float dip = 0.8F, at_home = 0.5F;
    place.radius *= grown * mix(at_home, 1.0F, travelled) *
                    (1 - dip * std::sin(std::numbers::pi_v<float> * travelled));
    return place;
}

/// Whole or not at all: nothing of it shows beside what lies over it. Who needs the largest text
/// has a large code or, where the circle is too small for that, none: a touch tells the name.
void put_code(LayoutContext& ctx, DisplayList& list, StateId state, const CirclePlace& circle,
              RectPx covered) {
    const PointPx at = circle.at;
    TypeToken type = ctx.tokens().type.minimum;
    type.weight = 700;
    const auto step = static_cast<std::size_t>(ctx.state.text_step);
    const bool largest = step + 1 == ctx.tokens().text_steps.size() && !ctx.state.screen.lower();
    if (!largest)
        type.size /= ctx.tokens().text_steps[step];
    const auto code = VisibleText::composed(ctx.exhibit().states[state.index].iso2);
    const Paragraph& text =
        set_text(ctx, code, type, 0, {.casing = ctx.theme.halo, .casing_px = 2.5F});
    if (largest && text.size.w > 1.9F * circle.radius)
        return;
    const RectPx box{at.x - text.size.w / 2, at.y - text.size.h / 2, text.size.w, text.size.h};
    if (!box.overlaps(covered))
        put_paragraph(list, text, box.origin(), ctx.theme.text, ctx.theme.halo);
}

void put_circle_node(LayoutContext& ctx, const Circle& circle, PointPx at) {
    const float r = std::max(circle.now.radius, ctx.px(ctx.tokens().slop));
    const State& state = ctx.exhibit().states[circle.state.index];
    const bool picked = ctx.state.spectrum.picked == circle.state;
    ctx.nodes.add(
        {.id = NodeId("state-", state.iso3),
         .role = Role::state,
         .label = ctx.words(state.name).view(),
         .value = ctx.words(class_word(circle.cls)).view(),
         .hint = ctx.hint(Word::circle_hint, Word::circle_hint_keys),
         .box = {at.x - r, at.y - r, 2 * r, 2 * r},
         .touch = at,
         .region = Region::map,
         .hit = false,
         .on_tap = picked ? Intent(OpenDossier{circle.state}) : Intent(PickCircle{circle.state})});
}

} // namespace

void arrange_circles(LayoutContext& ctx, SpectrumMemory& memory) {
    if (memory.circles.empty())
        collect(ctx, memory);
    const Motion& motion = ctx.tokens().motion;
    const SpectrumKey key = key_of(ctx);
    if (!memory.known || !(key == memory.key)) {
        // Time and question let circles glide; another screen or language is another picture.
        SpectrumKey same = memory.key;
        same.question = key.question;
        same.day = key.day;
        const bool glides = memory.known && same == key && !ctx.state.scrubbing && !ctx.state.calm;
        memory.key = key;
        find_places(ctx, memory);
        const auto stays = [](const Circle& c) { return c.next == c.to && c.next_cls == c.cls; };
        const bool changed = !std::ranges::all_of(memory.circles, stays);
        if (!glides || changed)
            memory.moved = glides ? ctx.now : ctx.now - motion.stance_recolour;
        for (Circle& circle : memory.circles) {
            if (!changed)
                continue;
            circle.from = circle.now;
            circle.from_cls = circle.cls;
            circle.cls = circle.next_cls;
            circle.to = circle.next;
        }
        memory.known = true;
    }
    const float t = seconds(ctx.now - memory.moved) / seconds(motion.stance_recolour);
    const float k = motion.standard(t);
    for (Circle& circle : memory.circles)
        circle.now = k >= 1 ? circle.to : between(circle.from, circle.to, k);
}

void put_circles(LayoutContext& ctx, DisplayList& list, SpectrumMemory& memory, float progress,
                 RectPx covered) {
    const bool late =
        seconds(ctx.now - memory.moved) > seconds(ctx.tokens().motion.stance_recolour) / 2;
    // Where they fly past each other a dark edge keeps them apart.
    const bool flies = progress < 1 && !ctx.state.calm;
    const float edge = flies ? smooth((progress - 0.3F) / 0.15F) : 0;
    for (const bool on_scale : {false, true}) {
        for (const Circle& circle : memory.circles) {
            if (circle.stands != on_scale)
                continue;
            const CirclePlace place = in_flight(ctx, circle, progress);
            if (place.radius < 0.3F)
                continue;
            if (edge > 0)
                list.disc(place.at, place.radius + ctx.px(1.5F), ctx.theme.ink.faded(edge));
            const StanceClass cls = late ? circle.cls : circle.from_cls;
            put_stance_disc(ctx, list, cls, place.color, place.at, place.radius);
        }
    }
    const bool coded = memory.packing.radius >= ctx.px(code_radius) && progress > codes_from;
    list.begin_group(coded ? (progress - codes_from) / (1 - codes_from) : 0, {});
    for (std::size_t n = 0; n < memory.standing.size(); ++n) {
        // In reading order: the plus side first.
        const Circle& circle = memory.circles[memory.standing[memory.packing.order[n]]];
        const CirclePlace place = in_flight(ctx, circle, progress);
        if (coded && place.radius > memory.packing.radius * 0.8F)
            put_code(ctx, list, circle.state, place, covered);
        put_circle_node(ctx, circle, place.at);
        if (ctx.scene == SceneId::spectrum)
            ctx.nodes.circles.push_back({circle.state, place.at});
    }
    list.end_group();
}

} // namespace fl
