// A-28, A-29: the order in which keys lead through a page, and what stands where everywhere.

#include "access/inspection.h"
#include "scene/focus_order.h"
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

} // namespace

TEST_CASE("keys lead through a page as one reads it, mirrored where one reads the other way",
          "[access]") {
    AccessRow row(
        "A-28", "order",
        "The order of the focus on all kinds of pages in six languages: the same in all of "
        "them; of two neighbours side by side in a row the one that is read first comes "
        "first: the left one, in Arabic the right one.");
    std::map<std::string, std::vector<std::string>> english;
    for (const char* language : {"en", "ar", "zh", "fr", "ru", "es"}) {
        Inspection visit({{1920, 1080}, {}, false, language});
        const bool rtl = std::string_view(language) == "ar";
        int steps = 0, pages = 0;
        visit.see_all([&](std::string_view page) {
            ++pages;
            const auto walk = walk_of(visit);
            std::vector<std::string> ids;
            for (std::size_t i = 0; i < walk.size(); ++i) {
                // Names sort in another order in each language, words of a text stand elsewhere.
                const std::string id(walk[i]->id.view());
                if (!id.starts_with("term-") && !id.starts_with("pick-") &&
                    !id.starts_with("letter-") && !id.starts_with("lang-"))
                    ids.push_back(id);
                if (i == 0 || !beside(*walk[i - 1], *walk[i]))
                    continue;
                ++steps;
                const float by = walk[i]->box.centre().x - walk[i - 1]->box.centre().x;
                if (rtl ? by > 0 : by < 0)
                    row.complain(language, " ", page, ": #", walk[i]->id.view(), " after #",
                                 walk[i - 1]->id.view());
            }
            if (english.try_emplace(std::string(page), ids).first->second != ids)
                row.complain(language, " ", page, ": another order than in English");
        });
        row.figure(language, ": ", pages, " pages, ", steps, " steps inside a row");
        CHECK(steps > 100);
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() <= 71); // what is known today: fewer, never more
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
