#include "core/error.h"
#include "core/file.h"
#include "design/tokens.h"
#include "support/catch.h"

#include <algorithm>

using namespace fl;

namespace {
const std::string path = FL_SOURCE_DIR "/assets/design/tokens.json";

double luminance(Rgba c) {
    const auto linear = [](std::uint8_t v) {
        const double s = v / 255.0;
        return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

/// WCAG 2.2 contrast ratio.
double contrast(Rgba a, Rgba b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}
} // namespace

TEST_CASE("the shipped design numbers are complete", "[design]") {
    const Tokens tokens = parse_tokens(read_file(path), "tokens.json");
    CHECK(tokens.themes[0].ink == Rgba{0x0C, 0x0F, 0x14});
    CHECK(tokens.themes[0].pattern_plus == Rgba{12, 15, 20, 77});
    CHECK(tokens.themes[2].future_hollow);
    CHECK(tokens.type.body.size == 29);
    CHECK(tokens.map_box.w == 1386);
    CHECK(tokens.motion.card_in == milliseconds(320));
    CHECK(tokens.idle.warn_after == milliseconds(60'000));
    CHECK(tokens.timeline.levels[3].name == "days");
}

TEST_CASE("a missing number is named with its whole path", "[design]") {
    std::string json = read_file(path);
    const auto at = json.find("\"raise2\"");
    json.replace(at, 8, "\"raise9\"");
    CHECK_THROWS_WITH(parse_tokens(json, "tokens.json"),
                      "tokens.json.themes.night.surface: raise2 is missing");
    CHECK_THROWS_AS(parse_tokens("{", "tokens.json"), Error);
}

TEST_CASE("text reaches 7:1 on its surface in every theme", "[design]") {
    const Tokens tokens = parse_tokens(read_file(path), "tokens.json");
    for (const Theme& theme : tokens.themes) {
        for (const Rgba surface : {theme.ink, theme.dock, theme.raise}) {
            CHECK(contrast(theme.text, surface) >= 7);
            CHECK(contrast(theme.text_secondary, surface) >= 7);
        }
        CHECK(contrast(theme.plus, theme.dock) >= 7);
        CHECK(contrast(theme.minus, theme.dock) >= 7);
        CHECK(contrast(theme.on_sheet, theme.sheet) >= 7);
        CHECK(contrast(theme.on_sheet_secondary, theme.sheet) >= 7);
        CHECK(contrast(theme.plus_on_sheet, theme.sheet) >= 7);
        CHECK(contrast(theme.minus_on_sheet, theme.sheet) >= 7);
    }
}

TEST_CASE("an easing starts at 0, ends at 1 and never turns back", "[design]") {
    const Easing standard{0.2F, 0, 0, 1};
    CHECK(standard(0) == 0);
    CHECK(standard(1) == 1);
    CHECK(standard(-3) == 0);
    CHECK(standard(7) == 1);
    float last = 0;
    for (int i = 1; i <= 100; ++i) {
        const float now = standard(static_cast<float>(i) / 100);
        CHECK(now >= last);
        last = now;
    }
    CHECK(Easing{}(0.5F) == Approx(0.5F).margin(1e-3));
}
