#include "core/error.h"
#include "support/catch.h"
#include "text/sentences.h"
#include "text/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

using namespace fl;

namespace {

TextEngine make_engine() {
    return TextEngine(std::filesystem::path(FL_SHARE_DIR) / "fonts", "");
}

ParagraphSpec words(std::string_view text, float size_px = 29) {
    ParagraphSpec spec;
    spec.text = text;
    spec.style.size_px = size_px;
    return spec;
}

/// How much ink a paragraph has, 0..255 a pixel.
double ink_of(const TextEngine& engine, const Paragraph& paragraph) {
    const AtlasImage& atlas = engine.atlas();
    double sum = 0;
    for (const GlyphQuad& quad : paragraph.glyphs) {
        for (int v = quad.v0; v < quad.v1; ++v) {
            for (int u = quad.u0; u < quad.u1; ++u)
                sum += atlas.pixels[static_cast<std::size_t>(v * atlas.width + u)];
        }
    }
    return sum;
}

} // namespace

TEST_CASE("the same specification gives the same paragraph without a new layout", "[text]") {
    auto engine = make_engine();
    const Paragraph& first = engine.set(spec_of(sentences[0], 400));
    const std::string copy = sentences[0].text; // other memory, same words
    ParagraphSpec again = spec_of(sentences[0], 400);
    again.text = copy;
    engine.begin_frame();
    CHECK(&engine.set(again) == &first);
    CHECK(engine.stats().layouts == 1);
    again.style.tabular = true;
    CHECK(&engine.set(again) != &first);
    CHECK(engine.stats().layouts == 2);
}

TEST_CASE("paragraphs not asked for go when there are many, the others stay", "[text]") {
    auto engine = make_engine();
    const Paragraph& kept = engine.set(words("kept"));
    for (int i = 0; i < 2000; ++i) {
        const std::string text = std::to_string(i);
        engine.set(words(text));
    }
    for (int frame = 0; frame < 400; ++frame) {
        engine.begin_frame();
        REQUIRE(&engine.set(words("kept")) == &kept);
    }
    const auto before = engine.stats().layouts;
    engine.set(words("17"));
    CHECK(engine.stats().layouts == before + 1);
}

TEST_CASE("each language is set without a missing glyph", "[text]") {
    auto engine = make_engine();
    for (const Sentence& sentence : sentences) {
        for (const Face face : {Face::text, Face::display}) {
            ParagraphSpec spec = spec_of(sentence, 590);
            spec.style.face = face;
            INFO(sentence.language << (face == Face::text ? " text" : " display"));
            const Paragraph& paragraph = engine.set(spec);
            CHECK(paragraph.missing_glyphs == 0);
            CHECK(paragraph.glyphs.size() > 20);
        }
    }
}

TEST_CASE("a character that no font has is counted and leaves no quad", "[text]") {
    auto engine = make_engine();
    const Paragraph& paragraph = engine.set(words("a\U00013000b")); // a hieroglyph
    CHECK(paragraph.missing_glyphs == 1);
    CHECK(paragraph.glyphs.size() == 2);
}

TEST_CASE("isolates, joiners and zero-width spaces are neither seen nor missing", "[text]") {
    auto engine = make_engine();
    for (const char* language : {"en", "zh", "ar"}) {
        ParagraphSpec plain = words("UN\u00A0Doc");
        plain.language = language;
        ParagraphSpec marked = words("\u2068UN\u00A0\u2060Do\u200Bc\u2069\u200E");
        marked.language = language;
        INFO(language);
        const Paragraph& a = engine.set(plain);
        const Paragraph& b = engine.set(marked);
        CHECK(b.missing_glyphs == 0);
        CHECK(b.glyphs.size() == 5);
        CHECK(a.glyphs.size() == 5);
    }
}

TEST_CASE("more letters are wider, and a heavier weight has more ink", "[text]") {
    auto engine = make_engine();
    float width = 0;
    const std::string_view text = "information security";
    for (std::size_t length = 1; length <= text.size(); ++length) {
        if (text[length - 1] == ' ')
            continue; // a space at the end of a line may have no width
        const float wider = engine.set(words(text.substr(0, length))).size.w;
        CHECK(wider > width);
        width = wider;
    }
    double ink = 0;
    for (const int weight : {500, 600, 700}) {
        ParagraphSpec spec = words(text);
        spec.style.weight = weight;
        const double more = ink_of(engine, engine.set(spec));
        INFO(weight);
        CHECK(more > ink * 1.03);
        ink = more;
    }
}

TEST_CASE("no line is wider than asked for", "[text]") {
    auto engine = make_engine();
    for (const Sentence& sentence : sentences) {
        for (const float width : {120.0F, 300.0F, 590.5F}) {
            const Paragraph& paragraph = engine.set(spec_of(sentence, width));
            INFO(sentence.language << " in " << width);
            CHECK(paragraph.lines.size() > 1);
            CHECK(paragraph.size.w <= width);
            for (const TextLine& line : paragraph.lines)
                CHECK(line.width <= width);
        }
    }
}

TEST_CASE("a word that is too long is broken inside", "[text]") {
    auto engine = make_engine();
    ParagraphSpec spec = words("Informationssicherheitsverhaltenskodex");
    spec.max_width_px = 150;
    const Paragraph& paragraph = engine.set(spec);
    CHECK(paragraph.lines.size() >= 4);
    CHECK(paragraph.size.w <= 150);
}

TEST_CASE("text beyond the allowed lines is cut with an ellipsis", "[text]") {
    auto engine = make_engine();
    for (const Sentence& sentence : sentences) {
        ParagraphSpec spec = spec_of(sentence, 300);
        spec.max_lines = 2;
        const Paragraph& paragraph = engine.set(spec);
        INFO(sentence.language);
        CHECK(paragraph.truncated);
        CHECK(paragraph.lines.size() == 2);
        CHECK(paragraph.size.w <= 300);
        spec.max_lines = 99;
        CHECK_FALSE(engine.set(spec).truncated);
    }
}

TEST_CASE("a line break in the text begins a new line", "[text]") {
    auto engine = make_engine();
    ParagraphSpec spec = words("one\ntwo\nthree");
    CHECK(engine.set(spec).lines.size() == 3);
    spec.max_width_px = 300;
    spec.max_lines = 3;
    CHECK(engine.set(spec).lines.size() == 3);
    CHECK_FALSE(engine.set(spec).truncated);
}

TEST_CASE("lines are aligned by the direction of reading", "[text]") {
    auto engine = make_engine();
    const auto longest_and_last = [&](const Sentence& sentence, Align align) {
        ParagraphSpec spec = spec_of(sentence, 590);
        spec.align = align;
        const Paragraph& paragraph = engine.set(spec);
        const TextLine& last = paragraph.lines.back();
        return PointF{last.x, paragraph.size.w - (last.x + last.width)}; // rest on both sides
    };
    const Sentence& english = sentences[0];
    const Sentence& arabic = sentences[5];
    CHECK(longest_and_last(english, Align::leading).x == 0);
    CHECK(std::abs(longest_and_last(english, Align::trailing).y) <= 0.5F);
    CHECK(std::abs(longest_and_last(arabic, Align::leading).y) <= 0.5F);
    CHECK(longest_and_last(arabic, Align::trailing).x == 0);
    for (const Sentence& sentence : {english, arabic}) {
        const PointF rest = longest_and_last(sentence, Align::centre);
        CHECK(rest.x > 5);
        CHECK(std::abs(rest.x - rest.y) <= 1);
    }
}

TEST_CASE("Arabic runs from right to left around a document number", "[text]") {
    auto engine = make_engine();
    ParagraphSpec spec = words("أمن \u2068A/66/359\u2069 أمن");
    spec.language = "ar";
    spec.right_to_left = true;
    ParagraphSpec latin = words("A");
    const GlyphQuad letter = engine.set(latin).glyphs.front();
    const Paragraph& paragraph = engine.set(spec);
    // The number's "A" is left of its digits, and in the middle of the line.
    const auto found =
        std::find_if(paragraph.glyphs.begin(), paragraph.glyphs.end(), [&](const GlyphQuad& quad) {
            return quad.x1 - quad.x0 >= letter.x1 - letter.x0 - 1 && quad.x0 > 40;
        });
    REQUIRE(found != paragraph.glyphs.end());
    CHECK(found->x0 < paragraph.size.w / 2);
}

TEST_CASE("base lines are whole pixels, one line height apart, alike in all languages", "[text]") {
    auto engine = make_engine();
    ParagraphSpec spec = words("x\nx\nx\nx\nx");
    spec.style.line_factor = 1.5F; // 43.5 px
    const Paragraph& paragraph = engine.set(spec);
    CHECK(paragraph.size.h == Approx(5 * 43.5));
    CHECK(paragraph.first_baseline == paragraph.lines.front().baseline);
    for (std::size_t i = 0; i < paragraph.lines.size(); ++i) {
        const float baseline = paragraph.lines[i].baseline;
        CHECK(baseline == std::round(baseline));
        CHECK(std::abs(baseline - paragraph.first_baseline - 43.5F * static_cast<float>(i)) <= 1);
    }
    ParagraphSpec mixed = spec;
    mixed.text = "x北京أمن";
    CHECK(engine.set(mixed).first_baseline == paragraph.first_baseline);
    mixed.language = "zh";
    CHECK(engine.set(mixed).size.h == Approx(43.5 * 1.1));
    mixed.language = "ar";
    CHECK(engine.set(mixed).size.h == Approx(43.5 * 1.12));
}

TEST_CASE("capitals stand in the middle of a line of text", "[text]") {
    auto engine = make_engine();
    const Paragraph& paragraph = engine.set(words("HHH", 26));
    CHECK(std::abs(paragraph.ink.centre().y - paragraph.size.h / 2) <= 1);
}

TEST_CASE("letter spacing narrows Latin and leaves Arabic and Chinese alone", "[text]") {
    auto engine = make_engine();
    const auto change = [&](const char* text, const char* language) {
        ParagraphSpec spec = words(text, 100);
        spec.language = language;
        const float without = engine.set(spec).size.w;
        spec.style.tracking_em = -0.02F;
        return engine.set(spec).size.w - without;
    };
    CHECK(change("Fault lines", "en") == Approx(-22).margin(3));
    CHECK(change("خطوط الصدع", "ar") == 0);
    CHECK(change("断层线", "zh") == 0);
}

TEST_CASE("tabular figures have one width", "[text]") {
    auto engine = make_engine();
    ParagraphSpec ones = words("1111"), eights = words("8888");
    CHECK(engine.set(ones).size.w < engine.set(eights).size.w);
    ones.style.tabular = eights.style.tabular = true;
    CHECK(engine.set(ones).size.w == engine.set(eights).size.w);
}

TEST_CASE("a casing stands out beyond the glyph on each side", "[text]") {
    auto engine = make_engine();
    ParagraphSpec spec = words("Russia", 26);
    const RectPx bare = engine.set(spec).ink;
    CHECK(engine.set(spec).casing.empty());
    spec.style.casing_px = 3;
    const Paragraph& cased = engine.set(spec);
    CHECK(cased.casing.size() == cased.glyphs.size());
    CHECK(cased.ink.contains(bare.grown(2)));
    CHECK(bare.grown(5).contains(cased.ink));
    for (std::size_t i = 0; i < cased.glyphs.size(); ++i) {
        CHECK(cased.casing[i].x0 < cased.glyphs[i].x0);
        CHECK(cased.casing[i].y1 > cased.glyphs[i].y1);
    }
}

TEST_CASE("a Chinese opening mark hangs outside, so that the ink keeps the edge", "[text]") {
    auto engine = make_engine();
    ParagraphSpec spec = words("“网络安全”\n应当保护什么", 56);
    spec.language = "zh";
    const Paragraph& paragraph = engine.set(spec);
    REQUIRE(paragraph.lines.size() == 2);
    CHECK(paragraph.lines[0].x == -28);
    CHECK(paragraph.lines[1].x == 0);
    CHECK(paragraph.ink.x >= -2);
}

TEST_CASE("an empty paragraph has one empty line", "[text]") {
    auto engine = make_engine();
    const Paragraph& paragraph = engine.set(words(""));
    CHECK(paragraph.lines.size() == 1);
    CHECK(paragraph.glyphs.empty());
    CHECK(paragraph.size.w == 0);
    CHECK(paragraph.ink.empty());
}

TEST_CASE("a folder without the fonts is named in the error", "[text]") {
    const std::filesystem::path wrong = std::filesystem::path(FL_SOURCE_DIR) / "app";
    for (const auto& folder : {wrong, wrong / "nowhere"}) {
        try {
            TextEngine engine(folder, "");
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(error.fault() == Fault::asset);
            CHECK(std::string(error.what()).find(folder.string()) == 0);
        }
    }
}

TEST_CASE("wanted words tell where they stand, on each line that they touch", "[text]") {
    auto engine = make_engine();
    ParagraphSpec spec = words("A code of conduct is no treaty");
    const std::array<TextSpan, 2> wanted{{{2, 17}, {24, 30}}};
    spec.links = wanted;
    const Paragraph& one_line = engine.set(spec);
    REQUIRE(one_line.links.size() == 2);
    CHECK(one_line.links[0].box.x > 0);
    CHECK(one_line.links[0].box.right() < one_line.links[1].box.x);
    CHECK(std::abs(one_line.links[1].box.right() - one_line.size.w) < 1);
    spec.max_width_px = one_line.links[0].box.right() - 20; // "conduct" goes to the next line
    const Paragraph& broken = engine.set(spec);
    REQUIRE(broken.links.size() == 3);
    CHECK(broken.links[0].link == 0);
    CHECK(broken.links[1].link == 0);
    CHECK(broken.links[1].box.x < 1);
    CHECK(broken.links[1].box.y == broken.links[0].box.bottom());
}

TEST_CASE("in a text from right to left a wanted word stands from the right", "[text]") {
    auto engine = make_engine();
    ParagraphSpec spec = words("معاهدة دولية");
    spec.language = "ar";
    spec.right_to_left = true;
    const std::array<TextSpan, 1> wanted{{{0, std::string_view("معاهدة").size()}}};
    spec.links = wanted;
    const Paragraph& set = engine.set(spec);
    REQUIRE(set.links.size() == 1);
    CHECK(std::abs(set.links[0].box.right() - set.size.w) < 1);
    CHECK(set.links[0].box.x > set.size.w / 3);
}

TEST_CASE("a wanted word that breaks at the end of a line from right to left ends there",
          "[text]") {
    auto engine = make_engine();
    ParagraphSpec spec = words("دول ترسل مدونة قواعد السلوك");
    spec.language = "ar";
    spec.right_to_left = true;
    const std::size_t begin = std::string_view("دول ترسل ").size();
    const std::array<TextSpan, 1> wanted{{{begin, spec.text.size()}}};
    spec.links = wanted;
    const Paragraph& one_line = engine.set(spec);
    REQUIRE(one_line.links.size() == 1);
    const float width = one_line.size.w, word = one_line.links[0].box.w;
    spec.max_width_px = width - word / 2; // a part of it goes to the next line
    const Paragraph& broken = engine.set(spec);
    REQUIRE(broken.links.size() == 2);
    CHECK(std::abs(broken.links[0].box.w + broken.links[1].box.w - word) < word / 8);
    CHECK(broken.links[0].box.right() < broken.size.w - (width - word) / 2);
    CHECK(std::abs(broken.links[1].box.right() - broken.size.w) < 1);
}

TEST_CASE("a text with and without wanted words is two paragraphs", "[text]") {
    auto engine = make_engine();
    ParagraphSpec spec = words("treaty");
    CHECK(engine.set(spec).links.empty());
    const std::array<TextSpan, 1> wanted{{{0, 6}}};
    spec.links = wanted;
    CHECK(engine.set(spec).links.size() == 1);
    CHECK(engine.stats().layouts == 2);
}
