#include "support/catch.h"
#include "text/term_finder.h"

using namespace fl;

namespace {

/// The found words, each with its term: "0:treaty 1:norms".
std::string found(const TermFinder& finder, std::string_view text) {
    std::string all;
    for (const FoundTerm& one : finder.find(text)) {
        all += all.empty() ? "" : " ";
        all += std::to_string(one.term) + ":";
        all += text.substr(one.span.begin, one.span.end - one.span.begin);
    }
    return all;
}

} // namespace

TEST_CASE("a term is found in any of its forms and any case, once", "[text]") {
    TermFinder finder("en");
    finder.add(0, "Treaty; treaties");
    finder.add(1, "norm;norms");
    CHECK(found(finder, "Norms, not a treaty. Treaties bind; norms do not.") == "1:Norms 0:treaty");
}

TEST_CASE("parts of words are no terms", "[text]") {
    TermFinder finder("en");
    finder.add(0, "norm");
    CHECK(found(finder, "A normal day, an enorm day, abnorm").empty());
    CHECK(found(finder, "(norm)") == "0:norm");
}

TEST_CASE("the longest term wins", "[text]") {
    TermFinder finder("en");
    finder.add(0, "law");
    finder.add(1, "laws of war;law of war");
    CHECK(found(finder, "The law of war is law.") == "1:law of war 0:law");
}

TEST_CASE("letters of several bytes are counted as they stand in the text", "[text]") {
    TermFinder finder("ru");
    finder.add(0, "Договор;договора");
    CHECK(found(finder, "О проекте договора.") == "0:договора");
}

TEST_CASE("Chinese writes no words apart, Arabic writes the article on", "[text]") {
    TermFinder chinese("zh"), arabic("ar");
    chinese.add(0, "条约");
    arabic.add(0, "معاهدة");
    CHECK(found(chinese, "没有全球条约的世界") == "0:条约");
    CHECK(found(arabic, "المعاهدة الدولية") == "0:معاهدة");
}

TEST_CASE("no terms, no text, nothing found", "[text]") {
    CHECK(TermFinder("en").find("Some text").empty());
    TermFinder finder("en");
    finder.add(0, " ; ;");
    CHECK(finder.find("; ").empty());
}
