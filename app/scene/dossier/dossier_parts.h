#pragma once

// Parts of the dossier, private to its files.

#include "scene/parts/stance_scale.h"
#include "scene/scenes.h"

namespace fl {

/// One dossier in one frame. Boxes in left-to-right coordinates.
struct Dossier {
    LayoutContext& ctx;
    DisplayList& list;
    const DossierMemory& memory;
    StateId state;
    Day day;                        // of the cursor
    std::optional<RectPx> window{}; // of the one column of large text: what is outside is not there

    const State& facts() const { return ctx.exhibit().states[state.index]; }
    MarkColors mark_colors() const { return {ctx.theme.on_sheet, ctx.theme.sheet}; }
    DossierView view() const { return ctx.state.dossier.view; }
};

/// Name, the article's range or what to do when nothing is on record, buttons. Returns its lower
/// edge.
float put_dossier_head(Dossier& d, RectPx head);

/// Adds what belongs to the dossier's text: cut at the column's window, and moved with it.
void put_dossier_node(Dossier& d, Node node);

/// "Where it stands": a scale for each question.
void put_stands(Dossier& d, RectPx box);
/// The same for large text, each row as high as it asks. Returns the lower edge.
float put_stands_column(Dossier& d, RectPx at);

/// What it joined and its moments, or the list that was asked for. Returns how far that scrolls,
/// px.
float put_dossier_side(Dossier& d, RectPx box);
/// The same for large text, under the scales. Returns the lower edge.
float put_side_column(Dossier& d, RectPx at);
float put_dossier_list(Dossier& d, RectPx box);

/// One instrument: filled or hollow dot, year, name, role. Returns its height.
float put_joined(Dossier& d, const Joined& joined, RectPx row);
/// Heights that these need in a width.
float joined_height(Dossier& d, const Joined& joined, float width);
float moment_height(Dossier& d, EventId event, float width);
/// One event as a button that moves the cursor there and opens its card.
void put_moment(Dossier& d, EventId event, RectPx box, RectPx seen);

} // namespace fl
