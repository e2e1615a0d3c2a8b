#pragma once

// What an eye finds on a finished page: texts with the ink of each line, the surfaces and signs
// they stand on or run into, and the windows of lists. Read back from the display list, so that
// frames pay nothing for it and no scene can forget to take part.

#include "scene/session.h"
#include "support/access_row.h"
#include "support/sight.h"

#include <optional>
#include <string>
#include <vector>

namespace fl::test {

struct PageText {
    const Paragraph* paragraph = nullptr;
    RectPx place;              // logical box
    std::vector<RectPx> lines; // ink of each line
    RectPx ink;                // of all
    RectPx window;             // clip; the screen where there is none
    bool windowed = false;
    bool cased = false; // a name on map or strip: may stand on lines and land
    std::size_t order = 0;

    const std::string& words() const { return paragraph->text; }
};

/// Something painted that a text may stand on or run into.
struct PageShape {
    RectPx box;
    std::size_t order = 0;
    bool surface = false; // filled and large enough to hold a text
    bool opaque = false;  // a surface or disc that hides what lies below
    bool sign = false;    // an icon, a mark, a head: no text runs into it
};

struct Page {
    std::vector<PageText> texts;
    std::vector<PageShape> shapes;
};

inline RectPx common(RectPx a, RectPx b) {
    const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::min(a.right(), b.right()) - x, std::min(a.bottom(), b.bottom()) - y};
}

inline RectPx around(RectPx a, RectPx b) {
    const float x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

/// Glyph quads have a pixel of air on each side.
inline PageText page_text(const DisplayList::Record& r) {
    PageText text;
    text.paragraph = r.paragraph;
    text.place = r.box;
    text.cased = r.casing.a > 0;
    for (const TextLine& line : r.paragraph->lines) {
        std::optional<RectPx> ink;
        for (std::uint32_t i = 0; i < line.glyph_count; ++i) {
            const GlyphQuad& q = r.paragraph->glyphs[line.first_glyph + i];
            const RectPx box{r.box.x + q.x0 + 1, r.box.y + q.y0 + 1, q.x1 - q.x0 - 2,
                             q.y1 - q.y0 - 2};
            ink = ink ? around(*ink, box) : box;
        }
        if (!ink)
            continue;
        text.ink = text.lines.empty() ? *ink : around(text.ink, *ink);
        text.lines.push_back(*ink);
    }
    return text;
}

inline RectPx box_of_points(const DisplayList& list, const DisplayList::Record& r) {
    const auto points = list.points(r);
    RectPx box{points[0].x, points[0].y, 0, 0};
    for (const PointPx p : points)
        box = around(box, {p.x, p.y, 0, 0});
    return box.grown(r.width / 2);
}

inline std::optional<PageShape> page_shape(const DisplayList& list, const DisplayList::Record& r,
                                           float scale) {
    using Op = DisplayList::Op;
    constexpr int seen = 120; // of 255: fainter things are grounds and glows
    if (r.color.a < seen)
        return std::nullopt;
    PageShape shape;
    shape.box = r.box;
    const float largest_sign = 90 * scale;
    switch (r.op) {
    case Op::fill: // a fill that runs out is the edge of a list
        shape.surface = std::min(r.box.w, r.box.h) >= 14 * scale && r.color.a == r.color2.a;
        // A faint thin line under a word is that word's own.
        shape.sign = !shape.surface && r.color.a == r.color2.a && r.box.w > 4 * scale &&
                     (r.color.a > 200 || r.box.h > 4.5F * scale);
        shape.opaque = shape.surface && r.color.a > 150;
        return shape;
    case Op::disc:
    case Op::ring:
        shape.sign = r.box.w <= largest_sign && r.box.w >= 14 * scale; // smaller: places on the map
        shape.opaque = r.op == Op::disc && r.color.a > 150;
        return shape;
    case Op::line:
    case Op::polygon:
        if (r.count == 0)
            return std::nullopt;
        shape.box = box_of_points(list, r);
        shape.sign = std::max(shape.box.w, shape.box.h) <= largest_sign;
        return shape;
    default:
        return std::nullopt;
    }
}

/// Reads the finished page back. What a scrim or an opaque sheet covers wholly is not on it.
inline Page read_page(const DisplayList& list, RectPx screen, float scale) {
    Page page;
    std::vector<RectPx> clips;
    std::size_t order = 0;
    for (const DisplayList::Record& r : list.records()) {
        ++order;
        using Op = DisplayList::Op;
        const RectPx window = clips.empty() ? screen : clips.back();
        if (r.op == Op::clip) {
            clips.push_back(common(window, r.box));
        } else if (r.op == Op::unclip) {
            clips.pop_back();
        } else if (r.op == Op::text) {
            if (r.color.a < 40 || r.paragraph->glyphs.empty())
                continue;
            PageText text = page_text(r);
            text.window = window;
            text.windowed = !clips.empty();
            text.order = order;
            page.texts.push_back(std::move(text));
        } else if (auto shape = page_shape(list, r, scale)) {
            const bool covers = r.op == Op::fill && r.color.a >= 150 && shape->surface;
            // A ground behind everything has no edge that an eye would see.
            if (r.color.a < 255 && r.box.w >= screen.w)
                shape->surface = shape->opaque = false;
            if (covers) {
                const RectPx under = common(r.box, window);
                std::erase_if(page.texts, [&](const PageText& t) {
                    return under.contains(common(t.ink, t.window));
                });
                std::erase_if(page.shapes,
                              [&](const PageShape& s) { return under.contains(s.box); });
            }
            // The window shows a part of it.
            shape->box = common(shape->box, window);
            shape->order = order;
            if (!shape->box.empty())
                page.shapes.push_back(*shape);
        }
    }
    return page;
}

/// Judges one page. All lengths in framebuffer px.
class PageCheck {
  public:
    PageCheck(const Session& session, Complaints& out, std::string where)
        : session_(session)
        , out_(out)
        , where_(std::move(where))
        , areas_(areas_for(session.materials().tokens, session.state().screen))
        , page_(read_page(session.picture().over, panel(), areas_.scale)) {
        areas_.screen = panel();
    }

    int run() {
        for (const PageText& text : page_.texts) {
            check_whole(text);
            check_size(text);
            check_window(text);
            check_surfaces(text);
            check_signs(text);
            check_button(text);
        }
        check_pairs();
        check_targets();
        return static_cast<int>(page_.texts.size());
    }

  private:
    const Screen& screen() const { return session_.state().screen; }
    RectPx panel() const { return {0, 0, screen().panel().w, screen().panel().h}; }
    /// Smallest type: 22 px at ui_scale 1; small screens stop at 20 px (DESIGN.md section 3).
    float least_size() const {
        const ExhibitState& s = session_.state();
        const auto steps = std::ssize(session_.materials().tokens.text_steps);
        const bool large = s.text_step + 1 == steps && screen().takes_large_letters();
        const float capital =
            (large ? large_capital_mm : least_capital_mm) / capital_height / screen().mm_per_px();
        return std::max({22 * screen().scale, screen().lower() ? 14.0F : 20.0F, capital});
    }

    void complain(const PageText& text, const std::string& what) {
        const auto whole = [](float px) { return std::to_string(std::lround(px)); };
        const RectPx& ink = text.ink;
        out_.add(where_, what, "'" + beginning(text.words(), 40) + "'",
                 "at " + whole(ink.x) + "," + whole(ink.y) + " " + whole(ink.w) + "x" +
                     whole(ink.h));
    }

    void check_whole(const PageText& text) {
        if (text.paragraph->truncated)
            complain(text, "cut short:");
        if (text.paragraph->broken_word && !is_citation(text))
            complain(text, "word broken:");
        if (text.paragraph->missing_glyphs > 0)
            complain(text, "no glyph for something in");
        if (!areas_.screen.grown(0.5F).contains(common(text.ink, far(text))))
            complain(text, "leaves the screen:");
    }
    /// Symbols of documents may be as long as a line and longer.
    bool is_citation(const PageText& text) const {
        return std::ranges::any_of(session_.materials().exhibit.sources, [&](const Source& s) {
            return text.words().ends_with(s.citation);
        });
    }
    void check_size(const PageText& text) {
        if (text.paragraph->size_px < least_size() - 0.01F)
            complain(text, "too small (" + std::to_string(text.paragraph->size_px) + "):");
    }
    /// In a list, what lies above and below its window can be reached.
    RectPx far(const PageText& text) const {
        if (!in_list(text))
            return {-1e5F, -1e5F, 2e5F, 2e5F};
        return {-1e5F, text.window.y, 2e5F, text.window.h};
    }
    bool in_list(const PageText& text) const {
        if (!text.windowed)
            return false;
        return std::ranges::any_of(session_.nodes().nodes(), [&](const Node& node) {
            const bool scrolls = node.drag == DragKind::list || node.drag == DragKind::card;
            return scrolls && node.box.grown(6 * areas_.scale + 0.5F).contains(text.window);
        });
    }
    void check_window(const PageText& text) {
        if (!text.windowed || text.window.grown(0.5F).contains(text.ink))
            return;
        const float bearing = 1.5F * areas_.scale; // round letters stand out a little
        if (text.ink.x < text.window.x - bearing ||
            text.ink.right() > text.window.right() + bearing)
            return complain(text, "cut at its side:");
        if (text.cased)
            return complain(text, "cut by the map's edge:");
        if (!in_list(text))
            return complain(text, "cut by a window that does not scroll:");
        const ExhibitState& s = session_.state();
        const bool card = s.scene == SceneId::event;
        const float left = card ? s.card_length - s.card_scroll : s.list.length - s.list.scroll;
        if (text.place.bottom() > text.window.bottom() + left + 2)
            complain(text, "cannot be scrolled into sight:");
    }
    RectPx seen(const PageText& text) const { return common(text.ink, text.window); }

    /// A text stands on a surface or beside it, never across its edge, nor under another.
    void check_surfaces(const PageText& text) {
        const RectPx ink = seen(text);
        if (ink.empty())
            return;
        const std::size_t ground = ground_of(text);
        for (const PageShape& shape : page_.shapes) {
            if (!shape.surface || shape.order < ground || !shape.box.overlaps(ink) ||
                shape.box.grown(0.5F).contains(ink))
                continue;
            if (text.cased && shape.order < text.order)
                continue; // names may stand on marks and ticks
            if (!crosses(text, shape))
                continue;
            const auto whole = [](float px) { return std::to_string(std::lround(px)); };
            const RectPx& box = shape.box;
            complain(text, (shape.order < text.order ? "across the edge of a surface ("
                                                     : "covered in part (by ") +
                               whole(box.x) + "," + whole(box.y) + " " + whole(box.w) + "x" +
                               whole(box.h) + "):");
            return;
        }
    }
    /// What lies below the surface that a text stands on does not touch it.
    std::size_t ground_of(const PageText& text) const {
        std::size_t ground = 0;
        for (const PageShape& shape : page_.shapes) {
            const bool holds = shape.order < text.order && shape.opaque &&
                               shape.box.grown(0.5F).contains(seen(text));
            if (holds)
                ground = std::max(ground, shape.order);
        }
        return ground;
    }
    bool crosses(const PageText& text, const PageShape& shape) const {
        // The line at the edge of a list belongs to what stands around it.
        if (text.windowed && common(shape.box, text.window).h < 1.6F * areas_.scale)
            return false;
        return std::ranges::any_of(text.lines, [&](RectPx line) {
            const RectPx ink = common(line, text.window);
            return !ink.empty() && shape.box.overlaps(ink.grown(-0.5F)) &&
                   !shape.box.grown(0.5F).contains(ink);
        });
    }
    void check_signs(const PageText& text) {
        if (text.cased)
            return;
        const std::size_t ground = ground_of(text);
        for (const PageShape& shape : page_.shapes) {
            if (shape.sign && shape.order > ground && crosses(text, shape)) {
                complain(text, "runs into a sign:");
                return;
            }
        }
    }
    /// Fingers need their size: 72 px at ui_scale 1, 56 px on a small screen.
    void check_targets() {
        for (const Node& node : session_.nodes().nodes()) {
            const bool button = node.role == Role::button || node.role == Role::toggle ||
                                node.role == Role::tab || node.role == Role::language;
            const float usual = std::max(72 * screen().scale, 56.0F);
            const float least = (screen().lower() ? 15 / screen().mm_per_px() : usual) - 0.5F;
            if (button && node.hit && node.on_tap && node.drag != DragKind::list &&
                std::min(node.box.w, node.box.h) < least)
                out_.add(where_, "target too small:",
                         "'" + std::string(node.id.view()) + "' " +
                             std::to_string(std::min(node.box.w, node.box.h)));
        }
    }
    /// A label stands inside the thing that it names, with air at its sides.
    void check_button(const PageText& text) {
        const Node* own = nullptr;
        if (seen(text).empty())
            return;
        for (const Node& node : session_.nodes().nodes()) {
            const bool button = node.role == Role::button || node.role == Role::toggle ||
                                node.role == Role::tab || node.role == Role::language;
            if (button && node.hit && node.box.contains(seen(text).centre()))
                own = &node; // later nodes lie above earlier ones
        }
        // In a list nodes end where its window does; a word of a text is smaller than its text.
        if (own == nullptr || own->drag == DragKind::list || own->id.view().starts_with("term-"))
            return;
        const RectPx ink = seen(text);
        const float air = 2 * areas_.scale;
        if (!ink.empty() && (ink.x < own->box.x + air || ink.right() > own->box.right() - air ||
                             ink.y < own->box.y - 1 || ink.bottom() > own->box.bottom() + 1))
            complain(text, "leaves #" + std::string(own->id.view()) + ":");
    }
    void check_pairs() {
        const auto& texts = page_.texts;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            for (std::size_t k = i + 1; k < texts.size(); ++k) {
                if (touch(texts[i], texts[k]))
                    complain(texts[i], "lies over '" + beginning(texts[k].words(), 30) + "':");
            }
        }
    }
    /// Lines of two texts keep a few pixels apart, more at their sides than above each other.
    bool touch(const PageText& a, const PageText& b) const {
        const float side = 5 * areas_.scale, above = 0.5F * areas_.scale;
        const bool same_list = a.windowed && a.window == b.window;
        const auto ink = [&](const PageText& text, RectPx line) {
            return same_list ? line : common(line, text.window);
        };
        const RectPx reach = a.ink.grown(side);
        if (!reach.overlaps(b.ink))
            return false;
        for (const RectPx& la : a.lines) {
            const RectPx ia = ink(a, la);
            const RectPx padded{ia.x - side, ia.y - above, ia.w + 2 * side, ia.h + 2 * above};
            for (const RectPx& lb : b.lines) {
                const RectPx ib = ink(b, lb);
                if (!ia.empty() && !ib.empty() && padded.overlaps(ib))
                    return true;
            }
        }
        return false;
    }

    const Session& session_;
    Complaints& out_;
    std::string where_;
    Areas areas_;
    Page page_;
};

} // namespace fl::test
