#include "support/catch.h"
#include "text/break_rules.h"
#include "text/text.h"

using namespace fl;

TEST_CASE("the slashes of a document symbol hold together, other slashes do not", "[text]") {
    CHECK(document_symbols("A/66/359") == std::vector<UnbrokenRange>{{1, 3}, {4, 6}});
    CHECK(document_symbols("A/RES/53").size() == 2);
    CHECK(document_symbols("and/or, https://un.org/, /, A/").empty());
    CHECK(document_symbols("").empty());
}

TEST_CASE("marked phrases end at the marks and after punctuation", "[text]") {
    CHECK(marked_phrases("网络安全，还是信息安全？").empty());
    const auto phrases = marked_phrases("网络\u200B安全，还是");
    CHECK(phrases == std::vector<UnbrokenRange>{{0, 9}, {9, 18}, {18, 24}});
}

TEST_CASE("a document symbol stays in one line", "[text]") {
    TextEngine engine(std::filesystem::path(FL_SHARE_DIR) / "fonts", "");
    ParagraphSpec spec;
    spec.text = "Doc A/66/359";
    const float whole = engine.set(spec).size.w;
    for (const char* language : {"en", "zh", "ar"}) {
        spec.language = language;
        spec.max_width_px = whole - 4;
        const Paragraph& paragraph = engine.set(spec);
        INFO(language);
        REQUIRE(paragraph.lines.size() == 2);
        CHECK(paragraph.lines[0].glyph_count == 3);
        CHECK(paragraph.lines[1].glyph_count == 8);
    }
}

TEST_CASE("a Chinese line ends with a phrase if it can", "[text]") {
    TextEngine engine(std::filesystem::path(FL_SHARE_DIR) / "fonts", "");
    ParagraphSpec spec;
    spec.language = "zh";
    spec.style.size_px = 50;
    spec.text = "网络安全\u200B应当保护\u200B什么";
    spec.max_width_px = 330; // six characters
    CHECK(engine.set(spec).lines[0].glyph_count == 4);
    spec.max_width_px = 180; // no phrase fits
    CHECK(engine.set(spec).lines[0].glyph_count == 3);
    CHECK(engine.set(spec).size.w <= 180);
}
