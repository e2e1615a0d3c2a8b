#include "scene/compare/compare_parts.h"
#include "scene/parts/scrolled.h"

#include <algorithm>

namespace fl {
namespace {

constexpr float gap = 10, letter_least = 84, entry_height = 76, entry_least = 420;
constexpr std::size_t often_chosen = 12;

/// Tab of recent states, then one for each letter that a name begins with. Returns the lower edge.
float put_letters(LayoutContext& ctx, DisplayList& list, const CompareMemory& memory, RectPx box) {
    const float h = ctx.px(ctx.tokens().target_min), between = ctx.px(gap);
    const auto tab = [&](NodeId id, VisibleText label, int index, RectPx place) {
        const bool selected = ctx.state.compare.letter == index;
        put_button(ctx, list,
                   {.id = id,
                    .role = Role::tab,
                    .label = label,
                    .centred = true,
                    .look = selected ? ButtonLook::selected : ButtonLook::raised,
                    .on_tap = PickLetter{index},
                    .region = Region::page,
                    .padding = 12},
                   place);
    };
    const VisibleText recent = ctx.words(Word::recent_states);
    const float recent_w =
        std::min(set_text(ctx, recent, ctx.tokens().type.button, 0).size.w + ctx.px(2 * 28), box.w);
    tab("letter-recent", recent, 0, {box.x, box.y, recent_w, h});
    // The letters fill whole rows of one pitch below.
    const auto count = memory.names.letters.size();
    const auto fit = static_cast<std::size_t>((box.w + between) / (ctx.px(letter_least) + between));
    const std::size_t rows = (count + fit - 1) / std::max<std::size_t>(fit, 1);
    const std::size_t columns = (count + rows - 1) / std::max<std::size_t>(rows, 1);
    const float w =
        (box.w + between) / static_cast<float>(std::max<std::size_t>(columns, 1)) - between;
    const float top = box.y + h + between;
    for (std::size_t i = 0; i < count; ++i) {
        const RectPx place{box.x + static_cast<float>(i % columns) * (w + between),
                           top + static_cast<float>(i / columns) * (h + between), w, h};
        const std::string& label = memory.names.letters[i].label;
        tab(NodeId("letter-", label), VisibleText::composed(label), static_cast<int>(i) + 1, place);
    }
    return top + static_cast<float>(rows) * (h + between);
}

/// Recent ones first, then those with the highest label priority.
std::size_t recent_states(const LayoutContext& ctx, std::array<StateId, often_chosen>& out) {
    std::size_t count = 0;
    const auto add = [&](StateId state) {
        const auto end = out.begin() + static_cast<long>(count);
        if (count < out.size() && std::find(out.begin(), end, state) == end)
            out[count++] = state;
    };
    for (const auto& state : ctx.state.compare.recent) {
        if (state)
            add(*state);
    }
    const auto& states = ctx.exhibit().states;
    for (int below = 1 << 20; count < out.size();) {
        std::optional<StateId> best;
        for (std::size_t i = 0; i < states.size(); ++i) {
            if (!states[i].is_state || states[i].label_priority >= below)
                continue;
            if (!best || states[i].label_priority > states[best->index].label_priority)
                best = StateId(i);
        }
        if (!best || states[best->index].label_priority <= 0)
            break;
        below = states[best->index].label_priority;
        for (std::size_t i = 0; i < states.size(); ++i) {
            if (states[i].is_state && states[i].label_priority == below)
                add(StateId(i));
        }
    }
    return count;
}

void put_entry(LayoutContext& ctx, DisplayList& list, StateId state, RectPx place, RectPx box) {
    const RectPx seen = inside(place, box);
    if (seen.h <= 0)
        return;
    const State& facts = ctx.exhibit().states[state.index];
    const NodeId node("state-", facts.iso3);
    const bool pressed = ctx.is_pressed(node.key());
    const auto colors = button_colors(ctx, ButtonLook::raised, pressed);
    put_face(ctx, list, place, colors.surface, pressed);
    float x = place.x + ctx.px(24);
    for (std::size_t slot = 0; slot < 2; ++slot) {
        if (ctx.state.compare.states[slot] != state)
            continue;
        const float r = ctx.px(14);
        put_mark(ctx, list, {x + r, place.centre().y}, r, shape_of(slot), true,
                 {ctx.theme.text, colors.surface});
        x += 2 * r + ctx.px(16);
    }
    const VisibleText name = ctx.words(facts.name);
    put_text(ctx, list, name, ctx.tokens().type.button,
             {x, place.y, place.right() - ctx.px(16) - x, place.h}, colors.content,
             {.valign = VAlign::middle, .max_lines = 2, .shrink = true});
    if (seen.h < ctx.px(24))
        return;
    put_node(ctx, {.id = node,
                   .role = Role::button,
                   .label = name.view(),
                   .box = seen,
                   .region = Region::page,
                   .drag = DragKind::list,
                   .on_tap = SetCompared{state}});
}

/// States in columns, read down the first column, then the next.
float put_entries(LayoutContext& ctx, DisplayList& list, std::span<const StateId> states, RectPx at,
                  RectPx box) {
    const float between = ctx.px(gap), h = ctx.px(entry_height);
    const auto columns = std::max<std::size_t>(
        static_cast<std::size_t>((at.w + between) / (ctx.px(entry_least) + between)), 1);
    const float w = (at.w + between) / static_cast<float>(columns) - between;
    const std::size_t rows = (states.size() + columns - 1) / columns;
    for (std::size_t i = 0; i < states.size(); ++i) {
        const RectPx place{at.x + static_cast<float>(i / rows) * (w + between),
                           at.y + static_cast<float>(i % rows) * (h + between), w, h};
        put_entry(ctx, list, states[i], place, box);
    }
    return static_cast<float>(rows) * (h + between);
}

} // namespace

float put_state_picker(LayoutContext& ctx, DisplayList& list, const CompareMemory& memory,
                       RectPx box) {
    const float top = put_letters(ctx, list, memory, box) + ctx.px(14);
    const RectPx rows{box.x, top, box.w, box.bottom() - top};

    std::array<StateId, 64> shown{};
    std::size_t count = 0;
    const auto letter = static_cast<std::size_t>(ctx.state.compare.letter);
    if (letter == 0 || letter > memory.names.letters.size()) {
        std::array<StateId, often_chosen> recent{};
        count = recent_states(ctx, recent);
        std::copy_n(recent.begin(), count, shown.begin());
    } else {
        const NameIndex::Letter& of = memory.names.letters[letter - 1];
        count = std::min(of.count, shown.size());
        for (std::size_t i = 0; i < count; ++i)
            shown[i] = memory.named[memory.names.order[of.first + i]];
    }
    return put_scrolled_list(
        ctx, list, "state-list", ctx.words(Word::choose_state), rows, ctx.theme.ink,
        ButtonLook::raised,
        [&](RectPx at) { return put_entries(ctx, list, std::span(shown).first(count), at, rows); });
}

} // namespace fl
