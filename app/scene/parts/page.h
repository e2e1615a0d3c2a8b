#pragma once

#include "scene/parts/parts.h"
#include "scene/scenes.h"

namespace fl {

/// Head of a full-screen scene: the way back, the title, language and reading at the same place as
/// everywhere.
/// @param way_back  label of the button that leads out (#home): "Map", or "Leave" of the tour
/// @param taken     width in front of those buttons that something else takes
/// @return          where the buttons at the trailing end begin
float put_page_header(LayoutContext& ctx, DisplayList& list, VisibleText way_back, Icon icon,
                      VisibleText title, float taken = 0);

/// Where the buttons at the trailing end of every header begin.
float page_header_end(LayoutContext& ctx);

/// A cross before those buttons, where a page lies over another and leads back to it.
/// @param end  where the buttons at the trailing end begin
void put_header_close(LayoutContext& ctx, DisplayList& list, float end, const Intent& on_tap);
/// What it takes of the header, for `taken` above.
float header_close_width(const LayoutContext& ctx);

/// Way back and title alone, where something stands between them and the buttons at the trailing
/// end: keys come to it on their way. Returns where these begin; put_settings_buttons() has them.
float put_page_title(LayoutContext& ctx, DisplayList& list, VisibleText way_back, Icon icon,
                     VisibleText title, float taken);

/// Language and reading buttons at the trailing end of the header. Returns where they begin.
float put_settings_buttons(LayoutContext& ctx, DisplayList& list);

/// The main buttons of explore: tour, what happened next, where do you stand, sources.
void put_nav(LayoutContext& ctx, DisplayList& list);

/// With the largest text a small screen's rail has no place for the way to the sources: it stands
/// with the main buttons.
bool sources_in_header(const LayoutContext& ctx);

/// The same buttons behind #nav-more, where the screen is too narrow. Lies over everything else.
void put_menu(LayoutContext& ctx, DisplayList& list);

/// Of the place of the exhibit's name, framebuffer px; 3 mm above what follows in a low layout.
float home_name_height(const LayoutContext& ctx);

/// The exhibit's name leads home where no button says so: a node over its place at the leading end.
void put_home_name(LayoutContext& ctx);

/// How far a scene has come in, 0..1: pages fade in 200 ms.
float page_progress(const LayoutContext& ctx);

/// Darkens what lies under a sheet.
void put_scrim(LayoutContext& ctx, DisplayList& list, float alpha);

} // namespace fl
