// A-13, A-14: contrast on the pixels that are drawn, and the focus ring.

#include "access/eye.h"
#include "access/inspection.h"
#include "scene/interaction/focus_order.h"
#include "support/access_row.h"
#include "support/catch.h"
#include "support/page_sight.h"

#include <array>

using namespace fl;
using namespace fl::test;

namespace {

constexpr std::array<ThemeId, 3> themes{ThemeId::night, ThemeId::daylight, ThemeId::high_contrast};

constexpr float edge_of_list = 60; // px at ui_scale 1

using Pixels = std::vector<std::uint8_t>;

double luminance_at(const Pixels& pixels, std::size_t i) {
    return luminance(pixels[i], pixels[i + 1], pixels[i + 2]);
}

/// The same page with words and without: where both differ most stands a letter's full ink, and
/// what is under it.
struct Pair {
    Pixels with, without;
    SizePx size;
};

Pair look_twice(Eye& eye, const Inspection& visit) {
    Picture bare = visit.session().picture();
    bare.over.erase(DisplayList::Op::text);
    bare.under.erase(DisplayList::Op::text);
    return {eye.look(visit.session().picture()), eye.look(bare), eye.size()};
}

/// @return contrast of a text's full ink with what lies under it, the median; 1 where nothing can
/// be
///         seen, and nothing where the page shows no pixel of it
std::optional<double> contrast_in(const Pair& pair, const PageText& text) {
    struct Ink {
        int difference;
        double contrast;
    };
    std::vector<Ink> inks;
    int most = 0;
    for (const RectPx& line : text.lines) {
        // A list fades out at its edge: lines there are read once they are scrolled to.
        const RectPx shown = text.windowed ? text.window.grown(-edge_of_list) : text.window;
        if (text.windowed && (line.y < shown.y || line.bottom() > shown.bottom()))
            continue;
        const RectPx seen = common(common(line, text.window), {0, 0, pair.size.w, pair.size.h});
        for (auto y = static_cast<int>(seen.y); y < static_cast<int>(seen.bottom()); ++y) {
            for (auto x = static_cast<int>(seen.x); x < static_cast<int>(seen.right()); ++x) {
                const std::size_t i =
                    (static_cast<std::size_t>(y) * static_cast<std::size_t>(pair.size.w) +
                     static_cast<std::size_t>(x)) *
                    4;
                int difference = 0;
                for (std::size_t c = 0; c < 3; ++c)
                    difference += std::abs(pair.with[i + c] - pair.without[i + c]);
                most = std::max(most, difference);
                inks.push_back({difference, contrast_of(luminance_at(pair.with, i),
                                                        luminance_at(pair.without, i))});
            }
        }
    }
    if (inks.size() < 12)
        return std::nullopt;
    std::vector<double> full;
    for (const Ink& ink : inks) {
        if (ink.difference * 50 >= most * 49)
            full.push_back(ink.contrast);
    }
    const auto middle = full.begin() + static_cast<std::ptrdiff_t>(full.size() / 2);
    std::nth_element(full.begin(), middle, full.end());
    return *middle;
}

/// Words on map and strip have a casing: that is what they are seen against.
double cased_contrast(const Picture& picture, const PageText& text) {
    for (const DisplayList::Record& r : picture.over.records()) {
        if (r.op == DisplayList::Op::text && r.paragraph == text.paragraph && r.casing.a > 0 &&
            r.box.x == text.place.x && r.box.y == text.place.y)
            return contrast_of(luminance(r.color.r, r.color.g, r.color.b),
                               luminance(r.casing.r, r.casing.g, r.casing.b));
    }
    return 1;
}

bool is_coloured(const Picture& picture, const PageText& text) {
    for (const DisplayList::Record& r : picture.over.records()) {
        if (r.op == DisplayList::Op::text && r.paragraph == text.paragraph &&
            r.box.x == text.place.x && r.box.y == text.place.y) {
            const auto [low, high] = std::minmax({r.color.r, r.color.g, r.color.b});
            return high - low > 40;
        }
    }
    return false;
}

} // namespace

TEST_CASE("text stands out on the pixels of every page in every theme", "[access]") {
    AccessRow row(
        "A-13", "pixels",
        "All kinds of pages, drawn at 1920x1080 with words and without: WCAG contrast of "
        "nine tenths of each text's full ink with the same pixels without it; names with a "
        "casing against that. At least 7:1; in high contrast 15:1, coloured words 7:1.");
    Eye eye({1920, 1080}, own_world().materials, own_text());
    constexpr const char* names[] = {"night", "daylight", "high contrast"};
    std::vector<std::pair<double, std::string>> low;
    for (const ThemeId theme : themes) {
        for (const char* language : {"en", "ar"}) {
            Inspection visit({{1920, 1080}, {}, false, language, theme});
            double least = 21;
            int texts = 0, hidden = 0;
            visit.see_all([&](std::string_view page) {
                const Picture& picture = visit.session().picture();
                const Pair pair = look_twice(eye, visit);
                const Screen& screen = visit.state().screen;
                for (const PageText& text :
                     read_page(picture.over, {0, 0, 1920, 1080}, screen.scale).texts) {
                    const auto measured =
                        text.cased ? cased_contrast(picture, text) : contrast_in(pair, text);
                    if (!measured) {
                        ++hidden;
                        continue;
                    }
                    ++texts;
                    least = std::min(least, *measured);
                    const bool plain =
                        theme == ThemeId::high_contrast && !is_coloured(picture, text);
                    if (*measured < (plain ? 15 : 7) - 0.05)
                        low.emplace_back(*measured, std::string(names[static_cast<int>(theme)]) +
                                                        " " + language + " " + std::string(page) +
                                                        ": '" + beginning(text.words()) + "'");
                }
            });
            row.figure(names[static_cast<int>(theme)], " ", language, ": least ",
                       std::round(least * 100) / 100, ":1; ", texts, " texts, ", hidden,
                       " scrolled out of sight");
            CHECK(texts > 500);
        }
    }
    std::ranges::sort(low); // the worst first
    for (const auto& [contrast, what] : low)
        row.complain(std::round(contrast * 100) / 100, ":1 ", what);
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}

TEST_CASE("the focus ring is seen on every page", "[access]") {
    AccessRow row("A-14", "focus",
                  "On all kinds of pages each control that keys reach gets the focus in turn: the "
                  "ring is painted last, at least 3 px wide, whole on the screen, and has 4.5:1 "
                  "with the casing on both its sides; in three themes.");
    double least = 21, thinnest = 99;
    int rings = 0;
    for (const ThemeId theme : themes) {
        Inspection visit({{1920, 1080}, {}, false, "en", theme});
        visit.see_all([&](std::string_view page) {
            if (visit.state().scene == SceneId::attract)
                return; // any key wakes
            const ExhibitState kept = visit.state();
            const Instant then = visit.now();
            std::vector<NodeKey> keys;
            for (const Node& node : visit.tree().nodes()) {
                if (takes_focus(kept, visit.tree(), node))
                    keys.push_back(node.id.key());
            }
            for (const NodeKey key : keys) {
                visit.restore(kept, then);
                visit.act(UseKeys{});
                visit.act(SetFocus{key});
                visit.frame(1.0 / 60);
                const auto records = visit.session().picture().over.records();
                const auto last = std::find_if(records.rbegin(), records.rend(), [](const auto& r) {
                    return r.op != DisplayList::Op::unclip;
                });
                const auto casing = last == records.rend() ? last : last + 1;
                const Node* node = visit.tree().find(key);
                if (node == nullptr || visit.state().focus != key)
                    continue; // it has scrolled on, or its list
                const bool is_ring = casing != records.rend() &&
                                     last->op == DisplayList::Op::frame &&
                                     casing->op == DisplayList::Op::frame;
                if (!is_ring) {
                    row.complain(page, ": no ring last for #", node->id.view());
                    continue;
                }
                ++rings;
                const double contrast =
                    contrast_of(luminance(last->color.r, last->color.g, last->color.b),
                                luminance(casing->color.r, casing->color.g, casing->color.b));
                least = std::min(least, contrast);
                thinnest = std::min(thinnest, static_cast<double>(last->width));
                const RectPx screen{0, 0, 1920, 1080};
                if (contrast < 4.5 || last->width < 3 || !screen.contains(last->box) ||
                    last->color.a < 255)
                    row.complain(page, ": ring of #", node->id.view());
            }
            visit.restore(kept, then);
        });
    }
    row.figure(rings, " rings in three themes; thinnest ", thinnest, " px, least contrast ",
               std::round(least * 100) / 100, ":1");
    CHECK(rings > 500);
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}

TEST_CASE("chosen, pressed and disabled controls differ by more than colour", "[access]") {
    AccessRow row("A-14", "states",
                  "Surfaces of the themes: a chosen control against one at rest (3:1), and what is "
                  "drawn of a pressed and of a disabled one.");
    constexpr const char* names[] = {"night", "daylight", "high contrast"};
    for (const ThemeId id : themes) {
        const Theme& theme = shipped_tokens().themes[static_cast<std::size_t>(id)];
        const auto light = [](Rgba c) { return luminance(c.r, c.g, c.b); };
        const double chosen = contrast_of(light(theme.sheet), light(theme.raise));
        row.figure(names[static_cast<int>(id)], ": chosen against rest ",
                   std::round(chosen * 100) / 100, ":1");
        if (chosen < 3)
            row.complain(names[static_cast<int>(id)], ": chosen against rest ", chosen, ":1");
    }
    Inspection visit({});
    visit.act(Wake{});
    visit.act(RunIdleTimer{false, {}, {}});
    visit.rest();
    // Pressed: the surface draws in by 3 px.
    const Node tour = *visit.tree().find("nav-tour");
    const auto surface = [&] {
        for (const DisplayList::Record& r : visit.session().picture().over.records()) {
            if (r.op == DisplayList::Op::fill && tour.box.grown(1).contains(r.box) &&
                r.box.h > tour.box.h / 2)
                return r.box;
        }
        return RectPx{};
    };
    const float at_rest = surface().w;
    const std::array<InputEvent, 1> down{
        TouchEvent{visit.now() + milliseconds(16), TouchPhase::down, 1, tour.touch}};
    visit.frame(0.016, down);
    visit.frame(0.1);
    const float pressed = surface().w;
    row.figure("a pressed button draws in by ", (at_rest - pressed) / 2, " px on each side");
    if (at_rest - pressed < 4)
        row.complain("a pressed button is as large as one at rest");
    // Disabled: dashes instead of a surface. At zoom 1 the map cannot go farther away.
    const Node* out = visit.tree().find("map-zoom-out");
    REQUIRE(out != nullptr);
    CHECK_FALSE(out->enabled);
    int dashes = 0;
    for (const DisplayList::Record& r : visit.session().picture().over.records()) {
        if (r.op == DisplayList::Op::line && r.count >= 2) {
            const RectPx box = box_of_points(visit.session().picture().over, r);
            dashes += out->box.grown(2).contains(box) ? 1 : 0;
        }
    }
    row.figure("a disabled button has ", dashes, " dashes and strokes");
    if (dashes < 8)
        row.complain("a disabled button has no dashed outline");
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}
