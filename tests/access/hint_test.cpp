// Who uses keys is told which key to press, not where to touch.

#include "access/inspection.h"
#include "support/access_row.h"
#include "support/catch.h"

#include <map>

using namespace fl;
using namespace fl::test;

namespace {

/// How the languages ask for a finger.
const std::map<std::string, std::vector<std::string>> touch_words{
    {"en", {"Touch", "touch ", "Drag", "drag ", "slide"}},
    {"fr", {"Touchez", "touchez", "glisser"}},
    {"es", {"Toque", "toque ", "arrastre", "deslice"}},
    {"ru", {"Коснитесь", "коснитесь", "перетащите", "проведите"}},
    {"ar", {"اللمس", "المس ", "السحب"}},
    {"zh", {"触摸", "轻触", "拖动", "滑动"}}};

} // namespace

TEST_CASE("hints to whoever uses keys name keys", "[access]") {
    AccessRow row("A-02", "hints",
                  "All kinds of pages of a visit in six languages while the keypad is in use: "
                  "name, value and hint of each part that the focus comes to, searched for the "
                  "words with which each language asks for a touch. The sheet of words, attract "
                  "and the running texts of cards are left out: what they say of touch is no "
                  "hint.");
    for (const Language& language : own_world().exhibit.languages) {
        const auto known = touch_words.find(language.code);
        REQUIRE(known != touch_words.end());
        Inspection visit({{1920, 1080}, {}, false, language.code});
        int hints = 0;
        visit.see_all([&](std::string_view page) {
            if (visit.state().scene == SceneId::attract ||
                visit.state().scene == SceneId::idle_warning)
                return;
            const ExhibitState kept = visit.state();
            const Instant then = visit.now();
            visit.act(UseKeys{});
            visit.frame(1.0 / 60);
            for (const Node& node : visit.tree().nodes()) {
                const bool acts = node.on_tap.has_value() || node.drag != DragKind::none;
                if (!acts || node.reads || node.hint.empty())
                    continue;
                ++hints;
                for (const std::string& word : known->second) {
                    if (std::string(node.hint).find(word) != std::string::npos ||
                        std::string(node.label).find(word) != std::string::npos)
                        row.complain(language.code, " ", page, " #", node.id.view(), ": ",
                                     node.hint);
                }
            }
            visit.restore(kept, then);
        });
        row.figure(language.code, ": ", hints, " hints, none asks for a finger");
        CHECK(hints > 100);
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}
