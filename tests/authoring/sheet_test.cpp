#include "authoring/sheet.h"
#include "support/catch.h"

using namespace fl;

namespace {

struct Parsed {
    Sheet sheet;
    Findings findings;
};

Parsed parse(std::string_view bytes) {
    Parsed parsed;
    parsed.sheet = parse_sheet(bytes, "sheet.csv", parsed.findings);
    return parsed;
}

} // namespace

TEST_CASE("a sheet reads the same however a spreadsheet saved it", "[sheet]") {
    const std::vector<std::string> forms{
        "key,Title (en)\na,\"one, two\"\nb,three\n",
        "\xEF\xBB\xBFkey,Title (en)\na,\"one, two\"\nb,three\n",
        "key,title (en)\r\na,\"one, two\"\r\nb,three\r\n",
        "key;title (en)\r\na;one, two\r\nb;three",
        "key,title (en)\ra,\"one, two\"\rb,three\r",
        "\"key\",\"title (en)\"\n\"a\",\"one, two\"\n\"b\",\"three\"\n",
        "key, title (en) ,,\n a ,\"one, two\",,\nb,three ,,\n",
    };
    for (const std::string& form : forms) {
        INFO(form);
        const auto [sheet, findings] = parse(form);
        CHECK(findings.empty());
        CHECK(sheet.columns == std::vector<std::string>{"key", "title (en)"});
        REQUIRE(sheet.rows.size() == 2);
        CHECK(sheet.rows[0].cells == std::vector<std::string>{"a", "one, two"});
        CHECK(sheet.rows[1].cells == std::vector<std::string>{"b", "three"});
        CHECK(sheet.rows[1].number == 3);
    }
}

TEST_CASE("rows are counted as the spreadsheet counts them", "[sheet]") {
    const auto [sheet, findings] = parse("key,text\r\n\r\n,\r\na,\"b\r\nc\"\r\nd,e\r\n");
    REQUIRE(sheet.rows.size() == 2);
    CHECK(sheet.rows[0].number == 4);
    CHECK(sheet.rows[0].cells[1] == "b\nc"); // the checker reports the line break
    CHECK(sheet.rows[1].number == 5);
}

TEST_CASE("a doubled quote is one quote", "[sheet]") {
    const auto [sheet, findings] = parse("key\n\"say \"\"no\"\"\"\n");
    REQUIRE(sheet.rows.size() == 1);
    CHECK(sheet.rows[0].cells[0] == "say \"no\"");
}

TEST_CASE("what is no sheet becomes a finding, never a crash", "[sheet]") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", "is empty"},
        {"\n\n", "is empty"},
        {std::string("PK\x03\x04\0\0", 6), "not UTF-8"},
        {std::string("\xFF\xFEk\0", 4), "not UTF-8"},
        {"key\n\"never closed\n", "quote"},
        {"key\nstray \" quote\n", "quote"},
        {"key,key\na,b\n", "twice"},
        {"key,text\na,b,c\n", "3 cells"},
    };
    for (const auto& [bytes, reason] : cases) {
        const auto [sheet, findings] = parse(bytes);
        INFO(bytes);
        REQUIRE_FALSE(findings.empty());
        CHECK(findings[0].severity == Severity::error);
        CHECK(findings[0].text.find(reason) != std::string::npos);
    }
}

TEST_CASE("a broken row is named by its number", "[sheet]") {
    const auto [sheet, findings] = parse("key,text\na,b\nc,d\ne,x \" y\n");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].row == 4);
    CHECK(sheet.rows.size() >= 2);
}

TEST_CASE("a sheet of keys and values turns into one row", "[sheet]") {
    Findings findings;
    const Sheet sheet = turned(
        parse_sheet("key,value\nid,x\ntitle (en),Y\nid,z\n", "pack.csv", findings), findings);
    CHECK(sheet.columns == std::vector<std::string>{"id", "title (en)"});
    REQUIRE(sheet.rows.size() == 1);
    CHECK(sheet.rows[0].cells == std::vector<std::string>{"x", "Y"});
    CHECK(Sheet::row_of(sheet.rows[0], 1) == 3);
    REQUIRE(findings.size() == 1); // id is there twice
    CHECK(findings[0].row == 4);
}
