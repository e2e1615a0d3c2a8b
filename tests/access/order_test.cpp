// A-28, A-29: the order in which keys lead through a page, and what stands where everywhere.

#include "access/inspection.h"
#include "scene/interaction/focus_order.h"
#include "support/access_row.h"
#include "support/catch.h"

#include <map>

using namespace fl;
using namespace fl::test;

namespace {

constexpr std::array<const char*, 6> languages{"ar", "zh", "en", "fr", "ru", "es"};

std::vector<const Node*> walk_of(const Inspection& visit) {
    std::vector<const Node*> walk;
    for (const Node& node : visit.tree().nodes()) {
        if (takes_focus(visit.state(), visit.tree(), node))
            walk.push_back(&node);
    }
    return walk;
}

bool beside(const Node& a, const Node& b) {
    const float low = std::min(a.box.bottom(), b.box.bottom()), top = std::max(a.box.y, b.box.y);
    const float lower = std::min(a.box.h, b.box.h), higher = std::max(a.box.h, b.box.h);
    return low - top > lower / 2 && higher < 1.6F * lower;
}

/// Names sort in another order in each language, words of a text stand elsewhere, and the event
/// beside the flag stands on the side that has room for its title.
bool is_of_language(std::string_view id) {
    return id == "event-chip" || id.starts_with("term-") || id.starts_with("pick-") ||
           id.starts_with("letter-") || id.starts_with("lang-");
}

/// Those that both have, in the order of the first.
std::vector<std::string> common(const std::vector<std::string>& order,
                                const std::vector<std::string>& other) {
    std::vector<std::string> both;
    std::ranges::copy_if(order, std::back_inserter(both), [&](const std::string& id) {
        return std::ranges::find(other, id) != other.end();
    });
    return both;
}

/// What a button opens follows it, wherever the panel has room.
bool opens(const Node& a, const Node& b) {
    return a.id.view() == "tracks" && b.id.view().starts_with("track-");
}

/// Right above, in the same column and the same part of the page: a step there goes backwards.
bool above(const Node& a, const Node& b) {
    const float shared = std::min(a.box.right(), b.box.right()) - std::max(a.box.x, b.box.x);
    return a.region == b.region && b.box.bottom() <= a.box.y + 1 &&
           shared > std::min(a.box.w, b.box.w) / 2;
}

} // namespace

TEST_CASE("keys lead through a page as one reads it, mirrored where one reads the other way",
          "[access]") {
    AccessRow row(
        "A-28", "order",
        "The order of the focus on all kinds of pages in six languages, on a wide panel, in its "
        "lower part and on an upright one. Of two neighbours side by side in a row the one that "
        "is read first comes first: the left one, in Arabic the right one. No step goes straight "
        "up inside a part of the page, but to what a button has just opened. What a page has in "
        "two languages comes in the same order "
        "in both; one that needs more room may leave something to its list.");
    const std::array<Circumstances, 3> panels{
        {{{1920, 1080}}, {{1920, 1080}, {}, true}, {{1080, 1920}}}};
    for (Circumstances circumstances : panels) {
        std::map<std::string, std::vector<std::string>> english;
        for (const char* language : {"en", "ar", "zh", "fr", "ru", "es"}) {
            circumstances.language = language;
            Inspection visit(circumstances);
            const bool rtl = std::string_view(language) == "ar";
            int steps = 0, pages = 0;
            visit.see_all([&](std::string_view page) {
                ++pages;
                const auto walk = walk_of(visit);
                std::vector<std::string> ids;
                for (std::size_t i = 0; i < walk.size(); ++i) {
                    const std::string id(walk[i]->id.view());
                    if (!is_of_language(id))
                        ids.push_back(id);
                    if (i == 0)
                        continue;
                    const Node& from = *walk[i - 1];
                    if (above(from, *walk[i]) && !opens(from, *walk[i]))
                        row.complain(visit.name(), " ", page, ": #", id, " above #", from.id.view(),
                                     " comes after it");
                    if (!beside(from, *walk[i]))
                        continue;
                    ++steps;
                    const float by = walk[i]->box.centre().x - from.box.centre().x;
                    if (rtl ? by > 0 : by < 0)
                        row.complain(visit.name(), " ", page, ": #", id, " after #",
                                     from.id.view());
                }
                const auto& first = english.try_emplace(std::string(page), ids).first->second;
                if (common(first, ids) != common(ids, first))
                    row.complain(visit.name(), " ", page, ": another order than in English");
            });
            row.figure(visit.name(), ": ", pages, " pages, ", steps, " steps inside a row");
            CHECK(steps > 60);
        }
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}

TEST_CASE("ways home and to the settings stand at the same place on all pages", "[access]") {
    AccessRow row("A-29", "places",
                  "Home, Language and Reading on all kinds of pages that have them but cards, "
                  "dossiers and sheets, in six languages: at most 2 px from where they stand in "
                  "most; the height of their middle, and for Home its leading edge.");
    for (const SizePx panel : {SizePx{1920, 1080}, SizePx{1080, 1920}}) {
        for (const char* language : languages) {
            Inspection visit({panel, {}, false, language});
            const bool rtl = std::string_view(language) == "ar";
            struct Stand {
                std::string page;
                float edge, middle;
            };
            std::map<std::string, std::vector<Stand>> stands;
            visit.see_all([&](std::string_view page) {
                const SceneId scene = visit.state().scene;
                if (scene == SceneId::event || scene == SceneId::dossier ||
                    scene == SceneId::reading || scene == SceneId::glossary ||
                    scene == SceneId::idle_warning || visit.state().speech.help_open)
                    return;
                for (const char* id : {"home", "nav-language", "nav-reading"}) {
                    const Node* node = visit.tree().find(id);
                    if (node == nullptr)
                        continue;
                    const bool leading = std::string_view(id) == "home";
                    const bool left = leading != rtl;
                    stands[id].push_back({std::string(page),
                                          left ? node->box.x : panel.w - node->box.right(),
                                          node->box.centre().y});
                }
            });
            for (const auto& [id, all] : stands) {
                float most = 0;
                for (const Stand& one : all) {
                    const float away = std::max(std::abs(one.edge - all.front().edge),
                                                std::abs(one.middle - all.front().middle));
                    most = std::max(most, away);
                    if (away > 2)
                        row.complain(visit.name(), " #", id, " ", one.page, ": ", away, " px from ",
                                     all.front().page);
                }
                if (std::string_view(language) == "en" || rtl)
                    row.figure(visit.name(), ": #", id, " on ", all.size(), " pages, at most ",
                               most, " px apart");
            }
            CHECK(stands.size() == 3);
        }
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}
