#include "scene/parts/linked_text.h"

#include "scene/parts/parts.h"
#include "scene/scenes.h"

#include <algorithm>

namespace fl {
namespace {

TermFinder make_finder(const LayoutContext& ctx) {
    TermFinder finder(ctx.words.language().code);
    const auto& terms = ctx.exhibit().terms;
    for (std::size_t i = 0; i < std::min(terms.size(), most_terms); ++i) {
        finder.add(i, ctx.words(terms[i].term).view());
        if (terms[i].forms)
            finder.add(i, ctx.words(terms[i].forms).view());
    }
    return finder;
}

const TermMemory::Found& found_in(const LayoutContext& ctx, TermMemory& memory,
                                  std::string_view text) {
    if (memory.language != ctx.words.id()) {
        memory = {};
        memory.language = ctx.words.id();
        memory.finder = make_finder(ctx);
    }
    const auto known = memory.texts.find(text);
    if (known != memory.texts.end())
        return known->second;
    TermMemory::Found found;
    for (const FoundTerm& one : memory.finder->find(text)) {
        found.spans.push_back(one.span);
        found.terms.emplace_back(one.term);
    }
    return memory.texts.emplace(text, std::move(found)).first->second;
}

void put_word(LayoutContext& ctx, DisplayList& list, LinkedSurface& surface, TermId id,
              const LinkBox& word, PointPx origin, Rgba color) {
    const Term& term = ctx.exhibit().terms[id.index];
    const RectPx box = word.box.moved(origin);
    const NodeId node("term-", term.key);
    const bool pressed = ctx.is_pressed(node.key());
    const float y = origin.y + word.baseline + ctx.px(5);
    list.fill({box.x, y, box.w, std::max(ctx.px(pressed ? 4 : 2), 1.0F)},
              color.faded(pressed ? 1 : 0.6F));
    if (surface.marked.test(id.index) || !surface.seen.contains(box.centre()))
        return;
    surface.marked.set(id.index);
    const float side = ctx.px(ctx.tokens().target_min);
    const PointPx c = box.centre();
    const float w = std::max(box.w + ctx.px(12), side);
    // The box is on the screen already: no turning.
    ctx.nodes.add({.id = node,
                   .role = Role::button,
                   .label = ctx.words(term.term).view(),
                   .hint = ctx.words(Word::term_hint).view(),
                   .box = {c.x - w / 2, c.y - side / 2, w, side},
                   .touch = c,
                   .region = surface.region,
                   .drag = surface.drag,
                   .on_tap = OpenTerm{id}});
}

} // namespace

RectPx put_linked_text(LayoutContext& ctx, DisplayList& list, LinkedSurface& surface,
                       VisibleText text, const TypeToken& type, RectPx box, Rgba color) {
    if (!is_offered(ctx.exhibit(), SceneId::glossary))
        return put_text(ctx, list, text, type, box, color);
    const TermMemory::Found& found = found_in(ctx, surface.memory, text.view());
    const Paragraph* set = &set_text(ctx, text, type, box.w, {.links = found.spans});
    if (set->broken_word) // a word is longer than a line
        set = &set_text(ctx, text, fitting_type(ctx, text, type, {box.w, 0}), box.w,
                        {.links = found.spans});
    const Paragraph& paragraph = *set;
    const RectPx used{box.x, box.y, paragraph.size.w, paragraph.size.h};
    const PointPx origin = ctx.turned(used).origin();
    put_paragraph(list, paragraph, origin, color);
    const std::bitset<most_terms> before = surface.marked;
    for (const LinkBox& word : paragraph.links) {
        const TermId term = found.terms[word.link];
        if (!before.test(term.index))
            put_word(ctx, list, surface, term, word, origin, color);
    }
    return used;
}

} // namespace fl
