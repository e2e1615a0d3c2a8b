#include "content/utf8.h"
#include "support/catch.h"

using namespace fl;
using Kind = TextFlaw::Kind;

namespace {

std::optional<Kind> flaw(std::string_view text) {
    const auto found = first_flaw(text);
    return found ? std::optional(found->kind) : std::nullopt;
}

} // namespace

TEST_CASE("words of all scripts are without flaw", "[utf8]") {
    for (const char* text : {"", "Fault Lines", "Côte d’Ivoire", "Россия", "中国", "الصين", "😀",
                             "\u2068UN\u2069", "zero\u200Bwidth", "\uFEFFx"}) {
        INFO(text);
        CHECK_FALSE(first_flaw(text));
    }
}

TEST_CASE("bytes that are not UTF-8 are found", "[utf8]") {
    for (const char* text :
         {"\x80", "\xC0\xAF", "\xC1\x81", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xC3", "\xE4\xB8", "caf\xE9"}) {
        CHECK(flaw(text) == Kind::not_utf8);
    }
}

TEST_CASE("characters that would spoil a line are found", "[utf8]") {
    CHECK(flaw("a\nb") == Kind::line_break);
    CHECK(flaw("a\u2028b") == Kind::line_break);
    CHECK(flaw("a\tb") == Kind::control);
    CHECK(flaw("a\x7F") == Kind::control);
    CHECK(flaw("a\u0085") == Kind::control);
    CHECK(flaw("a\uFFFE") == Kind::control);
    CHECK(flaw("\u202Eabc") == Kind::bidi_override);
    CHECK(flaw("\u2067abc") == Kind::open_isolate);
    CHECK(flaw("abc\u2069") == Kind::open_isolate);
    CHECK(first_flaw("ab\tc")->offset == 2);
}

TEST_CASE("characters are counted, not bytes", "[utf8]") {
    CHECK(code_point_count("中国 é") == 4);
}
