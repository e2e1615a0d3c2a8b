// A-11, A-12, A-16, A-30 (lines), A-33: letters, targets and lines in millimetres on the glass.

#include "access/inspection.h"
#include "support/access_row.h"
#include "support/catch.h"
#include "support/page_sight.h"

#include <map>

using namespace fl;
using namespace fl::test;

namespace {

constexpr std::array<float, 5> diagonals{27, 32, 43, 55, 21.5F};
constexpr std::array<const char*, 6> languages{"ar", "zh", "en", "fr", "ru", "es"};

/// The smallest on which large text has to be large: what is larger has it by its size.
struct Panel {
    SizePx size;
    Mounting mounting;
};
constexpr std::array<Panel, 3> large_text_panels{
    {{{1920, 1080}, {27, 780}}, {{1080, 1920}, {27, 780}}, {{1920, 1080}, {21.5F, 780}}}};

Page page_of(const Inspection& visit) {
    const Screen& screen = visit.state().screen;
    const Areas areas = areas_for(own_world().materials.tokens, screen);
    return read_page(visit.session().picture().over, areas.screen, areas.scale);
}

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned>(c) & 0xC0U) != 0x80U; }));
}

/// Running text: what somebody reads sentence by sentence. Titles are set in more than 34 px or in
/// the face of titles.
bool is_running(const PageText& text, const Inspection& visit) {
    const bool han = visit.circumstances().language == "zh";
    const float design_px = text.paragraph->size_px /
                            areas_for(own_world().materials.tokens, visit.state().screen).scale;
    const float factor =
        own_world().materials.tokens.text_steps[static_cast<std::size_t>(visit.state().text_step)];
    return text.paragraph->face == Face::text && text.paragraph->lines.size() > 1 &&
           letters_in(text.words()) > (han ? 40U : 80U) && design_px / factor < 33;
}

std::string shown(const PageText& text) {
    return "'" + beginning(text.words()) + "'";
}

float capital_mm(const PageText& text, const Screen& screen) {
    return text.paragraph->size_px * capital_height * screen.mm_per_px();
}

std::string millimetres(float mm) {
    char out[32];
    std::snprintf(out, sizeof out, "%.2f mm", static_cast<double>(mm));
    return out;
}

struct Letters {
    float least = 1e9F, least_running = 1e9F, least_px = 1e9F;
    int texts = 0, running = 0;
};

void measure(const Inspection& visit, std::string_view page, float least, float least_running,
             Letters& all, AccessRow& row) {
    for (const PageText& text : page_of(visit).texts) {
        const float mm = capital_mm(text, visit.state().screen);
        all.least = std::min(all.least, mm);
        all.least_px = std::min(all.least_px, text.paragraph->size_px);
        ++all.texts;
        if (mm < least - 0.005F)
            row.complain(millimetres(mm), " ", visit.name(), " ",
                         visit.circumstances().mounting.diagonal_in, " in ", page, " ",
                         shown(text));
        if (!is_running(text, visit))
            continue;
        ++all.running;
        all.least_running = std::min(all.least_running, mm);
        if (mm < least_running - 0.005F)
            row.complain("running text ", millimetres(mm), " ", visit.name(), " ",
                         visit.circumstances().mounting.diagonal_in, " in ", page, " ",
                         shown(text));
    }
}

std::string figure_of(const Letters& all) {
    return "capital of the smallest text " + millimetres(all.least) + ", of running text " +
           millimetres(all.least_running) + "; smallest type " +
           std::to_string(std::lround(all.least_px)) + " px; " + std::to_string(all.texts) +
           " texts, " + std::to_string(all.running) + " running";
}

} // namespace

TEST_CASE("no text is smaller on the glass than a capital of 4.8 mm", "[access]") {
    AccessRow row(
        "A-11", "letters",
        "Every text of all kinds of pages, English on five panels and the other languages "
        "on the smallest two: size of type x 0.727 (Inter's capitals) x millimetres a "
        "pixel. At least 4.8 mm and 14 px; running text at least 5.5 mm.");
    for (const float diagonal : diagonals) {
        Inspection visit({{1920, 1080}, {diagonal, 780}});
        Letters all;
        visit.see_all([&](std::string_view page) { measure(visit, page, 4.8F, 5.5F, all, row); });
        row.figure(diagonal, " in: ", figure_of(all));
        CHECK(all.texts > 500);
        CHECK(all.least >= 4.8F);
        CHECK(all.least_px >= 14);
    }
    for (const float diagonal : {27.0F, 21.5F}) {
        Letters all;
        for (const char* language : languages) {
            Inspection visit({{1920, 1080}, {diagonal, 780}, false, language});
            visit.see_all(
                [&](std::string_view page) { measure(visit, page, 4.8F, 5.5F, all, row); });
        }
        row.figure(diagonal, " in, six languages: ", figure_of(all));
        CHECK(all.least >= 4.8F);
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}

TEST_CASE("the largest text is whole in all languages on all kinds of pages", "[access]") {
    AccessRow row("A-12", "whole",
                  "Every text of all kinds of pages at the largest text size, six languages, on 27 "
                  "in wide and upright and on 21.5 in: nothing cut, nothing over another text, "
                  "nothing off its surface.");
    for (const char* language : languages) {
        int texts = 0, pages = 0;
        for (const Panel& panel : large_text_panels) {
            Inspection visit({panel.size, panel.mounting, false, language, ThemeId::night, 3});
            visit.see_all([&](std::string_view page) {
                Complaints found;
                texts += PageCheck(visit.session(), found, std::string(page) + ":").run();
                ++pages;
                for (const std::string& complaint : found.list)
                    row.complain(visit.name(), " ", complaint);
            });
        }
        row.figure(language, ": ", pages, " pages, ", texts, " texts");
        CHECK(texts > 500);
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}

TEST_CASE("large text is large on the glass", "[access]") {
    AccessRow row("A-12", "millimetres",
                  "Every text of all kinds of pages but attract, where nobody has asked for "
                  "larger text yet, at the largest text size: English on five panels, the other "
                  "languages on 27 in wide and upright and on 21.5 in. Every capital at least "
                  "7.4 mm, of running text at least 9 mm.");
    const auto measure_all = [&](const Circumstances& circumstances, Letters& all) {
        Inspection visit(circumstances);
        visit.see_all([&](std::string_view page) {
            if (visit.state().scene != SceneId::attract)
                measure(visit, page, 7.4F, 9, all, row);
        });
    };
    for (const float diagonal : diagonals) {
        Letters all;
        measure_all({{1920, 1080}, {diagonal, 780}, false, "en", ThemeId::night, 3}, all);
        row.figure(diagonal, " in: ", figure_of(all));
        CHECK(all.texts > 500);
    }
    for (const Panel& panel : large_text_panels) {
        Letters all;
        for (const char* language : languages)
            measure_all({panel.size, panel.mounting, false, language, ThemeId::night, 3}, all);
        row.figure(panel.mounting.diagonal_in, " in, ",
                   panel.size.w > panel.size.h ? "wide" : "upright",
                   ", six languages: ", figure_of(all));
        CHECK(all.texts > 3000);
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}

namespace {

bool is_button(const Node& node) {
    return node.hit && node.on_tap &&
           (node.role == Role::button || node.role == Role::toggle || node.role == Role::tab ||
            node.role == Role::language ||
            (node.role == Role::event && node.region != Region::timeline));
}

/// Words of a running text that open their meaning: the text's lines set their height (WCAG 2.5.8
/// excepts them). Items at the edge of a list's window are cut there until they are scrolled.
bool is_excepted(const NodeTree& tree, const Node& node) {
    if (node.id.view().starts_with("term-"))
        return true;
    return std::ranges::any_of(tree.nodes(), [&](const Node& list) {
        const bool scrolls = list.drag == DragKind::list || list.drag == DragKind::card;
        return scrolls && &list != &node && node.drag == list.drag && !list.on_tap &&
               list.box.contains(node.box.centre());
    });
}

bool is_ground(const Node& node, RectPx screen) {
    return node.box.w * node.box.h > 0.45F * screen.w * screen.h;
}

/// Between two boxes that lie beside or above each other; 0 where they overlap.
float gap_between(RectPx a, RectPx b) {
    const float x = std::max(a.x, b.x) - std::min(a.right(), b.right());
    const float y = std::max(a.y, b.y) - std::min(a.bottom(), b.bottom());
    return std::max({x, y, 0.0F});
}

struct Targets {
    float least = 1e9F, least_primary = 1e9F, least_px = 1e9F, least_gap = 1e9F;
    int count = 0;
};

void measure_targets(const Inspection& visit, std::string_view page, Targets& all, AccessRow& row) {
    const Screen& screen = visit.state().screen;
    const RectPx whole{0, 0, screen.panel().w, screen.panel().h};
    std::vector<const Node*> seen;
    const auto complain = [&](const Node& node, const std::string& what) {
        row.complain("#", node.id.view(), " ", what, " ",
                     visit.circumstances().mounting.diagonal_in, " in ", page);
    };
    for (const Node& node : visit.tree().nodes()) {
        if (!is_button(node) || is_ground(node, whole) || is_excepted(visit.tree(), node))
            continue;
        const float px = std::min(node.box.w, node.box.h), mm = px * screen.mm_per_px();
        ++all.count;
        all.least = std::min(all.least, mm);
        all.least_px = std::min(all.least_px, px);
        if (node.primary)
            all.least_primary = std::min(all.least_primary, mm);
        if (mm < (node.primary ? 20 : 15) - 0.05F || px < 40)
            complain(node, (node.primary ? "primary " : "") + millimetres(mm));
        for (const Node* other : seen) {
            if (other->box.overlaps(node.box))
                continue; // one part inside another, or over it: the upper one takes the finger
            const float gap = gap_between(other->box, node.box) * screen.mm_per_px();
            all.least_gap = std::min(all.least_gap, gap);
            if (gap < 2.95F && gap_between(other->box, node.box) > -1)
                complain(node, millimetres(gap) + " from #" + std::string(other->id.view()));
        }
        seen.push_back(&node);
    }
}

} // namespace

TEST_CASE("targets are large and apart on the glass", "[access]") {
    AccessRow row(
        "A-16", "targets",
        "Touch boxes of all kinds of pages on five panels: at least 15 mm and 40 px, "
        "primary ones 20 mm, 3 mm apart. Left out: words of a running text (WCAG 2.5.8), "
        "states on the map, which a magnet, a list and the scale of circles make easier, and heads "
        "on the timeline, whose place is their date: the ends of the flag and the card's Next open "
        "the same events.");
    for (const float diagonal : diagonals) {
        Inspection visit({{1920, 1080}, {diagonal, 780}});
        Targets all;
        visit.see_all([&](std::string_view page) { measure_targets(visit, page, all, row); });
        row.figure(diagonal, " in: smallest ", millimetres(all.least), " (",
                   std::lround(all.least_px), " px), smallest primary ",
                   millimetres(all.least_primary), ", smallest gap ", millimetres(all.least_gap),
                   "; ", all.count, " targets");
        CHECK(all.count > 200);
        CHECK(all.least_px >= 40);
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}

TEST_CASE("running text has air between its lines and short lines", "[access]") {
    AccessRow spacing(
        "A-33", "lines",
        "Running text (more than a line and 80 letters, 40 in Chinese) of all kinds of "
        "pages in six languages: base lines at least 1.5 x the size apart, at most 80 "
        "letters (40 Han) a line. Text is never justified: no alignment of the engine "
        "does that.");
    AccessRow lines("A-30", "lines", "The same texts: at most 55 letters a line, in Chinese 30.");
    for (const char* language : languages) {
        Inspection visit({{1920, 1080}, {}, false, language});
        const bool han = std::string_view(language) == "zh";
        float least = 1e9F;
        std::size_t longest = 0, texts = 0;
        visit.see_all([&](std::string_view page) {
            for (const PageText& text : page_of(visit).texts) {
                if (!is_running(text, visit))
                    continue;
                ++texts;
                const auto& set = text.paragraph->lines;
                const float pitch = (set[1].baseline - set[0].baseline) / text.paragraph->size_px;
                least = std::min(least, pitch);
                if (pitch < 1.5F - 0.02F)
                    spacing.complain(language, " ", page, ": ", pitch, " ", shown(text));
                // Letters of the fullest line, by its glyphs; spaces have none and are added.
                std::size_t glyphs = 0;
                for (const TextLine& line : set)
                    glyphs += line.glyph_count;
                const double letters = static_cast<double>(letters_in(text.words())) /
                                       static_cast<double>(std::max<std::size_t>(glyphs, 1));
                for (const TextLine& line : set) {
                    const auto n = static_cast<std::size_t>(
                        std::lround(static_cast<double>(line.glyph_count) * letters));
                    longest = std::max(longest, n);
                    if (n > (han ? 40U : 80U))
                        spacing.complain(language, " ", page, ": ", n, " letters ", shown(text));
                    if (n > (han ? 30U : 55U))
                        lines.complain(language, " ", page, ": ", n, " letters ", shown(text));
                }
            }
        });
        spacing.figure(language, ": smallest line pitch ", std::round(least * 100) / 100,
                       " x size, ", texts, " texts");
        lines.figure(language, ": longest line ", longest, " letters");
        CHECK(texts > 5);
    }
    spacing.done();
    lines.done();
    INFO(spacing.text() << '\n' << lines.text());
    CHECK(spacing.complaints() == 0);
    CHECK(lines.complaints() == 0);
}
