#pragma once

#include "content/wording.h"
#include "gfx/view.h"
#include "state/exhibit_state.h"
#include "state/nodes.h"
#include "text/dates.h"
#include "text/text.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace fl {

/// A capital I of the smallest text on the glass (2010 ADA Standards 707.7.2: 3/16 in = 4.8 mm),
/// and of what is read sentence by sentence (ACCESSIBILITY A-11).
inline constexpr float least_capital_mm = 4.8F, least_running_capital_mm = 5.5F;
/// The same where a visitor has asked for the largest text: 0.7 degrees at 600 mm (EN 301 549,
/// 5.1.4; ACCESSIBILITY A-12).
inline constexpr float large_capital_mm = 7.4F, large_running_capital_mm = 9;
/// Between two targets, and a little for rounding.
inline constexpr float least_gap_mm = 3.02F;
/// Pitch of running text's lines by its size, and the most letters of a line.
inline constexpr float running_line_factor = 1.5F;
inline constexpr std::size_t running_line_letters = 55, running_line_han = 30;
/// Height of a capital in Inter, by the size of the type (its OS/2 table: 2048 of 2816).
inline constexpr float capital_height = 2048.0F / 2816;

/// Everything a scene needs to lay itself out for one frame, and where the result goes.
///
/// Scenes are written for left to right. Boxes given to put_*() and add_node() are turned here
/// where the language runs the other way; map and strip are physical and are never turned a second
/// time.
struct LayoutContext {
    const Materials& materials;
    const ExhibitState& state;
    Areas areas;
    Catalogue words;
    const Theme& theme;
    TextEngine& text;
    DateFormatter& dates;
    Instant now;
    Picture& picture;
    NodeTree& nodes;
    SceneId scene; // being laid out: the present one, or one that lies under a sheet

    const Tokens& tokens() const { return materials.tokens; }
    const Exhibit& exhibit() const { return materials.exhibit; }
    DisplayList& list() { return picture.over; }
    bool rtl() const { return words.language().direction == TextDirection::right_to_left; }
    /// Design px (at ui_scale 1) to framebuffer px.
    float px(float units) const { return units * areas.scale; }
    RectPx turned(RectPx box) const { return rtl() ? mirrored(box, areas.screen.w) : box; }
    /// Factor of the visitor's text size.
    float text_factor() const {
        return tokens().text_steps[static_cast<std::size_t>(state.text_step)];
    }
    /// The largest text: a page holds less and scrolls, columns stand above each other.
    /// The largest text: a page holds less and scrolls, columns stand above each other. Where a
    /// screen is too small for that, the largest step sets larger text in the usual layouts.
    bool large_text() const {
        return state.text_step + 1 == std::ssize(tokens().text_steps) &&
               state.screen.takes_large_letters();
    }
    /// Type whose capitals are so high on the glass, framebuffer px.
    float type_px(float capital_mm) const {
        return capital_mm / capital_height / state.screen.mm_per_px();
    }
    /// Smallest type that anything may be set in, framebuffer px (DESIGN.md sections 3 and 12,
    /// ACCESSIBILITY ).
    float least_text_px() const {
        const float usual = 22 * state.screen.scale;
        if (state.screen.preview())
            return usual;
        const float on_glass = type_px(large_text() ? large_capital_mm : least_capital_mm);
        // The lower part is a screen of 1280 x 720 made as large as it may be.
        const float small_screen = state.screen.lower() ? 30 * state.screen.scale : 20.0F;
        return std::max({usual, small_screen, on_glass});
    }
    /// A spoken hint for fingers, or for whoever uses the keys.
    std::string_view hint(Word touch, Word keys) const {
        return words(state.keypad.on ? keys : touch).view();
    }
    /// Framebuffer px of something that holds small text and grows with it: rows, headings.
    float text_px(float units) const {
        const float floor = least_text_px() / px(tokens().type.minimum.size);
        return px(units) * std::max(text_factor(), floor);
    }
    /// The timeline's strip as it stands on the screen.
    RectPx strip() const { return turned(areas.strip); }
    /// Asked only for what is then drawn as pressed.
    bool is_pressed(NodeKey key) const {
        if (std::ranges::find(state.pressed, pressed_key(key)) == state.pressed.end())
            return false;
        nodes.show_pressed(key);
        return true;
    }
};

enum class VAlign : std::uint8_t { top, middle, bottom };

struct TextPlace {
    Align align = Align::leading;
    VAlign valign = VAlign::top;
    int max_lines = 0;
    bool wrap = true;
    Rgba casing{0, 0, 0, 0};     // alpha > 0: cased glyphs
    float casing_px = 3;         // design px
    std::optional<int> weight{}; // instead of the token's
    std::span<const TextSpan> links{};
    /// Where the text does not fit its box (max_lines; width where it does not wrap; height where
    /// the box has one), a smaller type down to the smallest that is allowed.
    bool shrink = false;
};

/// Style of a step of the type scale at the state's text size, in framebuffer px.
TextStyle style_of(const LayoutContext& ctx, const TypeToken& type);

/// The set paragraph. `width` in framebuffer px, 0: one line.
const Paragraph& set_text(LayoutContext& ctx, VisibleText text, const TypeToken& type, float width,
                          const TextPlace& place = {});

/// The paragraph at the largest size, not above the type's, at which it fits a room. A room of no
/// height is as high as needed.
const Paragraph& set_fitting(LayoutContext& ctx, VisibleText text, const TypeToken& type,
                             SizePx room, const TextPlace& place = {});

/// True when nothing of a set paragraph is cut, no word is broken, and it stays inside the room.
bool text_fits(const Paragraph& set, SizePx room, const TextPlace& place = {});

/// The type made as small as it must be for the text to fit a room.
TypeToken fitting_type(LayoutContext& ctx, VisibleText text, const TypeToken& type, SizePx room,
                       const TextPlace& place = {});

/// Sets a text into a box (left-to-right coordinates) and returns the box that it covers there.
RectPx put_text(LayoutContext& ctx, DisplayList& list, VisibleText text, const TypeToken& type,
                RectPx box, Rgba color, const TextPlace& place = {});

/// The wording with {0}, {1} ... replaced; kept for this frame.
VisibleText filled(LayoutContext& ctx, VisibleText wording,
                   std::initializer_list<std::string_view> values);

/// Texts one after the other, for those who listen; empty ones are left out. At most 2 kB.
/// @param between  empty: a comma of the language
VisibleText together(LayoutContext& ctx, std::initializer_list<std::string_view> parts,
                     std::string_view between = {});

/// Puts a paragraph at a physical point, no turning.
void put_paragraph(DisplayList& list, const Paragraph& paragraph, PointPx top_left, Rgba color,
                   Rgba casing = {0, 0, 0, 0});

} // namespace fl
