#include "support/catch.h"
#include "text/script_runs.h"

#include <string>
#include <vector>

using namespace fl;

namespace {

std::vector<std::string> parts(std::string_view text, Script home) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const ScriptRun run = take_script_run(text, home);
        out.push_back((run.script == home || run.script == Script::none ? "" : "*") +
                      std::string(run.text));
    }
    return out;
}

using Parts = std::vector<std::string>;

} // namespace

TEST_CASE("a text in one script is one run", "[text]") {
    CHECK(parts("The code of 2011, again.", Script::latin) == Parts{"The code of 2011, again."});
    CHECK(parts("12", Script::arabic) == Parts{"12"});
    CHECK(parts("", Script::latin).empty());
}

TEST_CASE("a foreign name runs from its first letter to its last", "[text]") {
    CHECK(parts("提案A/66/359号", Script::han) == Parts{"提案", "*A/66/359", "号"});
    CHECK(parts("انظر A/66/359، ثم", Script::arabic) == Parts{"انظر ", "*A/66/359", "، ثم"});
    CHECK(parts("加入GGE和OEWG。", Script::han) == Parts{"加入", "*GGE", "和", "*OEWG", "。"});
    CHECK(parts("见“Tallinn Manual 2.0”。", Script::han) ==
          Parts{"见“", "*Tallinn Manual", " 2.0”。"});
    CHECK(parts("قالت Google إنها", Script::arabic) == Parts{"قالت ", "*Google", " إنها"});
}

TEST_CASE("every language has a script", "[text]") {
    CHECK(script_for("ar") == Script::arabic);
    CHECK(script_for("zh-Hans") == Script::han);
    CHECK(script_for("ru") == Script::cyrillic);
    CHECK(script_for("es-419") == Script::latin);
}

TEST_CASE("broken bytes stay in the text", "[text]") {
    CHECK(parts("ab\xff", Script::latin) == Parts{"ab\xff"});
}
