#pragma once

#include "scene/parts/context.h"
#include "text/term_finder.h"

#include <bitset>
#include <optional>
#include <unordered_map>

namespace fl {

/// Which words of which text the glossary explains. Each text is looked through once.
struct TermMemory {
    std::optional<LanguageId> language; // of everything below
    std::optional<TermFinder> finder;
    struct Found {
        std::vector<TextSpan> spans;
        std::vector<TermId> terms; // of the same index
    };
    std::unordered_map<std::string_view, Found> texts; // views into the exhibit
};

inline constexpr std::size_t most_terms = 256;

/// A surface whose texts lead into the glossary: each term is marked once on it.
struct LinkedSurface {
    TermMemory& memory;
    Region region = Region::page;
    DragKind drag = DragKind::none;
    RectPx seen{}; // on the screen; words scrolled out of it cannot be touched
    std::bitset<most_terms> marked{};
};

/// As put_text(), with explained words underlined and touchable. Returns the covered box.
/// @param text  one of the exhibit's own: it is remembered by where it stands in memory
RectPx put_linked_text(LayoutContext& ctx, DisplayList& list, LinkedSurface& surface,
                       VisibleText text, const TypeToken& type, RectPx box, Rgba color);

} // namespace fl
